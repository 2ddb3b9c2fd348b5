"""Everything that can go wrong on purpose, as one family tree without HTTP codes.

```
MatcherError
|- InvalidInputError          what was given breaks a rule; every fault with its place
|- NotFoundError              no such thing, or not for the one who asks (never says which)
|- ConflictError              somebody changed it first
|- ReleaseRefusedError        the client's decision does not allow this release
|- SettingsError              a setting is wrong; the software does not start
|- EncoderUnavailableError    no usable text encoder where one was configured
|- StateError                 the database or state directory cannot be used
|- LearningRefusedError       the outcomes are no ground to learn a ranker from
|- RunLockedError             another night is at work
`- ReleaseChecksFailedError   tonight's lists were not good enough to publish
```
"""

from collections.abc import Sequence
from dataclasses import dataclass

from matcher.domain.referrals import RefusedBecause


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong with what was given.

    `place` points to it (a key, a line, `working_hours.min`); `problem` is one plain sentence without
    the offending value, since that value may be personal.
    """

    place: str
    problem: str

    def __str__(self) -> str:
        """Return place and problem as one readable phrase."""
        return f"{self.place}: {self.problem}" if self.place else self.problem


class MatcherError(Exception):
    """The root of every error this software raises on purpose; its text is one clear sentence."""


class InvalidInputError(MatcherError):
    """What was given breaks a rule; `faults` holds every fault found, not just the first."""

    def __init__(self, faults: Sequence[Fault]) -> None:
        """Keep the faults and say them all in one sentence."""
        self.faults = tuple(faults)
        super().__init__("; ".join(str(fault) for fault in self.faults))


class NotFoundError(MatcherError):
    """There is no such thing, or it is not for the one who asks: the two read the same."""


class ConflictError(MatcherError):
    """Somebody changed the thing first, or it is no longer in the state the action needs."""


class ReleaseRefusedError(MatcherError):
    """The client's decision about openness does not allow this release; the text says why.

    `because` is the same as a code, for whoever says it in other words.
    """

    def __init__(self, text: str, because: RefusedBecause) -> None:
        """Keep the code beside the sentence."""
        self.because = because
        super().__init__(text)


class SettingsError(MatcherError):
    """A setting is missing or wrong; the text names the setting."""


class EncoderUnavailableError(MatcherError):
    """No usable text encoder where the settings point; the text says what to run."""


class StateError(MatcherError):
    """The database or the state directory cannot be used as it is."""


class LearningRefusedError(MatcherError):
    """The outcomes are too few, too one-sided or too broken to learn from; the text says so in numbers."""


class RunLockedError(MatcherError):
    """Another nightly run holds the lock."""


class ReleaseChecksFailedError(MatcherError):
    """Tonight's lists failed a release check; yesterday's stay published."""
