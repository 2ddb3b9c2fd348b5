"""What to ask, and whom, when a fact is missing. One question is for the client's own specialist.

To an adviser the same gap reads as the advice to send the employer the full list of working conditions,
since one question, just now, would tell the employer about somebody.
"""

from matcher.domain.conditions import ConditionCode
from matcher.domain.matches import Audience
from matcher.wording.terms import CONDITIONS

_OF_CONDITION = "Vraag (aan de werkgever): is er {condition}, voor iedereen of op verzoek?"
FULL_LIST = "Stuur de werkgever de volledige lijst met werkomstandigheden."
QUESTIONS = {
    "client.passions": "Vraag aan de cliënt: wat doet u graag?",
    "client.abilities": "Vraag aan de cliënt: wat kunt u goed?",
    "client.target_occupations": "Vraag aan de cliënt: welk werk zou u willen doen?",
    "client.target_sectors": "Vraag aan de cliënt: in wat voor bedrijf wilt u werken?",
    "client.working_hours": "Vraag aan de cliënt: hoeveel uur per week wilt u werken?",
    "client.place": "Vraag aan de cliënt: vanuit welke plaats reist u?",
    "client.driving_licences": "Vraag aan de cliënt: welk rijbewijs hebt u?",
    "client.languages": "Vraag aan de cliënt: welke talen spreekt u, en hoe goed?",
    "client.qualifications": "Vraag aan de cliënt: welke diploma’s hebt u?",
    "employer.sbi": "Zoek op in welke sector de werkgever zit.",
    "vacancy.working_hours": "Vraag aan de werkgever: om hoeveel uur per week gaat het?",
    "vacancy.times": "Vraag aan de werkgever: op welke tijden is het werk?",
    "vacancy.place": "Vraag aan de werkgever: waar is het werk?",
    "vacancy.contract": "Vraag aan de werkgever: wat voor contract is het?",
    "vacancy.pay": "Vraag aan de werkgever: wat is het loon?",
}


def question(fact: str, audience: Audience) -> str:
    """Return what to ask about a missing fact, in Dutch."""
    noun, _, rest = fact.partition(".")
    kind, _, code = rest.partition(".")
    if noun == "vacancy" and kind == "conditions":
        if audience is Audience.ADVISER:
            return FULL_LIST
        return _OF_CONDITION.format(condition=CONDITIONS[ConditionCode(code)])
    return QUESTIONS[fact]
