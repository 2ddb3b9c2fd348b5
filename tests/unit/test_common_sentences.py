"""A sentence that many vacancies share weighs little, but not against what somebody would rather not do."""

import numpy as np
import pytest

from matcher.features.columns import Feature
from matcher.features.people import PhraseKind
from matcher.features.sentences import Role
from matcher.features.text_fit import (
    ROLES,
    PhraseVectors,
    SentenceBlock,
    best_pair,
    text_fits,
    text_fits_of_people,
)
from matcher.ranking.explanation import reason_code
from matcher.ranking.ranker import load_prior

SHARED_BY_TEN = 1 / 3
PHRASE = np.array([[1.0, 0.0]], dtype=np.float32)
COMMON, RARE = (0.75, 0.6614), (0.5, 0.866)
NEAR = COMMON[0]


def a_vacancy() -> SentenceBlock:
    """Return a vacancy with a common task near to the phrase, and a rare one farther from it."""
    return SentenceBlock(
        table=np.array([COMMON, RARE], dtype=np.float32),
        at=np.arange(2),
        weights=np.array([SHARED_BY_TEN, 1.0], dtype=np.float32),
        roles=np.full(2, ROLES.index(Role.TASK), dtype=np.int8),
        starts=np.array([0]),
    )


def said(kind: PhraseKind) -> PhraseVectors:
    return {one: PHRASE if one is kind else PHRASE[:0] for one in PhraseKind}


def test_a_common_task_that_is_avoided_is_told_as_one() -> None:
    phrases, block = said(PhraseKind.AVERSION), a_vacancy()
    (fit,) = text_fits(phrases, block)[Feature.AVERSION]
    assert fit == pytest.approx(NEAR)
    assert text_fits_of_people([phrases], block)[Feature.AVERSION].tolist() == [[fit]]
    ranker = load_prior()
    said_of_it = reason_code(
        Feature.AVERSION, fit, ranker.contribution(Feature.AVERSION, float(fit))
    )
    assert said_of_it == "aversion.against"


def test_the_evidence_is_the_common_task_itself() -> None:
    assert best_pair(PhraseKind.AVERSION, said(PhraseKind.AVERSION), a_vacancy()) == (0, 0)


@pytest.mark.parametrize(
    ("kind", "feature"),
    [(PhraseKind.WISH, Feature.PASSION_FIT), (PhraseKind.ABILITY, Feature.ABILITY_FIT)],
)
def test_what_is_loved_or_can_be_done_is_found_by_what_is_rare(
    kind: PhraseKind, feature: Feature
) -> None:
    (fit,) = text_fits(said(kind), a_vacancy())[feature]
    assert fit == pytest.approx(RARE[0])
    assert best_pair(kind, said(kind), a_vacancy()) == (0, 1)
