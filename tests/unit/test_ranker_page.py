"""The page of a report: verdict first, every figure in a table beside its plot."""

from html.parser import HTMLParser

import pytest

from matcher.domain.matches import Part
from matcher.features.taught_pairs import Grouping
from matcher.training.ranker_measures import Bin
from matcher.training.ranker_page import ranker_page
from matcher.training.ranker_report import Figures, GroupFigures, RankerReport, verdict_of

BINS = (Bin(60, 0.213, 0.25), Bin(60, 0.687, 0.7))
WEST = GroupFigures(Grouping.REGION, "West <&> Co", 1_234, -0.0042, -0.0071, -0.0013)
WALKS = GroupFigures(Grouping.TRAVEL_MODE, "walking", 1_001, 0.0082, 0.0021, 0.0143)


def figures(log_loss: float, *, ndcg: float | None = 0.7, bins: tuple[Bin, ...] = BINS) -> Figures:
    return Figures(log_loss, 0.0211, ndcg, {Part.CLIENT_FIT: bins} if bins else {})


def report(new: Figures, old: Figures, *groups: GroupFigures) -> RankerReport:
    return RankerReport("learned-2", "prior-1", 900, 1_200, new, old, groups)


class Page(HTMLParser):
    """What is on a page: rows of its tables, texts, marks of its plots, and what it would fetch."""

    def __init__(self, page: str) -> None:
        """Read a page."""
        super().__init__()
        self.rows: list[list[str]] = []
        self.texts: list[str] = []
        self.captions: list[str] = []
        self.drawn: list[str] = []
        self.outside: list[str] = []
        self._within = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._within = tag
        if tag == "tr":
            self.rows.append([])
        if tag in {"circle", "polygon"}:
            self.drawn.append(tag)
        self.outside += [value for key, value in attrs if key in {"src", "href"} and value]

    def handle_data(self, data: str) -> None:
        if self._within in {"td", "th"}:
            self.rows[-1].append(data)
        if self._within == "caption":
            self.captions.append(data)
        self.texts.append(data)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._within:
            self._within = ""


def test_the_verdict_stands_before_every_figure() -> None:
    good = report(figures(0.5), figures(0.6), WEST)
    assert verdict_of(good).passed
    page = ranker_page(good)
    assert 0 < page.index("It passes.") < page.index("<table>")
    bad = report(figures(0.7), figures(0.6), WALKS)
    page = ranker_page(bad)
    assert 0 < page.index("It does not pass:") < page.index("<table>")
    for reason in verdict_of(bad).reasons:
        assert page.index(f"<li>{reason}</li>") < page.index("<table>")


def test_every_group_is_in_the_table_and_in_the_plot() -> None:
    page = Page(ranker_page(report(figures(0.5), figures(0.6), WEST, WALKS)))
    assert ["region: West <&> Co", "1,234", "-0.0042", "-0.0071", "-0.0013"] in page.rows
    assert ["travel mode: walking", "1,001", "+0.0082", "+0.0021", "+0.0143"] in page.rows
    assert {"region: West <&> Co", "-0.0042, up to -0.0013", "at most +0.01"} <= set(page.texts)


def test_what_was_said_and_what_happened_stand_side_by_side() -> None:
    page = Page(ranker_page(report(figures(0.5), figures(0.6), WEST)))
    assert ["learned-2", "60", "0.213", "0.250"] in page.rows
    assert ["prior-1 (in use)", "60", "0.687", "0.700"] in page.rows
    assert "learned-2: 0.213; 0.25" in page.texts
    assert "polygon" in page.drawn
    assert page.captions == [
        "All outcomes together",
        "Change of log-loss for each group",
        "Chances and what happened: clientFit",
    ]


def test_overall_figures_are_told_with_what_is_wanted() -> None:
    page = Page(ranker_page(report(figures(0.51239, ndcg=None), figures(0.6), WEST)))
    assert ["log-loss", "0.5124", "0.6000", "no higher"] in page.rows
    assert ["nDCG of a client's own pairs", "no telling", "0.7000", "no lower"] in page.rows
    assert any("1,200 outcomes of 900 pairs" in text for text in page.texts)


@pytest.mark.parametrize("bins", [BINS, ()])
def test_without_enough_people_there_is_a_sentence_in_place_of_a_plot(
    bins: tuple[Bin, ...],
) -> None:
    page = ranker_page(report(figures(0.5, bins=()), figures(0.6, bins=bins)))
    assert "No group is large enough." in page
    assert page.count("outcomes of too few clients") == (2 if bins else 3)
    assert page.count("<svg") == (1 if bins else 0)


def test_the_page_needs_nothing_else() -> None:
    page = ranker_page(report(figures(0.5), figures(0.6), WEST))
    assert Page(page).outside == []
    assert "<script" not in page
    assert "West <&>" not in page
