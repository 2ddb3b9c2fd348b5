"""What the pages about one vacancy say to staff: people, demands, choices, and lists to take along."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.matches import Crowd
from matcher.domain.vacancies import Demand

DONE: Final[Mapping[str, str]] = {
    "voorgesteld": "U hebt dit voorgesteld. De trajectbegeleider bespreekt het met de cliënt.",
    "al-voorgesteld": "Dit had u al voorgesteld. Er is niets veranderd.",
    "opzij": "Opgeslagen. U ziet deze persoon niet meer in de lijst van deze vacature.",
    "terug": "U ziet deze persoon weer in de lijst.",
    "bevestigd": "Opgeslagen. Deze eis telt nu zo.",
}
"""What is said after something was done, by the code in the address."""
TO_VACANCY: Final = "Terug naar de vacature"

DEMANDS: Final = "Eisen en wensen"
GROUPS: Final = ("Moet", "Bespreekbaar", "Wens")
NO_DEMANDS: Final = "Deze vacature noemt geen eisen."
ONLY_THESE_BLOCK: Final = (
    "Alleen een eis uit de gegevens van de vacature kan iemand buiten de lijst houden. "
    "Een wens kan dat nooit."
)
BY_LAW: Final = "volgens de wet of de regeling"
USUALLY: Final = "niet gezegd; wij rekenen met: {grade}"
BY_TEXT: Final = "Volgens de tekst, nog te bevestigen: {grade}."
CONFIRM: Final = "Bevestig: {grade}"
CHANGED_MEANWHILE: Final = (
    "Iemand heeft deze vacature intussen veranderd. Lees de eisen hieronder en bevestig ze opnieuw."
)
REGISTER: Final = "alleen voor wie in het doelgroepregister staat"
THROUGH_SERVICES: Final = "solliciteren gaat via werkgeversdiensten"
ASKED_IN_TEXT: Final = "gevraagd in de tekst"
NAMES_OF_DEMANDS: Final[Mapping[Demand, str]] = {
    Demand.DRIVING_LICENCE: "Rijbewijs",
    Demand.QUALIFICATION: "Diploma",
    Demand.LANGUAGE: "Taal",
    Demand.HOURS: "Uren",
    Demand.TIMES: "Werktijden",
    Demand.PLACE: "Reistijd",
    Demand.REGISTER_ENTRY: "Banenafspraak",
    Demand.WAY_OF_APPLYING: "Manier van solliciteren",
}

LOAD: Final = "Drukte"
SEATS: Final = "Plekken: {seats}."
SEATS_UNKNOWN: Final = "Hoeveel plekken er zijn, is niet bekend."
LOAD_OWN: Final = (
    "Bij de lijsten van {night} stond deze vacature op {own} van uw eigen cliënten en bij {others}."
)
LOAD_OF_LISTS: Final[Mapping[bool, str]] = {True: "1 lijst", False: "{count} lijsten"}
LOAD_SEEN: Final = "De lijst van {night} noemt {others} die u mag zien."
NO_NIGHT: Final = "Er is nog geen nachtelijke lijst."
OTHERS: Final[Mapping[Crowd, str]] = {
    Crowd.UNDER_TEN: "minder dan tien anderen",
    Crowd.TEN_OR_MORE: "tien of meer anderen",
    Crowd.TWENTY_FIVE_OR_MORE: "veel anderen",
}
PEOPLE: Final[Mapping[Crowd, str]] = {
    Crowd.UNDER_TEN: "minder dan tien mensen",
    Crowd.TEN_OR_MORE: "tien of meer mensen",
    Crowd.TWENTY_FIVE_OR_MORE: "veel mensen",
}

CONDITIONS_LINK: Final = "De volledige lijst voor de werkgever"
CONDITIONS_TITLE: Final = "Werkomstandigheden: {title}"
CONDITIONS_INTRO: Final = (
    "Deze lijst is voor elke vacature dezelfde. Wilt u bij elke regel aankruisen wat er kan? "
    "Zo weten wij voor iedereen wat het werk vraagt en biedt."
)
CONDITIONS_HOW: Final = (
    "Stuur altijd de hele lijst. Eén losse vraag kan iets over één persoon vertellen."
)
CONDITIONS_CAPTION: Final = "Alle twintig werkomstandigheden, met wat nu bekend is"
CONDITION: Final = "Werkomstandigheid"
NOW_KNOWN: Final = "Nu bekend"
BOX: Final = "\N{BALLOT BOX}"
TO_TICK: Final = "aan te kruisen"
PRINT_HELP: Final = "Gebruik “Afdrukken” in uw browser (Ctrl en P). De knoppen komen niet mee."

WEIGHTS: Final = "Wat telt hoe zwaar?"
WEIGHTS_HELP: Final = "Dit verandert alleen de volgorde die u nu ziet. Er wordt niets bewaard."
WEIGHTS_BUTTON: Final = "Toon deze volgorde"
WEIGHTS_USUAL: Final = "Terug naar gewoon"
WEIGHED: Final[Mapping[str, str]] = {
    "wensen": "Wat iemand graag doet of zoekt",
    "kunnen": "Wat iemand kan",
    "reizen": "Reistijd",
    "omstandigheden": "Werkomstandigheden",
}
WEIGHT_CHOICES: Final[Mapping[str, str]] = {
    "half": "half zo zwaar",
    "": "gewoon",
    "dubbel": "twee keer zo zwaar",
}
RAN_AS_USUAL: Final = "Alles telt in deze lijst gewoon mee."
RAN: Final = "In deze lijst telt anders dan gewoon: {told}. De rest telt gewoon mee."
RAN_ONE: Final = "{what} {how}"

PICK: Final = "Kies mensen"
PICK_HELP: Final = (
    "Kruis aan wie u naast elkaar wilt zien, hoogstens vier. "
    "Kiest u niemand, dan gaat de hele lijst mee in het bestand en op papier."
)
PICK_ONE: Final = "Kies {who}"
COMPARE_BUTTON: Final = "Vergelijk"
PRINT_BUTTON: Final = "Op papier"
CSV_BUTTON: Final = "Als bestand (CSV)"
PROPOSE: Final = "Stel voor"
WHY: Final = "Waarom?"
ASIDE: Final = "Zet opzij"
ADD_LINK: Final = "Voeg iemand toe die de lijst mist"

PROPOSED: Final = "Door u voorgesteld"
PROPOSED_HELP: Final = "De trajectbegeleider laat u weten of het verdergaat, en niets daarnaast."
PROPOSED_NOBODY: Final = "U hebt voor deze vacature nog niemand voorgesteld."
PROPOSED_AT: Final = "stond op plaats {rank}"
PROPOSED_BY_HAND: Final = "door u toegevoegd, de lijst miste deze persoon"
REASON_GIVEN: Final = "uw reden: {reason}"
NO_REPLY: Final = "nog geen antwoord"
REPLIED_ON: Final = "{reply} ({day})"
SET_ASIDE: Final = "Door u opzij gezet"
ALL_SET_ASIDE: Final = "Wie past, hebt u opzij gezet. Deze mensen staan onder “Door u opzij gezet”."
SHOW_AGAIN: Final = "Toon weer"
ASIDE_ON: Final = "sinds {day}"

BLOCKED: Final = "Nog één ding in de weg"
BLOCKED_HELP: Final = "Deze mensen vallen af op één punt. Misschien is daar iets aan te doen."

PROPOSE_TITLE: Final = "Stel {who} voor"
PROPOSE_FOR: Final = "Voor: {vacancy}."
PROPOSE_WHAT: Final = (
    "Uw voorstel gaat naar de trajectbegeleider van deze persoon, en naar niemand anders. "
    "De werkgever hoort hier niets van. De cliënt kiest."
)
PROPOSE_RANK: Final = "Plaats in de lijst: {rank} van {all}."
PROPOSE_MISSED: Final = "De lijst noemt deze persoon niet. {why}"
REASON: Final = "Uw reden"
REASON_OPTIONAL: Final = (
    "Dit hoeft niet. De trajectbegeleider leest uw reden. Schrijf niets over gezondheid."
)
REASON_NEEDED: Final = "De trajectbegeleider leest uw reden. Schrijf niets over gezondheid."
ALREADY: Final = "U hebt {who} al voorgesteld op {day}. U hoeft niets te doen."
CLOSED: Final = (
    "Deze vacature staat niet meer open. Uw voorstel is niet opgeslagen; kopieer uw reden als u die "
    "wilt bewaren."
)
REASON_EMPTY: Final = "Schrijf waarom u dit doet."
REASON_TOO_LONG: Final = "Uw reden is te lang. Gebruik niet meer dan {most} tekens."
REASON_ON_HEALTH: Final = "In uw reden staat iets over gezondheid. Schrijf de reden zonder dat."
ASIDE_TITLE: Final = "Zet {who} opzij"
ASIDE_WHAT: Final = (
    "U ziet deze persoon dan niet meer bij deze vacature. Voor anderen en voor andere vacatures "
    "verandert er niets. U kunt het altijd terugdraaien."
)
ASIDE_REASON: Final = "Alleen u leest uw reden. Schrijf niets over gezondheid."

ADD_TITLE: Final = "Iemand toevoegen: {vacancy}"
ADD_INTRO: Final = "Een lijst kan iemand missen. U mag iedereen voorstellen die u hier mag zien."
ADD_SEARCH: Final = "Zoek iemand"
ADD_SEARCH_HELP: Final = "Een deel van het nummer, een beroep of wat iemand kan."
ADD_SEARCH_BUTTON: Final = "Zoek"
ADD_WHO: Final = "Wie stelt u voor?"
ADD_NOBODY: Final = "Niemand gevonden die niet al in de lijst staat. Zoek op iets anders."
ADD_MORE: Final = "Er zijn er nog {count}. Zoek preciezer om hen te zien."
ADD_CHOOSE: Final = "Kies wie u voorstelt."
MISSED: Final = "Waarom niet in de lijst: {why}"

IN_LIST: Final = "Plaats {rank} van {all} in de lijst."
WHY_SET_ASIDE: Final = "U hebt deze persoon opzij gezet."
WHY_FARTHER: Final = "Staat op plaats {rank} van {all}. De lijst toont de eerste {shown}."
WHY_FAILS: Final = "Valt af op: {demands}."
WHY_NOT_NEAR: Final = "Wat bekend is lijkt te weinig op deze vacature om mee te rekenen."
WHY_TITLE: Final = "Waarom {who}?"
WHY_TITLE_NOT: Final = "Waarom {who} niet?"
WHY_FOR: Final = "Bij: {vacancy}."
WHAT_BLOCKS: Final = "Wat in de weg staat"
HAVE: Final = "Bekend van deze persoon"
COMPARE_WITH_FIRST: Final = "Zet naast nummer 1"
IF_RANKED: Final = "Zonder die eis zou dit de schatting zijn."

COMPARE_TITLE: Final = "Vergelijken: {vacancy}"
COMPARE_CAPTION: Final = "Wie naast wie, kenmerk voor kenmerk"
TOO_FEW: Final = "Kies twee, drie of vier mensen om naast elkaar te zetten."
TOO_MANY: Final = "U koos {count} mensen. Kies er hoogstens vier."
COMPARE_CHOOSE: Final = "Kies wie u naast elkaar zet"
PLACE: Final = "Plaats"
NOT_RANKED: Final = "niet in de lijst"
SPAN: Final = "Marge"
FACTS: Final = "Wat bekend is"
NOTHING: Final = "niets"
NUMBER: Final = "telt {number}"
QUOTED: Final = "{text} Cliënt: “{of_client}”. Vacature: “{of_vacancy}”."
NUMBERS_HELP: Final = (
    "Een getal boven 0 maakt de schatting hoger, een getal onder 0 lager. Onbekend telt niet mee."
)

PRINT_TITLE: Final = "Lijst: {vacancy}"
PRINT_MADE: Final = "Gemaakt op {day}. {told}"
PRINT_CAPTION: Final = "Mensen bij deze vacature, in de volgorde van de lijst"
PRINT_CARE: Final = (
    "Deze lijst gaat over mensen. Deel hem niet met de werkgever, en vernietig hem na gebruik."
)
WHO: Final = "Wie"
POINTS_FOR: Final = "Pleit ervoor"
POINTS_AGAINST: Final = "Pleit ertegen"
TO_FIND_OUT: Final = "Nog uit te zoeken"
CSV_COLUMNS: Final = (
    "Vacature",
    "Plaats",
    "Wie",
    "Samen in procent",
    "Marge van",
    "Marge tot",
    "Pleit ervoor",
    "Pleit ertegen",
    "Nog uit te zoeken",
    "Route",
    "Wat bekend is",
    "Voorgesteld",
)
CSV_NAME: Final = "lijst-{vacancy_id}.csv"

WHY_REFUSED: Final = "De cliënt wil deze vacature of deze werkgever niet."
WHY_SETTLED: Final = "Voor deze cliënt is bij deze vacature al iets gedaan of besloten."
PROPOSE_REFUSED: Final = (
    "De cliënt wil deze vacature of deze werkgever niet. Uw voorstel is niet opgeslagen. Denkt de cliënt er "
    "nu anders over? Pas dan eerst het dossier aan."
)
