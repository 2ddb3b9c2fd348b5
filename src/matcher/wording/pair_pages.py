"""What the page about one client and one vacancy says: why, where it stands, and the next step."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.outcome_reasons import OutcomeReason
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.referrals import RefusedBecause
from matcher.domain.talks import StepAtEmployer

TITLE: Final = "{vacancy} voor {client}"
FOR_WHOM: Final = "Voor {client}"
TO_CLIENT: Final = "Naar {client}"
TO_VACANCY: Final = "Lees de hele vacature"
TO_OPENNESS: Final = "Openheid naar deze werkgever"
TO_TALKS: Final = "Gesprekken met de cliënt"
ELSEWHERE: Final = "Meer hierover"

NEXT: Final = "Volgende stap"
HAPPENED: Final = "Wat er is gebeurd"
NOTHING_HAPPENED: Final = "Er is nog niets gebeurd met deze vacature."
WHEN: Final = "Wanneer?"
REASON: Final = "Waarom?"
NO_REASON: Final = "Kies een reden"
MORE: Final = "Toelichting"
MORE_HELP: Final = "Als u wilt, kort. Schrijf niets over gezondheid."

KNOWN: Final = "Zo kent de werkgever de cliënt en u"
KNOWN_HELP: Final = "Belt of mailt de werkgever? Dan noemt hij deze namen."
KNOWN_SINCE: Final = "Sinds {day}"
KNOWN_ENDED: Final = "de werkgever kan het niet meer lezen"

REPLY: Final = "Een collega stelt deze vacature voor"
REPLY_HELP: Final = "Laat weten of u ermee verdergaat. De collega ziet alleen dit antwoord."
PROPOSED_REASON: Final = "De collega schrijft: “{reason}”"
TAKE_UP: Final = "Ik ga ermee verder"
NOT_NOW: Final = "Nu niet"

DISCUSS: Final = "Bespreek deze vacature met de cliënt"
DISCUSS_HELP: Final = (
    "De cliënt kiest. Leg vast wat de cliënt zei; een werkgever hoort daar niets van."
)
DISCUSS_AGAIN: Final = "De cliënt denkt er nu anders over"
SAID: Final = "Wat zei de cliënt?"
WORDS: Final[Mapping[str, str]] = {"ja": "Ja", "nee": "Nee", "denkt": "De cliënt denkt er nog over"}
IF_NO: Final = "Bij “nee”: waarom?"
ALSO: Final = "Bij “nee”: ook meteen"
NOT_SHOWN: Final = "Deze vacature niet meer tonen"
NOT_EMPLOYER: Final = "Niet deze werkgever"
SAVE: Final = "Leg vast"
DECLINED: Final = "De cliënt wil deze vacature niet"
DECLINED_HELP: Final = (
    "U hoeft niets te doen. Verandert de cliënt van mening? Leg dat dan hieronder vast."
)

APPLY: Final = "De cliënt solliciteert zelf"
APPLY_HELP: Final = "De cliënt zei ja. Leg vast wanneer de cliënt heeft gesolliciteerd."
APPLY_WITH_NOTE: Final = (
    "De cliënt zei ja, en geeft zelf een briefje mee over wat helpt. Leg vast wanneer de cliënt heeft "
    "gesolliciteerd."
)
ONLY_THROUGH: Final = "Deze baan gaat via de adviseurs werkgeversdiensten"
ONLY_THROUGH_HELP: Final = (
    "De cliënt zei ja. Zelf solliciteren kan hier niet, en voorstellen kan alleen als de cliënt deze "
    "werkgever iets wil laten weten. Dat hoeft niet. Ging het toch anders? Leg dan vast wanneer de cliënt "
    "heeft gesolliciteerd."
)
APPLIED: Final = "De cliënt heeft gesolliciteerd"

INTRODUCE: Final = "Stel de cliënt voor"
INTRODUCE_HELP: Final = (
    "De cliënt zei ja. De werkgever krijgt alleen deze tekst en wat de cliënt besloot te delen. "
    "Na een uur gaat het naar de werkgever; tot dan kunt u het terugnemen."
)
SUMMARY: Final = "Samenvatting voor de werkgever"
SUMMARY_HELP: Final = (
    "Kort en over het werk: wat kan iemand, wat zoekt iemand? Geen naam, niets over gezondheid, en niet "
    "letterlijk wat de cliënt over zichzelf schreef."
)
AGREED_FIELD: Final = "De cliënt"
AGREED: Final = "De cliënt heeft deze tekst gelezen en vindt hem goed"
SEND: Final = "Stel voor, over een uur"
REFUSED: Final = "Voorstellen kan nog niet"
REFUSALS: Final[Mapping[RefusedBecause, str]] = {
    RefusedBecause.NOT_LOOKING: "De cliënt zoekt nu geen werk.",
    RefusedBecause.UNWANTED: "De cliënt wil deze vacature of deze werkgever niet.",
    RefusedBecause.CLOSED_VACANCY: "De vacature staat niet meer open.",
    RefusedBecause.NO_SUPPORT: (
        "Er is geen besluit van de cliënt over deze werkgever waarin staat dat u mag helpen. Een besluit "
        "voor elke werkgever is daarvoor niet genoeg."
    ),
    RefusedBecause.CLIENT_TELLS: (
        "De cliënt besloot het deze werkgever zelf te vertellen, of later dan bij het eerste contact."
    ),
    RefusedBecause.NO_JOBS_AGREEMENT: (
        "Deze baan is voor de banenafspraak, en de cliënt besloot niet om dat hier te vertellen."
    ),
}
DECIDE: Final = "Bekijk de openheid naar deze werkgever"

PENDING: Final = "Gaat op {moment} naar de werkgever"
PENDING_HELP: Final = "Tot die tijd kunt u het terugnemen. De werkgever hoort er dan nooit van."
UNDO: Final = "Neem terug"

AWAIT_APPLIED: Final = "Hoe liep het af?"
AWAIT: Final = "Wacht op antwoord van de werkgever"
AWAIT_ANSWERED: Final = "Bespreek het antwoord van de werkgever"
AWAIT_HELP: Final = "Leg vast wat er gebeurt. De werkgever ziet dit niet."
HEARD: Final = "De werkgever {answer}"
HEARD_NOTE: Final = "De werkgever schrijft: “{note}”"
GONE: Final = "De werkgever kan de introductie niet meer lezen."
RESULT: Final = "Wat is er gebeurd?"
RESULTS: Final[Mapping[str, tuple[str, str]]] = {
    "gesprek": ("Er was een gesprek bij de werkgever", "Het loopt nog."),
    "proefplaatsing": ("De cliënt begon met een proefplaatsing", "Het loopt nog."),
    "aangenomen": ("De cliënt is aangenomen", ""),
    "niet-aangenomen": ("De cliënt is niet aangenomen", "Kies ook een reden."),
    "geen-antwoord": ("De werkgever gaf geen antwoord", ""),
    "teruggetrokken": ("De cliënt trok zich terug", "Kies ook een reden."),
}
ENDS_INTRODUCTION: Final = (
    "Trekt de cliënt zich terug? Dan kan de werkgever de introductie niet meer lezen."
)
WHY_NOT_HIRED: Final = "Bij “niet aangenomen”: waarom?"
WHY_WITHDRAWN: Final = "Bij “teruggetrokken”: waarom?"
CONTRACT_UNTIL: Final = "Bij “aangenomen”: contract tot en met"
CONTRACT_HELP: Final = "Laat leeg als het contract geen einddatum heeft."
CORRECT: Final = "Klopt dit niet? Leg een andere afloop vast"
CLOSED: Final = "Dit is afgerond"
CLOSED_HELP: Final = "Begint het opnieuw? Bespreek de vacature dan weer met de cliënt."
CLOSED_TODAY: Final = "Opnieuw beginnen kan vanaf morgen."

WORKING: Final = "De cliënt werkt hier"
PLACED: Final = "Zet de cliënt op “aan het werk”"
PLACED_HELP: Final = (
    "De cliënt staat nog op “zoekt werk”. Bij “aan het werk” zoeken we geen vacatures meer, tot een "
    "contract bijna afloopt."
)
CARE_ON: Final = "na {weeks} weken: vraag op {day} hoe het gaat"
CARE_DONE: Final = "Alle nazorg is gedaan."
CARE: Final = "Hoe gaat het?"
CARE_RUNS: Final = "Het werk loopt nog, {weeks} weken na de start"
CARE_ENDED: Final = "Het werk is gestopt"
WHY_ENDED: Final = "Bij “gestopt”: waarom?"

REASONS: Final[Mapping[OutcomeReason, str]] = {
    OutcomeReason.TASKS: "de taken passen niet",
    OutcomeReason.HOURS: "de uren of tijden passen niet",
    OutcomeReason.TRAVEL: "te ver of lastig te bereiken",
    OutcomeReason.PAY: "het loon of het contract",
    OutcomeReason.CONDITIONS: "wat nodig is kan hier niet",
    OutcomeReason.EMPLOYER: "deze werkgever",
    OutcomeReason.NOT_NOW: "nu niet, later misschien",
    OutcomeReason.OTHER_PERSON: "iemand anders is gekozen",
    OutcomeReason.NO_WORK_ANY_MORE: "het werk is er niet meer",
    OutcomeReason.OTHER_JOB: "ander werk gevonden",
    OutcomeReason.CHANGED_MIND: "de cliënt wil toch niet",
    OutcomeReason.CONTRACT_ENDED: "het contract liep af",
    OutcomeReason.CLIENT_STOPPED: "de cliënt stopte",
    OutcomeReason.EMPLOYER_STOPPED: "de werkgever stopte",
    OutcomeReason.OTHER: "een andere reden",
}
EVENTS: Final[Mapping[OutcomeEvent, str]] = {
    OutcomeEvent.PROPOSED: "Besproken met de cliënt",
    OutcomeEvent.CLIENT_DECLINED: "De cliënt zei nee",
    OutcomeEvent.CLIENT_INTERESTED: "De cliënt zei ja",
    OutcomeEvent.APPLIED: "De cliënt solliciteerde",
    OutcomeEvent.INTRODUCED: "De introductie ging naar de werkgever",
    OutcomeEvent.NO_ANSWER: "De werkgever gaf geen antwoord",
    OutcomeEvent.NOT_HIRED: "Niet aangenomen",
    OutcomeEvent.WITHDRAWN: "De cliënt trok zich terug",
    OutcomeEvent.HIRED: "Aangenomen",
    OutcomeEvent.ENDED: "Het werk is gestopt",
    OutcomeEvent.KEPT_13_WEEKS: "Het werk loopt nog, na 13 weken",
    OutcomeEvent.KEPT_26_WEEKS: "Het werk loopt nog, na 26 weken",
}
CONTRACT_ENDS: Final = "contract tot en met {day}"
PROPOSED_BY: Final = "Een collega stelde deze vacature voor"
REPLIED: Final = "Uw antwoord aan de collega: {reply}"
ANSWERED: Final = "De werkgever {answer}"
STEPS: Final[Mapping[StepAtEmployer, str]] = {
    StepAtEmployer.INTERVIEW: "Gesprek bij de werkgever",
    StepAtEmployer.TRIAL_PLACEMENT: "Begin van een proefplaatsing",
}
DRAFT: Final = "De samenvatting is een concept: zij gaat nergens heen"
WITH_MORE: Final = "{what}: {more}"

WHY: Final = "Waarom deze vacature"
WHY_NOT: Final = "Waarom niet op de lijst"
NOT_MET: Final = "Wat niet past"
ESTIMATE: Final = "Hoe de lijst dit paar verder ziet"
ESTIMATE_HELP: Final = "Los van wat hierboven staat."
ESTIMATES: Final = "De schatting"
TOP_FIVE: Final = "Wat deze vacature bij de eerste vijf brengt"
IN_HIS_WORDS: Final = "Voor de cliënt"
IN_HIS_WORDS_HELP: Final = "Zo kunt u het voorlezen of meegeven."
PRINT: Final = "Uitleg om te printen"
WISHES: Final = "Wat de cliënt wil zien"
HIDE: Final = "Deze vacature niet meer tonen"
HIDE_EMPLOYER: Final = "Niet deze werkgever"
HIDDEN: Final = "De cliënt wil deze vacature niet zien."
HIDDEN_EMPLOYER: Final = "De cliënt wil niet naar deze werkgever."
SHOW_AGAIN: Final = "Toon de vacature weer"
SHOW_EMPLOYER_AGAIN: Final = "Toon de werkgever weer"

CHOOSE_WORD: Final = "Kies wat de cliënt zei."
CHOOSE_REASON: Final = "Kies een reden."
CHOOSE_RESULT: Final = "Kies wat er is gebeurd."
CHOOSE_CARE: Final = "Kies hoe het gaat."
WRONG_DAY: Final = "Kies een dag."
DAY_AHEAD: Final = "Deze dag moet nog komen. Kies vandaag of eerder."
DAY_LONG_AGO: Final = "Deze dag is te lang geleden. Kijk of het jaar klopt."
DAY_BEFORE: Final = "Deze dag ligt te vroeg: er is daarna al iets gebeurd. Kies een latere dag."
TOO_EARLY: Final = "Het is nog te vroeg om dit vast te leggen. Kijk bij de dagen van de nazorg."
ENDS_BEFORE: Final = (
    "Het contract eindigt voor deze dag. Kies een latere einddag, of laat hem leeg."
)
ON_HEALTH: Final = "In deze tekst staat iets over gezondheid. Schrijf het zonder."
TOO_LONG: Final = "Deze tekst is te lang. Gebruik niet meer dan 500 tekens."
SUMMARY_LONG: Final = "De samenvatting is te lang. Gebruik niet meer dan {most} tekens."
SUMMARY_EMPTY: Final = "Schrijf een samenvatting voor de werkgever."
SUMMARY_HEALTH: Final = (
    "In de samenvatting staat iets over gezondheid. Schrijf alleen over het werk."
)
SUMMARY_QUOTES: Final = (
    "De samenvatting herhaalt woorden van de cliënt. Schrijf het in andere woorden."
)
NOT_AGREED: Final = "Leg de tekst eerst aan de cliënt voor. Zet daarna een vinkje."
STALE: Final = (
    "Er is intussen iets anders gebeurd met deze vacature. Er is niets vastgelegd. Hieronder staat hoe het "
    "er nu voor staat; wat u invulde, staat er nog voor zover het past."
)
DONE: Final[Mapping[str, str]] = {
    "vastgelegd": "Vastgelegd.",
    "al": "Dit was al vastgelegd. Er is niets dubbel opgeslagen.",
    "beantwoord": "Uw antwoord is naar de collega.",
    "onderweg": "De introductie gaat over een uur naar de werkgever.",
    "teruggenomen": "Teruggenomen. De werkgever hoort er niets van.",
    "verborgen": "Deze vacature wordt niet meer getoond.",
    "getoond": "Deze vacature wordt weer getoond.",
    "werkgever-verborgen": "Vacatures van deze werkgever worden niet meer getoond.",
    "werkgever-getoond": "Vacatures van deze werkgever worden weer getoond.",
    "aan-het-werk": "De cliënt staat op “aan het werk”.",
}
"""What was done, by its code in the address."""
