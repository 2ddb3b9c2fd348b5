"""Draws batches of groups: some siblings side by side, some from everywhere, phrases in each.

Step and seed decide a batch, nothing else, so that a run that was cut off goes on as if it had not.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from matcher.retrieval.encoder import PASSAGE_PREFIX, QUERY_PREFIX
from matcher.training.work_groups import AS_PASSAGE, AS_QUERY, GroupText, TextGroup, TextKind

MOST_TEXTS = 4
"""Texts drawn of one group in one batch, unless its share says fewer."""

SPOILT = 0.12
"""Share of labels, titles, wishes and abilities that get a slip of the pen."""

REMARKED = 0.10
"""Share of wishes and abilities after which somebody remarks on their own health."""

_SIBLINGS = 4
_WITHOUT_DESCRIPTION = 0.5
_PLENTY_OF_LETTERS = 5


@dataclass(frozen=True, slots=True)
class Share:
    """Groups of one origin, how many of them a batch holds, and whether siblings come together.

    `most_texts` is how many texts of each group are drawn.
    """

    groups: Sequence[TextGroup]
    in_batch: int
    with_siblings: bool = False
    most_texts: int = MOST_TEXTS


@dataclass(frozen=True, slots=True)
class Batch:
    """The texts of a batch, with prefix.

    `group` `(n,)` tells which group of the batch a text belongs to; `plain` holds each text without
    prefix or damage; `apart` `(n, n)` is true where two texts may be held against each other.
    """

    texts: tuple[str, ...]
    plain: tuple[str, ...]
    group: npt.NDArray[np.int64]
    apart: npt.NDArray[np.bool_]


class BatchMaker:
    """Makes the batch of any step."""

    def __init__(
        self,
        shares: Sequence[Share],
        *,
        chatter: Sequence[GroupText],
        remarks: Sequence[str],
        seed: int,
        chatter_in_batch: int = 16,
    ) -> None:
        """Store what to draw from.

        Args:
            shares: the groups of each origin.
            chatter: texts that say nothing about any work; every text is held against them.
            remarks: what people add about their health, which must change nothing.
            seed: decides all batches.
            chatter_in_batch: how many of those texts a batch holds.

        """
        self._shares = shares
        self._chatter = chatter
        self._remarks = remarks
        self._seed = seed
        self._chatter_in_batch = chatter_in_batch
        self._families = [_families(share.groups) for share in shares]
        self._names: dict[int, frozenset[str]] = {}

    def batch(self, step: int) -> Batch:
        """Return the batch of a step."""
        random = np.random.default_rng([self._seed, step])
        chosen = [
            (group, share.most_texts)
            for share, families in zip(self._shares, self._families, strict=True)
            for group in _chosen(share, families, random)
        ]
        groups = [group for group, _ in chosen]
        drawn: list[tuple[int, GroupText]] = []
        for number, (group, most) in enumerate(chosen):
            drawn += [(number, text) for text in _some_texts(group, most, random)]
        for extra in random.choice(
            len(self._chatter), min(self._chatter_in_batch, len(self._chatter)), replace=False
        ):
            drawn.append((len(chosen) + int(extra), self._chatter[extra]))
        return Batch(
            texts=tuple(self._as_read(text, random) for _, text in drawn),
            plain=tuple(text.text for _, text in drawn),
            group=np.array([number for number, _ in drawn]),
            apart=self._apart(groups, [number for number, _ in drawn]),
        )

    def _apart(self, chosen: Sequence[TextGroup], numbers: Sequence[int]) -> npt.NDArray[np.bool_]:
        """Tell which texts may be held against each other: of groups that share no text."""
        names = [self._names_of(group) for group in chosen]
        held = ~np.eye(len(chosen), dtype=np.bool_)
        holders: dict[str, list[int]] = {}
        for number, each in enumerate(names):
            for name in each:
                holders.setdefault(name, []).append(number)
        for sharers in holders.values():
            if len(sharers) > 1:
                held[np.ix_(sharers, sharers)] = False
        at = np.array(numbers)
        of_groups = at < len(chosen)
        apart: npt.NDArray[np.bool_] = at[:, None] != at[None, :]
        both = np.ix_(of_groups, of_groups)
        apart[both] = held[np.ix_(at[of_groups], at[of_groups])]
        return apart

    def _names_of(self, group: TextGroup) -> frozenset[str]:
        if id(group) not in self._names:
            self._names[id(group)] = group.names
        return self._names[id(group)]

    def _as_read(self, text: GroupText, random: np.random.Generator) -> str:
        """Return a text with its prefix, now and then with a slip of the pen or a remark."""
        written = text.text
        if text.kind in AS_QUERY and self._remarks and random.random() < REMARKED:
            written = f"{written}{self._remarks[int(random.integers(len(self._remarks)))]}"
        if text.kind not in AS_PASSAGE and random.random() < SPOILT:
            written = spoilt(written, random)
        if text.kind in AS_QUERY or (text.kind not in AS_PASSAGE and random.random() < 0.5):  # noqa: PLR2004 -- a coin
            return QUERY_PREFIX + written
        return PASSAGE_PREFIX + written


def spoilt(text: str, random: np.random.Generator) -> str:
    """Return a text with one slip of the pen: a letter lost, doubled or swapped, or a word cut."""
    places = [
        place
        for place in range(1, len(text) - 1)
        if text[place - 1 : place + 2].isalpha() and text[place + 1] != text[place]
    ]
    if len(places) < _PLENTY_OF_LETTERS:
        return text
    place = places[random.integers(len(places))]
    before, letter, after = text[:place], text[place], text[place + 1 :]
    slips = (
        before + after,
        before + letter + letter + after,
        before + after[0] + letter + after[1:],
        f"{before} {letter}{after}",
    )
    return slips[random.integers(len(slips))]


def _families(groups: Sequence[TextGroup]) -> Mapping[str, list[TextGroup]]:
    """Return the groups by family, those without siblings left out."""
    found: dict[str, list[TextGroup]] = {}
    for group in groups:
        if group.family:
            found.setdefault(group.family, []).append(group)
    return {family: members for family, members in found.items() if len(members) > 1}


def _chosen(
    share: Share, families: Mapping[str, list[TextGroup]], random: np.random.Generator
) -> list[TextGroup]:
    """Return the groups of one origin for a batch, each once; half of them with siblings."""
    chosen: dict[int, TextGroup] = {}
    if share.with_siblings:
        names = list(families)
        wanted = min(share.in_batch // 2, sum(len(members) for members in families.values()))
        while len(chosen) < wanted:
            members = families[names[random.integers(len(names))]]
            for at in random.permutation(len(members))[:_SIBLINGS]:
                chosen[id(members[at])] = members[at]
    while len(chosen) < min(share.in_batch, len(share.groups)):
        group = share.groups[int(random.integers(len(share.groups)))]
        chosen[id(group)] = group
    return list(chosen.values())


def _some_texts(group: TextGroup, most: int, random: np.random.Generator) -> list[GroupText]:
    """Return some texts of a group, of as many kinds as it has; a description now and then."""
    order = [group.texts[at] for at in random.permutation(len(group.texts))]
    if random.random() < _WITHOUT_DESCRIPTION:  # they are long, and there is one for seven labels
        order = [text for text in order if text.kind is not TextKind.DESCRIPTION]
    first_of_kind: dict[TextKind, GroupText] = {}
    for text in order:
        first_of_kind.setdefault(text.kind, text)
    chosen = list(first_of_kind.values())
    rest = [text for text in order if text not in chosen]
    return (chosen + rest)[:most]
