"""What is remembered of talks, proposals and answers, on every database."""

from dataclasses import replace
from datetime import timedelta

import pytest

from matcher.domain.employer_answers import AnswerCode
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import AnswerId, ProposalId, SetAsideId, StaffId, TalkId
from matcher.domain.proposals import Reply
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.sessions import Database
from matcher.storage.talks import TalkRepository
from storage_records import (
    ANSWER,
    CLIENT,
    INTRODUCTION,
    PROPOSAL,
    REFERRAL,
    SECRET_TEXT,
    SET_ASIDE,
    TALK,
    TODAY,
    VACANCY,
    all_rows,
    with_everything,
)

pytest_plugins = ["storage_fixtures"]

TOMORROW = TODAY + timedelta(days=1)


def test_talks_come_latest_first(database: Database) -> None:
    with database.transaction() as connection:
        with_everything(connection)
        talks = TalkRepository(connection)
        later = replace(TALK, id=TalkId("later"), held_on=TOMORROW)
        talks.add(later)
        assert talks.of_client(CLIENT.id) == [later, TALK]
        talks.delete_of_client(CLIENT.id)
        assert talks.of_client(CLIENT.id) == []


def test_a_proposal_is_found_by_everyone_it_concerns(database: Database) -> None:
    with database.transaction() as connection:
        with_everything(connection)
        proposals = ProposalRepository(connection)
        replied = replace(PROPOSAL, reply=Reply.NOT_NOW, replied_on=TODAY)
        proposals.put(replied)
        assert proposals.get(PROPOSAL.id) == replied
        assert proposals.of_client(CLIENT.id) == proposals.of_vacancy(VACANCY.id) == [replied]
        assert proposals.made_by(PROPOSAL.proposed_by) == [replied]
        assert proposals.of_clients([CLIENT.id]) == [replied]
        assert proposals.made_by(StaffId("s-09")) == []
        with pytest.raises(NotFoundError):
            proposals.put(replace(PROPOSAL, id=ProposalId("nothing")))
        assert proposals.forget_before(TODAY) == 0
        assert proposals.forget_before(TOMORROW) == 1
        assert proposals.get(PROPOSAL.id) is None


def test_setting_aside_again_replaces_the_reason(database: Database) -> None:
    with database.transaction() as connection:
        with_everything(connection)
        set_asides = SetAsideRepository(connection)
        again = replace(SET_ASIDE, id=SetAsideId("again"), reason="andere reden")
        set_asides.put(again)
        assert set_asides.of_vacancy(VACANCY.id, SET_ASIDE.set_by) == [again]
        assert set_asides.of_vacancy(VACANCY.id, StaffId("a-02")) == []
        assert set_asides.forget_before(TODAY) == 0
        set_asides.take_back(again.id)
        assert set_asides.of_client(CLIENT.id) == []


def test_answers_keep_their_order_and_go_with_the_introduction(database: Database) -> None:
    with database.transaction() as connection:
        with_everything(connection)
        answers = EmployerAnswerRepository(connection)
        second = replace(ANSWER, id=AnswerId("a second"), code=AnswerCode.TALK, reason=None)
        answers.add(second)
        assert answers.of_introductions([INTRODUCTION.id]) == {INTRODUCTION.id: [ANSWER, second]}
        assert answers.of_introductions([]) == {}
        IntroductionRepository(connection).let_go(REFERRAL.id)
        assert answers.of_introductions([INTRODUCTION.id]) == {}
        assert SECRET_TEXT not in all_rows(connection, "introductions", "employer_answers")
