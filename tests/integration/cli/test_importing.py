"""`matcher import`: exit codes, places of faults, and never a value."""

from pathlib import Path

import pytest

from command_line import Run, client, jsonl
from matcher.bootstrap import opened
from matcher.settings import Settings

pytestmark = pytest.mark.usefixtures("state")


def test_loading_again_changes_nothing(run: Run, files: Path) -> None:
    ran = run("import", "clients", files / "clients.jsonl", "--json")
    report = ran.json
    assert ran.code == 0
    assert (report["added"], report["changed"], report["unchanged"]) == (0, 0, report["loaded"])
    assert report["loaded"] >= 90


def test_some_refused_is_exit_code_three_with_places(run: Run, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "c.jsonl", client(), client(client_id="c-9002", colour="red"))
    ran = run("import", "clients", file)
    assert ran.code == 3
    assert "line 2 (c-9002): colour" in ran.out
    assert "c.jsonl.rejected.jsonl" in ran.out
    assert "1 line loaded (1 added" in ran.out
    assert "red" not in ran.out + ran.err


def test_what_is_no_longer_in_a_file_is_told(run: Run, files: Path, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "c.jsonl", client())
    left = run("import", "clients", file, "--json").json["notInFile"]
    assert left > 1
    told = "Still looking here, and no longer in this file: "
    assert f"{told}{left} clients.\n" in run("import", "clients", file).out
    assert f"{told}1 client.\n" in run("import", "clients", files / "clients.jsonl").out
    file = jsonl(tmp_path / "v.jsonl", IMKER)
    assert "Still open here, and no longer in this file: " in run("import", "vacancies", file).out
    again = run("import", "employers", files / "employers.jsonl", "--json")
    assert again.json["notInFile"] is None


def test_nothing_loaded_is_exit_code_one(run: Run, tmp_path: Path) -> None:
    ran = run("import", "clients", jsonl(tmp_path / "c.jsonl", {"bsn": "123"}), "--json")
    assert ran.code == 1
    assert "Nothing was loaded" in ran.err
    assert ran.json["refused"][0]["line"] == 1
    assert "123" not in ran.out + ran.err
    missing = run("import", "clients", tmp_path / "none.jsonl")
    assert (missing.code, missing.out) == (1, "")
    assert "none.jsonl" in missing.err


def test_flagged_texts_are_listed_without_their_words(run: Run, tmp_path: Path) -> None:
    file = jsonl(tmp_path / "c.jsonl", client(passions=["lezen over mijn depressie"]))
    ran = run("import", "clients", file)
    assert ran.code == 0
    assert "line 1 (c-9001): passions" in ran.out
    assert "depressie" not in ran.out + ran.err
    flagged = run("import", "clients", file, "--json").json["flagged"]
    assert [set(text) for text in flagged] == [{"line", "id", "key"}]


def test_what_a_person_is_to_look_at_is_listed(run: Run, tmp_path: Path) -> None:
    decision = {"recipient": "e-none", "valid_from": "2026-11-01", "valid_until": "2027-02-01"}
    file = jsonl(tmp_path / "c.jsonl", client(client_id="c-9003", disclosure=[decision]))
    ran = run("import", "clients", file)
    assert ran.code == 0
    assert "line 1 (c-9003): disclosure[0].recipient: is not an employer known here yet" in ran.out
    assert "1 part noted" in ran.out
    (noted,) = run("import", "clients", file, "--json").json["noted"]
    assert set(noted) == {"line", "id", "place", "problem"}


def test_a_long_list_of_refusals_is_cut(run: Run, tmp_path: Path) -> None:
    wrong = [client(client_id=f"c-{n}", colour=1) for n in range(30)]
    ran = run("import", "clients", jsonl(tmp_path / "c.jsonl", *wrong))
    assert "and 10 more" in ran.out


def test_new_places_are_for_the_next_start_of_a_server(run: Run, tmp_path: Path) -> None:
    table = tmp_path / "places.csv"
    table.write_text("postcode4,lat,lon\n2312,52.16,4.49\n")
    told = "A server that runs reckons with these places from its next start: restart it.\n"
    assert run("import", "places", table).err.endswith(told)
    assert told not in run("import", "places", table).err


IMKER = {
    "vacancy_id": "v-9001",
    "employer_id": "e-9001",
    "title": "Imker",
    "description": "Je verzorgt bijen. Je slingert honing.",
}


def test_what_new_vacancies_say_is_encoded_when_they_are_loaded(
    run: Run, state: Path, tmp_path: Path
) -> None:
    file = jsonl(tmp_path / "v.jsonl", IMKER, {"vacancy_id": "v-9002"})
    assert run("import", "vacancies", file).code == 3
    with opened(Settings(state_dir=state)) as app:
        titles = {vacancy.title for vacancy in app.warm().known_vacancies()}
        assert "Imker" in titles
        assert app.encoded == 0


def test_vacancies_are_loaded_without_an_encoder_as_well(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MATCHER_ENCODER", str(tmp_path / "none"))
    ran = run("import", "vacancies", jsonl(tmp_path / "v.jsonl", IMKER))
    assert ran.code == 0
    assert "encoded when first searched" in ran.err
