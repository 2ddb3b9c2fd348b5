"""One made-up record of each kind, all about one client, and a look at every row."""

from datetime import UTC, date, datetime

from matcher.domain.client_records import ClientRecord
from matcher.domain.conditions import ConditionCode
from matcher.domain.employer_answers import AnswerCode, EmployerAnswer, NoReason
from matcher.domain.employers import Employer
from matcher.domain.ids import (
    AnswerId,
    ClientId,
    DecisionId,
    EmployerId,
    IntroductionId,
    OutcomeId,
    ProposalId,
    ReferralId,
    RunId,
    SetAsideId,
    StaffId,
    TalkId,
    VacancyId,
)
from matcher.domain.introductions import Introduction
from matcher.domain.matches import Blocked, MissingFact, Part, RankedPair, Reason, Versions
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.openness import (
    EMPLOYER_SERVICES,
    ContactRoute,
    DisclosureDecision,
    Moment,
    Teller,
    Topic,
)
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent
from matcher.domain.proposals import Proposal, SetAside
from matcher.domain.referrals import Referral
from matcher.domain.talks import Talk, TalkAbout
from matcher.domain.vacancies import Demand, Grade, Vacancy
from matcher.storage.audit import AuditEntry, AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection
from matcher.storage.tables import metadata
from matcher.storage.talks import TalkRepository
from matcher.storage.vacancies import VacancyRepository

NOW = datetime(2026, 11, 22, 1, 30, 0, 123456, tzinfo=UTC)
TODAY = date(2026, 11, 22)
PEPPER = b"a pepper that is for tests alone"
SPECIALIST = StaffId("s-01")
SECRET_TEXT = "tegenlicht-in-de-ochtend"
CLIENT = ClientRecord(ClientId("the-client"), SPECIALIST, passions=(SECRET_TEXT,))
EMPLOYER = Employer(EmployerId("the-employer"), contact="Balie")
VACANCY = Vacancy(VacancyId("the-vacancy"), EMPLOYER.id, "Medewerker bioscoop", "Je ontvangt.")
DECISION = DisclosureDecision(
    DecisionId("decision-1"),
    EMPLOYER_SERVICES,
    frozenset({Topic.NEEDS, Topic.SUPPORT}),
    frozenset({ConditionCode.QUIET_WORKPLACE, ConditionCode.SMALL_TEAM}),
    Moment.INTRODUCTION,
    Teller.EMPLOYMENT_SPECIALIST,
    date(2026, 1, 1),
    date(2027, 1, 1),
)
REFERRAL = Referral(ReferralId("referral"), CLIENT.id, VACANCY.id, TODAY, SPECIALIST, SECRET_TEXT)
INTRODUCTION = Introduction(
    IntroductionId("introduction"),
    VACANCY.id,
    "Kandidaat Vuurtoren",
    SECRET_TEXT,
    (ConditionCode.SMALL_TEAM,),
    frozenset({Topic.SUPPORT}),
    "relay@example.org",
    TODAY,
)
OUTCOME = Outcome(
    OutcomeId("outcome"), CLIENT.id, VACANCY.id, OutcomeEvent.HIRED, TODAY, reason=SECRET_TEXT
)
LINE = RankedPair(
    rank=1,
    client_id=CLIENT.id,
    vacancy_id=VACANCY.id,
    score=0.31000000000000005,
    score_interval=(0.24, 0.4),
    parts={Part.CLIENT_FIT: 0.74, Part.EMPLOYER_FIT: 0.55, Part.SUSTAINED_FIT: 0.76},
    baseline=dict.fromkeys(Part, 0.1),
    calibrated=False,
    route=ContactRoute.INTRODUCED,
    reasons=(
        Reason(
            Part.CLIENT_FIT,
            "passion_fit",
            0.82,
            "passion_matches_task",
            {"hours": 3, "share": 0.5, "sure": True, "word": "film"},
            (SECRET_TEXT, "Je start de films"),
        ),
    ),
    missing=(MissingFact("client.education_level", 0.09),),
    blocked=Blocked(Demand.HOURS, Grade.NEGOTIABLE, "12", "16", "ask_for_fewer_hours"),
    versions=Versions("prior-1", "e5", TODAY),
    list_kind=ListKind.NIGHTLY,
)


TALK = Talk(TalkId("talk"), CLIENT.id, TODAY, TalkAbout.OPENNESS, SECRET_TEXT, SPECIALIST)
PROPOSAL = Proposal(
    ProposalId("proposal"), CLIENT.id, VACANCY.id, StaffId("a-01"), TODAY, None, SECRET_TEXT
)
SET_ASIDE = SetAside(
    SetAsideId("set-aside"), CLIENT.id, VACANCY.id, StaffId("a-01"), TODAY, SECRET_TEXT
)
ANSWER = EmployerAnswer(
    AnswerId("answer"), INTRODUCTION.id, AnswerCode.NO, TODAY, NoReason.OTHER, SECRET_TEXT
)


def with_everything(connection: Connection) -> None:
    """Put in one of each, all about one client."""
    EmployerRepository(connection).add(EMPLOYER)
    VacancyRepository(connection).add(VACANCY)
    ClientRepository(connection).add(CLIENT)
    ClientRepository(connection).append_decision(CLIENT.id, DECISION, SPECIALIST, NOW)
    ReferralRepository(connection).add(REFERRAL)
    IntroductionRepository(connection).add(INTRODUCTION, REFERRAL.id)
    EmployerAnswerRepository(connection).add(ANSWER)
    TalkRepository(connection).add(TALK)
    ProposalRepository(connection).add(PROPOSAL)
    SetAsideRepository(connection).put(SET_ASIDE)
    OutcomeRepository(connection).add(OUTCOME)
    RunRepository(connection).add(NightlyRun(RunId("run"), NOW))
    ListRepository(connection).write_lines(RunId("run"), ListOwner.CLIENT, [LINE])
    ListRepository(connection).write_lines(RunId("run"), ListOwner.VACANCY, [LINE])
    ExternalIdRepository(connection).link(RecordKind.CLIENT, "file", "c-0001", CLIENT.id)
    ExternalIdRepository(connection).link(RecordKind.OUTCOME, "file", "o-0001", OUTCOME.id)
    entry = AuditEntry("read", "client", CLIENT.id, "shown", "api")
    AuditRepository(connection, PEPPER).append([entry], NOW)


def all_rows(connection: Connection, *tables: str) -> str:
    """Return the whole content of some tables (of all without names) as text."""
    names = tables or tuple(sorted(metadata.tables))
    rows = (connection.execute(metadata.tables[name].select()).all() for name in names)
    return repr([sorted(map(repr, found)) for found in rows])
