"""Measures encoder, night, search, tables and posting; writes what was measured as a page.

Usage: `python benchmarks/run_all.py docs/benchmarks.md [--small]`. Every speed is a ratio against a named
alternative measured in the same run, or a percentile of many single requests.
"""

import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from importlib.metadata import version
from pathlib import Path

import faiss
import numpy as np

from encoder_speed import measure_encoder
from matcher.bootstrap import App, opened
from matcher.clock import now
from matcher.domain.ids import VacancyId
from matcher.features.columns import COLUMN, FEATURES
from matcher.features.people import person_of_specialist
from matcher.ranking.prior import read_prior
from matcher.ranking.ranker import PARTS, Values
from matcher.retrieval.vector_index import VectorIndex
from matcher.storage.vacancies import VacancyRepository
from matcher.training.prior_ranker import compile_prior, fit_prior
from matcher.use_cases.find_vacancies import find_vacancies
from matcher.use_cases.matching import queries_of
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.rank_everyone import rank_everyone
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.use_cases.search_vacancies import search_vacancies
from page_speed import SIZE as PAGES
from page_speed import TIMES, measure_pages
from region import FULL, SMALL, THREADS, TODAY, Size, make_region, settings_in

RUNS = 3
SEARCHES = 200
TOP = 200
PAIRS = 100_000
MEGABYTE = 1024
WORDS = (
    *("films", "kijken", "paarden", "verzorgen", "brood", "bakken"),
    *("fietsen", "maken", "tuinieren", "lezen", "tekenen"),
)

Row = tuple[str, str, str]


def seconds(work: Callable[[], object]) -> float:
    """Return how long a piece of work takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def measure_night(app: App) -> list[Row]:
    """Measure retrieval, features and scores against FAISS alone with the same queries, in turns."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    matching = app.warm()
    people = [
        person_of_specialist(p, matching.gazetteer) for p in all_profiles(app.database, TODAY)
    ]
    queries = np.concatenate([queries_of(matching.vectors(person)) for person in people])
    alone = faiss.IndexFlatIP(queries.shape[1])
    rows = [matching.index.search_vector(row) for row in range(len(matching.vacancies))]
    alone.add(np.concatenate(rows))
    faiss.omp_set_num_threads(THREADS)
    ours, theirs = [], []
    for _ in range(RUNS):
        theirs.append(seconds(lambda: alone.search(queries, TOP)))
        ours.append(seconds(lambda: list(rank_everyone(matching, people, TODAY))))
    ratio = statistics.median(o / t for o, t in zip(ours, theirs, strict=True))
    run = rerank_overnight(app, on=TODAY, clock=now)
    peak = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / MEGABYTE
    apart = [
        (f"night: {step}, whole step", f"{spent:.1f} s", "timed apart")
        for step, spent in run.seconds.items()
    ]
    return [
        (
            "night: clients, vacancies, query rows",
            f"{len(people)}, {len(rows)}, {len(queries)}",
            "",
        ),
        (
            "night: FAISS alone, exact top 200",
            f"{statistics.median(theirs):.2f} s",
            "the yardstick",
        ),
        ("night: retrieval, features and scores", f"{statistics.median(ours):.2f} s", ""),
        ("night: ratio", f"{ratio:.1f} x", "at most 8 x"),
        ("night: peak memory more than before", f"{peak:.0f} MiB", "under 2,000 MB"),
        *apart,
    ]


def measure_search(app: App) -> list[Row]:
    """Measure one search in a warm process, with the look for changes that each request makes."""
    matching = app.warm()
    clients = [profile.client_id for profile in all_profiles(app.database, TODAY)][:SEARCHES]

    def stored(number: int) -> None:
        app.refresher.refresh()
        client = clients[number % len(clients)]
        find_vacancies(matching, app.database, client, on=TODAY, k=10)

    def typed(number: int) -> None:
        app.refresher.refresh()
        words = f"Ik hou van {WORDS[number % len(WORDS)]} en van nummer {number}"
        search_vacancies(matching, words, on=TODAY, k=10)

    rows = []
    for name, one, target in (("stored client", stored, 20), ("free text", typed, 60)):
        one(0)
        spent = [1000 * seconds(lambda n=n, one=one: one(n)) for n in range(1, SEARCHES + 1)]
        p50, p95 = np.percentile(spent, [50, 95])
        rows.append(
            (f"search: {name}", f"median {p50:.1f} ms, p95 {p95:.1f} ms", f"p95 under {target} ms")
        )
    return rows


def measure_posting(app: App) -> list[Row]:
    """Measure the time from a vacancy's commit until a search can find it."""
    app.warm()
    spent = []
    for number in range(5):
        model = app.matching.vacancies[number]
        new = replace(
            model,
            id=VacancyId(f"posted-{number}"),
            title=f"Imker {number}",
            description=f"Je verzorgt volk {number}. Je oogst honing uit kast {number}.",
            tasks=(f"ramen nummer {number} nakijken",),
        )
        with app.database.transaction() as connection:
            VacancyRepository(connection).add(new)
        spent.append(seconds(app.refresher.refresh))
    return [
        ("posting: commit to searchable", f"median {statistics.median(spent):.2f} s", "under 1 s")
    ]


def measure_tables() -> list[Row]:
    """Measure the ranker's tables against `predict_proba` of the estimators they were read from, in turns."""
    prior = read_prior()
    fitted = fit_prior(prior)
    ranker = compile_prior(prior, fitted)
    random = np.random.default_rng(1)
    pairs = np.full((PAIRS, len(FEATURES)), np.nan)
    for feature, entry in prior.features.items():
        low, high = next(iter(entry.shapes.values())).ends
        pairs[:, COLUMN[feature]] = random.uniform(low, high, PAIRS)
    columns = [pairs[:, [COLUMN[f] for f in fitted[part].features]] for part in PARTS]

    def straight() -> Values:
        chances = [
            fitted[p].estimator.predict_proba(own)[:, 1]
            for p, own in zip(PARTS, columns, strict=True)
        ]
        return np.column_stack(chances)

    by_tables, by_estimators = [], []
    for _ in range(RUNS):
        by_estimators.append(seconds(straight))
        by_tables.append(seconds(lambda: ranker.probabilities(pairs)))
    difference = np.abs(ranker.probabilities(pairs) - straight()).max()
    ratio = statistics.median(e / t for e, t in zip(by_estimators, by_tables, strict=True))
    return [
        ("tables: pairs a second", f"{PAIRS / statistics.median(by_tables):,.0f}", ""),
        (
            "tables: the estimators' predict_proba",
            f"{PAIRS / statistics.median(by_estimators):,.0f} pairs a second",
            "the yardstick",
        ),
        ("tables: ratio", f"{ratio:.1f} x", "at least 8 x"),
        ("tables: largest difference in a chance", f"{difference:.1e}", "within 1e-6"),
    ]


def measure_one_search() -> list[Row]:
    """Measure one FAISS search among allowed rows against a matrix product over all rows."""
    random = np.random.default_rng(2)
    rows = random.standard_normal((20_000, 768), dtype=np.float32)
    index = VectorIndex(768)
    index.put(np.arange(len(rows)), rows)
    allowed = random.random(len(rows)) < 0.3  # noqa: PLR2004 -- about the share that is eligible
    queries = random.standard_normal((3, 768), dtype=np.float32)
    ours, theirs = [], []
    for _ in range(50):
        ours.append(seconds(lambda: index.search(queries, TOP, allowed)))
        theirs.append(seconds(lambda: np.argsort(-(queries @ rows.T).max(axis=0))[:TOP]))
    ratio = statistics.median(o / t for o, t in zip(ours, theirs, strict=True))
    return [
        (
            "index: one search of 3 queries, 30 % allowed",
            f"{1000 * statistics.median(ours):.1f} ms",
            f"{ratio:.2f} x a matrix product and a sort in numpy",
        )
    ]


def page(size: Size, rows: Sequence[Row]) -> str:
    """Return what was measured as a page."""
    packages = ("numpy", "faiss-cpu", "scikit-learn", "torch", "sentence-transformers")
    versions = ", ".join(f"{name} {version(name)}" for name in packages)
    lines = "\n".join(f"| {what} | {figure} | {target} |" for what, figure, target in rows)
    return f"""# Benchmarks

Written by `make bench`; run it again on your own machine.

- machine: {platform.machine()}, {THREADS} threads, Python {platform.python_version()}
- versions: {versions}
- region: {size.clients:,} clients, {size.vacancies:,} vacancies. Synthetic: facts are drawn from the demo
  region, vectors are random with a direction for each line of work, so the night is measured with vectors
  ready. Free text and a posted vacancy are encoded by the real encoder.
- medians of {RUNS} runs taken in turns; searches: {SEARCHES} requests one after the other.
- pages: in process, each {TIMES} times, in a region of {PAGES.clients} clients, all in one caseload and
  seen by the adviser, and {PAGES.vacancies:,} vacancies.

| what | measured | target or yardstick |
|---|---|---|
{lines}
"""


def main() -> None:
    """Measure everything and write the page."""
    size = SMALL if "--small" in sys.argv else FULL
    rows = [*measure_encoder(), *measure_tables(), *measure_one_search(), *measure_pages()]
    with tempfile.TemporaryDirectory() as folder:
        make_region(Path(folder), size)
        with opened(settings_in(Path(folder))) as app:
            rows += [*measure_search(app), *measure_night(app), *measure_posting(app)]
    Path(sys.argv[1]).write_text(page(size, rows), encoding="utf-8")
    for row in rows:
        print(" | ".join(row))


if __name__ == "__main__":
    main()
