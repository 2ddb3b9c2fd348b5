"""Both promises of the gate, put to the whole system: database, use cases, HTTP and SQL.

*Employer*: with approved introductions and the employer's own input held fixed, not one byte depends on
any other fact of any client, or on their existence. *Adviser*: the same for facts not decided for
employer services. And what a release tells follows from the decision for that very employer alone.
"""

import os
import random
import tempfile
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from http import HTTPStatus
from multiprocessing import get_context
from pathlib import Path
from typing import Final

from matcher.evaluation.stage import Answer, Question, Stage, stage
from matcher.evaluation.variations import (
    alike_to_advisers,
    alike_to_employers,
    alike_to_one_employer,
)
from matcher.evaluation.worlds import (
    EMPLOYERS,
    SHARE_CHOSEN,
    World,
    draw_pairs,
    draw_world,
    governing,
)
from matcher.settings import load_settings

Progress = Callable[[int, int], None]

OWN: Final = "v0"
"""A vacancy of the employer who asks; `v2` is somebody else's."""


SHARE_WITH_NIGHT: Final = 0.25
"""In this share of worlds a night passes before the adviser looks."""

WORLDS_AT_ONCE: Final = 50
"""Worlds that one process shows before it is done."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many worlds and questions there were, and every difference found, without its content."""

    worlds: int
    employer_checks: int
    adviser_checks: int
    violations: tuple[str, ...]


def run(*, worlds: int, seed: int, progress: Progress = lambda _done, _all: None) -> Verdict:
    """Put both promises to this many made-up worlds, on all processors at once.

    Seed and number make a world, so that what is found does not depend on who looked.
    """
    parts = [
        range(start, min(start + WORLDS_AT_ONCE, worlds))
        for start in range(0, worlds, WORLDS_AT_ONCE)
    ]
    verdict = Verdict(0, 0, 0, ())
    with ProcessPoolExecutor(
        min(len(parts), os.cpu_count() or 1), mp_context=get_context("spawn")
    ) as workers:
        for one in workers.map(partial(check_worlds, seed=seed), parts):
            verdict = Verdict(
                verdict.worlds + one.worlds,
                verdict.employer_checks + one.employer_checks,
                verdict.adviser_checks + one.adviser_checks,
                verdict.violations + one.violations,
            )
            progress(verdict.worlds, worlds)
    return verdict


def check_worlds(numbers: range, *, seed: int) -> Verdict:
    """Put both promises to some worlds, one after the other on one stage."""
    employer_checks = adviser_checks = 0
    violations: list[str] = []
    with (
        tempfile.TemporaryDirectory() as folder,
        stage(Path(folder), load_settings().encoder) as on_stage,
    ):
        for number in numbers:
            source = random.Random(f"{seed}-{number}")
            asked, found = check_employer(on_stage, source)
            released, told = check_release(on_stage, source)
            employer_checks += asked + released
            seen, differed = check_adviser(on_stage, source)
            adviser_checks += seen
            violations += [f"world {number}: {what}" for what in (*found, *told, *differed)]
    return Verdict(len(numbers), employer_checks, adviser_checks, tuple(violations))


def check_employer(on_stage: Stage, source: random.Random) -> tuple[int, list[str]]:
    """Return how many questions an employer asked of two worlds, and which answers differed."""
    world = draw_world(source, on_stage.today)
    other = alike_to_employers(source, world, on_stage.today)
    return _compare(on_stage, "employer", employer_questions(world), world, other)


def check_adviser(on_stage: Stage, source: random.Random) -> tuple[int, list[str]]:
    """Return how many questions an adviser asked of two worlds, and which answers differed."""
    world = draw_world(source, on_stage.today)
    world.introduced = []
    world.proposed = draw_pairs(source, world, SHARE_CHOSEN)
    world.set_aside = draw_pairs(source, world, SHARE_CHOSEN)
    other = alike_to_advisers(source, world, on_stage.today)
    with_night = source.random() < SHARE_WITH_NIGHT
    shown = [on_stage.shown_to_adviser(one["client_id"]) for one in world.clients]
    questions = [*adviser_questions(world), *_vacancy_pages(shown)]
    return _compare(on_stage, "adviser", questions, world, other, night=with_night)


def check_release(on_stage: Stage, source: random.Random) -> tuple[int, list[str]]:
    """Return how often an employer looked after a release, and which looks differed."""
    world = draw_world(source, on_stage.today)
    world.introduced, world.outcomes = [], []
    client = world.clients[0] | {"status": "looking", "not_employers": []}
    world.clients = [client]
    decided = governing(client, EMPLOYERS[0], on_stage.today)
    client["needs"] = [
        {"code": code, "importance": "must"} for code in (decided or {}).get("need_codes", ())
    ]
    twin = alike_to_one_employer(source, client, EMPLOYERS[0], on_stage.today)
    questions = [
        Question("GET", f"/v1/vacancies/{OWN}/introductions"),
        Question("GET", f"/werkgever/vacatures/{OWN}"),
    ]
    seen = []
    for one in (client, twin):
        on_stage.show(World(world.vacancies, [one]))
        on_stage.refer_and_release(one["employment_specialist"], one["client_id"], OWN)
        seen.append([on_stage.ask("employer", question) for question in questions])
    found = differences(seen[0], seen[1], questions)
    return len(questions), [f"a release: {difference}" for difference in found]


def employer_questions(world: World) -> list[Question]:
    """Return everything an employer can try, also what is not for employers."""
    someone = world.clients[0]["client_id"]
    own = {
        "title": "Nieuw",
        "description": "Je helpt mee in het magazijn.",
        "employerId": EMPLOYERS[0],
    }
    return [
        Question("GET", "/v1/vacancies"),
        *(Question("GET", f"/v1/vacancies/{v}") for v in (OWN, "v2", "nowhere")),
        *(Question("GET", f"/v1/vacancies/{v}/introductions") for v in (OWN, "v1", "v2")),
        Question("GET", f"/v1/vacancies/{OWN}/client-matches"),
        Question("GET", "/v1/clients"),
        Question("GET", f"/v1/clients/{someone}"),
        Question("GET", f"/v1/clients/{someone}/vacancy-matches"),
        Question("POST", "/v1/vacancies/_search", {"text": "films kijken"}),
        Question("POST", "/v1/outcomes", {"clientId": someone, "vacancyId": OWN}),
        Question("GET", "/v1/nightly-runs"),
        Question("PUT", f"/v1/vacancies/{OWN}", own, (("If-Match", '"1"'),)),
        Question("POST", "/v1/vacancies", own | {"postedOn": "2026-10-01"}),
        Question("GET", "/v1/vacancies"),
        Question("GET", f"/v1/vacancies/{OWN}/introductions"),
        *(Question("GET", path) for path in ("/", f"/vacatures/{OWN}", f"/clienten/{someone}")),
        *_employer_pages(world),
    ]


def _employer_pages(world: World) -> list[Question]:
    """Return every page of an employer, each read before and after it answered and changed things.

    One vacancy at most is posted on a day: the ids that order those of one day are drawn at random.
    """
    home = "/werkgever"
    own, another, others, nowhere = (f"{home}/vacatures/{v}" for v in (OWN, "v1", "v2", "nowhere"))
    introduced = [client for client, vacancy in world.introduced if vacancy == OWN]
    answering = [f"{own}/introducties/i-{client}-{OWN}" for client in (*introduced, "nobody")]
    once = ("uitleg", "vacatures/nieuw", "vacatures/plakken")
    reading = [Question("GET", path) for path in (home, own, *answering)]
    work = {"titel": "Hulp in de bakkerij", "taken": "deeg kneden"}
    pasted = {"tekst": "Bakker\nTaken: brood bakken\nEisen: rijbewijs B is een must"}
    return [
        *(Question("GET", f"{home}/{path}") for path in once),
        *(Question("GET", path) for path in (another, others, nowhere, f"{own}/wijzigen")),
        *reading,
        *(Question("POST", path, form={}) for path in answering),
        *(Question("POST", path, form={"antwoord": "talk"}) for path in answering),
        Question("POST", f"{home}/vacatures/plakken", form=pasted),
        *(Question("POST", f"{home}/vacatures/nieuw", form=form) for form in ({}, work)),
        Question("POST", f"{own}/wijzigen", form=work),
        *reading,
        *(Question("POST", f"{path}/status", form={"status": "filled"}) for path in (own, others)),
        Question("GET", own),
    ]


def adviser_questions(world: World) -> list[Question]:
    """Return what an adviser can try with clients and vacancies."""
    someone = world.clients[0]["client_id"]
    return [
        *(
            Question("GET", f"/v1/vacancies/{vacancy['vacancy_id']}/client-matches")
            for vacancy in world.vacancies
        ),
        *(
            Question(
                "GET", f"/v1/vacancies/{vacancy['vacancy_id']}/client-matches?listKind=nightly"
            )
            for vacancy in world.vacancies
        ),
        Question("POST", "/v1/vacancies/_search", {"text": "met paarden werken"}),
        Question("GET", "/v1/vacancies"),
        Question("GET", f"/v1/vacancies/{OWN}"),
        *(Question("GET", path) for path in ("/", f"/vacatures/{OWN}", f"/clienten/{someone}")),
        *(Question("GET", path) for path in ("/cijfers", "/uitleg")),
        Question("GET", "/v1/clients"),
        Question("GET", f"/v1/clients/{someone}"),
        Question("GET", f"/v1/clients/{someone}/vacancy-matches"),
        Question("GET", f"/v1/clients/{someone}/disclosure-decisions"),
    ]


def _vacancy_pages(shown: Sequence[str]) -> list[Question]:
    """Return the pages of vacancies for an adviser who tries the id of everybody there is."""
    here, chosen = f"/vacatures/{OWN}", "&".join(f"wie={one}" for one in shown)
    found = f"{here}?gedaan=voorgesteld&wensen=dubbel&kunnen=half&reizen=half&omstandigheden=dubbel"
    lists = ("toevoegen", "vergelijken", "afdrukken", "lijst.csv", "omstandigheden")
    about_one = ("mensen", "voorstellen", "opzij")
    added = {"stap": "voorstellen", "wie": shown[0], "reden": "Past goed."}
    reading = [
        Question("GET", path)
        for path in (
            found,
            *(f"/vacatures/{vacancy}" for vacancy in ("v1", "v2", "v3")),
            *(f"{here}/{name}" for name in lists),
            *(f"{here}/{name}?{chosen}&reizen=dubbel" for name in lists[1:4]),
            *(f"{here}/{name}/{one}" for name in about_one for one in shown),
        )
    ]
    return [
        *reading,
        Question("POST", f"{here}/toevoegen", form={"zoek": "excel"}),
        Question("POST", f"{here}/toevoegen", form=added),
        *(Question("POST", f"{here}/voorstellen/{one}", form={}) for one in shown),
        *(
            Question("POST", f"{here}/opzij/{one}", form={"reden": "Wil iets anders."})
            for one in shown[:1]
        ),
        *(Question("POST", f"{here}/opzij/{one}/terug", form={}) for one in shown),
        Question("GET", here),
        Question("GET", "/"),
    ]


def differences(
    one: Sequence[Answer], other: Sequence[Answer], questions: Sequence[Question]
) -> list[str]:
    """Return which answers differ, and in what, without showing them."""
    found = []
    for question, a, b in zip(questions, one, other, strict=True):
        what = [
            name
            for name in ("status", "headers", "body", "statements")
            if getattr(a, name) != getattr(b, name)
        ]
        if max(a.status, b.status) >= HTTPStatus.INTERNAL_SERVER_ERROR:
            what.append("an error of ours")
        if what:
            found.append(f"{question.method} {question.path} differs in {', '.join(what)}")
    return found


def _compare(
    on_stage: Stage,
    who: str,
    questions: list[Question],
    world: World,
    other: World,
    *,
    night: bool = False,
) -> tuple[int, list[str]]:
    answers = []
    for shown in (world, other):
        on_stage.show(shown)
        if night:
            on_stage.night()
        answers.append([on_stage.ask(who, question) for question in questions])
    found = differences(answers[0], answers[1], questions)
    return len(questions), [f"{who}: {each}" for each in found]
