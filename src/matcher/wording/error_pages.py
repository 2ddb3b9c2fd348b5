"""What a page says when something went wrong: what, what it means, and what to do."""

from typing import Final

ERRORS: Final = {
    400: (
        "Dit verzoek klopt niet",
        "Er staat iets in de vraag dat wij niet kunnen lezen.",
        "Ga terug en probeer het opnieuw.",
    ),
    403: (
        "Dit mag niet",
        "Dit verzoek kwam niet van onze eigen pagina. Daarom is er niets gedaan.",
        "Open de pagina opnieuw en probeer het nog een keer.",
    ),
    404: (
        "Niet gevonden",
        "Deze pagina is er niet, of is niet voor u.",
        "Controleer het adres, of begin opnieuw.",
    ),
    405: (
        "Dit kan hier niet",
        "Op deze pagina kan dat niet.",
        "Begin opnieuw.",
    ),
    409: (
        "Dit is intussen veranderd",
        "Iemand anders was eerder, of het is al gedaan. Daarom is er nu niets veranderd.",
        "Ga terug, laad de pagina opnieuw en kijk hoe het staat.",
    ),
    413: (
        "Dit is te groot",
        "U stuurde meer dan wij kunnen ontvangen.",
        "Maak de tekst korter en probeer het opnieuw.",
    ),
    429: (
        "Even wachten",
        "U vroeg te veel achter elkaar.",
        "Wacht een minuut en probeer het opnieuw.",
    ),
    500: (
        "Er ging iets mis",
        "Dat ligt aan ons, niet aan u. Er is niets veranderd.",
        "Probeer het opnieuw. Blijft het misgaan? Bel dan uw beheerder.",
    ),
    503: (
        "Dat lukt nu even niet",
        "Een deel van het systeem is niet bereikbaar.",
        "Probeer het over een paar minuten opnieuw.",
    ),
}
"""For each status: what went wrong, what it means, and what to do."""
