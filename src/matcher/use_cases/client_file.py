"""The caseload: a specialist lists, reads, makes and changes the files of the own clients.

Protected: the one use case that knows the whole record. Somebody else's client does not exist here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from matcher.domain.access import Actor, Role
from matcher.domain.client_records import ClientRecord, ClientStatus
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import ClientId, DecisionId, EmployerId, VacancyId, new_id
from matcher.domain.openness import DisclosureDecision
from matcher.storage.clients import ClientRepository
from matcher.storage.employers import EmployerRepository
from matcher.storage.revisions import Counter, Page, Versioned, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.audit_trail import Deed, Tell
from matcher.use_cases.decision_checks import decision_faults
from matcher.use_cases.permissions import not_here, only


@dataclass(frozen=True, slots=True, repr=False)
class TextToRewrite:
    """A text with health words: kept out of matching until a person has written it anew."""

    place: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class ClientFile:
    """A client's record with its version and the texts that a person is to rewrite."""

    record: ClientRecord
    version: int

    @property
    def rewrite(self) -> tuple[TextToRewrite, ...]:
        """Return the texts that hold health words, each with its place (`passions[0]`)."""
        return texts_to_rewrite(self.record)


def own_client(
    clients: ClientRepository, actor: Actor, client_id: ClientId
) -> Versioned[ClientRecord]:
    """Return the record of an own client: the check every use case about a client begins with.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    found = clients.get(client_id)
    if found is None or found.value.employment_specialist != actor.staff_id:
        raise not_here()
    return found


def caseload(database: Database, actor: Actor, page: int, page_size: int) -> Page[ClientFile]:
    """Return a page of the own clients' files, in the order of their ids.

    Raises:
        NotFoundError: the one who asks has no caseload.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    with database.reading() as connection:
        mine = ClientRepository(connection).caseload(actor.staff_id)
    first = (page - 1) * page_size
    items = tuple(_file(found) for found in mine[first : first + page_size])
    return Page(items, page, page_size, len(mine))


def read_client(database: Database, actor: Actor, client_id: ClientId) -> ClientFile:
    """Return the file of an own client.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        return _file(own_client(ClientRepository(connection), actor, client_id))


def create_client(
    database: Database,
    actor: Actor,
    facts: ClientRecord,
    decisions: Sequence[DisclosureDecision],
    tell: Tell,
    *,
    now: datetime,
) -> ClientFile:
    """Keep a new client of the one who asks, under a fresh id, with the decisions taken so far.

    Raises:
        NotFoundError: the one who asks has no caseload.
        InvalidInputError: an employer or a vacancy that is named does not exist.
    """
    only(actor, Role.EMPLOYMENT_SPECIALIST)
    with database.transaction() as connection:
        return keep_new(connection, actor, facts, decisions, now, tell)


def keep_new(
    connection: Connection,
    actor: Actor,
    facts: ClientRecord,
    decisions: Sequence[DisclosureDecision],
    now: datetime,
    tell: Tell,
) -> ClientFile:
    """Keep a new client in a transaction that is open; `create_client` says what that means.

    Raises:
        InvalidInputError: an employer or a vacancy that is named does not exist.
    """
    record = replace(
        facts,
        id=ClientId(new_id()),
        employment_specialist=actor.staff_id,
        region=facts.region or actor.region,
        decisions=tuple(decisions),
    )
    employers = EmployerRepository(connection)
    faults = _unknown_things(record, employers, VacancyRepository(connection))
    for number, decision in enumerate(decisions):
        faults += decision_faults(employers, decision, f"disclosure[{number}].")
    if faults:
        raise InvalidInputError(faults)
    clients = ClientRepository(connection)
    version = clients.add(record)
    for decision in decisions:
        clients.append_decision(record.id, decision, actor.staff_id, now)
    tell(Deed("create", "client", (record.id,)))
    return ClientFile(record, version)


@dataclass(frozen=True, slots=True, repr=False)
class ClientChange:
    """What a file is to hold from now on.

    Decisions are appended and revoked elsewhere, never put: `decisions` is None or what stands.
    `expected_version` None replaces whatever is there.
    """

    facts: ClientRecord
    decisions: Sequence[DisclosureDecision] | None = None
    expected_version: int | None = None


def change_client(
    database: Database, actor: Actor, client_id: ClientId, change: ClientChange
) -> ClientFile:
    """Replace what is known of an own client; id and specialist stay.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: an employer or vacancy does not exist, or the decisions differ.
        ConflictError: somebody changed the file since `expected_version`.
    """
    facts, decisions = change.facts, change.decisions
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        clients = ClientRepository(connection)
        before = own_client(clients, actor, client_id).value
        record = replace(
            facts,
            id=client_id,
            employment_specialist=before.employment_specialist,
            region=facts.region or before.region,
            decisions=before.decisions,
        )
        employers, vacancies = EmployerRepository(connection), VacancyRepository(connection)
        faults = _unknown_things(record, employers, vacancies, before)
        if facts.id not in {client_id, ""}:
            faults.append(Fault("client_id", "cannot be changed"))
        if facts.employment_specialist not in {before.employment_specialist, ""}:
            faults.append(Fault("employment_specialist", "cannot be changed here"))
        if decisions is not None and _same_words(decisions) != _same_words(before.decisions):
            faults.append(Fault("disclosure", "is decided and revoked one decision at a time"))
        if faults:
            raise InvalidInputError(faults)
        version = clients.put(record, change.expected_version)
    return ClientFile(record, version)


def mark_placed(database: Database, actor: Actor, client_id: ClientId) -> ClientFile:
    """Say that an own client has a job, so that nothing is looked for; doing it twice changes nothing.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    return _adjust(database, actor, client_id, lambda r: replace(r, status=ClientStatus.PLACED))


def refuse_vacancy(
    database: Database, actor: Actor, client_id: ClientId, vacancy_id: VacancyId, *, refused: bool
) -> ClientFile:
    """Never show a vacancy to an own client again, or show it again; twice changes nothing.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """

    def change(record: ClientRecord) -> ClientRecord:
        one = frozenset({vacancy_id})
        kept = record.not_vacancies | one if refused else record.not_vacancies - one
        return replace(record, not_vacancies=kept)

    return _adjust(database, actor, client_id, change)


def refuse_employer(
    database: Database, actor: Actor, client_id: ClientId, employer_id: EmployerId, *, refused: bool
) -> ClientFile:
    """Never show vacancies of an employer to an own client, or show them again; twice changes nothing.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """

    def change(record: ClientRecord) -> ClientRecord:
        one = frozenset({employer_id})
        kept = record.not_employers | one if refused else record.not_employers - one
        return replace(record, not_employers=kept)

    return _adjust(database, actor, client_id, change)


def _adjust(
    database: Database,
    actor: Actor,
    client_id: ClientId,
    change: Callable[[ClientRecord], ClientRecord],
) -> ClientFile:
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        clients = ClientRepository(connection)
        before = own_client(clients, actor, client_id)
        record = change(before.value)
        if record == before.value:
            return _file(before)
        return ClientFile(record, clients.put(record, before.version))


def texts_to_rewrite(record: ClientRecord) -> tuple[TextToRewrite, ...]:
    """Return the texts of a record that hold health words, in the order of its fields."""
    places = {
        **_places("passions", record.passions),
        **_places("abilities", record.abilities),
        **_places("aversions", record.aversions),
        **_places("target_occupations", [t.label for t in record.target_occupations], ".label"),
        **_places("target_sectors", [t.label for t in record.target_sectors], ".label"),
        **_places("qualifications", [t.label for t in record.qualifications or ()], ".label"),
        "work_summary": record.work_summary or "",
    }
    found = ((place, find_health_words(text)) for place, text in places.items())
    return tuple(TextToRewrite(place, words) for place, words in found if words)


def _places(name: str, texts: Sequence[str], end: str = "") -> dict[str, str]:
    return {f"{name}[{number}]{end}": text for number, text in enumerate(texts)}


def _file(found: Versioned[ClientRecord]) -> ClientFile:
    return ClientFile(found.value, found.version)


def _same_words(decisions: Sequence[DisclosureDecision]) -> list[DisclosureDecision]:
    """Return the decisions that stand, for comparison: what they say, whatever their ids."""
    return [replace(d, id=DecisionId("")) for d in decisions if d.revoked_on is None]


def _unknown_things(
    record: ClientRecord,
    employers: EmployerRepository,
    vacancies: VacancyRepository,
    before: ClientRecord | None = None,
) -> list[Fault]:
    """Return what a record newly names and nobody knows here; what it named before may be gone since."""
    stood = before or replace(record, not_employers=frozenset(), not_vacancies=frozenset())
    faults = []
    if any(employers.get(one) is None for one in record.not_employers - stood.not_employers):
        faults.append(Fault("not_employers", "names an employer that is not known here"))
    if any(vacancies.get(one) is None for one in record.not_vacancies - stood.not_vacancies):
        faults.append(Fault("not_vacancies", "names a vacancy that is not known here"))
    return faults
