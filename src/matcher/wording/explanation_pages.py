"""What stands on the sheet for the client: large, calm, in the second person, without a figure."""

from typing import Final

TAB: Final = "Uitleg voor {client}"
TITLE: Final = "Vacatures die bij u kunnen passen"
TO_CLIENT: Final = "Naar {client}"
PRINT: Final = (
    "Dit blad is om samen door te nemen. Lees het voor, of druk het af met Ctrl en P. Wat u hier leest, "
    "staat niet op de afdruk."
)
INTRO: Final = (
    "Deze vacatures vonden wij bij wat u vertelde. Het zijn voorstellen: u kiest. De volgorde zegt niets "
    "over wat u moet doen."
)
WHY: Final = "Waarom dit voorstel?"
ASK_EMPLOYER: Final = "Nog te vragen aan de werkgever"
UNKNOWN: Final = "Wat wij nog niet van u weten"
UNKNOWN_HELP: Final = "Als u dit wilt vertellen, zoeken wij beter. Het hoeft niet."
ALL_KNOWN: Final = "Wij weten genoeg om te zoeken. U mag altijd iets veranderen."
OPENNESS: Final = "Wat anderen weten"
CLOSED: Final = (
    "Er geldt nu geen besluit om iets te delen: dit systeem vertelt werkgevers niets over u."
)
OPEN: Final = (
    "U hebt besloten om iets te delen: alleen wat u koos, en alleen met wie u koos. U kunt dat elke dag "
    "veranderen."
)
WHOSE_WORDS: Final = (
    "Op dit blad staan alleen uw eigen woorden, woorden uit de vacatures en vaste zinnen. U mag vragen wat "
    "er verder over u bewaard is."
)
MADE_ON: Final = "Gemaakt op {day}."
NOTHING: Final = "Op dit moment hebben wij geen vacatures voor u. Wij zoeken verder als u dat wilt."
