"""The report of a learned ranker as a page: one HTML file that needs nothing else, a table with each plot."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import Final

from matcher.charts.intervals import Bound, Interval, interval_chart
from matcher.charts.lines import Line, line_chart
from matcher.domain.matches import Part
from matcher.domain.small_groups import FEWEST_PEOPLE
from matcher.ranking.ranker import PARTS
from matcher.training.ranker_card import QUESTIONS
from matcher.training.ranker_report import (
    LARGE_GROUP,
    MOST_WORSE,
    Figures,
    GroupFigures,
    RankerReport,
    verdict_of,
)

_PAGE: Final = """\
<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; color: #1b2a33 }}
main {{ max-width: 44rem; margin: 2rem auto; padding: 0 1rem }}
h1 {{ font-size: 1.5rem; overflow-wrap: anywhere }}
h2 {{ font-size: 1.25rem; margin-top: 2.5rem }}
h3 {{ font-size: 1rem; margin-top: 2rem }}
table {{ border-collapse: collapse; margin: 1rem 0 }}
caption {{ text-align: left; font-weight: 600 }}
th, td {{ text-align: left; vertical-align: top; padding: .25rem 1rem .25rem 0 }}
th, td {{ border-bottom: 1px solid #d5dde1; font-variant-numeric: tabular-nums }}
tbody th {{ font-weight: 400 }}
.wide {{ overflow-x: auto }}
</style>
</head>
<body>
<main>
<h1>{title}</h1>
{verdict}
<p>Judged on {outcomes:,} outcomes of {pairs:,} pairs that come later, in the order in which they
began, than those it was taught with.</p>
<h2>Overall</h2>
{overall}
<h2>For each group</h2>
<p>How much the log-loss changes for each group, in nats; below 0 is better. Both bounds hold with 90 %
certainty, clients drawn anew many times; the upper one is to be at most {most_worse:g}. Groups under
{large:,} outcomes are taken together; one of fewer than {people} clients is left out.</p>
{groups}
<h2>What it says and what happens</h2>
<p>Outcomes in bins of equal size, from the lowest chance to the highest. A ranker that says what happens
keeps to the dotted line. No bin is of fewer than {people} clients.</p>
{parts}
</main>
</body>
</html>
"""


def ranker_page(report: RankerReport) -> str:
    """Return a report for people, as HTML: the verdict first, then every figure with its plot."""
    return _PAGE.format(
        title=escape(f"{report.candidate_version} beside {report.in_use_version}"),
        verdict=_verdict(report),
        outcomes=report.held_out_outcomes,
        pairs=report.held_out_pairs,
        overall=_overall(report.candidate, report.in_use),
        most_worse=MOST_WORSE,
        large=LARGE_GROUP,
        people=FEWEST_PEOPLE,
        groups=_groups(report.groups),
        parts="\n".join(_part(report, part) for part in PARTS),
    )


def _verdict(report: RankerReport) -> str:
    verdict = verdict_of(report)
    if verdict.passed:
        return "<p><strong>It passes.</strong></p>"
    reasons = "".join(f"<li>{escape(reason)}</li>" for reason in verdict.reasons)
    return f"<p><strong>It does not pass:</strong></p>\n<ul>{reasons}</ul>"


def _overall(new: Figures, old: Figures) -> str:
    rows = (
        ("log-loss", f"{new.log_loss:.4f}", f"{old.log_loss:.4f}", "no higher"),
        (
            "calibration error",
            f"{new.calibration_error:.4f}",
            f"{old.calibration_error:.4f}",
            "no higher",
        ),
        ("nDCG of a client's own pairs", _shown(new.ndcg), _shown(old.ndcg), "no lower"),
    )
    return _table("All outcomes together", ("figure", "this ranker", "in use", "wanted"), rows)


def _shown(figure: float | None) -> str:
    return "no telling" if figure is None else f"{figure:.4f}"


def _groups(groups: Sequence[GroupFigures]) -> str:
    if not groups:
        return "<p>No group is large enough.</p>"
    intervals = [
        Interval(
            f"{_division(one)}: {one.name}",
            one.difference,
            one.lower_bound,
            one.upper_bound,
            f"{one.difference:+.4f}, up to {one.upper_bound:+.4f}",
        )
        for one in groups
    ]
    chart = interval_chart(
        "groups",
        "Change of log-loss for each group with its bounds",
        intervals,
        bound=Bound(MOST_WORSE, f"at most {MOST_WORSE:+g}"),
        axis="change of log-loss, nats",
    )
    rows = (
        (
            f"{_division(one)}: {one.name}",
            f"{one.outcomes:,}",
            f"{one.difference:+.4f}",
            f"{one.lower_bound:+.4f}",
            f"{one.upper_bound:+.4f}",
        )
        for one in groups
    )
    head = ("group", "outcomes", "change", "lower bound", "upper bound")
    return chart + _table("Change of log-loss for each group", head, rows)


def _division(one: GroupFigures) -> str:
    return one.grouping.value.replace("_", " ")


def _part(report: RankerReport, part: Part) -> str:
    """Return the plot and table of one part: chances of both rankers, and what happened."""
    heading = f"<h3>{QUESTIONS[part].capitalize()}?</h3>\n"
    rankers = {
        report.candidate_version: report.candidate.reliability.get(part, ()),
        f"{report.in_use_version} (in use)": report.in_use.reliability.get(part, ()),
    }
    lines = [
        Line(name, tuple((one.said, one.went_well) for one in bins))
        for name, bins in rankers.items()
        if bins
    ]
    if not lines:
        return f"{heading}<p>There are outcomes of too few clients to show.</p>"
    chart = line_chart(
        f"reliability-{part.value}",
        f"Chances told and shares that went well: {part.value}",
        lines,
        "chance it told",
        "share that went well",
        diagonal="what it says happens",
    )
    rows = (
        (name, f"{one.outcomes:,}", f"{one.said:.3f}", f"{one.went_well:.3f}")
        for name, bins in rankers.items()
        for one in bins
    )
    head = ("ranker", "outcomes", "chance it told", "went well")
    return heading + chart + _table(f"Chances and what happened: {part.value}", head, rows)


def _table(caption: str, head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    columns = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    body = "\n".join(_rows(rows))
    return (
        f'\n<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0"><table>'
        f"<caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{columns}</tr></thead>\n<tbody>\n{body}\n</tbody></table></div>"
    )


def _rows(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    for first, *rest in rows:
        cells = "".join(f"<td>{escape(cell)}</td>" for cell in rest)
        yield f'<tr><th scope="row">{escape(first)}</th>{cells}</tr>'
