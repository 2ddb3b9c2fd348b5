"""Tasks whose bullets were lost in copying are still tasks; running text under their heading is not."""

import pytest

from matcher.domain.pasted_vacancy import split_vacancy_text

TASKS = ("Orders verzamelen met de scanner", "Pakketten inpakken", "Vrachtwagens lossen")


@pytest.mark.parametrize("heading", ["Wat ga je doen?", "Jouw functie:", "Taken"])
@pytest.mark.parametrize("between", ["\n", "\n\n", ";\n"])
@pytest.mark.parametrize("after", ["\n", "\n\n"])
def test_lines_without_bullets_are_tasks(heading: str, between: str, after: str) -> None:
    text = f"Medewerker\n{heading}{after}{between.join(TASKS)}\n\nJij\n- bent precies"
    vacancy = split_vacancy_text(text).vacancy
    assert vacancy.tasks == TASKS
    assert [one.text for one in vacancy.requirements] == ["bent precies"]
    assert vacancy.description == ""


def test_lines_in_small_letters_are_tasks() -> None:
    text = "Medewerker\nWat ga je doen?\norders verzamelen\npakketten inpakken"
    assert split_vacancy_text(text).vacancy.tasks == ("orders verzamelen", "pakketten inpakken")


def test_a_list_after_running_text_is_a_list_of_tasks() -> None:
    text = "Medewerker\nTaken\nDit is een leuke plek.\n\n" + "\n".join(TASKS)
    vacancy = split_vacancy_text(text).vacancy
    assert vacancy.tasks == TASKS
    assert vacancy.description == "Dit is een leuke plek."


@pytest.mark.parametrize(
    "text",
    [
        "Als medewerker ben je samen met\nje collega's druk met alles wat op tijd moet worden\nverstuurd.",
        "Elke dag is anders in dit mooie\nmagazijn.",
        "Er is altijd iets te doen",
        "Het is een leuke plek",
        "Dit is leuk werk. Elke dag is anders",
        "Het werk is afwisselend.",
    ],
)
def test_running_text_under_a_heading_of_tasks_is_no_task(text: str) -> None:
    vacancy = split_vacancy_text(f"Medewerker\nWat ga je doen?\n{text}").vacancy
    assert vacancy.tasks == ()
    assert vacancy.description == text.replace("\n", " ").rstrip(".") + "."


@pytest.mark.parametrize("heading", ["Leuke extra's", "Leren en ontwikkelen"])
def test_a_heading_that_no_list_knows_still_ends_the_tasks(heading: str) -> None:
    text = f"Medewerker\nTaken\nPakketten inpakken\n\n{heading}\n- elke vrijdag taart"
    vacancy = split_vacancy_text(text).vacancy
    assert vacancy.tasks[0] == "Pakketten inpakken"
    assert heading not in vacancy.tasks


def test_lines_outside_the_tasks_are_no_tasks() -> None:
    text = "Medewerker\nOver ons\nEen fijn bedrijf\nPakketten inpakken"
    assert split_vacancy_text(text).vacancy.tasks == ()


def test_lines_that_are_joined_end_as_sentences() -> None:
    text = "Kok\nOver ons\nEen fijn bedrijf\nMet leuke mensen\nKom je langs?\nKijk op https://a.example"
    description = split_vacancy_text(text).vacancy.description
    assert description == (
        "Een fijn bedrijf. Met leuke mensen. Kom je langs? Kijk op https://a.example"
    )
