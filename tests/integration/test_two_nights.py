"""Two nights on one database, from machines that do not see each other's lock, never mix their lists."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from demo_state import NOW, TODAY
from matcher.bootstrap import App
from matcher.domain.errors import RunLockedError
from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.retrieval.text_space import TextSpace
from matcher.storage.lists import ListRepository
from matcher.storage.runs import RunRepository
from matcher.use_cases.read_lists import nightly_list
from matcher.use_cases.rerank_overnight import rerank_overnight
from small_history import CLIENT, small_history


@pytest.fixture
def here(tmp_path: Path, space: TextSpace) -> Iterator[App]:
    with small_history(tmp_path / "state", space) as made:
        yield made


@pytest.fixture
def there(here: App, tmp_path: Path, space: TextSpace) -> App:
    elsewhere = here.settings.model_copy(update={"state_dir": tmp_path / "elsewhere"})
    app = replace(here, settings=elsewhere)
    vars(app)["space"] = space
    return app


def test_a_night_that_another_took_for_dead_publishes_nothing(here: App, there: App) -> None:
    published: list[NightlyRun] = []

    def another_begins(step: str) -> None:
        if step == "publishing":
            later = NOW + timedelta(minutes=1)
            published.append(rerank_overnight(there, on=TODAY, clock=lambda: later))

    with pytest.raises(RunLockedError, match="nothing was published"):
        rerank_overnight(here, on=TODAY, clock=lambda: NOW, progress=another_begins)
    with here.database.reading() as connection:
        runs = RunRepository(connection).latest(2)
        assert ListRepository(connection).published_run() == published[0].id
    assert [run.state for run in runs] == [RunState.PUBLISHED, RunState.FAILED]
    assert str(runs[1].reason).startswith("Another nightly run took this one for dead")
    assert len(nightly_list(here.database, CLIENT.id, TODAY).items) == 2
