"""Which facts of a pair nobody knows yet, and could still tell.

Only facts that matter for the pair are listed: a licence nobody asks for is not missing. What takes two
unknown sides to compare is listed too, since it may still turn out well or badly, but no one answer would
tell: it is asked of nobody.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.domain.eligibility import Finding
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.domain.vocabulary import sector_number
from matcher.features.asks import FINDINGS
from matcher.features.columns import COLUMN, Feature
from matcher.features.people import Person, PhraseKind
from matcher.features.people_table import NEED_WEIGHT
from matcher.features.vacancy_table import DEMANDS


@dataclass(frozen=True, slots=True)
class UnknownFact:
    """A fact that somebody could still tell.

    `path` names it (`vacancy.conditions.quiet_workplace`). It would give `feature` a value; or, for a
    condition the client needs, move `need_weight` to "standard" or to "impossible". `demanded` says that
    a poor answer takes the pair out of the list. Where not `tells_alone` the other side is unknown too:
    the fact widens what is possible, and its answer alone would change nothing.
    """

    path: str
    feature: Feature | None = None
    need_weight: float = 0.0
    demanded: bool = False
    tells_alone: bool = True


_PHRASES = (
    ("client.passions", PhraseKind.WISH, Feature.PASSION_FIT),
    ("client.abilities", PhraseKind.ABILITY, Feature.ABILITY_FIT),
    ("client.target_occupations", PhraseKind.OCCUPATION, Feature.OCCUPATION_FIT),
)
_DEMANDED = (
    ("client.driving_licences", Demand.DRIVING_LICENCE, Feature.LICENCE),
    ("client.languages", Demand.LANGUAGE, Feature.LANGUAGE),
    ("client.qualifications", Demand.QUALIFICATION, Feature.QUALIFICATION),
)


def unknown_facts(
    person: Person,
    vacancy: Vacancy,
    features: npt.NDArray[np.float64],
    findings: npt.NDArray[np.int8],
    *,
    sector_known: bool,
    place_known: bool,
) -> list[UnknownFact]:
    """Return the unknown facts of a pair.

    Args:
        person: the person; of a colleague only the vacancy's side is asked about.
        vacancy: the vacancy.
        features: the pair's features, `(n_features,)`.
        findings: the pair's findings, `(n_demands,)`, numbers into `FINDINGS`.
        sector_known: whether the employer's sector is known.
        place_known: whether it is known where the vacancy is.
    """
    found = list(_of_vacancy(person, vacancy, features, sector_known=sector_known))
    if person.openness is not None:
        known = {
            Feature.SECTOR_FIT: sector_known,
            Feature.HOURS_FIT: vacancy.working_hours.known,
            Feature.TRAVEL_MINUTES: place_known,
        }
        found += _of_person(person, vacancy, features, findings, known)
    return found


def _of_vacancy(
    person: Person,
    vacancy: Vacancy,
    features: npt.NDArray[np.float64],
    *,
    sector_known: bool,
) -> Iterator[UnknownFact]:
    for need in person.needs:
        if need.code not in vacancy.conditions:
            path = f"vacancy.conditions.{need.code}"
            yield UnknownFact(path, need_weight=NEED_WEIGHT[need.importance])
    if _sectors_known(person) and not sector_known:
        yield UnknownFact("employer.sbi", Feature.SECTOR_FIT)
    if person.work.working_hours.known and np.isnan(features[COLUMN[Feature.HOURS_FIT]]):
        yield UnknownFact("vacancy.working_hours", Feature.HOURS_FIT)
    if person.avoid_times and not vacancy.times:
        yield UnknownFact("vacancy.times", Feature.TIMES_FIT)
    if person.point is not None and np.isnan(features[COLUMN[Feature.TRAVEL_MINUTES]]):
        yield UnknownFact("vacancy.place", Feature.TRAVEL_MINUTES)
    for path, feature in (("contract", Feature.CONTRACT), ("pay", Feature.PAY)):
        if np.isnan(features[COLUMN[feature]]):
            yield UnknownFact(f"vacancy.{path}", feature)


def _of_person(
    person: Person,
    vacancy: Vacancy,
    features: npt.NDArray[np.float64],
    findings: npt.NDArray[np.int8],
    known: Mapping[Feature, bool],
) -> Iterator[UnknownFact]:
    """Yield what is not known of the person; `known` tells of which features the vacancy's side is."""
    for path, kind, feature in _PHRASES:
        if not person.phrases[kind]:
            yield UnknownFact(path, feature)
    hours = person.work.working_hours
    nowhere = person.point is None and bool(np.isnan(features[COLUMN[Feature.TRAVEL_MINUTES]]))
    for path, feature, unknown in (
        ("client.target_sectors", Feature.SECTOR_FIT, not _sectors_known(person)),
        ("client.working_hours", Feature.HOURS_FIT, not hours.whole),
        ("client.place", Feature.TRAVEL_MINUTES, nowhere),
    ):
        if unknown:
            yield UnknownFact(path, feature, tells_alone=known[feature])
    for path, demand, feature in _DEMANDED:
        if findings[DEMANDS.index(demand)] == FINDINGS.index(Finding.UNKNOWN):
            demanded = vacancy.grade_of(demand) is not Grade.WISH
            yield UnknownFact(path, feature, demanded=demanded)


def _sectors_known(person: Person) -> bool:
    """Tell whether a sector is wished that can be compared: one with a number of the SBI."""
    return any(sector_number(term.code) is not None for term in person.work.target_sectors)
