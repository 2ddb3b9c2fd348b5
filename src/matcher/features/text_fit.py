"""How well a person's phrases fit vacancies' sentences: best phrase to best sentence.

Because the best of all phrases counts, two unrelated passions both find their work; because a sentence
shared by many vacancies weighs little, talk about the employer finds nobody. Against what somebody would
rather not do every sentence counts in full: however many vacancies ask it, it is asked here.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
import numpy.typing as npt

from matcher.features.columns import Feature
from matcher.features.people import PhraseKind
from matcher.features.sentences import ABOUT_ROLES, ASKS_ROLES, Role

Floats = npt.NDArray[np.float32]

ROLES = tuple(Role)
"""Roles as numbers: a sentence block's `roles` index into this."""

_HELD_AGAINST: Mapping[PhraseKind, tuple[Feature, frozenset[Role]]] = {
    PhraseKind.WISH: (Feature.PASSION_FIT, ABOUT_ROLES),
    PhraseKind.OCCUPATION: (Feature.OCCUPATION_FIT, frozenset({Role.TITLE})),
    PhraseKind.ABILITY: (Feature.ABILITY_FIT, ASKS_ROLES),
    PhraseKind.AVERSION: (Feature.AVERSION, ABOUT_ROLES),
}
_WHATEVER_IS_COMMON = frozenset({PhraseKind.AVERSION})
"""Kinds of phrases that meet every sentence in full, however many vacancies share it."""

_SENTENCES_AT_ONCE = 128
TEXT_FEATURES = tuple(feature for feature, _ in _HELD_AGAINST.values())
KIND_OF = {feature: kind for kind, (feature, _) in _HELD_AGAINST.items()}
_IN_ROLES = {
    kind: np.array([role in roles for role in ROLES]) for kind, (_, roles) in _HELD_AGAINST.items()
}


@dataclass(frozen=True, slots=True)
class SentenceBlock:
    """The sentences of some vacancies, one after the other.

    `at` `(n,)` says where each sentence's vector is in `table`; `weights` `(n,)` is the commonness
    weight (1 for titles), `roles` `(n,)` a number into `ROLES`, and `starts` `(n_vacancies,)` where
    each vacancy's sentences begin.
    """

    table: Floats
    at: npt.NDArray[np.int64]
    weights: Floats
    roles: npt.NDArray[np.int8]
    starts: npt.NDArray[np.int64]

    @property
    def vectors(self) -> Floats:
        """Return the sentences' vectors, `(n, d)`."""
        return self.table[self.at]

    def weights_for(self, kind: PhraseKind) -> Floats:
        """Return how much each sentence counts against a kind of phrases, 0..1, `(n,)`."""
        return np.ones_like(self.weights) if kind in _WHATEVER_IS_COMMON else self.weights

    def products(self, phrases: Floats) -> Floats:
        """Return the inner products with phrases `(m, d)`, `(n, m)`.

        A few sentences at a time are fetched and multiplied while they are at hand: half the time of
        fetching all first.
        """
        found = np.empty((len(self.at), len(phrases)), dtype=np.float32)
        fetched = np.empty((_SENTENCES_AT_ONCE, phrases.shape[1]), dtype=np.float32)
        for start in range(0, len(self.at), _SENTENCES_AT_ONCE):
            run = self.at[start : start + _SENTENCES_AT_ONCE]
            vectors = self.table.take(run, axis=0, out=fetched[: len(run)], mode="clip")
            np.matmul(vectors, phrases.T, out=found[start : start + len(run)])
        return found


PhraseVectors = Mapping[PhraseKind, Floats]
"""A person's phrases of each kind as vectors `(n_phrases, d)`, in the order of `Person.phrases`."""


def text_fits(
    phrases: PhraseVectors, block: SentenceBlock
) -> dict[Feature, npt.NDArray[np.float64]]:
    """Return each text feature for every vacancy of a block, `(n_vacancies,)`.

    NaN where the person has no phrase of the kind or the vacancy no sentence of the role.
    """
    kinds = [kind for kind in _HELD_AGAINST if len(phrases[kind])]
    unknown = np.full(len(block.starts), np.nan)
    fits = dict.fromkeys(TEXT_FEATURES, unknown)
    if not kinds or not len(block.starts):
        return fits
    scores = block.products(np.concatenate([phrases[kind] for kind in kinds]))
    start = 0
    for kind in kinds:
        end = start + len(phrases[kind])
        best = reduce(np.maximum, scores[:, start:end].T) * block.weights_for(kind)
        start = end
        best[~_IN_ROLES[kind][block.roles]] = -np.inf
        of_vacancy = np.maximum.reduceat(best, block.starts).astype(np.float64)
        of_vacancy[np.isneginf(of_vacancy)] = np.nan
        fits[_HELD_AGAINST[kind][0]] = of_vacancy
    return fits


def text_fits_of_people(
    phrases: Sequence[PhraseVectors], block: SentenceBlock
) -> dict[Feature, npt.NDArray[np.float64]]:
    """Return each text feature of people for every vacancy of a block, `(n_people, n_vacancies)`.

    The same, to the last bit, as `text_fits` of each of them.
    """
    unknown = np.full((len(phrases), len(block.starts)), np.nan)
    return {
        feature: _fits_of_kind([own[kind] for own in phrases], kind, block, unknown.copy())
        for kind, (feature, _) in _HELD_AGAINST.items()
    }


def _fits_of_kind(
    phrases: list[Floats], kind: PhraseKind, block: SentenceBlock, fits: npt.NDArray[np.float64]
) -> npt.NDArray[np.float64]:
    """Fill in the fits of everybody who has a phrase of a kind, `(n_people, n_vacancies)`."""
    counts = np.array([len(own) for own in phrases])
    has = np.flatnonzero(counts)
    if not len(has):
        return fits
    starts = (np.cumsum(counts) - counts)[has]
    products = block.products(np.concatenate(phrases))
    best = np.maximum.reduceat(products, starts, axis=1) * block.weights_for(kind)[:, None]
    best[~_IN_ROLES[kind][block.roles]] = -np.inf
    of_vacancy = np.maximum.reduceat(best, block.starts, axis=0).T.astype(np.float64)
    of_vacancy[np.isneginf(of_vacancy)] = np.nan
    fits[has] = of_vacancy
    return fits


def best_pair(
    kind: PhraseKind, phrases: PhraseVectors, block: SentenceBlock
) -> tuple[int, int] | None:
    """Return which phrase and which sentence of one vacancy's block made the text feature, or None.

    Both are numbers: of the phrase among its kind, of the sentence in the block.
    """
    if not len(phrases[kind]):
        return None
    held = np.flatnonzero(_IN_ROLES[kind][block.roles])
    if not len(held):
        return None
    vectors = block.table[block.at[held]]
    scores = (vectors @ phrases[kind].T) * block.weights_for(kind)[held, None]
    sentence, phrase = divmod(int(scores.argmax()), scores.shape[1])
    return phrase, int(held[sentence])
