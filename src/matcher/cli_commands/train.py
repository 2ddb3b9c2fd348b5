"""`matcher train`: teaches a ranker with what happened, and takes it into use only if it is no worse."""

import time
from dataclasses import asdict
from typing import Annotated, Any

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.progress import progress
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json, table
from matcher.clock import now, today
from matcher.ranking.prior import read_prior
from matcher.ranking.ranker_folder import CARD, REPORT, REPORT_PAGE, json_text
from matcher.settings import load_settings
from matcher.training.ranker_card import ranker_card
from matcher.training.ranker_page import ranker_page
from matcher.training.ranker_report import report_shape, verdict_of
from matcher.training.train_ranker import TrainedRanker, train_ranker
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.gather_outcomes import GatheredOutcomes, gather_outcomes

app = command_app("train")


@app.command("train")
def train(
    *,
    keep_out: Annotated[
        bool, typer.Option("--keep-out", help="Do not take it into use, even if it passes.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Teach a ranker with recorded outcomes, judge it by the latest ones, and keep it.

    It is taken into use only if it is no worse than the ranker in use, overall and for each group.
    """
    began = time.monotonic()
    with opened(load_settings()) as service:
        gathered = _gathered(service)
        note("Teaching and judging...")
        trained = train_ranker(
            gathered.pairs,
            gathered.broken,
            service.matching.ranker,
            read_prior(),
            encoder_version=service.space.version,
            on=today(),
        )
        promoted = _keep(service, trained, keep_out=keep_out)
    seconds = time.monotonic() - began
    if as_json:
        say_json(_shape(gathered, trained, promoted=promoted, seconds=seconds))
    else:
        _tell(gathered, trained, promoted=promoted, seconds=seconds)


def _gathered(service: App) -> GatheredOutcomes:
    with progress("Vacancies") as told:
        matching = service.warm(told)
    with progress("Outcomes") as told:
        return gather_outcomes(service.database, matching, today(), told)


def _keep(service: App, trained: TrainedRanker, *, keep_out: bool) -> bool:
    """Save a ranker with its card and report, and tell whether it was taken into use."""
    version, store = trained.ranker.version, service.rankers
    pages = {
        CARD: ranker_card(trained),
        REPORT: json_text(report_shape(trained.report)),
        REPORT_PAGE: ranker_page(trained.report),
    }
    store.save(trained.ranker, trained.manifest, pages)
    promoted = verdict_of(trained.report).passed and not keep_out and store.current() != version
    if promoted:
        store.promote(version, service.space.version)
    deeds = [Deed(deed, "ranker", (version,)) for deed in ("train", "promote")[: 1 + promoted]]
    leave_trail(service.database, service.secret, Signature(None, "cli", now()), deeds)
    return promoted


def _shape(
    gathered: GatheredOutcomes, trained: TrainedRanker, *, promoted: bool, seconds: float
) -> dict[str, Any]:
    return {
        "version": trained.ranker.version,
        "promoted": promoted,
        "seconds": seconds,
        "pairs": len(gathered.pairs),
        "anonymous": gathered.anonymous,
        "silent": gathered.silent,
        "gone": gathered.gone,
        "broken": {kind.name.lower(): times for kind, times in gathered.broken.items()},
        "parts": {
            part.value: {**asdict(one), "learned": one.enough}
            for part, one in trained.counts.items()
        },
        "report": report_shape(trained.report),
    }


def _tell(
    gathered: GatheredOutcomes, trained: TrainedRanker, *, promoted: bool, seconds: float
) -> None:
    rows: list[tuple[str, ...]] = [("part", "outcomes", "well", "")]
    rows += [
        (part.value, f"{one.outcomes:,}", f"{one.well:,}", "learned" if one.enough else "prior's")
        for part, one in trained.counts.items()
    ]
    for line in table(rows):
        say(line)
    new, old = trained.report.candidate, trained.report.in_use
    say(
        f"Judged on {count(trained.report.held_out_outcomes, 'later outcome')}: log-loss "
        f"{new.log_loss:.4f}, {trained.report.in_use_version} {old.log_loss:.4f}."
    )
    say(
        f"Left out: {gathered.silent:,} without an answer yet, {gathered.gone:,} whose client or "
        f"vacancy is gone, {sum(gathered.broken.values()):,} that cannot be true."
    )
    for reason in verdict_of(trained.report).reasons:
        say(f"Not passed: {reason}.")
    state = "taken into use" if promoted else "kept, not taken into use"
    say(
        f"{trained.ranker.version} made of {count(len(gathered.pairs), 'pair')} "
        f"in {seconds:.0f} seconds: {state}."
    )
