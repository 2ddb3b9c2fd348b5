"""How one quantity goes with another: a few lines through points."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from matcher.charts.rows import axis_below
from matcher.charts.scale import PLAIN, Scale, Written, scale_over
from matcher.charts.sheet import (
    BLUE,
    GREEN,
    LINE,
    PURPLE,
    QUIET,
    RUST,
    WIDTH,
    Sheet,
    folded,
    width_of,
)

_PLOT: Final = 260.0
_SAMPLE: Final = 44.0
_MARGIN: Final = 8.0
_SIZE: Final = 5.0
_DIAGONAL: Final = "2 4"
_CIRCLE: Final = ""
_SQUARE: Final = "-1,-1 1,-1 1,1 -1,1"
_TRIANGLE: Final = "0,-1.3 1.2,.9 -1.2,.9"
_DIAMOND: Final = "0,-1.4 1.4,0 0,1.4 -1.4,0"


@dataclass(frozen=True, slots=True)
class Line:
    """What is drawn as one line: points `(x, y)` in the order in which it runs through them."""

    label: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class _Look:
    """What tells one line from another: colour, dashes and the shape of its marks."""

    colour: str
    dashes: str
    shape: str


_LOOKS: Final = (
    _Look(BLUE, "none", _CIRCLE),
    _Look(RUST, "7 4", _SQUARE),
    _Look(GREEN, "3 3", _TRIANGLE),
    _Look(PURPLE, "10 3 3 3", _DIAMOND),
)


def line_chart(
    name: str,
    title: str,
    lines: Sequence[Line],
    x_name: str,
    y_name: str,
    *,
    diagonal: str | None = None,
    written: Written = PLAIN,
) -> str:
    """Return a chart of lines; with a diagonal, both axes run over the same numbers.

    Raises:
        ValueError: there are more lines than can be told apart, or no points, or a number is not finite.
    """
    if len(lines) > len(_LOOKS):
        msg = f"{len(_LOOKS)} lines can be told apart, {len(lines)} cannot."
        raise ValueError(msg)
    sheet, top = Sheet(name, title), 0.0
    for line, look in zip(lines, _LOOKS, strict=False):
        places = [(_MARGIN, top + LINE / 2), (_SAMPLE - _MARGIN, top + LINE / 2)]
        _draw_line(sheet, places, look)
        _draw_mark(sheet, (_SAMPLE / 2, top + LINE / 2), look)
        top = _label(sheet, top, line.label)
    if diagonal is not None:
        ends = (_MARGIN, top + LINE / 2, _SAMPLE - _MARGIN, top + LINE / 2)
        sheet.rule(ends, stroke=QUIET, stroke_width="1.5", stroke_dasharray=_DIAGONAL)
        top = _label(sheet, top, diagonal)
    for words in folded(y_name, WIDTH):
        top += LINE
        sheet.text(0, top, words)
    top += LINE
    x_scale, y_scale = _scales(lines, top, written, square=diagonal is not None)
    _draw_frame(sheet, x_scale, y_scale, written)
    if diagonal is not None:
        ends = (x_scale.start, y_scale.start, x_scale.end, y_scale.end)
        sheet.rule(ends, stroke=QUIET, stroke_width="1.5", stroke_dasharray=_DIAGONAL)
    for line, look in zip(lines, _LOOKS, strict=False):
        places = [(x_scale.place(x), y_scale.place(y)) for x, y in line.points]
        _draw_line(sheet, places, look)
        for (x, y), place in zip(line.points, places, strict=True):
            _draw_mark(sheet, place, look, f"{line.label}: {written(x)}; {written(y)}")
    return sheet.svg(axis_below(sheet, x_scale, y_scale.start, x_name, written))


def _label(sheet: Sheet, top: float, label: str) -> float:
    for words in folded(label, WIDTH - _SAMPLE):
        top += LINE
        sheet.text(_SAMPLE, top - 5, words)
    return top


def _scales(
    lines: Sequence[Line], top: float, written: Written, *, square: bool
) -> tuple[Scale, Scale]:
    """Return both scales, with room for the numbers to the left."""
    xs = [x for line in lines for x, _ in line.points]
    ys = [y for line in lines for _, y in line.points]
    if square:
        xs = ys = [*xs, *ys]
    y_scale = scale_over(ys, top + _PLOT, top)
    room = max(width_of(written(tick)) for tick in y_scale.ticks())
    return scale_over(xs, room + _MARGIN, WIDTH - 2 * _MARGIN), y_scale


def _draw_frame(sheet: Sheet, x_scale: Scale, y_scale: Scale, written: Written) -> None:
    for tick in y_scale.ticks():
        y = y_scale.place(tick)
        sheet.rule((x_scale.start, y, x_scale.end, y), stroke=QUIET, stroke_width="0.4")
        sheet.text(x_scale.start - _MARGIN, y + 5, written(tick), "end", QUIET)


def _draw_line(sheet: Sheet, places: Sequence[tuple[float, float]], look: _Look) -> None:
    points = " ".join(f"{x:.1f},{y:.1f}" for x, y in places)
    sheet.mark(
        "polyline",
        points=points,
        fill="none",
        stroke=look.colour,
        stroke_width="2",
        stroke_dasharray=look.dashes,
    )


def _draw_mark(sheet: Sheet, place: tuple[float, float], look: _Look, told: str = "") -> None:
    x, y = place
    if not look.shape:
        sheet.mark("circle", told, cx=x, cy=y, r=_SIZE, fill=look.colour)
        return
    corners = [corner.split(",") for corner in look.shape.split()]
    points = " ".join(f"{x + _SIZE * float(a):.1f},{y + _SIZE * float(b):.1f}" for a, b in corners)
    sheet.mark("polygon", told, points=points, fill=look.colour)
