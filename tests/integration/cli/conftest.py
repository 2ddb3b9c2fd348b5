"""A state made by `matcher import`, and a way to run commands on a copy of it."""

import shutil
from pathlib import Path

import pytest

from command_line import Ran, Run
from matcher.cli import main
from matcher.cli_commands.demo_files import region_files
from matcher.clock import today


@pytest.fixture(scope="session")
def files(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return region_files(tmp_path_factory.mktemp("files"), today())


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, files: Path) -> Path:
    state = tmp_path_factory.mktemp("cli") / "state"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHER_STATE_DIR", str(state))
        for kind in ("employers", "vacancies", "clients", "outcomes"):
            with pytest.raises(SystemExit) as ended:
                main(["import", kind, str(files / f"{kind}.jsonl")])
            assert ended.value.code == 0
    return state


@pytest.fixture
def state(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    shutil.copytree(template, folder)
    monkeypatch.setenv("MATCHER_STATE_DIR", str(folder))
    return folder


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    def _run(*arguments: object) -> Ran:
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(one) for one in arguments])
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ran(int(ended.value.code or 0), out, err)

    return _run
