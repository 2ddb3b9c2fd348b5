"""Searching vacancies by free text, as far as they are for the one who asks."""

from datetime import date

from matcher.domain.access import Actor, Role
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.matching import Matching
from matcher.use_cases.permissions import STAFF, only
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
    region = actor.region if actor.role is Role.EMPLOYER_SERVICES_ADVISER else None
    return search_vacancies(matching, text, on=on, k=k, region=region)
