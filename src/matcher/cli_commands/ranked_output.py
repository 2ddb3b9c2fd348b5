"""Writes a ranked list: as JSON with the ids of other systems, or as people read it."""

from collections.abc import Callable
from typing import Any

from matcher.bootstrap import App
from matcher.cli_commands.known_ids import shown_ids
from matcher.cli_commands.list_text import Manner, blocked_lines, lines_of
from matcher.cli_commands.terminal import say
from matcher.domain.matches import Audience, RankedPair
from matcher.ranking.line_shape import line_shape
from matcher.storage.external_ids import RecordKind
from matcher.use_cases.find_vacancies import FoundVacancies


def list_shape(
    service: App, found: FoundVacancies, audience: Audience = Audience.SPECIALIST
) -> list[dict[str, Any]]:
    """Return a list as plain JSON: the ranked lines, then those that one thing blocks."""
    clients = shown_ids(service.database, RecordKind.CLIENT)
    vacancies = shown_ids(service.database, RecordKind.VACANCY)
    return [
        line_shape(line, audience, clients, vacancies) for line in (*found.items, *found.blocked)
    ]


def tell(found: FoundVacancies, manner: Manner) -> None:
    """Write a list as people read it."""
    for line in lines_of(found.items, manner):
        say(line)
    if found.blocked:
        say("Blocked by one thing:")
        for line in blocked_lines(found.blocked, manner):
            say(line)
        say()
    if found.note:
        say(found.note)


def vacancy_head(service: App) -> Callable[[RankedPair], str]:
    """Return what puts title, employer and id of the vacancy at the head of a line."""
    shown = shown_ids(service.database, RecordKind.VACANCY)
    of_employer = shown_ids(service.database, RecordKind.EMPLOYER)
    matching = service.matching

    def head(line: RankedPair) -> str:
        row = matching.row_of(line.vacancy_id)
        if row is None:
            return shown(line.vacancy_id)
        vacancy = matching.vacancies[row]
        employer = matching.employers.get(vacancy.employer_id)
        name = (employer and employer.name) or of_employer(vacancy.employer_id)
        return f"{vacancy.title}  ·  {name}  ·  {shown(line.vacancy_id)}"

    return head


def client_head(service: App) -> Callable[[RankedPair], str]:
    """Return what puts the client's id at the head of a line."""
    shown = shown_ids(service.database, RecordKind.CLIENT)
    return lambda line: shown(line.client_id)
