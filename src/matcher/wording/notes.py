"""Why a list is empty: nobody ends with an empty list and no reason."""

from matcher.domain.vacancies import Demand
from matcher.wording.terms import DEMANDS

NOT_LOOKING = "Deze cliënt zoekt nu geen werk, of mag nu niet worden gezocht."
NO_VACANCIES = "Er zijn nu geen open vacatures."
NO_CLIENTS = "Er is nu niemand die past en gevonden mag worden. Vraag ook de trajectbegeleiders."
NOT_OPEN = "Deze vacature staat niet meer open."
NO_VACANCIES_HERE = "Er zijn nu geen open vacatures in uw regio."
ALL_REFUSED = (
    "Er zijn open vacatures, maar bij elke staat in het dossier dat de cliënt de vacature of de werkgever "
    "niet wil."
)
ALL_SETTLED = "Bij elke open vacature die past, is al iets gedaan of besloten."
_MOSTLY = "Geen enkele open vacature past. Meestal komt dat door: {demand}."
_NEARLY = " Kijk ook bij “nog één ding”."


def nothing_fits(demand: Demand, *, blocked: bool) -> str:
    """Return the note for a list that one demand emptied more than any other.

    `blocked` says that beside it stand vacancies that one thing keeps out.
    """
    return _MOSTLY.format(demand=DEMANDS[demand]) + (_NEARLY if blocked else "")
