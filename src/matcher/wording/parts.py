"""What each of the three probabilities answers, as a question to staff.

Apart from the other words, since the employer's pages use those and may know of no ranking.
"""

from matcher.domain.matches import Part

PARTS = {
    Part.CLIENT_FIT: "Wil de cliënt dit werk?",
    Part.EMPLOYER_FIT: "Neemt de werkgever aan?",
    Part.SUSTAINED_FIT: "Houdt het werk stand?",
}
