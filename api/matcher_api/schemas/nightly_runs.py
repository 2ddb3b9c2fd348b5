"""Nightly runs, as they are answered: all to an administrator, to staff how fresh lists are."""

from typing import Self

from matcher.domain.nightly_runs import NightlyRun, RunState
from matcher.domain.small_groups import few
from matcher.exchange.shapes import Shape
from matcher.wording.figures_pages import COUNTED
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
    """What one night did: counts by name, seconds by step, and why it failed if it did.

    A count of one to nine people is left out, as on the page with figures.
    """

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
            counts={
                kind: count
                for kind, count in run.counts.items()
                if kind in COUNTED or not few(count)
            },
            seconds=dict(run.seconds),
            versions=dict(run.versions),
        )


class RunPage(Shape):
    """A page of runs, newest first."""

    items: list[RunAnswer] | list[FreshnessAnswer]
    page: int
    page_size: int
    total: int
