"""Who can still be found when registers hold as little as they do: our ranking beside points per equal field.

Usage: `python benchmarks/findable.py docs/findable.md`. People of the made-up region get complete data
first; then education, wished sectors and availability are taken away at the rates at which registers
lack them. Somebody is *findable* who stands among the first fifty of at least one vacancy that suits
them; what suits is fixed with complete data: the 25 eligible vacancies with the highest scores.
"""

import sys
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import numpy.typing as npt

from matcher.bootstrap import opened
from matcher.domain.vacancies import Vacancy
from matcher.domain.working_time import HoursRange
from matcher.features.people import Person, person_of_specialist
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import all_profiles
from region import TODAY, Size, make_region, settings_in

SIZE = Size(clients=1_000, vacancies=1_000)
SUITING = 25
FIRST = 50
SEEDS = (1, 2, 3, 4, 5)
MISSING = {"education": 0.42, "sector wish": 0.38, "availability": 0.25}
"""Shares of clients whose register entry lacks a fact (`domain`: real registers)."""

_PAGE = """\
# Findable with thin files

Written by `python benchmarks/findable.py docs/findable.md`: a made-up region of 1,000 clients and 1,000
vacancies, with facts of the demo region and texts whose vectors are drawn around 400 lines of work.

Registers of job seekers lack an education in 42 %, a wished sector in 38 % and availability in 25 % of the
entries. Who is still found? People get complete data first (what is missing is taken from somebody else);
then these facts are taken away at those rates. Somebody is *findable* who stands among the first fifty
people of at least one vacancy that suits them. What suits is fixed with complete data: of the eligible
vacancies the 25 with the highest scores. Five ways of drawing who lacks what.

{table}

*Points per equal field* gives a point for each of education, sector and hours that is known and equal, as
searching a register does; ties go by order. Unknown is then no, and whoever left a field open is not found.
In our ranking unknown contributes nothing, and what people love and can do goes on counting.
"""

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]
Scored = Callable[[Matching, Sequence[Person]], Floats]


def main(page: Path) -> None:
    """Write which share of findable people stays findable, by way of ranking."""
    with tempfile.TemporaryDirectory() as folder:
        make_region(Path(folder), SIZE)
        with opened(settings_in(Path(folder))) as app:
            matching = app.warm()
            known = [
                person_of_specialist(p, matching.gazetteer)
                for p in all_profiles(app.database, TODAY)
            ]
            table = _table(matching, known)
    page.write_text(_PAGE.format(table=table), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{table}\n")


def _table(matching: Matching, known: Sequence[Person]) -> str:
    lines = [
        "| ranking | findable with complete data | of these still findable | by chance of blanks |"
    ]
    lines.append("|---|---|---|---|")
    for name, scored in (("by reasons (ours)", _scores), ("points per equal field", _points)):
        shares, findable = [], []
        for seed in SEEDS:
            random = np.random.default_rng(seed)
            complete = _completed(known, random)
            suits = _suiting(_scores(matching, complete))
            before = _found(scored(matching, complete), suits)
            after = _found(scored(matching, _blanked(complete, random)), suits)
            findable.append(before.mean())
            shares.append((before & after).sum() / before.sum())
        lines.append(
            f"| {name} | {np.mean(findable):.1%} | {np.mean(shares):.1%} "
            f"| {min(shares):.1%} to {max(shares):.1%} |"
        )
    return "\n".join(lines)


def _completed(people: Sequence[Person], random: np.random.Generator) -> list[Person]:
    """Return people with the facts that somebody else has where their own are not known."""
    works = [person.work for person in people]
    levels = [work.education_level for work in works if work.education_level]
    sectors = [work.target_sectors for work in works if work.target_sectors]
    hours = [work.working_hours for work in works if work.working_hours.known]

    def complete(person: Person) -> Person:
        work, draw = person.work, random.integers(0, 2**31, 3).tolist()
        return replace(
            person,
            work=replace(
                work,
                education_level=work.education_level or levels[draw[0] % len(levels)],
                target_sectors=work.target_sectors or sectors[draw[1] % len(sectors)],
                working_hours=(
                    work.working_hours if work.working_hours.known else hours[draw[2] % len(hours)]
                ),
            ),
        )

    return [complete(person) for person in people]


def _blanked(people: Sequence[Person], random: np.random.Generator) -> list[Person]:
    """Return people as registers know them."""
    gone = random.random((len(people), 3)) < np.array(list(MISSING.values()))

    def blank(person: Person, education: bool, sectors: bool, hours: bool) -> Person:  # noqa: FBT001, one flag for each blank
        work = person.work
        return replace(
            person,
            work=replace(
                work,
                education_level=None if education else work.education_level,
                target_sectors=() if sectors else work.target_sectors,
                working_hours=HoursRange() if hours else work.working_hours,
            ),
        )

    return [blank(person, *row) for person, row in zip(people, gone.tolist(), strict=True)]


def _scores(matching: Matching, people: Sequence[Person]) -> Floats:
    """Return our score of every pair `(n_people, n_vacancies)`, -1 where not eligible."""
    scores = np.full((len(people), len(matching.vacancies)), -1.0)
    for number, person in enumerate(people):
        found = matching.verdicts(person, TODAY)
        rows = np.flatnonzero(found.eligible)
        ranked = matching.scored(person, matching.vectors(person), found, rows, TODAY)
        scores[number, ranked.rows] = ranked.scores
    return scores


def _points(matching: Matching, people: Sequence[Person]) -> Floats:
    """Return a point for each field that is known and equal, the way registers search."""
    vacancies = matching.vacancies
    sectors = [_sector(matching, vacancy) for vacancy in vacancies]
    return np.array(
        [
            [
                _points_of(person, vacancy, sector)
                for vacancy, sector in zip(vacancies, sectors, strict=True)
            ]
            for person in people
        ],
        dtype=np.float64,
    )


def _sector(matching: Matching, vacancy: Vacancy) -> str:
    employer = matching.employers.get(vacancy.employer_id)
    return (employer.sbi or "") if employer else ""


def _points_of(person: Person, vacancy: Vacancy, sector: str) -> int:
    work = person.work
    asked = {term.label.casefold() for term in vacancy.qualifications}
    level = work.education_level.value if work.education_level else None
    wished = any(term.code and sector.startswith(term.code) for term in work.target_sectors)
    hours, offered = work.working_hours, vacancy.working_hours
    overlap = (
        hours.known
        and offered.known
        and (hours.min or 0) <= (offered.max or 99)
        and (offered.min or 0) <= (hours.max or 99)
    )
    return (
        int(level is not None and any(level in label.replace(" ", "") for label in asked))
        + int(bool(wished))
        + int(overlap)
    )


def _suiting(scores: Floats) -> Bools:
    """Return which vacancies suit whom: the best of the eligible ones, `(n_people, n_vacancies)`."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :SUITING]
    suits = np.zeros(scores.shape, dtype=np.bool_)
    np.put_along_axis(suits, best, values=True, axis=1)
    return suits & (scores >= 0)


def _found(scores: Floats, suits: Bools) -> Bools:
    """Return who stands among the first of a vacancy that suits them, `(n_people,)`."""
    first = np.argsort(-scores, axis=0, kind="stable")[:FIRST]
    listed = np.zeros(scores.shape, dtype=np.bool_)
    np.put_along_axis(listed, first, values=True, axis=0)
    found: Bools = (listed & suits & (scores > 0)).any(axis=1)
    return found


if __name__ == "__main__":
    main(Path(sys.argv[1]))
