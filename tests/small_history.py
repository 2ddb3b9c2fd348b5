"""One client and two vacancies of long ago, for whatever happened between them."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from demo_state import TODAY, settings_in
from matcher.bootstrap import App, opened
from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.employers import Employer
from matcher.domain.ids import ClientId, EmployerId, OutcomeId, RegionCode, StaffId, VacancyId
from matcher.domain.outcomes import Outcome, OutcomeEvent, Shown
from matcher.domain.places import TransportMode
from matcher.domain.vacancies import Vacancy
from matcher.retrieval.text_space import TextSpace
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.outcomes import OutcomeRepository
from matcher.storage.vacancies import VacancyRepository

POSTED = TODAY - timedelta(days=300)
CLIENT = ClientRecord(
    ClientId("c1"),
    StaffId("s-01"),
    region=RegionCode("AM19"),
    passions=("films kijken",),
    transport_modes=frozenset({TransportMode.CAR}),
)
EMPLOYER = Employer(EmployerId("e1"))
FIRST, SECOND = (
    Vacancy(VacancyId(f"v{n}"), EMPLOYER.id, title, "Je helpt bezoekers.", posted_on=POSTED)
    for n, title in enumerate(("Medewerker bioscoop", "Medewerker museum"))
)


@contextmanager
def small_history(folder: Path, space: TextSpace) -> Iterator[App]:
    """Lend an application that knows one client and two vacancies, in an empty folder."""
    with opened(settings_in(folder)) as made:
        vars(made)["space"] = space
        with made.database.transaction() as connection:
            EmployerRepository(connection).add(EMPLOYER)
            VacancyRepository(connection).add(FIRST)
            VacancyRepository(connection).add(SECOND)
            ClientRepository(connection).add(CLIENT)
        yield made


def happened(
    app: App,
    event: OutcomeEvent,
    day: int,
    *,
    vacancy: Vacancy = FIRST,
    client: ClientRecord = CLIENT,
    shown: Shown | None = None,
) -> OutcomeId:
    """Record that something happened so many days after the vacancies were posted."""
    id_ = OutcomeId(f"{client.id}{vacancy.id}{event}{day}")
    on = POSTED + timedelta(days=day)
    with app.database.transaction() as connection:
        outcome = Outcome(id_, client.id, vacancy.id, event, on, shown=shown)
        OutcomeRepository(connection).add(outcome)
    return id_


def became(app: App, status: ClientStatus) -> None:
    """Record what has become of the client."""
    with app.database.transaction() as connection:
        ClientRepository(connection).put(replace(CLIENT, status=status), None)
