"""A fit is the same to the last bit, whatever it is computed beside."""

import numpy as np
import pytest

from matcher.features.people import PhraseKind
from matcher.features.text_fit import ROLES, SentenceBlock, text_fits
from matcher.retrieval.text_space import centred

WIDTH = 384
SENTENCES = 300
_RNG = np.random.default_rng(20261122)


def made_up(n: int) -> np.ndarray:
    """Return vectors as a text space gives them, near each other as those of texts are."""
    shared = _RNG.normal(size=WIDTH)
    raw = (_RNG.normal(size=(n, WIDTH)) + shared).astype(np.float32)
    return centred(raw, np.zeros(WIDTH, dtype=np.float32))


def block() -> SentenceBlock:
    """Return three vacancies of a hundred sentences, of every role."""
    return SentenceBlock(
        table=made_up(SENTENCES),
        at=np.arange(SENTENCES),
        weights=_RNG.uniform(0.2, 1.0, SENTENCES).astype(np.float32),
        roles=(np.arange(SENTENCES) % len(ROLES)).astype(np.int8),
        starts=np.array([0, 100, 200]),
    )


def test_an_inner_product_is_the_same_in_any_order() -> None:
    """Summed forwards, in another order, and in whole numbers: one and the same value."""
    ours, theirs = made_up(40), made_up(40)
    order = _RNG.permutation(WIDTH)
    whole = np.rint(ours * 2048).astype(np.int64) @ np.rint(theirs * 2048).astype(np.int64).T
    assert np.array_equal(ours @ theirs.T, whole / 2.0**22)
    assert np.array_equal(ours[:, order] @ theirs[:, order].T, whole / 2.0**22)


def test_rounding_hardly_moves_a_cosine() -> None:
    """Vectors stay of length one, and cosines where they were, to within .001."""
    raw = (_RNG.normal(size=(40, WIDTH)) + 0.5).astype(np.float32)
    unrounded = raw / np.linalg.norm(raw, axis=1, keepdims=True)
    rounded = centred(raw, np.zeros(WIDTH, dtype=np.float32))
    assert np.linalg.norm(rounded, axis=1) == pytest.approx(1.0, abs=1e-3)
    assert rounded @ rounded.T == pytest.approx(unrounded @ unrounded.T, abs=1e-3)


@pytest.mark.parametrize("forgotten", PhraseKind)
def test_what_else_a_person_said_changes_no_fit(forgotten: PhraseKind) -> None:
    """Whoever leaves out what they can do keeps the very same fit with what they love."""
    phrases = {kind: made_up(1 + number) for number, kind in enumerate(PhraseKind)}
    sentences = block()
    with_all = text_fits(phrases, sentences)
    fewer = dict(phrases) | {forgotten: np.zeros((0, WIDTH), dtype=np.float32)}
    without = text_fits(fewer, sentences)
    known = {feature for feature, fit in without.items() if np.isfinite(fit).all()}
    assert len(known) == len(PhraseKind) - 1
    assert all(np.array_equal(with_all[feature], without[feature]) for feature in known)
