"""What may never come in with a client is known by its key, in any spelling."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.exchange.clients import ClientShape
from matcher.exchange.forbidden_keys import forbidden_keys, what_it_tells
from matcher.exchange.outcomes import OutcomeShape

SPELLINGS = {
    "bsn": ["bsn", "BSN", "clientBSN", "bsn_nummer", "B.S.N.", "burgerservicenummer", "sofiNummer"],
    "name": ["name", "naam", "Voornaam", "achter_naam", "lastName", "FULL_NAME", "client-naam"],
    "address": ["address", "adres", "woonAdres", "straat", "huis_nummer", "postcode", "e-mail"],
    "birth date": ["geboortedatum", "geboorte_datum", "dateOfBirth", "birth_date", "leeftijd"],
    "sex": ["sex", "gender", "geslacht", "geslachtsAanduiding"],
    "diagnosis": ["diagnose", "Diagnosis", "dsm_5", "hoofdDiagnose", "medicatie", "icd10"],
    "benefit": ["uitkering", "soortUitkering", "benefit_type", "wajong", "WIA", "bijstand"],
}
CASES = [(key, about) for about, keys in SPELLINGS.items() for key in keys]
NAMES = [key for key, _ in CASES]


@pytest.mark.parametrize(("key", "about"), CASES)
def test_every_spelling_is_known(key: str, about: str) -> None:
    assert what_it_tells(key) == about


@pytest.mark.parametrize("shape", [ClientShape, OutcomeShape])
def test_no_key_of_ours_is_forbidden(shape: type[ClientShape] | type[OutcomeShape]) -> None:
    def keys(schema: object) -> list[str]:
        if isinstance(schema, dict):
            own = list(schema.get("properties", {}))
            return own + [key for part in schema.values() for key in keys(part)]
        return [key for part in schema for key in keys(part)] if isinstance(schema, list) else []

    known = keys(shape.model_json_schema(by_alias=False)) + keys(shape.model_json_schema())
    assert len(known) > 10
    assert [key for key in known if what_it_tells(key)] == []


@given(
    st.sampled_from(NAMES),
    st.recursive(
        st.text(max_size=3),
        lambda inside: st.lists(inside, max_size=2) | st.dictionaries(st.just("a"), inside),
        max_leaves=4,
    ),
    st.integers(0, 5),
)
def test_a_forbidden_key_is_found_however_deep(name: str, value: object, depth: int) -> None:
    record: object = {name: value}
    for level in range(depth):
        record = {"deeper": record} if level % 2 else [record]
    assert name in {key.name for key in forbidden_keys(record)}


def test_the_reason_is_given_and_the_value_is_not() -> None:
    record = {"geboortedatum": "1990-01-31", "place": {"straatnaam": "Dorpsstraat"}}
    told = [str(key.fault) for key in forbidden_keys(record)]
    assert told[0].startswith("geboortedatum: a birth date or age is not stored here")
    assert told[1].startswith("straatnaam: an address is not stored here")
    assert "1990" not in "".join(told)


def test_a_value_hidden_in_a_key_is_not_repeated() -> None:
    (found,) = forbidden_keys({"naam: Jan de Wit": 1})
    assert "Jan" not in found.name
    assert found.about == "name"


def test_one_key_is_told_once() -> None:
    assert len(forbidden_keys({"needs": [{"diagnose": 1}, {"diagnose": 2}]})) == 1
