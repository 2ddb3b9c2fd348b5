"""What a page tells an employer to do can be done there: its buttons are named, and no number is made up."""

import pytest
from fastapi.testclient import TestClient

from employer_site import NEW, WORK, href
from filled_forms import filled_in
from matcher.wording import employer_explanation_pages as explanation
from matcher.wording import employer_pages as own

CHECK = {"doe": "controleer"}


def test_after_a_check_of_a_new_vacancy_the_button_to_post_is_named(bakery: TestClient) -> None:
    page = bakery.post(NEW, data=WORK | CHECK).text
    assert own.CHECKED_NEXT.format(button=own.POST) in page
    assert own.KEEP not in page


def test_after_a_check_of_a_change_the_button_to_keep_is_named(
    bakery: TestClient, vacancy: str
) -> None:
    sent = filled_in(bakery.get(href(vacancy, "wijzigen")))
    page = bakery.post(href(vacancy, "wijzigen"), data=sent | CHECK).text
    assert own.CHECKED_NEXT.format(button=own.KEEP) in page
    assert "plaatsen" not in page.partition(own.CHECKED_WELL)[2].partition("</section>")[0]


@pytest.mark.parametrize(
    "text",
    [own.INTRODUCTIONS_HELP, *explanation.YOU_GET, *explanation.OBJECT_SAYS],
)
def test_nobody_is_told_to_call_a_number_that_is_nowhere(text: str) -> None:
    assert "Bel " not in text
    assert "te bellen" not in text


def test_where_to_go_with_an_introduction_is_told(bakery: TestClient, vacancy: str) -> None:
    assert f"Kies dan “{own.ANSWER_NOW}” bij de introductie." in own.INTRODUCTIONS_HELP
    assert own.INTRODUCTIONS_HELP in bakery.get(href(vacancy)).text
