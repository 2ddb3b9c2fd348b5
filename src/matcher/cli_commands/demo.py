"""`matcher demo`: a made-up region, imported, matched overnight, shown, and served."""

import sys
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any, Final

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.asking import warmed
from matcher.cli_commands.demo_day import fill_the_day
from matcher.cli_commands.demo_files import region_files
from matcher.cli_commands.keys import make_key
from matcher.cli_commands.known_ids import client_named
from matcher.cli_commands.list_text import Manner
from matcher.cli_commands.ranked_output import list_shape, tell, vacancy_head
from matcher.cli_commands.rerank import in_numbers, run_night, run_shape
from matcher.cli_commands.serve import HOST, PORT, Port, address_of, reserved, serve_until_stopped
from matcher.cli_commands.terminal import AsJson, command_app, note, say, say_json, table
from matcher.clock import now, today
from matcher.domain.access import Role
from matcher.domain.errors import StateError
from matcher.domain.nightly_runs import NightlyRun
from matcher.settings import Settings, load_settings
from matcher.storage.emptying import untouched
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.demo_visitors import DEMO_VISITORS, demo_mark
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_report import ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.read_lists import nightly_list

CLIENTS_SHOWN: Final = ("c-0001", "c-0002", "c-0003")
LINES_SHOWN: Final = 3

_HOME: Final = Path("state") / "demo"
_KINDS: Final = (
    ImportKind.EMPLOYERS,
    ImportKind.VACANCIES,
    ImportKind.CLIENTS,
    ImportKind.OUTCOMES,
)

app = command_app("demo")


@dataclass(frozen=True, slots=True)
class Shown:
    """What the demo shows before it serves: reports, the night, lists by client, keys by role."""

    imported: dict[ImportKind, ImportReport]
    night: NightlyRun
    lists: dict[str, FoundVacancies]
    keys: dict[Role, str]


@app.command("demo")
def demo(
    *,
    no_serve: Annotated[bool, typer.Option("--no-serve", help="End after printing.")] = False,
    port: Port = PORT,
    as_json: AsJson = False,
) -> None:
    """Fill a made-up region, run one night, print three clients' lists, and serve the pages.

    It lives in state/demo, or in MATCHER_STATE_DIR when that is set. Its keys are valid for a day.
    """
    with (
        nullcontext() if no_serve else reserved(HOST, port) as door,
        opened(_settings()) as service,
    ):
        address = f"http://{HOST}:{port}/" if door is None else address_of(door)
        shown = _made(service)
        if as_json:
            say_json(_shape(service, shown, address))
        else:
            _tell(service, shown, address)
        sys.stdout.flush()
        if door is not None:
            serve_until_stopped(service, door)


def _settings() -> Settings:
    given = load_settings()
    if given.database_url is not None:
        msg = "The demo has a database of its own: unset MATCHER_DATABASE_URL."
        raise StateError(msg)
    home = given.state_dir if "state_dir" in given.model_fields_set else _HOME
    return given.model_copy(update={"state_dir": home, "demo": True})


def _made(service: App) -> Shown:
    _mark_as_demo(service)
    imported = _import(service)
    warmed(service)
    night = run_night(service)
    lists = {}
    for client in CLIENTS_SHOWN:
        client_id = client_named(service.database, client)
        found = nightly_list(service.database, client_id, today())
        lists[client] = FoundVacancies(found.items[:LINES_SHOWN], (), found.note)
    keys = {role: make_key(service, wanted) for role, wanted in DEMO_VISITORS.items()}
    visitors = {role: issued.key.actor for role, issued in keys.items()}
    fill_the_day(service, visitors, AsOf(now(), today()))
    return Shown(imported, night, lists, {role: issued.secret for role, issued in keys.items()})


def _mark_as_demo(service: App) -> None:
    """Never mix made-up people with real ones: take only an empty state, or the demo's own.

    Raises:
        StateError: there are records or keys here that are not the demo's.
    """
    mark = demo_mark(service.settings)
    with service.database.reading() as connection:
        empty = untouched(connection)
    if not empty and not mark.exists():
        msg = (
            "This state holds records or keys of its own: set MATCHER_STATE_DIR to an empty folder."
        )
        raise StateError(msg)
    mark.touch(mode=0o600)


def _import(service: App) -> dict[ImportKind, ImportReport]:
    files = region_files(service.settings.state_dir / "demo-files", today())
    terms = ImportTerms(now(), today(), service.secret)
    reports = {}
    for kind in _KINDS:
        note(f"Loading {kind.value}...")
        reports[kind] = import_records(service.database, kind, files / f"{kind.value}.jsonl", terms)
    return reports


def _tell(service: App, shown: Shown, address: str) -> None:
    manner = Manner(vacancy_head(service))
    for client, found in shown.lists.items():
        say(f"Tonight's list of {client}, its first {len(found.items)}:")
        say()
        tell(found, manner)
    say(f"Pages and API: {address}  (choose a role there, or log in with one of these keys)")
    for line in table(
        [(role.value, DEMO_VISITORS[role].subject, key) for role, key in shown.keys.items()]
    ):
        say(f"  {line}")
    loaded = ", ".join(f"{report.loaded:,} {kind.value}" for kind, report in shown.imported.items())
    say(f"Loaded {loaded}; {in_numbers(shown.night)}.")


def _shape(service: App, shown: Shown, address: str) -> dict[str, Any]:
    return {
        "address": address,
        "imported": {
            kind.value: {
                "loaded": report.loaded,
                "added": report.added,
                "refused": len(report.refused),
                "flagged": len(report.flagged),
            }
            for kind, report in shown.imported.items()
        },
        "night": run_shape(shown.night),
        "lists": {client: list_shape(service, found) for client, found in shown.lists.items()},
        "keys": [
            {"role": role.value, "subject": DEMO_VISITORS[role].subject, "key": key}
            for role, key in shown.keys.items()
        ],
    }
