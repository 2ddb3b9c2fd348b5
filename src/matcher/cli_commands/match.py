"""`matcher match`: vacancies for a client or a text, or clients for a vacancy, with the reasons."""

from dataclasses import dataclass
from typing import Annotated

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.asking import clients_of, pair_of, vacancies_of, warmed
from matcher.cli_commands.list_text import Manner
from matcher.cli_commands.ranked_output import client_head, list_shape, tell, vacancy_head
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json
from matcher.clock import now, today
from matcher.domain.matches import Audience
from matcher.settings import load_settings
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.matching import Weights
from matcher.use_cases.search_vacancies import search_vacancies

app = command_app("match")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What was asked: ids as given or a text, how many lines, and how much wishes and abilities count."""

    client: str | None
    vacancy: str | None
    text: str | None
    k: int
    weights: Weights
    as_adviser: bool

    @property
    def for_clients(self) -> bool:
        """Tell whether clients are asked for."""
        return self.vacancy is not None and self.client is None

    @property
    def audience(self) -> Audience:
        """Return for whom the texts are written."""
        return Audience.ADVISER if self.as_adviser else Audience.SPECIALIST

    def check(self) -> None:
        """Refuse what does not go together.

        Raises:
            BadParameter: two kinds of question at once, or none.
        """
        if (self.text is not None) == (self.client is not None or self.vacancy is not None):
            msg = "Give --client, --vacancy or both, or give --text alone."
            raise typer.BadParameter(msg)
        if self.as_adviser and not self.for_clients:
            msg = "--as-adviser goes with --vacancy and without --client."
            raise typer.BadParameter(msg)
        if self.vacancy is not None and set(self.weights.values()) != {1.0}:
            msg = "--wishes and --abilities go with --client or --text, not with --vacancy."
            raise typer.BadParameter(msg)


@app.command("match")
def match(  # noqa: PLR0913, one for each option
    *,
    client: Annotated[
        str | None, typer.Option(help="A client's id, of another system or of here.")
    ] = None,
    vacancy: Annotated[
        str | None,
        typer.Option(help="A vacancy's id: its best clients, or with --client that one pair."),
    ] = None,
    text: Annotated[
        str | None, typer.Option(help="What someone loves, instead of a client.")
    ] = None,
    k: Annotated[
        int | None, typer.Option("-k", min=1, help="How many lines [default: MATCHER_LIST_LENGTH].")
    ] = None,
    wishes: Annotated[float, typer.Option(min=0.0, help="How much wishes count.")] = 1.0,
    abilities: Annotated[float, typer.Option(min=0.0, help="How much abilities count.")] = 1.0,
    as_adviser: Annotated[
        bool,
        typer.Option("--as-adviser", help="With --vacancy: see what employer services may see."),
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Show the best matches with the reasons, and what only one thing blocks.

    For a vacancy, everyone who is looking counts, as in the night.
    """
    settings = load_settings()
    weights = {"wishes": wishes, "abilities": abilities}
    wanted = Wanted(client, vacancy, text, k or settings.list_length, weights, as_adviser)
    wanted.check()
    with opened(settings) as service:
        found = _found(service, wanted)
        _leave_trail(service, found)
        if as_json:
            say_json(list_shape(service, found, wanted.audience))
            if found.note:
                note(found.note)
        else:
            _tell(service, wanted, found)


def _found(service: App, wanted: Wanted) -> FoundVacancies:
    on, k = today(), wanted.k
    if wanted.text is not None:
        return search_vacancies(warmed(service), wanted.text, on=on, k=k, weights=wanted.weights)
    if wanted.client is None:
        return clients_of(service, wanted.vacancy or "", on=on, k=k, as_adviser=wanted.as_adviser)
    if wanted.vacancy is None:
        return vacancies_of(service, wanted.client, on=on, k=k, weights=wanted.weights)
    return pair_of(service, wanted.client, wanted.vacancy, on=on)


def _tell(service: App, wanted: Wanted, found: FoundVacancies) -> None:
    head = client_head(service) if wanted.for_clients else vacancy_head(service)
    tell(found, Manner(head, wanted.audience, about_nobody=wanted.text is not None))
    what = ("client", "clients") if wanted.for_clients else ("vacancy", "vacancies")
    known = count(len(service.matching.vacancies), "vacancy", "vacancies")
    say(
        f"{count(len(found.items), *what)} ranked, {len(found.blocked):,} blocked by one thing; "
        f"{known} known here."
    )


def _leave_trail(service: App, found: FoundVacancies) -> None:
    seen = {line.client_id for line in (*found.items, *found.blocked) if line.client_id}
    deed = Deed("read", "client", tuple(sorted(seen)))
    leave_trail(service.database, service.secret, Signature(None, "cli", now()), [deed])
