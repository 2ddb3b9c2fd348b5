"""Brings `Matching` up to what the database holds: all at first, then only what changed."""

from collections.abc import Iterable, Mapping
from typing import Final

import pandas as pd

from matcher.domain.ids import EmployerId, RunId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.retrieval.vacancy_index import Progress
from matcher.storage.employers import EmployerRepository
from matcher.storage.lists import ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.sessions import Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.matching import Matching

FEWEST_INTRODUCED = 5
"""What is learned of an employer rests on at least this many introduced people on whom it decided."""

_BY_EMPLOYER: Final = frozenset(
    {OutcomeEvent.HIRED, OutcomeEvent.NOT_HIRED, OutcomeEvent.NO_ANSWER}
)
"""How an employer ends the procedure of somebody who was introduced; giving no answer is one way."""


class Refresher:
    """Keeps one `Matching` fresh; `refresh` is cheap when nothing changed."""

    def __init__(self, database: Database, matching: Matching) -> None:
        """Keep both."""
        self._database = database
        self._matching = matching
        self._revision = 0
        self._learned_after: RunId | None = None

    def refresh(self, progress: Progress | None = None) -> None:
        """Take in every vacancy committed since the last time.

        `progress` is called with how many are done and how many there are.
        """
        with self._matching.lock:
            with self._database.reading() as connection:
                if VacancyRepository(connection).revision() == self._revision:
                    return
                revision, changed = VacancyRepository(connection).changed_since(self._revision)
                removed = VacancyRepository(connection).removed_since(self._revision)
                known = EmployerRepository(connection)
                concerned = sorted({vacancy.employer_id for vacancy in changed})
                found = [known.get(employer_id) for employer_id in concerned]
            employers = {employer.id: employer for employer in found if employer is not None}
            self._matching.close(removed)
            self._matching.put(changed, employers, progress)
            self._revision = revision

    def learn_receptiveness(self) -> None:
        """Take in how often employers hired the introduced people on whom they decided."""
        with self._database.reading() as connection:
            night = ListRepository(connection).published_run()
            introduced = OutcomeRepository(connection).introduced_placements()
        employer_of = {v.id: v.employer_id for v in self._matching.vacancies}
        self._matching.learn_receptiveness(receptiveness(introduced, employer_of))
        self._learned_after = night

    def learn_after_a_night(self) -> None:
        """Learn receptiveness anew where a night was published since; otherwise this is cheap."""
        with self._database.reading() as connection:
            night = ListRepository(connection).published_run()
        if night != self._learned_after:
            self.learn_receptiveness()


def receptiveness(
    outcomes: Iterable[Outcome], employer_of: Mapping[VacancyId, EmployerId]
) -> dict[EmployerId, float]:
    """Return for each employer the share 0..1 hired of the introduced people on whom it decided.

    A pair counts once the employer ended its procedure: what is still under way, was withdrawn or ended by
    the client says nothing of the employer. Only employers that decided on at least `FEWEST_INTRODUCED`
    people are in it, so that it never speaks of one person.

    Args:
        outcomes: everything that happened with pairs that were introduced.
        employer_of: whose each vacancy is; what happened at another one is left out.
    """
    told = pd.DataFrame(
        [
            (employer_of[o.vacancy_id], o.client_id, o.vacancy_id, o.event is OutcomeEvent.HIRED)
            for o in outcomes
            if o.event in _BY_EMPLOYER and o.vacancy_id in employer_of
        ],
        columns=["employer", "client", "vacancy", "hired"],
    )
    pairs = told.groupby(["employer", "client", "vacancy"])["hired"].any().reset_index()
    of_employer = pairs.groupby("employer")
    enough = of_employer["client"].nunique() >= FEWEST_INTRODUCED
    shares = of_employer["hired"].mean()[enough]
    return {EmployerId(str(employer)): float(share) for employer, share in shares.items()}
