"""The page that shows what the encoder reaches: `docs/encoder.md`, written by a command."""

from matcher.training.encoder_report import CAVEATS, EncoderReport, tables, taught_sentence

_PAGE = """\
# The encoder, measured

Written by the command below, which renews it as well. Encoder `{version}`.

```bash
{command}
```

Each text is looked up among candidates; a figure is a mean over all of them, 0..1, higher is better.
*Encoder* is what the product uses, centred (`retrieval/text_space.py`); *encoder + .2 character n-grams* adds
those with weight .2, to tell what a lexical leg would bring; *character n-grams* are those alone.

{tables}
{caveats}{taught}
## What the tasks are
- **titles to labels**: occupation titles of one country among the Dutch labels of ESCO, judged by experts
  (MELO; Flemish titles where the published figures stand). *No label verbatim* leaves out the titles that are
  a label letter for letter; *neither a label nor taught*, where it differs, also those that stand, in
  whatever case, among our own phrases to teach with.
- **competences to skills, held out**: the competences whose hashed id falls in a tenth that training never
  sees, less those that are taught word for word as a skill or another competence, each to find the ESCO
  skills experts mapped it to, among all skills of the mapping.
- **what clients say to vacancies** and back: {pairs}, written before training by another hand than the
  training phrases; what is much like one of them (character n-grams, cosine .6) is not taught with.
- **forms of a title**: male, female, double and (m/v/x) forms, each to find the first form of its own
  occupation among the first forms here, not among all occupations. Many of the forms are labels of one ESCO
  occupation, and so were taught together; none stand together in our own phrases.
- **compounds**, **slips of the pen**, **English to Dutch**: as written, to find what was meant. Four of the
  English pairs are labels of one ESCO occupation, and so were taught together; none stand together in our own
  phrases.
- **a remark about health**: the same wish with and without a remark about somebody's own health must lead to
  the same work, and not to jobs in care because of the remark. The pull is how much its likeness to forty
  sentences of care work, less its likeness to 120 sentences of other work, grows.
"""


def encoder_page(report: EncoderReport, command: str = "matcher evaluate encoder") -> str:
    """Return the page in Markdown; `command` is what it was written by."""
    pairs = next(
        (f"{task.query_count} pairs" for task in report.tasks if "clients say to" in task.task),
        "pairs",
    )
    return _PAGE.format(
        version=report.encoder_version,
        command=command,
        tables=tables(report),
        caveats=CAVEATS,
        taught=taught_sentence(report),
        pairs=pairs,
    )
