"""Rankers are kept as tables; whoever is stopped halfway leaves the one that was in use."""

import json
import logging
from pathlib import Path

import pytest

from matcher.domain.errors import ConflictError, NotFoundError, StateError
from matcher.ranking.ranker import MatchRanker, load_prior
from matcher.ranking.ranker_store import PRIOR, REPORT, RankerStore, json_text, versioned

ENCODER = "work-nl-1+0a1b2c3d"
DAY = "2026-11-22"


def another(shift: float = 0.0) -> MatchRanker:
    prior = load_prior()
    made = MatchRanker("", prior.baseline + shift, prior.tables, calibrated=True)
    return versioned(made, DAY)


@pytest.fixture
def store(tmp_path: Path) -> RankerStore:
    return RankerStore(tmp_path / "rankers")


def saved(store: RankerStore, shift: float = 0.0) -> str:
    ranker = another(shift)
    pages = {"card.md": "# A card\n", REPORT: json_text({"passed": shift == 0.0})}
    store.save(ranker, {"encoderVersion": ENCODER, "createdOn": DAY}, pages)
    return ranker.version


def test_before_anything_is_learned_the_prior_serves(store: RankerStore) -> None:
    assert (store.current(), store.kept()) == (PRIOR, [])
    assert store.in_use(ENCODER).version == load_prior().version
    with pytest.raises(ConflictError, match="nothing to go back to"):
        store.roll_back()
    assert not store.folder.exists()


def test_a_ranker_is_promoted_and_taken_back(store: RankerStore) -> None:
    first, second = saved(store), saved(store, 0.5)
    assert saved(store) == first
    assert {one.version for one in store.kept()} == {first, second}
    assert (store.passed(first), store.passed(second)) == (True, False)
    store.promote(first, ENCODER)
    store.promote(second, ENCODER)
    in_use = store.in_use(ENCODER)
    assert (in_use.version, in_use.calibrated) == (second, True)
    assert (in_use.baseline == another(0.5).baseline).all()
    with pytest.raises(ConflictError, match="in use already"):
        store.promote(second, ENCODER)
    assert (store.roll_back(), store.current()) == (first, first)
    assert (store.roll_back(), store.current()) == (PRIOR, PRIOR)


@pytest.mark.parametrize("name", ["learned-9", "../rankers", "..", ""])
def test_no_other_folder_is_a_ranker(store: RankerStore, name: str) -> None:
    saved(store)
    with pytest.raises(NotFoundError):
        store.promote(name, ENCODER)


def test_of_another_encoder_the_prior_serves_and_the_log_says_so(
    store: RankerStore, caplog: pytest.LogCaptureFixture
) -> None:
    version = saved(store)
    store.promote(version, ENCODER)
    with caplog.at_level(logging.WARNING):
        assert store.in_use("other").version == load_prior().version
    assert "another encoder" in caplog.text
    with pytest.raises(StateError, match="was taught with encoder"):
        store.load(version, "other")


@pytest.mark.parametrize("name", ["tables.json", "manifest.json", REPORT])
def test_a_damaged_ranker_is_one_clear_sentence(store: RankerStore, name: str) -> None:
    version = saved(store)
    store.promote(version, ENCODER)
    (store.folder / version / name).write_text(json.dumps({"format": 1}), encoding="utf-8")
    with pytest.raises(StateError, match=rf"is damaged \({name}\): run matcher rankers rollback"):
        store.in_use(ENCODER)
    assert store.roll_back() == PRIOR


def test_a_broken_pointer_and_a_ranker_that_is_gone(store: RankerStore) -> None:
    saved(store)
    (store.folder / "current").write_text("../elsewhere\n", encoding="utf-8")
    with pytest.raises(StateError, match="pointer"):
        store.in_use(ENCODER)
    (store.folder / "current").write_text("learned-9\n", encoding="utf-8")
    with pytest.raises(StateError, match="in use and gone"):
        store.in_use(ENCODER)


def test_who_is_stopped_before_moving_leaves_the_old_ranker(
    store: RankerStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = saved(store)
    store.promote(first, ENCODER)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", stopped)
        with pytest.raises(KeyboardInterrupt):
            saved(store, 0.5)
    second = saved(store, 1.0)
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", stopped)
        with pytest.raises(KeyboardInterrupt):
            store.promote(second, ENCODER)
    assert (store.current(), store.in_use(ENCODER).version) == (first, first)
    assert {one.version for one in store.kept()} == {first, second}


def test_saving_again_mends_a_damaged_ranker(store: RankerStore) -> None:
    version = saved(store)
    store.promote(version, ENCODER)
    (store.folder / version / "tables.json").write_text("{}", encoding="utf-8")
    assert saved(store) == version
    assert store.in_use(ENCODER).version == version
