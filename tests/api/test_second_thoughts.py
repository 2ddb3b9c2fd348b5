"""People change their minds: a yes that became a doubt, a second procedure, a refusal at the last step."""

from datetime import date, timedelta

import pytest

from api_world import SECRET, SUMMARY, World
from matcher.domain.ids import ClientId
from matcher.use_cases.export_client import export_client
from matcher.use_cases.retention import let_go
from matcher.wording import caseload_pages, pair_pages
from page_visits import signed_in
from pair_site import PairSite, introduced

THINKS = {"besproken": "denkt"}


def thinks(pair: PairSite, note: str = "") -> str:
    return pair.take("besproken", besproken_dag=pair.today(), besproken_toelichting=note, **THINKS)


def later(pair: PairSite, days: int) -> None:
    """Let days pass, and sign in again."""
    pair.world.clock.later(days=days)
    pair.visitor = signed_in(pair.world, "specialist")


def the_night(pair: PairSite) -> dict[str, int]:
    """Let go of what the night of this day lets go of."""
    app, now = pair.world.app, pair.world.clock.moment
    return let_go(app.database, app.settings, SECRET, now=now, on=now.date())


def is_forgotten_after_four_weeks(pair: PairSite) -> None:
    """Hold that a procedure that ended today is there after twenty days, and not after forty."""
    later(pair, days=20)
    assert the_night(pair)["referralsForgotten"] == 0
    later(pair, days=20)
    assert the_night(pair)["referralsForgotten"] == 1
    (one,) = pair.world.introductions(pair.vacancy)
    assert (one["state"], one["summary"]) == ("no_longer_available", "")


def test_a_yes_that_became_a_doubt_lets_nobody_be_introduced(pair: PairSite) -> None:
    pair.says_yes()
    assert pair_pages.SEND in pair.page()
    assert thinks(pair) == "vastgelegd"
    assert pair_pages.SEND not in pair.page()
    refused = pair.send("voorstellen", samenvatting=SUMMARY, akkoord="ja")
    assert refused.status_code == 409
    assert pair.events() == ["proposed", "proposed"]


def test_a_doubt_told_again_later_is_kept_and_not_called_old(pair: PairSite) -> None:
    assert thinks(pair) == "vastgelegd"
    assert thinks(pair) == "al"
    later(pair, days=1)
    assert thinks(pair) == "vastgelegd"
    assert len(pair.outcomes()) == 2


def test_after_a_doubt_a_yes_counts_again(pair: PairSite) -> None:
    pair.says_yes()
    thinks(pair)
    later(pair, days=1)
    assert pair.says_yes() == "vastgelegd"
    assert pair_pages.SEND in pair.page()


def test_the_night_leaves_a_second_procedure_alone(pair: PairSite) -> None:
    declined = {"besproken": "nee", "reden_nee": "travel"}
    pair.take("besproken", besproken_dag=pair.today(), **declined)
    later(pair, days=40)
    pair.world.decide(pair.client, validFrom="2026-12-02", validUntil="2027-02-01")
    introduced(pair)
    later(pair, days=1)
    assert the_night(pair)["referralsForgotten"] == 0
    (one,) = pair.world.introductions(pair.vacancy)
    assert (one["state"], one["summary"]) == ("available", SUMMARY)


def test_the_night_forgets_a_procedure_that_ended_long_ago(pair: PairSite) -> None:
    introduced(pair)
    no = {"afloop": "niet-aangenomen", "reden_niet_aangenomen": "other_person"}
    assert pair.take("afloop", afloop_dag=pair.today(), **no) == "vastgelegd"
    is_forgotten_after_four_weeks(pair)


def answers(world: World, pair: PairSite, **answer: str) -> None:
    """Answer as the employer to the one introduction."""
    told = world.introductions(pair.vacancy)[0]["id"]
    address = f"/werkgever/vacatures/{pair.vacancy}/introducties/{told}"
    given = signed_in(world, "bakery").post(address, data=answer, follow_redirects=False)
    assert given.status_code == 303


def test_the_night_forgets_a_procedure_to_which_the_employer_said_no(
    world: World, pair: PairSite
) -> None:
    introduced(pair)
    answers(world, pair, antwoord="no", reden="other_person")
    is_forgotten_after_four_weeks(pair)


def test_the_night_forgets_a_procedure_whose_introduction_ended(pair: PairSite) -> None:
    introduced(pair)
    later(pair, days=100)
    assert the_night(pair)["introductionsEnded"] == 1
    is_forgotten_after_four_weeks(pair)


def test_what_was_withdrawn_today_is_not_forgotten_tonight(pair: PairSite) -> None:
    pair.world.decide(pair.client, validUntil="2027-02-01")
    introduced(pair)
    later(pair, days=40)
    withdrawn = {"afloop": "teruggetrokken", "reden_teruggetrokken": "other_job"}
    assert pair.take("afloop", afloop_dag=pair.today(), **withdrawn) == "vastgelegd"
    assert the_night(pair)["referralsForgotten"] == 0
    is_forgotten_after_four_weeks(pair)


def test_the_night_keeps_who_was_hired_after_all(world: World, pair: PairSite) -> None:
    introduced(pair)
    answers(world, pair, antwoord="no", reden="other_person")
    assert pair.take("afloop", afloop_dag=pair.today(), afloop="aangenomen") == "vastgelegd"
    later(pair, days=60)
    assert the_night(pair)["referralsForgotten"] == 0


def test_an_employer_that_thought_again_ends_nothing(world: World, pair: PairSite) -> None:
    introduced(pair)
    answers(world, pair, antwoord="no", reden="other_person")
    answers(world, pair, antwoord="talk")
    later(pair, days=60)
    assert the_night(pair)["referralsForgotten"] == 0


def test_a_refused_summary_ends_nothing_of_before(pair: PairSite) -> None:
    introduced(pair)
    no = {"afloop": "geen-antwoord"}
    pair.take("afloop", afloop_dag=pair.today(), **no)
    later(pair, days=1)
    pair.says_yes()
    refused = pair.send("voorstellen", samenvatting="Heeft autisme.", akkoord="ja")
    assert refused.status_code == 400
    (one,) = pair.world.introductions(pair.vacancy)
    assert one["state"] == "available"


@pytest.mark.parametrize("summary", ["x" * 2_001, "woord " * 20_000])
def test_a_summary_has_a_limit(pair: PairSite, summary: str) -> None:
    pair.says_yes()
    refused = pair.send("voorstellen", samenvatting=summary, akkoord="ja")
    assert refused.status_code == 400
    assert pair_pages.SUMMARY_LONG.format(most=2_000) in refused.text


def test_a_day_of_the_first_century_is_a_slip_of_the_pen(pair: PairSite) -> None:
    refused = pair.send("besproken", besproken="ja", besproken_dag="0026-11-20")
    assert refused.status_code == 400
    assert pair_pages.DAY_LONG_AGO in refused.text
    talk = {"dag": "0026-11-20", "over": "work", "besproken": "Wil graag buiten werken."}
    talks = pair.visitor.post(f"/clienten/{pair.client}/gesprekken", data=talk)
    assert talks.status_code == 400
    assert caseload_pages.TALK_DAY_LONG_AGO in talks.text


def test_ten_years_back_is_still_told(pair: PairSite) -> None:
    day = pair.world.clock.moment.date() - timedelta(days=3_650)
    assert date.fromisoformat("2016-01-01") < day
    assert pair.take("besproken", besproken="ja", besproken_dag=day.isoformat()) == "vastgelegd"


def test_the_export_tells_which_employer_read_of_the_client(world: World, pair: PairSite) -> None:
    introduced(pair)
    told = world.introductions(pair.vacancy)[0]["id"]
    bakery = signed_in(world, "bakery")
    bakery.post(
        f"/werkgever/vacatures/{pair.vacancy}/introducties/{told}", data={"antwoord": "talk"}
    )
    with_all = export_client(world.app.database, SECRET, ClientId(pair.client))
    deeds = {(line["action"], line["object_kind"]) for line in with_all["audit"]}
    assert {("read", "introduction"), ("answer", "introduction")} <= deeds
    (kept,) = with_all["decisions"]
    assert kept["recorded_by"] == "s-01"


@pytest.mark.parametrize("version", ["9" * 5_000, "٣", ""])
def test_an_odd_version_of_a_vacancy_is_no_page_of_ours(world: World, version: str) -> None:
    vacancy = world.vacancy()
    sent = {"graad": "hard", "versie": version}
    answer = signed_in(world, "adviser").post(f"/vacatures/{vacancy}/eisen/hours", data=sent)
    assert answer.status_code == 404
