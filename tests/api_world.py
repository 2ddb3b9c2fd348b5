"""A small world to ask the API about: two of everything, in two regions, and our own clock."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from fastapi.testclient import TestClient
from httpx2 import Response

from matcher.bootstrap import App
from matcher.domain.access import Role
from matcher.domain.employers import Employer
from matcher.domain.ids import EmployerId, RegionCode
from matcher.retrieval.text_space import Background, TextSpace
from matcher.settings import Settings
from matcher.storage.employers import EmployerRepository
from matcher.storage.sessions import Database
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.issue_keys import WantedKey, create_key
from matcher.use_cases.release_desk import end_uncovered_introductions, take_effect_due_releases
from matcher_api.app import create_app
from matcher_api.limits import RateLimiter

SECRET = b"a secret of thirty-two characters"
HERE, THERE = RegionCode("AM19"), RegionCode("AM20")
BAKERY, CINEMA = EmployerId("bakery-0000000000000"), EmployerId("cinema-0000000000000")
START = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = date(2026, 11, 20)
DIMENSION = 16
YEAR = timedelta(days=365)

ROLES = {
    "bakery": (Role.EMPLOYER, BAKERY, None),
    "cinema": (Role.EMPLOYER, CINEMA, None),
    "adviser": (Role.EMPLOYER_SERVICES_ADVISER, "a-01", HERE),
    "adviser_there": (Role.EMPLOYER_SERVICES_ADVISER, "a-02", THERE),
    "specialist": (Role.EMPLOYMENT_SPECIALIST, "s-01", HERE),
    "specialist_there": (Role.EMPLOYMENT_SPECIALIST, "s-02", THERE),
    "administrator": (Role.ADMINISTRATOR, "root", None),
}

VACANCY = {
    "title": "Medewerker bakkerij",
    "description": "Je bakt brood en koek. Je werkt in een klein team.",
    "tasks": ["deeg kneden", "ovens vullen"],
    "workingHours": {"min": 12, "max": 24},
    "place": {"postcode4": "2311", "town": "Leiden"},
    "applyAt": "https://bakkerij.example/werk",
    "conditions": [{"code": "quiet_workplace", "offer": "on_request"}],
}
CLIENT = {
    "passions": ["brood bakken met oude granen", "wandelen"],
    "abilities": ["werkt heel precies en rustig"],
    "workingHours": {"min": 12, "max": 24},
    "place": {"postcode4": "2312", "town": "Leiden"},
    "needs": [{"code": "quiet_workplace", "importance": "must"}],
    "workSummary": "Werkt graag met de handen.",
}
SUMMARY = "Deze werkzoekende bakt graag en let goed op details."
NOTHING_HERE = "aaaaaaaaaaaaaaaaaaaa"


class Words:
    """An encoder for tests of other things: one direction for each word."""

    dimension = DIMENSION
    version = "words-1"

    def encode_queries(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return self._encode(texts)

    def encode_passages(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        rows = [sum(map(_direction, text.casefold().split()), _direction("")) for text in texts]
        found = np.array(rows, dtype=np.float32).reshape(len(texts), DIMENSION)
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def _direction(word: str) -> npt.NDArray[np.float32]:
    seed = int.from_bytes(hashlib.sha256(word.encode()).digest()[:4], "big")
    return np.random.default_rng(seed).normal(size=DIMENSION).astype(np.float32)


@dataclass
class Clock:
    """The time that the software believes it is."""

    moment: datetime = START

    def now(self) -> datetime:
        return self.moment

    def later(self, **how_much: float) -> None:
        self.moment += timedelta(**how_much)


@dataclass
class World:
    """The API with its database, a key for everyone, and short ways to ask."""

    app: App
    clock: Clock
    http: TestClient
    keys: dict[str, str]

    def ask(self, who: str, method: str, path: str, **how: Any) -> Response:  # noqa: ANN401, whatever a request takes
        headers = {"Authorization": f"Bearer {self.keys[who]}", **how.pop("headers", {})}
        return self.http.request(method, f"/v1{path}", headers=headers, **how)

    def get(self, who: str, path: str) -> Response:
        return self.ask(who, "GET", path)

    def post(self, who: str, path: str, body: object = None) -> Response:
        return self.ask(who, "POST", path, json=body)

    def put(self, who: str, path: str, body: object, version: str | None) -> Response:
        headers = {} if version is None else {"If-Match": version}
        return self.ask(who, "PUT", path, json=body, headers=headers)

    def vacancy(self, who: str = "bakery", **differently: object) -> str:
        made = self.post(who, "/vacancies", {**VACANCY, **differently})
        assert made.status_code == 201, made.text
        return str(made.json()["vacancyId"])

    def client(self, who: str = "specialist", **differently: object) -> str:
        made = self.post(who, "/clients", {**CLIENT, **differently})
        assert made.status_code == 201, made.text
        return str(made.json()["clientId"])

    def decide(self, client: str, who: str = "specialist", **differently: object) -> Response:
        return self.post(who, f"/clients/{client}/disclosure-decisions", decision(**differently))

    def refer(self, client: str, vacancy: str, **differently: object) -> Response:
        body = {
            "clientId": client,
            "vacancyId": vacancy,
            "discussedOn": "2026-11-19",
            "summary": SUMMARY,
            **differently,
        }
        return self.post("specialist", "/referrals", body)

    def released(self, client: str, vacancy: str) -> str:
        """Refer and release, and return the referral's id."""
        referral = str(self.refer(client, vacancy).json()["id"])
        answer = self.post("specialist", f"/referrals/{referral}/_release")
        assert answer.status_code == 200, answer.text
        return referral

    def another_adviser(self, subject: str) -> str:
        """Return a key for one more adviser in this region."""
        wanted = WantedKey(Role.EMPLOYER_SERVICES_ADVISER, subject, HERE, YEAR)
        return create_key(self.app.database, SECRET, wanted, TODAY).secret

    def clerk(self) -> None:
        """Let happen what is due."""
        today = self.clock.moment.date()
        signature = Signature(None, "clerk", self.clock.moment)
        end_uncovered_introductions(self.app.database, SECRET, signature, on=today)
        take_effect_due_releases(self.app.database, SECRET, signature, on=today)

    def introductions(self, vacancy: str, who: str = "bakery") -> list[dict[str, Any]]:
        items: list[dict[str, Any]] = self.get(who, f"/vacancies/{vacancy}/introductions").json()[
            "items"
        ]
        return items


def decision(**differently: object) -> dict[str, object]:
    """Return a decision that lets the specialist introduce the client at the bakery."""
    return {
        "recipient": BAKERY,
        "topics": ["support", "needs"],
        "needCodes": ["quiet_workplace"],
        "fromMoment": "introduction",
        "toldBy": "employment_specialist",
        "validFrom": "2026-11-01",
        "validUntil": "2026-12-01",
        **differently,
    }


def furnish(folder: Path) -> dict[str, str]:
    """Make a database with two employers in a folder, and return a key for everyone."""
    database = _opened(folder)
    with database.transaction() as connection:
        for employer_id, region in ((BAKERY, HERE), (CINEMA, THERE)):
            EmployerRepository(connection).add(Employer(employer_id, region=region))
    wanted = {who: WantedKey(*terms, YEAR) for who, terms in ROLES.items()}
    keys = {who: create_key(database, SECRET, key, TODAY).secret for who, key in wanted.items()}
    database.close()
    return keys


def make_world(folder: Path, clock: Clock, keys: dict[str, str]) -> World:
    """Return the world of a furnished folder."""
    app = App(Settings(state_dir=folder), _opened(folder), SECRET)
    app.__dict__["space"] = TextSpace(Words(), Background(("iets leuks",), ("een baan",)))
    limiter = RateLimiter(per_second=1e6, burst=1_000_000)
    http = TestClient(create_app(app, limiter), base_url="https://testserver")
    return World(app, clock, http, dict(keys))


def _opened(folder: Path) -> Database:
    database = Database(f"sqlite:///{folder / 'matcher.sqlite'}")
    database.open()
    return database
