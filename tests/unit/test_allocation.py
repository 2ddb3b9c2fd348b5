"""Nobody's list is too long, no vacancy stands in more lists than it has room for, best pairs first."""

import hypothesis.strategies as st
from hypothesis import given

from matcher.allocation.capped_greedy import Offer, allocate

offers = st.lists(
    st.builds(
        Offer,
        st.sampled_from("abcde"),
        st.sampled_from("vwxyz"),
        st.floats(0, 1).map(lambda x: round(x, 2)),
    ),
    unique_by=lambda offer: (offer.owner, offer.item),
)


@given(offers, st.integers(1, 3), st.integers(1, 3))
def test_lists_keep_their_length_and_items_their_room(
    given_offers: list[Offer], room: int, length: int
) -> None:
    lists = allocate(given_offers, dict.fromkeys("vwxyz", room), length)
    listed = [offer for own in lists.values() for offer in own]
    assert all(len(own) <= length for own in lists.values())
    assert all(sum(o.item == item for o in listed) <= room for item in "vwxyz")
    for owner, own in lists.items():
        assert own == sorted(own, key=lambda o: (-o.score, o.item))
        assert all(o.owner == owner for o in own)
    for left in set(given_offers) - set(listed):
        full = len(lists[left.owner]) == length
        taken = [o for o in listed if o.item == left.item]
        assert full or len(taken) == room


@given(offers, st.randoms(use_true_random=False))
def test_the_order_of_offers_does_not_matter(given_offers: list[Offer], random: object) -> None:
    shuffled = list(given_offers)
    random.shuffle(shuffled)
    room = dict.fromkeys("vwxyz", 1)
    assert allocate(given_offers, room, 2) == allocate(shuffled, room, 2)
