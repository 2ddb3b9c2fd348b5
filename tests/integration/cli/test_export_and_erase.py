"""`matcher export` and `matcher erase`: everything known, and then nothing."""

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from command_line import Ran, Run, client, jsonl
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache, text_key
from matcher.storage import sqlite_log

pytestmark = pytest.mark.usefixtures("state")


def test_an_export_holds_what_is_known_and_who_looked(run: Run) -> None:
    run("match", "--client", "c-0002", "-k", "1")
    ran = run("export", "--client", "c-0002")
    assert ran.json["client"]["passions"]
    assert _about_client(ran) == ["create", "read"]
    assert ran.err.startswith("Exported c-0002: 1 record")
    again = run("export", "--client", "c-0002", "--json")
    assert again.err == ""
    assert _about_client(again) == ["create", "read", "export"]
    assert run("export", "--client", "c-9999").code == 1


def _about_client(ran: Ran) -> list[str]:
    return [line["action"] for line in ran.json["audit"] if line["object_kind"] == "client"]


def test_an_erased_client_is_gone_everywhere_and_stays_gone(
    state: Path, run: Run, files: Path, space: TextSpace
) -> None:
    run("match", "--client", "c-0002", "-k", "1")
    record = json.loads((files / "clients.jsonl").read_text("utf-8").splitlines()[1])
    text = record["passions"][0]
    assert text_key("query", text) in _keys_of_vectors(state, space)
    ran = run("erase", "--client", "c-0002", "--yes")
    assert ran.code == 0
    assert ran.out.startswith("Erased c-0002: 1 record")
    assert text_key("query", text) not in _keys_of_vectors(state, space)
    for command in ("match", "export"):
        assert run(command, "--client", "c-0002").code == 1
    again = run("erase", "--client", "c-0002", "--yes")
    assert (again.code, again.out) == (1, "")
    back = run("import", "clients", files / "clients.jsonl", "--json")
    assert back.code == 3
    assert [line["id"] for line in back.json["refused"]] == ["c-0002"]
    assert text.encode() not in (state / "matcher.sqlite").read_bytes()


def test_an_id_that_means_two_clients_is_refused_with_the_ids_to_choose_from(
    run: Run, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "c.jsonl", client())
    for source in ("file", "suite"):
        assert run("import", "clients", file, "--source", source).code == 0
    for command in (["match"], ["export"], ["erase", "--yes"]):
        ran = run(*command, "--client", "c-9001")
        assert (ran.code, ran.out) == (1, "")
        assert "client: means more than one client: give the id here, one of " in ran.err
    inside = dict(re.findall(r"(\S+) \((\w+)\)", ran.err))
    assert sorted(inside.values()) == ["file", "suite"]
    assert run("erase", "--client", next(iter(inside)), "--yes").code == 0
    assert run("export", "--client", "c-9001").code == 0


def test_nothing_of_an_erased_client_stays_beside_a_server_that_runs(
    state: Path, run: Run, files: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite_log, "_WAIT", 0.01)
    lines = (files / "clients.jsonl").read_text("utf-8").splitlines()
    second, third = (json.loads(line)["passions"][0].encode() for line in lines[1:3])

    def written() -> bytes:
        return b"".join(file.read_bytes() for file in sorted(state.glob("matcher.sqlite*")))

    with closing(sqlite3.connect(state / "matcher.sqlite", isolation_level=None)) as server:
        server.execute("SELECT count(*) FROM clients").fetchone()
        run("match", "--client", "c-0002", "-k", "1")
        assert run("erase", "--client", "c-0002", "--yes").err == ""
        assert second not in written()
        server.execute("BEGIN")
        server.execute("SELECT count(*) FROM clients").fetchone()
        ran = run("erase", "--client", "c-0003", "--yes")
        assert ran.code == 0
        assert "until the next night" in ran.err
        server.execute("COMMIT")
        run("rerank")
        assert third not in written()


def test_erasing_tells_its_numbers_as_json(run: Run) -> None:
    told = run("erase", "--client", "c-0003", "--yes", "--json").json
    assert (told["erased"], told["records"]) == ("c-0003", 1)


def _keys_of_vectors(state: Path, space: TextSpace) -> set[bytes]:
    cache = VectorCache(state / "vectors", space.encoder.version)
    assert len(cache) > 0
    return set(cache._file.rows)
