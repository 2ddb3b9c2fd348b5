"""Coded words: occupations, sectors, qualifications, education and languages.

Every coded thing is a `CodedTerm`; free text is always allowed, since a register that refuses what it
has no code for loses people.
"""

import re
from dataclasses import dataclass
from enum import StrEnum


class Scheme(StrEnum):
    """The vocabulary a code comes from."""

    ESCO = "esco"
    ISCO08 = "isco08"
    COMPETENTNL = "competentnl"
    BOC = "boc"
    CREBO = "crebo"
    SBI = "sbi"
    FREE = "free"


def normalise_label(text: str) -> str:
    """Return a text for comparison: lower case, single spaces, no punctuation at the ends.

    >>> normalise_label("  Mbo 2,  ICT. ")
    'mbo 2, ict'
    """
    return re.sub(r"\s+", " ", text).strip(" .,;:!?").casefold()


@dataclass(frozen=True, slots=True)
class CodedTerm:
    """A thing with a code of a scheme, a label, or both."""

    scheme: Scheme = Scheme.FREE
    code: str = ""
    label: str = ""

    def same_as(self, other: "CodedTerm") -> bool:
        """Tell whether both name the same thing: by code within one scheme, else by label.

        >>> CodedTerm(label="Mbo 2 ICT").same_as(CodedTerm(label="mbo 2 ict"))
        True
        """
        if self.code and other.code and self.scheme is other.scheme:
            return self.code == other.code
        own = normalise_label(self.label)
        return bool(own) and own == normalise_label(other.label)


def sector_number(code: str) -> int | None:
    """Return the number of the SBI division that a code begins with, or None when it does not so begin.

    >>> sector_number("59140"), sector_number("J"), sector_number("²1")
    (59, None, None)
    """
    division = code[:2]
    return int(division) if division.isascii() and division.isdigit() else None


class EducationLevel(StrEnum):
    """Highest level of education, in the Dutch order."""

    PRIMARY = "primary"
    VMBO = "vmbo"
    MBO1 = "mbo1"
    MBO2 = "mbo2"
    MBO3 = "mbo3"
    MBO4 = "mbo4"
    HAVO = "havo"
    VWO = "vwo"
    HBO = "hbo"
    WO = "wo"

    @property
    def step(self) -> int:
        """Return the NLQF step of this level (1..7), which orders them.

        Source: the Dutch qualification framework (NLQF): mbo 1-4 are steps 1-4, vmbo 1 or 2, havo 4,
        vwo 4+, hbo 6, wo master 7.

        >>> EducationLevel.HAVO.step == EducationLevel.MBO4.step
        True
        """
        return _NLQF_STEP[self]


_NLQF_STEP = {
    EducationLevel.PRIMARY: 0,
    EducationLevel.VMBO: 1,
    EducationLevel.MBO1: 1,
    EducationLevel.MBO2: 2,
    EducationLevel.MBO3: 3,
    EducationLevel.MBO4: 4,
    EducationLevel.HAVO: 4,
    EducationLevel.VWO: 5,
    EducationLevel.HBO: 6,
    EducationLevel.WO: 7,
}

_LEVEL_NAME = re.compile(
    r"(?<!\w)(?:(?P<other>vmbo|havo|vwo|hbo|wo)"
    r"|mbo(?:[\s-]*(?:niveau[\s-]*)?(?P<steps>[1-4](?:\s*(?:[/-]|of|en|tot|t/m)\s*[1-4])*))?)(?!\w)"
)


def education_level_named(label: str) -> EducationLevel | None:
    """Return the education level a qualification's label names, or None when it names none.

    Of several the lowest, since any of them will do; "mbo" without a step is the first step.

    >>> education_level_named("mbo 2 ICT"), education_level_named("heftruckcertificaat")
    (<EducationLevel.MBO2: 'mbo2'>, None)
    >>> education_level_named("mbo 3/4 of hbo-diploma"), education_level_named("mbo-diploma")
    (<EducationLevel.MBO3: 'mbo3'>, <EducationLevel.MBO1: 'mbo1'>)
    """
    levels = (_level(found) for found in _LEVEL_NAME.finditer(label.casefold()))
    return min(levels, key=lambda level: level.step, default=None)


def _level(found: re.Match[str]) -> EducationLevel:
    if found["other"]:
        return EducationLevel(found["other"])
    return EducationLevel(f"mbo{min(re.findall(r'[1-4]', found['steps'] or '1'))}")


class LanguageLevel(StrEnum):
    """A level of the Common European Framework."""

    A1 = "A1"
    A2 = "A2"
    B1 = "B1"
    B2 = "B2"
    C1 = "C1"
    C2 = "C2"

    @property
    def step(self) -> int:
        """Return the level's place in the order A1 (1) to C2 (6)."""
        return list(LanguageLevel).index(self) + 1


@dataclass(frozen=True, slots=True)
class Language:
    """A language (ISO 639-3 code) with a level; a level of None is unknown."""

    code: str
    level: LanguageLevel | None = None
