"""`matcher export` and `matcher erase`: everything known, and then nothing."""

import json
from pathlib import Path

import pytest

from command_line import Run
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache, text_key

pytestmark = pytest.mark.usefixtures("state")


def test_an_export_holds_what_is_known_and_who_looked(run: Run) -> None:
    run("match", "--client", "c-0002", "-k", "1")
    ran = run("export", "--client", "c-0002")
    assert ran.json["client"]["passions"]
    assert [line["action"] for line in ran.json["audit"]] == ["read"]
    assert ran.err.startswith("Exported c-0002: 1 record")
    again = run("export", "--client", "c-0002", "--json")
    assert again.err == ""
    assert [line["action"] for line in again.json["audit"]] == ["read", "export"]
    assert run("export", "--client", "c-9999").code == 1


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


def test_erasing_tells_its_numbers_as_json(run: Run) -> None:
    told = run("erase", "--client", "c-0003", "--yes", "--json").json
    assert (told["erased"], told["records"]) == ("c-0003", 1)


def _keys_of_vectors(state: Path, space: TextSpace) -> set[bytes]:
    cache = VectorCache(state / "vectors", space.encoder.version)
    assert len(cache) > 0
    return set(cache._file.rows)
