"""Exactly the k best allowed owners, equal to brute force, also after rows were replaced."""

import hypothesis.strategies as st
import numpy as np
import pytest
from hypothesis import given

from matcher.retrieval.vector_index import VectorIndex, best_of

DIMENSION = 8


def brute_force(
    rows: dict[int, np.ndarray], queries: np.ndarray, k: int, allowed: np.ndarray
) -> list[int]:
    best = {o: float((v @ queries.T).max()) for o, v in rows.items() if allowed[o]}
    return sorted(best, key=lambda owner: (-best[owner], owner))[:k]


@given(st.integers(0, 2**32 - 1), st.integers(1, 40), st.integers(1, 12), st.integers(1, 3))
def test_search_is_brute_force_over_the_allowed(seed: int, n: int, k: int, most: int) -> None:
    random = np.random.default_rng(seed)
    index = VectorIndex(DIMENSION)
    rows = {
        o: random.standard_normal((random.integers(1, most + 1), DIMENSION), dtype=np.float32)
        for o in range(n)
    }
    replaced = random.integers(0, n, size=3)
    for owner in [*range(n), *replaced]:
        rows[owner] = rows[owner] + np.float32(owner in replaced)
        index.put(np.full(len(rows[owner]), owner), rows[owner])
    queries = random.standard_normal((random.integers(1, 4), DIMENSION), dtype=np.float32)
    allowed = random.random(n) < 0.5
    found, scores = index.search(queries, k, allowed)
    assert found.tolist() == brute_force(rows, queries, k, allowed)
    assert (np.diff(scores) <= 0).all()


@given(st.integers(0, 2**32 - 1), st.integers(1, 60), st.integers(1, 70))
def test_many_together_find_what_each_finds_alone(seed: int, n: int, k: int) -> None:
    random = np.random.default_rng(seed)
    index = VectorIndex(DIMENSION)
    index.put(np.arange(n), random.standard_normal((n, DIMENSION), dtype=np.float32))
    index.put(np.array([n // 2]), random.standard_normal((1, DIMENSION), dtype=np.float32))
    people = [random.standard_normal((m, DIMENSION), dtype=np.float32) for m in (1, 3, 2)]
    for queries, nearness in zip(people, index.nearness_to_many(people), strict=True):
        allowed = random.random(n) < 0.7
        found, _ = best_of(nearness, k, allowed)
        assert found.tolist() == index.search(queries, k, allowed)[0].tolist()


def test_equal_scores_go_by_owner_number() -> None:
    index = VectorIndex(2)
    index.put(np.arange(4), np.ones((4, 2), dtype=np.float32))
    everyone = np.ones(4, dtype=np.bool_)
    found, _ = index.search(np.ones((1, 2), dtype=np.float32), 2, everyone)
    assert found.tolist() == [0, 1]


@pytest.mark.parametrize("allowed", [[False, False], [True, True]])
def test_nobody_allowed_or_nothing_asked_finds_nothing(allowed: list[bool]) -> None:
    index = VectorIndex(2)
    index.put(np.arange(2), np.ones((2, 2), dtype=np.float32))
    queries = np.ones((1 if not allowed[0] else 0, 2), dtype=np.float32)
    assert index.search(queries, 2, np.array(allowed))[0].tolist() == []
