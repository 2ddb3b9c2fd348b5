"""What the caseload's pages say: the list, the talks, and handing a client over."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.talks import TalkAbout

TITLE: Final = "Uw cliënten"
NEW_CLIENT: Final = "Nieuwe cliënt"
FILTERS: Final = "Kies welke cliënten u ziet"
STATUS: Final = "Status"
STATUS_ANY: Final = "Alle"
STATUSES: Final[Mapping[str, str]] = {
    "looking": "zoekt werk",
    "paused": "pauze",
    "placed": "aan het werk",
    "left": "gestopt",
}
NUMBER: Final = "Nummer of beroep"
QUIET: Final = "Geen stap sinds"
QUIET_ANY: Final = "Maakt niet uit"
QUIET_DAYS: Final = "{days} dagen of langer"
ORDER: Final = "Volgorde"
BY_NUMBER: Final = "Op nummer"
BY_STEP: Final = "Langst geen stap eerst"
SHOW: Final = "Toon"
ALL_CLIENTS: Final = "Alle cliënten"
SHOWN: Final = "{count} van {all} cliënten."
HIDES_STATUS: Final = "de status verbergt er {count}"
HIDES_WORD: Final = "“{word}” verbergt er {count}"
HIDES_RECENT: Final = "“geen stap sinds” verbergt er {count}; wie nog geen stap had, blijft staan"
NOTHING_LEFT: Final = "Geen enkele cliënt past bij deze keuze. Maak de keuze ruimer."
NO_CLIENTS: Final = "U hebt nog geen cliënten. Maak een dossier voor de eerste."
PAGES: Final = "Bladeren door uw cliënten"
CAPTION: Final = "Uw cliënten, met wat er nog niet bekend is en de laatste stap"
CLIENT: Final = "Cliënt"
LOOKS_FOR: Final = "Zoekt"
UNKNOWN: Final = "Nog niet bekend"
LAST_STEP: Final = "Laatste stap"
ALL_KNOWN: Final = "alles bekend"
UNKNOWN_ONE: Final = "1 feit"
UNKNOWN_COUNT: Final = "{count} feiten"
TO_FILE: Final = "{count}, vul aan bij {client}"
TODAY: Final = "vandaag"
YESTERDAY: Final = "gisteren"
DAYS_AGO: Final = "{days} dagen geleden"
NO_STEP: Final = "nog geen stap"
DONE: Final[Mapping[str, str]] = {
    "overgedragen": "De cliënt is overgedragen, met alles wat erbij hoort.",
}

TO_CLIENT: Final = "Naar {client}"
TALKS: Final = "Gesprekken met {client}"
TALKS_INTRO: Final = (
    "Leg vast wat u samen besprak. Alleen u leest dit, en na een overdracht uw collega. Schrijf geen namen "
    "en niets over gezondheid."
)
NEW_TALK: Final = "Een gesprek vastleggen"
HELD_ON: Final = "Dag van het gesprek"
ABOUT: Final = "Waar ging het over?"
ABOUTS: Final[Mapping[TalkAbout, str]] = {
    TalkAbout.WORK: "wensen en werk",
    TalkAbout.OPENNESS: "openheid",
    TalkAbout.VACANCY: "een vacature",
}
NOTE: Final = "Wat is er besproken?"
NOTE_HELP: Final = "In een paar zinnen. Hoogstens {most} tekens."
SAVE_TALK: Final = "Leg het gesprek vast"
TALK_KEPT: Final = "Het gesprek is vastgelegd."
ALL_TALKS: Final = "Alle gesprekken, het nieuwste eerst"
NO_TALKS: Final = "Er is nog geen gesprek vastgelegd."
TALK_DAY_WRONG: Final = "Kies de dag van het gesprek."
TALK_DAY_AHEAD: Final = "Deze dag moet nog komen. Kies vandaag of een dag ervoor."
TALK_DAY_LONG_AGO: Final = "Deze dag is te lang geleden. Kijk of het jaar klopt."
TALK_ABOUT_WRONG: Final = "Kies waar het gesprek over ging."
NOTE_EMPTY: Final = "Schrijf kort op wat u besprak."
NOTE_LONG: Final = "De tekst is te lang. Gebruik niet meer dan {most} tekens."
NOTE_ON_HEALTH: Final = (
    "In de tekst staat iets over gezondheid. Schrijf alleen wat u besprak over werk of openheid."
)

HAND_OVER: Final = "{client} overdragen"
HAND_OVER_INTRO: Final = (
    "U geeft deze cliënt door aan een collega, hier of in een andere regio. Bespreek het eerst met de "
    "cliënt. Daarna ziet u niets meer van deze cliënt."
)
TO_WHOM: Final = "Kenmerk van de collega"
TO_WHOM_HELP: Final = "Waarmee de collega hier inlogt, bijvoorbeeld s-02. Vraag het na."
IN_REGION: Final = "Arbeidsmarktregio"
IN_REGION_HELP: Final = "Laat dit leeg als het de regio van de collega is."
LOOK: Final = "Bekijk wat er meegaat"
CONFIRM: Final = "Draag over"
CONFIRM_HEADING: Final = "Klopt dit?"
CHANGE: Final = "Kies een andere collega"
CONFIRM_TEXT: Final = "{client} gaat naar {colleague}, {region}."
SAME_REGION: Final = "in dezelfde regio"
IN_A_REGION: Final = "in regio {region}"
NO_REGION: Final = "zonder vaste regio"
GOES_ALONG: Final = "Dit gaat mee"
STAYS: Final = "Dit verandert niet"
STOPS: Final = "Dit stopt"
FILE: Final = "het hele dossier, met wat er nog niet bekend is"
COUNTED: Final[Mapping[str, tuple[str, str]]] = {
    "talks": ("1 gesprek", "{count} gesprekken"),
    "decisions": ("1 besluit over openheid", "{count} besluiten over openheid"),
    "referrals": ("1 besproken vacature", "{count} besproken vacatures"),
    "introductions": ("1 introductie bij een werkgever", "{count} introducties bij werkgevers"),
    "outcomes": ("1 gebeurtenis", "{count} gebeurtenissen, zoals een sollicitatie of een start"),
    "proposals": ("1 voorstel van een collega", "{count} voorstellen van collega’s"),
}
DECISIONS_STAY: Final = "Besluiten over openheid blijven gelden. De collega bespreekt ze opnieuw."
INTRODUCTIONS_STAY: Final = (
    "Introducties blijven bij de werkgevers staan, met hetzelfde kenmerk. De vaste contactpersoon "
    "daarachter is voortaan de collega."
)
WAITS_STOP: Final = (
    "De introductie bij “{vacancy}” gaat nog niet naar de werkgever. Zij is weer een concept, en de collega "
    "besluit met de cliënt."
)
NOTHING_STOPS: Final = "Er wacht geen introductie om verstuurd te worden."
YOURSELF: Final = "U hebt deze cliënt al. Vul het kenmerk van een collega in."
NOBODY: Final = "Dit kenmerk hoort niet bij een trajectbegeleider die hier bekend is. Vraag het na."
NO_COLLEAGUE: Final = "Vul het kenmerk van de collega in."
ELSEWHERE: Final = (
    "De collega werkt niet in deze regio. Laat de regio leeg of vraag de juiste code."
)
STALE: Final = (
    "Iemand heeft dit dossier intussen veranderd. Kijk het na en bekijk opnieuw wat er meegaat."
)
