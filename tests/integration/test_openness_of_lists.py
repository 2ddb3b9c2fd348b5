"""What a decision on openness does to a list and what it does not, on the demo with the real encoder."""

from collections.abc import Iterable
from dataclasses import replace

import pytest

from demo_state import TODAY
from matcher.bootstrap import App
from matcher.domain.conditions import ConditionCode, Importance, Need, Offer
from matcher.domain.ids import DecisionId, VacancyId
from matcher.domain.matches import RankedPair
from matcher.domain.openness import (
    ANY_EMPLOYER,
    ContactRoute,
    DisclosureDecision,
    Moment,
    OpennessPerEmployer,
    Teller,
    Topic,
    openness_per_employer,
    topic_of,
)
from matcher.features.people import Person, PhraseKind, person_of_specialist
from matcher.use_cases.find_vacancies import vacancies_for
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.rank_everyone import rank_everyone

LENGTH = 10
SHALLOW = 20
"""A depth of retrieval that every list of the demo reaches."""

ROUTES = {
    frozenset[Topic](): ContactRoute.APPLIES_SELF,
    frozenset({Topic.NEEDS}): ContactRoute.APPLIES_WITH_NOTE,
    frozenset({Topic.SUPPORT}): ContactRoute.INTRODUCED,
    frozenset(Topic): ContactRoute.INTRODUCED,
}
"""What may be told to any employer, from nothing to everything, and the route that it gives."""


def decided(topics: Iterable[Topic]) -> OpennessPerEmployer:
    """Return the openness of somebody who decided this about any employer."""
    told = frozenset(topics)
    codes = frozenset(code for code in ConditionCode if topic_of(code) in told)
    decision = DisclosureDecision(
        *(DecisionId("d"), ANY_EMPLOYER, told, codes),
        *(Moment.INTRODUCTION, Teller.EMPLOYMENT_SPECIALIST, TODAY, TODAY),
    )
    return openness_per_employer([decision], TODAY)


CLOSED, TELLING, OPEN = decided(()), decided({Topic.NEEDS}), decided(Topic)


def people(app: App) -> list[Person]:
    matching = app.warm()
    return [person_of_specialist(p, matching.gazetteer) for p in all_profiles(app.database, TODAY)]


def listed(matching: Matching, person: Person, k: int) -> tuple[RankedPair, ...]:
    return vacancies_for(matching, person, on=TODAY, k=k).items


def ids(lines: Iterable[RankedPair]) -> list[VacancyId]:
    return [line.vacancy_id for line in lines]


def only_by_disclosure(matching: Matching) -> set[VacancyId]:
    return {
        vacancy.id
        for vacancy in matching.vacancies
        if vacancy.only_through_employer_services or vacancy.requires_jobs_agreement
    }


@pytest.mark.parametrize(("depth", "k"), [(SHALLOW, 2 * SHALLOW), (200, LENGTH)])
def test_without_needs_a_decision_changes_the_route_and_what_disclosure_alone_reaches(
    demo_app: App, depth: int, k: int
) -> None:
    matching = demo_app.warm()
    matching.depth = depth
    apart = only_by_disclosure(matching)
    reached = 0
    for person in people(demo_app):
        closed, *more = (
            listed(matching, replace(person, needs=(), openness=decided(topics)), k)
            for topics in ROUTES
        )
        assert not set(ids(closed)) & apart
        assert {line.route for line in closed} <= {ContactRoute.APPLIES_SELF}
        for lines, route in zip(more, list(ROUTES.values())[1:], strict=True):
            shared = [line for line in lines if line.vacancy_id not in apart]
            reached += len(lines) - len(shared)
            assert {line.route for line in lines} <= {route}
            told = [replace(line, route=ContactRoute.APPLIES_SELF, rank=0) for line in shared]
            assert told == [replace(line, rank=0) for line in closed[: len(told)]]
            assert len(lines) == k or len(shared) == len(closed)
    assert reached > 0


def test_the_night_ranks_what_a_search_ranks_open_or_closed(demo_app: App) -> None:
    matching = demo_app.warm()
    matching.depth = SHALLOW
    everyone = [
        replace(person, openness=openness)
        for person in people(demo_app)
        for openness in (CLOSED, OPEN)
    ]
    for one in rank_everyone(matching, everyone, TODAY):
        by_night = [matching.vacancies[row].id for row in one.scored.rows.tolist()]
        assert by_night == ids(listed(matching, one.person, len(matching.vacancies)))


def test_without_text_the_night_keeps_as_many_the_best_open_or_closed(demo_app: App) -> None:
    matching = demo_app.warm()
    matching.depth = SHALLOW
    apart = only_by_disclosure(matching)
    wordless = [
        replace(person, phrases=dict.fromkeys(PhraseKind, ()), openness=openness)
        for person in people(demo_app)
        for openness in (CLOSED, OPEN)
    ]
    cut = 0
    for one in rank_everyone(matching, wordless, TODAY):
        by_night = [matching.vacancies[row].id for row in one.scored.rows.tolist()]
        searched = ids(listed(matching, one.person, len(matching.vacancies)))
        assert by_night == searched[: len(by_night)]
        assert len(by_night) == len(one.scored.features) == one.findings.shape[1]
        reached = [vacancy for vacancy in by_night if vacancy not in apart]
        assert len(reached) == min(SHALLOW, len(set(searched) - apart))
        cut += len(by_night) < len(searched)
    assert cut > 0


def test_what_meets_needs_without_asking_stands_higher_for_who_is_closed(demo_app: App) -> None:
    """Held against whoever tells these needs and reaches the same vacancies."""
    matching = demo_app.warm()
    everyone = len(matching.vacancies)
    more_in_lists = 0
    for codes in (
        (ConditionCode.QUIET_WORKPLACE, ConditionCode.NO_TIME_PRESSURE),
        (ConditionCode.QUIET_WORKPLACE,),
        (ConditionCode.GRADUAL_BUILD_UP, ConditionCode.EXTRA_BREAKS),
    ):
        meeting = {
            vacancy.id
            for vacancy in matching.vacancies
            if all(vacancy.conditions.get(code) is Offer.STANDARD for code in codes)
        }
        needs = tuple(Need(code, Importance.MUST) for code in codes)
        higher = 0
        for person in people(demo_app):
            closed, telling = (
                ids(listed(matching, replace(person, needs=needs, openness=openness), everyone))
                for openness in (CLOSED, TELLING)
            )
            assert set(closed) == set(telling)
            for vacancy in meeting & set(closed):
                assert closed.index(vacancy) <= telling.index(vacancy)
                higher += closed.index(vacancy) < telling.index(vacancy)
            more = len(meeting & set(closed[:LENGTH])) - len(meeting & set(telling[:LENGTH]))
            assert more >= 0
            more_in_lists += more
        assert higher > 0, codes
    assert more_in_lists > 0
