"""A grade is proposed only where the vacancy's own words say it, with those words."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.grade_wording import ProposedGrade, propose_grades
from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.vacancies import Demand, Grade, Requirement, Vacancy
from matcher.domain.vocabulary import CodedTerm, Language, LanguageLevel
from matcher.domain.working_time import HoursRange, TimeOfDay

DUTCH = Language("nld", LanguageLevel.B1)
ENGLISH = Language("eng")
BARE = Vacancy(VacancyId("v"), EmployerId("e"), "Medewerker", "Je werkt in een klein team.")
LICENCE = replace(BARE, driving_licence="B")
SCHOOLED = replace(BARE, qualifications=(CodedTerm(label="mbo 3 hovenier"),))
SPEAKING = replace(BARE, languages=(DUTCH,))
HOURS = replace(BARE, working_hours=HoursRange(16, 24))
TIMES = replace(BARE, times=frozenset({TimeOfDay.DAY, TimeOfDay.EVENING, TimeOfDay.WEEKEND}))
ALL = replace(
    LICENCE,
    qualifications=SCHOOLED.qualifications,
    languages=SPEAKING.languages,
    working_hours=HOURS.working_hours,
    times=TIMES.times,
)
LAW, HARD, OPEN, WISH = Grade.LAW, Grade.HARD, Grade.NEGOTIABLE, Grade.WISH


def certified(*labels: str) -> Vacancy:
    return replace(BARE, qualifications=tuple(CodedTerm(label=label) for label in labels))


def said(asked: Vacancy, text: str) -> tuple[ProposedGrade, ...]:
    return propose_grades(replace(asked, description=text))


SAYS = [
    (LICENCE, "Een rijbewijs B is een pré.", WISH, "rijbewijs B is een pré"),
    (LICENCE, "Rijbewijs B is een pre, geen must.", WISH, "Rijbewijs B is een pre"),
    (LICENCE, "Rijbewijs vereist", HARD, "Rijbewijs vereist"),
    (LICENCE, "Rijbewijs vereist. Zonder rijbewijs gaat het niet.", HARD, "Rijbewijs vereist"),
    (LICENCE, "Rijbewijs is een vereiste voor dit werk.", HARD, "Rijbewijs is een vereiste"),
    (LICENCE, "Voor de bezorging is rijbewijs B noodzakelijk", HARD, "rijbewijs B noodzakelijk"),
    (LICENCE, "Een rijbewijs is hier echt verplicht.", HARD, "rijbewijs is hier echt verplicht"),
    (LICENCE, "Je hebt een rijbewijs nodig.", HARD, "rijbewijs nodig"),
    (LICENCE, "Vereist: rijbewijs B.", HARD, "Vereist: rijbewijs B"),
    (LICENCE, "U moet in het bezit zijn van een geldig rijbewijs.", HARD, None),
    (LICENCE, "Een must is rijbewijs B (geen automaat).", HARD, "Een must is rijbewijs B"),
    (LICENCE, "Een B-rijbewijs is onmisbaar.", HARD, "B-rijbewijs is onmisbaar"),
    (LICENCE, "Rijbewijs B is wettelijk verplicht.", LAW, "Rijbewijs B is wettelijk verplicht"),
    (LICENCE, "rijbewijs AM of B gewenst", WISH, "rijbewijs AM of B gewenst"),
    (LICENCE, "Rijbewijs B vereist, rijbewijs BE is een pré.", HARD, "Rijbewijs B vereist"),
    (LICENCE, "Rijbewijs is niet verplicht, maar wel handig. Je fietst", WISH, None),
    (LICENCE, "Heb je een rijbewijs, dan is dat mooi meegenomen.", WISH, None),
    (LICENCE, "Rijbewijs is handig voor ritjes.", WISH, "Rijbewijs is handig"),
    (LICENCE, "rijbewijs B, of bereid het te halen", OPEN, "rijbewijs B, of bereid het te halen"),
    (LICENCE, "Rijbewijs is bespreekbaar.", OPEN, "Rijbewijs is bespreekbaar"),
    (LICENCE, "Rijbewijs B is fijn. Voor de bus is rijbewijs B vereist.", HARD, None),
    (SCHOOLED, "Bij voorkeur mbo 3.", WISH, "Bij voorkeur mbo 3"),
    (SCHOOLED, "Liefst een afgeronde mbo-opleiding.", WISH, "Liefst een afgeronde mbo-opleiding"),
    (SCHOOLED, "mbo-niveau, of ervaring", OPEN, "mbo-niveau, of ervaring"),
    (SCHOOLED, "mbo 3 vereist, of vergelijkbare ervaring", OPEN, None),
    (SCHOOLED, "Mbo 3 of vergelijkbaar door werkervaring.", OPEN, None),
    (SCHOOLED, "mbo niveau 2/3 werk- en denkniveau", OPEN, "mbo niveau 2/3 werk- en denkniveau"),
    (SCHOOLED, "diploma hovenier niveau 3 is een voorwaarde", HARD, None),
    (SCHOOLED, "Een diploma is vereist.", HARD, "diploma is vereist"),
    (SCHOOLED, "ongeveer mbo 3-niveau", OPEN, "ongeveer mbo 3-niveau"),
    (certified("BIG-registratie"), "Je bent BIG-geregistreerd.", LAW, "BIG-geregistreerd"),
    (certified("code 95"), "Wij verwachten code 95.", LAW, "code 95"),
    (certified("VOG"), "Een verklaring omtrent het gedrag hoort erbij.", LAW, None),
    (certified("vog"), "een VOG, die wij voor je aanvragen", LAW, "VOG"),
    (certified("code 95"), "Code 95 of bereid die te halen.", OPEN, None),
    (certified("heftruckcertificaat"), "Heftruckcertificaat is wettelijk vereist.", LAW, None),
    (certified("heftruckcertificaat"), "Een heftruckdiploma is een pluspunt.", WISH, None),
    (certified("VCA basis"), "VCA is een must.", HARD, "VCA is een must"),
    (SPEAKING, "Nederlands is een must.", HARD, "Nederlands is een must"),
    (SPEAKING, "Goede beheersing van het Nederlands vereist.", HARD, "Nederlands vereist"),
    (SPEAKING, "Nederlands spreken en schrijven is noodzakelijk.", HARD, None),
    (SPEAKING, "Je moet goed Nederlands kunnen lezen.", HARD, "moet goed Nederlands"),
    (SPEAKING, "Enige kennis van het Nederlands is fijn.", WISH, "Nederlands is fijn"),
    (SPEAKING, "Nederlands of bereid het te leren", OPEN, "Nederlands of bereid het te leren"),
    (SPEAKING, "Nederlands is een must, Engels een pré.", HARD, "Nederlands is een must"),
    (HOURS, "Uren in overleg.", OPEN, "Uren in overleg"),
    (HOURS, "We zijn flexibel in uren.", OPEN, "flexibel in uren"),
    (HOURS, "16 tot 24 uur, in overleg", OPEN, "16 tot 24 uur, in overleg"),
    (HOURS, "Minder uren kan ook.", OPEN, "Minder uren kan ook"),
    (HOURS, "24 uur per week, minder is bespreekbaar", OPEN, None),
    (HOURS, "Het aantal uren is bespreekbaar.", OPEN, "Het aantal uren is bespreekbaar"),
    (HOURS, "De uren zijn niet bespreekbaar.", HARD, "uren zijn niet bespreekbaar"),
    (HOURS, "24 uur per week is een vereiste.", HARD, "24 uur per week is een vereiste"),
    (HOURS, "Bij voorkeur 24 uur per week.", WISH, "Bij voorkeur 24 uur per week"),
    (TIMES, "Je moet ook in het weekend beschikbaar zijn.", HARD, None),
    (TIMES, "Ook in het weekend beschikbaar (moet).", HARD, "in het weekend beschikbaar (moet)"),
    (TIMES, "Beschikbaarheid in het weekend is een must.", HARD, "in het weekend is een must"),
    (TIMES, "Je werkt soms in het weekend.", OPEN, "soms in het weekend"),
    (TIMES, "In het weekend werken we bij toerbeurt.", OPEN, None),
    (TIMES, "Af en toe werk je ’s avonds.", OPEN, "Af en toe werk je ’s avonds"),
    (TIMES, "Avonddiensten zijn bespreekbaar.", OPEN, "Avonddiensten zijn bespreekbaar"),
    (TIMES, "Werktijden in overleg.", OPEN, "Werktijden in overleg"),
    (TIMES, "Weekendwerk is een pré.", WISH, "Weekendwerk is een pré"),
]


@pytest.mark.parametrize(("asked", "text", "grade", "phrase"), SAYS, ids=[s[1] for s in SAYS])
def test_words_that_say_how_hard_a_demand_is(
    asked: Vacancy, text: str, grade: Grade, phrase: str | None
) -> None:
    (proposed,) = said(asked, text)
    assert proposed.grade is grade
    assert proposed.phrase == (phrase or proposed.phrase)
    assert proposed.phrase in text


SAYS_NOTHING = [
    (LICENCE, "Rijbewijs niet nodig."),
    (LICENCE, "Je hebt geen rijbewijs nodig."),
    (LICENCE, "Een rijbewijs is voor het werk zelf niet nodig."),
    (LICENCE, "Je hoeft niet in het bezit te zijn van een rijbewijs."),
    (LICENCE, "Een rijbewijs is geen vereiste."),
    (LICENCE, "Een rijbewijs is in de binnenstad niet zo handig."),
    (LICENCE, "Niet verplicht: rijbewijs B."),
    (LICENCE, "Ook zonder rijbewijs kunt u solliciteren."),
    (LICENCE, "Rijbewijs is niet nodig. Voor de bus is een rijbewijs vereist."),
    (LICENCE, "Wie een rijbewijs nodig heeft, helpen wij."),
    (LICENCE, "Rijbewijs is niet alleen handig maar ook verplicht."),
    (LICENCE, "Zonder rijbewijs kun je dit werk niet doen."),
    (LICENCE, "in het bezit van rijbewijs B"),
    (LICENCE, "rijbewijs B, liefst met aanhanger"),
    (LICENCE, "Rijbewijs C is een pré."),
    (LICENCE, "Je hebt rijbewijs B, ervaring is een pré."),
    (LICENCE, "Je hebt rijbewijs B en een eigen auto is handig."),
    (LICENCE, "Ervaring is vereist. Rijbewijs B."),
    (LICENCE, "Nederlands is een must."),
    (LICENCE, "Je rijdt veel, een goed humeur is nodig."),
    (SCHOOLED, "Geen diploma nodig: je krijgt een cursusdag."),
    (SCHOOLED, "Handig met gereedschap, diploma's doen er niet toe"),
    (SCHOOLED, "Bij voorkeur mbo 2."),
    (SCHOOLED, "Een heftruckcertificaat is vereist."),
    (SCHOOLED, "Een VOG is wettelijk verplicht."),
    (SCHOOLED, "Een zwemdiploma is vereist."),
    (SCHOOLED, "Een VCA diploma is vereist."),
    (SCHOOLED, "mbo-stagiairs zijn welkom!"),
    (certified("BIG-registratie"), "Een big is bij ons geen gezicht, wel welkom."),
    (certified("VOG"), "Een VOG is niet nodig."),
    (certified("VOG", "mbo 3 hovenier"), "Een VOG is verplicht."),
    (SPEAKING, "Nederlands hoeft niet perfect te zijn."),
    (SPEAKING, "Nederlands spreken hoeft niet vlot te gaan."),
    (SPEAKING, "Engels is een must."),
    (SPEAKING, "Mensen die Nederlands leren zijn welkom."),
    (SPEAKING, "Je spreekt Nederlands in een fijn team."),
    (SPEAKING, "Nederlandse collega's zijn welkom."),
    (replace(BARE, languages=(DUTCH, ENGLISH)), "Nederlands is een must, Engels een pré."),
    (HOURS, "Je bent flexibel in je uren."),
    (HOURS, "Uren zijn onregelmatig."),
    (HOURS, "Extra uren in overleg."),
    (HOURS, "Om 16 uur is het overleg."),
    (TIMES, "Avondwerk is nooit verplicht."),
    (TIMES, "In het weekend is het soms druk."),
    (TIMES, "Je weet 's ochtends precies wat er af moet."),
    (TIMES, "Je werkt soms 's nachts."),
    (TIMES, "De kar moet 's avonds leeg zijn."),
]


@pytest.mark.parametrize(("asked", "text"), SAYS_NOTHING, ids=[s[1] for s in SAYS_NOTHING])
def test_words_that_say_nothing_of_it_propose_nothing(asked: Vacancy, text: str) -> None:
    assert said(asked, text) == ()


def test_two_languages_share_a_grade_that_is_said_of_both() -> None:
    both = replace(BARE, languages=(DUTCH, ENGLISH))
    (proposed,) = said(both, "Nederlands en Engels zijn vereist.")
    assert (proposed.grade, proposed.phrase) == (HARD, "Nederlands en Engels zijn vereist")


def test_every_text_of_a_vacancy_is_read_and_proposals_come_in_the_order_of_demands() -> None:
    vacancy = replace(
        ALL,
        title="Hovenier (uren in overleg)",
        description="Nederlands is een must.",
        tasks=("Je werkt soms in het weekend",),
        requirements=(Requirement("rijbewijs B vereist"), Requirement("mbo 3 of ervaring")),
    )
    assert [(one.demand, one.grade) for one in propose_grades(vacancy)] == [
        (Demand.DRIVING_LICENCE, HARD),
        (Demand.QUALIFICATION, OPEN),
        (Demand.LANGUAGE, HARD),
        (Demand.HOURS, OPEN),
        (Demand.TIMES, OPEN),
    ]


def test_a_silent_vacancy_and_one_that_asks_nothing_propose_nothing() -> None:
    assert propose_grades(ALL) == ()
    assert said(BARE, " ".join(text for _, text, _, _ in SAYS)) == ()


HAS = {
    Demand.DRIVING_LICENCE: LICENCE,
    Demand.QUALIFICATION: SCHOOLED,
    Demand.LANGUAGE: SPEAKING,
    Demand.HOURS: HOURS,
    Demand.TIMES: TIMES,
}
FIELDS = {
    Demand.DRIVING_LICENCE: "driving_licence",
    Demand.QUALIFICATION: "qualifications",
    Demand.LANGUAGE: "languages",
    Demand.HOURS: "working_hours",
    Demand.TIMES: "times",
}
PIECES = [text for _, text, *_ in SAYS] + [text for _, text in SAYS_NOTHING]
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=20), max_size=6).flatmap(
    lambda pieces: st.sampled_from([" ", "\n", ", ", ""]).map(lambda between: between.join(pieces))
)


@given(
    title=TEXTS,
    description=TEXTS,
    tasks=st.lists(TEXTS, max_size=2).map(tuple),
    requirements=st.lists(TEXTS.map(Requirement), max_size=2).map(tuple),
    has=st.frozensets(st.sampled_from(list(HAS))),
    grades=st.dictionaries(st.sampled_from(Demand), st.sampled_from(Grade), max_size=3),
)
def test_a_phrase_is_the_vacancys_own_and_a_given_grade_is_never_proposed(
    title: str,
    description: str,
    tasks: tuple[str, ...],
    requirements: tuple[Requirement, ...],
    has: frozenset[Demand],
    grades: dict[Demand, Grade],
) -> None:
    asked = {FIELDS[demand]: getattr(HAS[demand], FIELDS[demand]) for demand in has}
    vacancy = Vacancy(
        VacancyId("v"),
        EmployerId("e"),
        title,
        description,
        tasks=tasks,
        requirements=requirements,
        grades=grades,
        **asked,
    )
    proposals = propose_grades(vacancy)
    texts = (title, description, *tasks, *(one.text for one in requirements))
    assert all(one.phrase and any(one.phrase in text for text in texts) for one in proposals)
    demands = [one.demand for one in proposals]
    assert set(demands) <= has - grades.keys()
    assert demands == sorted(set(demands), key=list(Demand).index)
    assert proposals == propose_grades(replace(vacancy, employer_id=EmployerId("other")))
