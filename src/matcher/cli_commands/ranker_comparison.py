"""Two rankers side by side, as text and as JSON: what each was judged with, and how their tables differ."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from matcher.cli_commands.terminal import count, table
from matcher.ranking.ranker import MatchRanker
from matcher.ranking.table_differences import TableDifference, table_differences

_BASELINE = "baseline"


@dataclass(frozen=True, slots=True)
class ComparedRanker:
    """A ranker by the version it was asked for, with the report it was judged with, if any."""

    version: str
    ranker: MatchRanker
    report: Mapping[str, Any] | None


def comparison_shape(first: ComparedRanker, second: ComparedRanker) -> dict[str, Any]:
    """Return two rankers side by side as plain JSON, in camelCase."""
    return {
        "rankers": [{"version": one.version, "judged": _judged(one)} for one in (first, second)],
        "differences": [_shape(one) for one in table_differences(first.ranker, second.ranker)],
    }


def comparison_lines(first: ComparedRanker, second: ComparedRanker) -> Iterator[str]:
    """Yield two rankers side by side, line by line."""
    head = ("version", "outcomes", "log-loss", "calibration error", "nDCG", "beside", "judged")
    yield from table([head, *(_row(one) for one in (first, second))])
    differences = table_differences(first.ranker, second.ranker)
    unlike = [one for one in differences if one.difference]
    if unlike:
        yield ""
        columns = ("part", "feature", "where", first.version, second.version, "difference")
        rows = [
            (
                one.part.value,
                one.feature or _BASELINE,
                _where(one),
                f"{one.first:+.4f}",
                f"{one.second:+.4f}",
                f"{one.difference:+.4f}",
            )
            for one in unlike
        ]
        yield from table([columns, *rows])
    yield ""
    yield f"{count(len(unlike), 'difference')}, {len(differences) - len(unlike):,} alike."


def _judged(one: ComparedRanker) -> dict[str, Any] | None:
    """Return the overall figures a ranker was judged with; None when it was not."""
    if one.report is None:
        return None
    return {
        "beside": one.report["inUseVersion"],
        "passed": one.report["passed"],
        "heldOutOutcomes": one.report["heldOutOutcomes"],
        **{key: one.report["candidate"][key] for key in ("logLoss", "calibrationError", "ndcg")},
    }


def _row(one: ComparedRanker) -> tuple[str, ...]:
    judged = _judged(one)
    if judged is None:
        return (one.version, *[""] * 5, "not judged")
    return (
        one.version,
        f"{judged['heldOutOutcomes']:,}",
        f"{judged['logLoss']:.4f}",
        f"{judged['calibrationError']:.4f}",
        "no telling" if judged["ndcg"] is None else f"{judged['ndcg']:.4f}",
        judged["beside"],
        "passed" if judged["passed"] else "not passed",
    )


def _shape(one: TableDifference) -> dict[str, Any]:
    return {
        "part": one.part.value,
        "feature": one.feature or _BASELINE,
        "above": one.above,
        "upTo": one.up_to,
        "first": one.first,
        "second": one.second,
        "difference": one.difference,
    }


def _where(one: TableDifference) -> str:
    """Return the values that a difference is about, as in `0.2 to 0.4`."""
    if one.above is None:
        return "" if one.up_to is None else f"up to {one.up_to:.4g}"
    return f"above {one.above:.4g}" if one.up_to is None else f"{one.above:.4g} to {one.up_to:.4g}"
