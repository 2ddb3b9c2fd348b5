"""A nightly run: one attempt to make and publish fresh lists for everyone."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from matcher.domain.ids import RunId


class RunState(StrEnum):
    """How a run stands; only a published one is ever read from."""

    RUNNING = "running"
    PUBLISHED = "published"
    FAILED = "failed"


STOPPED = "The run stopped before its end."
"""The reason kept with a run that was killed."""


@dataclass(frozen=True, slots=True)
class NightlyRun:
    """What one night did: counts by name, seconds by step, versions by part.

    `reason` says in one sentence why a run failed. No client's fact is ever in it.
    """

    id: RunId
    started_at: datetime
    state: RunState = RunState.RUNNING
    finished_at: datetime | None = None
    reason: str | None = None
    counts: Mapping[str, int] = field(default_factory=dict)
    seconds: Mapping[str, float] = field(default_factory=dict)
    versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class PublishedNight:
    """The night whose lists are read, as seen from a day; it is old once its own day is over.

    `by_day` says that its run began when the night was over.
    """

    made_on: date
    seen_on: date
    by_day: bool = False

    @property
    def old(self) -> bool:
        """Tell whether these are the lists of a day before."""
        return self.made_on < self.seen_on
