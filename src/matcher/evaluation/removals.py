"""Is a reason worth what it says? The fact it rests on is forgotten, and the pair reckoned anew.

What is not known contributes nothing, so forgetting a fact must change each part's log-odds by minus
what its reasons said they added, and by nothing else.
"""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from copy import copy
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from matcher.domain.conditions import Offer
from matcher.domain.openness import OpennessPerEmployer
from matcher.domain.profiles import MatchingProfile
from matcher.domain.vacancies import Vacancy
from matcher.domain.working_time import HoursRange
from matcher.features.columns import COLUMN, Feature
from matcher.features.people import person_of_specialist
from matcher.features.text_fit import PhraseVectors
from matcher.features.vacancy_table import VacancyTable
from matcher.use_cases.matching import Matching, Rows, Values

TOLERANCE: Final = 1e-6
"""How far a sum of reasons may be from a log-odds."""

Unknown = Mapping[str, Any]
"""Fields, each with the value that says it is not known."""

Forget = Callable[[Matching], Matching]


def _all_known(matching: Matching) -> Matching:
    return matching


def _rewritten(matching: Matching, change: Callable[[Vacancy], Vacancy]) -> Matching:
    """Return the same matching with other facts of every vacancy; texts stay as they are."""
    other = copy(matching)
    other.table = VacancyTable()
    for row, vacancy in enumerate(matching.vacancies):
        changed = change(vacancy)
        point = matching.gazetteer.point(changed.place)
        other.table.put(row, changed, point, other.employers.get(vacancy.employer_id))
    return other


def _vacancies_without(**unknown: object) -> Forget:
    fields: Unknown = unknown
    return partial(_rewritten, change=lambda vacancy: replace(vacancy, **fields))


def _conditions_without(offer: Offer) -> Forget:
    def change(vacancy: Vacancy) -> Vacancy:
        others = {code: one for code, one in vacancy.conditions.items() if one is not offer}
        return replace(vacancy, conditions=others)

    return partial(_rewritten, change=change)


def _sectors_unknown(matching: Matching) -> Matching:
    other = copy(matching)
    other.employers = {}
    return _rewritten(other, lambda vacancy: vacancy)


def _receptiveness_unknown(matching: Matching) -> Matching:
    other = copy(matching)
    other.learn_receptiveness({})
    return other


@dataclass(frozen=True, slots=True)
class Fact:
    """Something that can be forgotten, of a client or of vacancies, with the features that go with it.

    `profile` and `work` are what a client's profile and its work facts then hold.
    """

    name: str
    features: tuple[Feature, ...]
    profile: Unknown = field(default_factory=dict)
    work: Unknown = field(default_factory=dict)
    of_vacancies: Forget = _all_known

    def forgotten(self, profile: MatchingProfile) -> MatchingProfile:
        """Return a profile in which the fact is not known."""
        return replace(profile, work=replace(profile.work, **self.work), **self.profile)


_NEEDS: Final = (Feature.NEEDS_STANDARD, Feature.NEEDS_WHEN_ASKED, Feature.NEEDS_IMPOSSIBLE)
_FROM_HOME_UNKNOWN: Final = _vacancies_without(remote=None)
"""Work done wholly from home takes no travel, from wherever: that has to be forgotten as well."""

FACTS: Final = (
    Fact("client.passions", (Feature.PASSION_FIT,), {"passions": ()}),
    Fact("client.aversions", (Feature.AVERSION,), {"aversions": ()}),
    Fact("client.avoid_times", (Feature.TIMES_FIT,), {"avoid_times": frozenset()}),
    Fact(
        "client.place", (Feature.TRAVEL_MINUTES,), {"place": None}, of_vacancies=_FROM_HOME_UNKNOWN
    ),
    Fact("client.needs", _NEEDS, {"needs": ()}),
    Fact("client.openness", (Feature.NEEDS_WHEN_ASKED,), {"openness": OpennessPerEmployer()}),
    Fact(
        "client.abilities",
        (Feature.ABILITY_FIT,),
        work={"abilities": (), "work_summary": None},
    ),
    Fact("client.target_occupations", (Feature.OCCUPATION_FIT,), work={"target_occupations": ()}),
    Fact("client.target_sectors", (Feature.SECTOR_FIT,), work={"target_sectors": ()}),
    Fact("client.working_hours", (Feature.HOURS_FIT,), work={"working_hours": HoursRange()}),
    Fact("client.driving_licences", (Feature.LICENCE,), work={"driving_licences": None}),
    Fact("client.languages", (Feature.LANGUAGE,), work={"languages": ()}),
    Fact(
        "client.qualifications",
        (Feature.QUALIFICATION,),
        work={"qualifications": None, "education_level": None},
    ),
    Fact(
        "what of a client counts nowhere",
        (),
        {
            "employment_specialist": None,
            "region": None,
            "max_travel_minutes": None,
            "not_employers": frozenset(),
            "not_vacancies": frozenset(),
            "settled": frozenset(),
            "target_group_register": None,
        },
        {"available_from": None},
    ),
    Fact(
        "vacancy.contract",
        (Feature.CONTRACT,),
        of_vacancies=_vacancies_without(contract=None, contract_ends_on=None),
    ),
    Fact("vacancy.pay", (Feature.PAY,), of_vacancies=_vacancies_without(pay=None)),
    Fact(
        "vacancy.posted_on", (Feature.FRESHNESS,), of_vacancies=_vacancies_without(posted_on=None)
    ),
    Fact(
        "vacancy.place",
        (Feature.TRAVEL_MINUTES,),
        of_vacancies=_vacancies_without(place=None, remote=None),
    ),
    Fact(
        "vacancy.working_hours",
        (Feature.HOURS_FIT,),
        of_vacancies=_vacancies_without(working_hours=HoursRange()),
    ),
    Fact("vacancy.times", (Feature.TIMES_FIT,), of_vacancies=_vacancies_without(times=None)),
    Fact(
        "vacancy.driving_licence",
        (Feature.LICENCE,),
        of_vacancies=_vacancies_without(driving_licence=None),
    ),
    Fact("vacancy.languages", (Feature.LANGUAGE,), of_vacancies=_vacancies_without(languages=())),
    Fact(
        "vacancy.qualifications",
        (Feature.QUALIFICATION,),
        of_vacancies=_vacancies_without(qualifications=()),
    ),
    Fact(
        "vacancy.conditions that are standard",
        (Feature.NEEDS_STANDARD,),
        of_vacancies=_conditions_without(Offer.STANDARD),
    ),
    Fact(
        "vacancy.conditions on request",
        (Feature.NEEDS_WHEN_ASKED,),
        of_vacancies=_conditions_without(Offer.ON_REQUEST),
    ),
    Fact(
        "vacancy.conditions that are not possible",
        (Feature.NEEDS_IMPOSSIBLE,),
        of_vacancies=_conditions_without(Offer.NOT_POSSIBLE),
    ),
    Fact(
        "what of a vacancy counts nowhere",
        (),
        of_vacancies=_vacancies_without(
            seats=None,
            closes_on=None,
            region=None,
            apply=None,
            apply_at=None,
            contact=None,
            requires_jobs_agreement=False,
            grades={},
        ),
    ),
    Fact("employer.sbi", (Feature.SECTOR_FIT,), of_vacancies=_sectors_unknown),
    Fact("employer.receptiveness", (Feature.RECEPTIVENESS,), of_vacancies=_receptiveness_unknown),
)


@dataclass(frozen=True, slots=True, repr=False)
class Stated:
    """What was said of a client's pairs: rows, features `(n, n_features)`, reasons.

    `contributions` is `(n, n_features, n_parts)`; rows rise.
    """

    profile: MatchingProfile
    phrases: PhraseVectors
    rows: Rows
    features: Values
    contributions: Values


@dataclass(slots=True)
class Removed:
    """How many reasons were taken away with their fact, by feature, and how many were worth otherwise.

    `elsewhere` counts changes where no reason of the forgotten fact spoke.
    """

    checked: Counter[str] = field(default_factory=Counter)
    wrong: Counter[str] = field(default_factory=Counter)
    elsewhere: int = 0

    @property
    def violations(self) -> int:
        """Return how often forgetting a fact did not do what its reasons said."""
        return self.wrong.total() + self.elsewhere


class Removals:
    """Every fact, with the vacancies as they are without it."""

    def __init__(self, matching: Matching, on: date, facts: Sequence[Fact] = FACTS) -> None:
        """Forget every fact of the vacancies once."""
        self._matching = matching
        self._on = on
        self._facts = [(fact, fact.of_vacancies(matching)) for fact in facts]

    def check(self, stated: Stated, into: Removed) -> None:
        """Forget each fact of a client or of the vacancies, and count what was worth otherwise."""
        before = self._matching.ranker.log_odds(stated.features)
        for fact, without in self._facts:
            after = self._log_odds(fact, without, stated)
            said = stated.contributions[:, [COLUMN[feature] for feature in fact.features]]
            wrong = np.abs(after - before + said.sum(axis=1)) > TOLERANCE
            _count(fact, said != 0.0, wrong, into)

    def _log_odds(self, fact: Fact, without: Matching, stated: Stated) -> Values:
        """Return the log-odds of a client's pairs when a fact is forgotten, `(n, n_parts)`."""
        profile = fact.forgotten(stated.profile)
        person = person_of_specialist(profile, without.gazetteer)
        known = person_of_specialist(stated.profile, without.gazetteer)
        same = person.phrases == known.phrases
        phrases = stated.phrases if same else without.vectors(person)
        found = without.verdicts(person, self._on)
        anew = without.scored(person, phrases, found, stated.rows, self._on)
        return without.ranker.log_odds(anew.features[np.argsort(anew.rows)])


def _count(
    fact: Fact, spoke: npt.NDArray[np.bool_], wrong: npt.NDArray[np.bool_], into: Removed
) -> None:
    """Count reasons that spoke, `(n, n_features, n_parts)`, and where the change was another."""
    for number, feature in enumerate(fact.features):
        into.checked[feature] += int(spoke[:, number].sum())
        into.wrong[feature] += int((spoke[:, number] & wrong).sum())
    into.elsewhere += int((wrong & ~spoke.any(axis=1)).sum())
