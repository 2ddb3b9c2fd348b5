"""The step that comes next with one client and one vacancy, in words and with what can be chosen."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from matcher.domain.follow_up import AFTERCARE_WEEKS, Aftercare, aftercare_ahead
from matcher.domain.openness import ContactRoute
from matcher.domain.outcome_reasons import REASONS_OF, OutcomeReason
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.pair_steps import RESULTS, PairStage
from matcher.use_cases.pair_history import PairHistory
from matcher.wording import pair_pages as own
from matcher.wording import work_pages
from matcher_api.pages.contexts import Option
from matcher_api.pages.figures import day, moment
from matcher_api.staff_pages.pair_contexts import AskedReply, NextStep, StepChoices
from matcher_api.staff_pages.pair_form import RUNS, STOPPED
from matcher_api.staff_pages.pair_words import heard_in_words

_HEADINGS: Final[Mapping[PairStage, tuple[str, str]]] = {
    PairStage.DISCUSS: (own.DISCUSS, own.DISCUSS_HELP),
    PairStage.DECLINED: (own.DECLINED, own.DECLINED_HELP),
    PairStage.APPLY: (own.APPLY, own.APPLY_HELP),
    PairStage.INTRODUCE: (own.INTRODUCE, own.INTRODUCE_HELP),
    PairStage.AWAIT: (own.AWAIT, own.AWAIT_HELP),
    PairStage.WORKING: (own.WORKING, ""),
    PairStage.CLOSED: (own.CLOSED, own.CLOSED_HELP),
}


def next_step(history: PairHistory, on: date, *, looking: bool) -> NextStep:
    """Return the step that comes next; `looking` says that the client's status is still that."""
    heading, help_ = _heading(history)
    stage, now = history.stage, history.current
    over_today = any(one.event in RESULTS and one.on == on for one in now)
    closed_today = stage is PairStage.CLOSED and any(one.on == on for one in now)
    refusal = None
    if history.refusal is not None:
        refusal = own.REFUSALS[history.refusal]
    return NextStep(
        stage=stage.value,
        heading=heading,
        help=own.CLOSED_TODAY if closed_today else help_,
        notes=_notes(history),
        replies=tuple(
            AskedReply(
                one.id,
                work_pages.PROPOSED_ON.format(day=day(one.proposed_on)),
                own.PROPOSED_REASON.format(reason=one.reason) if one.reason else None,
            )
            for one in history.to_answer
        ),
        refusal=refusal,
        talk_again=stage in {PairStage.DECLINED, PairStage.APPLY, PairStage.INTRODUCE}
        or (stage is PairStage.CLOSED and not closed_today),
        correct=over_today and stage in {PairStage.CLOSED, PairStage.WORKING},
        place=stage is PairStage.WORKING and looking,
        choices=_choices(history, on),
    )


def care_that_counts(history: PairHistory, on: date) -> OutcomeEvent | None:
    """Return what is recorded when a job still runs today, None when no question is due yet."""
    due = next((one for one in aftercare_ahead(history.current) if one.due_on <= on), None)
    return None if due is None else AFTERCARE_WEEKS[due.weeks]


def _heading(history: PairHistory) -> tuple[str, str]:
    referral = history.referral
    if history.stage is PairStage.PENDING and referral and referral.releases_at:
        return own.PENDING.format(moment=moment(referral.releases_at)), own.PENDING_HELP
    if history.stage is PairStage.APPLY and history.vacancy.only_through_employer_services:
        return own.ONLY_THROUGH, own.ONLY_THROUGH_HELP
    if history.stage is PairStage.APPLY and history.route is ContactRoute.APPLIES_WITH_NOTE:
        return own.APPLY, own.APPLY_WITH_NOTE
    if history.stage is PairStage.AWAIT and history.introduction is None:
        return own.AWAIT_APPLIED, own.AWAIT_HELP
    if history.stage is PairStage.AWAIT and history.answers:
        return own.AWAIT_ANSWERED, own.AWAIT_HELP
    return _HEADINGS[history.stage]


def _notes(history: PairHistory) -> tuple[str, ...]:
    if history.stage is PairStage.AWAIT:
        return heard_in_words(history)
    if history.stage is PairStage.WORKING:
        ahead = aftercare_ahead(history.current)
        return tuple(_care(one) for one in ahead) or (own.CARE_DONE,)
    return ()


def _care(one: Aftercare) -> str:
    return own.CARE_ON.format(weeks=one.weeks, day=day(one.due_on))


def _choices(history: PairHistory, on: date) -> StepChoices:
    due = next((one for one in aftercare_ahead(history.current) if one.due_on <= on), None)
    runs = [] if due is None else [Option(RUNS, own.CARE_RUNS.format(weeks=due.weeks))]
    return StepChoices(
        words=tuple(Option(value, label) for value, label in own.WORDS.items()),
        also=(Option("vacature", own.NOT_SHOWN), Option("werkgever", own.NOT_EMPLOYER)),
        declined=_reasons(OutcomeEvent.CLIENT_DECLINED),
        results=tuple(
            Option(value, label, help=help_)
            for value, (label, help_) in own.RESULTS.items()
            if history.stage is PairStage.AWAIT or value not in _GOES_ON
        ),
        not_hired=_reasons(OutcomeEvent.NOT_HIRED),
        withdrawn=_reasons(OutcomeEvent.WITHDRAWN),
        care=(*runs, Option(STOPPED, own.CARE_ENDED)),
        ended=_reasons(OutcomeEvent.ENDED),
        agreed=(Option("ja", own.AGREED),),
    )


_GOES_ON: Final = frozenset({"gesprek", "proefplaatsing"})


def _reasons(event: OutcomeEvent) -> tuple[Option, ...]:
    reasons: Iterable[OutcomeReason] = REASONS_OF[event]
    return (Option("", own.NO_REASON), *(Option(one.value, own.REASONS[one]) for one in reasons))
