"""How heavily things count in the list of a vacancy: chosen in the address, told in words."""

from collections.abc import Mapping
from typing import Annotated, Final
from urllib.parse import urlencode

from fastapi import Depends, Request

from matcher.use_cases.matching import Weights
from matcher.wording import vacancy_pages as own
from matcher_api.pages.contexts import Option
from matcher_api.staff_pages.vacancy_contexts import WeightField

_KINDS: Final[Mapping[str, str]] = {
    "wensen": "wishes",
    "kunnen": "abilities",
    "reizen": "travel",
    "omstandigheden": "conditions",
}
_FACTORS: Final[Mapping[str, float]] = {"half": 0.5, "dubbel": 2.0}


class Weighing:
    """What the reader chose to count more or less; what cannot be chosen counts as usual."""

    def __init__(self, request: Request) -> None:
        """Read the choices from the address."""
        given = {name: request.query_params.get(name, "") for name in _KINDS}
        self._chosen = {name: how for name, how in given.items() if how in _FACTORS}

    @property
    def weights(self) -> Weights:
        """Return how many times each thing counts, where it is not once."""
        return {_KINDS[name]: _FACTORS[how] for name, how in self._chosen.items()}

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """Return the choices as names and values of an address."""
        return tuple(self._chosen.items())

    @property
    def told(self) -> str:
        """Return in words what ran."""
        if not self._chosen:
            return own.RAN_AS_USUAL
        told = ", ".join(
            own.RAN_ONE.format(what=own.WEIGHED[name].lower(), how=own.WEIGHT_CHOICES[how])
            for name, how in self._chosen.items()
        )
        return own.RAN.format(told=told)

    @property
    def fields(self) -> tuple[WeightField, ...]:
        """Return a field for each thing that can count more or less."""
        return tuple(
            WeightField(
                name,
                label,
                tuple(
                    Option(value, words, value == self._chosen.get(name, ""))
                    for value, words in own.WEIGHT_CHOICES.items()
                ),
            )
            for name, label in own.WEIGHED.items()
        )

    def address(self, path: str, *more: tuple[str, str]) -> str:
        """Return an address under which the same choices hold."""
        query = urlencode((*more, *self.pairs))
        return f"{path}?{query}" if query else path


WeighingDep = Annotated[Weighing, Depends()]
