"""What to say of a pair that one thing blocks: what is asked, what is there, and the step that lifts it."""

from matcher.domain.matches import Blocked
from matcher.domain.vacancies import Demand, Vacancy
from matcher.domain.vocabulary import CodedTerm, Language
from matcher.features.people import Person
from matcher.wording.blocked import STEPS
from matcher.wording.terms import LANGUAGES, TIMES, hours_in_words


def blocked_by(demand: Demand, person: Person, vacancy: Vacancy) -> Blocked:
    """Return the block of a pair by one demand, in words for the client's own specialist."""
    have, asked = _have_and_asked(demand, person, vacancy)
    return Blocked(demand, vacancy.grade_of(demand), have, asked, STEPS[demand])


def _have_and_asked(
    demand: Demand, person: Person, vacancy: Vacancy
) -> tuple[str | None, str | None]:
    work = person.work
    if demand is Demand.HOURS:
        return hours_in_words(work.working_hours), hours_in_words(vacancy.working_hours)
    if demand is Demand.TIMES:
        possible = [TIMES[time] for time in TIMES if time not in person.avoid_times]
        asked = [TIMES[time] for time in TIMES if time in (vacancy.times or ())]
        return _listed(possible), _listed(asked)
    if demand is Demand.LANGUAGE:
        return _languages(work.languages), _languages(vacancy.languages)
    if demand is Demand.QUALIFICATION:
        return _terms(work.qualifications or ()), _terms(vacancy.qualifications)
    if demand is Demand.DRIVING_LICENCE:
        return _listed(sorted(work.driving_licences or ())), vacancy.driving_licence
    return None, None


def _languages(languages: tuple[Language, ...]) -> str | None:
    return _listed(
        [f"{LANGUAGES.get(one.code, one.code)} {one.level or ''}".strip() for one in languages]
    )


def _terms(terms: tuple[CodedTerm, ...]) -> str | None:
    return _listed([term.label or term.code for term in terms])


def _listed(words: list[str]) -> str | None:
    return ", ".join(words) or None
