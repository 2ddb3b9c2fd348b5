"""The whole system on a stage: a world is put in the database, requests are made, answers kept.

An answer is everything the one who asks can tell: status, headers, body, and (for the proof) the text
of every statement that was run for it.
"""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from anyio.from_thread import BlockingPortal, start_blocking_portal
from fastapi.testclient import TestClient
from pydantic import SecretStr

from matcher.bootstrap import App, opened
from matcher.clock import now, today
from matcher.domain.access import Role
from matcher.domain.employers import Employer
from matcher.domain.ids import (
    ClientId,
    EmployerId,
    IntroductionId,
    ProposalId,
    ReferralId,
    SetAsideId,
    StaffId,
    VacancyId,
)
from matcher.domain.introductions import Introduction
from matcher.domain.openness import Topic
from matcher.domain.proposals import Proposal, Reply, SetAside
from matcher.domain.referrals import Referral, ReferralState
from matcher.evaluation.worlds import EMPLOYERS, SUMMARY, World
from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.exchange.outcomes import OutcomeShape
from matcher.exchange.vacancies import VacancyShape
from matcher.settings import Settings
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.emptying import empty
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.proposals import ProposalRepository, SetAsideRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.sessions import Connection
from matcher.storage.statements import recorded_statements
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.adviser_ids import adviser_client_id
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.issue_keys import WantedKey, create_key, open_session
from matcher.use_cases.release_desk import take_effect_due_releases
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher_api.app import create_app
from matcher_api.authentication import COOKIE
from matcher_api.limits import RateLimiter

_MADE_UP: Final = re.compile(rb"Werkzoekende \w+|kenmerk \w+|[A-Za-z0-9_-]{20}")
"""What is drawn at random for each introduction and for a vacancy that an employer posts."""

ADVISER: Final = "a1"
"""The adviser who asks."""
REPLIED: Final = frozenset({"v0", "v2"})
"""Proposals for these vacancies have had a reply."""
_NOTHING: Final = re.compile(rb"(?!)")
_ON_THIS_MACHINE: Final = ("127.0.0.1", 50_000)
"""Where requests come from: a key may travel without https."""


@dataclass(frozen=True, slots=True)
class Question:
    """A request: method, path, and for those that have one a body, or a form as a page sends it."""

    method: str
    path: str
    body: dict[str, Any] | None = None
    headers: tuple[tuple[str, str], ...] = ()
    form: dict[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """All that can be told from an answer."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statements: tuple[str, ...]


class Stage:
    """One application that shows one world after another."""

    def __init__(self, app: App, portal: BlockingPortal) -> None:
        """Open the doors: a key for each role that asks. The portal runs all requests."""
        self.app = app
        self.today: date = today()
        limiter = RateLimiter(per_second=1e9, burst=10**9)
        self._client = TestClient(
            create_app(app, limiter),
            base_url="http://localhost",
            client=_ON_THIS_MACHINE,
            raise_server_exceptions=False,
        )
        self._client.portal = portal  # or every request would start a thread and an event loop
        with app.database.transaction() as connection:
            _add_employers(connection)
        self._keys = {
            "employer": self._key(Role.EMPLOYER, EMPLOYERS[0]),
            "adviser": self._key(Role.EMPLOYER_SERVICES_ADVISER, ADVISER),
            "s1": self._key(Role.EMPLOYMENT_SPECIALIST, "s1"),
            "s2": self._key(Role.EMPLOYMENT_SPECIALIST, "s2"),
        }
        self._sessions = {who: self._session(key) for who, key in self._keys.items()}
        for who in self._keys:
            self.ask(who, Question("GET", "/v1/vacancies"))

    def show(self, world: World) -> None:
        """Put a world in the place of the one before."""
        with self.app.database.transaction() as connection:
            empty(connection)
            _add_employers(connection)
            _add_world(connection, world, self.today)
        self.app.start_anew()

    def ask(self, who: str, question: Question) -> Answer:
        """Return the answer to a question of one of those with a key."""
        headers = {"Authorization": f"Bearer {self._keys[who]}", **dict(question.headers)}
        if not question.path.startswith("/v1/"):
            headers = {"Cookie": f"{COOKIE}={self._sessions[who]}", "Sec-Fetch-Site": "same-origin"}
        with recorded_statements(self.app.database) as statements:
            got = self._client.request(
                question.method,
                question.path,
                json=question.body,
                data=question.form,
                headers=headers,
                follow_redirects=False,
            )
        made_up = _MADE_UP if who == "employer" else _NOTHING
        return Answer(
            status=got.status_code,
            headers=tuple(
                sorted((k, made_up.sub(b"*", v.encode()).decode()) for k, v in got.headers.items())
            ),
            body=made_up.sub(b"*", got.content),
            statements=tuple(statements),
        )

    def shown_to_adviser(self, client_id: str) -> str:
        """Return the id under which the adviser would meet a client."""
        return adviser_client_id(self.app.secret, StaffId(ADVISER), ClientId(client_id))

    def refer_and_release(self, specialist: str, client_id: str, vacancy_id: str) -> int:
        """Refer a client, release it, let the hour pass; return the status of the release."""
        body = {
            "clientId": client_id,
            "vacancyId": vacancy_id,
            "discussedOn": self.today.isoformat(),
            "summary": SUMMARY,
        }
        key = {"Authorization": f"Bearer {self._keys[specialist]}"}
        made = self._client.post("/v1/referrals", json=body, headers=key)
        path = f"/v1/referrals/{made.json()['id']}/_release"
        released = self._client.post(path, json={}, headers=key)
        moment: datetime = now() + timedelta(hours=2)
        signature = Signature(None, "clerk", moment)
        take_effect_due_releases(self.app.database, self.app.secret, signature, on=self.today)
        return released.status_code

    def night(self) -> None:
        """Let a night pass over the world that is shown."""
        rerank_overnight(self.app, on=self.today, clock=now)

    def _session(self, key: str) -> str | None:
        as_of = AsOf(now(), self.today)
        life = timedelta(days=1)
        return open_session(self.app.database, self.app.secret, key, as_of, life)

    def _key(self, role: Role, subject: str) -> str:
        wanted = WantedKey(role, subject, None, timedelta(days=2))
        return create_key(self.app.database, self.app.secret, wanted, self.today).secret


@contextmanager
def stage(folder: Path, encoder: str) -> Iterator[Stage]:
    """Lend a stage whose state lives in a folder of its own."""
    settings = Settings(
        state_dir=folder, encoder=encoder, encoder_threads=1, secret=SecretStr("x" * 32)
    )
    with opened(settings) as app, start_blocking_portal() as portal:
        yield Stage(app, portal)


def _add_employers(connection: Connection) -> None:
    for employer_id in EMPLOYERS:
        EmployerRepository(connection).add(Employer(EmployerId(employer_id), name=employer_id))


def _add_world(connection: Connection, world: World, on: date) -> None:
    ids = SameIds()
    for record in world.vacancies:
        VacancyRepository(connection).add(VacancyShape.of(**record).to_domain(ids))
    clients = ClientRepository(connection)
    for record in world.clients:
        shape = ClientShape.of(**record)
        clients.add(shape.to_domain(ids))
        for decision in shape.decisions(ids):
            clients.append_decision(
                ClientId(record["client_id"]),
                decision,
                recorded_by=StaffId("s1"),
                recorded_at=now(),
            )
    for record in world.outcomes:
        OutcomeRepository(connection).add(OutcomeShape.of(**record).to_domain(ids))
    for client_id, vacancy_id in world.introduced:
        _introduce(connection, client_id, vacancy_id, on)
    _choose(connection, world, on)


def _choose(connection: Connection, world: World, on: date) -> None:
    """Keep what the adviser proposed and set aside; proposals for some vacancies have a reply."""
    adviser, reason = StaffId(ADVISER), "Past goed bij dit werk."
    for client_id, vacancy_id in world.proposed:
        replied = vacancy_id in REPLIED
        proposal = Proposal(
            id=ProposalId(f"p-{client_id}-{vacancy_id}"),
            client_id=ClientId(client_id),
            vacancy_id=VacancyId(vacancy_id),
            proposed_by=adviser,
            proposed_on=on,
            rank=None,
            reason=reason,
            reply=Reply.TAKEN_UP if replied else None,
            replied_on=on if replied else None,
        )
        ProposalRepository(connection).add(proposal)
    for client_id, vacancy_id in world.set_aside:
        one = SetAside(
            id=SetAsideId(f"a-{client_id}-{vacancy_id}"),
            client_id=ClientId(client_id),
            vacancy_id=VacancyId(vacancy_id),
            set_by=adviser,
            set_on=on,
            reason=reason,
        )
        SetAsideRepository(connection).put(one)


def _introduce(connection: Connection, client_id: str, vacancy_id: str, on: date) -> None:
    referral = Referral(
        id=ReferralId(f"r-{client_id}-{vacancy_id}"),
        client_id=ClientId(client_id),
        vacancy_id=VacancyId(vacancy_id),
        discussed_on=on,
        discussed_by=StaffId("s1"),
        summary=SUMMARY,
        state=ReferralState.RELEASED,
        releases_at=now() - timedelta(hours=2),
    )
    ReferralRepository(connection).add(referral)
    told = Introduction(
        id=IntroductionId(f"i-{client_id}-{vacancy_id}"),
        vacancy_id=VacancyId(vacancy_id),
        pseudonym=f"Werkzoekende {client_id}",
        summary=SUMMARY,
        needs=(),
        topics=frozenset({Topic.SUPPORT}),
        contact="Vaste contactpersoon",
        released_on=on,
    )
    IntroductionRepository(connection).add(told, referral.id)
