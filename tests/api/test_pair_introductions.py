"""A client is introduced on a yes with a summary they agreed to, and not when it is taken back in time."""

import pytest

from api_world import BAKERY, SUMMARY, World
from matcher.domain.ids import ClientId
from matcher.domain.referrals import RefusedBecause
from matcher.storage.referrals import ReferralRepository
from matcher.wording import pair_pages as own
from page_visits import signed_in
from pair_site import PairSite, introduced


def test_a_release_can_be_taken_back_for_an_hour(pair: PairSite) -> None:
    pair.says_yes()
    seen = pair.version()
    texts = {"samenvatting": SUMMARY, "akkoord": "ja"}
    assert pair.send("voorstellen", version=seen, **texts).status_code == 303
    again = pair.send("voorstellen", version=seen, **texts)
    assert again.headers["location"].endswith("?gedaan=al")
    assert own.UNDO in pair.page()
    assert pair.take("terugnemen") == "teruggenomen"
    assert pair.take("terugnemen") == "teruggenomen"
    pair.world.clock.later(hours=2)
    pair.world.clerk()
    assert pair.world.introductions(pair.vacancy) == []
    assert "introduced" not in pair.events()
    assert own.SEND in pair.page()


def test_undoing_too_late_ends_nothing(pair: PairSite) -> None:
    introduced(pair)
    answer_ = pair.send("terugnemen")
    assert answer_.status_code == 409
    assert own.STALE in answer_.text
    (one,) = pair.world.introductions(pair.vacancy)
    assert one["state"] == "available"


def test_a_client_who_withdraws_ends_the_introduction(pair: PairSite) -> None:
    introduced(pair)
    result = {"afloop": "teruggetrokken", "reden_teruggetrokken": "other_job"}
    assert pair.take("afloop", afloop_dag=pair.today(), **result) == "vastgelegd"
    (one,) = pair.world.introductions(pair.vacancy)
    assert one["state"] == "no_longer_available"


@pytest.mark.parametrize(
    ("decided", "because"),
    [
        ({"recipient": "any_employer"}, RefusedBecause.NO_SUPPORT),
    ],
)
def test_a_refused_release_says_why_and_where_to_go(
    world: World, decided: dict[str, object], because: RefusedBecause
) -> None:
    vacancy, client = world.vacancy(), world.client()
    world.decide(client, **decided)
    pair = PairSite(world, signed_in(world, "specialist"), client, vacancy)
    pair.says_yes()
    assert own.REFUSALS[because] in pair.page()
    refused = pair.send("voorstellen", samenvatting=SUMMARY, akkoord="ja")
    assert refused.status_code == 400
    assert refused.text.count(own.REFUSALS[because]) > 1
    assert f"/clienten/{client}/openheid?werkgever={BAKERY}" in refused.text
    assert SUMMARY in refused.text
    world.clock.later(hours=2)
    world.clerk()
    assert world.introductions(vacancy) == []


def test_nothing_goes_to_an_employer_before_the_client_said_yes(pair: PairSite) -> None:
    early = pair.send("voorstellen", samenvatting=SUMMARY, akkoord="ja")
    assert early.status_code == 409
    pair.take("besproken", besproken="nee", reden_nee="travel", besproken_dag=pair.today())
    assert pair.send("voorstellen", samenvatting=SUMMARY, akkoord="ja").status_code == 409
    with pair.world.app.database.reading() as connection:
        assert ReferralRepository(connection).of_client(ClientId(pair.client)) == []


@pytest.mark.parametrize(
    ("summary", "told"),
    [
        ("", own.SUMMARY_EMPTY),
        ("Let op details en heeft een depressie.", own.SUMMARY_HEALTH),
        ("Houdt van brood bakken met oude granen.", own.SUMMARY_QUOTES),
    ],
)
def test_a_summary_that_will_not_do_is_kept_and_told(
    pair: PairSite, summary: str, told: str
) -> None:
    pair.says_yes()
    refused = pair.send("voorstellen", samenvatting=summary, akkoord="ja")
    assert refused.status_code == 400
    assert f'<a class="utrecht-link" href="#samenvatting">{told}</a>' in refused.text
    assert f"{summary}</textarea>" in refused.text


def test_a_summary_is_approved_with_the_client_first(pair: PairSite) -> None:
    pair.says_yes()
    refused = pair.send("voorstellen", samenvatting=SUMMARY)
    assert refused.status_code == 400
    assert f'<a class="utrecht-link" href="#akkoord">{own.NOT_AGREED}</a>' in refused.text
    assert SUMMARY in refused.text


def test_of_a_vacancy_that_is_filled_nobody_waits_for_an_answer(pair: PairSite) -> None:
    introduced(pair)
    assert own.KNOWN_ENDED not in pair.page()
    body = pair.world.get("bakery", f"/vacancies/{pair.vacancy}").json()
    kept = {k: v for k, v in body.items() if k not in {"advice", "proposedGrades"}}
    filled = kept | {"status": "filled"}
    assert pair.world.put("bakery", f"/vacancies/{pair.vacancy}", filled, "*").is_success
    page = pair.page()
    assert own.KNOWN_ENDED in page
    assert own.GONE in page
    assert own.ENDS_INTRODUCTION not in page


def test_nobody_is_told_to_apply_where_that_cannot_be_done(world: World) -> None:
    vacancy, client = world.vacancy(applyAt=None), world.client()
    pair = PairSite(world, signed_in(world, "specialist"), client, vacancy)
    pair.says_yes()
    page = pair.page()
    assert own.ONLY_THROUGH in page
    assert own.APPLY_HELP not in page
