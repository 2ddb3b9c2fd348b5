"""A training of a few small steps, whose listener can stop it as a power cut would."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.retrieval import text_space
from matcher.retrieval.text_space import Background
from matcher.training import train_encoder
from matcher.training.lessons import Stage
from matcher.training.teaching import Lesson
from matcher.training.train_encoder import Sources
from work_files import (
    competences_file,
    held_out_folder,
    melo_folder,
    occupations_file,
    training_folder,
)

SEED = 11
LESSON = Lesson(
    steps=6,
    alike_steps=2,
    rate=1e-4,
    rate_ends=6,
    alike_weight=1.0,
    temperature=0.05,
    warm_steps=1,
    averaging=0.5,
    save_every=2,
)
SECOND = replace(LESSON, steps=4, alike_steps=0, rate_ends=4)
IN_BATCH = {"occupations": 6, "competences": 3, "phrases": 2, "sayings": 1, "titles": 1}
STAGES = (
    Stage("names", LESSON, IN_BATCH),
    Stage("of_people", SECOND, IN_BATCH, share=0.5),
    Stage("of_titles", replace(SECOND, steps=2), IN_BATCH, share=0.5),
)
BACKGROUND = Background(("ik wil werken", "buiten zijn"), ("Je werkt in een team.", "Kom langs."))
WEIGHTS = "model.safetensors"


class Stopped(Exception):  # noqa: N818, what a person or a power cut does
    pass


class Listener:
    """Remembers what it was told, and stops the run at a step if it was asked to."""

    def __init__(self, stop_at: int | None = None) -> None:
        """Stop after so many steps of teaching, or (0) before anything begins; None lets it end."""
        self.stop_at = stop_at
        self.steps: list[str] = []
        self.done: list[tuple[int, int]] = []

    def step(self, name: str) -> None:
        self.steps.append(name)
        if self.stop_at == 0:
            raise Stopped

    def progress(self, done: int, total: int) -> None:
        self.done.append((done, total))
        if len(self.done) == self.stop_at:
            raise Stopped


@contextmanager
def quickly() -> Iterator[None]:
    """Know few words, centre on few sentences, draw small batches: the real ones take minutes.

    Threads that share so little work spend their time waiting for each other, so there is one.
    """
    import torch  # noqa: PLC0415, seconds to import

    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(train_encoder, "COMMONEST_WORDS", {"nl": 2_000, "en": 200})
            patch.setattr(train_encoder, "COMMONEST_WORDS_AT_LAST", {"nl": 1_000})
            patch.setattr(text_space, "read_background", lambda: BACKGROUND)
            yield
    finally:
        torch.set_num_threads(threads)


def sources_in(folder: Path, base: Path | None = None) -> Sources:
    """Write every file that training reads into a folder."""
    return Sources(
        occupations=occupations_file(folder / "occupations.csv"),
        competences=competences_file(folder / "competences.csv"),
        phrases=training_folder(folder / "train"),
        held_out=held_out_folder(folder / "held_out"),
        titles=melo_folder(folder / "titles"),
        base=base,
        stages=STAGES,
    )
