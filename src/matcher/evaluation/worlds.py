"""Made-up worlds: employers, vacancies and clients in the shape of import files.

A world is drawn from a random source; a second is drawn that differs only in what a promise says must
not matter. What was decided is told here from the decisions as written, not by the gate under test.
"""

import random
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final, TypeVar

Record = dict[str, Any]
_Value = TypeVar("_Value")

EMPLOYERS: Final = ("e1", "e2")
RECIPIENTS: Final = ("employer_services", "any_employer", *EMPLOYERS)
CODES: Final = ("quiet_workplace", "fixed_schedule", "own_pace", "extra_breaks", "guidance_at_work")
TOPICS: Final = ("needs", "support", "jobs_agreement", "background")
MOMENTS: Final = ("introduction", "introduction", "introduction", "interview", "offer")
SHARE_CHOSEN: Final = 0.2
"""This share of pairs an adviser proposed, and this share was set aside."""
SPECIALISTS: Final = ("s1", "s2")
PASSIONS: Final = ("films kijken", "met paarden werken", "brood bakken", "treinen fotograferen")
ABILITIES: Final = ("werkt heel precies", "kan goed luisteren", "Excel", "tilt zware dozen")
OCCUPATIONS: Final = ("medewerker bioscoop", "bakker", "stalmedewerker")
SUMMARY: Final = "Ervaren in rustig en zorgvuldig werk."
_POSTCODES: Final = ("2312", "2352", "2201")
_TOWNS: Final = ("Leiden", "Leiderdorp", "Noordwijk")
_VACANCIES: Final = (
    ("Medewerker bioscoop", "Je start de films en ontvangt bezoekers. Je controleert kaartjes."),
    ("Stalmedewerker", "Je verzorgt de paarden en mest de stallen uit."),
    ("Bakker", "Je kneedt deeg en bakt brood. Het werk begint vroeg."),
    ("Administratief medewerker", "Je verwerkt facturen in Excel en werkt heel precies."),
)


@dataclass(slots=True)
class World:
    """Everything there is. `introduced` pairs a client with the vacancy it was introduced to.

    `proposed` and `set_aside` pair clients with vacancies in the same way: what the adviser chose.
    """

    vacancies: list[Record]
    clients: list[Record]
    outcomes: list[Record] = field(default_factory=list)
    introduced: list[tuple[str, str]] = field(default_factory=list)
    proposed: list[tuple[str, str]] = field(default_factory=list)
    set_aside: list[tuple[str, str]] = field(default_factory=list)


def draw_world(source: random.Random, today: date) -> World:
    """Return a world with two employers, four vacancies and a few clients."""
    vacancies = [draw_vacancy(source, number) for number in range(len(_VACANCIES))]
    clients = [draw_client(source, f"c{number}", today) for number in range(source.randint(1, 5))]
    world = World(vacancies, clients)
    world.outcomes = draw_outcomes(source, world, today)
    world.introduced = draw_pairs(source, world, 0.2)
    return world


def draw_pairs(source: random.Random, world: World, share: float) -> list[tuple[str, str]]:
    """Return this share of all pairs of a client with a vacancy."""
    return [
        (client["client_id"], vacancy["vacancy_id"])
        for client in world.clients
        for vacancy in world.vacancies
        if source.random() < share
    ]


def draw_vacancy(source: random.Random, number: int) -> Record:
    """Return a vacancy; the first two are of the first employer."""
    title, description = _VACANCIES[number]
    return {
        "vacancy_id": f"v{number}",
        "employer_id": EMPLOYERS[number // 2],
        "title": title,
        "description": description,
        "working_hours": _maybe(source, {"min": 12, "max": source.choice([20, 32])}),
        "times": _maybe(source, ["day", "evening"]),
        "seats": source.choice([None, 1, 2]),
        "posted_on": "2026-11-01",
        "place": {"postcode4": "2311", "town": "Leiden"},
        "driving_licence": source.choice([None, None, "B"]),
        "languages": source.choice([[], [{"code": "nld", "level": "B1"}]]),
        "apply": source.choice([None, "open", "through_employer_services"]),
        "requires_jobs_agreement": source.random() < 0.3,
        "conditions": [
            {"code": code, "offer": source.choice(["standard", "on_request", "not_possible"])}
            for code in _some(source, CODES)
        ],
    }


def draw_client(source: random.Random, client_id: str, today: date) -> Record:
    """Return a client of whom anything may be known or not."""
    needs = _some(source, CODES)
    return {
        "client_id": client_id,
        "employment_specialist": source.choice(SPECIALISTS),
        "status": source.choice(["looking", "looking", "looking", "paused", "placed", "left"]),
        "needs": [{"code": c, "importance": source.choice(["must", "wish"])} for c in needs],
        "disclosure": [
            draw_decision(source, source.choice(RECIPIENTS), needs, today)
            for _ in range(source.randint(0, 4))
        ],
        **_facts(source),
    }


def draw_decision(
    source: random.Random, recipient: str, needs: Sequence[str], today: date
) -> Record:
    """Return a decision that may have begun, may have ended, may be empty."""
    topics = _some(source, TOPICS)
    begins = today + timedelta(days=source.choice([-60, -10, 0, 1, 30]))
    return {
        "recipient": recipient,
        "topics": topics,
        "need_codes": [code for code in needs if _topic(code) in topics and source.random() < 0.7],
        "from_moment": source.choice(MOMENTS),
        "told_by": source.choice(["client", "employment_specialist", "employment_specialist"]),
        "valid_from": begins.isoformat(),
        "valid_until": (begins + timedelta(days=source.choice([5, 20, 90]))).isoformat(),
    }


def draw_outcomes(source: random.Random, world: World, today: date) -> list[Record]:
    """Return what happened between clients and vacancies; never an introduction."""
    return [
        {
            "outcome_id": f"{client['client_id']}-{vacancy['vacancy_id']}",
            "client_id": client["client_id"],
            "vacancy_id": vacancy["vacancy_id"],
            "event": source.choice(["proposed", "applied", "hired", "ended", "not_hired"]),
            "on": (today - timedelta(days=source.randint(0, 200))).isoformat(),
        }
        for client in world.clients
        for vacancy in world.vacancies
        if source.random() < 0.3
    ]


def governing(client: Mapping[str, Any], recipient: str, today: date) -> Record | None:
    """Return the decision that holds towards a recipient, as written; None when closed."""
    begun = [
        decision
        for decision in client["disclosure"]
        if decision["recipient"] == recipient and decision["valid_from"] <= today.isoformat()
    ]
    if not begun or begun[-1]["valid_until"] < today.isoformat() or not begun[-1]["topics"]:
        return None
    last: Record = begun[-1]
    return last


def _facts(source: random.Random) -> Record:
    place = source.randrange(len(_TOWNS))
    return {
        "passions": _some(source, PASSIONS),
        "abilities": _some(source, ABILITIES),
        "aversions": _some(source, ABILITIES),
        "target_occupations": [
            {"scheme": "free", "code": "", "label": label} for label in _some(source, OCCUPATIONS)
        ],
        "working_hours": _maybe(
            source, {"min": source.choice([8, 12]), "max": source.choice([16, 24])}
        ),
        "avoid_times": _some(source, ("evening", "night", "weekend")),
        "place": _maybe(source, {"postcode4": _POSTCODES[place], "town": _TOWNS[place]}),
        "max_travel_minutes": source.choice([None, 15, 60]),
        "transport_modes": _some(source, ("bicycle", "car", "public_transport")),
        "driving_licences": source.choice([None, [], ["B"]]),
        "languages": source.choice([[], [{"code": "nld", "level": "B2"}]]),
        "education_level": source.choice([None, "mbo2", "hbo"]),
        "work_summary": source.choice([None, "Kan goed met dieren omgaan."]),
        "not_employers": _some(source, EMPLOYERS[1:]),
        "target_group_register": source.choice([None, True, False]),
        "region": source.choice([None, "AM19", "AM21"]),
    }


def other_facts(source: random.Random, client: Record) -> Record:
    """Return a client of whom every fact but id, status, needs and decisions is drawn anew."""
    return (
        deepcopy(client)
        | _facts(source)
        | {"employment_specialist": client["employment_specialist"]}
    )


def _topic(code: str) -> str:
    return "support" if code == "guidance_at_work" else "needs"


def _some(source: random.Random, choices: Sequence[str]) -> list[str]:
    return [choice for choice in choices if source.random() < 0.5]


def _maybe(source: random.Random, value: _Value) -> _Value | None:
    return value if source.random() < 0.7 else None
