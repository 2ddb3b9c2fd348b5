"""`matcher import`: load a file of another system."""

from pathlib import Path
from typing import Annotated, Any, Final

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.progress import Progress, progress
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json
from matcher.clock import now, today
from matcher.domain.errors import EncoderUnavailableError
from matcher.settings import load_settings
from matcher.use_cases.encode_ahead import encode_ahead
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_report import ImportReport
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.import_terms import Progress as LinesDone

MOST_LINES_SHOWN: Final = 20
_STILL_HERE: Final = {
    ImportKind.VACANCIES: ("open", "vacancy", "vacancies"),
    ImportKind.CLIENTS: ("looking", "client", "clients"),
}
"""What is told of what earlier files named and this one does not."""

app = command_app("import")


@app.command("import")
def import_file(
    kind: Annotated[ImportKind, typer.Argument(help="What the file holds.")],
    file: Annotated[Path, typer.Argument(help="JSONL, one record a line; CSV for places.")],
    *,
    source: Annotated[
        str, typer.Option(help="Names where the ids in the file come from.")
    ] = "file",
    as_json: AsJson = False,
) -> None:
    """Load a file; what is refused is written beside it with the reasons, the rest is loaded.

    Loading a file twice changes nothing. Exit code 0: all loaded, 3: some lines refused, 1: nothing
    loaded.
    """
    with opened(load_settings()) as service:
        if kind is ImportKind.VACANCIES:
            _read_ahead(service, file)
        with progress(f"Loading {kind.value}") as told:
            terms = ImportTerms(now(), today(), service.secret, source, lines_done(told))
            report = import_records(service.database, kind, file, terms)
    if as_json:
        say_json(report_shape(report, kind, file, source))
    else:
        _tell(report, kind, file)
    if kind is ImportKind.PLACES and report.added + report.changed:
        note("A server that runs reckons with these places from its next start: restart it.")
    if not report.loaded:
        note(f"matcher: Nothing was loaded from {file}.")
    raise typer.Exit(report.exit_code)


def _read_ahead(service: App, file: Path) -> None:
    """Encode what new vacancies say; without an encoder they are loaded all the same."""
    try:
        with progress("Reading vacancies") as told:
            encode_ahead(service.space, file, lines_done(told))
    except EncoderUnavailableError as error:
        note(f"matcher: {error} The vacancies are loaded, and encoded when first searched.")


def lines_done(told: Progress) -> LinesDone:
    """Return what adds up lines as they are loaded, for a progress of unknown length."""
    total = 0

    def done(lines: int) -> None:
        nonlocal total
        total += lines
        told(total, 0)

    return done


def report_shape(report: ImportReport, kind: ImportKind, file: Path, source: str) -> dict[str, Any]:
    """Return a report as plain JSON; no value of any record is in it."""
    return {
        "kind": kind.value,
        "file": str(file),
        "source": source,
        "loaded": report.loaded,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "refused": [
            {
                "line": line.line,
                "id": line.external_id,
                "faults": [{"place": f.place, "problem": f.problem} for f in line.faults],
            }
            for line in report.refused
        ],
        "flagged": [
            {"line": text.line, "id": text.external_id, "key": text.key} for text in report.flagged
        ],
        "noted": [
            {
                "line": part.line,
                "id": part.external_id,
                "place": part.note.place,
                "problem": part.note.problem,
            }
            for part in report.noted
        ],
        "notInFile": report.not_in_file,
        "rejectedFile": None if report.rejected_file is None else str(report.rejected_file),
    }


def _tell(report: ImportReport, kind: ImportKind, file: Path) -> None:
    if report.refused:
        say("Refused:")
        faults = ["; ".join(map(str, line.faults)) for line in report.refused]
        places = [_place(line.line, line.external_id) for line in report.refused]
        _tell_first([f"{place}: {fault}" for place, fault in zip(places, faults, strict=True)])
        say(f"  all of them, with reasons: {report.rejected_file}")
    if report.flagged:
        if kind is ImportKind.OUTCOMES:
            say("Loaded without this text (words about health):")
        else:
            say("Loaded, but kept out of matching until a person rewrites it (words about health):")
        _tell_first([f"{_place(f.line, f.external_id)}: {f.key}" for f in report.flagged])
    if report.noted:
        say("Loaded, but look at this:")
        _tell_first([f"{_place(n.line, n.external_id)}: {n.note}" for n in report.noted])
    if report.not_in_file:
        state, *nouns = _STILL_HERE[kind]
        still = count(report.not_in_file, *nouns)
        say(f"Still {state} here, and no longer in this file: {still}.")
    say(
        f"{file}: {count(report.loaded, 'line')} loaded ({report.added:,} added, "
        f"{report.changed:,} changed, {report.unchanged:,} unchanged), "
        f"{count(len(report.refused), 'line')} refused, "
        f"{count(len(report.flagged), 'text')} flagged, {count(len(report.noted), 'part')} noted."
    )


def _tell_first(lines: list[str]) -> None:
    for line in lines[:MOST_LINES_SHOWN]:
        say(f"  {line}")
    if len(lines) > MOST_LINES_SHOWN:
        say(f"  and {len(lines) - MOST_LINES_SHOWN:,} more")


def _place(line: int, external_id: str | None) -> str:
    return f"line {line}" + (f" ({external_id})" if external_id else "")
