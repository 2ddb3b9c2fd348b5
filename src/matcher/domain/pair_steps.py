"""Where one client and one vacancy stand: read from what happened, with the one step that comes next.

Of two things on one day the earlier kind of event counts as the earlier one, since days alone are kept.
The day is an argument.
"""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import Final

from matcher.domain.ids import VacancyId
from matcher.domain.openness import ContactRoute
from matcher.domain.outcomes import Outcome, OutcomeEvent
from matcher.domain.referrals import Referral, ReferralState


class PairStage(StrEnum):
    """What comes next for a pair."""

    DISCUSS = "discuss"
    DECLINED = "declined"
    APPLY = "apply"
    INTRODUCE = "introduce"
    PENDING = "pending"
    AWAIT = "await"
    WORKING = "working"
    CLOSED = "closed"


RESULTS: Final = frozenset(
    {
        OutcomeEvent.NO_ANSWER,
        OutcomeEvent.NOT_HIRED,
        OutcomeEvent.WITHDRAWN,
        OutcomeEvent.HIRED,
    }
)
"""How a procedure at an employer comes out."""

WORDS_OF_CLIENT: Final = frozenset({OutcomeEvent.CLIENT_INTERESTED, OutcomeEvent.CLIENT_DECLINED})
"""What a client says of a vacancy."""

AFTER_HIRE: Final = frozenset(
    {OutcomeEvent.ENDED, OutcomeEvent.KEPT_13_WEEKS, OutcomeEvent.KEPT_26_WEEKS}
)
"""What can happen with a job."""

_CLOSES: Final = frozenset(
    {
        OutcomeEvent.NO_ANSWER,
        OutcomeEvent.NOT_HIRED,
        OutcomeEvent.WITHDRAWN,
        OutcomeEvent.ENDED,
    }
)
_UNDER_WAY: Final = frozenset({OutcomeEvent.APPLIED, OutcomeEvent.INTRODUCED})
_ORDER: Final = (
    *(event for event in OutcomeEvent if event is not OutcomeEvent.ENDED),
    OutcomeEvent.ENDED,
)


def in_order(outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Return what happened, oldest first; on one day in the order in which a procedure goes."""
    return sorted(outcomes, key=lambda one: (one.on, _ORDER.index(one.event)))


def current(history: Sequence[Outcome]) -> list[Outcome]:
    """Return what happened since the last procedure of the pair was over, given all of it in order.

    While nothing has begun anew, the procedure that is over is the current one.
    """
    closing = [number for number, one in enumerate(history) if one.event in _CLOSES]
    if not closing:
        return list(history)
    since = list(history[closing[-1] + 1 :])
    if since:
        return since
    return list(history[closing[-2] + 1 if len(closing) > 1 else 0 :])


def by_vacancy(outcomes: Iterable[Outcome]) -> dict[VacancyId, list[Outcome]]:
    """Return what happened with one client by vacancy, each oldest first (see `in_order`)."""
    of_vacancy: dict[VacancyId, list[Outcome]] = {}
    for one in in_order(outcomes):
        of_vacancy.setdefault(one.vacancy_id, []).append(one)
    return of_vacancy


def settled_vacancies(outcomes: Iterable[Outcome]) -> frozenset[VacancyId]:
    """Return the vacancies of which nothing is left to propose to a client, by what happened.

    The client said no, a procedure is under way or came out, or the client works or worked there; until the
    vacancy is discussed with the client again, on a later day.
    """
    return frozenset(one for one, history in by_vacancy(outcomes).items() if _settled(history))


def _settled(history: Sequence[Outcome]) -> bool:
    now = current(history)
    if {one.event for one in now} & (_CLOSES | _UNDER_WAY | {OutcomeEvent.HIRED}):
        return True
    said = last_word(now)
    return said is not None and said.event is OutcomeEvent.CLIENT_DECLINED


def stage_of(
    history: Sequence[Outcome], referral: Referral | None, route: ContactRoute, *, introduced: bool
) -> PairStage:
    """Return what comes next, given what happened in order and the referral that stands, if any.

    `route` is how the client comes to this employer by what is decided today; `introduced` says that
    the referral led to an introduction.
    """
    now = current(history)
    events = {one.event for one in now}
    if OutcomeEvent.HIRED in events and OutcomeEvent.ENDED not in events:
        return PairStage.WORKING
    if events & _CLOSES:
        return PairStage.CLOSED
    if introduced or events & _UNDER_WAY:
        return PairStage.AWAIT
    if referral is not None and referral.state is ReferralState.RELEASED:
        return PairStage.PENDING
    return _before_contact(now, route)


def _before_contact(now: Sequence[Outcome], route: ContactRoute) -> PairStage:
    """Return what comes next while no employer has heard of anybody."""
    said = last_word(now)
    if said is None:
        return PairStage.DISCUSS
    if said.event is OutcomeEvent.CLIENT_DECLINED:
        return PairStage.DECLINED
    return PairStage.INTRODUCE if route is ContactRoute.INTRODUCED else PairStage.APPLY


def last_word(history: Iterable[Outcome]) -> Outcome | None:
    """Return the last thing the client said of the vacancy, None when nothing yet, or thinking again."""
    heard = [o for o in history if o.event in WORDS_OF_CLIENT or o.event is OutcomeEvent.PROPOSED]
    return heard[-1] if heard and heard[-1].event in WORDS_OF_CLIENT else None
