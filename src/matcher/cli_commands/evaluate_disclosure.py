"""`matcher evaluate disclosure`: both promises of the gate, put to the whole system."""

from typing import Annotated, Final

import typer

from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, count, note, say, say_json

WORLDS: Final = 2000
_MOST_VIOLATIONS_SHOWN: Final = 20


def disclosure(
    *,
    worlds: Annotated[int, typer.Option(min=1, help="How many made-up worlds.")] = WORLDS,
    seed: Annotated[int, typer.Option(help="The same seed makes the same worlds.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Test both promises end to end: what employers and advisers see depends on decisions alone."""
    from matcher.evaluation.disclosure import run  # noqa: PLC0415, loads the whole server

    with progress("Worlds") as told:
        result = run(worlds=worlds, seed=seed, progress=told)
    if as_json:
        say_json(
            {
                "worlds": result.worlds,
                "seed": seed,
                "employerChecks": result.employer_checks,
                "adviserChecks": result.adviser_checks,
                "violations": list(result.violations),
            }
        )
    else:
        for violation in result.violations[:_MOST_VIOLATIONS_SHOWN]:
            say(f"  {violation}")
        say(
            f"{count(result.worlds, 'world')}: {result.employer_checks:,} checks of what employers "
            f"see, {result.adviser_checks:,} of what advisers see, "
            f"{count(len(result.violations), 'violation')}."
        )
    if result.violations:
        note("matcher: A promise of disclosure does not hold.")
        raise typer.Exit(1)
