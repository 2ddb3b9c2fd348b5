"""`matcher train-encoder`: makes the text encoder from a base and files of Dutch work language."""

import time
from pathlib import Path
from typing import Annotated, Final

import typer

from matcher.cli_commands.data_folder import data_folder
from matcher.cli_commands.progress import Progress, progress
from matcher.cli_commands.terminal import AsJson, command_app, note, say, say_json
from matcher.settings import load_settings

SEED: Final = 20261122

app = command_app("train-encoder")


@app.command("train-encoder")
def train_encoder(  # noqa: PLR0913, each an option of the command
    *,
    occupations: Annotated[Path, typer.Option(help="ESCO's table of occupations in Dutch.")],
    competences: Annotated[Path, typer.Option(help="A mapping of competences to ESCO skills.")],
    phrases: Annotated[
        Path | None, typer.Option(help="Phrases to teach with; the project's own where not given.")
    ] = None,
    titles: Annotated[
        Path | None, typer.Option(help="Titles to measure by, as MELO has them; never taught.")
    ] = None,
    base: Annotated[
        Path | None, typer.Option(help="The encoder to start from; made where not given.")
    ] = None,
    out: Annotated[Path, typer.Option(help="The folder to write.")] = Path("models/encoder"),
    work: Annotated[
        Path | None, typer.Option(help="Where a stopped run goes on; in the state directory.")
    ] = None,
    seed: Annotated[
        int, typer.Option(min=0, help="The same seed teaches in the same order.")
    ] = SEED,
    as_json: AsJson = False,
) -> None:
    """Make the text encoder; a run that was stopped goes on where it was."""
    from matcher.training.train_encoder import Sources, make_encoder  # noqa: PLC0415, brings torch

    sources = Sources(
        occupations=occupations,
        competences=competences,
        phrases=phrases or data_folder("phrases") / "train",
        held_out=data_folder("phrases") / "held_out",
        titles=titles,
        base=base,
    )
    began = time.monotonic()
    with progress("Teaching") as told:
        version = make_encoder(
            sources,
            out,
            work or load_settings().state_dir / "encoder-training",
            seed=seed,
            told=_Told(told),
        )
    minutes = (time.monotonic() - began) / 60.0
    if as_json:
        say_json({"encoderVersion": version, "folder": str(out), "minutes": minutes})
    else:
        say(f"Encoder {version} is in {out}, made in {minutes:.0f} minutes.")


class _Told:
    """Tells each step as a line, and how far the teaching is as progress."""

    def __init__(self, told: Progress) -> None:
        self.progress = told

    def step(self, name: str) -> None:
        """Take in the name of a step that begins."""
        note(f"{name[0].upper()}{name[1:]} ...")
