"""How well an encoder finds what it is for, in figures others publish too.

Two yardsticks stand beside the result: character n-grams, measured in the same run, and published
figures. A third row adds the n-grams to the encoder, to tell what a lexical leg would bring. Nothing
measured here may be trained on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.retrieval.text_space import TextSpace, centred
from matcher.training.find_task import FindTask, ReadAs

Scores: TypeAlias = npt.NDArray[np.float32]

CENTRED: Final = "encoder"
RAW: Final = "encoder, not centred"
WITH_NGRAMS: Final = "encoder + .2 character n-grams"
NGRAMS: Final = "character n-grams"
LEXICAL_WEIGHT: Final = 0.2
COLUMNS: Final = ("MRR", "MAP", "success@1", "success@5", "success@10")

_FIRST_FEW, _FIRST_PAGE = 5, 10
_QUERIES_AT_ONCE = 64
_SHORTEST_NGRAM, _LONGEST_NGRAM = 2, 5


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How high what is right comes, each figure 0..1 and the mean over all queries.

    `mrr` is 1 over the rank of the best right candidate, `mean_average_precision` counts all that are
    right, `success_at_k` tells how often a right one is among the first k. None: not published.
    """

    name: str
    mrr: float
    mean_average_precision: float
    success_at_1: float
    success_at_10: float
    success_at_5: float | None = None

    def shown(self) -> tuple[str, ...]:
        """Return the figures as a table has them (see `COLUMNS`), empty where not published."""
        values = (
            self.mrr,
            self.mean_average_precision,
            self.success_at_1,
            self.success_at_5,
            self.success_at_10,
        )
        return tuple("" if value is None else f"{value:.3f}" for value in values)


@dataclass(frozen=True, slots=True)
class TaskFigures:
    """The figures of every method on one task."""

    task: str
    query_count: int
    candidate_count: int
    methods: tuple[RetrievalFigures, ...]

    def of(self, method: str) -> RetrievalFigures:
        """Return the figures of a method."""
        return next(figures for figures in self.methods if figures.name == method)


# As published with the benchmark, for Flemish titles among Dutch ESCO labels (`melo_bel_nl`).
PUBLISHED_ON_MELO_BEL_NL = (
    RetrievalFigures("BM25", 0.455, 0.109, 0.409, 0.531),
    RetrievalFigures("character TF-IDF", 0.553, 0.225, 0.463, 0.717),
    RetrievalFigures("bge-m3", 0.571, 0.265, 0.470, 0.732),
    RetrievalFigures("multilingual-e5-large", 0.568, 0.278, 0.460, 0.759),
    RetrievalFigures("e5-mistral-7b", 0.613, 0.362, 0.512, 0.808),
    RetrievalFigures("OpenAI text-embedding-3-large", 0.626, 0.388, 0.515, 0.820),
)


def evaluate_task(task: FindTask, space: TextSpace) -> TaskFigures:
    """Return the figures of a text space on a task, beside its yardsticks.

    Raises:
        EncoderUnavailableError: there is no usable encoder.

    """
    distinct, number_of = _distinct(task.candidates)
    queries, queries_mean = _read(task.queries, task.queries_as, space)
    candidates, candidates_mean = _read(distinct, task.candidates_as, space)
    spaced_queries = centred(queries, queries_mean)
    spaced_candidates = centred(candidates, candidates_mean)[number_of]

    def together() -> Iterator[Scores]:
        both = zip(_cosines(spaced_queries, spaced_candidates), _ngram_scores(task), strict=True)
        for meaning, letters in both:
            yield meaning + np.float32(LEXICAL_WEIGHT) * letters

    return TaskFigures(
        task.name,
        len(task.queries),
        len(task.candidates),
        (
            measure(CENTRED, task, _cosines(spaced_queries, spaced_candidates)),
            measure(WITH_NGRAMS, task, together()),
            measure(RAW, task, _cosines(queries, candidates[number_of])),
            measure(NGRAMS, task, _ngram_scores(task)),
        ),
    )


def measure(name: str, task: FindTask, scores: Iterator[Scores]) -> RetrievalFigures:
    """Return the figures of any method.

    Args:
        name: what to call the method.
        task: the queries, candidates and judgements.
        scores: blocks `(n_queries_of_block, n_candidates)`, together all queries in order; higher is
            better. Equal scores are ordered by candidate id, last first, as `trec_eval` does.

    """
    last_id_first = np.argsort(np.array(task.candidate_ids))[::-1]
    best_ranks, precisions = [], []
    for row, right in zip(_rows_of(scores), task.right, strict=True):
        order = last_id_first[np.argsort(-row[last_id_first], kind="stable")]
        ranks = 1 + np.flatnonzero(np.isin(order, list(right)))
        best_ranks.append(int(ranks[0]))
        precisions.append(float(np.mean(np.arange(1, len(ranks) + 1) / ranks)))
    best = np.array(best_ranks)
    return RetrievalFigures(
        name=name,
        mrr=float(np.mean(1 / best)),
        mean_average_precision=float(np.mean(precisions)),
        success_at_1=float(np.mean(best == 1)),
        success_at_10=float(np.mean(best <= _FIRST_PAGE)),
        success_at_5=float(np.mean(best <= _FIRST_FEW)),
    )


def _read(texts: Sequence[str], as_: ReadAs, space: TextSpace) -> tuple[Scores, Scores]:
    """Return texts as encoded `(n, d)`, and the mean to centre them on `(d,)`."""
    if as_ is ReadAs.QUERY:
        return space.raw_wishes(texts), space.mean_wish
    return space.raw_passages(texts), space.mean_passage


def _rows_of(blocks: Iterator[Scores]) -> Iterator[Scores]:
    """Yield the rows of blocks one by one, `(n_candidates,)` each."""
    for block in blocks:
        yield from block


def _ngram_scores(task: FindTask) -> Iterator[Scores]:
    """Yield cosines of character n-grams weighted by how rare they are among the candidates."""
    weighting = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(_SHORTEST_NGRAM, _LONGEST_NGRAM), sublinear_tf=True
    )
    candidates = weighting.fit_transform(task.candidates)
    queries = weighting.transform(task.queries)
    for start in range(0, len(task.queries), _QUERIES_AT_ONCE):
        block = queries[start : start + _QUERIES_AT_ONCE] @ candidates.T
        yield np.asarray(block.toarray(), dtype=np.float32)


def _distinct(texts: tuple[str, ...]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Return each text once, and for each original text its place there.

    Equal texts must get equal vectors to the last digit, or their order would be chance.
    """
    place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return list(place), np.array([place[text] for text in texts], dtype=np.int64)


def _cosines(queries: Scores, candidates: Scores) -> Iterator[Scores]:
    """Yield the cosines of a few queries at a time with all candidates."""
    for start in range(0, len(queries), _QUERIES_AT_ONCE):
        yield queries[start : start + _QUERIES_AT_ONCE] @ candidates.T
