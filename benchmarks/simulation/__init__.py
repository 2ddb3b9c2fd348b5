"""A simulated region, to measure what no data set has. Nothing in it is about real people.

Read README.md first: what is assumed, and what no figure from here can tell.
"""

from hashlib import sha256
from pathlib import Path

FROZEN = (
    "setting.py",
    "drawing.py",
    "people.py",
    "workplaces.py",
    "pairs.py",
    "world.py",
    "season.py",
)
"""The files that decide what a region is and what happens in it."""


def frozen_hash() -> str:
    """Return the sha256 of the frozen files, their names included, whatever their line ends."""
    digest = sha256()
    for name in FROZEN:
        text = (Path(__file__).parent / name).read_text(encoding="utf-8")
        digest.update(f"{name}\n{text}\n".encode())
    return digest.hexdigest()
