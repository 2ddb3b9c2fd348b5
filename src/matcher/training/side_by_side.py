"""Computes short texts side by side in long rows, each seeing itself alone.

In a batch of one text a row, a quarter of the positions is filling that nothing is learned from. Several
texts in a row leave hardly any, and the vectors are the same but for rounding.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from transformers import BertModel


@dataclass(frozen=True, slots=True)
class Rows:
    """Texts in rows of one width: `ids`, `place` and `text`, each `(rows, width)`.

    `place` counts from the start of a text; `text` is which of the texts a position belongs to, and -1
    where a row is filled up.
    """

    ids: torch.Tensor
    place: torch.Tensor
    text: torch.Tensor


def in_rows(texts: Sequence[Sequence[int]], width: int, filling: int) -> Rows:
    """Return texts, as pieces, in as few rows as the first that has room allows, the longest first.

    Raises:
        ValueError: if a text has more pieces than a row.

    """
    if any(len(text) > width for text in texts):
        message = f"a text of {max(map(len, texts))} pieces does not fit in a row of {width}"
        raise ValueError(message)
    rows: list[list[int]] = []
    room: list[int] = []
    for number in sorted(range(len(texts)), key=lambda at: -len(texts[at])):
        needed = len(texts[number])
        at = next((at for at, left in enumerate(room) if left >= needed), len(rows))
        if at == len(rows):
            rows.append([])
            room.append(width)
        rows[at].append(number)
        room[at] -= needed
    ids, place, text = (torch.full((len(rows), width), fill) for fill in (filling, 0, -1))
    for at, numbers in enumerate(rows):
        start = 0
        for number in numbers:
            end = start + len(texts[number])
            ids[at, start:end] = torch.tensor(texts[number])
            place[at, start:end] = torch.arange(end - start)
            text[at, start:end] = number
            start = end
    return Rows(ids, place, text)


def mean_vectors(network: BertModel, rows: Rows, texts: int) -> torch.Tensor:
    """Return the mean of each text's positions, `(texts, d)`, in bfloat16 but for sums."""
    sees = rows.text[:, None, :, None] == rows.text[:, None, None, :]
    mask = torch.zeros(sees.shape).masked_fill(~sees, torch.finfo(torch.float32).min)
    with torch.autocast("cpu", dtype=torch.bfloat16):
        hidden = network(
            input_ids=rows.ids, position_ids=rows.place, attention_mask=mask
        ).last_hidden_state
    held = rows.text >= 0
    of_text = rows.text[held]
    sums = hidden.new_zeros((texts, hidden.shape[-1]), dtype=torch.float32)
    lengths = torch.bincount(of_text, minlength=texts)
    return sums.index_add(0, of_text, hidden[held].float()) / lengths[:, None]
