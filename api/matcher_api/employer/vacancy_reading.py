"""From the form as it was filled in to a vacancy, or to what is wrong with it, field by field."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any, Final, TypeVar

from pydantic import ValidationError

from matcher.domain.conditions import ConditionCode
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.plausible_pay import (
    LEAST_FOR_A_MONTH,
    MOST_FOR_AN_HOUR,
    too_little_for_a_month,
    too_much_for_an_hour,
)
from matcher.domain.vacancies import PayPeriod, Vacancy, WayOfApplying
from matcher.domain.vocabulary import CodedTerm
from matcher.exchange.faults import faults_of
from matcher.exchange.ids import SameIds
from matcher.wording import employer_pages as words
from matcher_api.employer.typed_numbers import read_amount, read_number, read_whole
from matcher_api.employer.vacancy_faults import (
    field_of,
    filled_demand_rows,
    in_order,
    wrong_in,
)
from matcher_api.employer.vacancy_form import (
    GRADE_FIELDS,
    MAILTO,
    YES,
    condition_field,
    described_by,
    language_rows,
)
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form
from matcher_api.schemas.vacancies import VacancyResource

_Read = TypeVar("_Read")

NOBODY: Final = Vacancy(VacancyId(""), EmployerId(""), title="", description="")
"""What a new vacancy is made from: nothing is known of it yet."""

_DUTCH_DAY: Final = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4})")


def read_vacancy_form(form: Form, before: Vacancy = NOBODY) -> tuple[Vacancy | None, Form]:
    """Return the vacancy that a form tells, or None with the form saying what is wrong.

    What the form does not ask stays as it was before.
    """
    wrong: list[Wrong] = []
    given = _given(form, before, wrong)
    try:
        made = VacancyResource.of(**given).to_domain(SameIds())
    except ValidationError as error:
        fields = [field_of(fault.place, form) for fault in faults_of(error)]
        wrong += [wrong_in(field) for field in dict.fromkeys(fields)]
    if wrong:
        return None, form.with_wrong(in_order(wrong))
    kept = [_term(term, before) for term in made.qualifications]
    return replace(made, qualifications=tuple(kept), **_untouched(made, before)), form


def _given(form: Form, before: Vacancy, wrong: list[Wrong]) -> dict[str, Any]:
    tasks = form.lines("taken")
    description = form.text("omschrijving") or described_by(tasks)
    hours = {
        "min": _value(form, "uren-van", read_number, wrong),
        "max": _value(form, "uren-tot", read_number, wrong),
    }
    pay = {"min": _pay(form, "loon-van", wrong), "max": _pay(form, "loon-tot", wrong)}
    place = {"postcode4": form.text("postcode") or None, "town": form.text("plaats") or None}
    return {
        "title": form.text("titel").replace("\n", " "),
        "description": description,
        "status": before.status,
        "tasks": tasks,
        "requirements": [
            {"text": text, "grade": form.text(f"hoe-eis-{row}") or None}
            for row in filled_demand_rows(form)
            if (text := form.text(f"eis-{row}"))
        ],
        "working_hours": hours,
        "times": form.all("tijden") or None,
        "contract": form.text("contract") or None,
        "contract_ends_on": _value(form, "contract-tot", _day, wrong),
        "seats": _value(form, "plekken", read_whole, wrong),
        "posted_on": before.posted_on,
        "closes_on": _value(form, "sluit", _day, wrong),
        "place": place if any(place.values()) else None,
        "remote": form.text("thuiswerken") or None,
        "driving_licence": form.text("rijbewijs") or None,
        "languages": [
            {"code": code, "level": form.text(f"niveau-{row}") or None}
            for row in language_rows(form)
            if (code := form.text(f"taal-{row}"))
        ],
        "qualifications": [{"label": label} for label in form.lines("diploma")],
        "apply_at": _address(form.text("solliciteren")),
        "requires_jobs_agreement": form.text("banenafspraak") == YES,
        "contact": form.text("contact"),
        "grades": _grades(form, before),
        "conditions": [
            {"code": code, "offer": offer}
            for code in ConditionCode
            if (offer := form.text(condition_field(code)))
        ],
        "pay": {**pay, "per": form.text("loon-per") or None} if any(_known(pay)) else None,
    }


def _known(values: Mapping[str, object]) -> Iterator[bool]:
    return (value is not None for value in values.values())


def _grades(form: Form, before: Vacancy) -> dict[str, str]:
    kept = {d: g for d, g in before.grades.items() if before.grade_of(d) is g}
    asked_elsewhere = {
        demand: grade for demand, grade in kept.items() if demand not in GRADE_FIELDS
    }
    chosen = {demand: form.text(field) for demand, field in GRADE_FIELDS.items()}
    return asked_elsewhere | {demand: grade for demand, grade in chosen.items() if grade}


def _value(form: Form, name: str, read: Callable[[str], _Read], wrong: list[Wrong]) -> _Read | None:
    text = form.text(name)
    if not text:
        return None
    try:
        return read(text)
    except (ValueError, OverflowError):
        wrong.append(wrong_in(name))
        return None


def _pay(form: Form, name: str, wrong: list[Wrong]) -> float | None:
    """Return an amount of pay; one that was meant for an hour, or for a month, is told."""
    amount = _value(form, name, read_amount, wrong)
    per = form.text("loon-per") or PayPeriod.HOUR
    if amount is not None and too_little_for_a_month(amount, per):
        wrong.append(Wrong(name, words.TOO_LITTLE_A_MONTH.format(least=LEAST_FOR_A_MONTH)))
        return None
    if amount is not None and too_much_for_an_hour(amount, per):
        wrong.append(Wrong(name, words.TOO_MUCH_AN_HOUR.format(most=MOST_FOR_AN_HOUR)))
        return None
    return amount


def _day(text: str) -> date:
    dutch = _DUTCH_DAY.fullmatch(text)
    if dutch:
        return date(int(dutch[3]), int(dutch[2]), int(dutch[1]))
    return date.fromisoformat(text)


def _address(text: str) -> str | None:
    """Return an address as a link: people type it without what comes before it."""
    if not text or "://" in text or text.startswith(MAILTO):
        return text or None
    if "@" in text:
        return MAILTO + text
    return f"https://{text}" if "." in text else text


def _term(term: CodedTerm, before: Vacancy) -> CodedTerm:
    """Return the diploma as it was known before, with its code, when its words are the same."""
    same = (one for one in before.qualifications if term.label in {one.label, one.code})
    return next(same, term)


def _untouched(made: Vacancy, before: Vacancy) -> dict[str, Any]:
    """Return what the form does not ask: the ids, the region, and how one applies."""
    same_address = made.apply_at == before.apply_at
    newly = WayOfApplying.OPEN if made.apply_at else None
    return {
        "id": before.id,
        "employer_id": before.employer_id,
        "region": before.region,
        "apply": before.apply if same_address else newly,
    }
