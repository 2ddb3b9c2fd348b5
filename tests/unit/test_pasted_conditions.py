"""A condition in a pasted text is read with how it is offered; denied or contradicted, it stays unknown."""

import pytest

from matcher.domain.conditions import ConditionCode as Code
from matcher.domain.conditions import Offer
from matcher.domain.pasted_conditions import offered_conditions


@pytest.mark.parametrize(
    ("sentence", "code", "offer"),
    [
        ("Je krijgt een inwerkbuddy.", Code.FIXED_CONTACT_PERSON, Offer.STANDARD),
        ("Een vaste begeleider helpt je.", Code.FIXED_CONTACT_PERSON, Offer.STANDARD),
        ("Je hebt een vast rooster.", Code.FIXED_SCHEDULE, Offer.STANDARD),
        ("Thuiswerken is in overleg mogelijk.", Code.WORKING_FROM_HOME, Offer.ON_REQUEST),
        ("Thuiswerken kan helaas niet.", Code.WORKING_FROM_HOME, Offer.NOT_POSSIBLE),
        ("Wij werken zonder tijdsdruk.", Code.NO_TIME_PRESSURE, Offer.STANDARD),
        ("Je uren rustig opbouwen is bespreekbaar.", Code.GRADUAL_BUILD_UP, Offer.ON_REQUEST),
        ("Er is een jobcoach.", Code.GUIDANCE_AT_WORK, Offer.STANDARD),
        ("Het is vijf minuten lopen vanaf het station.", Code.WALKING_DISTANCE, Offer.STANDARD),
    ],
)
def test_a_condition_is_read_with_how_it_is_offered(
    sentence: str, code: Code, offer: Offer
) -> None:
    assert offered_conditions([sentence]) == {code: offer}


@pytest.mark.parametrize(
    "sentences",
    [
        ["Wij hebben geen rustige werkplek."],
        ["Een rustige werkplek.", "Een rustige werkplek is op verzoek."],
        ["Je kunt goed tegen tijdsdruk."],
        ["Het is hier gezellig."],
    ],
)
def test_a_condition_that_is_denied_or_contradicted_stays_unknown(sentences: list[str]) -> None:
    assert offered_conditions(sentences) == {}
