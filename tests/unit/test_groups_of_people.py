"""Into which groups people are divided when lists are compared."""

import numpy as np
import pytest

from matcher.domain.ids import ClientId
from matcher.domain.openness import Moment, Openness, OpennessPerEmployer, Teller, Topic
from matcher.domain.places import Point, TransportMode
from matcher.domain.profiles import WorkFacts
from matcher.evaluation.groups_of_people import Seen, divisions_of
from matcher.evaluation.intervals import Division
from matcher.features.columns import COLUMN, FEATURES, Feature
from matcher.features.people import Person

LEIDEN = Point(52.158, 4.493)
LEIDERDORP = Point(52.158, 4.529)
RIJPWETERING = Point(52.193, 4.583)
NOBODY_LISTED = np.empty((0, len(FEATURES)))


def person(
    *,
    openness: OpennessPerEmployer | None = None,
    point: Point | None = None,
    modes: frozenset[TransportMode] = frozenset(),
) -> Person:
    work = WorkFacts()
    return Person(ClientId("c"), work, {}, point=point, transport_modes=modes, openness=openness)


def groups_of(one: Person, features: np.ndarray = NOBODY_LISTED) -> dict[Division, str]:
    """Return a person's group in each division; each is among those that can be told."""
    divided = divisions_of([Seen(one, features)])
    for own in divided.values():
        assert own.names[0] in own.order
    return {division: str(own.names[0]) for division, own in divided.items()}


def pairs_missing(*numbers: int) -> np.ndarray:
    """Return a pair for each number, with so many unknown features; receptiveness is known."""
    features = np.zeros((len(numbers), len(FEATURES)))
    others = [column for feature, column in COLUMN.items() if feature is not Feature.RECEPTIVENESS]
    for row, number in enumerate(numbers):
        features[row, others[:number]] = np.nan
    return features


def test_of_whom_nothing_is_known_every_group_is_unknown() -> None:
    assert set(groups_of(person()).values()) == {"unknown"}


def test_the_route_is_what_was_decided_for_any_employer() -> None:
    told = Openness(
        topics=frozenset({Topic.SUPPORT}),
        told_by=Teller.EMPLOYMENT_SPECIALIST,
        from_moment=Moment.INTRODUCTION,
    )
    routes = {
        "applies_self": OpennessPerEmployer(),
        "applies_with_note": OpennessPerEmployer(Openness(topics=frozenset({Topic.NEEDS}))),
        "introduced": OpennessPerEmployer(told),
    }
    for route, openness in routes.items():
        assert groups_of(person(openness=openness))[Division.ROUTE] == route


@pytest.mark.parametrize(
    ("point", "group"), [(LEIDEN, "town"), (LEIDERDORP, "town"), (RIJPWETERING, "country")]
)
def test_a_suburb_is_town_and_a_village_is_country(point: Point, group: str) -> None:
    assert groups_of(person(point=point))[Division.PLACE] == group


def test_with_or_without_a_car() -> None:
    bicycle = frozenset({TransportMode.BICYCLE})
    both = bicycle | {TransportMode.CAR}
    assert groups_of(person(modes=bicycle))[Division.TRAVEL_MODE] == "without car"
    assert groups_of(person(modes=both))[Division.TRAVEL_MODE] == "car"


def test_missing_facts_are_those_of_most_pairs_receptiveness_always_among_them() -> None:
    features = pairs_missing(0, 7, 7, 7, 20)
    before = features.copy()
    assert groups_of(person(), features)[Division.MISSING_FACTS] == "8 to 10"
    assert np.array_equal(features, before, equal_nan=True)
    assert groups_of(person(), pairs_missing(0, 3, 6))[Division.MISSING_FACTS] == "up to 7"
    assert groups_of(person(), pairs_missing(10))[Division.MISSING_FACTS] == "11 or more"
