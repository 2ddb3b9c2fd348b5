"""What the staff pages say around the lists: headings, labels, help and errors."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.access import Role
from matcher.domain.conditions import Offer
from matcher.domain.nightly_runs import RunState
from matcher.domain.places import TransportMode
from matcher.domain.vacancies import Grade, PayPeriod, Remote
from matcher.domain.vacancy_wording import WordingCode

SITE: Final = "matcher"
SITE_LINE: Final = "Vacatures en mensen bij elkaar, met redenen. U beslist."
SKIP: Final = "Ga naar de inhoud"
DEMO: Final = "Demo. Alle mensen, werkgevers en vacatures op deze pagina’s zijn verzonnen."
SIGNED_IN_AS: Final = "Ingelogd als"
SIGN_OUT: Final = "Uitloggen"
TO_START: Final = "Naar het begin"
NAVIGATION: Final = "Kruimelpad"
ROLES: Final = {
    Role.EMPLOYMENT_SPECIALIST: "trajectbegeleider",
    Role.EMPLOYER_SERVICES_ADVISER: "adviseur werkgeversdiensten",
    Role.ADMINISTRATOR: "beheerder",
    Role.EMPLOYER: "werkgever",
}

WAYS: Final[Mapping[Role, tuple[tuple[str, str], ...]]] = {
    Role.EMPLOYMENT_SPECIALIST: (
        ("/", "Werklijst"),
        ("/clienten", "Cliënten"),
        ("/vacatures", "Vacatures"),
        ("/cijfers", "Cijfers"),
        ("/uitleg", "Uitleg"),
    ),
    Role.EMPLOYER_SERVICES_ADVISER: (
        ("/", "Werklijst"),
        ("/vacatures", "Vacatures"),
        ("/cijfers", "Cijfers"),
        ("/uitleg", "Uitleg"),
    ),
    Role.ADMINISTRATOR: (("/", "Nachten"), ("/cijfers", "Cijfers"), ("/uitleg", "Uitleg")),
    Role.EMPLOYER: (
        ("/werkgever", "Uw vacatures"),
        ("/werkgever/vacatures/nieuw", "Nieuwe vacature"),
        ("/werkgever/uitleg", "Uitleg"),
    ),
}
"""Where each role can go from every page: address and name."""
MAIN_WAYS: Final = "Hoofdmenu"

SIGN_IN: Final = "Inloggen"
SIGN_IN_HELP: Final = "U krijgt een sleutel van uw beheerder. Plak de hele sleutel hieronder."
LOOK_AROUND: Final = "Rondkijken in de demo"
LOOK_AROUND_HELP: Final = "Alles is verzonnen. U kunt niets stuk maken. Kies een rol."
LOOK_AROUND_AS: Final = "Kijk rond als {role}"
WITH_KEY: Final = "Of log in met een sleutel"
KEY: Final = "Uw sleutel"
WRONG_KEY: Final = (
    "Deze sleutel klopt niet, of is niet meer geldig. Plak de hele sleutel, of vraag uw beheerder om "
    "een nieuwe."
)
NO_KEY: Final = "Vul uw sleutel in."
ONLY_HTTPS: Final = "Inloggen kan alleen over een beveiligde verbinding (https)."
PROBLEM: Final = "Er is een probleem"
ERROR_IN_TITLE: Final = "Fout: {title}"

YOUR_CLIENTS: Final = "Uw cliënten"
YOUR_CLIENTS_HELP: Final = "Kies een cliënt om passende vacatures te zien."
NO_CASELOAD: Final = "U hebt nog geen cliënten."
LOOKS_FOR: Final = "zoekt {label}"
NO_WISH: Final = "nog geen beroep gekozen"
STATUSES: Final[Mapping[str, str]] = {
    "paused": "pauze",
    "placed": "aan het werk",
    "left": "gestopt",
}
SEARCH: Final = "Zoek op wat iemand graag doet"
SEARCH_HELP: Final = (
    "Schrijf wat iemand graag doet of goed kan, elke zin apart. Schrijf geen namen en niets over "
    "gezondheid. De tekst wordt niet bewaard."
)
SEARCH_EXAMPLE: Final = "Bijvoorbeeld: Is gek op treinen. Houdt van bakken voor anderen."
SEARCH_FIELD: Final = "Wat doet iemand graag?"
SEARCH_BUTTON: Final = "Zoek vacatures"
TEXT_EMPTY: Final = "Schrijf wat iemand graag doet of goed kan."
TEXT_TOO_LONG: Final = "De tekst is te lang. Gebruik niet meer dan {most} tekens."
TEXT_ON_HEALTH: Final = (
    "In de tekst staat iets over gezondheid. Schrijf alleen wat iemand graag doet of goed kan."
)
VACANCIES_OPEN_NOW: Final = "Kies een vacature om te zien wie erbij past"
TITLE_FIELD: Final = "Woord in de titel"
ALL_VACANCIES: Final = "Alle vacatures"
PREVIOUS: Final = "Vorige"
NEXT: Final = "Volgende"
PAGES_OF_LIST: Final = "Bladeren door de vacatures"
PAGE_OF: Final = "Pagina {page} van {pages}"
POSTED: Final = "geplaatst op {day}"
POSTED_UNKNOWN: Final = "datum onbekend"

NIGHTS: Final = "Nachtelijke lijsten"
NIGHTS_HELP: Final = (
    "Zo ging het maken van de lijsten de laatste nachten. Als beheerder ziet u geen cliënten."
)
NIGHTS_CAPTION: Final = "De laatste nachten, de nieuwste eerst"
NO_NIGHTS: Final = "Er is nog geen nacht geweest."
NIGHT_BEGAN: Final = "Begonnen"
NIGHT_STATE: Final = "Afloop"
NIGHT_REASON: Final = "Reden"
RUN_STATES: Final = {
    RunState.RUNNING: "bezig",
    RunState.PUBLISHED: "gelukt",
    RunState.FAILED: "mislukt, de lijsten van de vorige nacht gelden nog",
}

FOR_CLIENT: Final = "Vacatures voor {client}"
FACTS_OF_CLIENT: Final = "Waar de lijst op rust"
FOUND: Final = "Vacatures bij uw tekst"
ABOUT_NOBODY: Final = (
    "Over de persoon telt hier alleen uw tekst mee. Uren, reistijd en wat iemand nodig heeft niet."
)
YOUR_TEXT: Final = "Uw tekst"
WEIGHTS: Final = "Wat zoeken we het eerst?"
WEIGHTS_HELP: Final = "Dit bepaalt wat het zwaarst telt in deze lijst."
WEIGHTS_BUTTON: Final = "Toon"
WEIGHINGS: Final = {
    "gelijk": "Alles even zwaar",
    "wensen": "Vooral wat de cliënt graag doet",
    "kunnen": "Vooral wat de cliënt kan",
}
REWRITE: Final = (
    "Deze teksten tellen niet mee, want er staat iets over gezondheid in. Schrijf ze anders."
)
FIELDS: Final = {
    "passions": "Doet graag",
    "abilities": "Kan",
    "aversions": "Liever niet",
    "target_occupations": "Zoekt",
    "target_sectors": "Sector",
    "qualifications": "Diploma’s",
    "work_summary": "Samenvatting",
    "working_hours": "Uren per week",
    "available_from": "Kan beginnen",
    "avoid_times": "Niet",
    "place": "Reist vanuit",
    "travel": "Reist hoogstens",
    "driving_licences": "Rijbewijs",
    "languages": "Talen",
    "needs": "Heeft nodig",
}
WISHED: Final = "{condition} (wens)"
UNKNOWN: Final = "niet bekend"
NONE: Final = "geen"
NUMBERED: Final = "{field}, nummer {number}"
MINUTES_BY: Final = "{minutes:.0f} minuten"
MODES: Final = {
    TransportMode.WALKING: "lopend",
    TransportMode.BICYCLE: "met de fiets",
    TransportMode.E_BIKE: "met de e-bike",
    TransportMode.PUBLIC_TRANSPORT: "met het openbaar vervoer",
    TransportMode.CAR: "met de auto",
}

LIST: Final = "De lijst"
OVERVIEW: Final = "In het kort"
NOT_CALIBRATED: Final = (
    "Deze schattingen rusten op onze regels en zijn nog niet geijkt aan uitkomsten."
)
CALIBRATED: Final = "Deze schattingen zijn geijkt aan uitkomsten van eerdere plaatsingen."
HOW_TO_READ: Final = (
    "Samen is onze schatting dat alle drie lukken. De marge laat zien wat ontbrekende feiten nog kunnen "
    "veranderen. De volgorde is een voorstel: u en de cliënt kiezen."
)
MADE: Final = "Gemaakt op {on} met rangschikking {ranker} en taalmodel {encoder}."
TOGETHER: Final = "Samen"
SPAN: Final = "marge {low} tot {high} %"
NO_SPAN: Final = "geen marge"
IN_WORDS: Final = (
    (0.85, "zeer waarschijnlijk"),
    (0.65, "waarschijnlijk"),
    (0.35, "kan beide kanten op"),
    (0.15, "minder waarschijnlijk"),
    (0.0, "onwaarschijnlijk"),
)
"""From which probability on each word is used."""
SPEAKS_FOR: Final = "Pleit ervoor"
SPEAKS_AGAINST: Final = "Pleit ertegen"
NOTHING_FOR: Final = "Niets dat er echt uitspringt."
NOTHING_AGAINST: Final = "Niets gevonden."
OF_CLIENT: Final = "Cliënt"
OF_VACANCY: Final = "Vacature"
QUOTED: Final = {
    "passion_fit.for": "Sluit aan bij wat de cliënt graag doet.",
    "occupation_fit.for": "Past bij het beroep dat de cliënt zoekt.",
    "ability_fit.for": "Sluit aan bij wat de cliënt kan.",
    "aversion.against": "Vraagt iets wat de cliënt liever niet doet.",
}
"""What is said of a reason when the phrases of both texts stand below it."""
ROUTE: Final = "Route"
MISSING: Final = "Nog uit te zoeken"
EFFECT: Final = "scheelt tot {points} procentpunt"
SMALL_EFFECT: Final = "scheelt minder dan 1 procentpunt"
ACCOUNT: Final = "Alle redenen in getallen"
ACCOUNT_CAPTION: Final = "Wat elk kenmerk bijdraagt: {title}"
ACCOUNT_HELP: Final = (
    "Een getal boven 0 maakt de schatting hoger, een getal onder 0 lager. Een streepje betekent: "
    "telt daar niet mee."
)
FEATURE: Final = "Kenmerk"
EXPLANATION: Final = "Uitleg"
BASELINE: Final = "Begin, voor iedereen gelijk"
SUM: Final = "Opgeteld"
AS_CHANCE: Final = "Als kans"
BLOCKED: Final = "Nog één ding in de weg"
BLOCKED_HELP: Final = "Deze vacatures vallen af op één punt. Misschien is daar iets aan te doen."
ASKED: Final = "Gevraagd"
HAVE: Final = "Cliënt"
STEP: Final = "Stap"
GRADES: Final = {
    Grade.LAW: "moet zo",
    Grade.HARD: "harde eis",
    Grade.NEGOTIABLE: "bespreekbaar",
    Grade.WISH: "wens",
}

WHO_FITS: Final = "Wie past hierbij?"
OWN_CASELOAD: Final = "U ziet alleen uw eigen cliënten die nu werk zoeken."
DECIDED_PEOPLE: Final = (
    "U ziet alleen mensen die zelf hebben besloten dat u hen mag vinden. "
    "De nummers gelden alleen voor u."
)
NONE_OF_YOURS: Final = "Niemand van uw cliënten past nu bij deze vacature."
CLIENT: Final = "Cliënt {client}"
VACANCY: Final = "De vacature"
TASKS: Final = "Taken"
REQUIREMENTS: Final = "Gevraagd"
CONDITIONS: Final = "Werkomstandigheden"
OFFERS: Final = {
    Offer.STANDARD: "Voor iedereen",
    Offer.ON_REQUEST: "Op verzoek",
    Offer.NOT_POSSIBLE: "Kan niet",
}
OFFER_UNKNOWN: Final = "Niet bekend"
ADVICE: Final = "Advies over de tekst"
ADVICE_HELP: Final = "Bespreek dit met de werkgever. De vacature blijft gewoon vindbaar."
ADVICE_ON: Final = {
    WordingCode.HEALTH: "Gezondheid",
    WordingCode.AGE: "Leeftijd",
    WordingCode.ORIGIN: "Afkomst",
    WordingCode.ACCENT: "Taal en accent",
    WordingCode.SEX: "Man of vrouw",
    WordingCode.CONDITIONS: "Werkomstandigheden",
}
FULL_LIST: Final = "De hele lijst"
EMPLOYER_UNKNOWN: Final = "werkgever zonder naam"
VACANCY_FIELDS: Final = {
    "place": "Plaats",
    "working_hours": "Uren per week",
    "times": "Werktijden",
    "contract": "Contract",
    "pay": "Bruto loon",
    "seats": "Plekken",
    "remote": "Thuiswerken",
    "driving_licence": "Rijbewijs",
    "languages": "Talen",
    "qualifications": "Diploma’s",
    "closes_on": "Reageren tot en met",
    "apply": "Solliciteren",
    "contact": "Contactpersoon",
}
REMOTE: Final = {
    Remote.NONE: "nee",
    Remote.HYBRID: "voor een deel",
    Remote.FULL: "helemaal",
}
PAY_PER: Final = {PayPeriod.HOUR: "per uur", PayPeriod.MONTH: "per maand"}
APPLY_OPEN: Final = "iedereen kan zelf solliciteren"
APPLY_THROUGH: Final = "via werkgeversdiensten"
ONLY_JOBS_AGREEMENT: Final = "alleen voor de banenafspraak"
HOURS: Final = "{hours} uur"
UP_TO: Final = "tot {value}"
FROM: Final = "vanaf {value}"
BETWEEN: Final = "{low} tot {high}"
MONTHS: Final = (
    "januari",
    "februari",
    "maart",
    "april",
    "mei",
    "juni",
    "juli",
    "augustus",
    "september",
    "oktober",
    "november",
    "december",
)
