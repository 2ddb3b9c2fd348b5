"""`matcher match`: vacancies for a client or a text, or clients for a vacancy, with the reasons."""

from dataclasses import dataclass
from typing import Annotated

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.known_ids import client_named, no_such, shown_ids, vacancy_named
from matcher.cli_commands.list_text import Manner, blocked_lines, lines_of
from matcher.cli_commands.one_pair import find_pair
from matcher.cli_commands.terminal import AsJson, command_app, count, note, progress, say, say_json
from matcher.clock import now, today
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import ClientId
from matcher.domain.matches import Audience, RankedPair
from matcher.features.people import person_of_colleague, person_of_specialist
from matcher.ranking.line_shape import line_shape
from matcher.settings import load_settings
from matcher.storage.external_ids import RecordKind
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.find_clients import clients_for
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies
from matcher.use_cases.matching import Weights
from matcher.use_cases.profiles_of_clients import all_profiles, profiles_for_colleagues
from matcher.use_cases.search_vacancies import search_vacancies
from matcher.wording.notes import NO_CLIENTS, NOT_OPEN

app = command_app("match")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: ids as given, how many lines, and the weights at query time."""

    client: str | None
    vacancy: str | None
    text: str | None
    k: int
    weights: Weights
    as_adviser: bool


@app.command("match")
def match(  # noqa: PLR0913, one for each option
    *,
    client: Annotated[
        str | None, typer.Option(help="A client's id, of another system or of here.")
    ] = None,
    vacancy: Annotated[
        str | None,
        typer.Option(help="A vacancy's id: its best clients, or with --client the one pair."),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="What someone loves, instead of a client.")
    ] = None,
    k: Annotated[
        int | None, typer.Option("-k", min=1, help="How many lines; MATCHER_LIST_LENGTH if not given.")
    ] = None,
    wishes: Annotated[float, typer.Option(min=0.0, help="Weight of wishes in retrieval.")] = 1.0,
    abilities: Annotated[
        float, typer.Option(min=0.0, help="Weight of abilities in retrieval.")
    ] = 1.0,
    as_adviser: Annotated[
        bool,
        typer.Option("--as-adviser", help="With --vacancy: as an employer services adviser sees it."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the best matches with the reasons, and what one thing blocks.

    Give --client, --vacancy or --text. For a vacancy everyone counts who is looking, as in the night.
    """
    _check(client=client, vacancy=vacancy, text=text, as_adviser=as_adviser)
    settings = load_settings()
    weights = {"wishes": wishes, "abilities": abilities}
    wanted = Wanted(client, vacancy, text, k or settings.list_length, weights, as_adviser)
    with opened(settings) as service:
        found = _found(service, wanted)
        seen = {line.client_id for line in (*found.items, *found.blocked) if line.client_id}
        deed = Deed("read", "client", tuple(sorted(seen)))
        leave_trail(service.database, service.secret, Signature(None, "cli", now()), [deed])
        audience = Audience.ADVISER if as_adviser else Audience.SPECIALIST
        if as_json:
            say_json(list_shape(service, found, audience))
            if found.note:
                note(found.note)
            return
        tell(service, found, Manner(_head(service, wanted), audience, about_nobody=bool(text)))
        noun = ("client", "clients") if _for_vacancy(wanted) else ("vacancy", "vacancies")
        say(
            f"{count(len(found.items), *noun)} ranked, {len(found.blocked)} blocked by one thing; "
            f"{count(len(service.matching.vacancies), 'vacancy', 'vacancies')} known."
        )


def tell(service: App, found: FoundVacancies, manner: Manner) -> None:
    """Write a list as people read it."""
    del service
    for line in lines_of(found.items, manner):
        say(line)
    if found.blocked:
        say("Blocked by one thing:")
        for line in blocked_lines(found.blocked, manner):
            say(line)
        say()
    if found.note:
        say(found.note)


def list_shape(service: App, found: FoundVacancies, audience: Audience) -> list[dict[str, object]]:
    """Return a list as plain JSON with the ids of other systems: ranked lines, then blocked ones."""
    clients = shown_ids(service.database, RecordKind.CLIENT)
    vacancies = shown_ids(service.database, RecordKind.VACANCY)
    return [
        line_shape(line, audience, clients, vacancies) for line in (*found.items, *found.blocked)
    ]


def _check(*, client: str | None, vacancy: str | None, text: str | None, as_adviser: bool) -> None:
    if text is not None and (client is not None or vacancy is not None):
        msg = "Give --text alone, without --client and --vacancy."
        raise typer.BadParameter(msg)
    if client is None and vacancy is None and text is None:
        msg = "Give --client, --vacancy or --text."
        raise typer.BadParameter(msg)
    if as_adviser and (vacancy is None or client is not None):
        msg = "--as-adviser goes with --vacancy alone."
        raise typer.BadParameter(msg)


def _for_vacancy(wanted: Wanted) -> bool:
    return wanted.vacancy is not None and wanted.client is None


def _found(service: App, wanted: Wanted) -> FoundVacancies:
    client_id = client_named(service.database, wanted.client) if wanted.client is not None else None
    with progress("Reading vacancies") as told:
        matching = service.warm(told)
    if wanted.text is not None:
        return search_vacancies(
            matching, wanted.text, on=today(), k=wanted.k, weights=wanted.weights
        )
    if client_id is None:
        return _clients(service, wanted)
    try:
        if wanted.vacancy is not None:
            row = _row(service, wanted.vacancy)
            return find_pair(matching, service.database, client_id, row, on=today())
        return _vacancies(service, wanted, client_id)
    except NotFoundError:
        raise no_such("client", wanted.client or "") from None
