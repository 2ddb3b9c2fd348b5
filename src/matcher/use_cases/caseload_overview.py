"""The whole caseload at a glance: who stands where, what is not known yet, and the last step with each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from matcher.domain.access import Actor, Role
from matcher.storage.clients import ClientRepository
from matcher.storage.external_ids import ExternalIdRepository, RecordKind
from matcher.storage.last_steps import last_steps
from matcher.storage.sessions import Database
from matcher.use_cases.client_file import ClientFile
from matcher.use_cases.permissions import only

FACTS: Final[Mapping[str, Callable[[ClientFile], bool]]] = {
    "passions": lambda file: bool(file.record.passions),
    "abilities": lambda file: bool(file.record.abilities),
    "target_occupations": lambda file: bool(file.record.target_occupations),
    "target_sectors": lambda file: bool(file.record.target_sectors),
    "working_hours": lambda file: file.record.working_hours.known,
    "available_from": lambda file: file.record.available_from is not None,
    "place": lambda file: file.record.place is not None,
    "max_travel_minutes": lambda file: file.record.max_travel_minutes is not None,
    "driving_licences": lambda file: file.record.driving_licences is not None,
    "languages": lambda file: bool(file.record.languages),
    "education_level": lambda file: file.record.education_level is not None,
    "qualifications": lambda file: file.record.qualifications is not None,
    "target_group_register": lambda file: file.record.target_group_register is not None,
}
"""The facts a list can rest on, each with how to tell that it is known; "none" is known too."""


@dataclass(frozen=True, slots=True, repr=False)
class CaseloadLine:
    """One own client: the file, the number of the organisation's own file, and the last step."""

    file: ClientFile
    shown_id: str
    last_step: date | None

    @property
    def unknown(self) -> tuple[str, ...]:
        """Return the facts that nobody knows yet."""
        return unknown_facts(self.file)


def unknown_facts(file: ClientFile) -> tuple[str, ...]:
    """Return which of `FACTS` nobody knows of a client yet."""
    return tuple(name for name, known in FACTS.items() if not known(file))


def caseload_overview(database: Database, actor: Actor) -> list[CaseloadLine]:
    """Return every own client, in the order of the numbers their specialist knows.

    Raises:
        NotFoundError: the one who asks has no caseload.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    with database.reading() as connection:
        mine = ClientRepository(connection).caseload(actor.staff_id)
        ids = [found.value.id for found in mine]
        shown = ExternalIdRepository(connection).externals(RecordKind.CLIENT, ids)
        last = last_steps(connection, ids)
    lines = [
        CaseloadLine(
            ClientFile(found.value, found.version),
            shown.get(found.value.id, found.value.id),
            last.get(found.value.id),
        )
        for found in mine
    ]
    return sorted(lines, key=lambda line: line.shown_id)
