"""From a talk with the client to what an employer reads, and back."""

import pytest

from api_world import BAKERY, CINEMA, SUMMARY, World, decision


@pytest.fixture
def client(world: World) -> str:
    made = world.client()
    assert world.decide(made).status_code == 201
    return made


@pytest.fixture
def vacancy(world: World) -> str:
    return world.vacancy()


def test_a_release_is_read_by_the_employer_after_an_hour(
    world: World, client: str, vacancy: str
) -> None:
    referral = world.released(client, vacancy)
    world.clock.later(minutes=59)
    world.clerk()
    assert world.introductions(vacancy) == []
    world.clock.later(minutes=1)
    world.clerk()
    world.clerk()
    (told,) = world.introductions(vacancy)
    assert told["summary"] == SUMMARY
    assert told["needs"] == ["quiet_workplace"]
    assert told["topics"] == ["needs", "support"]
    assert told["releasedOn"] == "2026-11-20"
    assert told["state"] == "available"
    assert told["pseudonym"].startswith("Werkzoekende ")
    assert client not in str(told)
    assert referral not in str(told)


def test_a_release_says_when_it_takes_effect(world: World, client: str, vacancy: str) -> None:
    referral = world.refer(client, vacancy).json()
    assert referral["state"] == "draft"
    assert referral["releasesAt"] is None
    released = world.post("specialist", f"/referrals/{referral['id']}/_release").json()
    assert released["state"] == "released"
    assert released["releasesAt"] == "2026-11-20T10:00:00Z"


def test_withdrawn_within_the_hour_nobody_ever_hears_of_it(
    world: World, client: str, vacancy: str
) -> None:
    referral = world.released(client, vacancy)
    world.clock.later(minutes=59)
    assert world.post("specialist", f"/referrals/{referral}/_withdraw").json()["state"] == (
        "withdrawn"
    )
    world.clock.later(hours=2)
    world.clerk()
    assert world.introductions(vacancy) == []


def _ended(world: World, vacancy: str) -> bool:
    (told,) = world.introductions(vacancy)
    empty = (told["summary"], told["needs"], told["topics"], told["contact"]) == ("", [], [], "")
    return bool(told["state"] == "no_longer_available" and empty)


@pytest.fixture
def introduced(world: World, client: str, vacancy: str) -> str:
    referral = world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    assert not _ended(world, vacancy)
    return referral


def test_withdrawn_later_it_is_no_longer_available(
    world: World, introduced: str, vacancy: str
) -> None:
    for _ in range(2):
        assert world.post("specialist", f"/referrals/{introduced}/_withdraw").status_code == 200
    assert _ended(world, vacancy)


@pytest.mark.usefixtures("introduced")
def test_a_revoked_decision_ends_the_introduction_at_once(
    world: World, client: str, vacancy: str
) -> None:
    path = f"/clients/{client}/disclosure-decisions"
    (decided,) = world.get("specialist", path).json()["items"]
    revoked = world.post("specialist", f"{path}/{decided['decisionId']}/_revoke")
    assert revoked.json()["revokedOn"] == "2026-11-20"
    assert _ended(world, vacancy)


@pytest.mark.usefixtures("introduced")
@pytest.mark.parametrize(
    "narrower", [{"topics": []}, {"topics": ["support"]}, {"toldBy": "client"}], ids=str
)
def test_a_narrower_decision_ends_the_introduction_at_once(
    world: World, client: str, vacancy: str, narrower: dict[str, object]
) -> None:
    world.decide(client, needCodes=[], **narrower)
    assert _ended(world, vacancy)


@pytest.mark.usefixtures("introduced")
def test_a_decision_about_another_employer_ends_nothing(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client, recipient=CINEMA, topics=[], needCodes=[])
    assert not _ended(world, vacancy)


@pytest.mark.usefixtures("introduced")
def test_an_expired_decision_ends_the_introduction(world: World, vacancy: str) -> None:
    world.clock.later(days=11)
    world.clerk()
    assert not _ended(world, vacancy)
    world.clock.later(days=1)
    world.clerk()
    assert _ended(world, vacancy)


@pytest.mark.usefixtures("introduced")
def test_a_filled_vacancy_ends_its_introductions(world: World, vacancy: str) -> None:
    found = world.get("bakery", f"/vacancies/{vacancy}")
    filled = {**found.json(), "status": "filled"}
    world.put("bakery", f"/vacancies/{vacancy}", filled, found.headers["ETag"])
    assert _ended(world, vacancy)


def test_a_decision_within_the_hour_takes_the_release_back(
    world: World, client: str, vacancy: str
) -> None:
    referral = world.released(client, vacancy)
    world.decide(client, topics=["support", "needs", "background"])
    world.clock.later(hours=2)
    world.clerk()
    assert world.introductions(vacancy) == []
    assert world.post("specialist", f"/referrals/{referral}/_release").status_code == 200


@pytest.mark.parametrize(
    "change",
    [{"status": "paused"}, {"notEmployers": [BAKERY]}],
    ids=["no longer looking", "does not want this employer"],
)
def test_the_gate_is_asked_again_when_a_release_takes_effect(
    world: World, client: str, vacancy: str, change: dict[str, object]
) -> None:
    world.released(client, vacancy)
    file = world.get("specialist", f"/clients/{client}")
    changed = world.put("specialist", f"/clients/{client}", {**file.json(), **change}, "*")
    assert changed.status_code == 200
    world.clock.later(hours=2)
    world.clerk()
    assert world.introductions(vacancy) == []


@pytest.mark.parametrize(
    ("decided", "why"),
    [
        (None, "has not decided"),
        ({"recipient": "any_employer"}, "has not decided"),
        ({"topics": ["needs"]}, "has not decided"),
        ({"validFrom": "2026-11-21"}, "has not decided"),
        ({"toldBy": "client"}, "in person"),
        ({"fromMoment": "interview"}, "in person"),
    ],
    ids=str,
)
def test_without_such_a_decision_nothing_is_released(
    world: World, vacancy: str, decided: dict[str, object] | None, why: str
) -> None:
    client = world.client()
    if decided is not None:
        assert world.decide(client, **decided).status_code == 201
    referral = world.refer(client, vacancy).json()["id"]
    answer = world.post("specialist", f"/referrals/{referral}/_release")
    assert answer.status_code == 409
    assert why in answer.json()["detail"]


@pytest.mark.parametrize(
    ("who", "what", "change", "why"),
    [
        ("specialist", "clients/{client}", {"status": "paused"}, "not looking"),
        ("specialist", "clients/{client}", {"notEmployers": [BAKERY]}, "does not want"),
        ("bakery", "vacancies/{vacancy}", {"status": "filled"}, "closed"),
    ],
)
def test_nothing_is_released_that_cannot_lead_anywhere(
    world: World,
    client: str,
    vacancy: str,
    who: str,
    what: str,
    change: dict[str, object],
    why: str,
) -> None:
    referral = world.refer(client, vacancy).json()["id"]
    path = "/" + what.format(client=client, vacancy=vacancy)
    assert world.put(who, path, {**world.get(who, path).json(), **change}, "*").status_code == 200
    answer = world.post("specialist", f"/referrals/{referral}/_release")
    assert answer.status_code == 409
    assert why in answer.json()["detail"]


@pytest.mark.usefixtures("introduced")
def test_what_was_not_disclosed_does_not_touch_an_introduction(
    world: World, client: str, vacancy: str
) -> None:
    before = world.introductions(vacancy)
    file = world.get("specialist", f"/clients/{client}").json()
    changed = {**file, "passions": [], "needs": [], "targetGroupRegister": True}
    world.put("specialist", f"/clients/{client}", changed, "*")
    world.clock.later(days=1)
    world.clerk()
    assert world.introductions(vacancy) == before


def test_a_vacancy_for_the_register_asks_for_that_topic(world: World, client: str) -> None:
    vacancy = world.vacancy(requiresJobsAgreement=True)
    referral = world.refer(client, vacancy).json()["id"]
    release = f"/referrals/{referral}/_release"
    assert "jobs_agreement" in world.post("specialist", release).json()["detail"]
    world.decide(client, topics=["support", "needs", "jobs_agreement"])
    assert world.post("specialist", release).status_code == 200


@pytest.mark.parametrize(
    ("summary", "problem"),
    [
        ("Werkt weer sinds de depressie voorbij is.", "about health"),
        ("Houdt van Brood bakken, met oude granen!", "client's own words"),
        ("Werkt heel precies en rustig.", "client's own words"),
    ],
)
def test_a_summary_holds_no_health_and_no_own_words(
    world: World, client: str, vacancy: str, summary: str, problem: str
) -> None:
    (fault,) = world.refer(client, vacancy, summary=summary).json()["faults"]
    assert fault["place"] == "summary"
    assert problem in fault["problem"]


def test_a_summary_is_needed_at_the_release_and_may_come_with_it(
    world: World, client: str, vacancy: str
) -> None:
    referral = world.refer(client, vacancy, summary=None).json()["id"]
    release = f"/referrals/{referral}/_release"
    (fault,) = world.post("specialist", release).json()["faults"]
    assert fault == {"place": "summary", "problem": "is required before a release"}
    answer = world.post("specialist", release, {"summary": SUMMARY})
    assert answer.json()["summary"] == SUMMARY


def test_a_pair_is_referred_once_and_released_once(world: World, client: str, vacancy: str) -> None:
    referral = world.released(client, vacancy)
    assert world.refer(client, vacancy).status_code == 409
    assert world.post("specialist", f"/referrals/{referral}/_release").status_code == 409
    world.post("specialist", f"/referrals/{referral}/_withdraw")
    assert world.refer(client, vacancy).status_code == 201


def test_all_that_is_wrong_with_a_referral_is_told_at_once(world: World, client: str) -> None:
    answer = world.refer(client, "no-such-vacancy", discussedOn="2026-11-21")
    assert answer.status_code == 400
    assert {fault["place"] for fault in answer.json()["faults"]} == {"vacancyId", "discussedOn"}


def test_a_decision_that_does_not_hold_together_is_refused(world: World, client: str) -> None:
    path = f"/clients/{client}/disclosure-decisions"
    for wrong in (
        {"recipient": "nobody"},
        {"validUntil": "2026-10-01"},
        {"validFrom": "2026-10-01", "validUntil": "2026-10-02"},
        {"topics": ["needs"], "needCodes": ["guidance_at_work"]},
    ):
        answer = world.post("specialist", path, decision(**wrong))
        assert answer.status_code == 400, wrong
        assert answer.json()["faults"]
