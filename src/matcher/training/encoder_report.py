"""Everything an encoder is measured by, in one report: as values, and as the tables of a page."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from matcher.retrieval.text_space import TextSpace
from matcher.training.encoder_evaluation import (
    COLUMNS,
    PUBLISHED_ON_MELO_BEL_NL,
    RetrievalFigures,
    TaskFigures,
    evaluate_task,
)
from matcher.training.find_task import FindTask, hard_part, new_part
from matcher.training.health_pull import (
    HealthPull,
    HealthTexts,
    measure_health_pull,
    read_health_texts,
)
from matcher.training.melo_task import read_melo_task
from matcher.training.training_material import names_of_phrases
from matcher.training.work_tasks import competence_task, phrase_tasks

TITLES = "titles to labels"
HARD_TITLES = f"{TITLES}, no label verbatim"
NEW_TITLES = f"{TITLES}, neither a label nor taught"

CAVEATS = """\
The recipe (the shares of the lessons, lower case, which layers) was chosen while looking at these figures.
The encoder was taught with the Dutch ESCO labels that are the candidates; the published models were taken as
they are.
"""


@dataclass(frozen=True, slots=True)
class EncoderReport:
    """The figures of one encoder on every task that was given."""

    encoder_version: str
    space_version: str
    tasks: tuple[TaskFigures, ...]
    health: HealthPull | None

    def of(self, task: str) -> TaskFigures | None:
        """Return the figures of a task, None where it was not given."""
        return next((figures for figures in self.tasks if figures.task == task), None)


@dataclass(frozen=True, slots=True)
class Measures:
    """Everything an encoder can be measured by, read from files."""

    tasks: tuple[FindTask, ...]
    health: HealthTexts | None


def read_measures(
    *,
    titles: Path | None = None,
    competences: Path | None = None,
    phrases: Path | None = None,
    taught: Path | None = None,
) -> Measures:
    """Return what to measure by.

    Args:
        titles: a folder of titles, labels and judgements in the MELO layout.
        competences: a mapping of competences to skills; those held out of training are used.
        phrases: a folder of held-out phrases.
        taught: a folder of phrases to teach with: of the titles, those that are neither a label nor one of
            these make a task as well.

    Raises:
        InvalidInputError: a file is missing or malformed; each fault names the file and the line.

    """
    tasks: list[FindTask] = []
    if titles is not None:
        whole = read_melo_task(titles)
        parts = [whole, hard_part(whole)]
        if taught is not None:
            parts.append(new_part(whole, names_of_phrases(taught)))
        tasks += [part for part in parts if part.queries]
    if competences is not None:
        tasks.append(competence_task(competences))
    if phrases is not None:
        tasks += phrase_tasks(phrases)
    return Measures(tuple(tasks), None if phrases is None else read_health_texts(phrases))


def evaluate_encoder(space: TextSpace, measures: Measures) -> EncoderReport:
    """Return the figures of a text space.

    Raises:
        EncoderUnavailableError: there is no usable encoder.

    """
    return EncoderReport(
        space.encoder.version,
        space.version,
        tuple(evaluate_task(task, space) for task in measures.tasks),
        None if measures.health is None else measure_health_pull(measures.health, space),
    )


def tables(report: EncoderReport) -> str:
    """Return the figures as tables in Markdown."""
    return "\n".join(_lines(report)) + "\n"


def health_sentence(health: HealthPull) -> str:
    """Return what a remark about somebody's health does, in one sentence."""
    return (
        f"A remark about health moves {health.wishes} wishes towards care work by "
        f"{health.mean:+.3f} on average (p95 {health.p95:+.3f}), {health.verdict}; "
        f"care work takes {health.care_in_first_ten_plain:.1%} of the first ten sentences without "
        f"the remark and {health.care_in_first_ten_with_remark:.1%} with it."
    )


def taught_sentence(report: EncoderReport) -> str:
    """Return how many titles stand among our own phrases to teach with, in one sentence.

    It is empty where that was not measured.
    """
    hard, new = report.of(HARD_TITLES), report.of(NEW_TITLES)
    if hard is None or new is None:
        return ""
    if hard.query_count == new.query_count:
        return (
            f"None of the {hard.query_count} titles to look up that are no label stands, in whatever case, "
            "among our own phrases to teach with.\n"
        )
    return (
        f"Of the {hard.query_count} titles to look up that are no label, "
        f"{hard.query_count - new.query_count} stand among our own everyday titles, which were written "
        "without looking at them; the rows *neither a label nor taught* leave those out.\n"
    )


def _lines(report: EncoderReport) -> Iterator[str]:
    yield f"| | {' | '.join(COLUMNS)} |"
    yield "|---|---|---|---|---|---|"
    hard, new = report.of(HARD_TITLES), report.of(NEW_TITLES)
    told_twice = hard is not None and new is not None and hard.query_count == new.query_count
    for task in report.tasks:
        if task is new and told_twice:
            continue
        yield f"| **{task.task}**, {task.query_count} among {task.candidate_count} | | | | | |"
        yield from (_row(figures.name, figures) for figures in task.methods)
        if task.task == TITLES:
            for published in PUBLISHED_ON_MELO_BEL_NL:
                yield _row(f"{published.name}, as published for `melo_bel_nl`", published)
    if report.health is not None:
        yield ""
        yield health_sentence(report.health)


def _row(name: str, figures: RetrievalFigures) -> str:
    return f"| {name} | {' | '.join(figures.shown())} |"
