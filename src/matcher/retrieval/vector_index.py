"""Exact nearest owners by inner product: the only importer of FAISS.

An *owner* is a vacancy with one row, or a person with a row for each wish. Rows can be replaced at any
time. A search takes the query vectors of one question and returns exactly the k best allowed owners, by
the best pair of query and row. Ties go to the lower owner number.
"""

from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor

import faiss
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_BLOCK_QUERIES = 512
_BLOCK_ROWS = 128
"""So few rows and a handful of queries are multiplied as they lie: twice as fast as all rows at once."""

_NOTHING = np.empty(0, dtype=np.int64), np.empty(0, dtype=np.float32)


class VectorIndex:
    """A flat FAISS index whose rows belong to owners, searchable at once after every `put`."""

    def __init__(self, dimension: int) -> None:
        """Make an empty index for vectors of `dimension` floats."""
        self.dimension = dimension
        self.n_owners = 0
        self._index = faiss.IndexFlatIP(dimension)
        self._owner_of_row = np.empty(0, dtype=np.int64)
        self._live = np.empty(0, dtype=np.bool_)
        self._beside = ThreadPoolExecutor(1)

    def put(self, owners: Numbers, vectors: Floats) -> None:
        """Give owners `(n,)` the rows `(n, dimension)`, instead of the ones they had.

        Owner numbers run from 0; an owner named more than once gets as many rows. Rows that are no
        longer any owner's are written over before new ones are added.
        """
        if not len(owners):
            return
        self._live[np.isin(self._owner_of_row, owners)] = False
        free = np.flatnonzero(~self._live)[: len(owners)]
        if len(free):
            self._stored()[free] = vectors[: len(free)]
            self._owner_of_row[free] = owners[: len(free)]
            self._live[free] = True
        added = owners[len(free) :]
        if len(added):
            self._index.add(np.ascontiguousarray(vectors[len(free) :], dtype=np.float32))
            self._owner_of_row = np.concatenate([self._owner_of_row, added])
            self._live = np.concatenate([self._live, np.ones(len(added), dtype=np.bool_)])
        self.n_owners = max(self.n_owners, int(owners.max()) + 1)

    def search(self, queries: Floats, k: int, allowed: Mask) -> tuple[Numbers, Floats]:
        """Return the k best allowed owners for one question's queries `(q, dimension)`.

        Args:
            queries: an owner's score is its best inner product over queries and rows.
            k: how many owners to return; fewer only when fewer are allowed and have a row.
            allowed: `(n_owners,)` booleans.

        Returns:
            Owners and scores, `(m,)` each, best first.
        """
        chosen = self._live & allowed[self._owner_of_row]
        rows_of_owner = np.bincount(self._owner_of_row[chosen], minlength=1)
        n_rows, k = int(chosen.sum()), min(k, int((rows_of_owner > 0).sum()))
        if not k or not len(queries):
            return _NOTHING
        bits = np.packbits(chosen, bitorder="little")
        only = faiss.SearchParameters()
        only.sel = faiss.IDSelectorBitmap(len(chosen), faiss.swig_ptr(bits))
        scores, found = self._index.search(
            np.ascontiguousarray(queries, dtype=np.float32),
            min(n_rows, k * int(rows_of_owner.max())),
            params=only,
        )
        best = np.full(self.n_owners, -np.inf, dtype=np.float32)
        np.maximum.at(best, self._owner_of_row[found.ravel()], scores.ravel())
        return best_of(best, k, np.isfinite(best))

    def nearness(self, queries: Floats) -> Floats:
        """Return every owner's best inner product with one question's queries, `(n_owners,)`.

        One pass over the rows, from which `best_of` takes the best of any choice of owners: quicker
        than a `search` for each choice. Fetching the rows is what takes time, so two threads take half
        of them each. Every owner must have exactly one row.
        """
        table, queries = self.vectors(), _without_zeros_behind(queries)
        half = len(table) // 2
        lower = self._beside.submit(_nearness, table[:half], queries)
        upper = _nearness(table[half:], queries)
        return np.concatenate([lower.result(), upper])

    def nearness_to_many(self, queries: Sequence[Floats]) -> Iterator[Floats]:
        """Yield what `nearness` gives for many persons, by blocked matrix products over all rows.

        Far faster than one by one; the results are the same but for rounding in the last bits. Everybody
        must have at least one query, and every owner exactly one row.
        """
        table = self.vectors()
        for block in _blocks(queries):
            scores = np.concatenate(block) @ table.T
            start = 0
            for person in block:
                mine = scores[start : start + len(person)]
                start += len(person)
                yield mine.max(axis=0)

    def _stored(self) -> Floats:
        """Return the rows as FAISS holds them, `(n_rows, dimension)`; a view until rows are added."""
        flat = faiss.rev_swig_ptr(self._index.get_xb(), self._index.ntotal * self.dimension)
        stored: Floats = flat.reshape(self._index.ntotal, self.dimension)
        return stored

    def vectors(self) -> Floats:
        """Return the owners' live vectors by owner number, `(n_owners, dimension)`; a view if it can.

        Every owner must have exactly one row.
        """
        if self._live.all() and (np.diff(self._owner_of_row) == 1).all():
            return self._stored()
        live = np.flatnonzero(self._live)
        return self._stored()[live[np.argsort(self._owner_of_row[live])]]


def best_of(nearness: Floats, k: int, allowed: Mask) -> tuple[Numbers, Floats]:
    """Return the k best allowed owners of `nearness`, best first, ties by owner number.

    Args:
        nearness: a score for every owner, `(n_owners,)`.
        k: how many owners to return; fewer only when fewer are allowed.
        allowed: `(n_owners,)` booleans.
    """
    owners = np.flatnonzero(allowed)
    scores = nearness[owners]
    if len(owners) > k:
        kth = np.partition(scores, len(scores) - k)[len(scores) - k]
        sure = np.flatnonzero(scores > kth)
        tied = np.flatnonzero(scores == kth)[: k - len(sure)]
        chosen = np.concatenate([sure, tied])
        owners, scores = owners[chosen], scores[chosen]
    order = np.lexsort((owners, -scores))
    return owners[order], scores[order]


def _nearness(table: Floats, queries: Floats) -> Floats:
    """Return every row's best inner product with queries no longer than a row, `(n_rows,)`."""
    width = queries.shape[1]
    whole = len(table) // _BLOCK_ROWS * _BLOCK_ROWS
    blocks = table[:whole].reshape(-1, _BLOCK_ROWS, table.shape[1])[:, :, :width]
    best = (queries @ blocks.transpose(0, 2, 1)).max(axis=1).ravel()
    rest = (queries @ table[whole:, :width].T).max(axis=0)
    return np.concatenate([best, rest])


def _without_zeros_behind(queries: Floats) -> Floats:
    """Return queries without the columns behind the last that is not zero; one column always stays."""
    used = np.flatnonzero(queries.any(axis=0))
    return queries[:, : 1 + int(used[-1])] if len(used) else queries[:, :1]


def _blocks(queries: Sequence[Floats]) -> Iterator[list[Floats]]:
    """Yield runs of persons holding about `_BLOCK_QUERIES` query rows together."""
    block: list[Floats] = []
    for person in queries:
        block.append(person)
        if sum(len(p) for p in block) >= _BLOCK_QUERIES:
            yield block
            block = []
    if block:
        yield block
