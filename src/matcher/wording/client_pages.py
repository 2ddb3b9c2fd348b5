"""What the page with the vacancies for a client says beside its lines."""

from collections.abc import Mapping
from typing import Final

EDIT: Final = "Pas het dossier aan"
OPENNESS: Final = "Openheid"
TALKS: Final = "Gesprekken"
PRINT: Final = "Uitleg om te printen"
HAND_OVER: Final = "Draag over"
WAYS: Final = "Meer over deze cliënt"

QUESTION: Final = "Eén vraag die de lijst het meest verandert"
ABOUT: Final = "Over “{vacancy}”."
DIFFERS: Final[Mapping[bool, str]] = {
    True: "De lijst van {night} was anders: 1 vacature hieronder stond er niet op.",
    False: "De lijst van {night} was anders: {count} vacatures hieronder stonden er niet op.",
}
OTHERS: Final = "Andere gingen voor"
OTHERS_HELP: Final = (
    "Deze vacatures passen, maar stonden niet op de lijst van {night}. Bekijk ze gerust samen."
)
ON: Final = "Alle redenen, en de volgende stap"
HIDE: Final = "Niet meer tonen"
HIDDEN: Final = "Niet meer getoond"
SETTLED: Final = "Al iets gedaan of besloten"
SETTLED_ON: Final = "{what}, {day}."
DONE: Final[Mapping[str, str]] = {
    "verborgen": "Deze vacature wordt niet meer getoond. U vindt haar onder “Niet meer getoond”.",
}
"""What was done, by its code in the address."""
