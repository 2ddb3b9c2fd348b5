"""Which kind of work a vacancy is, of a fixed bank of kinds: the one its text is nearest to.

A fixed bank, and not groups found in tonight's vacancies, so that a vacancy's kind does not change because
others came or went.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files

import numpy as np
import numpy.typing as npt

from matcher.retrieval.encoder import Vectors
from matcher.retrieval.text_space import TextSpace

_FILE = "kinds_of_work.txt"


@dataclass(frozen=True, slots=True)
class KindOfWork:
    """A kind of work: its name, and what one does there."""

    name: str
    tasks: tuple[str, ...]


def read_kinds_of_work() -> tuple[KindOfWork, ...]:
    """Return our own bank of kinds, which travels with the package."""
    lines = (files(__package__) / _FILE).read_text(encoding="utf-8").splitlines()
    named = [line.partition(": ") for line in lines if line and not line.startswith("#")]
    return tuple(KindOfWork(name, tuple(tasks.split("; "))) for name, _, tasks in named)


def kinds_of(
    space: TextSpace, about: Vectors, kinds: Sequence[KindOfWork]
) -> npt.NDArray[np.int64]:
    """Return the number of the kind that each vacancy is nearest to, `(n,)`.

    Args:
        space: where texts become vectors.
        about: `(n, d)` what each vacancy is about.
        kinds: the kinds to choose from.

    """
    tasks = [task for kind in kinds for task in kind.tasks]
    starts = np.cumsum([0, *(len(kind.tasks) for kind in kinds[:-1])])
    means = np.add.reduceat(space.passages(tasks), starts, axis=0)
    means /= np.linalg.norm(means, axis=1, keepdims=True)
    nearest: npt.NDArray[np.int64] = np.argmax(about @ means.T, axis=1)
    return nearest
