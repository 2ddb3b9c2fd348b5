"""What a page says of a vacancy: one line for a list, and every fact for its own page."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Final

from matcher.domain.conditions import ConditionCode, Offer
from matcher.domain.employers import Employer
from matcher.domain.places import Place
from matcher.domain.vacancies import Vacancy
from matcher.domain.vacancy_wording import WordingAdvice, advise
from matcher.domain.vocabulary import Language
from matcher.wording import pages
from matcher.wording.terms import CONDITIONS, CONTRACTS, LANGUAGES, TIMES
from matcher_api.pages.contexts import Advice, ConditionGroup, Fact
from matcher_api.pages.figures import day, hours, pay_in_words

_OFFER_ORDER: Final = (*Offer, None)
_ARTICLE: Final = "een "


def vacancy_href(vacancy: Vacancy) -> str:
    """Return where a vacancy's page is."""
    return f"/vacatures/{vacancy.id}"


def short_facts(vacancy: Vacancy, employer: Employer | None) -> tuple[str, ...]:
    """Return what a list says of a vacancy: who, where, how many hours, what contract."""
    facts = (
        employer_name(employer),
        place_in_words(vacancy.place),
        hours(vacancy.working_hours),
        CONTRACTS[vacancy.contract].removeprefix(_ARTICLE) if vacancy.contract else None,
    )
    return tuple(fact for fact in facts if fact)


def employer_name(employer: Employer | None) -> str:
    """Return the employer's name, or that it has none here."""
    return (employer and employer.name) or pages.EMPLOYER_UNKNOWN


def place_in_words(place: Place | None) -> str | None:
    """Return the town, else the postcode, else None."""
    return None if place is None else place.town or place.postcode4


def language_in_words(language: Language) -> str:
    """Return a language with its level, when known."""
    name = LANGUAGES.get(language.code, language.code)
    return f"{name} {language.level.value}" if language.level else name


def all_facts(vacancy: Vacancy) -> tuple[Fact, ...]:
    """Return every fact with what is known of it; what is not known says so."""
    return tuple(
        Fact(pages.VACANCY_FIELDS[name], values or (pages.UNKNOWN,))
        for name, values in _facts(vacancy)
    )


def _facts(vacancy: Vacancy) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "place", _one(place_in_words(vacancy.place))
    yield "working_hours", _one(hours(vacancy.working_hours))
    yield "times", tuple(TIMES[time] for time in TIMES if time in (vacancy.times or ()))
    yield "contract", _one(_contract(vacancy))
    yield "pay", _one(pay_in_words(vacancy.pay))
    yield "seats", _one(None if vacancy.seats is None else str(vacancy.seats))
    yield "remote", _one(vacancy.remote and pages.REMOTE[vacancy.remote])
    yield "driving_licence", _one(vacancy.driving_licence or pages.NONE)
    yield "languages", tuple(language_in_words(one) for one in vacancy.languages)
    yield (
        "qualifications",
        tuple(t.label or t.code for t in vacancy.qualifications) or (pages.NONE,),
    )
    yield "closes_on", (day(vacancy.closes_on),) if vacancy.closes_on else ()
    yield "apply", _ways_of_applying(vacancy)
    yield "contact", _one(vacancy.contact)


def _one(value: str | None) -> tuple[str, ...]:
    return (value,) if value else ()


def _contract(vacancy: Vacancy) -> str | None:
    if vacancy.contract is None:
        return None
    kind = CONTRACTS[vacancy.contract]
    ends = vacancy.contract_ends_on
    return f"{kind}, {pages.UP_TO.format(value=day(ends))}" if ends else kind


def _ways_of_applying(vacancy: Vacancy) -> tuple[str, ...]:
    through = vacancy.only_through_employer_services
    ways = [pages.APPLY_THROUGH if through else pages.APPLY_OPEN] if vacancy.apply else []
    if vacancy.apply_at:
        ways.append(vacancy.apply_at)
    if vacancy.requires_jobs_agreement:
        ways.append(pages.ONLY_JOBS_AGREEMENT)
    return tuple(ways)


def paragraphs(vacancy: Vacancy) -> tuple[str, ...]:
    """Return the description, cut at its own line breaks."""
    return tuple(line.strip() for line in vacancy.description.splitlines() if line.strip())


def requirements(vacancy: Vacancy) -> tuple[str, ...]:
    """Return what is asked, each with how hard it is."""
    return tuple(f"{one.text} ({pages.GRADES[one.grade]})" for one in vacancy.requirements)


def condition_groups(vacancy: Vacancy) -> tuple[ConditionGroup, ...]:
    """Return all twenty working conditions by how they are offered, the unknown ones last."""
    by_offer: dict[Offer | None, list[str]] = defaultdict(list)
    for code in ConditionCode:
        by_offer[vacancy.conditions.get(code)].append(CONDITIONS[code])
    return tuple(
        ConditionGroup(pages.OFFERS[offer] if offer else pages.OFFER_UNKNOWN, tuple(words))
        for offer in _OFFER_ORDER
        if (words := by_offer[offer])
    )


def advice_on(vacancy: Vacancy) -> tuple[Advice, ...]:
    """Return the advice on a vacancy's wording; none of it depends on anybody looking for work."""
    return tuple(_advice(one) for one in advise(vacancy))


def _advice(one: WordingAdvice) -> Advice:
    conditions = tuple(CONDITIONS[code] for code in one.conditions)
    return Advice(pages.ADVICE_ON[one.code], one.phrase, one.text, conditions)
