"""`matcher keys`: shown once, listed without secret, revoked."""

import pytest

from audit_lines import tell_nothing
from command_line import Run

pytestmark = pytest.mark.usefixtures("state")


def test_a_key_stands_alone_on_the_last_line_and_can_be_revoked(run: Run) -> None:
    ran = run("keys", "create", "--role", "employment_specialist", "--subject", "s-01")
    key = ran.out.splitlines()[-1]
    assert ran.code == 0
    assert key.startswith("matcher_")
    assert " " not in key
    prefix = key.split("_")[1]
    made = run(
        *("keys", "create", "--role", "employer", "--subject", "e-01", "--region", "AM19"), "--json"
    ).json
    assert made["key"].startswith("matcher_")
    listed = run("keys", "list")
    assert listed.out.splitlines()[-1] == "2 keys, 2 valid."
    assert key not in listed.out
    assert run("keys", "revoke", prefix).out.startswith("1 key revoked")
    assert run("keys", "revoke", made["id"], "--json").json["revoked"] == 1
    assert [key["valid"] for key in run("keys", "list", "--json").json] == [False, False]
    assert "revoked" in run("keys", "list").out
    gone = run("keys", "revoke", "nonsense")
    assert (gone.code, gone.err) == (1, "matcher: There is no such key.\n")


def test_a_region_that_nothing_here_is_in_is_noted(run: Run) -> None:
    staff = ("keys", "create", "--role", "employment_specialist", "--subject", "s-01", "--json")
    known, strange = run(*staff, "--region", "am19"), run(*staff, "--region", "am99")
    assert (known.json["region"], known.err) == ("AM19", "")
    assert strange.json["region"] == "AM99"
    assert "is in region AM99 yet" in strange.err


def test_no_key_for_an_unknown_employer(run: Run) -> None:
    ran = run("keys", "create", "--role", "employer", "--subject", "e-999")
    assert (ran.code, ran.out) == (1, "")
    assert run("keys", "list").out == "0 keys, 0 valid.\n"


def test_a_key_that_cannot_be_told_is_not_made_and_not_ended(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    staff = ("keys", "create", "--role", "employment_specialist", "--subject", "s-01", "--json")
    before = run("audit", "verify", "--json").json["lines"]
    with monkeypatch.context() as patched:
        tell_nothing(patched, "create", "key")
        assert run(*staff).code == 1
    assert run("keys", "list").out == "0 keys, 0 valid.\n"
    made = run(*staff).json["id"]
    with monkeypatch.context() as patched:
        tell_nothing(patched, "revoke", "key")
        assert run("keys", "revoke", made).code == 1
    assert [key["valid"] for key in run("keys", "list", "--json").json] == [True]
    assert run("audit", "verify", "--json").json["lines"] == before + 1
