"""What a client is told: own words, the vacancy's words, and nothing of what is not theirs to read."""

from dataclasses import replace

import pytest

from matcher.domain.matches import Part, Reason
from matcher.features.columns import FEATURES
from matcher.wording.for_clients import MOST_SENTENCES, NO_EVIDENCE, SENTENCES, for_client
from storage_records import LINE

QUOTES = ("brood bakken", "Je bakt brood en koek.")


def told(*reasons: Reason) -> tuple[str, ...]:
    return for_client(replace(LINE, reasons=reasons))


def reason(
    code: str, adds: float = 1.0, evidence: tuple[str, ...] = (), **params: object
) -> Reason:
    feature = code.partition(".")[0]
    return Reason(Part.CLIENT_FIT, feature, adds, code, params, evidence)  # type: ignore[arg-type]  # ids are plain texts here


LOVES = reason("passion_fit.for", 0.5, QUOTES)


def test_a_client_reads_both_texts_word_for_word() -> None:
    assert told(LOVES) == (
        "Dit doet u graag: “brood bakken”. In de vacature staat: “Je bakt brood en koek.”.",
    )


def test_minutes_and_the_contract_are_told_as_they_are() -> None:
    travel = reason("travel_minutes.for", 0.4, minutes=1, about=False)
    contract = reason("contract.for", 0.3, contract="permanent")
    assert told(LOVES, travel, contract)[1:] == (
        "Het is dichtbij: 1 minuut reizen.",
        "Het is een vast contract.",
    )


def test_what_speaks_for_it_comes_first_and_the_strongest_of_that() -> None:
    against = reason("hours_fit.against", -2.0)
    stronger = reason("sector_fit.for", 0.9)
    assert told(against, LOVES, stronger) == (
        SENTENCES["sector_fit.for"],
        told(LOVES)[0],
        SENTENCES["hours_fit.against"],
    )


def test_a_feature_counts_in_all_its_parts_together() -> None:
    halves = [replace(LOVES, part=part, contribution=0.15) for part in Part]
    assert len(told(*halves)) == 1
    assert told(*halves[:1]) == (NO_EVIDENCE,)


def test_no_more_than_five_sentences() -> None:
    plain = [reason(code) for code in SENTENCES if "{" not in SENTENCES[code]]
    assert len(plain) > MOST_SENTENCES
    assert len(told(LOVES, *plain)) == MOST_SENTENCES == 5


@pytest.mark.parametrize(
    "reasons",
    [
        (),
        (reason("hours_fit.for"), reason("travel_minutes.for", minutes=5, about=False)),
        (reason("passion_fit.for"),),
        (reason("passion_fit.neutral", 0.5, QUOTES),),
    ],
)
def test_without_evidence_one_fixed_sentence_says_so(reasons: tuple[Reason, ...]) -> None:
    assert told(*reasons) == (NO_EVIDENCE,)


def test_needs_and_how_employers_treat_others_are_never_told() -> None:
    kept_in = ("needs_standard", "needs_when_asked", "needs_impossible", "receptiveness")
    features = {code.partition(".")[0] for code in SENTENCES}
    assert features < set(FEATURES) - set(kept_in)
    hidden = [
        reason(f"{feature}.{way}", 5.0, codes="quiet_workplace", percent=40)
        for feature in kept_in
        for way in ("for", "against", "neutral", "unknown")
    ]
    assert told(LOVES, *hidden) == told(LOVES)


@pytest.mark.parametrize(
    "quotes",
    [
        ("brood bakken", "Je hebt een goede gezondheid."),
        ("brood bakken", "Ook met een burn-out ben je welkom."),
        ("sinds mijn opname bak ik", "Je bakt brood."),
    ],
)
def test_a_quotation_that_speaks_of_health_is_left_out(quotes: tuple[str, str]) -> None:
    assert told(reason("passion_fit.for", 0.5, quotes)) == (NO_EVIDENCE,)
