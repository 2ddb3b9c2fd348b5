"""What is about a person shows nothing of it in a log or a traceback."""

import pytest

from storage_records import CLIENT, OUTCOME, PROPOSAL, REFERRAL, SECRET_TEXT, SET_ASIDE, TALK


@pytest.mark.parametrize("record", [CLIENT, OUTCOME, PROPOSAL, REFERRAL, SET_ASIDE, TALK])
def test_its_repr_holds_no_value(record: object) -> None:
    shown = repr(record)
    assert shown == f"{type(record).__name__}(...)"
    assert SECRET_TEXT not in shown
