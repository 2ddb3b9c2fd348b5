"""A person as matching sees one, from either type that the gate lets through.

Both kinds of profile end in the same `Person`, so that a list for an adviser is made by the same code
as one for the specialist, but from the fields of `ColleagueProfile` alone. What a profile does not hold
is unknown here, and unknown contributes nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from matcher.domain.conditions import Importance, Need
from matcher.domain.ids import ClientId, EmployerId, StaffId, VacancyId
from matcher.domain.openness import OpennessPerEmployer
from matcher.domain.places import Gazetteer, Point, TransportMode
from matcher.domain.profiles import ColleagueProfile, MatchingProfile, WorkFacts
from matcher.domain.working_time import TimeOfDay
from matcher.features.sentences import split_sentences


class PhraseKind(StrEnum):
    """What a phrase of a person says."""

    WISH = "wish"
    OCCUPATION = "occupation"
    ABILITY = "ability"
    AVERSION = "aversion"


@dataclass(frozen=True, slots=True, repr=False)
class Person:
    """Facts and phrases of one person; None is unknown.

    `coarse_distance` says that only a distance band may be told from `point`. `openness` is None when the
    one who asks may not know it; disclosure then counts as unknown. `refuses_employers` and
    `refuses_vacancies` are the person's own; of those `settled` nothing is left to propose. `caseload` is
    the specialist's, None for whoever may not know.
    """

    client_id: ClientId
    work: WorkFacts
    phrases: Mapping[PhraseKind, tuple[str, ...]]
    point: Point | None = None
    coarse_distance: bool = False
    transport_modes: frozenset[TransportMode] = frozenset()
    max_travel_minutes: float | None = None
    avoid_times: frozenset[TimeOfDay] = frozenset()
    refuses_employers: frozenset[EmployerId] = frozenset()
    refuses_vacancies: frozenset[VacancyId] = frozenset()
    settled: frozenset[VacancyId] = frozenset()
    needs: tuple[Need, ...] = ()
    target_group_register: bool | None = None
    openness: OpennessPerEmployer | None = None
    caseload: StaffId | None = None

    def __repr__(self) -> str:
        """Show nothing of the client."""
        return "Person(...)"


def person_of_specialist(profile: MatchingProfile, gazetteer: Gazetteer) -> Person:
    """Return the person behind a matching profile: everything counts."""
    return Person(
        client_id=profile.client_id,
        work=profile.work,
        phrases=phrases_of(profile.work, profile.passions, profile.aversions),
        point=gazetteer.point(profile.place),
        transport_modes=profile.transport_modes,
        max_travel_minutes=profile.max_travel_minutes,
        avoid_times=profile.avoid_times,
        refuses_employers=profile.not_employers,
        refuses_vacancies=profile.not_vacancies,
        settled=profile.settled,
        needs=profile.needs,
        target_group_register=profile.target_group_register,
        openness=profile.openness,
        caseload=profile.employment_specialist,
    )


def person_of_colleague(profile: ColleagueProfile, gazetteer: Gazetteer) -> Person:
    """Return the person behind a colleague profile: what the client decided, and nothing else."""
    return Person(
        client_id=profile.client_id,
        work=profile.work,
        phrases=phrases_of(profile.work),
        point=gazetteer.point(profile.place),
        coarse_distance=True,
        needs=tuple(Need(code, Importance.WISH) for code in profile.needs),
        target_group_register=profile.target_group_register,
    )


def phrases_of(
    work: WorkFacts, wishes: tuple[str, ...] = (), aversions: tuple[str, ...] = ()
) -> Mapping[PhraseKind, tuple[str, ...]]:
    """Return what a person says, by kind: what is compared with vacancies, and may be quoted."""
    summary = tuple(split_sentences(work.work_summary or ""))
    return {
        PhraseKind.WISH: wishes,
        PhraseKind.OCCUPATION: tuple(t.label for t in work.target_occupations if t.label),
        PhraseKind.ABILITY: work.abilities + summary,
        PhraseKind.AVERSION: aversions,
    }
