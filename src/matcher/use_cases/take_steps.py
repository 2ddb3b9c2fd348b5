"""Taking the next step with one client and one vacancy: what the client says, what the employer does.

Every step writes what happened once. Taking the same step twice changes nothing; a step that no longer
fits what happened since is refused. Nothing here touches a vacancy or what an employer reads, but for an
introduction that ends when the client withdraws.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from matcher.domain.access import Actor
from matcher.domain.errors import ConflictError, Fault, InvalidInputError
from matcher.domain.follow_up import AFTERCARE_WEEKS
from matcher.domain.ids import ClientId, OutcomeId, TalkId, VacancyId, new_id
from matcher.domain.outcome_reasons import written
from matcher.domain.outcomes import Outcome, OutcomeEvent, Shown
from matcher.domain.pair_steps import RESULTS, WORDS_OF_CLIENT, PairStage, last_word
from matcher.domain.referrals import ReferralState
from matcher.domain.talks import StepAtEmployer, Talk, TalkAbout
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Connection, Database
from matcher.storage.talks import TalkRepository
from matcher.use_cases.pair_history import PairHistory, history_on
from matcher.use_cases.release_desk import desk_on
from matcher.use_cases.step_checks import BEFORE, Happened, last_day, refuse_step

DISCUSSABLE: Final = frozenset(
    {
        PairStage.DISCUSS,
        PairStage.DECLINED,
        PairStage.APPLY,
        PairStage.INTRODUCE,
        PairStage.CLOSED,
    }
)
"""When a client can still say yes or no: until somebody applied or it went on its way."""

_HEARD: Final = WORDS_OF_CLIENT | {OutcomeEvent.PROPOSED}
"""What is kept of what a client says: yes, no, or that they still think about it."""

_ANSWERABLE: Final = frozenset({PairStage.AWAIT, PairStage.CLOSED, PairStage.WORKING})


class Taken(StrEnum):
    """What came of a step: it was taken now, or it had been taken before."""

    NOW = "now"
    BEFORE = "before"


@dataclass(frozen=True, slots=True, repr=False)
class SeenPair:
    """A pair as the one who takes a step saw it: `version` is that of the history shown."""

    actor: Actor
    client_id: ClientId
    vacancy_id: VacancyId
    version: str


def hear_client(
    database: Database, pair: SeenPair, said: Happened, shown: Shown | None, on: date
) -> Taken:
    """Keep that a vacancy was discussed with the client, and what the client said of it.

    `said` is a yes, a no, or with the event `PROPOSED` that the client still thinks about it. `shown` is
    where the vacancy stood in a list. Another word on the same day takes the place of the first; whoever
    thinks about it again said neither yes nor no.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: a no without a reason, a day ahead or before what happened, words about health.
        ConflictError: something else happened since the page was shown.
    """
    with at_pair(database, pair, on) as (connection, history):
        begun = history.stage is not PairStage.CLOSED and any(
            one.event is OutcomeEvent.PROPOSED for one in history.current
        )
        proposed = Happened(OutcomeEvent.PROPOSED, said.on)
        alone = begun or said.event is OutcomeEvent.PROPOSED
        steps = [said] if alone else [proposed, said]
        again = said.event is not OutcomeEvent.PROPOSED or last_word(history.current) is None
        if again and all(_kept(history, one) for one in steps):
            return Taken.BEFORE
        check_pair(pair, history, DISCUSSABLE)
        refuse_step(said, history, on)
        if history.stage is PairStage.CLOSED and said.on == last_day(history.outcomes):
            raise InvalidInputError([BEFORE])
        for one in steps:
            where = shown if one.event is OutcomeEvent.PROPOSED else None
            thinks = one is said and one.event is OutcomeEvent.PROPOSED
            takes_place_of = _HEARD if thinks else WORDS_OF_CLIENT
            _keep(connection, history, one, replaces=takes_place_of, shown=where)
    return Taken.NOW


def record_application(database: Database, pair: SeenPair, on_day: date, on: date) -> Taken:
    """Keep that the client, who said yes, applied in person.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: the day lies ahead, or before what happened.
        ConflictError: something else happened since, or the client has not said yes.
    """
    step = Happened(OutcomeEvent.APPLIED, on_day)
    with at_pair(database, pair, on) as (connection, history):
        if _kept(history, step):
            return Taken.BEFORE
        check_pair(pair, history, {PairStage.APPLY})
        refuse_step(step, history, on)
        _keep(connection, history, step)
    return Taken.NOW


def record_result(database: Database, pair: SeenPair, result: Happened, on: date) -> Taken:
    """Keep how a procedure came out; another result on the same day takes the place of the first.

    When the client withdraws, the introduction ends as well.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: a result that needs a reason has none, a wrong day, words about health.
        ConflictError: something else happened since the page was shown.
    """
    with at_pair(database, pair, on) as (connection, history):
        if _kept(history, result):
            return Taken.BEFORE
        check_pair(pair, history, _ANSWERABLE)
        again = any(one.event in RESULTS and one.on == result.on for one in history.current)
        if history.stage is not PairStage.AWAIT and not again:
            raise _too_late()
        refuse_step(result, history, on)
        _keep(connection, history, result, replaces=RESULTS)
        if result.event is OutcomeEvent.WITHDRAWN and history.referral is not None:
            desk_on(connection).withdraw(history.referral, on)
    return Taken.NOW


def record_step_at_employer(
    database: Database, pair: SeenPair, step: StepAtEmployer, note: str, on_day: date, on: date
) -> Taken:
    """Keep a talk at the employer or a trial placement, which end nothing, as a talk about the pair.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: the day lies ahead, or the note is too long or about health.
        ConflictError: something else happened since the page was shown.
    """
    with at_pair(database, pair, on) as (connection, history):
        talk = Talk(
            id=TalkId(new_id()),
            client_id=pair.client_id,
            held_on=on_day,
            about=TalkAbout.VACANCY,
            note=note.strip(),
            recorded_by=pair.actor.staff_id,
            vacancy_id=pair.vacancy_id,
            step=step,
        )
        if any(replace(one, id=talk.id) == talk for one in history.talks):
            return Taken.BEFORE
        check_pair(pair, history, {PairStage.AWAIT})
        refuse_step(Happened(OutcomeEvent.PROPOSED, on_day, text=note), history, on)
        TalkRepository(connection).add(talk)
    return Taken.NOW


def look_after_job(database: Database, pair: SeenPair, heard: Happened, on: date) -> Taken:
    """Keep that a job still runs after 13 or 26 weeks, or that it ended.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        InvalidInputError: it is too early to say so, an end has no reason, words about health.
        ConflictError: something else happened since the page was shown.
    """
    weeks = {event: weeks for weeks, event in AFTERCARE_WEEKS.items()}
    with at_pair(database, pair, on) as (connection, history):
        if _kept(history, heard):
            return Taken.BEFORE
        check_pair(pair, history, {PairStage.WORKING})
        refuse_step(heard, history, on)
        hired = next(o for o in reversed(history.current) if o.event is OutcomeEvent.HIRED)
        if heard.on < hired.on + timedelta(weeks=weeks.get(heard.event, 0)):
            raise InvalidInputError([Fault("on", "is too early after the hire")])
        _keep(connection, history, heard)
    return Taken.NOW


def take_back_release(database: Database, pair: SeenPair, on: date) -> Taken:
    """Take back a release whose hour has not passed: the employer never hears of it.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such vacancy.
        ConflictError: the employer has the introduction already.
    """
    with at_pair(database, pair, on) as (connection, history):
        if history.introduction is not None:
            raise _too_late()
        if history.referral is None or history.referral.state is not ReferralState.RELEASED:
            return Taken.BEFORE
        desk_on(connection).withdraw(history.referral, on)
    return Taken.NOW


@contextmanager
def at_pair(
    database: Database, pair: SeenPair, on: date
) -> Iterator[tuple[Connection, PairHistory]]:
    """Read a pair in a transaction in which nobody else can take a step."""
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        yield connection, history_on(connection, pair.actor, pair.client_id, pair.vacancy_id, on)


def check_pair(
    pair: SeenPair, history: PairHistory, stages: set[PairStage] | frozenset[PairStage]
) -> None:
    """Refuse a step that does not fit where the pair stands, or what was seen of it.

    Raises:
        ConflictError: it does not.
    """
    if pair.version != history.version or history.stage not in stages:
        raise _too_late()


def _too_late() -> ConflictError:
    return ConflictError("Something else happened with this client and vacancy since.")


def _kept(history: PairHistory, step: Happened) -> bool:
    """Tell whether this very thing was kept before."""
    return any(
        (one.event, one.on, one.reason, one.contract_ends_on)
        == (step.event, step.on, written(step.reason, step.text), step.contract_ends_on)
        for one in history.current
    )


def _keep(
    connection: Connection,
    history: PairHistory,
    step: Happened,
    *,
    replaces: frozenset[OutcomeEvent] = frozenset(),
    shown: Shown | None = None,
) -> None:
    """Keep what happened, in the place of what was kept for the same day and is thereby corrected."""
    outcomes = desk_on(connection).outcomes
    outcome = Outcome(
        id=OutcomeId(new_id()),
        client_id=history.client_id,
        vacancy_id=history.vacancy.id,
        event=step.event,
        on=step.on,
        referral_id=None if history.referral is None else history.referral.id,
        reason=written(step.reason, step.text),
        contract_ends_on=step.contract_ends_on,
        shown=shown,
    )
    wrong = [
        one
        for one in history.current
        if step.event in replaces and one.event in replaces and one.on == step.on
    ]
    if wrong:
        outcomes.put(replace(outcome, id=wrong[-1].id, shown=shown or wrong[-1].shown))
    else:
        outcomes.add(outcome)
