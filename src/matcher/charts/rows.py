"""What charts in rows share: words above each row, an axis below the last."""

from typing import Final

from matcher.charts.scale import Scale, Written
from matcher.charts.sheet import INK, LINE, QUIET, WIDTH, Sheet, folded, width_of

START: Final = 6.0
END: Final = WIDTH - 6.0
"""Between these lies what is drawn in a row."""

BAND: Final = 18.0
GAP: Final = 10.0
"""How high a row is below its words, and how far it is from the next."""

_BETWEEN: Final = 12.0
_NARROW: Final = 140.0
_TICK: Final = 5.0


def head(sheet: Sheet, top: float, label: str, shown: str) -> float:
    """Write a row's label to the left and its figure to the right; return where the words end."""
    beside = WIDTH - width_of(shown) - _BETWEEN
    alone = beside < min(_NARROW, width_of(label))
    lines = folded(label, WIDTH if alone else beside)
    if alone:
        lines.append("")
    for number, line in enumerate(lines or [""], start=1):
        sheet.text(0, top + number * LINE - 5, line)
    end = top + max(1, len(lines)) * LINE
    sheet.text(WIDTH, end - 5, shown, "end")
    return end


def zero_line(sheet: Sheet, scale: Scale, top: float) -> None:
    """Draw where zero is in a row, when it is on the scale."""
    if scale.low <= 0 <= scale.high:
        x = scale.place(0)
        sheet.rule((x, top, x, top + BAND), stroke=QUIET)


def axis_below(sheet: Sheet, scale: Scale, top: float, name: str, written: Written) -> float:
    """Draw the axis with its numbers and name; return where it ends."""
    sheet.rule((scale.start, top, scale.end, top), stroke=QUIET)
    for tick in scale.ticks():
        x = scale.place(tick)
        sheet.rule((x, top, x, top + _TICK), stroke=QUIET)
        sheet.text(x, top + LINE, written(tick), "middle", QUIET)
    end = top + LINE + _TICK
    for line in folded(name, WIDTH):
        end += LINE
        sheet.text(scale.end, end - _TICK, line, "end", INK)
    return end
