"""From recorded outcomes to pairs with features and labels: what a ranker is taught with.

Features are made by the same code as for a search, of what is known today. Two of them would tell the
answer: freshness is counted to the day the pair began, and what employers did with people who were
introduced is left unknown, since it was counted from these very outcomes.
"""

from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt

from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.labels import Broken, PairLabels, labels_of_pair
from matcher.domain.matches import Part
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.places import TransportMode
from matcher.domain.profiles import MatchingProfile
from matcher.domain.vacancies import Vacancy
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.people import Person, person_of_specialist
from matcher.features.taught_pairs import ERASED, Grouping, TaughtPairs, as_arrays
from matcher.storage.outcomes import AnonymousOutcome, OutcomeRepository
from matcher.storage.sessions import Database
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profiles_of_the_past

Values = npt.NDArray[np.float64]
Progress = Callable[[int, int], None]
Histories = Mapping[VacancyId, PairLabels]

UNKNOWN: Final = "unknown"
TAUGHT_BY: Final[Mapping[OutcomeEvent, tuple[Part, bool]]] = {
    OutcomeEvent.CLIENT_INTERESTED: (Part.CLIENT_FIT, True),
    OutcomeEvent.CLIENT_DECLINED: (Part.CLIENT_FIT, False),
    OutcomeEvent.HIRED: (Part.EMPLOYER_FIT, True),
    OutcomeEvent.NOT_HIRED: (Part.EMPLOYER_FIT, False),
    OutcomeEvent.NO_ANSWER: (Part.EMPLOYER_FIT, False),
}
"""What an outcome without its client teaches; how long a job lasted cannot be told from one event."""

TRAVEL_MODES: Final = ("car", "without car")
MISSING_BANDS: Final = ((7, "up to 7"), (10, "8 to 10"), (len(FEATURES), "11 or more"))
"""Groups by how many features of a pair are unknown: the most there may be, and the group's name."""


@dataclass(frozen=True, slots=True)
class GatheredOutcomes:
    """The pairs to teach with, and in numbers what could not be used.

    `broken` histories cannot be true; of `gone` pairs client or vacancy is no longer known; `silent` ones
    teach nothing (yet); `anonymous` counts those of pairs whose client is gone.
    """

    pairs: TaughtPairs
    broken: Mapping[Broken, int]
    gone: int
    silent: int
    anonymous: int


@dataclass(frozen=True, slots=True)
class _Rows:
    """Pairs of one client, or of all who are gone: features `(n, n_features)`, labels, groups by division."""

    features: Values
    labels: Sequence[PairLabels]
    groups: Sequence[tuple[str, ...]]


def gather_outcomes(
    database: Database, matching: Matching, on: date, progress: Progress | None = None
) -> GatheredOutcomes:
    """Return every pair with an outcome that teaches, with its features as they are known today.

    `progress` is called with how many clients are done and how many there are.
    """
    with database.reading() as connection:
        outcomes = OutcomeRepository(connection).all()
        anonymous = OutcomeRepository(connection).anonymous()
    histories, broken, silent = histories_of(outcomes, on)
    profiles = {p.client_id: p for p in profiles_of_the_past(database, on)}
    wanted = [(profiles[client], own) for client, own in histories.items() if client in profiles]
    rows = []
    for done, (profile, own) in enumerate(wanted, start=1):
        rows.append(_rows_of(matching, profile, own, on))
        if progress is not None:
            progress(done, len(wanted))
    without_client = _anonymous_rows(anonymous)
    used = sum(len(one.labels) for one in rows)
    return GatheredOutcomes(
        _together(rows, without_client),
        broken,
        gone=sum(map(len, histories.values())) - used,
        silent=silent,
        anonymous=len(without_client.labels),
    )


def histories_of(
    outcomes: Sequence[Outcome], on: date
) -> tuple[dict[ClientId, dict[VacancyId, PairLabels]], Counter[Broken], int]:
    """Return what every pair teaches by client, how many are broken, and how many teach nothing."""
    of_pair: dict[tuple[ClientId, VacancyId], list[Outcome]] = {}
    for one in outcomes:
        of_pair.setdefault((one.client_id, one.vacancy_id), []).append(one)
    found: dict[ClientId, dict[VacancyId, PairLabels]] = {}
    broken: Counter[Broken] = Counter()
    silent = 0
    for (client, vacancy), history in of_pair.items():
        taught = labels_of_pair(history, on)
        if isinstance(taught, Broken):
            broken[taught] += 1
        elif taught.well:
            found.setdefault(client, {})[vacancy] = taught
        else:
            silent += 1
    return found, broken, silent


def _rows_of(matching: Matching, profile: MatchingProfile, histories: Histories, on: date) -> _Rows:
    """Return the pairs of one client whose vacancy is known."""
    person = person_of_specialist(profile, matching.gazetteer)
    vacancies, features = pairs_as_they_began(matching, person, histories, on)
    labels = [histories[vacancy.id] for vacancy in vacancies]
    region, mode = profile.region or UNKNOWN, travel_mode(profile.transport_modes)
    groups = [
        (profile.openness.towards(v.employer_id).route.value, region, _missing(values), mode)
        for v, values in zip(vacancies, features, strict=True)
    ]
    return _Rows(features, labels, groups)


def pairs_as_they_began(
    matching: Matching, person: Person, histories: Histories, on: date
) -> tuple[list[Vacancy], Values]:
    """Return the vacancies of a person's pairs, where known, and the features `(n, n_features)`."""
    phrases = matching.vectors(person)
    with matching.lock:
        row_of = {id_: row for id_ in histories if (row := matching.row_of(id_)) is not None}
        rows = np.array(list(row_of.values()), dtype=np.int64)
        scored = matching.scored(person, phrases, matching.verdicts(person, on), rows, on)
        posted = matching.table.column["posted_on"][scored.rows]
        vacancies = [matching.vacancies[row] for row in scored.rows]
    days = [histories[vacancy.id].began_on.toordinal() for vacancy in vacancies]
    features = scored.features
    features[:, COLUMN[Feature.FRESHNESS]] = np.maximum(0.0, np.array(days, np.float64) - posted)
    features[:, COLUMN[Feature.RECEPTIVENESS]] = np.nan
    return vacancies, features


def _anonymous_rows(outcomes: Sequence[AnonymousOutcome]) -> _Rows:
    """Return what outcomes teach whose client is gone, where their features stayed."""
    telling = [one for one in outcomes if one.event in TAUGHT_BY and one.features]
    features = np.array(
        [[one.features.get(feature, np.nan) for feature in FEATURES] for one in telling],
        dtype=np.float64,
    ).reshape(-1, len(FEATURES))
    features[:, COLUMN[Feature.RECEPTIVENESS]] = np.nan
    labels = []
    for one in telling:
        part, well = TAUGHT_BY[one.event]
        labels.append(PairLabels({part: well}, date.fromisoformat(f"{one.month}-01")))
    groups = [(UNKNOWN, UNKNOWN, _missing(values), UNKNOWN) for values in features]
    return _Rows(features, labels, groups)


def _together(of_clients: Sequence[_Rows], of_erased: _Rows) -> TaughtPairs:
    """Return all pairs, those of each client under a number of its own."""
    rows = [*of_clients, of_erased]
    well, ranks, began_on = as_arrays([one for each in rows for one in each.labels])
    names = np.array([one for each in rows for one in each.groups], dtype=np.str_)
    names = names.reshape(-1, len(Grouping))
    numbers = np.array([*range(len(of_clients)), ERASED], dtype=np.int64)
    return TaughtPairs(
        np.concatenate([each.features for each in rows]),
        well,
        ranks,
        began_on,
        np.repeat(numbers, [len(each.labels) for each in rows]),
        {grouping: names[:, number] for number, grouping in enumerate(Grouping)},
    )


def missing_band(unknown: float) -> str:
    """Return the group of a pair, or of a person's pairs, of which so many features are unknown."""
    return next(name for most, name in MISSING_BANDS if unknown <= most)


def travel_mode(modes: Collection[TransportMode]) -> str:
    """Return the group of a person who can travel in these ways."""
    if not modes:
        return UNKNOWN
    with_car, without = TRAVEL_MODES
    return with_car if TransportMode.CAR in modes else without


def _missing(values: Values) -> str:
    return missing_band(int(np.isnan(values).sum()))
