"""Health words in free text of clients: caught at entry, kept out of vectors and evidence.

The list is deliberately about the *person* ("mijn opname", "ik heb een depressie") and not about work
("schoonmaken in een ziekenhuis", "opnames maken"), since work with care or sound is work. It errs on the
side of asking: a flagged text is given back to a person to rewrite, never thrown away.
"""

import re
from collections.abc import Iterable

_SOMEBODY_ELSE = (
    r"(?:met|zonder|voor|van|aan|bij|in|naar|om|over|op|te|ondanks|die|dat|wie|hun|haar|zijn|heeft|hebben|"
    r"had|hadden) "
)
"""What stands before an ailment that is not the speaker's: "ik heb mensen met een beperking begeleid"."""

_STEMS = (
    r"depressi\w*",
    r"psychos\w*",
    r"psychoti\w*",
    r"schizo\w*",
    r"bipolair\w*",
    r"borderline\w*",
    r"burn-?\s?out\w*",
    r"autis\w*",
    r"asperger\w*",
    r"adh?d\b",
    r"pdd-?nos",
    r"ptss",
    r"trauma(?!tolo|cent)\w*",
    r"angststoornis\w*",
    r"paniekaanval\w*",
    r"paniekstoornis\w*",
    r"(?:persoonlijkheids|eet|stemmings|dwang|gedrags|ontwikkelings|bewustzijns)stoornis\w*",
    r"stoornis(?:sen)?",
    r"anorexia",
    r"boulimia",
    r"verslaafd\w*",
    r"verslaving(?!szorg)\w*",
    r"alcoholist\w*",
    r"suïcid\w*|suicid\w*|zelfmoord\w*",
    r"zelfbeschadig\w*|automutil\w*",
    r"medicijn(?:en)?\b(?=.*\b(?:slik|gebruik|neem|ik|mijn|zijn|haar)\b)",
    r"medicatie",
    r"antidepressiv\w*|antipsychotic\w*|lithium|ritalin|methylfenidaat|oxazepam",
    r"diagnos(?:e|es)\b",
    r"psychiat\w*",
    r"psycholo(?:og|ge)\b(?=.*\b(?:mijn|bij)\b)|(?:mijn|bij (?:een|de)) psycholo(?:og|ge)",
    r"ggz",
    r"epilep\w*",
    r"reuma\w*",
    r"fibromyalgie",
    r"hernia",
    r"diabet\w*",
    r"kanker\w*",
    r"long covid",
    r"niet[- ]aangeboren hersenletsel|\bnah\b",
    r"wajong\w*|\bwia\b|\bwao\b|ziektewet|bijstandsuitkering|uitkering\w*",
    r"arbeidsongeschikt\w*",
    r"(?:mijn|zijn|haar|een|na|sinds|door) (?:\w+ )?(?:crisis)?opname\b(?! van)",
    r"opgenomen (?:geweest|was|in (?:een|de) (?:kliniek|instelling|inrichting))",
    r"kliniek\b(?=.*\b(?:mijn|ik|zat|toen|na)\b)",
    r"(?:mijn|ik heb|ik had|vanwege|door) (?:\w+ )?(?:ziekte|klachten|aandoening|handicap|beperking)\w*",
    (
        rf"(?:mijn|ik heb|ik had|vanwege|door) (?:(?!{_SOMEBODY_ELSE})\w+ ){{2,3}}"
        r"(?:ziekten?|ziektes|aandoening(?:en)?|handicaps?|beperking(?:en)?)\b"
    ),
    r"stemmen (?:hoor|horen|in mijn hoofd)|hoor(?:de|t)? stemmen",
    r"(?:mijn|in|na|volg|door) (?:\w+ )?(?:therapie|behandeling)\b",
    r"(?:mijn|een) (?:angsten|angst|paniek|somberheid|dwang|wanen)\b",
)
_HEALTH_WORD = re.compile(r"\b(?:" + "|".join(_STEMS) + r")")  # of folded text: three times as fast


def find_health_words(text: str) -> tuple[str, ...]:
    """Return the health words a text holds, in the order they stand there.

    >>> find_health_words("Na mijn opname ben ik gaan tuinieren")
    ('na mijn opname',)
    >>> find_health_words("ik maak graag opnames van vogels")
    ()
    """
    return tuple(found.group(0) for found in _HEALTH_WORD.finditer(text.casefold()))


def holds_health_word(text: str) -> bool:
    """Tell whether a text holds a health word: `find_health_words` that stops at the first."""
    return _HEALTH_WORD.search(text.casefold()) is not None


def without_health_words(texts: Iterable[str]) -> tuple[str, ...]:
    """Return the texts that hold no health word, in their own order."""
    return tuple(text for text in texts if not holds_health_word(text))
