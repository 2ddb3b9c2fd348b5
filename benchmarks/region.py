"""Makes a synthetic region of any size in a state directory, with every vector ready.

Facts (hours, times, needs, conditions, decisions, places) are drawn from the demo region, so that they
vary and fail to meet as they do there. Texts are made of a small vocabulary. Their vectors are random:
a line of work is a direction, a sentence lies around the direction of its line of work, and vacancies
also say what their employer always says and what many employers say. The vectors are written into the
cache as if the encoder had made them, so the path measured is the real one and only the encoding of
the region is left out.
"""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np

from matcher.bootstrap import App, opened
from matcher.clock import now
from matcher.domain.client_records import ClientRecord
from matcher.domain.employers import Employer
from matcher.domain.ids import ClientId, DecisionId, EmployerId, StaffId, VacancyId
from matcher.domain.vacancies import Vacancy
from matcher.retrieval.vector_cache import TextKind
from matcher.retrieval.vector_file import Vectors
from matcher.settings import Settings
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_terms import ImportTerms

TODAY = date(2026, 11, 22)
THREADS = 2

_DEMO = Path(__file__).resolve().parents[1] / "data" / "demo"
_SECRET = "the secret of a region that does not exist"  # noqa: S105 -- protects nothing
_SEED = 20261122
_LINES_OF_WORK = 400
_SAID_BY_MANY = 300
_NOWHERE = -1
"""The line of work of a sentence that says nothing about the work."""

_SHARE_OF_DIRECTION = 0.7
"""Two sentences of one line of work have a cosine near the square of this, other pairs near 0."""

_LENGTH_BEYOND_MEAN = 0.5
"""How far an encoded text lies from the mean of all texts, as with the real encoder."""

_VACANCIES_PER_EMPLOYER = 4
_TEXTS_AT_ONCE = 20_000
_VERBS = [
    "helpt",
    "maakt",
    "controleert",
    "bezorgt",
    "herstelt",
    "sorteert",
    "bouwt",
    "verzorgt",
    "ontvangt",
    "plant",
]
_THINGS = [
    "kasten",
    "planten",
    "dozen",
    "gasten",
    "fietsen",
    "borden",
    "rekken",
    "dieren",
    "orders",
    "machines",
]
_WAYS = [
    "rustig",
    "precies",
    "zelfstandig",
    "samen",
    "buiten",
    "binnen",
    "dagelijks",
    "vlot",
    "netjes",
    "stap",
    "voor",
    "stap",
]


@dataclass(frozen=True, slots=True)
class Size:
    """How many of each."""

    clients: int
    vacancies: int


FULL = Size(clients=2_000, vacancies=20_000)
SMALL = Size(clients=200, vacancies=2_000)


class _Texts:
    """Says new sentences, and remembers which line of work each is about."""

    def __init__(self, random: np.random.Generator) -> None:
        self.about: dict[TextKind, dict[str, int]] = {"query": {}, "passage": {}}
        self._random = random

    def say(self, kind: TextKind, line_of_work: int, n: int = 1) -> tuple[str, ...]:
        said = self.about[kind]
        texts = []
        for verb, thing, way in self._random.integers(0, 10, (n, 3)):
            words = f"{_VERBS[verb]} {_THINGS[thing]} en werkt {_WAYS[way]}"
            text = f"Je {words} bij onderdeel {len(said)} van het werk."
            said[text] = line_of_work
            texts.append(text)
        return tuple(texts)


def settings_in(folder: Path) -> Settings:
    """Return the settings of a benchmark's state directory."""
    return Settings(state_dir=folder, secret=_SECRET, encoder_threads=THREADS)


def make_region(folder: Path, size: Size) -> None:
    """Write a region into a state directory: database and vectors."""
    random = np.random.default_rng(_SEED)
    texts = _Texts(random)
    employers, vacancies, clients = _demo_records()
    n_employers = max(1, size.vacancies // _VACANCIES_PER_EMPLOYER)
    with opened(settings_in(folder)) as app:
        with app.database.transaction() as connection:
            for number in range(n_employers):
                model = employers[random.integers(len(employers))]
                EmployerRepository(connection).add(
                    replace(model, id=EmployerId(f"employer-{number:06}"))
                )
        with app.database.transaction() as connection:
            vacancy_repository = VacancyRepository(connection)
            for vacancy in _vacancies(size.vacancies, n_employers, vacancies, texts, random):
                vacancy_repository.add(vacancy)
        with app.database.transaction() as connection:
            client_repository = ClientRepository(connection)
            for number in range(size.clients):
                record = _client(number, clients, texts, random)
                client_repository.add(record)
                for each, decision in enumerate(record.decisions):
                    own = replace(decision, id=DecisionId(f"{record.id}-{each}"))
                    client_repository.append_decision(
                        record.id, own, record.employment_specialist, now()
                    )
        _fill_cache(app, texts, random)


def _demo_records() -> tuple[list[Employer], list[Vacancy], list[ClientRecord]]:
    """Return the demo region's records in a fixed order, to draw facts from; only clients who look."""
    terms = ImportTerms(now=datetime(2026, 11, 22, tzinfo=UTC), today=TODAY, secret=b"x" * 32)
    with (
        tempfile.TemporaryDirectory() as folder,
        opened(settings_in(Path(folder))) as app,
    ):
        for kind in (ImportKind.EMPLOYERS, ImportKind.VACANCIES, ImportKind.CLIENTS):
            import_records(app.database, kind, _DEMO / f"{kind}.jsonl", terms)
        with app.database.reading() as connection:
            return (
                sorted(
                    EmployerRepository(connection).all(), key=lambda e: (e.sbi or "", e.name or "")
                ),
                sorted(VacancyRepository(connection).all(), key=lambda v: (v.title, v.description)),
                sorted(
                    ClientRepository(connection).all_matchable(),
                    key=lambda c: (c.passions, c.abilities),
                ),
            )


def _vacancies(
    n: int,
    n_employers: int,
    models: Sequence[Vacancy],
    texts: _Texts,
    random: np.random.Generator,
) -> list[Vacancy]:
    titles = [
        texts.say("passage", field % _LINES_OF_WORK)[0] for field in range(2 * _LINES_OF_WORK)
    ]
    of_employer = texts.say("passage", _NOWHERE, n_employers)
    of_many = texts.say("passage", _NOWHERE, _SAID_BY_MANY)
    made = []
    for number in range(n):
        title = int(random.integers(len(titles)))
        work = title % _LINES_OF_WORK
        employer = int(random.integers(n_employers))
        # The first of these sentences stand in hundreds of vacancies, the last in a few.
        common = of_many[min(int(random.exponential(_SAID_BY_MANY / 8)), _SAID_BY_MANY - 1)]
        own = texts.say("passage", work, int(random.integers(2, 4)))
        asked = texts.say("passage", work, 2)
        model = models[random.integers(len(models))]
        made.append(
            replace(
                model,
                id=VacancyId(f"vacancy-{number:06}"),
                employer_id=EmployerId(f"employer-{employer:06}"),
                title=titles[title],
                description=" ".join((of_employer[employer], *own, common)),
                tasks=texts.say("passage", work, int(random.integers(2, 5))),
                requirements=tuple(
                    replace(one, text=text)
                    for one, text in zip(model.requirements * 2, asked, strict=False)
                ),
            )
        )
    return made


def _client(
    number: int, models: Sequence[ClientRecord], texts: _Texts, random: np.random.Generator
) -> ClientRecord:
    """Return a client of invented texts, one to three lines of work, and facts of the demo region."""
    model = models[random.integers(len(models))]
    lines = random.integers(0, _LINES_OF_WORK, int(random.integers(1, 4)))

    def say(n: int) -> tuple[str, ...]:
        return tuple(texts.say("query", int(random.choice(lines)))[0] for _ in range(n))

    terms = model.target_occupations
    return replace(
        model,
        id=ClientId(f"client-{number:06}"),
        employment_specialist=StaffId(f"specialist-{number % 100:03}"),
        passions=say(len(model.passions)),
        abilities=say(len(model.abilities)),
        aversions=say(len(model.aversions)),
        target_occupations=tuple(
            replace(term, label=label) for term, label in zip(terms, say(len(terms)), strict=True)
        ),
        work_summary=say(1)[0] if model.work_summary else None,
        not_employers=frozenset(),
        not_vacancies=frozenset(),
    )


def _fill_cache(app: App, texts: _Texts, random: np.random.Generator) -> None:
    """Write a vector for every text into the cache, in the place of the encoder's."""
    cache, dimension = app.space.cache, app.space.dimension
    directions = _unit(random.standard_normal((_LINES_OF_WORK, dimension), dtype=np.float32))
    means: dict[TextKind, Vectors] = {
        "query": app.space.mean_wish,
        "passage": app.space.mean_passage,
    }
    for kind, about in texts.about.items():

        def encode(some: Sequence[str], kind: TextKind = kind) -> Vectors:
            fields = np.array([texts.about[kind][text] for text in some])
            noise = _unit(random.standard_normal((len(some), dimension), dtype=np.float32))
            share = np.where(fields == _NOWHERE, 0.0, _SHARE_OF_DIRECTION)[:, None]
            meaning = share * directions[fields] + np.sqrt(1.0 - share**2) * noise
            return (means[kind] + _LENGTH_BEYOND_MEAN * _unit(meaning)).astype(np.float32)

        everything = list(about)
        for start in range(0, len(everything), _TEXTS_AT_ONCE):
            cache.get_many(kind, everything[start : start + _TEXTS_AT_ONCE], encode)


def _unit(vectors: Vectors) -> Vectors:
    return vectors / np.linalg.norm(vectors, axis=1, keepdims=True)
