"""A made-up region of any size: the facts of the demo region, dealt anew over clients and vacancies.

Every fact is one that somebody in the demo region has; which facts come together, and which are not
known, is left to chance. Texts stay as they are, so that however large the region is, the encoder meets
no more of them than the demo region has.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any, Final, TypeVar

from matcher.domain.employers import Employer
from matcher.domain.openness import ANY_EMPLOYER, EMPLOYER_SERVICES
from matcher.domain.profiles import WorkFacts
from matcher.domain.vacancies import Vacancy
from matcher.evaluation.worlds import Record, draw_decision
from matcher.exchange.clients import ClientShape
from matcher.exchange.employers import EmployerShape
from matcher.exchange.ids import SameIds
from matcher.exchange.jsonl import read_jsonl
from matcher.exchange.vacancies import VacancyShape
from matcher.ranking.ranker import load_prior
from matcher.retrieval.text_space import TextSpace
from matcher.storage.places import StoredGazetteer
from matcher.use_cases.matching import Matching

_Profile = TypeVar("_Profile")

_NOT_DEALT: Final = frozenset({"client_id", "status", "disclosure"})
_CLIENT_FACTS: Final = tuple((name,) for name in ClientShape.model_fields if name not in _NOT_DEALT)
_VACANCY_FACTS: Final = (
    ("title", "description", "tasks", "requirements"),
    ("employer_id",),
    ("working_hours",),
    ("times",),
    ("contract", "contract_ends_on"),
    ("seats",),
    ("posted_on", "closes_on"),
    ("place", "region"),
    ("remote",),
    ("driving_licence",),
    ("languages",),
    ("qualifications",),
    ("apply", "apply_at", "contact"),
    ("requires_jobs_agreement",),
    ("grades",),
    ("conditions",),
    ("pay",),
)
_TOLD_TO_COLLEAGUES: Final = {"client_id", "place", *(fact.name for fact in fields(WorkFacts))}
_IDS: Final = SameIds()


@dataclass(frozen=True, slots=True)
class Models:
    """The records that facts are drawn from."""

    employers: Sequence[Record]
    vacancies: Sequence[Record]
    clients: Sequence[Record]


@dataclass(frozen=True, slots=True)
class Region:
    """Vacancies ready to be matched, on a day, and what clients are drawn from."""

    matching: Matching
    models: Models
    on: date


def read_models(folder: Path) -> Models:
    """Return the records of a region's files."""
    kinds = ("employers", "vacancies", "clients")
    return Models(*(_records(folder / f"{kind}.jsonl") for kind in kinds))


def make_region(
    source: random.Random, models: Models, space: TextSpace, vacancies: int, on: date
) -> Region:
    """Return a region with this many vacancies; of some employers it is known how they receive people."""
    matching = Matching(space, load_prior(), StoredGazetteer(()))
    employers = {one.id: one for one in _employers(models)}
    matching.put([draw_vacancy(source, models, n) for n in range(vacancies)], employers)
    known = [employer for employer in employers if source.random() < 0.5]
    matching.learn_receptiveness({employer: round(source.random(), 1) for employer in known})
    return Region(matching, models, on)


def draw_vacancy(source: random.Random, models: Models, number: int) -> Vacancy:
    """Return an open vacancy with the texts of one and the facts of many."""
    record = _dealt(source, models.vacancies, _VACANCY_FACTS)
    return VacancyShape.of(vacancy_id=f"v-{number:04}", **record).to_domain(_IDS)


def draw_client(source: random.Random, models: Models, number: int, on: date) -> Record:
    """Return a client who is looking, with facts of many; the decisions are drawn anew."""
    record = _dealt(source, models.clients, _CLIENT_FACTS)
    codes = [need["code"] for need in record.get("needs", ())]
    employer = source.choice(models.employers)["employer_id"]
    decisions = [
        draw_decision(source, recipient, codes, on)
        for recipient in (EMPLOYER_SERVICES, ANY_EMPLOYER, employer)
        if source.random() < 0.8
    ]
    return record | {"client_id": f"c-{number:04}", "disclosure": decisions}


def otherwise(
    source: random.Random, models: Models, client: Record, decision: Record, on: date
) -> Record:
    """Return a client alike in what a decision lets employer services know, otherwise drawn anew.

    Needs that it names stay, but may weigh more or less.
    """
    named = set(decision["need_codes"])
    fresh = draw_client(source, models, 0, on)
    own = {key: value for key, value in client.items() if _told(key, decision)}
    other = {key: value for key, value in fresh.items() if not _told(key, decision)} | own
    other["needs"] = [
        need | {"importance": source.choice(["must", "wish"])}
        for need in client.get("needs", ())
        if need["code"] in named
    ] + [need for need in fresh.get("needs", ()) if need["code"] not in named]
    other["disclosure"] = [
        one
        for record, is_own in ((fresh, False), (client, True))
        for one in record["disclosure"]
        if (one["recipient"] == EMPLOYER_SERVICES) is is_own
    ]
    return other


def seen_through(
    gate: Callable[[Any, date], _Profile | None], client: Record, on: date
) -> _Profile | None:
    """Return the profile that a gate makes of a client's record."""
    shape = ClientShape.of(**client)
    return gate(replace(shape.to_domain(_IDS), decisions=shape.decisions(_IDS)), on)


def _told(key: str, decision: Record) -> bool:
    """Tell whether a decision lets employer services know a fact as it is; needs are told in part."""
    if key == "target_group_register":
        return "jobs_agreement" in decision["topics"]
    return key in _TOLD_TO_COLLEAGUES


def _employers(models: Models) -> list[Employer]:
    return [EmployerShape.of(**record).to_domain(_IDS) for record in models.employers]


def _records(path: Path) -> list[Record]:
    return [line.record for line in read_jsonl(path) if line.record is not None]


def _dealt(
    source: random.Random, models: Sequence[Record], facts: Sequence[tuple[str, ...]]
) -> Record:
    """Return a record of which each group of facts is that of any one model.

    Half of the time only those models will do that know it, so that rare facts meet often enough.
    """
    dealt: Record = {}
    for together in facts:
        able = models
        if source.random() < 0.5:
            able = [model for model in models if any(key in model for key in together)]
        model = source.choice(able or models)
        dealt |= {key: model[key] for key in together if key in model}
    return dealt
