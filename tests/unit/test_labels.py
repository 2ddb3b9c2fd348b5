"""A history teaches only what happened in it; one that cannot be true teaches nothing."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.domain.ids import ClientId, OutcomeId, VacancyId
from matcher.domain.labels import LASTING, Broken, PairLabels, labels_of_pair
from matcher.domain.matches import Part
from matcher.domain.outcomes import ListKind, Outcome, OutcomeEvent, Shown

FIRST = date(2026, 1, 5)
TODAY = FIRST + timedelta(days=400)
E = OutcomeEvent
CLIENT, EMPLOYER, SUSTAINED = Part.CLIENT_FIT, Part.EMPLOYER_FIT, Part.SUSTAINED_FIT


def history(*steps: tuple[OutcomeEvent, int], shown: Shown | None = None) -> list[Outcome]:
    return [
        Outcome(
            OutcomeId(str(number)),
            ClientId("c"),
            VacancyId("v"),
            event,
            FIRST + timedelta(days=day),
            shown=shown,
        )
        for number, (event, day) in enumerate(steps)
    ]


@pytest.mark.parametrize(
    ("steps", "well"),
    [
        ([(E.PROPOSED, 0)], {}),
        ([(E.PROPOSED, 0), (E.CLIENT_DECLINED, 3)], {CLIENT: False}),
        ([(E.CLIENT_INTERESTED, 3)], {CLIENT: True}),
        ([(E.APPLIED, 3)], {CLIENT: True}),
        ([(E.INTRODUCED, 3)], {CLIENT: True}),
        ([(E.CLIENT_INTERESTED, 3), (E.CLIENT_DECLINED, 4)], {CLIENT: False}),
        ([(E.CLIENT_DECLINED, 3), (E.APPLIED, 9)], {CLIENT: True}),
        ([(E.CLIENT_INTERESTED, 3), (E.WITHDRAWN, 9)], {CLIENT: True}),
        ([(E.WITHDRAWN, 9)], {}),
        ([(E.APPLIED, 3), (E.NO_ANSWER, 30)], {CLIENT: True, EMPLOYER: False}),
        ([(E.NOT_HIRED, 30)], {EMPLOYER: False}),
        ([(E.CLIENT_DECLINED, 3), (E.NOT_HIRED, 30)], {CLIENT: False}),
        ([(E.HIRED, 9)], {CLIENT: True, EMPLOYER: True}),
        ([(E.NOT_HIRED, 5), (E.HIRED, 90)], {CLIENT: True, EMPLOYER: True}),
        ([(E.HIRED, 9), (E.KEPT_13_WEEKS, 100)], {CLIENT: True, EMPLOYER: True}),
        (
            [(E.HIRED, 9), (E.KEPT_26_WEEKS, 200)],
            {CLIENT: True, EMPLOYER: True, SUSTAINED: True},
        ),
        ([(E.HIRED, 9), (E.ENDED, 100)], {CLIENT: True, EMPLOYER: True, SUSTAINED: False}),
        ([(E.HIRED, 0), (E.ENDED, 182)], {CLIENT: True, EMPLOYER: True, SUSTAINED: True}),
        (
            [(E.HIRED, 0), (E.ENDED, 20), (E.HIRED, 90), (E.KEPT_26_WEEKS, 290)],
            {CLIENT: True, EMPLOYER: True, SUSTAINED: False},
        ),
        ([(E.HIRED, 350), (E.ENDED, 399)], {CLIENT: True, EMPLOYER: True}),
        ([(E.HIRED, 350)], {CLIENT: True, EMPLOYER: True}),
    ],
)
def test_only_what_happened_teaches(
    steps: list[tuple[OutcomeEvent, int]], well: dict[Part, bool]
) -> None:
    taught = labels_of_pair(reversed(history(*steps)), TODAY)
    assert isinstance(taught, PairLabels)
    assert taught.well == well


@pytest.mark.parametrize(
    ("steps", "broken"),
    [
        ([(E.HIRED, 401)], Broken.IN_THE_FUTURE),
        ([(E.KEPT_26_WEEKS, 200)], Broken.KEPT_WITHOUT_HIRE),
        ([(E.KEPT_13_WEEKS, 1), (E.HIRED, 9)], Broken.KEPT_WITHOUT_HIRE),
        ([(E.ENDED, 100)], Broken.ENDED_WITHOUT_HIRE),
        ([(E.HIRED, 9), (E.NOT_HIRED, 20)], Broken.REFUSED_AFTER_HIRE),
        ([(E.HIRED, 9), (E.CLIENT_DECLINED, 20)], Broken.REFUSED_AFTER_HIRE),
        ([(E.APPLIED, 9), (E.CLIENT_DECLINED, 9)], Broken.YES_AND_NO),
        ([(E.HIRED, 9), (E.ENDED, 99), (E.KEPT_26_WEEKS, 200)], Broken.ENDED_AND_KEPT),
        ([(E.HIRED, 9), (E.KEPT_26_WEEKS, 20)], Broken.KEPT_TOO_SOON),
    ],
)
def test_what_cannot_be_true_is_named_without_values(
    steps: list[tuple[OutcomeEvent, int]], broken: Broken
) -> None:
    assert labels_of_pair(history(*steps), TODAY) is broken
    assert "2026" not in broken.value


@pytest.mark.parametrize(
    ("steps", "lasted"),
    [
        ([(E.HIRED, 0), (E.ENDED, 10)], False),
        ([(E.HIRED, 0), (E.ENDED, 182)], True),
        ([(E.HIRED, 0), (E.KEPT_26_WEEKS, 182)], True),
        ([(E.HIRED, 0), (E.ENDED, 10), (E.HIRED, 90)], False),
        ([(E.HIRED, 0), (E.KEPT_13_WEEKS, 91)], None),
    ],
)
def test_how_long_a_job_lasted_teaches_from_26_weeks_after_the_hire(
    steps: list[tuple[OutcomeEvent, int]],
    lasted: bool | None,  # noqa: FBT001, a parameter
) -> None:
    """A job that ended early waits as long as one that still runs, so that both count as often."""
    before, after = FIRST + LASTING - timedelta(days=1), FIRST + LASTING
    known = [one for one in history(*steps) if one.on <= before]
    early, in_time = labels_of_pair(known, before), labels_of_pair(history(*steps), after)
    assert isinstance(early, PairLabels)
    assert isinstance(in_time, PairLabels)
    assert early.well == {CLIENT: True, EMPLOYER: True}
    assert in_time.well.get(SUSTAINED) is lasted


def test_the_rank_first_shown_and_the_first_day_are_carried() -> None:
    shown = Shown(3, ListKind.NIGHTLY, "prior-2")
    both = [
        *history((E.CLIENT_INTERESTED, 4)),
        *history((E.PROPOSED, 1), shown=shown),
    ]
    taught = labels_of_pair(both, TODAY)
    assert isinstance(taught, PairLabels)
    assert (taught.rank_shown, taught.began_on) == (3, FIRST + timedelta(days=1))
    unseen = labels_of_pair(history((E.CLIENT_INTERESTED, 4)), TODAY)
    assert isinstance(unseen, PairLabels)
    assert unseen.rank_shown is None


@given(st.lists(st.tuples(st.sampled_from(E), st.integers(0, 400)), min_size=1, max_size=8))
def test_every_history_teaches_or_is_broken_whatever_its_order(
    steps: list[tuple[OutcomeEvent, int]],
) -> None:
    days = {day for _, day in steps}
    if len(days) < len(steps):
        return  # on one day, the order is as told
    told = labels_of_pair(history(*steps), TODAY)
    assert told == labels_of_pair(history(*reversed(steps)), TODAY)
    if isinstance(told, Broken):
        return
    events = {event for event, _ in steps}
    assert (told.well.get(EMPLOYER) is True) == (E.HIRED in events)
    if SUSTAINED in told.well:
        assert E.HIRED in events
        assert events & {E.ENDED, E.KEPT_26_WEEKS}
        hired = min(day for event, day in steps if event is E.HIRED)
        assert FIRST + timedelta(days=hired) + LASTING <= TODAY
    if CLIENT not in told.well:
        assert not events & {E.CLIENT_DECLINED, E.CLIENT_INTERESTED, E.APPLIED, E.INTRODUCED}
