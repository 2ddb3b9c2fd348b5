"""One client and one vacancy in words: what happened by day, and why it is in the list or not."""

from collections.abc import Iterator
from datetime import date

from matcher.domain.employer_answers import EmployerAnswer
from matcher.domain.matches import Audience, Blocked
from matcher.domain.outcome_reasons import read
from matcher.domain.outcomes import Outcome
from matcher.domain.referrals import ReferralState
from matcher.use_cases.pair_history import PairHistory
from matcher.use_cases.why_pair import ExplainedPair
from matcher.wording import pages, why_pair, work_pages
from matcher.wording import pair_pages as own
from matcher.wording.counterfactuals import to_top_five_text
from matcher.wording.displaced import displaced_text
from matcher.wording.for_clients import NO_EVIDENCE, for_client
from matcher.wording.nights import night_in_words
from matcher.wording.terms import DEMANDS
from matcher_api.pages.figures import day
from matcher_api.staff_pages.lines import Subject, line_context, produced
from matcher_api.staff_pages.pair_contexts import KnownAs, NotMet, PairEvent, Why


def events_in_words(history: PairHistory) -> tuple[PairEvent, ...]:
    """Return what happened, oldest first."""
    happened = sorted(_events(history), key=lambda one: one[0])
    return tuple(PairEvent(day(when), text) for when, text in happened)


def _events(history: PairHistory) -> Iterator[tuple[date, str]]:
    for proposal in history.proposals:
        yield proposal.proposed_on, _with(own.PROPOSED_BY, proposal.reason)
        if proposal.reply is not None and proposal.replied_on is not None:
            reply = work_pages.REPLIES[proposal.reply]
            yield proposal.replied_on, own.REPLIED.format(reply=reply)
    for outcome in history.outcomes:
        yield outcome.on, _outcome_in_words(outcome)
    if history.referral is not None and history.referral.state is ReferralState.DRAFT:
        yield history.referral.discussed_on, own.DRAFT
    for answer in history.answers:
        yield answer.answered_on, own.ANSWERED.format(answer=_answer(answer))
    for talk in history.talks:
        yield talk.held_on, _with(own.STEPS[talk.step], talk.note) if talk.step else talk.note


def _answer(answer: EmployerAnswer) -> str:
    told = work_pages.ANSWERS[answer.code]
    return _with(told, work_pages.NO_REASONS[answer.reason] if answer.reason else "")


def known_to_employer(history: PairHistory) -> tuple[KnownAs, ...]:
    """Return under which names the employer may call, also about an introduction that ended."""
    return tuple(
        KnownAs(
            pseudonym=one.pseudonym,
            contact=one.contact,
            since=_with(
                own.KNOWN_SINCE.format(day=day(one.released_on)),
                "" if history.may_be_read(one) else own.KNOWN_ENDED,
            ),
        )
        for one in history.told
    )


def heard_in_words(history: PairHistory) -> tuple[str, ...]:
    """Return what the employer last answered, and whether the introduction can end or did."""
    told = []
    if history.answers:
        last = history.answers[-1]
        told.append(own.HEARD.format(answer=_answer(last)))
        if last.note:
            told.append(own.HEARD_NOTE.format(note=last.note))
    if history.introduction is not None:
        there = history.may_be_read(history.introduction)
        told.append(own.ENDS_INTRODUCTION if there else own.GONE)
    return tuple(told)


def _outcome_in_words(outcome: Outcome) -> str:
    code, text = read(outcome.reason)
    more = [own.REASONS[code]] if code else []
    if outcome.contract_ends_on is not None:
        more.append(own.CONTRACT_ENDS.format(day=day(outcome.contract_ends_on)))
    return _with(own.EVENTS[outcome.event], "; ".join([*more, *([text] if text else [])]))


def _with(what: str, more: str) -> str:
    return own.WITH_MORE.format(what=what, more=more) if more else what


def why_in_words(explained: ExplainedPair, subject: Subject, length: int) -> Why:
    """Return why a pair is or is not in the list of so many lines."""
    line, why_not = explained.line, explained.why_not
    told = [_headline(explained, length)]
    if explained.night is not None:
        told.extend(_of_night(explained, night_in_words(explained.night)))
    change = None if line is None else line.to_top_five
    return Why(
        heading=own.WHY if why_not is None else own.WHY_NOT,
        told=tuple(told),
        not_met=tuple(_not_met(one) for one in explained.failing),
        top_five=None if change is None else to_top_five_text(change),
        in_list=why_not is None,
        line=None if line is None else line_context(line, subject, Audience.SPECIALIST),
        produced=None if line is None else produced([line]),
    )


def _of_night(explained: ExplainedPair, night: str) -> Iterator[str]:
    if explained.displaced is not None and explained.displaced.displaced is not None:
        displaced = explained.displaced.displaced
        yield why_pair.NIGHT_DISPLACED.format(night=night, rank=displaced.rank_alone)
        yield displaced_text(displaced)
    elif explained.of_night is not None:
        yield why_pair.NIGHT_IN.format(night=night, rank=explained.of_night.rank)
    else:
        yield why_pair.NIGHT_OUT.format(night=night)
    if explained.night_note is not None:
        yield explained.night_note


def told_to_client(explained: ExplainedPair) -> tuple[str, ...]:
    """Return why a pair is or is not in the list, in the words for the client."""
    reasons = () if explained.line is None else for_client(explained.line)
    if explained.why_not is None:
        return reasons
    lacking = (why_pair.lacking_for_client(one) for one in explained.failing)
    known = () if reasons == (NO_EVIDENCE,) else reasons
    return (why_pair.TO_CLIENT[explained.why_not], *lacking, *known)


def _headline(explained: ExplainedPair, length: int) -> str:
    rank = 0 if explained.line is None else explained.line.rank
    if explained.why_not is None:
        return why_pair.IN_LIST.format(rank=rank)
    return why_pair.WHY_NOT[explained.why_not].format(
        rank=rank, ranked=explained.ranked, length=length
    )


def _not_met(blocked: Blocked) -> NotMet:
    return NotMet(
        demand=DEMANDS[blocked.demand],
        grade=pages.GRADES[blocked.grade],
        asked=blocked.asked,
        have=blocked.have,
        step=blocked.step,
    )
