"""Numbers are read as people type them in Dutch; what could mean anything else is refused."""

import pytest

from matcher_api.employer.typed_numbers import read_amount, read_number, read_whole


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2.400", 2400.0),
        ("2.400,00", 2400.0),
        ("2.400,50", 2400.5),
        ("€ 2.400,-", 2400.0),
        ("€15,50", 15.5),
        ("15.50", 15.5),
        ("15,5", 15.5),
        ("17,-", 17.0),
        ("2400", 2400.0),
        ("1.234.567,89", 1234567.89),
    ],
)
def test_an_amount_has_dots_for_thousands_and_a_comma_for_cents(typed: str, amount: float) -> None:
    assert read_amount(typed) == amount


@pytest.mark.parametrize(
    "typed",
    [
        *("1_000", "1e3", "nan", "inf", "-5", "+5", "", "€", "2.400.50", "24.00.000", "0.500"),
        *("2,400", "2,400.00", "15,505", "15.", "15 euro", "2 400", "\u0661\u0665"),
    ],
)
def test_what_is_no_amount_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_amount(typed)


@pytest.mark.parametrize(("typed", "number"), [("24", 24.0), ("24,5", 24.5), ("37.75", 37.75)])
def test_a_number_has_its_fraction_after_a_comma_or_a_dot(typed: str, number: float) -> None:
    assert read_number(typed) == number


@pytest.mark.parametrize("typed", ["1_0", "1e1", "nan", "inf", "-1", "1.0.0", ",5", ""])
def test_what_is_no_number_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="number"):
        read_number(typed)


def test_a_whole_number_is_of_figures_alone() -> None:
    assert read_whole("12") == 12
    for typed in ("1_0", "1e1", "1,0", "1.0", "-1", ""):
        with pytest.raises(ValueError, match="number"):
            read_whole(typed)
