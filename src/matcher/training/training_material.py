"""Everything the encoder is taught with, read from files."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from matcher.training.text_files import lines_of, record_files
from matcher.training.work_groups import (
    GroupText,
    TextGroup,
    TextKind,
    competence_groups,
    competence_pairs,
    occupation_groups,
    phrase_groups,
    saying_groups,
    title_groups,
)

CHATTER_FILE: Final = "algemeenheden.txt"
EMPTY_WISHES_FILE: Final = "wensen_zonder_werk.txt"
REMARKS_FILE: Final = "opmerkingen_over_gezondheid.txt"
SAYINGS_FOLDER: Final = "sayings"
TITLES_FOLDER: Final = "titles"


@dataclass(frozen=True, slots=True)
class Material:
    """Everything the encoder is taught with."""

    occupations: list[TextGroup]
    competences: list[TextGroup]
    phrases: list[TextGroup]
    sayings: list[TextGroup]
    titles: list[TextGroup]
    chatter: list[GroupText]
    remarks: list[str]

    @property
    def texts(self) -> list[GroupText]:
        """Return every text once, in a fixed order."""
        groups = (*self.sayings, *self.titles)
        others = [text for group in groups for text in group.texts]
        return _each_once([*self.texts_of_first_lesson, *others])

    @property
    def texts_of_first_lesson(self) -> list[GroupText]:
        """Return every text of the first lesson once: their word pieces are kept for certain."""
        groups = (*self.occupations, *self.competences, *self.phrases)
        return _each_once([text for group in groups for text in group.texts] + self.chatter)


def read_material(occupations: Path, competences: Path, phrases: Path) -> Material:
    """Return what is in the files.

    Args:
        occupations: ESCO's table of occupations.
        competences: a mapping of competences to skills.
        phrases: a folder of phrases as `data/phrases/train`.

    Raises:
        InvalidInputError: a file is missing or is not as it should be.

    """
    chatter = [GroupText(line, TextKind.SENTENCE) for line in lines_of(phrases / CHATTER_FILE)]
    chatter += [GroupText(line, TextKind.WISH) for line in lines_of(phrases / EMPTY_WISHES_FILE)]
    return Material(
        occupations=occupation_groups(occupations),
        competences=competence_groups(competence_pairs(competences)),
        phrases=phrase_groups(phrases),
        sayings=saying_groups(phrases / SAYINGS_FOLDER),
        titles=title_groups(phrases / TITLES_FOLDER),
        chatter=chatter,
        remarks=lines_of(phrases / REMARKS_FILE),
    )


def phrase_files(phrases: Path) -> list[Path]:
    """Return the files of a folder of phrases that are read, by path."""
    lines = [phrases / name for name in (CHATTER_FILE, EMPTY_WISHES_FILE, REMARKS_FILE)]
    folders = (phrases, phrases / SAYINGS_FOLDER, phrases / TITLES_FOLDER)
    return sorted([*lines, *(path for folder in folders for path in record_files(folder))])


def names_of_phrases(phrases: Path) -> frozenset[str]:
    """Return what a folder of phrases says of any work, each text without case or marks.

    Raises:
        InvalidInputError: a file is missing or is not as it should be.

    """
    groups = [
        *phrase_groups(phrases),
        *saying_groups(phrases / SAYINGS_FOLDER),
        *title_groups(phrases / TITLES_FOLDER),
    ]
    return frozenset(name for group in groups for name in group.names)


def _each_once(texts: Sequence[GroupText]) -> list[GroupText]:
    return list({text.text: text for text in texts}.values())
