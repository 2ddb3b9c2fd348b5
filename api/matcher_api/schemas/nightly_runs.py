"""Nightly runs, as they are answered: all to an administrator, to staff how fresh lists are."""

from typing import Self

from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.exchange.shapes import Shape
from matcher_api.schemas.parts import Moment


class FreshnessAnswer(Shape):
    """How a run ended, when, and with which versions."""

    state: RunState
    finished_at: Moment | None
    versions: dict[str, str]

    @classmethod
    def of_run(cls, run: NightlyRun) -> Self:
        """Return of a run what staff may know."""
        return cls.of(state=run.state, finished_at=run.finished_at, versions=dict(run.versions))


class RunAnswer(Shape):
    """What one night did: counts by name, seconds by step, and why it failed if it did."""

    id: str
    started_at: Moment
    finished_at: Moment | None
    state: RunState
    reason: str | None
    counts: dict[str, int]
    seconds: dict[str, float]
    versions: dict[str, str]

    @classmethod
    def of_run(cls, run: NightlyRun) -> Self:
        """Return a run as an answer."""
        return cls.of(
            id=run.id,
            started_at=run.started_at,
            finished_at=run.finished_at,
            state=run.state,
            reason=run.reason,
            counts=dict(run.counts),
            seconds=dict(run.seconds),
            versions=dict(run.versions),
        )


class RunPage(Shape):
    """A page of runs, newest first."""

    items: list[RunAnswer] | list[FreshnessAnswer]
    page: int
    page_size: int
    total: int
