"""From figures to pictures with a table beside each: a chart draws what the table tells, and no more."""

from collections.abc import Iterable, Mapping

from matcher.charts.bars import Bar, bar_chart
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.small_groups import few
from matcher.use_cases.region_figures import Figure
from matcher.wording import figures_pages as own
from matcher_api.staff_pages.figures_contexts import Picture


def picture_of(
    name: str, caption: str, heads: tuple[str, str], figure: Figure, words: Mapping[str, str]
) -> Picture:
    """Return a figure as a picture; a count that is left out has its row in the table and no bar."""
    counted = [(words[cell.band], cell.count) for cell in figure]
    return _picture(
        name,
        caption,
        heads,
        [
            (label, own.LEFT_OUT, None) if count is None else (label, str(count), float(count))
            for label, count in counted
        ],
    )


def picture_of_seconds(run: NightlyRun) -> Picture:
    """Return how long each step of a night took."""
    return _picture(
        "duur",
        own.SECONDS,
        (own.STEP, own.DURATION),
        [
            (name, f"{run.seconds[step]:.1f}".replace(".", ","), run.seconds[step])
            for step, name in own.STEPS.items()
            if step in run.seconds
        ],
    )


def picture_of_counts(run: NightlyRun) -> Picture:
    """Return what a night did; a count of people is left out when they are few."""
    people = [(name, kind, True) for kind, name in own.COUNTED_PEOPLE.items()]
    things = [(name, kind, False) for kind, name in own.COUNTED.items()]
    counted = [
        (name, run.counts[kind], of_people)
        for name, kind, of_people in (*people, *things)
        if kind in run.counts
    ]
    rows = [
        (name, own.LEFT_OUT, None)
        if of_people and few(count)
        else (name, str(count), float(count) if count else None)
        for name, count, of_people in counted
    ]
    return _picture("aantallen", own.COUNTS, (own.WHAT, own.COUNT), rows)


def _picture(
    name: str,
    caption: str,
    heads: tuple[str, str],
    rows: Iterable[tuple[str, str, float | None]],
) -> Picture:
    told = tuple(rows)
    bars = [Bar(label, value, shown) for label, shown, value in told if value is not None]
    return Picture(
        name=name,
        svg=bar_chart(name, caption, bars) if bars else None,
        caption=caption,
        heads=heads,
        rows=tuple((label, shown) for label, shown, _ in told),
    )
