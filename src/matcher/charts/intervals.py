"""How sure a figure is, row by row: a point with the interval it may lie in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matcher.charts.rows import BAND, END, GAP, START, axis_below, head, zero_line
from matcher.charts.scale import PLAIN, Scale, Written, scale_over
from matcher.charts.sheet import BLUE, DASHES, LINE, RUST, Sheet

_RADIUS: Final = 5.0
_WHISKER: Final = 5.0


@dataclass(frozen=True, slots=True)
class Interval:
    """A figure and what it may be, `low <= value <= high`; `shown` is how it is written."""

    label: str
    value: float
    low: float
    high: float
    shown: str


@dataclass(frozen=True, slots=True)
class Bound:
    """A number that every row is held against."""

    value: float
    label: str


def interval_chart(
    name: str,
    title: str,
    intervals: Sequence[Interval],
    *,
    bound: Bound | None = None,
    axis: str = "",
    written: Written = PLAIN,
) -> str:
    """Return a chart of intervals, one below the other on one scale; zero is marked where it is on it."""
    values = [number for one in intervals for number in (one.low, one.value, one.high)]
    if values and bound is not None:
        values.append(bound.value)
    scale = scale_over(values, START, END)
    sheet, top = Sheet(name, title), 0.0
    if bound is not None:
        top += LINE + GAP / 2
        sheet.text(scale.place(bound.value), LINE - 5, bound.label, "middle", RUST)
    for one in intervals:
        top = head(sheet, top, one.label, one.shown)
        zero_line(sheet, scale, top)
        if bound is not None:
            x = scale.place(bound.value)
            ends = (x, top, x, top + BAND)
            sheet.rule(ends, stroke=RUST, stroke_width="2", stroke_dasharray=DASHES)
        _draw(sheet, scale, top + BAND / 2, one)
        top += BAND + GAP
    return sheet.svg(axis_below(sheet, scale, top - GAP / 2, axis, written))


def _draw(sheet: Sheet, scale: Scale, middle: float, one: Interval) -> None:
    low, high = scale.place(one.low), scale.place(one.high)
    sheet.rule((low, middle, high, middle), stroke=BLUE, stroke_width="2")
    for end in (low, high):
        ends = (end, middle - _WHISKER, end, middle + _WHISKER)
        sheet.rule(ends, stroke=BLUE, stroke_width="2")
    told = f"{one.label}: {one.shown}"
    sheet.mark("circle", told, cx=scale.place(one.value), cy=middle, r=_RADIUS, fill=BLUE)
