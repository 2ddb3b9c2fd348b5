"""The recipe for the encoder: from a base folder and files of Dutch work language to `models/encoder`.

Four stages, each kept in a work folder so that a run that was stopped goes on where it was: a smaller
student is cut from the base; the base says what it makes of every text; the student learns, first to be
like the base, then to bring together what speaks of the same work; the result is written and checked.
"""

import hashlib
import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final

import numpy as np

from matcher.retrieval.encoder import SentenceTransformerEncoder, Vectors
from matcher.retrieval.encoder_manifest import file_hash, folder_version
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache
from matcher.training.group_batches import BatchMaker, Share
from matcher.training.student_network import make_student
from matcher.training.teaching import Lesson, Progress, teach, write_weights
from matcher.training.work_groups import (
    AS_PASSAGE,
    GroupText,
    TextGroup,
    TextKind,
    competence_groups,
    competence_pairs,
    lines_of,
    occupation_groups,
    phrase_groups,
)

LAYERS: Final = (0, 2, 4, 7, 9, 11)
POSITIONS: Final = 258
COMMONEST_WORDS: Final = {"nl": 150_000, "en": 20_000, "de": 3_000, "fr": 5_000}
LESSON: Final = Lesson(
    steps=2_000, alike_steps=500, rate=2e-4, alike_weight=1.0, temperature=0.05
)
CHATTER_FILE: Final = "algemeenheden.txt"
EMPTY_WISHES_FILE: Final = "wensen_zonder_werk.txt"
REMARKS_FILE: Final = "opmerkingen_over_gezondheid.txt"
_OCCUPATIONS_IN_BATCH: Final = 32
_COMPETENCES_IN_BATCH: Final = 16
_PHRASES_IN_BATCH: Final = 20
_BASE_BATCH: Final = 64


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the encoder is taught with."""

    occupations: list[TextGroup]
    competences: list[TextGroup]
    phrases: list[TextGroup]
    chatter: list[GroupText]
    remarks: list[str]

    @property
    def texts(self) -> list[GroupText]:
        """Return every text once, in a fixed order."""
        groups = (*self.occupations, *self.competences, *self.phrases)
        all_texts = [text for group in groups for text in group.texts] + self.chatter
        return list({text.text: text for text in all_texts}.values())


def read_material(occupations: Path, competences: Path, phrases: Path) -> Material:
    """Return what is in the files.

    Raises:
        InvalidInputError: a file is missing or is not as it should be.

    """
    chatter = [GroupText(line, TextKind.SENTENCE) for line in lines_of(phrases / CHATTER_FILE)]
    chatter += [GroupText(line, TextKind.WISH) for line in lines_of(phrases / EMPTY_WISHES_FILE)]
    return Material(
        occupations=occupation_groups(occupations),
        competences=competence_groups(competence_pairs(competences)),
        phrases=phrase_groups(phrases),
        chatter=chatter,
        remarks=[line.rstrip("\n") for line in lines_of(phrases / REMARKS_FILE)],
    )


def train(
    base: Path, material: Material, work: Path, *, seed: int, lesson: Lesson, progress: Progress
) -> Path:
    """Return the folder of a taught student, in the work folder."""
    texts = material.texts
    student = work / "student"
    if not student.exists():
        beside = work / "student.new"
        shutil.rmtree(beside, ignore_errors=True)
        make_student(
            base,
            beside,
            layers=LAYERS,
            positions=POSITIONS,
            commonest=COMMONEST_WORDS,
            also=[text.text for text in texts],
        )
        beside.rename(student)
    targets = _targets(base, texts, work)
    batches = BatchMaker(
        [
            Share(material.occupations, _OCCUPATIONS_IN_BATCH, with_siblings=True),
            Share(material.competences, _COMPETENCES_IN_BATCH),
            Share(material.phrases, _PHRASES_IN_BATCH),
        ],
        chatter=material.chatter,
        remarks=material.remarks,
        seed=seed,
    )
    at = {text.text: number for number, text in enumerate(texts)}
    weights = teach(student, batches, at, targets, lesson, work, progress)
    taught = work / "taught"
    shutil.rmtree(taught, ignore_errors=True)
    shutil.copytree(student, taught)
    write_weights(taught, weights)
    return taught


def _targets(base: Path, texts: Sequence[GroupText], work: Path) -> Vectors:
    """Return what the base makes of texts, centred, `(n, d)`; kept in the work folder."""
    encoder = SentenceTransformerEncoder(base, batch_size=_BASE_BATCH)
    space = TextSpace(encoder, cache=VectorCache(work / "base-vectors", encoder.version))
    as_passage = np.array([text.kind in AS_PASSAGE for text in texts])
    vectors = np.empty((len(texts), space.dimension), dtype=np.float32)
    vectors[as_passage] = space.passages([t.text for t in texts if t.kind in AS_PASSAGE])
    vectors[~as_passage] = space.wishes([t.text for t in texts if t.kind not in AS_PASSAGE])
    return vectors
