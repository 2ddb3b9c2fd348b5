"""Why a vacancy is not in a client's list: for the own specialist, and in other words for the client.

To the client nothing is said of needs, openness, employers' habits, scores or chances, as in `for_clients`.
"""

from collections.abc import Mapping
from typing import Final

from matcher.domain.matches import Blocked
from matcher.domain.vacancies import Demand
from matcher.wording.terms import DEMANDS

IN_LIST: Final = "Deze vacature staat op plaats {rank} van de lijst van vandaag."
WHY_NOT: Final[Mapping[str, str]] = {
    "not_looking": "De cliënt zoekt nu geen werk. Daarom is er geen lijst.",
    "not_open": "Deze vacature staat niet meer open.",
    "refused_vacancy": "De cliënt wil deze vacature niet zien.",
    "refused_employer": "De cliënt wil niet naar deze werkgever.",
    "settled": (
        "Bij deze vacature is al iets gedaan of besloten. Daarom staat zij niet op de lijst met voorstellen."
    ),
    "one_thing": "Deze vacature valt af op één ding. Misschien is daar iets aan te doen.",
    "demands": "Deze vacature valt af op wat wordt gevraagd.",
    "not_retrieved": (
        "De tekst van {ranked} andere vacatures ligt dichter bij wat de cliënt wil en kan. Alleen die "
        "zijn verder bekeken. Op schatting zou deze op plaats {rank} staan."
    ),
    "too_low": "Deze vacature staat op plaats {rank} van {ranked}. De lijst stopt bij {length}.",
}
"""What the list says, by the code of why not."""

NIGHT_IN: Final = "Op de lijst van {night} stond deze vacature op plaats {rank}."
NIGHT_OUT: Final = "Op de lijst van {night} stond deze vacature niet."
NIGHT_DISPLACED: Final = (
    "Op de lijst van {night} stond deze vacature niet. Op score alleen was het plaats {rank}."
)

TO_CLIENT: Final[Mapping[str, str]] = {
    "not_looking": "U zoekt nu geen werk. Daarom zoeken wij nu geen vacatures voor u.",
    "not_open": "Deze vacature is gesloten.",
    "refused_vacancy": "U wilt deze vacature niet zien. Daarom staat zij niet op uw lijst.",
    "refused_employer": "U wilt niet naar deze werkgever. Daarom staat de vacature niet op uw lijst.",
    "settled": (
        "U hebt al iets gedaan met deze vacature, of er is al iets over besloten. Daarom staat zij niet op "
        "uw lijst."
    ),
    "one_thing": "Deze vacature staat nu niet op uw lijst.",
    "demands": "Deze vacature staat nu niet op uw lijst.",
    "not_retrieved": "Andere vacatures lijken meer op wat u graag doet en wat u kunt.",
    "too_low": "Andere vacatures passen nu beter bij u.",
}
"""The same for the client."""

_LACKING: Final[Mapping[Demand, str]] = {
    Demand.DRIVING_LICENCE: "De werkgever vraagt een rijbewijs: {asked}. Bij ons staat dat niet.",
    Demand.QUALIFICATION: "De werkgever vraagt een diploma: {asked}. Bij ons staat dat niet.",
    Demand.LANGUAGE: "De werkgever vraagt een taal: {asked}. Bij ons staat: {have}.",
    Demand.HOURS: "Het gaat om {asked} per week. U wilt {have}.",
    Demand.TIMES: "Het werk is {asked}. Dat wilt u niet.",
    Demand.PLACE: "Het is {asked}. U wilt {have}.",
    Demand.REGISTER_ENTRY: "Deze baan is voor de banenafspraak. Praat erover met uw begeleider.",
    Demand.WAY_OF_APPLYING: (
        "Bij deze baan kunt u niet zelf solliciteren. Praat erover met uw begeleider."
    ),
}
_NOTHING: Final = "niets"


def lacking_for_client(blocked: Blocked) -> str:
    """Return what one demand asks that is not there, to the client."""
    asked = blocked.asked or DEMANDS[blocked.demand]
    return _LACKING[blocked.demand].format(asked=asked, have=blocked.have or _NOTHING)
