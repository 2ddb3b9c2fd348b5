"""How well an encoder finds the right occupation for a job title, in figures others publish too.

The task is MELO's: each title against all labels, the right ones judged by experts. Titles and
labels are the same kind of text, so both are encoded as queries. Two yardsticks stand beside the
result: character n-grams, measured in the same run, and published figures. Nothing measured here
may be trained on.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction.text import TfidfVectorizer

from matcher.retrieval.text_space import TextSpace, centred
from matcher.training.melo_task import MeloTask, read_melo_task

Scores: TypeAlias = npt.NDArray[np.float32]

_FIRST_PAGE = 10
_QUERIES_AT_ONCE = 64
_SHORTEST_NGRAM, _LONGEST_NGRAM = 2, 5


@dataclass(frozen=True, slots=True)
class RetrievalFigures:
    """How high the right labels come, each figure 0..1 and the mean over all queries.

    `mrr` is 1 over the rank of the best right label, `mean_average_precision` counts all right
    labels, `success_at_1` and `success_at_10` tell how often a right one is among the first.
    """

    name: str
    mrr: float
    mean_average_precision: float
    success_at_1: float
    success_at_10: float


@dataclass(frozen=True, slots=True)
class EncoderEvaluation:
    """An encoder's figures on one task, with what they are to be compared with.

    `space` is what the product uses; `raw` is the same encoder without centring.
    """

    encoder_version: str
    space_version: str
    query_count: int
    label_count: int
    space: RetrievalFigures
    raw: RetrievalFigures
    character_ngrams: RetrievalFigures


# As published with the benchmark, for Flemish titles among Dutch ESCO labels (`melo_bel_nl`).
PUBLISHED_ON_MELO_BEL_NL = (
    RetrievalFigures("BM25", 0.455, 0.109, 0.409, 0.531),
    RetrievalFigures("character TF-IDF", 0.553, 0.225, 0.463, 0.717),
    RetrievalFigures("bge-m3", 0.571, 0.265, 0.470, 0.732),
    RetrievalFigures("multilingual-e5-large", 0.568, 0.278, 0.460, 0.759),
    RetrievalFigures("e5-mistral-7b", 0.613, 0.362, 0.512, 0.808),
    RetrievalFigures("OpenAI text-embedding-3-large", 0.626, 0.388, 0.515, 0.820),
)


def evaluate_encoder(folder: Path, space: TextSpace) -> EncoderEvaluation:
    """Return the figures of a text space and its encoder on the MELO task in a folder.

    Raises:
        InvalidInputError: a file is missing or malformed; each fault names the file and the line.
        EncoderUnavailableError: there is no usable encoder.

    """
    task = read_melo_task(folder)
    distinct, number_of = _distinct(task.labels)
    queries, labels = space.raw_wishes(task.queries), space.raw_wishes(distinct)
    space_queries = centred(queries, space.mean_wish)
    space_labels = centred(labels, space.mean_wish)
    return EncoderEvaluation(
        encoder_version=space.encoder.version,
        space_version=space.version,
        query_count=len(task.queries),
        label_count=len(task.labels),
        space=measure("centred", task, _cosines(space_queries, space_labels[number_of])),
        raw=measure("as encoded", task, _cosines(queries, labels[number_of])),
        character_ngrams=measure("character n-grams", task, _ngram_scores(task)),
    )


def measure(name: str, task: MeloTask, scores: Iterator[Scores]) -> RetrievalFigures:
    """Return the figures of any method.

    Args:
        name: what to call the method.
        task: the queries, labels and judgements.
        scores: blocks `(n_queries_of_block, n_labels)`, together all queries in order; higher is
            better. Equal scores are ordered by label id, last first, as `trec_eval` does.

    """
    last_id_first = np.argsort(np.array(task.label_ids))[::-1]
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
    )


def _rows_of(blocks: Iterator[Scores]) -> Iterator[Scores]:
    """Yield the rows of blocks one by one, `(n_labels,)` each."""
    for block in blocks:
        yield from block


def _ngram_scores(task: MeloTask) -> Iterator[Scores]:
    """Yield cosines of character n-grams weighted by how rare they are among the labels."""
    weighting = TfidfVectorizer(
        analyzer="char_wb", ngram_range=(_SHORTEST_NGRAM, _LONGEST_NGRAM), sublinear_tf=True
    )
    labels = weighting.fit_transform(task.labels)
    queries = weighting.transform(task.queries)
    for start in range(0, len(task.queries), _QUERIES_AT_ONCE):
        block = queries[start : start + _QUERIES_AT_ONCE] @ labels.T
        yield np.asarray(block.toarray(), dtype=np.float32)


def _distinct(texts: tuple[str, ...]) -> tuple[list[str], npt.NDArray[np.int64]]:
    """Return each text once, and for each original text its place there.

    Equal texts must get equal vectors to the last digit, or their order would be chance.
    """
    place = {text: number for number, text in enumerate(dict.fromkeys(texts))}
    return list(place), np.array([place[text] for text in texts], dtype=np.int64)


def _cosines(queries: Scores, labels: Scores) -> Iterator[Scores]:
    """Yield the cosines of a few queries at a time with all labels."""
    for start in range(0, len(queries), _QUERIES_AT_ONCE):
        yield queries[start : start + _QUERIES_AT_ONCE] @ labels.T
