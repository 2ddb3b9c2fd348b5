"""`matcher backup`: what must not be lost in a folder of its own, whole or not there at all.

The folder can serve as a state directory. Nothing here opens the database as other commands do, so a
backup never brings it up to date.
"""

import secrets
import shutil
from pathlib import Path
from typing import Annotated

import typer

from matcher.bootstrap import RANKERS
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json
from matcher.domain.errors import ConflictError
from matcher.ranking.ranker_store import POINTER
from matcher.settings import DATABASE, KEPT_IN, Settings, load_settings
from matcher.storage.sessions import Database

app = command_app("backup")


@app.command("backup")
def backup(
    folder: Annotated[Path, typer.Argument(help="A folder that is not there yet.")],
    *,
    as_json: AsJson = False,
) -> None:
    """Copy database, learned rankers and secret; it does not matter who is at work meanwhile."""
    settings = load_settings()
    if folder.exists():
        msg = f"{folder} is there already: name another folder."
        raise ConflictError(msg)
    beside = folder.with_name(f"{folder.name}.unfinished-{secrets.token_hex(4)}")
    try:
        beside.mkdir(mode=0o700, parents=True)
        copied = Database(settings.database_address).copy_to(beside / DATABASE)
        rankers = _copy_rankers(settings.state_dir / RANKERS, beside / RANKERS)
        secret = _copy_secret(settings, beside / KEPT_IN)
        beside.rename(folder)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    size = (folder / DATABASE).stat().st_size if copied else None
    if not copied:
        note("The database is not in it: back up PostgreSQL with pg_dump.")
    if settings.secret is not None:
        note("The secret is not in it: keep what MATCHER_SECRET holds.")
    if as_json:
        told = {"databaseBytes": size, "rankers": rankers, "secret": secret}
        say_json({"folder": str(folder), **told})
        return
    parts = [f"a database of {size:,} bytes"] if size is not None else []
    parts += [count(rankers, "learned ranker"), count(int(secret), "secret")]
    say(f"Backed up in {folder}: {', '.join(parts)}.")


def _copy_rankers(rankers: Path, copy: Path) -> int:
    """Copy the learned rankers that are whole, and return how many there are.

    The pointer is read before and written after them: whichever it names is there.
    """
    if not rankers.is_dir():
        return 0
    pointer = rankers / POINTER
    pointed = pointer.read_bytes() if pointer.exists() else None
    shutil.copytree(rankers, copy, ignore=shutil.ignore_patterns(".*", POINTER))
    found = sum(one.is_dir() for one in copy.iterdir())
    if pointed is not None:
        (copy / POINTER).write_bytes(pointed)
    return found


def _copy_secret(settings: Settings, copy: Path) -> bool:
    """Copy the secret for its owner alone; False where it is a setting, and kept elsewhere."""
    if settings.secret is not None:
        return False
    copy.touch(mode=0o600)
    shutil.copyfile(settings.state_dir / KEPT_IN, copy)
    return True
