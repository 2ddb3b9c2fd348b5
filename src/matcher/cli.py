"""The command line, `matcher ...`: which commands there are, and what a failure looks like.

A command's module, and all it needs, is loaded only when that command is called: `matcher --help`
is quick, and a command that matches nothing loads no encoder. A failure is one sentence on stderr
with exit code 1 (2 for wrong usage); a traceback, which may show values, is never printed.
"""

import importlib
import sys
from collections.abc import Mapping, Sequence
from importlib import metadata
from types import MappingProxyType
from typing import Annotated, Any, Final

import typer
from typer.core import TyperGroup

COMMANDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "demo": ("demo", "Fill a made-up region, match it, and serve its pages."),
        "serve": ("serve", "Serve the API and the pages."),
        "rerank": ("rerank", "Make and publish tonight's lists for everyone."),
        "match": ("match", "Show the best vacancies for a client, or the other way."),
        "import": ("import_file", "Load clients, vacancies, employers, outcomes or places."),
        "evaluate": ("evaluate", "Measure the encoder and lists, or test promises and reasons."),
        "train": ("train", "Teach a ranker with outcomes; it is used only if it is no worse."),
        "rankers": ("rankers", "List learned rankers, take one into use, or go back."),
        "train-encoder": ("train_encoder", "Make the text encoder from files of work language."),
        "keys": ("keys", "Make, list and revoke keys for people and systems."),
        "export": ("export", "Write everything known of one client as JSON."),
        "erase": ("erase", "Erase everything known of one client."),
        "audit": ("audit", "Check that the audit log is as it was written."),
        "backup": ("backup", "Copy what must not be lost, also while others work."),
        "undo-releases": ("undo_releases", "Let no release go out by itself after a restore."),
    }
)
"""Every command, with its module in `matcher.cli_commands` and what it is for."""

EXAMPLES: Final = """Examples:

\b
  matcher demo
  matcher import vacancies vacancies.jsonl
  matcher match --client c-0001 -k 5
  matcher match --text "films kijken en bespreken"
  matcher keys create --role employment_specialist --subject s-01
  matcher serve --port 8000

Settings are environment variables that begin with MATCHER_."""


class LazyGroup(TyperGroup):
    """A group whose commands are placeholders with a line of help until one of them is called."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401, types of Typer
        """Load the command that is called, and go on as any group does."""
        name = args[0]
        if name in COMMANDS:
            module = importlib.import_module(f"matcher.cli_commands.{COMMANDS[name][0]}")
            self.add_command(typer.main.get_command(module.app), name)
        return super().resolve_command(ctx, args)


app: Final = typer.Typer(
    cls=LazyGroup,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    epilog=EXAMPLES,
)


def _placeholder() -> None:
    """Stand in for a command that is not loaded."""


for _name, (_, _summary) in COMMANDS.items():
    app.command(_name, help=_summary)(_placeholder)


def _show_version(value: bool) -> None:  # noqa: FBT001, called so by Typer
    if value:
        typer.echo(f"matcher {_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _matcher(
    context: typer.Context,
    *,
    version: Annotated[
        bool,
        typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version."),
    ] = False,
) -> None:
    """Employer matching and vacancy recommendation for supported employment (IPS)."""
    del version
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def main(arguments: Sequence[str] | None = None) -> None:
    """Run one command with the process's own arguments, or with those given.

    Raises:
        SystemExit: always, with the exit code.
    """
    try:
        app(args=arguments, prog_name="matcher")
    except Exception as error:  # noqa: BLE001, the one place where every failure ends
        from matcher.cli_commands.failures import sentence_of  # noqa: PLC0415, only when it is needed

        typer.echo(f"matcher: {sentence_of(error)}", err=True)
        sys.exit(1)


def _version() -> str:
    try:
        return metadata.version("matcher")
    except metadata.PackageNotFoundError:
        return "(not installed, run from its source)"
