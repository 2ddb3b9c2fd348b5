"""`/werkgever/uitleg`: what employers get and never get, and how a vacancy fits more people; fixed words."""

from dataclasses import dataclass
from types import ModuleType
from typing import ClassVar

from fastapi import APIRouter, Request, Response

from matcher.wording import employer_explanation_pages as own
from matcher_api.employer.desk import EmployerDeskDep
from matcher_api.employer.own_vacancies import HOME
from matcher_api.pages.rendering import page

router = APIRouter()


@dataclass(frozen=True, slots=True)
class EmployerExplanationContext:
    """How this works for an employer: the same words for every one of them."""

    template: ClassVar[str] = "employer/explanation.html"
    own: ClassVar[ModuleType] = own
    title: str


@router.get(HOME + "/uitleg")
def explanation(request: Request, _: EmployerDeskDep) -> Response:
    """Show how this works, in words alone."""
    return page(request, EmployerExplanationContext(own.TITLE))
