"""What the page says that tells employers how this works: about work and agreements, never about people."""

from typing import Final

TITLE: Final = "Uitleg"
INTRO: Final = "Wat u krijgt en wat niet, en hoe uw vacature bij meer mensen past."

GET: Final = "Wat u krijgt"
YOU_GET: Final = (
    "Begeleiders van mensen die werk zoeken kunnen uw vacature meteen vinden.",
    "Advies over uw tekst: waar u naar gezondheid vraagt, of onbedoeld mensen buitensluit.",
    (
        "Soms een introductie: iemand die zelf aan u wil vertellen wat die kan, onder een schuilnaam, met "
        "een vaste contactpersoon."
    ),
    "Eén contactpersoon voor elke introductie. Die maakt de afspraken met u nadat u antwoord geeft.",
)

NOT: Final = "Wat u nooit krijgt"
YOU_DO_NOT_GET: Final = (
    (
        "Iets over iemands gezondheid, uitkering of verleden. Daar mag u bij een sollicitatie ook niet naar "
        "vragen."
    ),
    "Een lijst van mensen, een aantal, of wie er niet werd geïntroduceerd.",
    "De naam van iemand, voordat die persoon zelf kennismaakt.",
    "Bericht over wie zelf bij u solliciteert. Wie zelf solliciteert, vertelt zelf wat die wil.",
)

NO_SCORES: Final = "Waarom u geen cijfers ziet"
NO_SCORES_SAYS: Final = (
    (
        "Wij geven mensen geen cijfer. Begeleiders zien schattingen met redenen, en kiezen samen met de "
        "werkzoekende. Aan een getal zou u kunnen aflezen wat iemand niet wil vertellen."
    ),
    "De volgorde van introducties zegt niets. Ze staan op de dag waarop u ze kreeg.",
    "Staat er “niet meer beschikbaar”? Dan vertellen wij niet waarom. Dat is bij iedereen zo.",
)

MADE: Final = "Hoe uw vacature bij iemand terechtkomt"
MADE_SAYS: Final = (
    (
        "Een computer legt uw tekst naast wat mensen graag doen en kunnen. Hij kijkt naar de taken, de "
        "uren, de werktijden, de plaats en de eisen die u hard noemt."
    ),
    "Niet naar leeftijd, afkomst, man of vrouw, uitkering of gezondheid. Die staan er niet in.",
    "Een begeleider en de werkzoekende kiezen samen. De computer neemt met niemand contact op.",
    "Een introductie komt er alleen als de werkzoekende dat wil, voor uw bedrijf en voor deze vacature.",
)

MORE_PEOPLE: Final = "Zo past uw vacature bij meer mensen"
TIPS: Final[tuple[tuple[str, str], ...]] = (
    (
        "Schrijf taken, geen eigenschappen.",
        "“U vult de schappen en helpt klanten zoeken” zegt meer dan “stressbestendige aanpakker”.",
    ),
    (
        "Maak alleen hard wat echt niet anders kan.",
        "Een harde eis sluit mensen uit. Is erover te praten? Kies dan “bespreekbaar”.",
    ),
    (
        "Noem uren en tijden ruim.",
        "“12 tot 24 uur” bereikt meer mensen dan “20 uur”. Zeg ook welke dagdelen er zijn.",
    ),
    (
        "Loop de hele lijst met werkomstandigheden na.",
        (
            "Een vaste contactpersoon, een rustige plek, duidelijke uitleg: het helpt veel mensen en kost "
            "weinig. Kan iets niet? Zeg dat ook, dan komt niemand voor niets."
        ),
    ),
    (
        "Schrijf gewoon Nederlands.",
        "Korte zinnen. Vraag niet om “foutloos Nederlands” als het werk dat niet vraagt.",
    ),
    ("Noem loon en contract.", "Wie dat weet, kan beter kiezen en haakt minder snel af."),
)

OBJECT: Final = "Klopt er iets niet?"
OBJECT_SAYS: Final = (
    (
        "Gaat het om een introductie? Geef dan antwoord, met een toelichting. De contactpersoon leest die. "
        "Staat er een adres of telefoonnummer bij? Noem daar dan het kenmerk."
    ),
    "Hebt u een andere vraag? Stel die aan de beheerder van wie u uw sleutel kreeg.",
    "U kunt uw vacature altijd veranderen, op vervuld zetten of intrekken.",
    "Bent u het niet eens met ons advies? Het is advies: uw vacature blijft staan.",
)
