"""What is not good enough is not published."""

from dataclasses import replace
from datetime import date

import pytest

from matcher.domain.errors import ReleaseChecksFailedError
from matcher.domain.ids import ClientId, VacancyId
from matcher.domain.matches import Part, RankedPair, Reason, Versions
from matcher.domain.outcomes import ListKind
from matcher.use_cases.release_checks import (
    ALL_EMPTY,
    FAR_FEWER,
    FAR_FEWER_CLIENTS,
    FAR_FEWER_LINES,
    FAR_FEWER_VACANCIES,
    NO_VACANCIES,
    NightCounts,
    check_against,
    check_lengths,
    check_lines,
)

LAST = {"clients": 100, "clientListsFilled": 100, "openVacancies": 50, "lines": 900}
FEW = {"clients": 4, "clientListsFilled": 4, "openVacancies": 9, "lines": 9}


def line(rank: int, score: float = 0.125) -> RankedPair:
    return RankedPair(
        rank=rank,
        client_id=ClientId("c"),
        vacancy_id=VacancyId(f"v{rank}"),
        score=score,
        score_interval=(score, score),
        parts=dict.fromkeys(Part, 0.5),
        baseline=dict.fromkeys(Part, -1.0),
        calibrated=False,
        route=None,
        reasons=tuple(Reason(part, "pay", 1.0, "pay.for", {}) for part in Part),
        missing=(),
        blocked=None,
        versions=Versions("r", "e", date(2026, 11, 22)),
        list_kind=ListKind.NIGHTLY,
    )


def test_a_sound_night_passes() -> None:
    check_lines([line(1), line(2)])
    check_lengths({"c": [line(1), line(2)]}, 2)
    check_against(NightCounts(100, 80, 50, 900), LAST)
    check_against(NightCounts(50, 50, 25, 450), LAST)
    check_against(NightCounts(0, 0, 0, 0), None)
    check_against(NightCounts(1, 0, 2, 0), FEW)
    check_against(NightCounts(11, 1, 9, 9), FEW)


@pytest.mark.parametrize(
    "bad",
    [
        replace(line(1), score=1.5),
        replace(line(1), reasons=()),
        replace(line(1), parts=dict.fromkeys(Part, 1.0)),
    ],
)
def test_numbers_that_cannot_be_right_are_refused(bad: RankedPair) -> None:
    with pytest.raises(ReleaseChecksFailedError):
        check_lines([bad])


@pytest.mark.parametrize(
    "lines",
    [[line(1), line(2), line(3)], [line(2)], [line(1, 0.1), line(2, 0.2)]],
)
def test_lists_that_are_not_well_made_are_refused(lines: list[RankedPair]) -> None:
    with pytest.raises(ReleaseChecksFailedError):
        check_lengths({"c": lines}, 2)


@pytest.mark.parametrize(
    ("counts", "last", "why"),
    [
        (NightCounts(100, 0, 50, 0), None, ALL_EMPTY),
        (NightCounts(100, 100, 0, 900), LAST, NO_VACANCIES),
        (NightCounts(100, 74, 50, 900), LAST, FAR_FEWER),
        (NightCounts(49, 49, 50, 900), LAST, FAR_FEWER_CLIENTS),
        (NightCounts(9, 9, 50, 900), LAST, FAR_FEWER_CLIENTS),
        (NightCounts(100, 100, 24, 900), LAST, FAR_FEWER_VACANCIES),
        (NightCounts(100, 100, 50, 449), LAST, FAR_FEWER_LINES),
        (NightCounts(4, 4, 0, 9), FEW, NO_VACANCIES),
    ],
)
def test_a_night_that_lost_too_much_is_refused(
    counts: NightCounts, last: dict[str, int] | None, why: str
) -> None:
    with pytest.raises(ReleaseChecksFailedError) as refused:
        check_against(counts, last)
    assert str(refused.value) == why
    assert not any(sign.isdigit() for sign in str(refused.value))
