"""Groups of texts that speak of the same work: what the encoder is taught to bring together.

A group is all labels of one occupation with its description, one competence with the skills that
experts found for it, titles of one kind of work, or how clients and vacancies write of it. Inside a
group no text is ever held against another; groups of one family (sibling occupations) are told apart
hardest.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated

from pydantic import Field

from matcher.domain.vocabulary import normalise_label
from matcher.training.text_files import Record, Text, records_in, rows_of


class TextKind(StrEnum):
    """What a text is, which decides how it is read: as a query, as a passage, or as either."""

    LABEL = "label"
    DESCRIPTION = "description"
    WISH = "wish"
    ABILITY = "ability"
    TITLE = "title"
    SENTENCE = "sentence"


AS_QUERY = frozenset({TextKind.WISH, TextKind.ABILITY})
AS_PASSAGE = frozenset({TextKind.DESCRIPTION, TextKind.SENTENCE})

HELD_OUT_SHARE = 10
"""One in so many competences is never trained on: those whose id hashes to 0."""

_OCCUPATION_COLUMNS = ("conceptUri", "iscoGroup", "preferredLabel", "altLabels", "description")
_MAPPING_COLUMNS = ("vdab_id", "vdab_label_nl", "esco_skill_uri", "esco_label_nl")


class KindOfWork(Record):
    """A line of phrases: a kind of work in the words of clients and of vacancies."""

    wishes: list[Text]
    abilities: list[Text]
    titles: list[Text]
    sentences: list[Text]


class Sayings(Record):
    """A line of sayings: what clients say of one kind of work, and sentences of vacancies for them."""

    clients: Annotated[list[Text], Field(min_length=1)]
    vacancies: Annotated[list[Text], Field(min_length=1)]


class WorkTitles(Record):
    """A line of titles: what one kind of work is called in one place or another."""

    titles: Annotated[list[Text], Field(min_length=2)]


@dataclass(frozen=True, slots=True)
class GroupText:
    """A text and what it is."""

    text: str
    kind: TextKind


@dataclass(frozen=True, slots=True)
class TextGroup:
    """Texts of the same work. `family` names its siblings, empty where it has none."""

    family: str
    texts: tuple[GroupText, ...]

    @property
    def names(self) -> frozenset[str]:
        """Return its texts without case or marks: groups that share one are not held apart."""
        return frozenset(normalise_label(text.text) for text in self.texts)


@dataclass(frozen=True, slots=True)
class CompetencePair:
    """An expert's mapping: a competence, and a skill that is like it."""

    competence_id: str
    competence: str
    skill_id: str
    skill: str

    @property
    def held_out(self) -> bool:
        """Tell whether the competence is kept for evaluation."""
        digest = hashlib.sha256(self.competence_id.encode()).digest()
        return int.from_bytes(digest[:4]) % HELD_OUT_SHARE == 0


def occupation_groups(path: Path) -> list[TextGroup]:
    """Return ESCO's occupations: labels and description, siblings by ISCO unit group.

    Raises:
        InvalidInputError: the file is missing or is no table of occupations.

    """
    groups = []
    for row in rows_of(path, _OCCUPATION_COLUMNS):
        labels = dict.fromkeys([row["preferredLabel"].strip(), *_lines(row["altLabels"])])
        texts = [GroupText(label, TextKind.LABEL) for label in labels if label]
        texts += [
            GroupText(text, TextKind.DESCRIPTION) for text in _first_sentences(row["description"])
        ]
        if len(texts) > 1:
            groups.append(TextGroup(f"isco-{row['iscoGroup']}", tuple(texts)))
    return groups


def competence_pairs(path: Path) -> list[CompetencePair]:
    """Return the pairs of a mapping from competences to skills.

    Raises:
        InvalidInputError: the file is missing or is no such mapping.

    """
    return [
        CompetencePair(
            row["vdab_id"], row["vdab_label_nl"], row["esco_skill_uri"], row["esco_label_nl"]
        )
        for row in rows_of(path, _MAPPING_COLUMNS)
    ]


def competence_groups(pairs: Iterable[CompetencePair]) -> list[TextGroup]:
    """Return each competence that is not held out, with the skills mapped to it."""
    texts: dict[str, dict[str, None]] = {}
    for pair in pairs:
        if not pair.held_out:
            texts.setdefault(pair.competence_id, {pair.competence: None})[pair.skill] = None
    return [
        TextGroup("", tuple(GroupText(text, TextKind.LABEL) for text in each))
        for each in texts.values()
        if len(each) > 1
    ]


def phrase_groups(folder: Path) -> list[TextGroup]:
    """Return the kinds of work in a folder of phrases (`*.jsonl`), by file name.

    Raises:
        InvalidInputError: there is no such file, or a line is not as it should be.

    """
    return [
        TextGroup(
            "",
            tuple(
                GroupText(text, kind)
                for kind, texts in (
                    (TextKind.WISH, record.wishes),
                    (TextKind.ABILITY, record.abilities),
                    (TextKind.TITLE, record.titles),
                    (TextKind.SENTENCE, record.sentences),
                )
                for text in texts
            ),
        )
        for record in records_in(folder, KindOfWork)
    ]


def saying_groups(folder: Path) -> list[TextGroup]:
    """Return what clients say of a kind of work with sentences of vacancies for it, by file name.

    Raises:
        InvalidInputError: there is no such file, or a line is not as it should be.

    """
    return [
        TextGroup(
            "",
            (
                *(GroupText(text, TextKind.WISH) for text in record.clients),
                *(GroupText(text, TextKind.SENTENCE) for text in record.vacancies),
            ),
        )
        for record in records_in(folder, Sayings)
    ]


def title_groups(folder: Path) -> list[TextGroup]:
    """Return what each kind of work is called, by file name.

    Raises:
        InvalidInputError: there is no such file, or a line is not as it should be.

    """
    return [
        TextGroup("", tuple(GroupText(text, TextKind.TITLE) for text in record.titles))
        for record in records_in(folder, WorkTitles)
    ]


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n")]


def _first_sentences(description: str) -> list[str]:
    """Return the first two sentences of a description, each a text: the rest repeats in detail."""
    sentences = [part.strip() for part in description.replace("\n", " ").split(". ")]
    return [sentence.rstrip(".") + "." for sentence in sentences[:2] if sentence]
