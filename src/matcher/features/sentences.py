"""From a vacancy's texts to sentences, each with the role it plays in matching.

A title says what the work is, a task and a description say what it is about and what it takes, a
requirement says what is asked. Nothing of a client enters here.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.vacancies import Vacancy
from matcher.domain.vocabulary import normalise_label

_SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[\"'‘“(]?[A-Z0-9ÀÉ])|[\r\n]+|\s[•·▪*]\s")
_LEADING_MARK = re.compile(r"^[-–•·▪*\s]+")
_FEWEST_LETTERS = 3


class Role(StrEnum):
    """The part a sentence plays."""

    TITLE = "title"
    TASK = "task"
    DESCRIPTION = "description"
    REQUIREMENT = "requirement"


ABOUT_ROLES = frozenset({Role.TITLE, Role.TASK, Role.DESCRIPTION})
"""Sentences that say what a vacancy is about: wishes are held against these."""

ASKS_ROLES = frozenset({Role.REQUIREMENT, Role.TASK, Role.DESCRIPTION})
"""Sentences that say what a vacancy asks: abilities are held against these."""


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a vacancy; `key` is the same for sentences that differ in case or marks only."""

    text: str
    role: Role

    @property
    def key(self) -> str:
        """Return what identifies the sentence when counting how common it is."""
        return normalise_label(self.text)


def split_sentences(text: str) -> Iterator[str]:
    """Yield the sentences and list items of a text, without empty ones.

    >>> list(split_sentences("Je ontvangt gasten. Je scant kaartjes!"))
    ['Je ontvangt gasten.', 'Je scant kaartjes!']
    """
    for piece in _SENTENCE_END.split(text):
        sentence = _LEADING_MARK.sub("", piece).strip()
        if sum(letter.isalpha() for letter in sentence) >= _FEWEST_LETTERS:
            yield sentence


def sentences_of(vacancy: Vacancy) -> list[Sentence]:
    """Return a vacancy's sentences: title, tasks, description, requirements, each once."""
    found: dict[tuple[str, Role], Sentence] = {}
    pieces = [
        (Role.TITLE, [vacancy.title]),
        (Role.TASK, [s for task in vacancy.tasks for s in split_sentences(task)]),
        (Role.DESCRIPTION, list(split_sentences(vacancy.description))),
        (Role.REQUIREMENT, [s for r in vacancy.requirements for s in split_sentences(r.text)]),
    ]
    for role, texts in pieces:
        for text in texts:
            sentence = Sentence(text, role)
            found.setdefault((sentence.key, role), sentence)
    return list(found.values())
