"""How much of each, row by row: bars from zero."""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.charts.rows import BAND, END, GAP, START, head, zero_line
from matcher.charts.scale import scale_over
from matcher.charts.sheet import BLUE, Sheet


@dataclass(frozen=True, slots=True)
class Bar:
    """A quantity, below zero too; `shown` is how it is written."""

    label: str
    value: float
    shown: str


def bar_chart(name: str, title: str, bars: Sequence[Bar]) -> str:
    """Return a chart of bars, one below the other on one scale."""
    scale = scale_over([one.value for one in bars] + [0.0] * bool(bars), START, END)
    sheet, top = Sheet(name, title), 0.0
    for one in bars:
        top = head(sheet, top, one.label, one.shown)
        begin, end = sorted((scale.place(0), scale.place(one.value)))
        sheet.mark(
            "rect",
            f"{one.label}: {one.shown}",
            x=begin,
            y=top + 2,
            width=end - begin,
            height=BAND - 4,
            fill=BLUE,
        )
        zero_line(sheet, scale, top)
        top += BAND + GAP
    return sheet.svg(top)
