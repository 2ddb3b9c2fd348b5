"""`matcher audit verify`: whether the audit log is as it was written."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_line import Run


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "state"
    monkeypatch.setenv("MATCHER_STATE_DIR", str(folder))
    return folder


def test_a_log_is_whole_until_somebody_changes_a_line(state: Path, run: Run) -> None:
    for subject in ("s-01", "s-02"):
        run("keys", "create", "--role", "employment_specialist", "--subject", subject)
    ran = run("audit", "verify")
    assert (ran.code, ran.out) == (0, "The audit log is whole: 2 lines.\n")
    with closing(sqlite3.connect(state / "matcher.sqlite")) as connection:
        connection.execute("UPDATE audit_lines SET result = 'refused' WHERE sequence = 2")
        connection.commit()
    wrong = run("audit", "verify")
    assert (wrong.code, wrong.out) == (1, "")
    assert wrong.err == "matcher: The audit log is not as it was written: line 2 is the first.\n"
    told = run("audit", "verify", "--json")
    assert (told.code, told.json) == (1, {"lines": 2, "whole": False, "firstWrong": 2})
