"""What the page with figures says: what is counted, over whom, and what is left out."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.nightly_runs import RunState
from matcher.domain.region_figures import Load, Reach, Wait

TITLE: Final = "Cijfers"
INTRO: Final = (
    "Hoe gaat het met de lijsten, en hoe lang wachten mensen? Naast elk plaatje staat een tabel."
)
OVER_PEOPLE: Final = (
    "Over anderen dan uw eigen cliënten ziet u alleen totalen. Gaat een getal over minder dan tien "
    "mensen, dan laten wij het weg."
)
TOTALS_ONLY: Final = (
    "U ziet alleen totalen. Gaat een getal over minder dan tien mensen, dan laten wij het weg."
)
OF_ADVISER: Final = (
    "Deze cijfers gaan alleen over mensen die zelf hebben besloten dat u hen mag vinden, en over de "
    "vacatures in uw regio."
)
LEFT_OUT: Final = "niet getoond"
SOME_LEFT_OUT: Final = (
    "Waar “niet getoond” staat, gaat het om minder dan tien mensen. Of om meer, als u anders een "
    "kleiner getal kon uitrekenen."
)
NOTHING_TO_DRAW: Final = "Er is geen plaatje, want er is geen getal om te tekenen."
PEOPLE: Final = "Cliënten"
VACANCIES: Final = "Vacatures"

NIGHT: Final = "De laatste nacht"
NIGHT_HELP: Final = "Elke nacht maakt het systeem nieuwe lijsten. Zo ging het de laatste keer."
LISTS_OF: Final = "De lijsten die u nu ziet, zijn gemaakt op {day}."
NO_NIGHT: Final = "Er is nog geen nacht geweest. Daarom zijn er nog geen lijsten."
STATE: Final = "Afloop"
BEGAN: Final = "Begonnen"
MADE_ON: Final = "Gemaakt op"
VERSIONS: Final[Mapping[str, str]] = {"ranker": "Rangschikking", "encoder": "Taalmodel"}
STATES: Final[Mapping[RunState, str]] = {
    RunState.RUNNING: "bezig",
    RunState.PUBLISHED: "gelukt",
    RunState.FAILED: "mislukt: de lijsten van de vorige nacht gelden nog",
}
SECONDS: Final = "Hoe lang elke stap duurde, in seconden"
STEP: Final = "Stap"
DURATION: Final = "Seconden"
STEPS: Final[Mapping[str, str]] = {
    "expiry and retention": "Opruimen wat afliep",
    "texts and index": "Teksten lezen",
    "erasing who left": "Dossiers wissen na de bewaartermijn",
    "retrieval, features and scores": "Iedereen naast elke vacature leggen",
    "allocation and reasons": "Lijsten verdelen, met redenen",
    "forgetting vectors": "Vergeten wat niet meer nodig is",
    "release checks": "Controleren",
    "publishing": "Klaarzetten",
}
COUNTS: Final = "Wat de nacht deed"
WHAT: Final = "Wat"
COUNT: Final = "Aantal"
COUNTED: Final[Mapping[str, str]] = {
    "openVacancies": "Open vacatures",
    "lines": "Regels in alle lijsten samen",
    "textsEncoded": "Nieuwe teksten gelezen",
    "vectorsForgotten": "Teksten vergeten",
    "sessionsDropped": "Inlogsessies opgeruimd",
    "auditLinesDropped": "Oude logregels opgeruimd",
}
COUNTED_PEOPLE: Final[Mapping[str, str]] = {
    "clients": "Cliënten met een zoekvraag",
    "clientListsFilled": "Cliënten met een lijst",
    "releasesTakenEffect": "Introducties naar een werkgever",
    "introductionsEnded": "Introducties die stopten",
    "referralsForgotten": "Introducties vergeten na de bewaartermijn",
    "proposalsForgotten": "Voorstellen vergeten na de bewaartermijn",
    "clientsErased": "Dossiers gewist na de bewaartermijn",
}
"""What is told only when it is nothing, or of ten people and more."""

LOAD: Final = "Hoeveel lijsten voor één vacature?"
LOAD_HELP: Final = (
    "Staat één vacature in heel veel lijsten, dan solliciteert iedereen op hetzelfde. De nacht verdeelt "
    "de vacatures daarom over de mensen."
)
PEOPLE_AT_ONE: Final = "Hoeveel mensen bij één vacature?"
PEOPLE_AT_ONE_HELP: Final = (
    "Staat niemand in de lijst van een vacature, dan zoekt u misschien met andere eisen, of in een "
    "buurregio."
)
LOAD_OWN: Final = "Vacatures naar het aantal lijsten van uw eigen cliënten"
LOAD_ALL: Final = "Vacatures naar het aantal lijsten van alle cliënten"
LOAD_OF_ADVISER: Final = "Vacatures naar het aantal mensen in hun lijst"
LOAD_COLUMN: Final = "In hoeveel lijsten"
LOADS: Final[Mapping[str, str]] = {
    Load.NONE: "in geen lijst",
    Load.ONE: "in 1 lijst",
    Load.TWO: "in 2 lijsten",
    Load.UP_TO_FOUR: "in 3 of 4 lijsten",
    Load.UP_TO_NINE: "in 5 tot en met 9 lijsten",
    Load.TEN_OR_MORE: "in 10 of meer lijsten",
}
LOADS_OF_ADVISER: Final[Mapping[str, str]] = {
    Load.NONE: "niemand",
    Load.ONE: "1 persoon",
    Load.TWO: "2 mensen",
    Load.UP_TO_FOUR: "3 of 4 mensen",
    Load.UP_TO_NINE: "5 tot en met 9 mensen",
    Load.TEN_OR_MORE: "10 of meer mensen",
}
LOAD_COLUMN_OF_ADVISER: Final = "Mensen in de lijst"

REACH: Final = "Wie krijgt een lijst?"
REACH_HELP: Final = (
    "Iedereen die werk zoekt, moet vacatures te zien krijgen. Een lege of korte lijst is een reden om "
    "samen te kijken wat nog niet bekend is."
)
REACH_HELP_OF_ADVISER: Final = (
    "Iedereen die u mag vinden, moet bij vacatures in beeld komen. Staat iemand nergens in, dan kan de "
    "trajectbegeleider kijken wat nog niet bekend is."
)
REACH_OWN: Final = "Uw eigen cliënten naar het aantal vacatures in hun lijst"
REACH_OTHERS: Final = "Andere cliënten naar het aantal vacatures in hun lijst"
REACH_ALL: Final = "Cliënten naar het aantal vacatures in hun lijst"
REACH_OF_ADVISER: Final = (
    "Mensen die u mag vinden, naar het aantal vacatures waar zij in de lijst staan"
)
REACH_COLUMN: Final = "Vacatures"
REACHES: Final[Mapping[str, str]] = {
    Reach.NONE: "geen",
    Reach.UP_TO_FOUR: "1 tot en met 4",
    Reach.UP_TO_NINE: "5 tot en met 9",
    Reach.TEN_OR_MORE: "10 of meer",
}

WAIT: Final = "Hoe lang tot een werkgever iemand kent?"
WAIT_HELP: Final = (
    "Wij tellen vanaf de eerste dag waarvan iets is vastgelegd, tot de dag waarop de cliënt "
    "solliciteerde of werd geïntroduceerd. Contact binnen een paar weken helpt."
)
WAIT_NOT_FOR_YOU: Final = (
    "Deze cijfers ziet u niet. Ze rusten op wat met cliënten gebeurde, en dat mag alleen de eigen "
    "trajectbegeleider weten."
)
WAIT_OWN: Final = "Uw eigen cliënten naar de tijd tot het eerste contact"
WAIT_OTHERS: Final = "Andere cliënten naar de tijd tot het eerste contact"
WAIT_ALL: Final = "Cliënten naar de tijd tot het eerste contact"
WAIT_COLUMN: Final = "Tijd tot het eerste contact"
WAITS: Final[Mapping[str, str]] = {
    Wait.UNDER_TWO_WEEKS: "minder dan 2 weken",
    Wait.UNDER_FOUR_WEEKS: "2 tot 4 weken",
    Wait.UNDER_EIGHT_WEEKS: "4 tot 8 weken",
    Wait.LONGER: "8 weken of langer",
    Wait.NOT_YET: "nog geen contact",
    Wait.UNKNOWN: "begin niet bekend",
}
NO_CONTACT: Final = "Nog geen contact"
MORE_WAIT: Final = "En nog {count}, die korter wachten."
NO_CONTACT_HELP: Final = (
    "Van deze cliënten weet nog geen werkgever. Wie het langst wacht, staat bovenaan."
)
SINCE: Final = "bekend sinds {day}"
SINCE_UNKNOWN: Final = "begin niet bekend"
