"""What the page says that tells staff how lists are made: the ranker in plain words, and who sees what."""

from collections.abc import Mapping
from typing import Final

from matcher.domain.matches import Part
from matcher.features.columns import Feature

TITLE: Final = "Uitleg"
INTRO: Final = (
    "Zo maakt dit systeem lijsten. U kunt deze pagina ook samen met een cliënt lezen, of voorlezen."
)

HOW: Final = "Hoe een lijst ontstaat"
STEPS: Final = (
    "Een cliënt vertelt wat die graag doet en goed kan. Een werkgever vertelt wat het werk is.",
    "Het systeem zoekt de vacatures die het meest lijken op wat de cliënt graag doet en kan.",
    (
        "Het kijkt naar harde eisen: rijbewijs, diploma, taal, uren, werktijden, plaats en de manier van "
        "solliciteren. Mist er één ding waar nog over te praten is? Dan blijft de vacature in beeld, met "
        "de stap erbij."
    ),
    (
        "Het schat drie dingen, elk apart: wil de cliënt dit werk, neemt de werkgever aan, en houdt het "
        "werk stand? Die drie samen bepalen de volgorde."
    ),
    (
        "’s Nachts verdeelt het de vacatures over alle mensen, zodat niet iedereen dezelfde lijst krijgt. "
        "Wie het minste passende werk heeft, gaat voor."
    ),
    "U en de cliënt kijken ernaar en kiezen. Zonder u gebeurt er niets.",
)

PERSON: Final = "Een mens beslist"
PERSON_SAYS: Final = (
    (
        "Een lijst is een voorstel. Niemand valt af door een getal: er is geen grens waaronder iemand "
        "verdwijnt. Het systeem neemt met niemand contact op."
    ),
    (
        "U mag altijd iets anders kiezen dan de lijst zegt. U kunt iemand met de hand voorstellen en een "
        "regel opzij zetten. De reden die u geeft, blijft bewaard."
    ),
    (
        "Er gaat pas iets naar een werkgever als de cliënt ja zei, u het vrijgaf en er een uur voorbij "
        "is. Tot dan kunt u het terugnemen."
    ),
)

NEVER: Final = "Wat het systeem nooit gebruikt"
NEVER_HELP: Final = "Dit staat niet in het systeem, of telt nooit mee in een lijst:"
NEVER_USED: Final = (
    "welke uitkering iemand heeft",
    "een diagnose, behandeling of medicijnen: die mogen hier niet eens worden opgeschreven",
    (
        "of iemand in het doelgroepregister staat; alleen als een vacature dat eist, kijkt het systeem "
        "of het zo is, en alleen als de cliënt dat wil vertellen"
    ),
    "leeftijd en geboortedatum",
    "man, vrouw of iets anders",
    "afkomst, geloof en nationaliteit",
    "naam, adres en burgerservicenummer",
    "openheid zelf: wie niets vertelt, krijgt daarom geen lagere plaats",
    "een foto, sociale media of wat iemand op internet doet",
)

WHO: Final = "Wie ziet wat?"
WHO_CAPTION: Final = "Wat elke rol van een cliënt ziet"
WHO_HELP: Final = (
    "De cliënt kiest wat een ander mag weten. Zonder besluit blijft alles dicht. Elke keer dat iemand "
    "een cliënt bekijkt, komt er een regel in het logboek."
)
ROLE: Final = "Wie"
SEES: Final = "Ziet"
SEES_NOT: Final = "Ziet nooit"
GATE: Final[tuple[tuple[str, str, str], ...]] = (
    (
        "De eigen trajectbegeleider",
        "Het hele dossier van de eigen cliënten",
        "Cliënten van collega’s",
    ),
    (
        "Een adviseur werkgeversdiensten",
        (
            "Alleen mensen die daartoe besloten: een samenvatting, wat zij kunnen en zoeken, uren, en de "
            "behoeften die zij noemden, onder een eigen nummer"
        ),
        "Wie niets besloot, wat een cliënt graag of liever niet doet, en waar iemand niet wil werken",
    ),
    (
        "Een werkgever",
        "Een introductie die de cliënt goedvond, voor één vacature, onder een schuilnaam",
        "Lijsten, schattingen, aantallen, wie er niet werd voorgesteld, iets over gezondheid",
    ),
    (
        "Een beheerder",
        "Hoe de nachten gingen, en totalen van tien mensen en meer",
        "Eén cliënt, op welke manier ook",
    ),
)

WORDS_MEANT: Final = "Wat onze woorden betekenen"
MEANT: Final[tuple[tuple[str, str], ...]] = (
    (
        "schatting",
        (
            "Hoe groot het systeem de kans vindt, van 0 tot 100 procent. Het is een rekensom met wat "
            "bekend is. Het is geen oordeel over een mens."
        ),
    ),
    (
        "marge",
        (
            "Hoeveel lager of hoger de schatting kan worden door wat nog niet bekend is. Wat onbekend "
            "is, telt niet mee en kost nooit een plaats in de lijst."
        ),
    ),
    (
        "niet geijkt",
        (
            "De schattingen rusten op onze eigen regels. Of 30 procent ook echt 3 van de 10 keer is, "
            "weten we nog niet. Dat kan pas als er genoeg is vastgelegd over hoe het afliep."
        ),
    ),
    (
        "pleit ervoor, pleit ertegen",
        "De redenen die de schatting hoger of lager maken. Opgeteld zijn ze precies de schatting.",
    ),
)

CARD: Final = "De rangschikking die nu werkt"
CARD_HELP: Final = (
    "Dit zijn alle kenmerken die meetellen, en geen ander. De tabel komt rechtstreeks uit de "
    "rangschikking zelf."
)
VERSION: Final = "Naam"
BASIS: Final = "Rust op"
FROM_RULES: Final = (
    "regels die mensen schreven, elk met een reden; uitkomsten wegen daar nog niet tegen op, dus niet "
    "geijkt"
)
FROM_OUTCOMES: Final = "wat eerder gebeurde, met onze regels als begin; geijkt aan uitkomsten"
CAPTION: Final = "Het laagste en het hoogste dat elk kenmerk met elke schatting doet"
HOW_TO_READ: Final = (
    "Een getal boven 0 maakt de schatting hoger, een getal onder 0 lager. Een streepje betekent: telt "
    "daar niet mee."
)
HOW_MUCH: Final = (
    "Ter vergelijking: 50 procent wordt met {up} ongeveer 73 procent, en met {down} 27 procent."
)
FEATURE: Final = "Kenmerk"
MEANING: Final = "Wat het is"
RANGE: Final = "{low} tot {high}"
NOT_IN: Final = "–"
MEANINGS: Final[Mapping[Feature, str]] = {
    Feature.PASSION_FIT: "Lijkt het werk op wat de cliënt graag doet?",
    Feature.OCCUPATION_FIT: "Lijkt het op het beroep dat de cliënt zoekt?",
    Feature.AVERSION: "Vraagt het werk iets wat de cliënt liever niet doet?",
    Feature.SECTOR_FIT: "Zit de werkgever in een sector die de cliënt noemt?",
    Feature.HOURS_FIT: "Hoeveel van de gewenste uren biedt de vacature?",
    Feature.TIMES_FIT: "Hoeveel van de werktijden wil de cliënt?",
    Feature.TRAVEL_MINUTES: "Hoe lang is de reis, enkele reis?",
    Feature.CONTRACT: "Hoe lang duurt het contract?",
    Feature.PAY: "Hoe hoog is het bruto loon per uur?",
    Feature.FRESHNESS: "Hoe lang staat de vacature er al?",
    Feature.NEEDS_STANDARD: "Is wat de cliënt nodig heeft er voor iedereen?",
    Feature.NEEDS_WHEN_ASKED: (
        "Kan wat nodig is als de cliënt erom vraagt? Dit telt alleen als de cliënt dat hier wil zeggen."
    ),
    Feature.NEEDS_IMPOSSIBLE: "Is er iets nodig dat hier niet kan?",
    Feature.ABILITY_FIT: "Lijkt wat de cliënt kan op wat wordt gevraagd?",
    Feature.LICENCE: "Heeft de cliënt het rijbewijs dat wordt gevraagd?",
    Feature.LANGUAGE: "Spreekt de cliënt de taal zo goed als wordt gevraagd?",
    Feature.QUALIFICATION: "Heeft de cliënt het diploma dat wordt gevraagd?",
    Feature.RECEPTIVENESS: (
        "Nam deze werkgever eerder mensen aan die werden geïntroduceerd? Telt pas vanaf vijf mensen."
    ),
}
IN_SHORT: Final[Mapping[Part, str]] = {
    Part.CLIENT_FIT: "Wil de cliënt het?",
    Part.EMPLOYER_FIT: "Neemt de werkgever aan?",
    Part.SUSTAINED_FIT: "Houdt het stand?",
}

OBJECT: Final = "Oneens? Zo maakt iemand bezwaar"
OBJECT_CLIENT: Final = "Een cliënt kan:"
OBJECT_CLIENT_SAYS: Final = (
    (
        "u vragen waarom een vacature in de lijst staat, of juist niet: op de pagina van de cliënt leest "
        "u de uitleg voor, of drukt u die af"
    ),
    "laten veranderen wat niet klopt: wensen, uren, reistijd, alles in het dossier",
    "zeggen: deze werkgever niet, of: laat dit niet meer zien",
    "een besluit over openheid intrekken, elke dag, met één klik",
    "een kopie van alles vragen, of vragen om alles te wissen: de beheerder doet dat",
    "een klacht indienen bij uw organisatie, of bij de Autoriteit Persoonsgegevens",
)
OBJECT_EMPLOYER: Final = "Een werkgever kan:"
OBJECT_EMPLOYER_SAYS: Final = (
    "bij een introductie antwoord geven met een toelichting: de begeleider leest die",
    "de vacature zelf veranderen of intrekken",
    "dezelfde uitleg lezen op een eigen pagina",
)
