"""Rankers are kept as tables; whoever is stopped halfway leaves the one that was in use."""

import contextlib
import json
import logging
import os
from pathlib import Path

import pytest

from matcher.domain.errors import ConflictError, NotFoundError, StateError
from matcher.ranking.ranker import MatchRanker, load_prior
from matcher.ranking.ranker_folder import REPORT, json_text, versioned
from matcher.ranking.ranker_store import PRIOR, RankerStore

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


def test_a_prior_that_was_promoted_is_taken_back_too(store: RankerStore) -> None:
    learned = saved(store)
    store.promote(learned, ENCODER)
    store.promote(PRIOR, ENCODER)
    assert (store.roll_back(), store.current()) == (learned, learned)
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
    with pytest.raises(StateError, match=rf"^Ranker .* is damaged \({name}\)\.$"):
        store.read(version)
    assert store.roll_back() == PRIOR


@pytest.mark.parametrize("name", ["tables.json", "manifest.json", REPORT])
def test_beside_a_damaged_ranker_the_others_are_still_told(store: RankerStore, name: str) -> None:
    whole, hurt = saved(store), saved(store, 0.5)
    (store.folder / hurt / name).unlink()
    told = {one.version: (one.damaged, one.passed) for one in store.kept()}
    assert told == {whole: (False, True), hurt: (True, False)}
    with pytest.raises(StateError, match="is damaged"):
        store.promote(hurt, ENCODER)
    store.promote(whole, ENCODER)


def test_a_broken_pointer_and_a_ranker_that_is_gone(store: RankerStore) -> None:
    saved(store)
    for broken in ("", "../elsewhere\n", "learned-9\n../elsewhere\n", "a\nb\nc\n"):
        (store.folder / "current").write_text(broken, encoding="utf-8")
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


@pytest.mark.parametrize("moves", range(3))
def test_who_is_stopped_at_any_move_can_go_back_to_what_was_in_use(
    store: RankerStore, monkeypatch: pytest.MonkeyPatch, moves: int
) -> None:
    first, second, third = saved(store), saved(store, 0.5), saved(store, 1.0)
    store.promote(first, ENCODER)
    store.promote(second, ENCODER)
    left, move = iter(range(moves)), Path.replace

    def moved(path: Path, target: Path) -> Path:
        if next(left, None) is None:
            raise KeyboardInterrupt
        return move(path, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", moved)
        with contextlib.suppress(KeyboardInterrupt):
            store.promote(third, ENCODER)
    before = {second: first, third: second}[store.current()]
    assert store.roll_back() == before


def test_a_pointer_written_by_hand_has_nothing_before_it(store: RankerStore) -> None:
    version = saved(store)
    (store.folder / "current").write_text(f"{version}\n", encoding="utf-8")
    assert store.in_use(ENCODER).version == version
    assert store.roll_back() == PRIOR


def test_what_a_stopped_save_left_goes_at_the_next(store: RankerStore) -> None:
    store.folder.mkdir()
    left, pointer, of_now = (store.folder / f".{name}.0a1b" for name in ("left", "current", "now"))
    left.mkdir()
    (left / "tables.json").write_text("{}", encoding="utf-8")
    pointer.write_text("learned-9\n", encoding="utf-8")
    of_now.mkdir()
    for path in (left, pointer):
        os.utime(path, (0, 0))
    version = saved(store)
    assert {path.name for path in store.folder.iterdir()} == {version, of_now.name}


def test_a_ranker_is_read_with_its_report_whatever_its_encoder(store: RankerStore) -> None:
    version = saved(store, 0.5)
    assert store.read(version).version == version
    assert store.report(version) == {"passed": False}
    assert store.read(PRIOR).version == load_prior().version
    assert store.report(PRIOR) is None


def test_saving_again_mends_a_damaged_ranker(store: RankerStore) -> None:
    version = saved(store)
    store.promote(version, ENCODER)
    (store.folder / version / "tables.json").write_text("{}", encoding="utf-8")
    assert saved(store) == version
    assert store.in_use(ENCODER).version == version
