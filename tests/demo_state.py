"""A state filled with the demo region, made once and copied for whoever wants to change it."""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from matcher.bootstrap import App, opened
from matcher.retrieval.text_space import TextSpace
from matcher.settings import Settings
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_terms import ImportTerms

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
FILM_LOVER = ("films kijken en bespreken", "uitzoeken welke regisseur wat heeft gemaakt")
"""What client c-0001 of the demo loves."""

SECRET = "a secret of tests, long enough to be one"


def settings_in(folder: Path) -> Settings:
    return Settings(state_dir=folder, secret=SECRET)


KINDS = ("employers", "vacancies", "clients", "outcomes")


def import_demo(app: App, demo_folder: Path, kinds: Sequence[str] = KINDS) -> None:
    terms = ImportTerms(now=NOW, today=TODAY, secret=app.secret)
    for kind in kinds:
        import_records(app.database, ImportKind(kind), demo_folder / f"{kind}.jsonl", terms)


@pytest.fixture(scope="session")
def demo_template(tmp_path_factory: pytest.TempPathFactory, demo_folder: Path) -> Path:
    folder = tmp_path_factory.mktemp("demo-template")
    with opened(settings_in(folder)) as app:
        import_demo(app, demo_folder)
    return folder


@pytest.fixture
def demo_app(demo_template: Path, tmp_path: Path, space: TextSpace) -> Iterator[App]:
    folder = tmp_path / "state"
    shutil.copytree(demo_template, folder)
    with opened(settings_in(folder)) as app:
        vars(app)["space"] = space
        yield app


def internal(app: App, kind: RecordKind, external_id: str) -> str:
    with app.database.reading() as connection:
        found = ExternalIdRepository(connection).internal(kind, "file", external_id)
    assert found is not None
    return found
