"""What a list promises, on the demo region with the real encoder."""

import math
from collections.abc import Iterable
from dataclasses import replace

import pytest

from demo_state import FILM_LOVER, TODAY, internal
from matcher.bootstrap import App
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Audience, Part, RankedPair
from matcher.domain.openness import CLOSED, OpennessPerEmployer
from matcher.features.people import Person, person_of_specialist
from matcher.features.sentences import sentences_of
from matcher.ranking.line_shape import line_shape
from matcher.storage.external_ids import RecordKind
from matcher.storage.vacancies import VacancyRepository
from matcher.use_cases.find_vacancies import FoundVacancies, find_vacancies, vacancies_for
from matcher.use_cases.profiles_of_clients import all_profiles
from matcher.use_cases.search_vacancies import search_vacancies


def people(app: App) -> list[Person]:
    matching = app.warm()
    return [person_of_specialist(p, matching.gazetteer) for p in all_profiles(app.database, TODAY)]


def found(app: App, person: Person) -> FoundVacancies:
    return vacancies_for(app.matching, person, on=TODAY, k=10)


def client(app: App, external: str) -> ClientId:
    return ClientId(internal(app, RecordKind.CLIENT, external))


def vacancy(app: App, external: str) -> VacancyId:
    return VacancyId(internal(app, RecordKind.VACANCY, external))


def test_the_film_lover_gets_film_first_with_the_phrase_that_matched(demo_app: App) -> None:
    demo_app.warm()
    lines = find_vacancies(
        demo_app.matching, demo_app.database, client(demo_app, "c-0001"), on=TODAY, k=10
    ).items
    assert lines[0].vacancy_id in {vacancy(demo_app, v) for v in ("v-0001", "v-0012")}
    passion = next(r for r in lines[0].reasons if r.feature == "passion_fit")
    assert passion.contribution > 0
    assert passion.evidence[0] in FILM_LOVER
    assert any(word in passion.evidence[1].casefold() for word in ("film", "bioscoop"))


def test_reasons_and_baseline_add_up_for_every_line(demo_app: App) -> None:
    for person in people(demo_app):
        answer = found(demo_app, person)
        assert answer.items or answer.note
        for line in (*answer.items, *answer.blocked):
            low, high = line.score_interval
            assert low <= line.score <= high
            assert math.isclose(math.prod(line.parts.values()), line.score)
            for part in Part:
                added = sum(r.contribution for r in line.reasons if r.part is part)
                chance = line.parts[part]
                log_odds = math.log(chance / (1 - chance))
                assert abs(line.baseline[part] + added - log_odds) < 1e-6


def test_every_line_can_be_read_by_both_audiences(demo_app: App) -> None:
    for person in people(demo_app)[:20]:
        for line in found(demo_app, person).items:
            for audience in Audience:
                shape = line_shape(line, audience)
                assert all("{" not in reason["text"] for reason in shape["reasons"])
                assert all(fact["ask"] for fact in shape["missing"])


def test_a_changed_text_moves_only_lists_that_hold_it_or_share_a_changed_sentence(
    demo_app: App,
) -> None:
    everyone = people(demo_app)
    before = [_told(found(demo_app, person).items) for person in everyone]
    changed = vacancy(demo_app, "v-0001")
    with demo_app.database.transaction() as connection:
        stored = VacancyRepository(connection).get(changed)
        assert stored is not None
        text = replace(stored.value, description="Je bakt brood in een kleine bakkerij.")
        VacancyRepository(connection).put(text, stored.version)
    demo_app.refresher.refresh()
    after = [_told(found(demo_app, person).items) for person in everyone]
    touched = {s.key for s in sentences_of(stored.value)} ^ {s.key for s in sentences_of(text)}
    sharing = {
        v.id for v in demo_app.matching.vacancies if touched & {s.key for s in sentences_of(v)}
    } | {changed}
    moved = [(a, b) for a, b in zip(before, after, strict=True) if a != b]
    assert moved
    for one, other in moved:
        assert sharing & {vacancy_id for vacancy_id, _ in (*one, *other)}


def test_what_must_be_asked_for_counts_only_where_it_is_disclosed(demo_app: App) -> None:
    demo_app.warm()
    for person in people(demo_app)[:25]:
        closed = replace(person, openness=OpennessPerEmployer(CLOSED))
        for line in found(demo_app, closed).items:
            asked = [r for r in line.reasons if r.feature == "needs_when_asked"]
            assert all(r.contribution == 0.0 for r in asked)


def test_a_search_by_free_text_finds_work_and_refuses_health(demo_app: App) -> None:
    matching = demo_app.warm()
    lines = search_vacancies(matching, "Ik ben graag met paarden bezig", on=TODAY, k=3).items
    titles = [matching.vacancies[matching.table.row_of[line.vacancy_id]].title for line in lines]
    assert any("Stal" in title or "anege" in title or "ard" in title for title in titles)
    with pytest.raises(Exception, match="health") as refused:
        search_vacancies(matching, "sinds mijn depressie lees ik veel", on=TODAY, k=3)
    assert "depressie" not in str(refused.value)


def _told(lines: Iterable[RankedPair]) -> list[tuple[str, float]]:
    return [(line.vacancy_id, line.score) for line in lines]


def test_weights_change_the_list_and_its_reasons_still_add_up(demo_app: App) -> None:
    matching = demo_app.warm()
    who = client(demo_app, "c-0001")
    lists = {
        abilities: find_vacancies(
            matching, demo_app.database, who, on=TODAY, k=10, weights={"abilities": abilities}
        ).items
        for abilities in (0.0, 1.0, 3.0)
    }
    assert _told(lists[0.0]) != _told(lists[1.0]) != _told(lists[3.0])
    assert lists[1.0][0].versions.ranker == matching.ranker.version
    assert "ability_fit*3" in lists[3.0][0].versions.ranker
    for line in (*lists[0.0], *lists[3.0]):
        for part in Part:
            added = sum(r.contribution for r in line.reasons if r.part is part)
            log_odds = math.log(line.parts[part] / (1 - line.parts[part]))
            assert abs(line.baseline[part] + added - log_odds) < 1e-6


def test_what_is_typed_in_a_search_is_not_kept(demo_app: App) -> None:
    matching = demo_app.warm()
    search_vacancies(matching, "films kijken", on=TODAY, k=3)
    cache = matching.space.cache
    assert cache is not None
    kept = len(cache)
    search_vacancies(matching, "iets dat niemand anders ooit typt", on=TODAY, k=3)
    assert len(cache) == kept
