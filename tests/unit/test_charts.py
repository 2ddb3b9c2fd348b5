"""Charts: what a person reads in them, and that nothing falls off the sheet."""

from collections.abc import Callable, Iterator
from xml.etree import ElementTree as ET

import pytest

from matcher.charts.bars import Bar, bar_chart
from matcher.charts.intervals import Bound, Interval, interval_chart
from matcher.charts.lines import Line, line_chart
from matcher.charts.sheet import BLUE, GREEN, INK, PURPLE, QUIET, RUST

SVG = "{http://www.w3.org/2000/svg}"
AWKWARD = 'less < "more" & so on'

THREE = (
    Interval("West", 0.002, -0.001, 0.006, "+0.002"),
    Interval("Oost", 0.0, 0.0, 0.0, "0.000"),
    Interval("Zuid", 0.012, 0.008, 0.016, "+0.012"),
)
CHARTS = {
    "intervals": lambda name, title: interval_chart(name, title, THREE, bound=Bound(0.01, "most")),
    "bars": lambda name, title: bar_chart(name, title, [Bar("West", 0.93, "93 %")]),
    "lines": lambda name, title: line_chart(
        name, title, [Line("now", ((0.1, 0.2), (0.6, 0.5)))], "said", "seen", diagonal="as said"
    ),
}
Chart = Callable[[str, str], str]
every_chart = pytest.mark.parametrize("chart", CHARTS.values(), ids=CHARTS)


def parsed(svg: str) -> ET.Element:
    return ET.fromstring(svg)  # noqa: S314 -- our own text, checked to be well-formed


def texts(svg: str) -> list[str]:
    return [one.text or "" for one in parsed(svg).iter(f"{SVG}text")]


def told(svg: str) -> list[str]:
    return [one.text or "" for one in parsed(svg).iter(f"{SVG}title")]


def places(drawn: ET.Element) -> Iterator[tuple[float, float]]:
    """Yield the outermost places of a mark."""
    at = {key: float(value) for key, value in drawn.attrib.items() if key in PLACES}
    match drawn.tag.removeprefix(SVG):
        case "circle":
            yield at["cx"] - at["r"], at["cy"] - at["r"]
            yield at["cx"] + at["r"], at["cy"] + at["r"]
        case "line":
            yield at["x1"], at["y1"]
            yield at["x2"], at["y2"]
        case "rect":
            yield at.get("x", 0), at.get("y", 0)
            yield at.get("x", 0) + at["width"], at.get("y", 0) + at["height"]
        case "polyline" | "polygon":
            for point in drawn.attrib["points"].split():
                x, _, y = point.partition(",")
                yield float(x), float(y)
        case "text":
            yield at["x"], at["y"]


PLACES = {"x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "width", "height"}


def all_inside(svg: str) -> bool:
    root = parsed(svg)
    left, top, width, height = (float(one) for one in root.attrib["viewBox"].split())
    found = [place for drawn in root for place in places(drawn)]
    return bool(found) and all(
        left <= x <= left + width and top <= y <= top + height for x, y in found
    )


@every_chart
def test_who_cannot_see_a_chart_is_told_its_title(chart: Chart) -> None:
    root = parsed(chart("losses", AWKWARD))
    title = root.find(f"{SVG}title")
    assert root.attrib["role"] == "img"
    assert title is not None
    assert title.text == AWKWARD
    assert root.attrib["aria-labelledby"] == title.attrib["id"]


@every_chart
def test_two_charts_of_one_page_share_no_id(chart: Chart) -> None:
    ids = [
        {one.attrib["id"] for one in parsed(chart(name, "x")).iter() if "id" in one.attrib}
        for name in ("first", "second")
    ]
    assert ids[0]
    assert not ids[0] & ids[1]


@every_chart
def test_a_chart_needs_no_style_and_no_script(chart: Chart) -> None:
    root = parsed(chart("losses", "Losses"))
    assert not {one.tag for one in root.iter()} & {f"{SVG}style", f"{SVG}script"}
    assert not {key for one in root.iter() for key in one.attrib if key.startswith(("style", "on"))}


@every_chart
def test_text_is_large_enough_on_a_narrow_screen(chart: Chart) -> None:
    root = parsed(chart("losses", "Losses"))
    shrunk = 320 / float(root.attrib["viewBox"].split()[2])
    sizes = [float(one.attrib["font-size"]) for one in root.iter(f"{SVG}text")]
    assert root.attrib["width"] == "100%"
    assert min(sizes) * shrunk >= 12


def test_a_row_of_intervals_says_its_label_its_figure_and_the_bound() -> None:
    svg = interval_chart("a", "Losses", THREE, bound=Bound(0.01, "at most 0.01"), axis="nats")
    assert {"West", "+0.002", "Zuid", "+0.012", "at most 0.01", "nats"} <= set(texts(svg))
    assert {"0", "0.01"} <= set(texts(svg))
    assert "West: +0.002" in told(svg)


def test_a_higher_value_lies_further_to_the_right() -> None:
    root = parsed(interval_chart("a", "Losses", THREE))
    west, east, south = (float(one.attrib["cx"]) for one in root.iter(f"{SVG}circle"))
    assert east < west < south


def test_bars_begin_at_zero_and_are_as_long_as_their_value() -> None:
    svg = bar_chart("b", "Lists", [Bar("a", 4, "4"), Bar("b", 2, "2"), Bar("c", -1, "-1")])
    _, *bars = parsed(svg).iter(f"{SVG}rect")
    a, b, c = (float(one.attrib["width"]) for one in bars)
    assert a == pytest.approx(2 * b, abs=0.2)
    assert b == pytest.approx(2 * c, abs=0.2)
    begins = [float(one.attrib["x"]) for one in bars]
    assert begins[0] == begins[1] == pytest.approx(begins[2] + c, abs=0.2)
    assert {"a", "4", "b", "2", "c", "-1"} <= set(texts(svg))


def test_lines_are_told_apart_without_colour() -> None:
    lines = [Line(f"line {n}", ((0, n), (1, n + 1))) for n in range(4)]
    root = parsed(line_chart("c", "Lines", lines, "x", "y"))
    dashes = {one.attrib["stroke-dasharray"] for one in root.iter(f"{SVG}polyline")}
    assert len(dashes) == 4
    with pytest.raises(ValueError, match="told apart"):
        line_chart("c", "Lines", [*lines, lines[0]], "x", "y")


def test_points_of_a_line_and_its_axes_are_told() -> None:
    svg = line_chart(
        "c", "Lines", [Line("now", ((0.1, 0.25), (0.6, 0.5)))], "said", "seen", diagonal="as said"
    )
    assert {"now", "said", "seen", "as said"} <= set(texts(svg))
    assert {"now: 0.1; 0.25", "now: 0.6; 0.5"} <= set(told(svg))


def test_with_a_diagonal_both_axes_run_over_the_same_numbers() -> None:
    line = Line("now", ((0.1, 0.7), (0.3, 0.9)))
    svg = line_chart("c", "Lines", [line], "said", "seen", diagonal="as said")
    ticks = [one for one in texts(svg) if one.replace(".", "").isdigit()]
    assert ticks[: len(ticks) // 2] == ticks[len(ticks) // 2 :]


def test_numbers_of_an_axis_are_written_as_the_caller_writes_them() -> None:
    def dutch(number: float) -> str:
        return f"{number:.2f}".replace(".", ",")

    assert "0,01" in texts(interval_chart("a", "x", THREE, written=dutch))
    assert "0,50" in texts(
        line_chart("c", "x", [Line("a", ((0, 0), (1, 1)))], "", "", written=dutch)
    )


@pytest.mark.parametrize("value", [0.0, 1.0, -1.0, 0.5, -3e-7, 1e9, 123456.789])
def test_a_single_value_stays_within_the_sheet(value: float) -> None:
    shown = f"{value:g}"
    assert all_inside(interval_chart("a", "x", [Interval("one", value, value, value, shown)]))
    assert all_inside(bar_chart("b", "x", [Bar("one", value, shown)]))
    assert all_inside(line_chart("c", "x", [Line("one", ((value, value),))], "x", "y"))


@pytest.mark.parametrize("bound", [-5.0, 0.0, 0.3, 1.0, 40.0])
def test_a_bound_beside_all_values_stays_within_the_sheet(bound: float) -> None:
    intervals = [Interval("one", 0.1, -0.2, 0.3, "0.1"), Interval("two", 1.0, 0.0, 1.0, "1")]
    svg = interval_chart("a", "x", intervals, bound=Bound(bound, "the bound, with a long label"))
    assert all_inside(svg)


def test_a_long_label_is_folded_and_loses_no_word() -> None:
    words = "everybody who asked for a workplace without stairs in the north of the country"
    svg = interval_chart("a", "x", [Interval(words, 1, 0, 2, "1.0000 (0.0000 to 2.0000)")])
    folded = [one for one in texts(svg) if one in words and len(one) > 2]
    assert len(folded) > 1
    assert " ".join(folded) == words


def test_words_of_the_caller_are_never_markup() -> None:
    charts = (
        interval_chart("a", "x", [Interval(AWKWARD, 1, 0, 2, "<1>")], bound=Bound(1, AWKWARD)),
        bar_chart("b", "x", [Bar(AWKWARD, 1, "<1>")]),
        line_chart("c", "x", [Line(AWKWARD, ((0, 1),))], AWKWARD, "y"),
    )
    for svg in charts:
        assert AWKWARD in texts(svg)
        assert "<1>" not in svg


@pytest.mark.parametrize("wrong", [float("nan"), float("inf")])
def test_nothing_to_draw_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match="finite"):
        bar_chart("b", "x", [Bar("one", wrong, "?")])
    with pytest.raises(ValueError, match="needs numbers"):
        bar_chart("b", "x", [])
    with pytest.raises(ValueError, match="needs numbers"):
        interval_chart("a", "x", [])
    with pytest.raises(ValueError, match="needs numbers"):
        line_chart("c", "x", [], "x", "y")


@pytest.mark.parametrize("colour", [INK, QUIET, BLUE, RUST, GREEN, PURPLE])
def test_every_colour_stands_out_against_white(colour: str) -> None:
    shares = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in shares
    )
    luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    assert 1.05 / (luminance + 0.05) >= 4.5
