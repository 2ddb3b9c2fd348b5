"""From what was filled in about openness to a decision, or to what is to be mended."""

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from matcher.domain.conditions import ConditionCode
from matcher.domain.errors import InvalidInputError
from matcher.domain.ids import DecisionId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Moment,
    Recipient,
    Teller,
    Topic,
    topic_of,
)
from matcher.wording import openness_pages as own
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form, form_of

USUAL_TIME: Final = timedelta(days=91)
"""How long a decision holds unless something else is chosen: three months, then it is talked over again."""

WHAT: Final[Mapping[str, frozenset[Topic]]] = {
    "niets": frozenset(),
    "nodig": frozenset({Topic.NEEDS}),
    "begeleiding": frozenset({Topic.NEEDS, Topic.SUPPORT}),
}
SHOWN: Final = "getoond"
"""The field that says of which choices the page that was sent told what they change."""

TO_ALL: Final = frozenset({ANY_EMPLOYER, EMPLOYER_SERVICES})
"""For whom a decision can be without being about one employer."""

ALSO: Final = (Topic.JOBS_AGREEMENT, Topic.BACKGROUND)
_CHOICES: Final = (
    "voor",
    "werkgever",
    "wat",
    "behoeften",
    "ook",
    "moment",
    "verteller",
    "vanaf",
    "tot",
)
_PROBLEMS: Final[Mapping[str, tuple[str, str]]] = {
    "recipient": ("werkgever", own.UNKNOWN_EMPLOYER),
    "need_codes": ("behoeften", own.NEEDS_OF_NOTHING),
}


def empty_form(on: date, recipient: str) -> Form:
    """Return the form as it stands before anything was chosen: nothing about what is told."""
    to_all = recipient in TO_ALL
    return form_of(
        voor=recipient if to_all else "",
        werkgever="" if to_all else recipient,
        moment=Moment.INTRODUCTION.value,
        verteller=Teller.EMPLOYMENT_SPECIALIST.value,
        vanaf=on.isoformat(),
        tot=(on + USUAL_TIME).isoformat(),
    )


def choices_in_short(form: Form) -> str:
    """Return a short text that is another one for other choices."""
    chosen = [sorted(form.all(name)) for name in _CHOICES]
    return hashlib.sha256(repr(chosen).encode()).hexdigest()


def read_decision(form: Form, on: date) -> DisclosureDecision | tuple[Wrong, ...]:
    """Return the decision that was filled in, or everything that is wrong with it."""
    recipient = form.text("werkgever") or form.text("voor")
    topics, codes = _topics(form), _codes(form)
    first, last = form.day("vanaf"), form.day("tot")
    moment, teller = form.text("moment"), form.text("verteller")
    wrong = []
    if not recipient:
        wrong.append(Wrong("voor", own.CHOOSE_WHOM))
    wrong += _wrong_choices(form, topics, codes)
    if first is None:
        wrong.append(Wrong("vanaf", own.WRONG_DAY))
    if last is None:
        wrong.append(Wrong("tot", own.WRONG_DAY))
    elif last < on:
        wrong.append(Wrong("tot", own.IN_THE_PAST))
    elif first is not None and last < first:
        wrong.append(Wrong("tot", own.ENDS_BEFORE))
    if wrong or topics is None or first is None or last is None:
        return tuple(wrong)
    return DisclosureDecision(
        id=DecisionId(""),
        recipient=Recipient(recipient),
        topics=topics | {topic for topic in ALSO if topic in form.all("ook")},
        need_codes=codes,
        from_moment=Moment(moment) if moment in set(Moment) else Moment.INTRODUCTION,
        told_by=Teller(teller) if teller in set(Teller) else Teller.CLIENT,
        valid_from=first,
        valid_until=last,
    )


def _wrong_choices(
    form: Form, topics: frozenset[Topic] | None, codes: frozenset[ConditionCode]
) -> list[Wrong]:
    """Return what is wrong with what may be known; topics of None were not chosen."""
    if topics is None:
        return [Wrong("wat", own.CHOOSE_WHAT)]
    if not topics:
        return [Wrong("wat", own.NEEDS_OF_NOTHING)] if codes or form.all("ook") else []
    if not {topic_of(code) for code in codes} <= topics:
        return [Wrong("wat", own.NEEDS_SUPPORT)]
    if Topic.SUPPORT not in topics and not codes:
        return [Wrong("behoeften", own.CHOOSE_NEEDS)]
    return []


def refused(error: InvalidInputError) -> tuple[Wrong, ...]:
    """Return in words what the rules found wrong with a decision."""
    return tuple(
        Wrong(*_PROBLEMS.get(fault.place, ("tot", own.ENDS_BEFORE))) for fault in error.faults
    )


def _topics(form: Form) -> frozenset[Topic] | None:
    return WHAT.get(form.text("wat"))


def _codes(form: Form) -> frozenset[ConditionCode]:
    known = set(ConditionCode)
    return frozenset(ConditionCode(code) for code in form.all("behoeften") if code in known)
