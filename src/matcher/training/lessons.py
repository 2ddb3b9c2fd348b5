"""The lessons of the text encoder: what each teaches, how long, and how much of it is kept."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from matcher.training.teaching import Lesson


@dataclass(frozen=True, slots=True)
class Stage:
    """A lesson: how it is called in the work folder, how it is taught, and what a batch holds.

    `in_batch` counts groups of `occupations`, `competences`, `phrases`, `sayings` and `titles`. All lessons
    but the first begin where the first ended; `share` 0..1 is how much of what such a lesson changed is
    kept.
    """

    name: str
    lesson: Lesson
    in_batch: Mapping[str, int]
    share: float = 1.0


_NAMES: Final = Lesson(
    steps=1_100, alike_steps=400, rate=3e-4, rate_ends=1_500, alike_weight=2.0, temperature=0.05
)
_SAYINGS: Final = replace(_NAMES, steps=1_400, alike_steps=0, rate_ends=1_680, alike_weight=0.7)
_TITLES: Final = replace(_SAYINGS, steps=400, rate_ends=550)
_MANY_SAYINGS: Final = {
    "occupations": 8,
    "competences": 4,
    "phrases": 2,
    "sayings": 100,
    "titles": 6,
}
STAGES: Final = (
    # To be like the base, then what work is called, with kinds of work in people's words.
    Stage(
        "names",
        _NAMES,
        {"occupations": 32, "competences": 16, "phrases": 20, "sayings": 0, "titles": 0},
    ),
    # How clients and vacancies speak of work, with what work is called kept up.
    Stage("sayings", _SAYINGS, _MANY_SAYINGS, share=0.5),
    # What work is called, once more, and what else it is called in one place or another.
    Stage(
        "titles",
        _TITLES,
        {"occupations": 32, "competences": 12, "phrases": 16, "sayings": 0, "titles": 32},
        share=0.3,
    ),
    # The same as "sayings" with other batches: two that differ by chance are better together.
    Stage("sayings_again", _SAYINGS, _MANY_SAYINGS, share=0.5),
)
