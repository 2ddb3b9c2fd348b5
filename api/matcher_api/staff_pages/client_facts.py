"""What a specialist's page says of an own client: the facts that a list rests on.

Texts with health words are left out and pointed to, so that a person writes them anew.
"""

from collections.abc import Iterable, Iterator

from matcher.domain.conditions import Importance, Need
from matcher.domain.profiles import WorkFacts
from matcher.domain.vocabulary import CodedTerm
from matcher.use_cases.client_file import ClientFile, TextToRewrite
from matcher.wording import pages
from matcher.wording.terms import CONDITIONS, TIMES
from matcher_api.pages.contexts import Fact
from matcher_api.pages.figures import day, hours
from matcher_api.pages.vacancy_facts import language_in_words, place_in_words


def client_facts(file: ClientFile) -> tuple[Fact, ...]:
    """Return what is known of a client that matters for work; what is not known says so."""
    return tuple(
        Fact(pages.FIELDS[name], values or (pages.UNKNOWN,)) for name, values in _facts(file)
    )


def _facts(file: ClientFile) -> Iterator[tuple[str, tuple[str, ...]]]:
    record, flagged = file.record, {text.place for text in file.rewrite}
    yield "passions", _clean("passions", record.passions, flagged)
    yield "abilities", _clean("abilities", record.abilities, flagged)
    yield "target_occupations", looked_for(file)
    yield "aversions", _clean("aversions", record.aversions, flagged)
    yield "working_hours", _one(hours(record.working_hours))
    yield "avoid_times", tuple(t for time, t in TIMES.items() if time in record.avoid_times)
    yield "place", _one(place_in_words(record.place))
    yield "travel", _travel(record.max_travel_minutes, sorted(record.transport_modes))
    yield "driving_licences", _known(record.driving_licences)
    yield "languages", tuple(language_in_words(one) for one in record.languages)
    yield "qualifications", _qualifications(record.qualifications, flagged)
    yield "needs", tuple(_need(need) for need in record.needs)


def looked_for(file: ClientFile) -> tuple[str, ...]:
    """Return the occupations a client is after, without texts that are to be rewritten."""
    flagged = {text.place for text in file.rewrite}
    return _labels("target_occupations", file.record.target_occupations, flagged)


def to_rewrite(texts: Iterable[TextToRewrite]) -> tuple[str, ...]:
    """Return where texts stand that are to be rewritten, in words."""
    return tuple(_place_in_words(text.place) for text in texts)


def colleague_facts(work: WorkFacts) -> tuple[str, ...]:
    """Return what a list says of a client to whoever may see these facts."""
    facts = (
        work.work_summary,
        pages.LOOKS_FOR.format(label=labels) if (labels := _listed(work)) else None,
        hours(work.working_hours),
        work.available_from
        and f"{pages.FIELDS['available_from'].lower()} {day(work.available_from)}",
    )
    return tuple(fact for fact in facts if fact)


def _listed(work: WorkFacts) -> str:
    return ", ".join(term.label for term in work.target_occupations if term.label)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _clean(name: str, texts: Iterable[str], flagged: set[str]) -> tuple[str, ...]:
    return tuple(text for n, text in enumerate(texts) if f"{name}[{n}]" not in flagged)


def _labels(name: str, terms: Iterable[CodedTerm], flagged: set[str]) -> tuple[str, ...]:
    return tuple(
        term.label
        for n, term in enumerate(terms)
        if term.label and f"{name}[{n}].label" not in flagged
    )


def _known(licences: frozenset[str] | None) -> tuple[str, ...]:
    return () if licences is None else tuple(sorted(licences)) or (pages.NONE,)


def _qualifications(terms: tuple[CodedTerm, ...] | None, flagged: set[str]) -> tuple[str, ...]:
    return () if terms is None else _labels("qualifications", terms, flagged) or (pages.NONE,)


def _travel(minutes: float | None, modes: Iterable[object]) -> tuple[str, ...]:
    ways = tuple(words for mode, words in pages.MODES.items() if mode in set(modes))
    limit = () if minutes is None else (pages.MINUTES_BY.format(minutes=minutes),)
    return (*limit, *ways)


def _need(need: Need) -> str:
    words = CONDITIONS[need.code]
    return words if need.importance is Importance.MUST else pages.WISHED.format(condition=words)


def _place_in_words(place: str) -> str:
    name, _, rest = place.partition("[")
    number = rest.partition("]")[0]
    field = pages.FIELDS[name]
    if not number:
        return field
    return pages.NUMBERED.format(field=field, number=int(number) + 1)
