"""A ranked list as people read it in a terminal: the frame in English, what is said in Dutch."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final

from matcher.domain.matches import Audience, Blocked, RankedPair, Reason
from matcher.domain.vacancies import Demand
from matcher.wording.questions import question
from matcher.wording.reasons import reason_text
from matcher.wording.terms import DEMANDS, ROUTE_UNKNOWN, ROUTES

MOST_REASONS: Final = 5
"""How many reasons are shown with a line; `--json` holds every one of them."""

_WORTH_A_WORD: Final = 0.005
_INDENT: Final = " " * 4
_BY_DISCLOSURE: Final = frozenset({Demand.REGISTER_ENTRY, Demand.WAY_OF_APPLYING})


@dataclass(frozen=True, slots=True)
class Manner:
    """For whom a list is written and what stands at the head of each line.

    `about_nobody` leaves out how a client comes to an employer: there is no client.
    """

    head: Callable[[RankedPair], str]
    audience: Audience = Audience.SPECIALIST
    about_nobody: bool = False


def lines_of(ranked: Iterable[RankedPair], manner: Manner) -> Iterable[str]:
    """Yield the text of ranked lines, one paragraph each."""
    for line in ranked:
        low, high = line.score_interval
        yield f"{line.rank:>2}  {manner.head(line)}"
        about = [f"score {line.score:.3f} ({low:.3f} to {high:.3f})"]
        if not manner.about_nobody:
            about.append(ROUTE_UNKNOWN if line.route is None else ROUTES[line.route])
        yield _INDENT + "  ·  ".join(about)
        yield from (f"{_INDENT}{mark} {text}" for mark, text in strongest_reasons(line.reasons))
        if line.missing and line.missing[0].could_change_score_by >= _WORTH_A_WORD:
            first = line.missing[0]
            asked = question(first.fact, manner.audience)
            yield f"{_INDENT}? {asked} (could move the score by {first.could_change_score_by:.3f})"
        yield ""


def blocked_lines(ranked: Iterable[RankedPair], manner: Manner) -> Iterable[str]:
    """Yield the text of lines that one thing keeps out of the list."""
    for line in ranked:
        yield f"{_INDENT}{manner.head(line)}  ·  score {line.score:.3f}"
        if line.blocked is not None:
            yield f"{_INDENT}  {_what_blocks(line.blocked)}"
            yield f"{_INDENT}  {line.blocked.step}"


def strongest_reasons(reasons: Iterable[Reason]) -> list[tuple[str, str]]:
    """Return the reasons that weigh most over all parts together, each with `+` or `-`."""
    total: dict[str, float] = defaultdict(float)
    said: dict[str, Reason] = {}
    for reason in reasons:
        total[reason.feature] += reason.contribution
        said[reason.feature] = reason
    heavy = sorted((f for f in total if total[f]), key=lambda f: (-abs(total[f]), f))
    return [("+" if total[f] > 0 else "-", reason_text(said[f])) for f in heavy[:MOST_REASONS]]


def _what_blocks(blocked: Blocked) -> str:
    named = f"{DEMANDS[blocked.demand]} ({blocked.grade.value})"
    if blocked.demand in _BY_DISCLOSURE or not (blocked.have or blocked.asked):
        return named
    return f"{named}: asked {blocked.asked or 'nothing'}, has {blocked.have or 'nothing'}"
