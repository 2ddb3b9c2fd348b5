"""The card of a learned ranker: what it is and rests on, in plain words."""

from typing import Final

from matcher.domain.matches import Part
from matcher.ranking.ranker import PARTS
from matcher.training.learned_ranker import PRIOR_WEIGHT
from matcher.training.ranker_report import verdict_of
from matcher.training.train_ranker import TrainedRanker

QUESTIONS: Final = {
    Part.CLIENT_FIT: "would this client want this work",
    Part.EMPLOYER_FIT: "would this employer hire someone who is interested",
    Part.SUSTAINED_FIT: "would the job still run after 26 weeks",
}
"""What each part is the answer to."""


def ranker_card(trained: TrainedRanker) -> str:
    """Return the card as Markdown; no value of any person is in it."""
    manifest = trained.manifest
    rows = "\n".join(
        f"| {part} | {QUESTIONS[part]} | {trained.counts[part].outcomes:,} "
        f"| {trained.counts[part].well:,} "
        f"| {'learned' if trained.counts[part].enough else 'as the prior says'} |"
        for part in PARTS
    )
    passed = verdict_of(trained.report).passed
    calibrated = "Calibrated" if trained.ranker.calibrated else "Not calibrated"
    return f"""# {trained.ranker.version}

A ranker taught on {manifest["createdOn"]} with outcomes of this installation, starting from
{manifest["priorVersion"]}, with text features of encoder {manifest["encoderVersion"]}.

| part | question | outcomes | went well | |
|---|---|---|---|---|
{rows}

* The written prior counts as {PRIOR_WEIGHT:g} outcomes of each part.
* {calibrated}: a ranker is when every part was learned from at least as many outcomes.
* What is not known of a pair counts for nothing, and absence taught nothing. Where a pair stood in a list
  was taken into account and is not in the ranker.
* It can only become more or less sure of what the prior says, never turn a reason round.
* It was judged on later outcomes, beside {trained.report.in_use_version}:
  {"it passed" if passed else "it did not pass"} (report.html).
* It says nothing of anybody: tables of numbers for each feature, no records. It is not proof that a reason
  is a cause, and people decide.
"""
