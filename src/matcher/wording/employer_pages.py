"""What the employer's pages say: plain, about work, and never more about people than was approved."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.employer_answers import LONGEST_NOTE, AnswerCode, NoReason
from matcher.domain.openness import Topic
from matcher.domain.vacancies import MOST_SEATS, Grade, VacancyStatus

YOUR_VACANCIES: Final = "Uw vacatures"
NO_VACANCIES: Final = (
    "U hebt nog geen vacatures. Begin met een tekst die u al hebt, of vul zelf in."
)
LIST_HELP: Final = "De nieuwste eerst."
NEW_BY_PASTING: Final = "Plak een tekst"
NEW_BY_FORM: Final = "Nieuwe vacature"
LEAF_THROUGH: Final = "Bladeren door uw vacatures"
STATUSES: Final[Mapping[VacancyStatus, str]] = {
    VacancyStatus.OPEN: "open",
    VacancyStatus.FILLED: "vervuld",
    VacancyStatus.WITHDRAWN: "ingetrokken",
}
DATE_PASSED: Final = "datum voorbij"
SEATS: Final[Mapping[bool, str]] = {True: "1 plek", False: "{count} plekken"}
UNTIL: Final = "reageren tot en met {day}"
TO_LOOK_AT: Final = "Er is een introductie voor u"

TO_VACANCIES: Final = "Terug naar uw vacatures"
TO_VACANCY: Final = "Terug naar de vacature"
AS_POSTED: Final = "De vacature zoals die er staat"
STATUS_NOW: Final = "Status: {status}"
CHANGE: Final = "Wijzig de vacature"
SET_STATUS: Final[Mapping[VacancyStatus, str]] = {
    VacancyStatus.OPEN: "Zet weer open",
    VacancyStatus.FILLED: "De vacature is vervuld",
    VacancyStatus.WITHDRAWN: "Trek de vacature in",
}
SET_STATUS_HEADING: Final = "Is er iets veranderd?"
FACTS: Final = "Op een rij"
STATUS_HELP: Final = (
    "Is de vacature vervuld of ingetrokken? Dan kunt u introducties niet meer lezen."
)
ADVICE: Final = "Advies over uw tekst"
ADVICE_HELP: Final = "Dit is advies. Uw vacature staat er en blijft vindbaar."
CONDITIONS_OPEN: Final = (
    "Nog niet bij alle werkomstandigheden staat hoe het bij u is. Loop de hele lijst na: dat helpt "
    "iedereen die bij u wil werken."
)
GRADE_PROPOSED: Final = "In uw tekst staat “{phrase}”. Wij lezen dat als: {grade}."
GRADE_CONFIRM: Final = "Klopt dat? Kies het dan bij “Wijzig de vacature”."

INTRODUCTIONS: Final = "Introducties"
INTRODUCTIONS_HELP: Final = (
    "U leest hier alleen wat iemand zelf aan u wil vertellen. Vraag niet naar gezondheid. Wilt u meer "
    "weten over het werk dat iemand zoekt? Kies dan “Geef antwoord” bij de introductie. De contactpersoon "
    "leest uw antwoord en spreekt daarna met u af."
)
NO_INTRODUCTIONS: Final = "Er is nu geen introductie."
GONE: Final = "Niet meer beschikbaar"
RELEASED: Final = "Bij u sinds {day}"
NEEDS: Final = "Wat helpt op het werk"
TOPICS: Final = "Wat u mag weten"
CONTACT: Final = "Contactpersoon"
RELAY: Final = "Te bereiken via {address}. Noem het kenmerk."
TOPIC_WORDS: Final[Mapping[Topic, str]] = {
    Topic.NEEDS: "wat helpt op het werk",
    Topic.SUPPORT: "er is een begeleider, ook na de start",
    Topic.JOBS_AGREEMENT: "dit werk telt mee voor de banenafspraak",
    Topic.BACKGROUND: "over eerdere jaren vertelt deze persoon zelf",
}
ANSWER_NOW: Final = "Geef antwoord"
ANSWER_AGAIN: Final = "Verander uw antwoord"
ANSWER_OF: Final = "Antwoord op de introductie van {pseudonym}"
ANSWERED: Final = "Uw antwoord op {day}: {answer}."
ANSWERED_BECAUSE: Final = "Uw antwoord op {day}: {answer}, want {reason}."
YOUR_NOTE: Final = "Uw toelichting: {note}"
ANSWER_FIELD: Final = "Wat wilt u doen?"
ANSWERS: Final[Mapping[AnswerCode, str]] = {
    AnswerCode.TALK: "een gesprek",
    AnswerCode.TRIAL: "een proefplaatsing",
    AnswerCode.HIRE: "aannemen",
    AnswerCode.NO: "niet verder",
}
ANSWER_HELP: Final[Mapping[AnswerCode, str]] = {
    AnswerCode.TALK: "De contactpersoon maakt een afspraak met u.",
    AnswerCode.TRIAL: "Iemand werkt eerst een tijd op proef. De contactpersoon regelt dit met u.",
    AnswerCode.HIRE: "De contactpersoon maakt verdere afspraken met u.",
    AnswerCode.NO: "Kies hieronder ook de reden.",
}
REASON_FIELD: Final = "Waarom niet? (alleen als u niet verder wilt)"
NO_REASONS: Final[Mapping[NoReason, str]] = {
    NoReason.OTHER_PERSON: "wij kozen iemand anders",
    NoReason.TASKS_DO_NOT_FIT: "de taken passen niet",
    NoReason.HOURS_DO_NOT_FIT: "de uren passen niet",
    NoReason.CONDITIONS_NOT_POSSIBLE: "wat iemand nodig heeft, kan hier niet",
    NoReason.NO_WORK_ANY_MORE: "het werk is er niet meer",
    NoReason.OTHER: "er is een andere reden",
}
NOTE_FIELD: Final = "Toelichting (mag u leeg laten)"
NOTE_HELP: Final = f"Hoogstens {LONGEST_NOTE} tekens. Schrijf over het werk, niet over gezondheid."
SEND_ANSWER: Final = "Verstuur uw antwoord"
NOT_SENT: Final = "Uw antwoord is niet verstuurd."
CHOOSE_ANSWER: Final = "Kies wat u wilt doen."
CHOOSE_REASON: Final = "Kies waarom u niet verder wilt."
WRONG_NOTE: Final = {
    "health": "U mag niet naar gezondheid vragen of erover schrijven. Haal dat uit uw toelichting.",
    "long": f"Uw toelichting is te lang. Gebruik hoogstens {LONGEST_NOTE} tekens.",
}

PASTE: Final = "Plak de tekst van uw vacature"
PASTE_LEAD: Final = (
    "Wij verdelen de tekst in taken, eisen en werkomstandigheden. U kijkt alles na voordat er iets "
    "wordt geplaatst."
)
PASTE_FIELD: Final = "De tekst"
PASTE_HELP: Final = "Bijvoorbeeld van uw eigen website. Wat wij niet zeker weten, laten wij leeg."
PASTE_BUTTON: Final = "Verdeel de tekst"
PASTE_EMPTY: Final = "Plak eerst de tekst van uw vacature."
PASTE_LONG: Final = "De tekst is te lang. Gebruik niet meer dan {most} tekens."
PASTE_INSTEAD: Final = "Hebt u al een tekst? Plak hem, dan verdelen wij hem voor u."
FORM_INSTEAD: Final = "Liever zelf invullen?"
CONFIRM: Final = "Klopt dit zo?"
CONFIRM_LEAD: Final = (
    "Dit haalden wij uit uw tekst. Verbeter wat niet klopt. Er staat nog niets online."
)
PASTED: Final = "De tekst die u plakte"

NEW: Final = "Nieuwe vacature"
NEW_LEAD: Final = (
    "Dit kost ongeveer vijf minuten. Alleen de titel en wat de collega doet zijn nodig. Wat u niet "
    "weet, laat u leeg."
)
EDIT: Final = "Wijzig: {title}"
WORK: Final = "Het werk"
TITLE: Final = "Titel"
TITLE_HELP: Final = "Zoals u de functie op de werkvloer noemt."
TASKS: Final = "Wat doet de collega? Taken, elk op een regel"
TASKS_HELP: Final = "Begin met doen: “deeg kneden”, “bezoekers ontvangen”."
DESCRIPTION: Final = "Omschrijving"
DESCRIPTION_HELP: Final = (
    "Hoe ziet een werkdag eruit, en met wie? Hebt u taken ingevuld, dan mag dit leeg."
)
NEEDED: Final = "Wat is nodig"
NEEDED_HELP: Final = (
    "Vraag alleen wat het werk echt vraagt, en zeg hoe hard het is. Wat te leren is, is een wens."
)
DEMAND: Final = "Eis {number}"
HOW_HARD: Final = "Hoe hard is eis {number}?"
ONE_MORE: Final = "Nog een regel"
FIXED_DEMANDS: Final = "Rijbewijs, taal en diploma"
LICENCE: Final = "Rijbewijs"
LANGUAGE: Final = "Taal {number}"
LEVEL: Final = "Niveau van taal {number}"
DIPLOMAS: Final = "Diploma’s, elk op een regel"
HARD_LICENCE: Final = "Hoe hard is het rijbewijs?"
HARD_LANGUAGE: Final = "Hoe hard is de taal?"
HARD_DIPLOMA: Final = "Hoe hard is het diploma?"
HARD_HOURS: Final = "Hoe hard zijn de uren?"
HARD_TIMES: Final = "Hoe hard zijn de tijden?"
AGREEMENT_ONLY: Final = "Deze baan is alleen voor mensen die onder de banenafspraak vallen"
WHEN_WHERE: Final = "Uren, tijden en plaats"
HOURS_FROM: Final = "Uren per week, vanaf"
HOURS_TO: Final = "Uren per week, tot"
TIMES: Final = "Wanneer kan het werk zijn?"
TIMES_HELP: Final = "Kruis alles aan wat kan voorkomen. Niets aankruisen betekent: niet bekend."
TOWN: Final = "Plaats"
POSTCODE: Final = "Postcode, alleen de vier cijfers"
REMOTE: Final = "Kan de collega thuis werken?"
CONDITIONS: Final = "Hoe werkt het bij u?"
CONDITIONS_HELP: Final = (
    "Goed werkgeverschap: loop deze lijst voor elke vacature na. Zeg wat u iedereen biedt, wat op "
    "verzoek kan en wat niet kan."
)
TERMS: Final = "Contract en loon"
CONTRACT: Final = "Contract"
CONTRACT_ENDS: Final = "Contract loopt tot en met"
PAY_FROM: Final = "Bruto loon in euro, vanaf"
PAY_TO: Final = "Bruto loon in euro, tot"
PAY_PER: Final = "Loon is per"
PAY_PER_HELP: Final = "Een loon per maand is het bedrag bij een volle werkweek."
PERIODS: Final = {"hour": "uur", "month": "maand"}
ANSWERING: Final = "Reageren"
NUMBER_OF_SEATS: Final = "Hoeveel mensen zoekt u?"
CLOSES: Final = "Reageren kan tot en met"
CONTACT_FIELD: Final = "Eén contactpersoon"
CONTACT_HELP: Final = "Bij wie kan men terecht? Een functie of afdeling is genoeg."
APPLY_AT: Final = "Webadres of e-mailadres om te solliciteren"
APPLY_HELP: Final = (
    "Mag leeg blijven. De vacature loopt dan via werkgeversdiensten. Niemand kan dan zelf "
    "solliciteren."
)
DAY_HELP: Final = "Bijvoorbeeld 31-12-2026."
DEMAND_GRADES: Final[Mapping[Grade, str]] = {
    Grade.NEGOTIABLE: "bespreekbaar",
    Grade.HARD: "harde eis",
    Grade.WISH: "wens",
    Grade.LAW: "moet van de wet",
}
NO_CHOICE: Final = "niet bekend"
NO_LICENCE: Final = "geen, of niet bekend"
NO_LANGUAGE: Final = "geen, of niet bekend"
GRADE_OPEN: Final = "niet gezegd"
POST: Final = "Plaats de vacature"
KEEP: Final = "Bewaar de wijzigingen"
CHECK: Final = "Controleer de tekst"
CANCEL: Final = "Stop zonder te bewaren"
CHECKED: Final = "Wij lazen uw tekst"
CHECKED_WELL: Final = "Wij vonden niets om te verbeteren."
CHECKED_NEXT: Final = "Klaar? Kies dan “{button}”."
CHECKED_HELP: Final = (
    "Dit is advies. U mag de tekst ook zo laten. Er is nog niets geplaatst of veranderd."
)
GRADE_FILLED_IN: Final = (
    "Dat hebben wij bij “{field}” ingevuld. Klopt het niet? Kies dan iets anders."
)

WRONG: Final = {
    "titel": "Vul een titel in, niet langer dan één regel.",
    "omschrijving": "Vul in wat de collega doet: taken, een omschrijving, of allebei.",
    "taken": "Een taak is te lang of niet te lezen. Schrijf elke taak kort op een eigen regel.",
    "eis": "Deze eis is te lang of niet te lezen. Schrijf hem korter.",
    "rijbewijs": "Kies een rijbewijs uit de lijst.",
    "taal": "Kies een taal en een niveau uit de lijst.",
    "diploma": "Een diploma is te lang. Schrijf elk diploma kort op een eigen regel.",
    "uren-van": "Vul bij de uren getallen van 0 tot 168 in, eerst het laagste.",
    "uren-tot": "Vul bij de uren getallen van 0 tot 168 in, eerst het laagste.",
    "tijden": "Kies tijden uit de lijst.",
    "plaats": "De plaats is te lang of niet te lezen. Schrijf alleen de naam van de plaats.",
    "postcode": "Vul van de postcode alleen de vier cijfers in, zoals 2311.",
    "thuiswerken": "Kies uit de lijst of de collega thuis kan werken.",
    "contract": "Kies een contract uit de lijst.",
    "contract-tot": "Vul de laatste dag van het contract in als datum, zoals 31-12-2026.",
    "loon-van": "Vul het loon in als bedrag, zoals 15,50 of 2.400, eerst het laagste.",
    "loon-tot": "Vul het loon in als bedrag, zoals 15,50 of 2.400, eerst het laagste.",
    "loon-per": "Kies of het loon per uur of per maand is.",
    "plekken": f"Vul een heel getal in van 1 tot en met {MOST_SEATS}.",
    "sluit": "Vul de laatste dag om te reageren in als datum, zoals 31-12-2026.",
    "contact": "De contactpersoon is te lang of niet te lezen. Schrijf het korter.",
    "solliciteren": "Vul een webadres of e-mailadres in, zoals https://bedrijf.nl/werk.",
    "werk": "Kies bij elke werkomstandigheid een van de vier antwoorden.",
    "hoe": "Kies uit de lijst hoe hard de eis is.",
}
"""For each field: what to do when it is not filled in as it should be."""
TOO_LITTLE_A_MONTH: Final = (
    "Een loon per maand is {least} euro of meer. Bedoelt u een loon per uur? Kies dan “uur” bij “Loon "
    "is per”."
)
TOO_MUCH_AN_HOUR: Final = (
    "Een loon per uur is {most} euro of minder. Bedoelt u een loon per maand? Kies dan “maand” bij “Loon "
    "is per”."
)
CHANGED_FIRST: Final = (
    "Deze vacature is intussen veranderd, misschien door uzelf in een ander venster. Uw tekst staat nog "
    "hieronder. Bewaart u nu opnieuw, dan geldt wat hieronder staat."
)
STATUS_CHANGED_FIRST: Final = (
    "De vacature veranderde net op dat moment. Kijk hieronder hoe het nu staat en kies opnieuw."
)

DONE: Final = {
    "geplaatst": "Uw vacature is geplaatst.",
    "stond-er-al": "Deze vacature staat er al. Er is niets dubbel geplaatst.",
    "gewijzigd": "Uw wijzigingen zijn bewaard.",
    "open": "De vacature staat open.",
    "filled": "De vacature is vervuld. Nieuwe introducties komen er niet meer.",
    "withdrawn": "De vacature is ingetrokken. Nieuwe introducties komen er niet meer.",
    "antwoord": "Uw antwoord is verstuurd naar de contactpersoon.",
}
"""What is told after something was done, by the code in the address."""
