"""Whether the ranker in use puts high what clients really wanted: its own order, on the day it began.

A list of today holds only pairs that are still possible, so it cannot be held against the past. Instead
everybody with an outcome on record is ranked once more for each day on which something they wanted began
(or was posted, where the date of a vacancy is a later one): all vacancies posted and not closed by date on
that day whose demands they meet, in the ranker's own order, not shared out. What was wanted is what the
client last said yes to, applied for, was introduced to or got; it gains one for that, one more for the hire
and one more for a job that lasted. A wanted vacancy whose demands the client does not meet by what is known
today stands in no list and counts as not found.

Facts and decisions are those of today. When a vacancy was filled is not known, so it counts as open until
its closing date; what employers did with people who were introduced is left unknown, being counted from
these very outcomes.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import numpy.typing as npt

from matcher.bootstrap import App
from matcher.domain.ids import VacancyId
from matcher.domain.labels import PairLabels
from matcher.domain.matches import Part
from matcher.evaluation.groups_of_people import Seen
from matcher.evaluation.list_figures import Floats, ndcg, recall
from matcher.features.columns import COLUMN, Feature
from matcher.features.people import Person, person_of_specialist
from matcher.features.vacancy_table import VacancyTable
from matcher.storage.outcomes import OutcomeRepository
from matcher.use_cases.gather_outcomes import histories_of
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profiles_of_the_past

Wanted = Mapping[VacancyId, PairLabels]


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class FoundAgain:
    """Recall and nDCG of the first ten places, a mean over days for each of `people`, `(n_people,)`."""

    people: Sequence[Seen]
    recall: Floats
    ndcg: Floats


def found_again(place: App, matching: Matching, on: date) -> FoundAgain:
    """Return how high stood what clients wanted, of everybody with anything on record."""
    with place.database.reading() as connection:
        outcomes = OutcomeRepository(connection).all()
    histories, _, _ = histories_of(outcomes, on)
    people, figures = [], []
    for profile in profiles_of_the_past(place.database, on):
        person = person_of_specialist(profile, matching.gazetteer)
        wanted = {
            vacancy: labels
            for vacancy, labels in histories.get(profile.client_id, {}).items()
            if labels.well.get(Part.CLIENT_FIT) and matching.row_of(vacancy) is not None
        }
        found = _of_person(matching, person, wanted, on)
        if found is not None:
            people.append(found[0])
            figures.append(found[1])
    told = np.array(figures, dtype=np.float64).reshape(-1, 2)
    return FoundAgain(people, told[:, 0], told[:, 1])


def _of_person(
    matching: Matching, person: Person, wanted: Wanted, on: date
) -> tuple[Seen, tuple[float, float]] | None:
    """Return a person's mean recall and nDCG over days; None when nothing was wanted that was open."""
    gains: defaultdict[int, float] = defaultdict(float)
    for vacancy, labels in wanted.items():
        gains[matching.table.row_of[vacancy]] = float(sum(labels.well.values()))
    features, figures = [], []
    for day in _days(matching.table, wanted, on):
        open_then = _open_on(matching.table, day)
        rows = [row for row in gains if open_then[row]]
        if not rows:
            continue
        ranked, own = _in_own_order(matching, person, open_then, day)
        rank_of = {row: rank for rank, row in enumerate(ranked, start=1)}
        ranks = [float(rank_of.get(row, np.inf)) for row in rows]
        figures.append((recall(ranks), ndcg(ranks, [gains[row] for row in rows])))
        features.append(own)
    if not figures:
        return None
    mean = np.mean(figures, axis=0)
    return Seen(person, np.concatenate(features)), (float(mean[0]), float(mean[1]))


def _days(table: VacancyTable, wanted: Wanted, on: date) -> list[date]:
    """Return the days on which something wanted began, or was posted where that came later."""
    posted = {vacancy: table.column["posted_on"][table.row_of[vacancy]] for vacancy in wanted}
    days = {
        labels.began_on
        if np.isnan(posted[vacancy])
        else max(labels.began_on, date.fromordinal(int(posted[vacancy])))
        for vacancy, labels in wanted.items()
    }
    return sorted(day for day in days if day <= on)


def _in_own_order(
    matching: Matching, person: Person, open_then: npt.NDArray[np.bool_], day: date
) -> tuple[list[int], Floats]:
    """Return the rows a person could have had on a day, best first, with the features of these pairs."""
    with matching.lock:
        phrases, found = matching.vectors(person), matching.verdicts(person, day)
        choice = open_then & ~found.fails.any(axis=0)
        near = matching.nearness(phrases)
        [best] = matching.best(person, phrases, found, [choice], day, near)
    best.features[:, COLUMN[Feature.RECEPTIVENESS]] = np.nan
    order = np.argsort(-matching.ranker.scores(best.features), kind="stable")
    return best.rows[order].tolist(), best.features


def _open_on(table: VacancyTable, day: date) -> npt.NDArray[np.bool_]:
    """Return which vacancies were posted and not closed by date on a day, `(n_rows,)`."""
    posted, closes = (table.column[name][: table.n_rows] for name in ("posted_on", "closes_on"))
    still: npt.NDArray[np.bool_] = ~(posted > day.toordinal()) & (closes >= day.toordinal())
    return still
