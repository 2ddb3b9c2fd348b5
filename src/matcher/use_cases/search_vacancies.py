"""Which vacancies fit what someone loves? A search by free text, about nobody in particular."""

from datetime import date

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.health_words import without_health_words
from matcher.domain.ids import RegionCode
from matcher.domain.profiles import WorkFacts
from matcher.features.people import Person, PhraseKind
from matcher.features.sentences import split_sentences
from matcher.use_cases.explain_matches import NO_CLIENT
from matcher.use_cases.find_vacancies import FoundVacancies, vacancies_for
from matcher.use_cases.matching import Matching, Weights

MOST_CHARACTERS = 2_000


def search_vacancies(
    matching: Matching,
    text: str,
    *,
    on: date,
    k: int,
    weights: Weights | None = None,
    region: RegionCode | None = None,
) -> FoundVacancies:
    """Return the k open vacancies that lie nearest to a text, with reasons.

    `region` leaves out the vacancies of other regions; those of an unknown one stay.

    Raises:
        InvalidInputError: the text is empty, too long, or speaks of health; it is never repeated.
    """
    wishes = tuple(split_sentences(text))
    if not wishes:
        raise InvalidInputError([Fault("text", "type what someone loves or can do")])
    if len(text) > MOST_CHARACTERS:
        raise InvalidInputError([Fault("text", f"has more than {MOST_CHARACTERS} characters")])
    if without_health_words(wishes) != wishes:
        problem = "speaks of health; write only what someone loves or can do"
        raise InvalidInputError([Fault("text", problem)])
    phrases: dict[PhraseKind, tuple[str, ...]] = dict.fromkeys(PhraseKind, ())
    phrases |= {PhraseKind.WISH: wishes}
    person = Person(NO_CLIENT, WorkFacts(), phrases)
    return vacancies_for(matching, person, on=on, k=k, weights=weights, region=region)
