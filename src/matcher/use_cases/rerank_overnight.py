"""The night: fresh lists for every client and every vacancy, published in one step or not at all.

Steps: lock; what ran out and what must go; new and changed texts; who left and whose time is over;
everybody against every vacancy; allocation and reasons; release checks against last night; all lines
written under a run that nobody reads yet; one transaction that moves the pointer. A run killed at any
instant leaves yesterday's lists; the next clears up after it.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime
from itertools import chain
from typing import Protocol

from matcher.domain.errors import MatcherError, RunLockedError
from matcher.domain.ids import OutcomeId, RunId, new_id
from matcher.domain.nightly_runs import STOPPED, NightlyRun, RunState
from matcher.features.people import person_of_colleague, person_of_specialist
from matcher.retrieval.kinds_of_work import read_kinds_of_work
from matcher.settings import Settings
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.outcomes import FeatureRow
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Database
from matcher.use_cases.make_lists import NightLists, Pairs, client_lists, vacancy_lists
from matcher.use_cases.matching import Matching
from matcher.use_cases.night_lock import night_lock
from matcher.use_cases.profiles_of_clients import all_profiles, profiles_for_colleagues
from matcher.use_cases.rank_everyone import rank_everyone
from matcher.use_cases.release_checks import (
    NightCounts,
    check_against,
    check_lengths,
    check_lines,
)
from matcher.use_cases.retention import erase_departed, let_go, over_before
from matcher.use_cases.rows_that_stay import rows_that_stay

Progress = Callable[[str], None]
"""Told the name of each step as it begins."""

Clock = Callable[[], datetime]

NIGHTS_KEPT = 7
"""How many published nights stay readable beside tonight's, to explain what changed."""

_LINES_AT_ONCE = 1000


class Workplace(Protocol):
    """What a night works with; `matcher.bootstrap.App` is one."""

    @property
    def settings(self) -> Settings:
        """Return the settings."""

    @property
    def database(self) -> Database:
        """Return the database, open."""

    @property
    def secret(self) -> bytes:
        """Return the installation's secret."""

    @property
    def encoded(self) -> int:
        """Return how many texts had to be encoded so far."""

    def warm(self, progress: Callable[[int, int], None]) -> Matching:
        """Return the matching with every committed vacancy in it; told how many of how many are."""


class _Seconds:
    """Measures the steps of a night, and tells what is going on."""

    def __init__(self, progress: Progress) -> None:
        self.spent: dict[str, float] = {}
        self._progress = progress

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        self._progress(name)
        began = time.perf_counter()
        yield
        self.spent[name] = time.perf_counter() - began


def rerank_overnight(
    place: Workplace,
    *,
    on: date,
    clock: Clock,
    progress: Progress = lambda _: None,
    accept_fewer: bool = False,
) -> NightlyRun:
    """Make tonight's lists and publish them; return the record of the run.

    Args:
        place: what to work with.
        on: the day the lists are for.
        clock: tells the moment, aware, in UTC.
        progress: told each step.
        accept_fewer: somebody looked, and that much fell away since last night is right.

    Raises:
        RunLockedError: another night is at work, and nothing was done; or one took this one for dead
            and began, and nothing was published.
        ReleaseChecksFailedError: tonight's lists were not good enough; last night's stay.
    """
    place.settings.state_dir.mkdir(parents=True, exist_ok=True)
    with night_lock(place.settings.state_dir), place.database.held_for_the_night():
        _clear_up(place.database, clock())
        run = NightlyRun(RunId(new_id()), started_at=clock())
        with place.database.transaction() as connection:
            RunRepository(connection).add(run)
        seconds = _Seconds(progress)
        try:
            return _run(place, run, seconds, on, clock, progress, accept_fewer=accept_fewer)
        except Exception as error:
            reason = str(error) if isinstance(error, MatcherError) else type(error).__name__
            _record(place.database, _ended(run, RunState.FAILED, clock(), seconds, reason))
            raise


def _run(
    place: Workplace,
    run: NightlyRun,
    seconds: _Seconds,
    on: date,
    clock: Clock,
    progress: Progress,
    *,
    accept_fewer: bool,
) -> NightlyRun:
    def told(done: int, of: int) -> None:
        progress(f"{done} of {of} vacancies")

    with seconds.step("expiry and retention"):
        gone = let_go(place.database, place.settings, place.secret, now=clock(), on=on)
    staying: dict[OutcomeId, FeatureRow] = {}
    try:
        with seconds.step("texts and index"):
            before = place.encoded
            matching = place.warm(told)
            staying = rows_that_stay(place.database, matching, over_before(place.settings, on), on)
    finally:  # whose time is over goes tonight, also when the texts cannot be read
        with seconds.step("erasing who left"):
            gone["clientsErased"] = erase_departed(
                place.database, place.settings, place.secret, staying, now=clock(), on=on
            )
    with seconds.step("retrieval, features and scores"):
        if gone["clientsErased"]:
            place.warm(told)  # what is known of employers no longer counts them
        where = matching.gazetteer
        people = [person_of_specialist(p, where) for p in all_profiles(place.database, on)]
        prospects = list(rank_everyone(matching, people, on))
    with seconds.step("allocation and reasons"):
        length = place.settings.list_length
        known = [person_of_colleague(p, where) for p in profiles_for_colleagues(place.database, on)]
        lists = client_lists(matching, prospects, on, length, _last_pairs(place.database))
        lists.of_vacancies = vacancy_lists(matching, known, on, length)
    counts = NightCounts(
        clients=len(lists.of_clients),
        filled=sum(bool(lines) for lines in lists.of_clients.values()),
        open_vacancies=int(matching.table.open_rows(on).sum()),
        lines=sum(1 for _ in lists.lines()),
    )
    with seconds.step("forgetting vectors"):
        gone["vectorsForgotten"] = _forget_vectors(place.database, matching, on)
    with seconds.step("release checks"):
        check_lines(lists.lines())
        check_lengths(lists.of_clients, length)
        check_lengths(lists.of_vacancies, length)
        check_against(counts, None if accept_fewer else _last_counts(place.database))
    done = replace(
        run,
        counts={
            "clients": counts.clients,
            "clientListsFilled": counts.filled,
            "openVacancies": counts.open_vacancies,
            "textsEncoded": place.encoded - before,
            **gone,
        },
        versions={"ranker": matching.ranker.version, "encoder": matching.space.version},
    )
    with seconds.step("publishing"):
        written = _write_lines(place.database, run.id, lists)
        done = replace(done, counts={**done.counts, "lines": written})
        done = _ended(done, RunState.PUBLISHED, clock(), seconds)
        with place.database.transaction() as connection:
            if not RunRepository(connection).end(done):
                msg = "Another nightly run took this one for dead and began: nothing was published."
                raise RunLockedError(msg)
            ListRepository(connection).publish(run.id)
    return replace(done, seconds=dict(seconds.spent))


def _forget_vectors(database: Database, matching: Matching, on: date) -> int:
    """Forget the vectors of texts that nobody has any more: changed, erased, or typed in a search.

    Clients are read anew: who was erased while this night was at work is kept no longer either.
    """
    where = matching.gazetteer
    people = chain(
        (person_of_specialist(profile, where) for profile in all_profiles(database, on)),
        (person_of_colleague(profile, where) for profile in profiles_for_colleagues(database, on)),
    )
    wishes = {text for person in people for phrases in person.phrases.values() for text in phrases}
    rows = range(len(matching.vacancies))
    passages = {s.text for row in rows for s in matching.index.sentences(row)}
    passages |= {task for kind in read_kinds_of_work() for task in kind.tasks}
    return matching.space.keep_only(wishes, passages)


def _write_lines(database: Database, run_id: RunId, lists: NightLists) -> int:
    """Write all lines under a run that nobody reads yet; return how many.

    A part at a time, so that whoever else writes never waits long.
    """
    written = 0
    for kind, of_kind in (
        (ListOwner.CLIENT, lists.of_clients),
        (ListOwner.VACANCY, lists.of_vacancies),
        (ListOwner.DISPLACED, lists.displaced),
    ):
        lines = [line for own in of_kind.values() for line in own]
        for start in range(0, len(lines), _LINES_AT_ONCE):
            with database.transaction() as connection:
                part = lines[start : start + _LINES_AT_ONCE]
                written += ListRepository(connection).write_lines(run_id, kind, part)
    return written


def _clear_up(database: Database, now: datetime) -> None:
    """Mark the runs that were killed; forget lines that were never published, and the oldest nights."""
    with database.transaction() as connection:
        runs = RunRepository(connection)
        for killed in runs.in_state(RunState.RUNNING):
            runs.end(replace(killed, state=RunState.FAILED, finished_at=now, reason=STOPPED))
        lists = ListRepository(connection)
        lists.drop_unpublished()
        lists.drop_older_than(NIGHTS_KEPT)


def _last_counts(database: Database) -> dict[str, int] | None:
    with database.reading() as connection:
        published = ListRepository(connection).published_run()
        run = None if published is None else RunRepository(connection).get(published)
    return None if run is None else dict(run.counts)


def _last_pairs(database: Database) -> Pairs:
    with database.reading() as connection:
        return ListRepository(connection).published_pairs()


def _ended(
    run: NightlyRun,
    state: RunState,
    now: datetime,
    seconds: _Seconds,
    reason: str | None = None,
) -> NightlyRun:
    return replace(run, state=state, finished_at=now, seconds=dict(seconds.spent), reason=reason)


def _record(database: Database, run: NightlyRun) -> None:
    with database.transaction() as connection:
        RunRepository(connection).put(run)
