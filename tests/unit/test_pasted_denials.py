"""A condition that a sentence denies after naming it, or asks about, is not read as offered."""

import pytest

from matcher.domain.conditions import ConditionCode as Code
from matcher.domain.conditions import Offer
from matcher.domain.pasted_conditions import offered_conditions


@pytest.mark.parametrize(
    "sentence",
    [
        "Een eigen rustige werkplek is er niet.",
        "Een jobcoach hebben wij niet.",
        "Thuiswerken hoort er niet bij.",
        "Een vast rooster kunnen we niet beloven.",
        "Een rustige werkplek bieden wij helaas niet.",
        "Afwisselend werk is dit niet.",
        "Je mag je eigen tempo niet bepalen.",
        "Werken zonder tijdsdruk lukt hier niet altijd.",
        "Thuiswerken kan niet elke week.",
        "Een buddy krijg je bij ons nooit.",
        "Voor extra pauzes is geen tijd.",
        "Thuiswerken: nee.",
        "Een jobcoach die wij niet hebben.",
        "Wil je graag thuiswerken?",
        "Zoek je een rustige werkplek?",
        "Heb je een jobcoach, of zoek je er een?",
    ],
)
def test_a_denial_or_question_leaves_a_condition_unknown(sentence: str) -> None:
    assert offered_conditions([sentence]) == {}


@pytest.mark.parametrize(
    ("sentence", "code"),
    [
        ("Je hebt een vast rooster, geen weekenden.", Code.FIXED_SCHEDULE),
        ("Afwisselend werk: geen dag is hetzelfde.", Code.TASK_VARIATION),
        ("Er is een jobcoach en je werkt nooit alleen.", Code.GUIDANCE_AT_WORK),
        ("Een rustige werkplek waar je niet gestoord wordt.", Code.QUIET_WORKPLACE),
        ("Een buddy die je niet in de steek laat.", Code.FIXED_CONTACT_PERSON),
        ("Met een buddy sta je er niet alleen voor.", Code.FIXED_CONTACT_PERSON),
        ("Thuiswerken is geen probleem.", Code.WORKING_FROM_HOME),
        ("Een klein team, maar helaas zonder kantine.", Code.SMALL_TEAM),
        ("Je werkt in je eigen tempo, want haast is hier niet nodig.", Code.OWN_PACE),
        ("Je werkt nooit 's avonds.", Code.NO_EVENING_WORK),
        ("Je werkt in eigen tempo. Wil je komen kijken?", Code.OWN_PACE),
    ],
)
def test_a_denial_of_something_else_leaves_the_offer(sentence: str, code: Code) -> None:
    assert offered_conditions([sentence]) == {code: Offer.STANDARD}


@pytest.mark.parametrize(
    "sentence",
    [
        "Thuiswerken kan hier niet.",
        "Thuiswerken is helaas niet mogelijk.",
        "Thuiswerken: niet mogelijk.",
    ],
)
def test_what_is_surely_impossible_is_not_possible(sentence: str) -> None:
    expected = {Code.WORKING_FROM_HOME: Offer.NOT_POSSIBLE}
    assert offered_conditions([sentence]) == expected


def test_a_denial_holds_for_its_own_clause_only() -> None:
    assert offered_conditions(["Een buddy maar thuiswerken kan niet."]) == {
        Code.FIXED_CONTACT_PERSON: Offer.STANDARD,
        Code.WORKING_FROM_HOME: Offer.NOT_POSSIBLE,
    }
