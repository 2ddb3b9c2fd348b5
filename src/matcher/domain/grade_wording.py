"""Grades proposed from a vacancy's own words, for a person to confirm by giving them.

A proposal is a function of one vacancy's text and demands alone: nothing here depends on anybody who
is looking for work, so an employer may read it. No matching and no ranking reads it; until a person
gives the grade, `Vacancy.grade_of` holds. A text that says nothing gives no proposal, never a default.

Phrases that disagree:

* In one sentence the milder qualifies the stricter: "mbo 3 vereist, of vergelijkbare ervaring".
* Between sentences the strictest wins: "fijn" elsewhere does not undo "vereist", and a person who reads
  the phrase can still choose a milder grade, but would not look for a demand that was played down.
* A text that also says a demand need not be met contradicts the strict phrases; those are dropped.
* One grade holds for all languages or qualifications together, so each must be said to be the same.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from matcher.domain.grade_cues import CUES, Cue
from matcher.domain.grade_subjects import LANGUAGE_NAMES, Subject, subjects_of
from matcher.domain.vacancies import Demand, Grade, Vacancy


@dataclass(frozen=True, slots=True)
class ProposedGrade:
    """A grade for a demand, and the exact words of the vacancy that say so."""

    demand: Demand
    grade: Grade
    phrase: str


@dataclass(frozen=True, slots=True)
class _Said:
    """What a phrase says of a subject; a grade of None says that it need not be met."""

    grade: Grade | None
    phrase: str


_REACH: Final = 160
"""How many characters of a sentence are read on either side of what it speaks of."""
_STRICT: Final = frozenset({Grade.LAW, Grade.HARD})
_STRICTEST_FIRST: Final = tuple(Grade)
_BETWEEN_SENTENCES: Final = re.compile(r"(?<=[.!?;])\s+|[\r\n•]+")
_DENIED: Final = re.compile(r"\b(?:niet|geen|nooit|nergens|hoe(?:ft|ven))\b", re.IGNORECASE)
_NEW_TURN: Final = re.compile(r",|\bmaar\b|\bwel\b", re.IGNORECASE)
_DENIED_BEFORE: Final = re.compile(
    r"\b(?:geen|(?<!niet )zonder|hoef\w*(?: \w+){0,6})(?: \w+){0,2} $", re.IGNORECASE
)
_NOT_WITHOUT: Final = re.compile(r"\bzonder\b.*\b(?:niet|geen)\b", re.IGNORECASE | re.DOTALL)
_TOGETHER: Final = re.compile(
    r"(?: en (?:het |een )?(?:rijbewijs(?: [A-Z]\b)?|code 95|vog|vca|bhv|diploma|"
    + "|".join(LANGUAGE_NAMES.values())
    + r")\b)+",
    re.IGNORECASE,
)


def propose_grades(vacancy: Vacancy) -> tuple[ProposedGrade, ...]:
    """Return a grade for each demand whose text says one and that has none, in order of `Demand`.

    >>> from matcher.domain.ids import EmployerId, VacancyId
    >>> text = "Je rijdt zelf. Een rijbewijs is daarom vereist."
    >>> asked = Vacancy(VacancyId("v"), EmployerId("e"), "Chauffeur", text, driving_licence="B")
    >>> [(one.grade.value, one.phrase) for one in propose_grades(asked)]
    [('hard', 'rijbewijs is daarom vereist')]
    """
    sentences = tuple(_sentences(vacancy))
    proposals = (
        _proposal(demand, subjects, sentences)
        for demand, subjects in subjects_of(vacancy)
        if demand not in vacancy.grades
    )
    return tuple(proposal for proposal in proposals if proposal is not None)


def _sentences(vacancy: Vacancy) -> Iterator[str]:
    asked = (requirement.text for requirement in vacancy.requirements)
    for text in (vacancy.title, vacancy.description, *vacancy.tasks, *asked):
        yield from _BETWEEN_SENTENCES.split(text)


def _proposal(
    demand: Demand, subjects: Iterable[Subject], sentences: tuple[str, ...]
) -> ProposedGrade | None:
    first = None
    for subject in subjects:
        graded = _graded(subject, CUES[demand], sentences)
        if graded is None or (first is not None and graded[0] is not first[0]):
            return None
        first = first or graded
    return None if first is None else ProposedGrade(demand, *first)


def _graded(
    subject: Subject, cues: tuple[Cue, ...], sentences: tuple[str, ...]
) -> tuple[Grade, str] | None:
    """Return the grade that the whole text says of a subject, with its first phrase."""
    said = [one for text in sentences for one in _qualified(_said(subject, cues, text))]
    denied = any(one.grade is None for one in said)
    stated = [
        (one.grade, one.phrase)
        for one in said
        if one.grade is not None and not (denied and one.grade in _STRICT)
    ]
    return min(stated, key=lambda one: _STRICTEST_FIRST.index(one[0]), default=None)


def _qualified(said: Iterable[_Said]) -> list[_Said]:
    """Leave out of one sentence the strict phrases that a milder one qualifies."""
    said = list(said)
    if any(one.grade is not None and one.grade not in _STRICT for one in said):
        return [one for one in said if one.grade not in _STRICT]
    return said


def _said(subject: Subject, cues: tuple[Cue, ...], sentence: str) -> Iterator[_Said]:
    for mention in subject.mention.finditer(sentence):
        before = sentence[max(0, mention.start() - _REACH) : mention.start()]
        after = sentence[mention.end() : mention.end() + _REACH]
        if _DENIED_BEFORE.search(before):
            if not _NOT_WITHOUT.search(before + mention[0] + after):
                yield _Said(None, mention[0])
            continue
        if subject.by_law:
            yield _Said(Grade.LAW, mention[0])
        for cue in cues:
            if cue.after_subject:
                yield from _found_after(cue, mention[0], after)
            else:
                yield from _found_before(cue, before, mention[0])


def _found_after(cue: Cue, mention: str, after: str) -> Iterator[_Said]:
    together = _TOGETHER.match(after)
    start = together.end() if together else 0
    for found in cue.words.finditer(after, start):
        gap = after[start : found.start()]
        if cue.reaches_over(gap):
            closed = "(" in gap and after.startswith(")", found.end())
            phrase = mention + after[: found.end() + closed]
            yield _Said(None if _denied_in(gap) else cue.grade, phrase)


def _found_before(cue: Cue, before: str, mention: str) -> Iterator[_Said]:
    for found in cue.words.finditer(before):
        if cue.reaches_over(before[found.end() :]):
            denied = _denied_in(before[: found.start()])
            yield _Said(None if denied else cue.grade, before[found.start() :] + mention)


def _denied_in(words: str) -> bool:
    """Tell whether the last turn of what leads up to a cue denies it."""
    return _DENIED.search(_NEW_TURN.split(words)[-1]) is not None
