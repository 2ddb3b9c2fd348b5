"""What is learned of an employer rests on at least five introduced people on whom it decided."""

from collections.abc import Iterable
from datetime import date

import pytest

from matcher.domain.ids import ClientId, EmployerId, OutcomeId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.use_cases.fill_matching import receptiveness

EMPLOYER_OF = {VacancyId("v1"): EmployerId("e1"), VacancyId("v2"): EmployerId("e2")}


def step(client: int, vacancy: str, event: OutcomeEvent) -> Outcome:
    return Outcome(
        OutcomeId(f"{client}{vacancy}{event}"),
        ClientId(f"c{client}"),
        VacancyId(vacancy),
        event,
        date(2026, 11, 1),
    )


def introduced(people: Iterable[int], vacancy: str, *ends: OutcomeEvent) -> list[Outcome]:
    """Return that people were introduced, and how each of the first so many of them fared."""
    numbers = list(people)
    steps = [step(n, vacancy, OutcomeEvent.INTRODUCED) for n in numbers]
    return steps + [step(n, vacancy, end) for n, end in zip(numbers, ends, strict=False)]


HIRED, NOT_HIRED, NO_ANSWER = (
    OutcomeEvent.HIRED,
    OutcomeEvent.NOT_HIRED,
    OutcomeEvent.NO_ANSWER,
)
DECIDED = (HIRED, HIRED, NOT_HIRED, NO_ANSWER, NOT_HIRED)


def test_the_share_hired_counts_people_and_not_events() -> None:
    known = [*introduced(range(5), "v1", *DECIDED), step(0, "v1", OutcomeEvent.ENDED)]
    assert receptiveness(known, EMPLOYER_OF) == {EmployerId("e1"): 0.4}


def test_who_was_hired_after_a_long_silence_was_hired() -> None:
    late = step(3, "v1", HIRED)
    known = [*introduced(range(5), "v1", *DECIDED), late]
    assert receptiveness(known, EMPLOYER_OF) == {EmployerId("e1"): 0.6}


def test_what_has_not_happened_yet_is_no_refusal() -> None:
    assert receptiveness(introduced(range(9), "v1"), EMPLOYER_OF) == {}
    waiting = introduced(range(9), "v1", *DECIDED)
    assert receptiveness(waiting, EMPLOYER_OF) == {EmployerId("e1"): 0.4}


@pytest.mark.parametrize("end", [OutcomeEvent.WITHDRAWN, OutcomeEvent.CLIENT_DECLINED])
def test_what_the_client_ended_says_nothing_of_the_employer(end: OutcomeEvent) -> None:
    assert receptiveness(introduced(range(9), "v1", *[end] * 9), EMPLOYER_OF) == {}
    known = introduced(range(9), "v1", *DECIDED, *[end] * 4)
    assert receptiveness(known, EMPLOYER_OF) == {EmployerId("e1"): 0.4}


def test_with_fewer_than_five_people_nothing_is_learned() -> None:
    assert receptiveness(introduced(range(4), "v1", *[HIRED] * 4), EMPLOYER_OF) == {}
    four_decided = introduced(range(9), "v1", *[HIRED] * 4)
    assert receptiveness(four_decided, EMPLOYER_OF) == {}
    assert receptiveness([], EMPLOYER_OF) == {}


def test_a_vacancy_that_is_gone_teaches_nothing() -> None:
    assert receptiveness(introduced(range(9), "gone", *[HIRED] * 9), EMPLOYER_OF) == {}
