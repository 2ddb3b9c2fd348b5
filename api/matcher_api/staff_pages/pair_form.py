"""From what was filled in about a step to what happened, or to what is to be mended."""

from collections.abc import Mapping
from datetime import date
from typing import Final

from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.outcome_reasons import OutcomeReason
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.talks import StepAtEmployer
from matcher.use_cases.step_checks import Happened
from matcher.use_cases.summary_checks import LONGEST_SUMMARY
from matcher.wording import pair_pages as own
from matcher_api.pages.contexts import Wrong
from matcher_api.pages.forms import Form

WORDS: Final[Mapping[str, OutcomeEvent]] = {
    "ja": OutcomeEvent.CLIENT_INTERESTED,
    "nee": OutcomeEvent.CLIENT_DECLINED,
    "denkt": OutcomeEvent.PROPOSED,
}
RESULTS: Final[Mapping[str, OutcomeEvent]] = {
    "aangenomen": OutcomeEvent.HIRED,
    "niet-aangenomen": OutcomeEvent.NOT_HIRED,
    "geen-antwoord": OutcomeEvent.NO_ANSWER,
    "teruggetrokken": OutcomeEvent.WITHDRAWN,
}
STEPS: Final[Mapping[str, StepAtEmployer]] = {
    "gesprek": StepAtEmployer.INTERVIEW,
    "proefplaatsing": StepAtEmployer.TRIAL_PLACEMENT,
}
RUNS, STOPPED = "loopt", "gestopt"
_REASON_FIELD: Final[Mapping[OutcomeEvent, str]] = {
    OutcomeEvent.CLIENT_DECLINED: "reden_nee",
    OutcomeEvent.NOT_HIRED: "reden_niet_aangenomen",
    OutcomeEvent.WITHDRAWN: "reden_teruggetrokken",
    OutcomeEvent.ENDED: "reden_gestopt",
}
_PROBLEMS: Final = (
    ("lies in the future", own.DAY_AHEAD),
    ("lies more than", own.DAY_LONG_AGO),
    ("lies before what", own.DAY_BEFORE),
    ("lies before the day", own.ENDS_BEFORE),
    ("is too early", own.TOO_EARLY),
    ("holds words about health; write what", own.SUMMARY_HEALTH),
    ("holds words about health", own.ON_HEALTH),
    (f"is longer than {LONGEST_SUMMARY}", own.SUMMARY_LONG.format(most=LONGEST_SUMMARY)),
    ("is longer", own.TOO_LONG),
    ("is required", own.SUMMARY_EMPTY),
    ("repeats", own.SUMMARY_QUOTES),
)
"""What to do about a fault, by how its problem begins."""

Wrongs = tuple[Wrong, ...]


def first_form(on: date, version: str, summary: str, reason: OutcomeReason | None) -> Form:
    """Return the forms as they stand before anything was filled in.

    `reason` is why the employer said no, where it did.
    """
    today = (on.isoformat(),)
    days = ("besproken_dag", "sollicitatie_dag", "afloop_dag", "nazorg_dag")
    return Form(
        {
            **dict.fromkeys(days, today),
            "versie": (version,),
            "samenvatting": (summary,),
            "reden_niet_aangenomen": (reason or "",),
            "afloop": () if reason is None else ("niet-aangenomen",),
        }
    )


def read_word(form: Form) -> Happened | Wrongs:
    """Return what the client said of the vacancy."""
    if form.text("besproken") not in WORDS:
        return (Wrong("besproken", own.CHOOSE_WORD),)
    return _happened(form, "besproken", WORDS[form.text("besproken")])


def read_result(form: Form) -> Happened | Wrongs:
    """Return how a procedure came out."""
    if form.text("afloop") not in RESULTS:
        return (Wrong("afloop", own.CHOOSE_RESULT),)
    return _happened(form, "afloop", RESULTS[form.text("afloop")])


def read_care(form: Form, runs: OutcomeEvent | None) -> Happened | Wrongs:
    """Return how a job goes; `runs` is what is recorded when it still runs, None when nothing is due."""
    events = {STOPPED: OutcomeEvent.ENDED, **({} if runs is None else {RUNS: runs})}
    if form.text("nazorg") not in events:
        return (Wrong("nazorg", own.CHOOSE_CARE),)
    return _happened(form, "nazorg", events[form.text("nazorg")])


def read_day(form: Form, field: str) -> date | Wrongs:
    """Return the day in a field."""
    return form.day(field) or (Wrong(field, own.WRONG_DAY),)


def refused(error: InvalidInputError, prefix: str, event: OutcomeEvent | None) -> Wrongs:
    """Return in words what the rules found wrong with a step whose fields begin with a prefix."""
    fields = {
        "on": f"{prefix}_dag",
        "reason": f"{prefix}_toelichting",
        "contract_ends_on": "contract_tot",
        "summary": "samenvatting",
    }
    if event is not None and event in _REASON_FIELD:
        fields["code"] = _REASON_FIELD[event]
    return tuple(Wrong(fields[fault.place], _problem(fault)) for fault in error.faults)


def _happened(form: Form, prefix: str, event: OutcomeEvent) -> Happened | Wrongs:
    day, wrong = form.day(f"{prefix}_dag"), []
    if day is None:
        wrong.append(Wrong(f"{prefix}_dag", own.WRONG_DAY))
    field = _REASON_FIELD.get(event)
    code = form.text(field) if field else ""
    if field and code not in set(OutcomeReason):
        wrong.append(Wrong(field, own.CHOOSE_REASON))
    ends_on = None
    if event is OutcomeEvent.HIRED and form.text("contract_tot"):
        ends_on = form.day("contract_tot")
        if ends_on is None:
            wrong.append(Wrong("contract_tot", own.WRONG_DAY))
    if wrong or day is None:
        return tuple(wrong)
    reason = OutcomeReason(code) if field else None
    return Happened(event, day, reason, form.text(f"{prefix}_toelichting"), ends_on)


def _problem(fault: Fault) -> str:
    told = (text for start, text in _PROBLEMS if fault.problem.startswith(start))
    return next(told, own.CHOOSE_REASON)
