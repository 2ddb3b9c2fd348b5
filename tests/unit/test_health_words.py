"""What somebody tells of their own health is found; work with people who are ill or disabled is not."""

import pytest

from matcher.domain.health_words import find_health_words, holds_health_word


@pytest.mark.parametrize(
    "text",
    [
        "Ik heb ADHD",
        "Ik heb ADD",
        "ik heb een chronische ziekte",
        "ik heb een lichamelijke beperking",
        "ik heb een fysieke beperking",
        "Ik heb een lichte verstandelijke beperking.",
        "door mijn chronische aandoening",
        "mijn lichte verstandelijke beperking",
        "vanwege mijn lichamelijke beperkingen",
        "ik heb klachten",
    ],
)
def test_what_is_told_of_oneself_is_found(text: str) -> None:
    assert holds_health_word(text)


def test_the_whole_phrase_is_told() -> None:
    text = "Ik heb een lichte verstandelijke beperking."
    assert find_health_words(text) == ("ik heb een lichte verstandelijke beperking",)


@pytest.mark.parametrize(
    "text",
    [
        "ik begeleid mensen met een beperking",
        "werken met verstandelijk beperkten",
        "ik heb mensen met een beperking begeleid",
        "ik heb kinderen die een beperking hebben lesgegeven",
        "ik heb mensen ondanks hun beperking zien groeien",
        "mijn klanten hebben een beperking",
        "mijn werk voor mensen met een handicap",
        "ik heb twee jaar ziekteverzuim geregistreerd",
        "ik heb drie jaar verstandelijk beperkten begeleid",
        "adhdd",
        "adressen bijhouden",
    ],
)
def test_work_with_others_is_not_found(text: str) -> None:
    assert find_health_words(text) == ()
