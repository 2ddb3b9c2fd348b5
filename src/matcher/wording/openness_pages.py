"""What the page about a client's openness says. Each choice is told alike: none is better than another."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.openness import Moment, Teller, Topic

TITLE: Final = "Openheid van {client}"
INTRO: Final = (
    "De cliënt kiest wat een ander mag weten, en kan dat elke dag veranderen. Bespreek het samen. "
    "Zonder besluit deelt dit systeem niets."
)
TO_CLIENT: Final = "Naar {client}"

STANDS: Final = "Wat nu geldt"
NOTHING_STANDS: Final = "Er is geen besluit. De cliënt deelt niets."
EARLIER: Final = "Eerdere besluiten"
ANY: Final = "Elke werkgever zonder eigen besluit"
SERVICES: Final = "De adviseurs werkgeversdiensten"
ONE_EMPLOYER: Final = "Werkgever {name}"
TELLS_NOTHING: Final = "deelt niets"
TELLS: Final = "deelt: {topics}"
FROM_MOMENT: Final = "vanaf {moment}"
TOLD_BY: Final = "verteld door {teller}"
VALID: Final = "van {first} tot en met {last}"
REVOKED: Final = "ingetrokken op {day}"
ENDED: Final = "afgelopen"
REPLACED: Final = "vervangen door een later besluit"
NOT_YET: Final = "gaat in op {day}"
REVOKE: Final = "Trek in"
IF_REVOKED: Final = "Als de cliënt dit intrekt:"

TOPICS: Final[Mapping[Topic, str]] = {
    Topic.NEEDS: "wat nodig is op het werk",
    Topic.SUPPORT: "dat er een trajectbegeleider is",
    Topic.JOBS_AGREEMENT: "dat de cliënt in het doelgroepregister staat",
    Topic.BACKGROUND: "het verhaal achter een gat in het cv",
}
MOMENTS: Final[Mapping[Moment, str]] = {
    Moment.INTRODUCTION: "het eerste contact",
    Moment.INTERVIEW: "het gesprek",
    Moment.OFFER: "het aanbod",
    Moment.START: "de eerste werkdag",
}
TELLERS: Final[Mapping[Teller, str]] = {
    Teller.CLIENT: "de cliënt zelf",
    Teller.EMPLOYMENT_SPECIALIST: "de trajectbegeleider",
}

NEW: Final = "Een nieuw besluit"
FOR_WHOM: Final = "Voor wie is het besluit?"
WHICH_EMPLOYER: Final = "Eén werkgever"
WHICH_EMPLOYER_HELP: Final = (
    "U ziet de werkgevers uit de lijst van de cliënt. Een besluit voor één werkgever gaat boven dat "
    "voor elke werkgever."
)
NO_EMPLOYER: Final = "Geen: het geldt voor wie hierboven is gekozen"
WHAT: Final = "Wat mag deze ander weten?"
WHAT_CHOICES: Final[Mapping[str, tuple[str, str]]] = {
    "niets": ("Niets", "De cliënt solliciteert zelf."),
    "nodig": (
        "Wat nodig is op het werk",
        "De cliënt solliciteert zelf, met een eigen briefje over wat helpt.",
    ),
    "begeleiding": (
        "Dat er een trajectbegeleider is, en wat nodig is op het werk",
        "De trajectbegeleider kan de cliënt voorstellen, als die het vertelt vanaf het eerste contact.",
    ),
}
ALSO: Final = "Ook te weten"
ALSO_HELP: Final = "Alleen samen met een van de laatste twee."
NEEDS: Final = "Wat nodig is: wat mag deze ander daarvan weten?"
NEEDS_HELP: Final = "Dit staat in het dossier. Kies wat de cliënt wil delen."
NO_NEEDS: Final = "In het dossier staat niet wat de cliënt nodig heeft."
FROM: Final = "Vanaf welk moment?"
WHO_TELLS: Final = "Wie vertelt het?"
STARTS: Final = "Gaat in op"
ENDS: Final = "Geldt tot en met"
ENDS_HELP: Final = "Daarna geldt dit besluit niet meer, tot er een nieuw besluit is."
LOOK: Final = "Bekijk wat er verandert"
CHANGES: Final = "Wat er verandert door dit besluit"
SAVE: Final = "Leg dit besluit vast"
CHANGE: Final = "Pas het besluit aan"
SAVED: Final = "Het besluit is vastgelegd."
WAS_REVOKED: Final = "Het besluit is ingetrokken."
DONE: Final[Mapping[str, str]] = {"besluit": SAVED, "ingetrokken": WAS_REVOKED}

NO_CHANGE: Final = "Er verandert nu niets aan wat anderen weten of aan de weg naar een werkgever."
NOT_TODAY: Final = "Het besluit gaat later in. Vandaag verandert er niets."
NOTHING_ELSE_TODAY: Final = "Het besluit gaat later in. Verder verandert er vandaag niets."
ENDS_INTRODUCTIONS: Final = (
    "De introductie bij “{vacancy}” eindigt: de werkgever kan die niet meer lezen."
)
STOPS_RELEASES: Final = (
    "De introductie bij “{vacancy}” gaat niet naar de werkgever: zij is weer een concept."
)
ROUTE: Final = "{employer}: eerst “{before}”, straks “{after}”."
NOW_SEEN: Final = "De adviseurs zien de cliënt, zonder naam: {facts}."
NOT_SEEN: Final = "De adviseurs zien de cliënt niet meer."
SEEN_FACTS: Final = (
    "de samenvatting voor werk, wat de cliënt kan, gezochte beroepen en sectoren, uren, begindatum, "
    "opleiding, diploma’s, rijbewijs, talen en de afstand in stappen"
)
SEEN_ALSO: Final = "{facts}; en ook {also}"
SEEN_NEEDS: Final = "wat nodig is: {needs}"
REGISTER: Final = "of de cliënt in het doelgroepregister staat"

LISTS: Final = "De lijst bij elke keuze"
LISTS_HELP: Final = (
    "Zo ziet de lijst eruit als deze keuze geldt voor elke werkgever zonder eigen besluit. De keuzes staan "
    "op volgorde van hoeveel er wordt gedeeld, niet van wat beter is."
)
LISTS_CAPTION: Final = "De eerste {count} vacatures bij elke keuze"
PLACE: Final = "Plaats"
SAME: Final = "De drie lijsten zijn gelijk."
DIFFER: Final[Mapping[bool, str]] = {
    True: "Op 1 plaats staat niet overal hetzelfde.",
    False: "Op {count} plaatsen staat niet overal hetzelfde.",
}
TALKS: Final = "Gesprekken hierover"
NO_TALKS: Final = "Er is nog geen gesprek over openheid vastgelegd."
ALL_TALKS: Final = "Alle gesprekken, en een gesprek vastleggen"

CHOOSE_WHAT: Final = "Kies wat deze ander mag weten."
CHOOSE_NEEDS: Final = (
    "Kies wat de cliënt wil delen van wat nodig is. Staat er niets in het dossier? Vul dat dan eerst aan, of "
    "kies hierboven “Niets”."
)
NEEDS_OF_NOTHING: Final = "U koos “Niets”. Haal de andere keuzes dan weg."
NEEDS_SUPPORT: Final = (
    "Begeleiding op het werk delen kan alleen met de laatste van deze drie keuzes."
)
WRONG_DAY: Final = "Kies een dag."
ENDS_BEFORE: Final = "De laatste dag ligt voor de eerste dag. Kies een latere dag."
IN_THE_PAST: Final = "De laatste dag is al voorbij. Kies een dag vanaf vandaag."
UNKNOWN_EMPLOYER: Final = "Deze werkgever is hier niet bekend. Kies een andere."
CHOOSE_WHOM: Final = "Kies voor wie het besluit is."
