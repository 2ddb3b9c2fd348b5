"""Second worlds: alike in what may matter to somebody, drawn anew in everything else."""

import random
from copy import deepcopy
from datetime import date

from matcher.evaluation.worlds import (
    ABILITIES,
    CODES,
    EMPLOYERS,
    PASSIONS,
    SHARE_CHOSEN,
    Record,
    World,
    draw_client,
    draw_decision,
    draw_outcomes,
    draw_pairs,
    governing,
    other_facts,
)


def alike_to_employers(source: random.Random, world: World, today: date) -> World:
    """Return a world with the same vacancies and introductions, and otherwise other people.

    Whoever was introduced is still there, but anything else about them may differ; everybody else
    may have gone, changed or come.
    """
    introduced = {client_id for client_id, _ in world.introduced}
    clients = [
        draw_client(source, client["client_id"], today)
        for client in world.clients
        if client["client_id"] in introduced or source.random() < 0.5
    ]
    clients += [draw_client(source, f"new{n}", today) for n in range(source.randint(0, 3))]
    other = World(deepcopy(world.vacancies), clients, introduced=list(world.introduced))
    other.outcomes = draw_outcomes(source, other, today)
    return other


def alike_to_advisers(source: random.Random, world: World, today: date) -> World:
    """Return a world alike in what clients decided for employer services, otherwise drawn anew.

    What the adviser chose about those who decided so stays; about others it is drawn anew.
    """
    clients, decided = [], set()
    for client in world.clients:
        decision = governing(client, "employer_services", today)
        if decision is not None:
            decided.add(client["client_id"])
            clients.append(_same_to_colleagues(source, client, decision, today))
        elif source.random() < 0.5:
            clients.append(_closed_to_colleagues(source, client["client_id"], today))
    clients += [
        _closed_to_colleagues(source, f"new{n}", today) for n in range(source.randint(0, 3))
    ]
    other = World(deepcopy(world.vacancies), clients)
    other.outcomes = draw_outcomes(source, other, today)
    other.proposed = _chosen(source, world.proposed, other, decided)
    other.set_aside = _chosen(source, world.set_aside, other, decided)
    return other


def alike_to_one_employer(
    source: random.Random, client: Record, employer_id: str, today: date
) -> Record:
    """Return a client alike in what is decided for one employer, all other facts drawn anew."""
    decision = governing(client, employer_id, today)
    named = set() if decision is None else set(decision["need_codes"])
    other = other_facts(source, client)
    other["needs"] = _needs_with(source, named)
    own = [d for d in client["disclosure"] if d["recipient"] == employer_id]
    others = [e for e in (*EMPLOYERS, "any_employer", "employer_services") if e != employer_id]
    other["disclosure"] = own + [
        draw_decision(source, source.choice(others), CODES, today) for _ in range(2)
    ]
    other["not_employers"] = [e for e in other["not_employers"] if e != employer_id]
    return other


def _chosen(
    source: random.Random, pairs: list[tuple[str, str]], other: World, decided: set[str]
) -> list[tuple[str, str]]:
    """Return the pairs of those who decided so as they are, and some of everybody else."""
    anew = draw_pairs(source, other, SHARE_CHOSEN)
    return [pair for pair in pairs if pair[0] in decided] + [
        pair for pair in anew if pair[0] not in decided
    ]


def _same_to_colleagues(
    source: random.Random, client: Record, decision: Record, today: date
) -> Record:
    fresh = draw_client(source, client["client_id"], today)
    other = deepcopy(client)
    for key in (
        "passions",
        "aversions",
        "avoid_times",
        "not_employers",
        "max_travel_minutes",
        "transport_modes",
        "region",
        "employment_specialist",
    ):
        other[key] = fresh[key]
    other["needs"] = _needs_with(source, set(decision["need_codes"]))
    if "jobs_agreement" not in decision["topics"]:
        other["target_group_register"] = fresh["target_group_register"]
    own = [d for d in client["disclosure"] if d["recipient"] == "employer_services"]
    rest = [draw_decision(source, source.choice(["any_employer", *EMPLOYERS]), CODES, today)]
    other["disclosure"] = rest + own
    return other


def _closed_to_colleagues(source: random.Random, client_id: str, today: date) -> Record:
    client = draw_client(source, client_id, today)
    client["passions"], client["abilities"] = list(PASSIONS), list(ABILITIES)
    if governing(client, "employer_services", today) is not None:
        client["disclosure"] = [
            d for d in client["disclosure"] if d["recipient"] != "employer_services"
        ]
    return client


def _needs_with(source: random.Random, codes: set[str]) -> list[Record]:
    """Return needs that hold these codes, and others that come and go."""
    chosen = [c for c in CODES if c in codes or source.random() < 0.5]
    return [{"code": code, "importance": source.choice(["must", "wish"])} for code in chosen]
