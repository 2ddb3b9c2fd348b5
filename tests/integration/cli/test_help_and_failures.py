"""Help, version, and what every failure looks like."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from command_line import Run
from matcher.cli import COMMANDS

pytestmark = pytest.mark.usefixtures("state")


def test_help_lists_exactly_the_commands(run: Run) -> None:
    ran = run("--help")
    listed = ran.out.partition("Commands:\n")[2].partition("\n\n")[0]
    assert [line.split()[0] for line in listed.splitlines()] == list(COMMANDS)
    assert set(COMMANDS) == {
        *("demo", "serve", "rerank", "match", "import", "evaluate", "train", "rankers"),
        *("train-encoder", "keys", "export", "erase", "audit", "backup", "undo-releases"),
    }


def test_alone_it_shows_help_with_examples(run: Run) -> None:
    ran = run()
    assert ran.code == 0
    assert ran.out == run("--help").out
    assert "matcher match --client c-0001" in ran.out


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_says_what_it_takes(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.code == 0
    assert f"Usage: matcher {command}" in ran.out


def test_help_loads_no_library_that_takes_time() -> None:
    code = (
        "import sys; from matcher.cli import main\n"
        "try: main(['--help'])\n"
        "except SystemExit: pass\n"
        "slow = {'torch', 'numpy', 'sqlalchemy', 'pydantic', 'faiss', 'rich'}\n"
        "assert not slow & set(sys.modules), slow & set(sys.modules)"
    )
    assert _python(code) == (0, "")


def test_a_command_without_matching_loads_no_torch() -> None:
    code = (
        "import sys; from matcher.cli import main\n"
        "try: main(['keys', 'list'])\n"
        "except SystemExit as ended: assert not ended.code\n"
        "assert 'torch' not in sys.modules"
    )
    assert _python(code) == (0, "")


def test_the_version(run: Run) -> None:
    assert run("--version").out.startswith("matcher ")


@pytest.mark.parametrize(
    "arguments",
    [
        ["nonsense"],
        ["match"],
        ["match", "--client", "c-0001", "--text", "films"],
        ["match", "--client", "c-0001", "--as-adviser"],
        ["match", "--vacancy", "v-0001", "--wishes", "2"],
        ["match", "--client", "c-0001", "-k", "0"],
        ["keys", "create", "--role", "boss", "--subject", "x"],
        ["erase", "--client", "c-0001"],
        ["rankers"],
    ],
)
def test_wrong_usage_is_exit_code_two(run: Run, arguments: list[str]) -> None:
    ran = run(*arguments)
    assert ran.code == 2
    assert "Error: " in ran.err or "Usage: " in ran.err
    assert ran.out == ""


def test_a_wrong_setting_is_named_without_its_value(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_LIST_LENGTH", "seven-and-a-half")
    ran = run("keys", "list")
    assert ran.code == 1
    assert "MATCHER_LIST_LENGTH" in ran.err
    assert "seven" not in ran.err
    assert ran.err.count("\n") == 1


def test_an_unforeseen_failure_is_one_sentence_and_a_log_without_values(
    state: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("a secret value")  # noqa: EM101, TRY003, what must not show

    monkeypatch.setattr("matcher.cli_commands.keys.list_keys", fail)
    ran = run("keys", "list")
    log = state / "errors.log"
    assert ran.code == 1
    assert ran.err.count("\n") == 1
    assert str(log) in ran.err
    assert "RuntimeError" in log.read_text(encoding="utf-8")
    assert "secret value" not in ran.err + log.read_text(encoding="utf-8")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_a_state_folder_that_cannot_be_made_is_one_sentence(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("MATCHER_STATE_DIR", str(tmp_path / "file" / "state"))
    ran = run("keys", "list")
    assert ran.code == 1
    assert ran.err.count("\n") == 1


def test_a_bar_is_drawn_on_a_terminal_alone(
    run: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = run("import", "employers", files / "employers.jsonl")
    assert plain.err.startswith("Loading employers...")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    drawn = run("import", "employers", files / "employers.jsonl")
    assert "..." not in drawn.err
    assert drawn.out == plain.out


def _python(code: str) -> tuple[int, str]:
    ended = subprocess.run(  # noqa: S603, our own words
        [sys.executable, "-c", code], capture_output=True, text=True, check=False
    )
    return ended.returncode, ended.stderr
