"""What the records outside have in common: strict values, no unknown keys, null is unknown.

Files validate by name (`snake_case`), the API by alias (`camelCase`), with the same models. No text
of an error holds a value, since that may be a client's.
"""

import re
from collections.abc import Hashable, Iterable
from datetime import date
from typing import Annotated, Literal, Self, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    Strict,
    StringConstraints,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.alias_generators import to_camel

from matcher.domain.places import Place
from matcher.domain.vocabulary import CodedTerm, Language, LanguageLevel, Scheme
from matcher.domain.working_time import HoursRange

HOURS_IN_A_WEEK = 168
LONGEST_TEXT = 20_000
LONGEST_ID = 200

_NOT_IN_TEXT = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff]")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_SBI = re.compile(r"[0-9]{2}(\.?[0-9]){0,3}")

Value = TypeVar("Value")


def is_text(text: str) -> bool:
    """Tell whether all characters are of text: no control characters, no halves of one."""
    return _NOT_IN_TEXT.search(text) is None


def _readable(text: str) -> str:
    if not is_text(text):
        msg = "holds characters that are not text"
        raise ValueError(msg)
    return text


def _blank_is_unknown(value: object) -> object:
    return None if isinstance(value, str) and not value.strip() else value


def _day(value: object) -> object:
    if isinstance(value, date) or (isinstance(value, str) and _DAY.fullmatch(value)):
        return value
    msg = "should be a date in quotes, like 2026-11-30"
    raise ValueError(msg)


def _sbi(code: str) -> str:
    if not _SBI.fullmatch(code):
        msg = "should be an SBI code of two to five figures, like 59 or 59140"
        raise ValueError(msg)
    return code


_Readable = AfterValidator(_readable)

Text = Annotated[
    str,
    StringConstraints(strip_whitespace=True, min_length=1, max_length=LONGEST_TEXT),
    _Readable,
]
Id = Annotated[
    str,
    StringConstraints(
        strip_whitespace=True, min_length=1, max_length=LONGEST_ID, pattern=r"^[^\x00-\x1f\x7f]+$"
    ),
    _Readable,
]
MaybeText = Annotated[Text | None, BeforeValidator(_blank_is_unknown)]
MaybeSbi = Annotated[
    Annotated[Text, AfterValidator(_sbi)] | None, BeforeValidator(_blank_is_unknown)
]
Code = Annotated[str, StringConstraints(strip_whitespace=True, max_length=LONGEST_ID), _Readable]
Day = Annotated[date, BeforeValidator(_day)]
Number = Annotated[float, Strict()]
Whole = Annotated[int, Strict()]
YesNo = Annotated[bool, Strict()]
HoursAWeek = Annotated[Number, Field(ge=0, le=HOURS_IN_A_WEEK)]
Postcode4 = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{3}$")]
LanguageCode = Annotated[str, StringConstraints(pattern=r"^[a-z]{3}$")]
DrivingLicence = Literal[
    "AM", "A1", "A2", "A", "B", "B+", "BE", "C1", "C1E", "C", "CE", "D1", "D1E", "D", "DE", "T"
]


class Shape(BaseModel):
    """A record, or a part of one, as it looks outside. `repr` shows nothing of it."""

    model_config = ConfigDict(
        extra="forbid",
        alias_generator=to_camel,
        allow_inf_nan=False,
        frozen=True,
        hide_input_in_errors=True,
    )

    @classmethod
    def of(cls, **fields: object) -> Self:
        """Return a record made of values by their names in `snake_case`."""
        return cls.model_validate(fields, by_name=True, by_alias=False)

    def __repr_args__(self) -> Iterable[tuple[str | None, object]]:
        """Show nothing of the record."""
        return ()


class RangeShape(Shape):
    """Hours a week from `min` to `max`, 0 to 168; either end may be unknown."""

    min: HoursAWeek | None = None
    max: HoursAWeek | None = None

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        in_order(self.min, self.max, "min", "max")
        return self

    def to_domain(self) -> HoursRange:
        """Return the range as matching knows it."""
        return HoursRange(self.min, self.max)

    @classmethod
    def from_domain(cls, hours: HoursRange) -> Self | None:
        """Return the range as it looks outside, None when nothing is known."""
        return cls(min=hours.min, max=hours.max) if hours.known else None


class PlaceShape(Shape):
    """A place, no finer than a four-digit postcode."""

    postcode4: Postcode4 | None = None
    town: MaybeText = None

    def to_domain(self) -> Place:
        """Return the place as matching knows it."""
        return Place(self.postcode4, self.town)

    @classmethod
    def from_domain(cls, place: Place | None) -> Self | None:
        """Return the place as it looks outside."""
        return None if place is None else cls(postcode4=place.postcode4, town=place.town)


class TermShape(Shape):
    """A coded thing, or a thing in free words: at least one of code and label."""

    scheme: Scheme = Scheme.FREE
    code: Code = ""
    label: Code = ""

    @field_validator("code")
    @classmethod
    def _of_scheme(cls, code: str, info: ValidationInfo) -> str:
        return _sbi(code) if code and info.data.get("scheme") is Scheme.SBI else code

    @model_validator(mode="after")
    def _something(self) -> Self:
        if not self.code and not self.label:
            msg = "needs a code or a label"
            raise ValueError(msg)
        return self

    def to_domain(self) -> CodedTerm:
        """Return the term as matching knows it."""
        return CodedTerm(self.scheme, self.code, self.label)

    @classmethod
    def from_domain(cls, term: CodedTerm) -> Self:
        """Return the term as it looks outside; what is stored goes out, however odd its code."""
        return cls.model_construct(scheme=term.scheme, code=term.code, label=term.label)


class LanguageShape(Shape):
    """A language by its ISO 639-3 code, with a level of the Common European Framework if known."""

    code: LanguageCode
    level: LanguageLevel | None = None

    def to_domain(self) -> Language:
        """Return the language as matching knows it."""
        return Language(self.code, self.level)

    @classmethod
    def from_domain(cls, language: Language) -> Self:
        """Return the language as it looks outside."""
        return cls(code=language.code, level=language.level)


def in_order(
    first: float | date | None, last: float | date | None, first_key: str, last_key: str
) -> None:
    """Refuse two ends that are the wrong way round; an unknown end is fine.

    Raises:
        ValueError: they are; the text names the keys.
    """
    wrong = first is not None and last is not None and first > last  # type: ignore[operator]  # both are of the one type that is compared
    if wrong:
        msg = f"{first_key} should not come after {last_key}"
        raise ValueError(msg)


def each_once(values: Iterable[Hashable]) -> None:
    """Refuse a list that names one thing twice.

    Raises:
        ValueError: it does.
    """
    values = tuple(values)
    if len(set(values)) != len(values):
        msg = "names one thing twice"
        raise ValueError(msg)


def known(values: Iterable[Value] | None) -> tuple[Value, ...]:
    """Return a list that may be absent: unknown reads as nothing known."""
    return tuple(values or ())
