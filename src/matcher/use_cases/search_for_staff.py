"""Searching vacancies by free text, as far as they are for the one who asks."""

from dataclasses import replace
from datetime import date

from matcher.domain.access import Actor, Role
from matcher.domain.matches import RankedPair
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import STAFF, covers, only
from matcher.use_cases.search_vacancies import search_vacancies


def search_for_staff(
    matching: Matching, actor: Actor, text: str, *, on: date, k: int
) -> FoundVacancies:
    """Return the k open vacancies nearest to a text; to an adviser those of its regions alone.

    Raises:
        NotFoundError: the role does not search.
        InvalidInputError: the text is empty, too long, or speaks of health.
    """
    only(actor, *STAFF)
    if actor.role is Role.EMPLOYMENT_SPECIALIST or actor.region is None:
        return search_vacancies(matching, text, on=on, k=k)
    asked = k
    while True:
        found = search_vacancies(matching, text, on=on, k=asked)
        here = _of_regions(matching, actor, found.items)
        if len(here) >= k or len(found.items) < asked:
            blocked = _of_regions(matching, actor, found.blocked)
            return replace(found, items=here[:k], blocked=blocked)
        asked *= 2


def _of_regions(
    matching: Matching, actor: Actor, lines: tuple[RankedPair, ...]
) -> tuple[RankedPair, ...]:
    """Return the lines whose vacancy is for the one who asks, ranks closed up."""
    here: list[RankedPair] = []
    for line in lines:
        row = matching.row_of(line.vacancy_id)
        if row is not None and covers(actor, matching.vacancies[row].region):
            here.append(replace(line, rank=len(here) + 1))
    return tuple(here)
