"""What a score is worth when lists are shared out: less where it stands alone, less where all have it.

A score is an estimate, and whoever picks the highest of many estimates picks the luckiest errors. Two
things tell an error from a fit. A vacancy that scores high for everybody owes much of it to its text.
And a high score that no vacancy of the same kind of work bears out is less sure than one that many do.
So a score is taken apart, on the scale of log scores, into what everybody gets of the vacancy, what the
person gets of that kind of work, and the rest; the first and the last count in part.
"""

import numpy as np

from matcher.allocation.candidates import Candidates, Floats, Openings

OF_EVERYBODY = 0.3
"""How much of what a vacancy gives to everybody counts."""

OF_ITS_OWN = 0.3
"""How much of what no other vacancy of that kind bears out counts."""

PEOPLE_TO_JUDGE = 10
"""What everybody gets of a vacancy counts as if so many more people got nothing of it."""

VACANCIES_TO_JUDGE = 1
"""What a person gets of a kind of work counts as if one more vacancy gave nothing."""

_SMALLEST = 1e-12


def steadied(candidates: Candidates, openings: Openings) -> Floats:
    """Return what each pair is worth, `(n_pairs,)`, in log score above the person's last candidate.

    An opening that is allowed but is no candidate counts as one at the person's last candidate.
    """
    above = _above_last(candidates)
    sums = np.bincount(candidates.opening, above, minlength=len(openings.seats))
    everybody: Floats = sums / (candidates.allowed.sum(axis=0) + PEOPLE_TO_JUDGE)
    rest = above - everybody[candidates.opening]
    of_kind = _of_kind(candidates, openings, above, everybody)
    worth: Floats = OF_EVERYBODY * everybody[candidates.opening] + of_kind
    return worth + OF_ITS_OWN * (rest - of_kind)


def _of_kind(
    candidates: Candidates, openings: Openings, above: Floats, everybody: Floats
) -> Floats:
    """Return what a pair's person gets of its kind of work beyond what everybody gets, `(n_pairs,)`."""
    n_kinds = openings.n_kinds
    person, kind = candidates.person, openings.kind[candidates.opening]
    cells = candidates.n_people * n_kinds
    sums = np.bincount(person * n_kinds + kind, above, minlength=cells)
    sums = sums.reshape(candidates.n_people, n_kinds)
    vacancies = np.empty_like(sums)
    for number, allowed in enumerate(candidates.allowed):
        kinds = openings.kind[allowed]
        vacancies[number] = np.bincount(kinds, minlength=n_kinds)
        sums[number] -= np.bincount(kinds, everybody[allowed], minlength=n_kinds)
    of_kind: Floats = (sums / (vacancies + VACANCIES_TO_JUDGE))[person, kind]
    return of_kind


def _above_last(candidates: Candidates) -> Floats:
    """Return each pair's log score above that of the person's last candidate, 0 or more."""
    logs = np.log(np.maximum(candidates.score, _SMALLEST))
    last = candidates.starts[1:][candidates.person] - 1
    above: Floats = logs - logs[last]
    return above
