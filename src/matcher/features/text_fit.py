"""How well a person's phrases fit vacancies' sentences: best phrase to best sentence.

Because the best of all phrases counts, two unrelated passions both find their work; because a sentence
shared by many vacancies weighs little, talk about the employer finds nobody.
"""

from collections.abc import Mapping
from dataclasses import dataclass

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
TEXT_FEATURES = tuple(feature for feature, _ in _HELD_AGAINST.values())
KIND_OF = {feature: kind for kind, (feature, _) in _HELD_AGAINST.items()}
_IN_ROLES = {
    kind: np.array([role in roles for role in ROLES]) for kind, (_, roles) in _HELD_AGAINST.items()
}


@dataclass(frozen=True, slots=True)
class SentenceBlock:
    """The sentences of some vacancies, one after the other.

    `vectors` is `(n, d)`, `weights` `(n,)` the commonness weight (1 for titles), `roles` `(n,)` a number
    into `ROLES`, and `starts` `(n_vacancies,)` where each vacancy's sentences begin.
    """

    vectors: Floats
    weights: Floats
    roles: npt.NDArray[np.int8]
    starts: npt.NDArray[np.int64]


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
    scores = block.vectors @ np.concatenate([phrases[kind] for kind in kinds]).T
    start = 0
    for kind in kinds:
        end = start + len(phrases[kind])
        best = scores[:, start:end].max(axis=1) * block.weights
        start = end
        best[~_IN_ROLES[kind][block.roles]] = -np.inf
        of_vacancy = np.maximum.reduceat(best, block.starts).astype(np.float64)
        of_vacancy[np.isneginf(of_vacancy)] = np.nan
        fits[_HELD_AGAINST[kind][0]] = of_vacancy
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
    scores = (block.vectors[held] @ phrases[kind].T) * block.weights[held, None]
    sentence, phrase = divmod(int(scores.argmax()), scores.shape[1])
    return phrase, int(held[sentence])
