"""How fast the text encoder is, against its base in float32 as the library runs it, in turns in one run."""

import json
import statistics
import tempfile
import time
from pathlib import Path

import numpy as np
import torch
from sentence_transformers import SentenceTransformer

from matcher.retrieval.encoder import PASSAGE_PREFIX, QUERY_PREFIX, SentenceTransformerEncoder
from matcher.settings import load_settings
from matcher.training.base_encoder import make_base_encoder

ROUNDS = 5
TEXTS = 400
QUERIES = 200
THREADS = 2

_PAIRS = Path(__file__).resolve().parents[1] / "data" / "phrases" / "held_out" / "pairs.jsonl"

Row = tuple[str, str, str]


def measure_encoder() -> list[Row]:
    """Measure texts a second of both on the same phrases, and one query at a time with ours.

    The base is the untaught one as `SentenceTransformer.encode` runs it; ours is what the product runs.
    """
    pairs = [json.loads(line) for line in _PAIRS.read_text(encoding="utf-8").splitlines()]
    queries = [pair["client"] for pair in pairs]
    passages = [pair["vacancy"] for pair in pairs]
    ours = SentenceTransformerEncoder(load_settings().encoder, threads=THREADS)
    with tempfile.TemporaryDirectory() as folder:
        made = make_base_encoder(Path(folder) / "base", progress=lambda _line: None)
        base = SentenceTransformer(
            str(made), device="cpu", local_files_only=True, model_kwargs={"dtype": torch.float32}
        )

    def run_ours(n: int) -> None:
        ours.encode_queries(queries[:n])
        ours.encode_passages(passages[:n])

    def run_base(n: int) -> None:
        base.encode([QUERY_PREFIX + text for text in queries[:n]], show_progress_bar=False)
        base.encode([PASSAGE_PREFIX + text for text in passages[:n]], show_progress_bar=False)

    speeds: dict[str, list[float]] = {"base": [], "ours": []}
    for run in (run_ours, run_base):
        run(20)
    for _ in range(ROUNDS):
        for name, run in (("base", run_base), ("ours", run_ours)):
            began = time.perf_counter()
            run(TEXTS // 2)
            speeds[name].append(TEXTS / (time.perf_counter() - began))
    ratio = statistics.median(o / b for o, b in zip(speeds["ours"], speeds["base"], strict=True))
    waits = []
    for query in queries[:QUERIES]:
        began = time.perf_counter()
        ours.encode_queries([query])
        waits.append(1000.0 * (time.perf_counter() - began))
    p50, p95 = np.percentile(waits, [50, 95])
    return [
        (
            "encoder: untaught base, 12 layers, float32, by the library",
            f"{statistics.median(speeds['base']):.0f} texts/s",
            "the yardstick",
        ),
        (
            "encoder: as released",
            f"{statistics.median(speeds['ours']):.0f} texts/s",
            f"{TEXTS} phrases of clients and sentences of vacancies",
        ),
        ("encoder: ratio", f"{ratio:.1f} x", "at least 3 x"),
        ("encoder: one free-text query, median", f"{p50:.1f} ms", "under 15 ms"),
        ("encoder: one free-text query, p95", f"{p95:.1f} ms", ""),
    ]
