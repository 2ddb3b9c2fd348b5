"""The page of a pair writes nothing twice, stale, impossible, on health, or for somebody else."""

import pytest

from api_world import NOTHING_HERE, SECRET
from matcher.storage.audit import AuditRepository
from matcher.wording import pages
from matcher.wording import pair_pages as own
from page_visits import signed_in
from pair_site import PairSite


def test_a_double_click_writes_everything_once(closed_pair: PairSite) -> None:
    pair, seen = closed_pair, closed_pair.version()
    steps = [
        ("besproken", {"besproken": "ja", "besproken_dag": pair.today()}),
        ("gesolliciteerd", {"sollicitatie_dag": pair.today()}),
        ("afloop", {"afloop": "gesprek", "afloop_dag": pair.today()}),
        ("afloop", {"afloop": "aangenomen", "afloop_dag": pair.today()}),
    ]
    for step, texts in steps:
        seen = pair.version()
        first, again = (pair.send(step, version=seen, **texts) for _ in range(2))
        assert first.headers["location"].endswith("?gedaan=vastgelegd")
        assert again.headers["location"].endswith("?gedaan=al")
    assert own.DONE["al"] in pair.visitor.get(f"{pair.path}?gedaan=al").text
    assert pair.events() == ["applied", "client_interested", "hired", "proposed"]


def test_a_stale_page_changes_nothing_and_keeps_what_was_typed(pair: PairSite) -> None:
    seen = pair.version()
    pair.says_yes()
    no = {"besproken": "nee", "reden_nee": "other", "besproken_toelichting": "liever binnen"}
    stale = pair.send("besproken", version=seen, besproken_dag=pair.today(), **no)
    assert stale.status_code == 409
    assert own.STALE in stale.text
    assert "liever binnen</textarea>" in stale.text
    assert pair.events() == ["client_interested", "proposed"]


@pytest.mark.parametrize(
    ("day", "told"),
    [("2026-11-21", own.DAY_AHEAD), ("2026-11-19", own.DAY_BEFORE), ("gisteren", own.WRONG_DAY)],
)
def test_a_day_that_cannot_be_is_told(closed_pair: PairSite, day: str, told: str) -> None:
    closed_pair.says_yes()
    refused = closed_pair.send("gesolliciteerd", sollicitatie_dag=day)
    assert refused.status_code == 400
    assert f'<a class="utrecht-link" href="#sollicitatie_dag">{told}</a>' in refused.text
    assert f'value="{day}"' in refused.text


def test_a_contract_does_not_end_before_the_hire(closed_pair: PairSite) -> None:
    pair = closed_pair
    pair.says_yes()
    pair.take("gesolliciteerd", sollicitatie_dag=pair.today())
    hired = {"afloop": "aangenomen", "afloop_dag": pair.today()}
    refused = pair.send("afloop", contract_tot="2026-11-19", **hired)
    assert refused.status_code == 400
    assert f'href="#contract_tot">{own.ENDS_BEFORE}</a>' in refused.text
    assert "hired" not in pair.events()


def test_a_text_on_health_is_not_kept(closed_pair: PairSite) -> None:
    pair = closed_pair
    no = {"besproken": "nee", "reden_nee": "other", "besproken_dag": pair.today()}
    refused = pair.send("besproken", besproken_toelichting="heeft een depressie", **no)
    assert f'href="#besproken_toelichting">{own.ON_HEALTH}</a>' in refused.text
    assert pair.outcomes() == []


def test_nobody_elses_client_and_nothing_unknown(pair: PairSite) -> None:
    other = signed_in(pair.world, "specialist_there")
    nothing = other.get(f"/clienten/{NOTHING_HERE}/vacatures/{NOTHING_HERE}")
    form = {"stap": "besproken", "besproken": "ja", "besproken_dag": pair.today()}
    for answer_ in (
        other.get(pair.path),
        other.post(pair.path, data=form),
        other.post(pair.path, data={"stap": "verberg"}),
        other.post(pair.path, data={"stap": "aan-het-werk"}),
        other.post(pair.path, data={"stap": "terugnemen"}),
    ):
        assert (answer_.status_code, answer_.text) == (404, nothing.text)
    adviser = signed_in(pair.world, "adviser")
    assert adviser.get(pair.path).status_code == 404
    assert pair.visitor.get(f"/clienten/{pair.client}/vacatures/{NOTHING_HERE}").status_code == 404
    assert pair.visitor.post(pair.path, data={"stap": "iets"}).status_code == 404
    assert pair.outcomes() == []


def test_every_visit_and_step_leaves_a_line(pair: PairSite) -> None:
    pair.says_yes()
    with pair.world.app.database.reading() as connection:
        lines = AuditRepository(connection, SECRET).latest(5)
    left = [(line.action, line.object_id) for line in lines if line.object_kind == "client"]
    assert ("read", pair.client) in left
    assert ("record", pair.client) in left


def test_no_value_stands_in_an_address_and_no_unknown_code_is_told(pair: PairSite) -> None:
    shown = pair.visitor.get(f"{pair.path}?gedaan=<b>onbekend</b>")
    assert shown.status_code == 200
    assert "onbekend" not in shown.text
    assert pages.PROBLEM not in shown.text
