"""On the demo region: what is said to lift a vacancy lifts it, and clients read their own words alone."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from demo_state import TODAY
from matcher.bootstrap import App
from matcher.domain.conditions import ConditionCode, Offer
from matcher.domain.matches import Audience, Params, RankedPair
from matcher.domain.vacancies import Contract, Pay, Vacancy
from matcher.domain.working_time import TimeOfDay
from matcher.features.people import Person, person_of_specialist
from matcher.features.sentences import sentences_of
from matcher.ranking.line_shape import line_shape
from matcher.use_cases.find_vacancies import FoundVacancies, vacancies_for
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.search_vacancies import search_vacancies
from matcher.wording.for_clients import NO_EVIDENCE, SENTENCES
from matcher.wording.terms import CONTRACTS

LINES = 15
ENOUGH = 4
"""Of how many lines each kind of change is really made."""

_QUOTED = re.compile("“.*?”(?=[.])")
_WORD = re.compile(r"[^\W\d_]+")


def everyone(app: App) -> Iterator[Person]:
    matching = app.warm()
    for profile in all_profiles(app.database, TODAY):
        yield person_of_specialist(profile, matching.gazetteer)


def found(matching: Matching, person: Person) -> FoundVacancies:
    return vacancies_for(matching, person, on=TODAY, k=LINES, with_changes=True)


def _offered(vacancy: Vacancy, fact: str) -> Vacancy:
    code = ConditionCode(fact.removeprefix("vacancy.conditions."))
    return replace(vacancy, conditions={**vacancy.conditions, code: Offer.STANDARD})


def _without(times: frozenset[TimeOfDay] | None, params: Params) -> frozenset[TimeOfDay]:
    return (times or frozenset(TimeOfDay)) - {TimeOfDay(t) for t in str(params["times"]).split(",")}


_MADE_SO: dict[str, Callable[[Person, Vacancy, Params], Vacancy]] = {
    "vacancy.working_hours": lambda p, v, _: replace(v, working_hours=p.work.working_hours),
    "vacancy.times": lambda _, v, params: replace(v, times=_without(v.times, params)),
    "vacancy.contract": lambda _, v, params: replace(v, contract=Contract(params["contract"])),
    "vacancy.pay": lambda _, v, params: replace(v, pay=Pay(max=float(params["euro"]))),
}


def as_told(person: Person, vacancy: Vacancy, line: RankedPair) -> Vacancy | None:
    """Return the vacancy with what its line says changed, or None when that is not the vacancy's."""
    told = line.to_top_five
    if told is None or told.fact == "vacancy.place" or not told.fact.startswith("vacancy."):
        return None
    if told.fact in _MADE_SO:
        return _MADE_SO[told.fact](person, vacancy, told.params)
    return _offered(vacancy, told.fact)


def test_a_vacancy_changed_as_told_stands_in_the_first_five_with_the_score_told(
    demo_app: App,
) -> None:
    checked: Counter[str] = Counter()
    for person in everyone(demo_app):
        matching = demo_app.matching
        lines = found(matching, person).items
        assert all(line.to_top_five is None for line in lines[:5])
        for line in lines[5:]:
            vacancy = matching.vacancies[matching.table.row_of[line.vacancy_id]]
            changed, told = as_told(person, vacancy, line), line.to_top_five
            if changed is None or told is None or checked[told.fact] == ENOUGH:
                continue
            assert abs(told.score_before - line.score) < 1e-12
            assert abs(told.score_to_beat - lines[4].score) < 1e-12
            matching.put([changed], {})
            after = {one.vacancy_id: one for one in found(matching, person).items[:5]}
            matching.put([vacancy], {})
            assert abs(after[line.vacancy_id].score - told.score_after) < 1e-12
            checked[told.fact] += 1
    assert {"vacancy.working_hours", "vacancy.times", "vacancy.pay"} < set(checked)
    assert any(fact.startswith("vacancy.conditions.") for fact in checked)


def test_the_way_of_travelling_told_is_as_quick_as_told(demo_app: App) -> None:
    checked = 0
    for person in everyone(demo_app):
        for line in found(demo_app.matching, person).items:
            told = line.to_top_five
            if told is None or told.fact != "client.transport_modes":
                continue
            modes = frozenset({told.params["mode"]})
            quicker = replace(person, transport_modes=modes, max_travel_minutes=None)  # type: ignore[arg-type]  # of any modes
            row = demo_app.matching.table.row_of[line.vacancy_id]
            minutes = demo_app.matching.verdicts(quicker, TODAY).travel_minutes[row]
            assert told.params["minutes"] == round(float(minutes))
            assert modes.isdisjoint(person.transport_modes)
            checked += 1
    assert checked


def test_the_question_of_a_list_is_a_missing_fact_with_a_question(demo_app: App) -> None:
    asked = 0
    for person in everyone(demo_app):
        answer = vacancies_for(demo_app.matching, person, on=TODAY, k=200, with_changes=True)
        question = answer.question
        if question is None:
            assert not any(line.missing for line in answer.items)
            continue
        about = {line.vacancy_id: {fact.fact for fact in line.missing} for line in answer.items}
        of_client = question.fact.startswith("client.")
        assert of_client == (question.vacancy_id is None)
        lines = about.values() if question.vacancy_id is None else [about[question.vacancy_id]]
        assert any(question.fact in missing for missing in lines)
        assert 0 <= question.places <= 10
        asked += 1
    assert asked


def test_a_text_about_nobody_has_no_question_and_nothing_for_a_client(demo_app: App) -> None:
    answer = search_vacancies(demo_app.warm(), "films kijken", on=TODAY, k=10)
    assert answer.question is None
    for line in answer.items:
        assert line.to_top_five is None
        assert line_shape(line, Audience.SPECIALIST)["forClient"] is None


def words(text: str) -> set[str]:
    return {word.casefold() for word in _WORD.findall(text)}


FIXED = words(
    " ".join([*(re.sub(r"\{\w+\}", " ", s) for s in SENTENCES.values()), *CONTRACTS.values()])
) | words(f"{NO_EVIDENCE} ongeveer minuut minuten")


def test_a_client_reads_fixed_words_own_phrases_and_the_vacancys_sentences_alone(
    demo_app: App,
) -> None:
    quotations = 0
    for person in everyone(demo_app):
        own = {phrase for phrases in person.phrases.values() for phrase in phrases}
        for line in found(demo_app.matching, person).items:
            row = demo_app.matching.table.row_of[line.vacancy_id]
            stated = {s.text for s in sentences_of(demo_app.matching.vacancies[row])}
            assert line_shape(line, Audience.ADVISER)["forClient"] is None
            told = line_shape(line, Audience.SPECIALIST)["forClient"]
            assert 1 <= len(told) <= 5
            for sentence in told:
                quoted = [quote[1:-1] for quote in _QUOTED.findall(sentence)]
                assert set(quoted[:1]) <= own
                assert set(quoted[1:]) <= stated
                assert words(_QUOTED.sub("", sentence)) <= FIXED
                quotations += len(quoted)
    assert quotations > 100


def test_the_fixed_words_speak_of_no_need_health_openness_score_or_chance() -> None:
    banned = {"nodig", "rustig", "ziek", "gezondheid", "openheid", "score", "kans", "procent"}
    banned |= {"begeleiding", "uitkering", "diagnose", "voorgesteld", "aangenomen", "cliënt"}
    assert FIXED.isdisjoint(banned)
