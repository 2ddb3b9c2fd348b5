"""What a decision about openness would do: found by really taking it, and undoing that.

The consequences that are told are so the ones that will follow, by the same code.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from typing import Final, NoReturn

from matcher.domain.access import Actor
from matcher.domain.disclosure import colleague_profile
from matcher.domain.ids import ClientId, DecisionId, EmployerId, ReferralId
from matcher.domain.introductions import IntroductionState
from matcher.domain.openness import (
    ContactRoute,
    DisclosureDecision,
    Moment,
    Openness,
    Teller,
    Topic,
    openness_per_employer,
    topic_of,
)
from matcher.domain.profiles import ColleagueProfile, MatchingProfile
from matcher.domain.referrals import Referral, ReferralState
from matcher.features.people import person_of_specialist
from matcher.storage.clients import ClientRepository
from matcher.storage.sessions import Database
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.client_file import own_client
from matcher.use_cases.decide_openness import decide, revoke
from matcher.use_cases.find_vacancies import FoundVacancies, vacancies_for
from matcher.use_cases.matching import Matching
from matcher.use_cases.profiles_of_clients import profile_of
from matcher.use_cases.release_desk import ReleaseDesk, release_desk


@dataclass(frozen=True, slots=True, repr=False)
class Foreseen:
    """What changes by a decision: introductions that end, releases that stop, routes, who is seen.

    `routes` holds each employer towards whom the route changes: None for every employer without a
    decision of its own. `seen` is what employer services may know before and after.
    """

    ends: tuple[Referral, ...]
    stops: tuple[Referral, ...]
    routes: Mapping[EmployerId | None, tuple[ContactRoute, ContactRoute]]
    seen: tuple[ColleagueProfile | None, ColleagueProfile | None]


@dataclass(frozen=True, slots=True, repr=False)
class _Standing:
    """How things stand for a client at one moment of a transaction."""

    introduced: frozenset[ReferralId]
    released: frozenset[ReferralId]
    referrals: tuple[Referral, ...]
    routes: Mapping[EmployerId | None, ContactRoute]
    seen: ColleagueProfile | None


class _OnlyLookingError(Exception):
    """Carries out of a transaction what was seen in it, so that nothing in it is kept."""

    def __init__(self, foreseen: Foreseen) -> None:
        self.foreseen = foreseen
        super().__init__()


def foresee_decision(
    database: Database, actor: Actor, client_id: ClientId, given: DisclosureDecision, as_of: AsOf
) -> Foreseen:
    """Return what would follow if this decision were recorded now; nothing is.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: it does not hold together, is over already, or its employer is unknown.
    """
    return _foresee(
        database,
        actor,
        client_id,
        as_of.on,
        lambda desk: decide(desk, actor, client_id, given, as_of),
    )


def foresee_revocation(
    database: Database, actor: Actor, client_id: ClientId, decision_id: DecisionId, on: date
) -> Foreseen:
    """Return what would follow if this decision were revoked today; nothing is.

    Raises:
        NotFoundError: there is no such client on this caseload, or no such decision of the client.
    """
    return _foresee(
        database,
        actor,
        client_id,
        on,
        lambda desk: revoke(desk, actor, client_id, decision_id, on),
    )


class Choice(StrEnum):
    """How open a client could be towards every employer without a decision of its own."""

    CLOSED = "closed"
    NEEDS = "needs"
    SUPPORT = "support"


_TOPICS: Final[Mapping[Choice, frozenset[Topic]]] = {
    Choice.CLOSED: frozenset(),
    Choice.NEEDS: frozenset({Topic.NEEDS}),
    Choice.SUPPORT: frozenset({Topic.NEEDS, Topic.SUPPORT}),
}


def lists_by_choice(
    matching: Matching, database: Database, actor: Actor, client_id: ClientId, on: date, k: int
) -> Mapping[Choice, FoundVacancies]:
    """Return what the client's list would hold under each choice, everything else as it is.

    Being open about needs means here: about all needs on file. Empty when the client is not looking.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        own_client(ClientRepository(connection), actor, client_id)
    profile = profile_of(database, client_id, on)
    if profile is None:
        return {}
    return {
        choice: vacancies_for(
            matching, person_of_specialist(_as_if(profile, choice), matching.gazetteer), on=on, k=k
        )
        for choice in Choice
    }


def _as_if(profile: MatchingProfile, choice: Choice) -> MatchingProfile:
    topics = _TOPICS[choice]
    otherwise = Openness(
        topics=topics,
        need_codes=frozenset(n.code for n in profile.needs if topic_of(n.code) in topics),
        from_moment=Moment.INTRODUCTION,
        told_by=Teller.EMPLOYMENT_SPECIALIST,
    )
    return replace(profile, openness=replace(profile.openness, otherwise=otherwise))


def _foresee(
    database: Database,
    actor: Actor,
    client_id: ClientId,
    on: date,
    act: Callable[[ReleaseDesk], object],
) -> Foreseen:
    def look() -> NoReturn:
        with release_desk(database) as desk:
            before = _standing(desk, actor, client_id, on)
            act(desk)
            raise _OnlyLookingError(_between(before, _standing(desk, actor, client_id, on)))

    try:
        look()
    except _OnlyLookingError as looked:
        return looked.foreseen


def _standing(desk: ReleaseDesk, actor: Actor, client_id: ClientId, on: date) -> _Standing:
    record = own_client(desk.clients, actor, client_id).value
    referrals = tuple(desk.referrals.of_client(client_id))
    told = desk.introductions.of_referrals([one.id for one in referrals])
    openness = openness_per_employer(record.decisions, on)
    return _Standing(
        introduced=frozenset(
            one for one, made in told.items() if made.state is IntroductionState.AVAILABLE
        ),
        released=frozenset(
            one.id
            for one in referrals
            if one.state is ReferralState.RELEASED and one.id not in told
        ),
        referrals=referrals,
        routes={None: openness.otherwise.route}
        | {employer: towards.route for employer, towards in openness.specific.items()},
        seen=colleague_profile(record, on),
    )


def _between(before: _Standing, after: _Standing) -> Foreseen:
    otherwise = before.routes[None]
    routes = {
        employer: (before.routes.get(employer, otherwise), route)
        for employer, route in after.routes.items()
    }
    return Foreseen(
        ends=tuple(r for r in before.referrals if r.id in before.introduced - after.introduced),
        stops=tuple(r for r in before.referrals if r.id in before.released - after.released),
        routes={employer: both for employer, both in routes.items() if both[0] is not both[1]},
        seen=(before.seen, after.seen),
    )
