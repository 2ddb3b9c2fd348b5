"""Exact nearest owners by inner product: the only importer of FAISS.

An *owner* is a vacancy with one row, or a person with a row for each wish. Rows can be replaced at any
time. A search takes the query vectors of one question and returns exactly the k best allowed owners, by
the best pair of query and row. Ties go to the lower owner number.
"""

from collections.abc import Iterator, Sequence

import faiss
import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
Numbers = npt.NDArray[np.int64]
Mask = npt.NDArray[np.bool_]

_BLOCK_QUERIES = 512
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

    def put(self, owners: Numbers, vectors: Floats) -> None:
        """Give owners `(n,)` the rows `(n, dimension)`, instead of the ones they had.

        Owner numbers run from 0; an owner named more than once gets as many rows.
        """
        if not len(owners):
            return
        self._live[np.isin(self._owner_of_row, owners)] = False
        self._index.add(np.ascontiguousarray(vectors, dtype=np.float32))
        self._owner_of_row = np.concatenate([self._owner_of_row, owners])
        self._live = np.concatenate([self._live, np.ones(len(owners), dtype=np.bool_)])
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
        selector = faiss.IDSelectorBitmap(len(chosen), faiss.swig_ptr(bits))
        scores, found = self._index.search(
            np.ascontiguousarray(queries, dtype=np.float32),
            min(n_rows, k * int(rows_of_owner.max())),
            params=faiss.SearchParameters(sel=selector),
        )
        best = np.full(self.n_owners, -np.inf, dtype=np.float32)
        np.maximum.at(best, self._owner_of_row[found.ravel()], scores.ravel())
        return _best_k(best, k)

    def search_many(
        self, queries: Sequence[Floats], k: int, allowed: Iterator[Mask]
    ) -> Iterator[tuple[Numbers, Floats]]:
        """Yield what `search` gives for many persons, by blocked matrix products over all rows.

        Far faster than one by one; the results are the same but for rounding in the last bits of a
        score. Every owner must have exactly one row.
        """
        table = self._table()
        for block in _blocks(queries):
            scores = np.concatenate(block) @ table.T
            start = 0
            for person in block:
                mine = scores[start : start + len(person)]
                start += len(person)
                mask = next(allowed)
                if not len(person):
                    yield _NOTHING
                    continue
                best = np.where(mask, mine.max(axis=0), -np.inf)
                yield _best_k(best, min(k, int(mask.sum())))

    def _table(self) -> Floats:
        """Return the owners' live vectors by owner number, `(n_owners, dimension)`; a view if it can."""
        stored = faiss.rev_swig_ptr(self._index.get_xb(), self._index.ntotal * self.dimension)
        table: Floats = stored.reshape(self._index.ntotal, self.dimension)
        live = np.flatnonzero(self._live)
        in_order = live[np.argsort(self._owner_of_row[live])]
        if len(in_order) == len(table) and (np.diff(in_order) == 1).all():
            return table
        return table[in_order]


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


def _best_k(best: Floats, k: int) -> tuple[Numbers, Floats]:
    """Return the k best owners of a score for each, best first, ties by owner number."""
    if not k:
        return _NOTHING
    kth = np.partition(best, len(best) - k)[len(best) - k]
    sure = np.flatnonzero(best > kth)
    tied = np.flatnonzero(best == kth)[: k - len(sure)]
    chosen = np.concatenate([sure, tied])
    order = np.lexsort((chosen, -best[chosen]))
    return chosen[order], best[chosen[order]]
