"""The demands of a vacancy, hard ones apart from wishes, each with where its grade comes from."""

from collections.abc import Iterator
from typing import Final

from matcher.domain.grade_wording import ProposedGrade, propose_grades
from matcher.domain.vacancies import DEFAULT_GRADES, Demand, Grade, Vacancy
from matcher.wording import pages
from matcher.wording import vacancy_pages as own
from matcher.wording.terms import TIMES
from matcher_api.pages.figures import hours
from matcher_api.pages.vacancy_facts import language_in_words
from matcher_api.staff_pages.vacancy_contexts import DemandGroup, DemandRow, ToConfirm

_GROUPS: Final = (
    frozenset({Grade.LAW, Grade.HARD}),
    frozenset({Grade.NEGOTIABLE}),
    frozenset({Grade.WISH}),
)
_BY_RULE: Final = frozenset({Demand.REGISTER_ENTRY, Demand.WAY_OF_APPLYING})


def demand_groups(vacancy: Vacancy, *, may_change: bool) -> tuple[DemandGroup, ...]:
    """Return what a vacancy asks by how hard it is; grades that its text proposes can be confirmed."""
    proposed = {one.demand: one for one in propose_grades(vacancy)}
    rows = [
        (vacancy.grade_of(demand), _row(vacancy, demand, asked, proposed, may_change=may_change))
        for demand, asked in _asked(vacancy)
    ]
    rows += [
        (one.grade, DemandRow(one.text, own.ASKED_IN_TEXT, None, None))
        for one in vacancy.requirements
    ]
    return tuple(
        DemandGroup(name, found)
        for name, grades in zip(own.GROUPS, _GROUPS, strict=True)
        if (found := tuple(row for grade, row in rows if grade in grades))
    )


def _asked(vacancy: Vacancy) -> Iterator[tuple[Demand, str]]:
    """Yield every demand the vacancy makes, in words; travel is the client's own limit, so not one."""
    if vacancy.driving_licence:
        yield Demand.DRIVING_LICENCE, vacancy.driving_licence
    if vacancy.qualifications:
        terms = (term.label or term.code for term in vacancy.qualifications)
        yield Demand.QUALIFICATION, ", ".join(terms)
    if vacancy.languages:
        yield Demand.LANGUAGE, ", ".join(language_in_words(one) for one in vacancy.languages)
    if (wanted := hours(vacancy.working_hours)) is not None:
        yield Demand.HOURS, wanted
    if vacancy.times:
        yield Demand.TIMES, ", ".join(TIMES[time] for time in TIMES if time in vacancy.times)
    if vacancy.requires_jobs_agreement:
        yield Demand.REGISTER_ENTRY, own.REGISTER
    if vacancy.only_through_employer_services:
        yield Demand.WAY_OF_APPLYING, own.THROUGH_SERVICES


def _row(
    vacancy: Vacancy,
    demand: Demand,
    asked: str,
    proposed: dict[Demand, ProposedGrade],
    *,
    may_change: bool,
) -> DemandRow:
    name = own.NAMES_OF_DEMANDS[demand]
    if demand in vacancy.grades:
        return DemandRow(name, asked, None, None)
    by_text = proposed.get(demand)
    if by_text is None:
        usual = own.USUALLY.format(grade=pages.GRADES[DEFAULT_GRADES[demand]])
        return DemandRow(name, asked, own.BY_LAW if demand in _BY_RULE else usual, None)
    grade = pages.GRADES[by_text.grade]
    action = f"/vacatures/{vacancy.id}/eisen/{demand.value}" if may_change else None
    to_confirm = ToConfirm(
        demand.value,
        own.BY_TEXT.format(grade=grade),
        by_text.phrase,
        action,
        by_text.grade.value,
        own.CONFIRM.format(grade=grade),
    )
    usual = own.USUALLY.format(grade=pages.GRADES[vacancy.grade_of(demand)])
    return DemandRow(name, asked, usual, to_confirm)
