"""What the work list and the list of vacancies say."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.employer_answers import AnswerCode, NoReason
from matcher.domain.matches import MovedBecause
from matcher.domain.proposals import Reply

WORK: Final = "Uw werklijst"
NOTHING: Final = "Er wacht nu niets op u."
MORE: Final = "en nog {count}"
SEVERAL: Final = "{first} en nog {count}"

HEARD: Final = "Een werkgever heeft geantwoord"
HEARD_HELP: Final = "Bespreek het antwoord met de cliënt en leg vast hoe het verdergaat."
ANSWERS: Final[Mapping[AnswerCode, str]] = {
    AnswerCode.TALK: "wil een gesprek",
    AnswerCode.TRIAL: "biedt een proefplaatsing aan",
    AnswerCode.HIRE: "wil de cliënt aannemen",
    AnswerCode.NO: "zegt nee",
}
NO_REASONS: Final[Mapping[NoReason, str]] = {
    NoReason.OTHER_PERSON: "iemand anders is gekozen",
    NoReason.TASKS_DO_NOT_FIT: "de taken passen niet",
    NoReason.HOURS_DO_NOT_FIT: "de uren passen niet",
    NoReason.CONDITIONS_NOT_POSSIBLE: "wat nodig is kan hier niet",
    NoReason.NO_WORK_ANY_MORE: "het werk is er niet meer",
    NoReason.OTHER: "een andere reden",
}
WITH_REASON: Final = "{answer}: {reason}"
PROPOSED: Final = "Een collega stelt een vacature voor"
PROPOSED_HELP: Final = "Bespreek de vacature met de cliënt. De cliënt kiest."
PROPOSED_ON: Final = "voorgesteld op {day}"
PENDING: Final = "Gaat straks naar de werkgever"
PENDING_HELP: Final = "Tot dat moment kunt u het nog terugnemen."
PENDING_AT: Final = "op {moment}"
SILENT: Final = "Nog geen antwoord"
SILENT_HELP: Final = "Deze werkgevers kregen een introductie en antwoordden nog niet. Bel eens."
SILENT_SINCE: Final = "sinds {day}"
SILENT_NAMES: Final = "bij de werkgever: {pseudonym}. {contact}"
ENDING: Final = "Een besluit over openheid loopt af"
ENDING_HELP: Final = (
    "Daarna geldt dit besluit niet meer. Bespreek met de cliënt of er een nieuw besluit komt."
)
ENDING_ON: Final = "geldt tot en met {day}"
JOBS: Final = "Werk dat aandacht vraagt"
JOBS_HELP: Final = "Een contract loopt af, of het is tijd om te vragen hoe het gaat."
CONTRACT_ENDS: Final = "contract loopt tot en met {day}"
AFTERCARE: Final = "na {weeks} weken: vraag op {day} hoe het gaat"
CHANGES: Final = "Wat veranderde op de lijsten van {night}"
CHANGES_HELP: Final = "Wat erbij kwam en wat eraf ging, en waarom."
CAME: Final = "Erbij: {vacancies}."
WENT: Final = "Eraf: {vacancies}."
MOVED: Final = "{title} ({why})"
WHY: Final[Mapping[MovedBecause, str]] = {
    MovedBecause.NEW_VACANCY: "nieuwe vacature",
    MovedBecause.ROOM_FOR_IT: "nieuw hier, past nu beter, of er is plaats",
    MovedBecause.CLOSED: "vacature is dicht",
    MovedBecause.WENT_TO_OTHERS: "om de kansen te verdelen",
    MovedBecause.CLIENT_REFUSED: "de cliënt wil dit niet",
    MovedBecause.SETTLED: "hier is al iets gedaan of besloten",
    MovedBecause.NOT_AMONG_FIRST: "past niet meer, of een andere vacature of cliënt ging voor",
}
ALL_CLIENTS: Final = "Alle {count} cliënten"
CLIENT_AND_VACANCY: Final = "{client}: {vacancy}"

NEW: Final = "Nieuwe vacatures"
NEW_HELP: Final = "Geplaatst in de laatste zeven dagen."
NOBODY: Final = "Vacatures waarvoor u nog niemand voorstelde"
NOBODY_HELP: Final = "De nieuwste eerst."
REPLIED: Final = "Antwoord op uw voorstellen"
REPLIED_HELP: Final = "Wat de trajectbegeleider u liet weten."
REPLIES: Final[Mapping[Reply, str]] = {
    Reply.TAKEN_UP: "trajectbegeleider gaat ermee verder",
    Reply.NOT_NOW: "nu niet",
}
WAITING: Final = "Uw voorstellen zonder antwoord"
WAITING_HELP: Final = "De trajectbegeleider bespreekt het eerst met de cliënt."
NEW_PEOPLE: Final = "Vacatures met nieuwe mensen in de lijst"
NEW_PEOPLE_HELP: Final = "In de lijst van {night}, sinds de nacht ervoor."
HELP_OF_OLD: Final = "{help} {old}"
PEOPLE_CAME: Final[Mapping[bool, str]] = {True: "1 persoon erbij", False: "{count} mensen erbij"}

VACANCIES: Final = "Vacatures"
FILTERS: Final = "Kies welke vacatures u ziet"
HOURS: Final = "Hoogstens zoveel uur per week"
HOURS_ANY: Final = "Alle uren"
HOURS_MOST: Final = "{hours} uur"
ONLY_NEW: Final = "Alleen nieuwe (zeven dagen)"
ONLY_NOT_PROPOSED: Final = "Alleen waarvoor ik nog niemand voorstelde"
SHOW: Final = "Toon"
SHOWN: Final = "{count} van {all} vacatures, de nieuwste eerst."
HIDES_WORD: Final = "“{word}” in de titel verbergt er {count}"
HIDES_HOURS: Final = "de uren verbergen er {count}; onbekende uren blijven staan"
HIDES_OLD: Final = "“alleen nieuwe” verbergt er {count}; zonder datum blijven ze staan"
HIDES_PROPOSED: Final = "uw eigen voorstellen verbergen er {count}"
NOTHING_LEFT: Final = "Geen enkele vacature past bij deze keuze. Maak de keuze ruimer."
