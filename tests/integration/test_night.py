"""The night publishes all or nothing, encodes only what is new, and clears up after a killed run."""

import itertools
import os
import signal
import subprocess
import sys
import time
from collections import Counter
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import text

from demo_state import NOW, SECRET, TODAY, import_demo, internal, settings_in
from matcher.allocation.rounds import MOST_LISTS_PER_SEAT
from matcher.bootstrap import App, opened
from matcher.domain.errors import ReleaseChecksFailedError, RunLockedError
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.vacancies import VacancyStatus
from matcher.retrieval.text_space import TextSpace
from matcher.storage.clients import ClientRepository
from matcher.storage.external_ids import RecordKind
from matcher.storage.lists import ListRepository
from matcher.storage.runs import RunRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from matcher.use_cases.night_lock import night_lock
from matcher.use_cases.read_lists import nightly_list, nightly_list_of_vacancy
from matcher.use_cases.rerank_overnight import rerank_overnight


class Killed(BaseException):
    """Stands for a process that dies: nothing may catch it."""


_ticks = itertools.count()


def night(app: App, **how: object) -> NightlyRun:
    def clock() -> datetime:
        return NOW + timedelta(seconds=next(_ticks))

    return rerank_overnight(app, on=TODAY, clock=clock, **how)


def lists(app: App) -> dict[str, list[str]]:
    with app.database.reading() as connection:
        published = ListRepository(connection).published_run()
    if published is None:
        return {}
    with app.database.reading() as connection:
        ids = [row.id for row in VacancyRepository(connection).all()]
    return {
        vacancy_id: [
            line.client_id for line in nightly_list_of_vacancy(app.database, vacancy_id, TODAY)
        ]
        for vacancy_id in ids
    } | {"film lover": film_list(app)}


def film_list(app: App) -> list[str]:
    client = ClientId(internal(app, RecordKind.CLIENT, "c-0001"))
    return [line.vacancy_id for line in nightly_list(app.database, client, TODAY).items]


def test_a_second_night_with_nothing_changed_encodes_nothing_and_publishes_the_same(
    demo_app: App,
) -> None:
    first = night(demo_app)
    before = lists(demo_app)
    second = night(demo_app)
    assert first.state is second.state is RunState.PUBLISHED
    assert first.counts["clientListsFilled"] == first.counts["clients"] > 70
    assert second.counts["textsEncoded"] == 0
    assert lists(demo_app) == before
    assert before["film lover"][0] in {
        internal(demo_app, RecordKind.VACANCY, external) for external in ("v-0001", "v-0012")
    }


def test_what_went_to_others_is_told_beside_the_list(demo_app: App) -> None:
    night(demo_app)
    with demo_app.database.reading() as connection:
        records = ClientRepository(connection).all()
    found = {r.id: nightly_list(demo_app.database, r.id, TODAY) for r in records}
    held = Counter(
        (record.employment_specialist, line.vacancy_id)
        for record in records
        for line in found[record.id].items
    )
    told = 0
    for record in records:
        listed = {line.vacancy_id for line in found[record.id].items}
        for line in found[record.id].displaced:
            assert line.displaced is not None
            assert line.vacancy_id not in listed
            assert line.rank == line.displaced.rank_alone <= demo_app.settings.list_length
            mine = held[record.employment_specialist, line.vacancy_id]
            assert line.displaced.own_caseload == mine
            told += 1
    assert told > 0


@pytest.mark.parametrize("step", ["texts and index", "release checks", "publishing"])
def test_a_night_that_dies_leaves_yesterdays_lists(demo_app: App, step: str) -> None:
    night(demo_app)
    before = lists(demo_app)

    def die(name: str) -> None:
        if name == step:
            raise Killed

    with pytest.raises(Killed):
        night(demo_app, progress=die)
    assert lists(demo_app) == before
    night(demo_app)
    with demo_app.database.reading() as connection:
        states = [run.state for run in RunRepository(connection).latest(3)]
    assert sorted(states) == [RunState.FAILED, RunState.PUBLISHED, RunState.PUBLISHED]


def test_a_night_that_dies_with_its_lines_written_leaves_yesterdays_lists(demo_app: App) -> None:
    night(demo_app)
    before, kept = lists(demo_app), len(written_lines(demo_app))

    def dies_when_all_is_written() -> datetime:
        if len(written_lines(demo_app)) > kept:
            raise Killed
        return NOW + timedelta(seconds=next(_ticks))

    with pytest.raises(Killed):
        rerank_overnight(demo_app, on=TODAY, clock=dies_when_all_is_written)
    assert len(written_lines(demo_app)) > kept
    assert lists(demo_app) == before
    night(demo_app)
    assert lists(demo_app) == before
    assert len(written_lines(demo_app)) == 2 * kept


def test_a_process_killed_at_any_moment_shows_nobody_half_a_night(demo_app: App) -> None:
    night(demo_app)
    before = lists(demo_app)
    state = demo_app.settings.state_dir
    program = (
        "from datetime import date;from pathlib import Path;from matcher.clock import now;"
        "from matcher.settings import Settings;from matcher.bootstrap import opened;"
        "from matcher.use_cases.rerank_overnight import rerank_overnight\n"
        f"with opened(Settings(state_dir=Path({str(state)!r}), secret={SECRET!r})) as app:\n"
        f"    rerank_overnight(app, on=date.fromisoformat('{TODAY}'), clock=now,"
        " progress=lambda step: print(step, flush=True))\n"
    )
    with subprocess.Popen(  # noqa: S603 -- our own program
        [sys.executable, "-c", program], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        assert any(line.startswith("texts") for line in process.stdout)
        time.sleep(0.2)
        os.kill(process.pid, signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert lists(demo_app) == before


def test_a_failed_check_keeps_yesterdays_lists_and_says_why(demo_app: App) -> None:
    night(demo_app)
    before = film_list(demo_app)
    with demo_app.database.transaction() as connection:
        vacancies = VacancyRepository(connection)
        for vacancy in vacancies.all():
            vacancies.put(replace(vacancy, status=VacancyStatus.FILLED), None)
    with pytest.raises(ReleaseChecksFailedError, match="open vacancies"):
        night(demo_app)
    with demo_app.database.reading() as connection:
        last = RunRepository(connection).latest(1)[0]
        published = ListRepository(connection).published_run()
    assert last.state is RunState.FAILED
    assert str(last.reason).startswith("Last night there were open vacancies, tonight")
    assert published != last.id
    assert before
    assert film_list(demo_app) == []
    assert night(demo_app, accept_fewer=True).state is night(demo_app).state is RunState.PUBLISHED


def test_two_nights_at_once_are_refused(demo_app: App) -> None:
    with night_lock(demo_app.settings.state_dir), pytest.raises(RunLockedError):
        night(demo_app)


def test_no_vacancy_stands_in_more_lists_than_its_seats_allow(demo_app: App) -> None:
    night(demo_app)
    with demo_app.database.reading() as connection:
        seats = {v.id: v.seats or 1 for v in VacancyRepository(connection).all()}
        run = ListRepository(connection).published_run()
        assert run is not None
    counts: dict[VacancyId, int] = {}
    for number in range(1, 97):
        client = ClientId(internal(demo_app, RecordKind.CLIENT, f"c-{number:04}"))
        for line in nightly_list(demo_app.database, client, TODAY).items:
            counts[line.vacancy_id] = counts.get(line.vacancy_id, 0) + 1
    assert all(count <= MOST_LISTS_PER_SEAT * seats[vacancy] for vacancy, count in counts.items())


def test_a_decision_that_ends_takes_its_lines_out_when_read(demo_app: App) -> None:
    night(demo_app)
    client = ClientId(internal(demo_app, RecordKind.CLIENT, "c-0001"))
    later = TODAY + timedelta(days=120)
    open_today = nightly_list(demo_app.database, client, TODAY).items
    closed_then = nightly_list(demo_app.database, client, later).items
    assert {line.route.value for line in open_today if line.route} == {"applies_with_note"}
    assert {line.route.value for line in closed_then if line.route} <= {"applies_self"}
    asked = [
        line
        for line in closed_then
        for reason in line.reasons
        if reason.feature == "needs_when_asked" and reason.params
    ]
    assert asked == []
    assert [line.rank for line in closed_then] == list(range(1, len(closed_then) + 1))


def test_vectors_of_texts_that_nobody_has_any_more_are_forgotten(demo_app: App) -> None:
    cache = demo_app.space.cache
    assert cache is not None
    night(demo_app)
    kept = len(cache)
    demo_app.space.wishes(["iets dat iemand ooit zei"])
    assert len(cache) == kept + 1
    assert night(demo_app).counts["vectorsForgotten"] == 1
    assert len(cache) == kept


def test_no_vector_stays_of_who_is_erased_while_the_night_runs(demo_app: App) -> None:
    cache = demo_app.space.cache
    assert cache is not None
    client = ClientId(internal(demo_app, RecordKind.CLIENT, "c-0001"))
    with demo_app.database.reading() as connection:
        found = ClientRepository(connection).get(client)
    assert found is not None
    own_words = set(found.value.passions) - set(demo_app.space.background.wishes)
    night(demo_app)
    assert cache.forget(own_words) > 0

    def erase(name: str) -> None:
        if name == "allocation and reasons":
            erase_client(demo_app.database, demo_app.secret, client, Signature(None, "cli", NOW))

    assert night(demo_app, progress=erase).counts["textsEncoded"] > 0
    assert cache.forget(own_words) == 0


@pytest.mark.parametrize("kinds", [(), ("clients",), ("employers", "vacancies")])
def test_a_region_without_vacancies_or_clients_has_its_night(
    tmp_path: Path, space: TextSpace, demo_folder: Path, kinds: tuple[str, ...]
) -> None:
    with opened(settings_in(tmp_path / "state")) as app:
        vars(app)["space"] = space
        import_demo(app, demo_folder, kinds)
        run = night(app)
        with app.database.reading() as connection:
            assert ListRepository(connection).published_run() == run.id
    assert (run.counts["clients"] > 0) == ("clients" in kinds)
    assert (run.counts["openVacancies"] > 0) == ("vacancies" in kinds)
    assert run.counts["lines"] == 0


@pytest.mark.parametrize("step", ["allocation and reasons", "release checks", "publishing"])
def test_who_is_erased_while_the_night_runs_is_in_none_of_its_lines(
    demo_app: App, step: str
) -> None:
    client = ClientId(internal(demo_app, RecordKind.CLIENT, "c-0001"))
    with demo_app.database.reading() as connection:
        found = ClientRepository(connection).get(client)
    assert found is not None
    own_words = found.value.passions
    night(demo_app)
    before = written_lines(demo_app)
    assert any(client in line and any(word in line for word in own_words) for line in before)

    def erase(name: str) -> None:
        if name == step:
            erase_client(demo_app.database, demo_app.secret, client, Signature(None, "cli", NOW))

    run = night(demo_app, progress=erase)
    with demo_app.database.reading() as connection:
        assert ListRepository(connection).published_run() == run.id
    left = written_lines(demo_app)
    assert not any(told in line for line in left for told in (client, *own_words))
    assert run.counts["lines"] == len(written_lines(demo_app, run)) > 0


def written_lines(app: App, run: NightlyRun | None = None) -> list[str]:
    """Return the lines of one run, or of all that are kept, each with everything in its row."""
    with app.database.reading() as connection:
        rows = connection.execute(text("SELECT * FROM list_lines")).all()
    return [" ".join(map(str, row)) for row in rows if run is None or row.run_id == run.id]
