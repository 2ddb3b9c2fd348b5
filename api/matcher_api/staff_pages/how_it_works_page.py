"""`/uitleg`: how lists are made, with the card of the ranker in use read from its own tables."""

from fastapi import APIRouter, Request, Response

from matcher.domain.matches import Part
from matcher.features.columns import Feature
from matcher.ranking.ranker import PARTS, FeatureTable, MatchRanker
from matcher.wording import how_it_works_pages as own
from matcher.wording.reasons import NAMES
from matcher_api.pages.contexts import Fact
from matcher_api.pages.figures import signed
from matcher_api.pages.rendering import page
from matcher_api.staff_pages.desk import DeskDep
from matcher_api.staff_pages.how_it_works_contexts import CardRow, HowItWorksContext

router = APIRouter()

_ONE = 1.0


@router.get("/uitleg")
def how_it_works(request: Request, desk: DeskDep) -> Response:
    """Show how lists are made; nothing in it is about anybody."""
    return page(request, _context(desk.matching.ranker))


def _context(ranker: MatchRanker) -> HowItWorksContext:
    basis = own.FROM_OUTCOMES if ranker.calibrated else own.FROM_RULES
    return HowItWorksContext(
        title=own.TITLE,
        facts=(Fact(own.VERSION, (ranker.version,)), Fact(own.BASIS, (basis,))),
        how_much=own.HOW_MUCH.format(up=signed(_ONE), down=signed(-_ONE)),
        estimates=tuple(own.IN_SHORT[part] for part in PARTS),
        rows=tuple(_row(feature, table) for feature, table in ranker.tables.items()),
    )


def _row(feature: Feature, table: FeatureTable) -> CardRow:
    ranges = tuple(_range(table, part) for part in PARTS)
    return CardRow(NAMES[feature], own.MEANINGS[feature], ranges)


def _range(table: FeatureTable, part: Part) -> str:
    """Return the least and the most a feature can do to one estimate, or that it does nothing there."""
    if part not in table.parts:
        return own.NOT_IN
    found = table.contributions[:, PARTS.index(part)]
    low, high = min(0.0, float(found.min())), max(0.0, float(found.max()))
    return own.RANGE.format(low=signed(low), high=signed(high))
