"""Batches are the same each time, hold siblings side by side, and hold apart only what is apart."""

from collections import Counter

import numpy as np
import pytest

from matcher.retrieval.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from matcher.training.group_batches import MOST_TEXTS, Batch, BatchMaker, Share, spoilt
from matcher.training.work_groups import AS_PASSAGE, AS_QUERY, GroupText, TextGroup, TextKind

FAMILIES = 20
SIBLINGS = 4
STEPS = range(25)
REMARK = ", ondanks mijn depressie"
CHATTER = [GroupText(f"Wij hebben team {n}.", TextKind.SENTENCE) for n in range(5)]


def group(*texts: str, family: str = "", kind: TextKind = TextKind.LABEL) -> TextGroup:
    return TextGroup(family, tuple(GroupText(text, kind) for text in texts))


def of_every_kind(name: str) -> TextGroup:
    texts = [GroupText(f"{name} als {kind} {n}", kind) for kind in TextKind for n in range(2)]
    return TextGroup("", tuple(texts))


OCCUPATIONS = [
    group(
        *(f"beroep {family}-{member} naam {n}" for n in range(6)),
        family=f"isco-{family}",
    )
    for family in range(FAMILIES)
    for member in range(SIBLINGS)
]
TWINS = [
    group(*(f"tweeling {family}-{member} naam {n}" for n in range(2)), family=f"twin-{family}")
    for family in range(200)
    for member in range(2)
]
PHRASES = [of_every_kind(f"werk {n}") for n in range(30)]
FAMILY_OF = {text.text: each.family for each in (*OCCUPATIONS, *TWINS) for text in each.texts}
KIND_OF = {text.text: text.kind for each in PHRASES for text in each.texts}


def maker(
    *shares: Share, seed: int = 7, chatter: list[GroupText] = CHATTER, remarks: tuple[str, ...] = ()
) -> BatchMaker:
    return BatchMaker(shares, chatter=chatter, remarks=remarks, seed=seed)


def of_all_origins(seed: int = 7) -> BatchMaker:
    shares = (Share(OCCUPATIONS, 16, with_siblings=True), Share(PHRASES, 6))
    return maker(*shares, seed=seed, remarks=(REMARK,))


def same(one: Batch, other: Batch) -> bool:
    return (
        (one.texts, one.plain) == (other.texts, other.plain)
        and np.array_equal(one.group, other.group)
        and np.array_equal(one.apart, other.apart)
    )


def place_of(batch: Batch) -> dict[str, int]:
    return {text: place for place, text in enumerate(batch.plain)}


class TestDrawing:
    def test_a_step_has_the_same_batch_each_time_and_in_any_order(self) -> None:
        forwards, backwards = of_all_origins(), of_all_origins()
        first = [forwards.batch(step) for step in STEPS]
        again = [backwards.batch(step) for step in reversed(STEPS)]
        assert all(map(same, first, reversed(again)))

    def test_another_step_or_seed_gives_another_batch(self) -> None:
        drawn = [of_all_origins(seed).batch(step).texts for seed in (7, 8) for step in STEPS]
        assert len(set(drawn)) == len(drawn)

    def test_a_batch_holds_so_many_groups_of_each_origin_each_once(self) -> None:
        for step in STEPS:
            batch = of_all_origins().batch(step)
            drawn = set(zip(batch.plain, batch.group.tolist(), strict=True))
            assert len({number for text, number in drawn if text in FAMILY_OF}) == 16
            assert len({number for text, number in drawn if text in KIND_OF}) == 6
            assert len(set(batch.plain)) == len(batch.plain)

    def test_groups_are_drawn_from_everywhere(self) -> None:
        batches = [of_all_origins().batch(step) for step in range(60)]
        drawn = {text for batch in batches for text in batch.plain}
        for each in (*OCCUPATIONS, *PHRASES):
            assert any(text.text in drawn for text in each.texts)

    def test_half_of_the_occupations_come_with_siblings(self) -> None:
        def with_siblings(batch: Batch) -> int:
            groups = {(n, FAMILY_OF[t]) for n, t in zip(batch.group, batch.plain, strict=True)}
            families = Counter(family for _, family in groups)
            return sum(families[family] > 1 for _, family in groups)

        for step in STEPS:
            together = maker(Share(TWINS, 16, with_siblings=True), chatter=[]).batch(step)
            scattered = maker(Share(TWINS, 16), chatter=[]).batch(step)
            assert with_siblings(together) >= 8 > with_siblings(scattered)

    def test_a_share_of_few_groups_gives_all_it_has(self) -> None:
        batch = maker(Share(PHRASES[:3], 20), chatter=[]).batch(0)
        assert set(batch.group.tolist()) == {0, 1, 2}

    def test_a_share_of_few_siblings_gives_all_it_has(self) -> None:
        batch = maker(Share(OCCUPATIONS[:8], 32, with_siblings=True), chatter=[]).batch(0)
        assert set(batch.group.tolist()) == set(range(8))

    def test_a_group_gives_a_few_texts_of_as_many_kinds_as_it_can(self) -> None:
        for step in STEPS:
            batch = maker(Share(PHRASES, 6), chatter=[]).batch(step)
            kinds: dict[int, list[TextKind]] = {}
            for number, text in zip(batch.group, batch.plain, strict=True):
                kinds.setdefault(int(number), []).append(KIND_OF[text])
            for each in kinds.values():
                assert len(each) == len(set(each)) == MOST_TEXTS

    def test_a_share_may_give_fewer_texts_of_each_group(self) -> None:
        batch = maker(Share(OCCUPATIONS, 4, most_texts=2), chatter=[]).batch(3)
        assert np.bincount(batch.group).tolist() == [2, 2, 2, 2]

    def test_nothing_to_draw_from_an_origin_leaves_it_out(self) -> None:
        batch = maker(Share([], 16, with_siblings=True), Share(PHRASES, 2), chatter=[]).batch(0)
        assert set(batch.group.tolist()) == {0, 1}


class TestApart:
    def test_texts_of_one_group_are_never_apart_and_of_two_always(self) -> None:
        for step in STEPS:
            batch = of_all_origins().batch(step)
            one_group = batch.group[:, None] == batch.group[None, :]
            np.testing.assert_array_equal(batch.apart, ~one_group)

    def test_texts_of_groups_that_share_a_text_are_never_apart(self) -> None:
        sharing = [group("Kok", "keukenkok", "chef"), group("kok.", "grillkok", "barbecuekok")]
        shares = (Share(sharing, 2), Share([group("tuinman", "hovenier")], 1))
        for step in STEPS:
            batch = maker(*shares).batch(step)
            cooks = np.isin(batch.plain, [text.text for each in sharing for text in each.texts])
            assert not batch.apart[np.ix_(cooks, cooks)].any()
            assert batch.apart[np.ix_(cooks, ~cooks)].all()

    def test_sharing_counts_where_the_shared_text_itself_is_not_drawn(self) -> None:
        one = group("kok", *(f"keukenhulp {n}" for n in range(9)))
        other = group("KOK", *(f"grillmeester {n}" for n in range(9)))
        batches = [maker(Share([one, other], 2), chatter=[]).batch(step) for step in STEPS]
        undrawn = [b for b in batches if "kok" not in {text.casefold() for text in b.plain}]
        assert undrawn
        assert not any(batch.apart.any() for batch in undrawn)

    def test_sharing_does_not_go_from_neighbour_to_neighbour(self) -> None:
        chain = [group("a", "b"), group("b", "c"), group("c", "d")]
        batch = maker(Share(chain, 3), chatter=[]).batch(0)
        at = place_of(batch)
        assert batch.apart[at["a"], at["d"]]

    def test_chatter_is_apart_from_all_but_itself(self) -> None:
        words = {text.text for text in CHATTER}
        for step in STEPS:
            batch = of_all_origins().batch(step)
            chatter = np.isin(batch.plain, list(words))
            assert set(np.array(batch.plain)[chatter]) == words
            held = batch.apart | np.eye(len(batch.plain), dtype=bool)
            assert held[chatter].all()
            assert held[:, chatter].all()
            assert not batch.apart.diagonal().any()

    def test_who_is_held_apart_is_mutual(self) -> None:
        batch = of_all_origins().batch(3)
        np.testing.assert_array_equal(batch.apart, batch.apart.T)

    def test_chatter_is_no_more_than_was_asked(self) -> None:
        wished = BatchMaker(
            [Share(PHRASES, 2)], chatter=CHATTER, remarks=[], seed=1, chatter_in_batch=2
        )
        batch = wished.batch(0)
        assert len({text.text for text in CHATTER} & set(batch.plain)) == 2


class TestReading:
    def test_each_kind_of_text_is_read_as_what_it_is(self) -> None:
        read: dict[TextKind, set[str]] = {kind: set() for kind in TextKind}
        for step in range(60):
            batch = maker(Share(PHRASES, 6), chatter=[]).batch(step)
            for text, plain in zip(batch.texts, batch.plain, strict=True):
                prefix = QUERY_PREFIX if text.startswith(QUERY_PREFIX) else PASSAGE_PREFIX
                assert text.startswith(prefix)
                read[KIND_OF[plain]].add(prefix)
        for kind in TextKind:
            if kind in AS_QUERY:
                assert read[kind] == {QUERY_PREFIX}
            elif kind in AS_PASSAGE:
                assert read[kind] == {PASSAGE_PREFIX}
            else:
                assert read[kind] == {QUERY_PREFIX, PASSAGE_PREFIX}

    def test_what_a_vacancy_says_is_never_changed(self) -> None:
        for step in STEPS:
            batch = of_all_origins().batch(step)
            for text, plain in zip(batch.texts, batch.plain, strict=True):
                if KIND_OF.get(plain) in AS_PASSAGE:
                    assert text == PASSAGE_PREFIX + plain

    def test_a_remark_follows_some_wishes_and_abilities_alone(self) -> None:
        remarked: Counter[TextKind] = Counter()
        for step in range(60):
            batch = maker(Share(PHRASES, 6), chatter=[], remarks=(REMARK,)).batch(step)
            for text, plain in zip(batch.texts, batch.plain, strict=True):
                assert REMARK not in plain
                remarked[KIND_OF[plain]] += text.endswith(REMARK)
        assert {kind for kind, times in remarked.items() if times} == AS_QUERY

    def test_some_texts_have_a_slip_and_most_have_none(self) -> None:
        changed = [
            not text.endswith(plain)
            for step in range(60)
            for batch in [maker(Share(OCCUPATIONS, 16), chatter=[]).batch(step)]
            for text, plain in zip(batch.texts, batch.plain, strict=True)
        ]
        assert 0.05 < sum(changed) / len(changed) < 0.2


class TestSlips:
    @staticmethod
    def all_slips(text: str) -> dict[str, set[str]]:
        places = range(1, len(text) - 1)
        return {
            "lost": {text[:n] + text[n + 1 :] for n in places},
            "doubled": {text[:n] + text[n] + text[n:] for n in places},
            "swapped": {text[:n] + text[n + 1] + text[n] + text[n + 2 :] for n in places},
            "cut": {f"{text[:n]} {text[n:]}" for n in places},
        }

    @pytest.mark.parametrize("text", ["vrachtwagenchauffeur", "medewerker receptie (m/v)"])
    def test_a_slip_changes_one_thing(self, text: str) -> None:
        slips = self.all_slips(text)
        seen = set()
        for seed in range(300):
            written = spoilt(text, np.random.default_rng(seed))
            kinds = {kind for kind, possible in slips.items() if written in possible}
            assert kinds, written
            assert written != text
            seen |= kinds
        assert seen == set(slips)

    @pytest.mark.parametrize("text", ["", "k", "kok", "hbo", "VCA 1", "lasser", "a b c d e f g h"])
    def test_a_short_text_stays_as_it_is(self, text: str) -> None:
        assert all(spoilt(text, np.random.default_rng(seed)) == text for seed in range(50))
