"""What vacancies ask that takes rules to compare, held against one person all at once.

An *ask* is every qualification, or every language, that a vacancy wants together. Equal asks share a
number, and so do the terms they are made of. Of a person nothing is kept.
"""

from abc import ABC, abstractmethod
from collections import defaultdict
from collections.abc import Hashable, Iterable
from typing import Final, Generic, Self, TypeVar

import numpy as np
import numpy.typing as npt

from matcher.domain.eligibility import (
    Finding,
    languages_finding,
    level_only,
    qualifications_finding,
    step_reached,
)
from matcher.domain.profiles import WorkFacts
from matcher.domain.vocabulary import (
    CodedTerm,
    Language,
    education_level_named,
    normalise_label,
)

FINDINGS: Final = tuple(Finding)

_Term = TypeVar("_Term", bound=Hashable)
_Harm = npt.NDArray[np.int8]
"""How much a finding on one term weighs in that on the whole ask: the heaviest one counts."""

_BY_HARM: Final = (Finding.NOT_ASKED, Finding.MET, Finding.UNKNOWN, Finding.NOT_MET)
_HARM: Final = {finding: np.int8(harm) for harm, finding in enumerate(_BY_HARM)}
_FINDING_OF_HARM: Final = np.array([FINDINGS.index(f) for f in _BY_HARM], dtype=np.int8)
_NO_LEVEL: Final = -1
_NOTHING: Final = 0
"""The number of the ask for nothing, and of its only term."""


class Asks(ABC, Generic[_Term]):
    """Distinct asks of one kind; `number` gives out their numbers, in order of first arrival."""

    def __init__(self) -> None:
        """Know the ask for nothing alone."""
        self._numbers: dict[tuple[_Term, ...], int] = {(): _NOTHING}
        self._terms: dict[_Term, int] = {}
        self._named: defaultdict[Hashable, list[tuple[int, _Term]]] = defaultdict(list)
        self._parts = np.array([_NOTHING])
        self._starts = np.array([0])

    def number(self, ask: tuple[_Term, ...]) -> int:
        """Return the number of an ask, the next one if it is new."""
        if ask not in self._numbers:
            self._numbers[ask] = len(self._numbers)
            self._starts = np.append(self._starts, len(self._parts))
            self._parts = np.append(self._parts, [self._number_of_term(term) for term in ask])
        return self._numbers[ask]

    def only(self, numbers: npt.NDArray[np.int32]) -> tuple[Self, npt.NDArray[np.int32]]:
        """Return the asks of some numbers without the others, and their numbers there."""
        some, asks = type(self)(), list(self._numbers)
        return some, np.array([some.number(asks[n]) for n in numbers.tolist()], dtype=np.int32)

    def findings(self, work: WorkFacts) -> npt.NDArray[np.int8]:
        """Return the number of the `Finding` on each ask for a person, `(n_asks,)`.

        The rule in words is asked for the terms that share a name with what the person has.
        """
        harm = np.full(len(self._terms) + 1, _HARM[Finding.NOT_ASKED])
        harm[1:] = self._harm_when_not_listed(work)
        for name in self._names_of_person(work):
            for number, term in self._named.get(name, ()):
                harm[number] = _HARM[self._finding(work, term)]
        found: npt.NDArray[np.int8] = _FINDING_OF_HARM[
            np.maximum.reduceat(harm[self._parts], self._starts)
        ]
        return found

    def _number_of_term(self, term: _Term) -> int:
        if term not in self._terms:
            self._terms[term] = len(self._terms) + 1
            for name in self._names(term):
                self._named[name].append((self._terms[term], term))
            self._describe(term)
        return self._terms[term]

    def _describe(self, term: _Term) -> None:
        """Keep what a new term asks as columns, where a kind of ask has them."""

    @abstractmethod
    def _names(self, term: _Term) -> Iterable[Hashable]:
        """Return what a term goes by: no two that meet each other share none of these."""

    @abstractmethod
    def _names_of_person(self, work: WorkFacts) -> Iterable[Hashable]:
        """Return what everything goes by that a person has."""

    @abstractmethod
    def _harm_when_not_listed(self, work: WorkFacts) -> _Harm | np.int8:
        """Return the harm of each term as if the person had nothing that goes by its name."""

    @abstractmethod
    def _finding(self, work: WorkFacts, term: _Term) -> Finding:
        """Return what the rule in words says of one term."""


class QualificationAsks(Asks[CodedTerm]):
    """Qualifications; a level of education may meet one that the person does not list."""

    def __init__(self) -> None:
        """Know the ask for nothing alone."""
        super().__init__()
        self._step = np.empty(0, dtype=np.int8)
        self._level_is_all = np.empty(0, dtype=np.bool_)

    def _describe(self, term: CodedTerm) -> None:
        level = education_level_named(term.label)
        step = _NO_LEVEL if level is None else level.step
        self._step = np.append(self._step, np.int8(step))
        self._level_is_all = np.append(
            self._level_is_all, level is not None and level_only(term.label)
        )

    def _names(self, term: CodedTerm) -> Iterable[Hashable]:
        if term.code:
            yield term.scheme, term.code
        if term.label:
            yield normalise_label(term.label)

    def _names_of_person(self, work: WorkFacts) -> Iterable[Hashable]:
        return {name for have in work.qualifications or () for name in self._names(have)}

    def _harm_when_not_listed(self, work: WorkFacts) -> _Harm:
        unlisted = Finding.UNKNOWN if work.qualifications is None else Finding.NOT_MET
        harm = np.full(len(self._step), _HARM[unlisted])
        reached = self._step <= step_reached(work)
        if work.education_level is None:
            harm[~reached & self._level_is_all] = _HARM[Finding.UNKNOWN]
        else:
            harm[~reached] = _HARM[Finding.NOT_MET]
        harm[reached & self._level_is_all] = _HARM[Finding.MET]
        return harm

    def _finding(self, work: WorkFacts, term: CodedTerm) -> Finding:
        return qualifications_finding(work, (term,))


class LanguageAsks(Asks[Language]):
    """Languages; one that the person does not list is unknown."""

    def _names(self, term: Language) -> Iterable[Hashable]:
        return (term.code,)

    def _names_of_person(self, work: WorkFacts) -> Iterable[Hashable]:
        return {have.code for have in work.languages}

    def _harm_when_not_listed(self, _work: WorkFacts) -> np.int8:
        return _HARM[Finding.UNKNOWN]

    def _finding(self, work: WorkFacts, term: Language) -> Finding:
        return languages_finding(work.languages, (term,))
