"""What is learned of an employer rests on at least five people who were introduced there."""

from datetime import date

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


def introduced(people: int, vacancy: str, hired: int) -> list[Outcome]:
    steps = [step(n, vacancy, OutcomeEvent.INTRODUCED) for n in range(people)]
    return steps + [step(n, vacancy, OutcomeEvent.HIRED) for n in range(hired)]


def test_the_share_hired_counts_people_and_not_events() -> None:
    assert receptiveness(introduced(5, "v1", 2), EMPLOYER_OF) == {EmployerId("e1"): 0.4}


def test_with_fewer_than_five_people_nothing_is_learned() -> None:
    assert receptiveness(introduced(4, "v1", 4), EMPLOYER_OF) == {}
    assert receptiveness([], EMPLOYER_OF) == {}


def test_a_vacancy_that_is_gone_teaches_nothing() -> None:
    assert receptiveness(introduced(9, "gone", 1), EMPLOYER_OF) == {}
