"""What would change a client's list: for each line below the first five one fact, for the list one question.

For the client's own specialist only. What is thought of and what is never thought of is in
`matcher.ranking.possible_changes`.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from matcher.domain.matches import ListQuestion, RankedPair, ToTopFive
from matcher.domain.places import WHEN_MODES_UNKNOWN, TransportMode
from matcher.features.eligibility import Minutes, Verdicts, travel_minutes
from matcher.features.people import Person
from matcher.features.unknown import UnknownFact
from matcher.ranking.counterfactual import (
    TOP,
    OpenFact,
    PossibleChange,
    Values,
    most_telling,
    score_to_beat,
    scores_after,
    smallest_to_top,
)
from matcher.ranking.possible_changes import (
    FITS,
    TURN_OUT_ALIKE,
    PairToChange,
    opposite_answers,
    possible_changes,
)
from matcher.use_cases.explain_matches import ScoredPair, unknown_of
from matcher.use_cases.matching import Matching, ScoredVacancies

_TAKEN_UP = (TransportMode.BICYCLE, TransportMode.E_BIKE, TransportMode.PUBLIC_TRANSPORT)
_LICENCE_FOR_A_CAR = "B"

ASKED_ABOUT = 50
"""Nothing is asked of vacancies farther down a list than this alone."""

Shared = tuple[str, str]
"""An unknown fact and whose it is: a vacancy's or an employer's id, or nobody's but the client's."""


@dataclass(frozen=True, slots=True, repr=False)
class RankedList:
    """Everything that was ranked for one person, best first, with what is unknown in each pair.

    `gaps` holds each unknown fact whose answer would tell something, once, with the numbers of the pairs
    it would tell it of.
    """

    person: Person
    scored: ScoredVacancies
    unknown: tuple[list[UnknownFact], ...]
    gaps: dict[Shared, dict[int, UnknownFact]]


def ranked_list(
    matching: Matching, person: Person, scored: ScoredVacancies, found: Verdicts
) -> RankedList:
    """Return what was ranked for a person, with its unknown facts."""
    unknown = tuple(
        unknown_of(matching, person, ScoredPair(row, features, found.findings[:, row]))
        for row, features in zip(scored.rows.tolist(), scored.features, strict=True)
    )
    gaps: dict[Shared, dict[int, UnknownFact]] = defaultdict(dict)
    for number, (row, facts) in enumerate(zip(scored.rows.tolist(), unknown, strict=True)):
        for fact in filter(lambda one: one.tells_alone, facts):
            gaps[_shared(matching, row, fact)][number] = fact
    return RankedList(person, scored, unknown, gaps)


def list_question(matching: Matching, ranked: RankedList) -> ListQuestion | None:
    """Return the one question whose answer would change the list most, or None when all is known."""
    scored, ranker = ranked.scored, matching.ranker
    facts = [
        OpenFact(path, opposite_answers(ranker, scored.features, pairs))
        for (path, _), pairs in ranked.gaps.items()
        if min(pairs) < ASKED_ABOUT
    ]
    most = most_telling(ranker, scored.features, scored.scores, facts)
    if most is None:
        return None
    fact = facts[most.number]
    asked_about = matching.vacancies[scored.rows[min(fact.answers[0])]].id
    of_client = fact.fact.startswith("client.")
    return ListQuestion(
        fact.fact, None if of_client else asked_about, most.places, most.score_change
    )


def with_changes(
    matching: Matching, ranked: RankedList, lines: tuple[RankedPair, ...]
) -> tuple[RankedPair, ...]:
    """Return the first lines of the list; those below the first five with what would lift them.

    A line that no single change lifts stays as it is.
    """
    if len(lines) <= TOP:
        return lines
    minutes = _other_ways(matching, ranked.person)
    after_answer: dict[Shared, Values] = {}
    return lines[:TOP] + tuple(
        replace(line, to_top_five=_to_top_five(matching, ranked, number, minutes, after_answer))
        for number, line in enumerate(lines[TOP:], start=TOP)
    )


def change_of_one(matching: Matching, ranked: RankedList, number: int) -> ToTopFive | None:
    """Return what would lift one pair of a list, by its number from 0, into the first five."""
    if number < TOP:
        return None
    return _to_top_five(matching, ranked, number, _other_ways(matching, ranked.person), {})


def _to_top_five(
    matching: Matching,
    ranked: RankedList,
    number: int,
    minutes: dict[TransportMode, Minutes],
    after_answer: dict[Shared, Values],
) -> ToTopFive | None:
    row, features = int(ranked.scored.rows[number]), ranked.scored.features[number]
    pair = PairToChange(
        ranked.person,
        matching.vacancies[row],
        features,
        ranked.unknown[number],
        {mode: float(all_minutes[row]) for mode, all_minutes in minutes.items()},
        score_to_beat(ranked.scored.scores, number),
    )
    changes = possible_changes(matching.ranker, pair)
    for fact in ranked.unknown[number]:
        if fact.path in TURN_OUT_ALIKE:
            shared = _shared(matching, row, fact)
            if shared not in after_answer:
                after_answer[shared] = _scores_when_well(matching, ranked, shared)
            to_beat = score_to_beat(after_answer[shared], number)
            well = {TURN_OUT_ALIKE[fact.path]: FITS}
            changes.append(PossibleChange(fact.path, well, to_beat, {}))
    return smallest_to_top(matching.ranker, features, changes)


def _scores_when_well(matching: Matching, ranked: RankedList, shared: Shared) -> Values:
    """Return all scores when a fact that pairs share turns out well for every one of them."""
    well = {number: {TURN_OUT_ALIKE[shared[0]]: FITS} for number in ranked.gaps[shared]}
    scored = ranked.scored
    return scores_after(matching.ranker, scored.features, scored.scores, well)


def _other_ways(matching: Matching, person: Person) -> dict[TransportMode, Minutes]:
    """Return the minutes to every vacancy by the ways of travelling that the client could take up.

    A car is thought of only for whoever has the licence; nothing is when it is not known where from.
    """
    if person.point is None:
        return {}
    now = person.transport_modes or WHEN_MODES_UNKNOWN
    has_licence = _LICENCE_FOR_A_CAR in (person.work.driving_licences or ())
    ways = (*_TAKEN_UP, TransportMode.CAR) if has_licence else _TAKEN_UP
    return {
        way: travel_minutes(replace(person, transport_modes=frozenset({way})), matching.table)
        for way in ways
        if way not in now
    }


def _shared(matching: Matching, row: int, fact: UnknownFact) -> Shared:
    noun, vacancy = fact.path.partition(".")[0], matching.vacancies[row]
    owners = {"vacancy": vacancy.id, "employer": vacancy.employer_id, "client": ""}
    return fact.path, owners[noun]
