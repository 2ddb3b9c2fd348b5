"""The work list: everything that waits for somebody stands in it, for them alone, until it is done."""

from dataclasses import replace
from datetime import timedelta

import pytest

from api_world import CINEMA, SECRET, TODAY, World
from matcher.domain.access import Actor, Role
from matcher.domain.employer_answers import AnswerCode, EmployerAnswer, NoReason
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import (
    AnswerId,
    ClientId,
    EmployerId,
    IntroductionId,
    KeyId,
    RegionCode,
    VacancyId,
)
from matcher.domain.proposals import Reply
from matcher.storage.proposals import ProposalRepository
from matcher.use_cases.answer_introduction import answer_introduction
from matcher.use_cases.propose_client import (
    known_client,
    propose_client,
    reply_to_proposal,
    seen_by_adviser,
)
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher.wording import openness_pages, pair_pages
from matcher.wording import work_pages as own
from page_visits import signed_in

ADVISER = Actor(KeyId("a"), Role.EMPLOYER_SERVICES_ADVISER, "a-01", RegionCode("AM19"))
SPECIALIST = Actor(KeyId("s"), Role.EMPLOYMENT_SPECIALIST, "s-01")
FOR_ADVISERS = {"recipient": "employer_services", "topics": ["support"], "needCodes": []}


def work_list(world: World, who: str = "specialist") -> str:
    answer = signed_in(world, who).get("/")
    assert answer.status_code == 200
    return answer.text


def introduce(world: World, client: str, vacancy: str) -> IntroductionId:
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return IntroductionId(str(world.introductions(vacancy)[0]["id"]))


def record(world: World, client: str, vacancy: str, event: str, on: str, **more: str) -> None:
    body = {"clientId": client, "vacancyId": vacancy, "on": on, "event": event, **more}
    assert world.post("specialist", "/outcomes", body).status_code == 201


def propose(world: World, client: str, vacancy: str) -> str:
    world.decide(client, **FOR_ADVISERS)
    shown = seen_by_adviser(world.app.database, SECRET, ADVISER, TODAY)[ClientId(client)]
    known = known_client(world.app.database, SECRET, ADVISER, shown, TODAY)
    propose_client(
        world.app.database, ADVISER, known, VacancyId(vacancy), rank=1, reason="", on=TODAY
    )
    return shown


def test_nothing_waits_at_first(world: World) -> None:
    assert own.NOTHING in work_list(world)


def test_a_release_that_waits_can_be_found_until_it_took_effect(
    world: World, client: str, vacancy: str
) -> None:
    world.decide(client)
    world.released(client, vacancy)
    text = work_list(world)
    assert own.PENDING in text
    assert f"/clienten/{client}/vacatures/{vacancy}" in text
    world.clock.later(hours=1)
    world.clerk()
    assert own.PENDING not in work_list(world)
    assert own.PENDING not in work_list(world, "specialist_there")


def test_an_answer_waits_until_somebody_followed_it_up(
    world: World, client: str, vacancy: str
) -> None:
    introduction = introduce(world, client, vacancy)
    bakery = Actor(KeyId("b"), Role.EMPLOYER, EmployerId("bakery-0000000000000"))
    no = EmployerAnswer(AnswerId(""), introduction, AnswerCode.NO, TODAY, NoReason.HOURS_DO_NOT_FIT)
    answer_introduction(world.app.database, bakery, VacancyId(vacancy), no, TODAY)
    text = work_list(world)
    assert own.HEARD in text
    assert own.NO_REASONS[NoReason.HOURS_DO_NOT_FIT] in text
    record(world, client, vacancy, "not_hired", "2026-11-20")
    assert own.HEARD not in work_list(world)


def test_an_employer_who_keeps_silent_is_called_after_a_week(
    world: World, client: str, vacancy: str
) -> None:
    introduce(world, client, vacancy)
    assert own.SILENT not in work_list(world)
    (told,) = world.introductions(vacancy)
    world.clock.later(days=7)
    text = work_list(world)
    assert own.SILENT in text
    names = own.SILENT_NAMES.format(pseudonym=told["pseudonym"], contact=told["contact"])
    assert names in text
    assert told["pseudonym"] not in work_list(world, "specialist_there")
    filled = {**_posted(world, vacancy), "status": "filled"}
    assert world.put("bakery", f"/vacancies/{vacancy}", filled, "*").is_success
    assert own.SILENT not in work_list(world)


def test_a_decision_that_ends_within_two_weeks_is_told(world: World, client: str) -> None:
    world.decide(client, validUntil=(TODAY + timedelta(days=15)).isoformat())
    assert own.ENDING not in work_list(world)
    world.decide(client, validUntil=(TODAY + timedelta(days=14)).isoformat())
    text = work_list(world)
    assert own.ENDING in text
    assert "4 december 2026" in text
    assert openness_pages.ONE_EMPLOYER.partition("{")[0] in text


def test_a_decision_that_was_replaced_ends_unnoticed(world: World, client: str) -> None:
    world.decide(client, validUntil=(TODAY + timedelta(days=3)).isoformat())
    assert own.ENDING in work_list(world)
    world.decide(client, validUntil=(TODAY + timedelta(days=90)).isoformat())
    assert own.ENDING not in work_list(world)


def test_a_decision_that_another_goes_on_from_ends_unnoticed_and_so_does_one_of_nothing(
    world: World, client: str
) -> None:
    ends = TODAY + timedelta(days=3)
    world.decide(client, validUntil=ends.isoformat())
    world.decide(
        client,
        validFrom=(ends + timedelta(days=1)).isoformat(),
        validUntil=(ends + timedelta(days=90)).isoformat(),
    )
    assert own.ENDING not in work_list(world)
    nothing = {"recipient": CINEMA, "topics": [], "needCodes": []}
    assert world.decide(client, **nothing, validUntil=ends.isoformat()).is_success
    assert own.ENDING not in work_list(world)


def test_a_job_asks_for_attention_when_its_contract_or_its_weeks_end(
    world: World, client: str, vacancy: str
) -> None:
    record(world, client, vacancy, "hired", "2026-08-25", contractEndsOn="2026-12-31")
    text = work_list(world)
    assert own.JOBS in text
    assert "31 december 2026" in text
    assert "na 13 weken" in text
    record(world, client, vacancy, "ended", "2026-11-19")
    assert own.JOBS not in work_list(world)


def test_a_proposal_goes_to_the_own_specialist_and_the_reply_goes_back(
    world: World, client: str, vacancy: str
) -> None:
    shown = propose(world, client, vacancy)
    text = work_list(world)
    assert own.PROPOSED in text
    assert own.PROPOSED not in work_list(world, "specialist_there")
    at_adviser = work_list(world, "adviser")
    assert own.WAITING in at_adviser
    assert shown in at_adviser
    assert client not in at_adviser
    with world.app.database.reading() as connection:
        (proposal,) = ProposalRepository(connection).of_client(ClientId(client))
    reply_to_proposal(world.app.database, SPECIALIST, proposal.id, Reply.NOT_NOW, TODAY)
    assert own.PROPOSED not in work_list(world)
    assert own.REPLIES[Reply.NOT_NOW] in work_list(world, "adviser")
    world.put(
        "bakery", f"/vacancies/{vacancy}", {**_posted(world, vacancy), "status": "filled"}, "*"
    )
    assert "Medewerker bakkerij" in work_list(world, "adviser")
    world.decide(client, **{**FOR_ADVISERS, "topics": []})
    assert shown not in work_list(world, "adviser")


def test_an_own_proposal_is_not_that_of_a_colleague(
    world: World, client: str, vacancy: str
) -> None:
    me = known_client(world.app.database, SECRET, SPECIALIST, client, TODAY)
    proposed = VacancyId(vacancy)
    propose_client(world.app.database, SPECIALIST, me, proposed, rank=1, reason="", on=TODAY)
    assert own.PROPOSED not in work_list(world)
    page = signed_in(world, "specialist").get(f"/clienten/{client}/vacatures/{vacancy}").text
    assert pair_pages.REPLY not in page


def test_what_changed_last_night_is_told_with_the_reason(world: World, client: str) -> None:
    first = world.vacancy()
    world.app.warm()
    rerank_overnight(world.app, on=TODAY, clock=world.clock.now)
    changes = own.CHANGES.format(night="eerder vandaag")
    assert changes not in work_list(world)
    world.put("bakery", f"/vacancies/{first}", {**_posted(world, first), "status": "filled"}, "*")
    world.vacancy(title="Broodbakker", postedOn=TODAY.isoformat())
    world.clock.later(hours=12)
    rerank_overnight(world.app, on=TODAY, clock=world.clock.now)
    text = work_list(world)
    assert changes in text
    assert f"Erbij: Broodbakker ({own.WHY['new_vacancy']})." in text
    assert f"Eraf: Medewerker bakkerij ({own.WHY['closed']})." in text


def _posted(world: World, vacancy: str) -> dict[str, object]:
    found: dict[str, object] = world.get("bakery", f"/vacancies/{vacancy}").json()
    return found


def test_an_adviser_sees_what_is_new_and_for_what_nobody_was_proposed(
    world: World, client: str, vacancy: str
) -> None:
    world.app.warm()
    text = work_list(world, "adviser")
    assert own.NEW in text
    assert own.NOBODY in text
    propose(world, client, vacancy)
    assert own.NOBODY not in work_list(world, "adviser")
    assert own.NEW not in work_list(world, "adviser_there")


def test_somebody_elses_client_cannot_be_proposed_or_answered_for(
    world: World, client: str, vacancy: str
) -> None:
    stranger = replace(SPECIALIST, subject="s-02")
    with pytest.raises(NotFoundError):
        known_client(world.app.database, SECRET, stranger, client, TODAY)
    with pytest.raises(NotFoundError):
        known_client(world.app.database, SECRET, ADVISER, client, TODAY)
