"""Decisions about openness and what they would do, in words."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from matcher.domain.ids import EmployerId, VacancyId
from matcher.domain.openness import (
    ANY_EMPLOYER,
    EMPLOYER_SERVICES,
    DisclosureDecision,
    Recipient,
    Topic,
)
from matcher.domain.profiles import ColleagueProfile
from matcher.use_cases.find_vacancies import FoundVacancies
from matcher.use_cases.foresee_decision import Choice, Foreseen
from matcher.wording import openness_pages as own
from matcher.wording.terms import CONDITIONS, ROUTES, conditions_in_words
from matcher_api.pages.figures import day
from matcher_api.staff_pages.openness_contexts import (
    EarlierDecision,
    ListsByChoice,
    StandingDecision,
)

NameOf = Callable[[EmployerId], str]
TitleOf = Callable[[VacancyId], str]

_WHAT_OF: Final[Mapping[Choice, str]] = {
    Choice.CLOSED: "niets",
    Choice.NEEDS: "nodig",
    Choice.SUPPORT: "begeleiding",
}


def recipient_in_words(recipient: Recipient, name_of: NameOf) -> str:
    """Return whom a decision is about."""
    if recipient == ANY_EMPLOYER:
        return own.ANY
    if recipient == EMPLOYER_SERVICES:
        return own.SERVICES
    return own.ONE_EMPLOYER.format(name=name_of(EmployerId(recipient)))


def standing(
    decision: DisclosureDecision, if_revoked: tuple[str, ...], name_of: NameOf, on: date
) -> StandingDecision:
    """Return a decision that holds, or will."""
    facts = list(_facts(decision))
    if decision.valid_from > on:
        facts.append(own.NOT_YET.format(day=day(decision.valid_from)))
    recipient = recipient_in_words(decision.recipient, name_of)
    return StandingDecision(decision.id, recipient, tuple(facts), if_revoked)


def earlier(decision: DisclosureDecision, name_of: NameOf, on: date) -> EarlierDecision:
    """Return a decision that holds no longer, and why."""
    if decision.revoked_on is not None:
        why = own.REVOKED.format(day=day(decision.revoked_on))
    else:
        why = own.ENDED if decision.valid_until < on else own.REPLACED
    recipient = recipient_in_words(decision.recipient, name_of)
    return EarlierDecision(recipient, (*_facts(decision), why))


def _facts(decision: DisclosureDecision) -> Iterator[str]:
    topics = [own.TOPICS[topic] for topic in Topic if topic in decision.topics]
    needs = [CONDITIONS[code] for code in CONDITIONS if code in decision.need_codes]
    if needs:
        topics.append(", ".join(needs))
    yield own.TELLS.format(topics="; ".join(topics)) if topics else own.TELLS_NOTHING
    if topics:
        yield own.FROM_MOMENT.format(moment=own.MOMENTS[decision.from_moment])
        yield own.TOLD_BY.format(teller=own.TELLERS[decision.told_by])
    yield own.VALID.format(first=day(decision.valid_from), last=day(decision.valid_until))


def changes_in_words(
    foreseen: Foreseen, title_of: TitleOf, name_of: NameOf, *, later: bool = False
) -> tuple[str, ...]:
    """Return what a decision changes today, a sentence each; that nothing does when it is so.

    `later` is for a decision that does not begin today.
    """
    told = [own.ENDS_INTRODUCTIONS.format(vacancy=title_of(r.vacancy_id)) for r in foreseen.ends]
    told += [own.STOPS_RELEASES.format(vacancy=title_of(r.vacancy_id)) for r in foreseen.stops]
    told += [
        own.ROUTE.format(
            employer=own.ANY
            if employer is None
            else own.ONE_EMPLOYER.format(name=name_of(employer)),
            before=ROUTES[before],
            after=ROUTES[after],
        )
        for employer, (before, after) in foreseen.routes.items()
    ]
    before, after = foreseen.seen
    if after is not None and after != before:
        told.append(own.NOW_SEEN.format(facts=_seen(after)))
    if before is not None and after is None:
        told.append(own.NOT_SEEN)
    if later:
        told.append(own.NOTHING_ELSE_TODAY if told else own.NOT_TODAY)
    return tuple(told) or (own.NO_CHANGE,)


def _seen(profile: ColleagueProfile) -> str:
    also = []
    if profile.needs:
        needs = conditions_in_words(",".join(profile.needs))
        also.append(own.SEEN_NEEDS.format(needs=needs))
    if Topic.JOBS_AGREEMENT in profile.topics:
        also.append(own.REGISTER)
    if not also:
        return own.SEEN_FACTS
    return own.SEEN_ALSO.format(facts=own.SEEN_FACTS, also="; en ".join(also))


def lists_in_words(
    lists: Mapping[Choice, FoundVacancies], title_of: TitleOf
) -> ListsByChoice | None:
    """Return the lists under each choice beside each other, or None when there is no list."""
    columns: list[Sequence[str]] = [
        [title_of(line.vacancy_id) for line in lists[choice].items] for choice in lists
    ]
    longest = max((len(column) for column in columns), default=0)
    if not longest:
        return None
    rows = [
        tuple(column[place] if place < len(column) else "" for column in columns)
        for place in range(longest)
    ]
    differ = sum(len(set(row)) > 1 for row in rows)
    return ListsByChoice(
        caption=own.LISTS_CAPTION.format(count=longest),
        told=own.DIFFER[differ == 1].format(count=differ) if differ else own.SAME,
        choices=tuple(own.WHAT_CHOICES[_WHAT_OF[choice]][0] for choice in lists),
        rows=tuple(enumerate(rows, start=1)),
    )
