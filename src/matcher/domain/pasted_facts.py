"""Hours, times, contract and pay in a vacancy text: only where a clear pattern says so.

Two findings that differ leave a fact unknown; unknown is not no.
"""

import re
from collections.abc import Collection, Iterable
from typing import Final, TypeVar

from matcher.domain.grade_subjects import TIME_NAMES
from matcher.domain.pasted_clock import clock_spans
from matcher.domain.plausible_pay import too_little_for_a_month, too_much_for_an_hour
from matcher.domain.vacancies import Contract, Pay, PayPeriod
from matcher.domain.working_time import HoursRange, TimeOfDay

_Found = TypeVar("_Found")

_TO: Final = r" ?(?:-|–|—|tot(?: en met| maximaal)?|t/m|à|of|en(?: maximaal)?) ?"
_HOURS: Final = re.compile(
    r"(?P<least>minimaal|minstens|ten minste|vanaf)? ?(?P<most>maximaal|hoogstens|max\.?|tot)? ?"
    rf"\b(?P<low>\d{{1,2}}(?:[.,]5)?)(?: uur)?(?:{_TO}(?P<high>\d{{1,2}}(?:[.,]5)?))?[ -]?"
    r"(?:uur|uren|u\.)(?P<week> (?:per|in de|in een|p[.]?) ?(?:week|w[.]?)|/ ?week| wekelijks|-contract)?",
    re.IGNORECASE,
)
_HOURS_LABEL: Final = re.compile(
    r"(?:^|\n)\W*(?:aantal )?(?:uren|uren per week|werkuren|dienstverband|omvang)(?: per week)?\s*:",
    re.IGNORECASE,
)
_OF_FULL_TIME: Final = re.compile(
    r"\b(?:bij(?: een)?|op basis van(?: een)?|fulltime|voltijd)\s*$", re.IGNORECASE
)
_MOST_HOURS: Final = 60
_WORKDAYS: Final = re.compile(r"maandag (?:tot(?: en met)?|t/m) vrijdag", re.IGNORECASE)
_TIMES: Final = {
    time: re.compile(rf"(?<![\w-])(?:{words})(?!\w)", re.IGNORECASE)
    for time, words in TIME_NAMES.items()
}
_ONLY: Final = re.compile(
    r"\b(?:alleen|uitsluitend)\b|(?:weekend|avond|nacht)(?:baan|hulp|dienst\w*|kracht)\b",
    re.IGNORECASE,
)
_NOT_BEFORE: Final = re.compile(r"\b(?:geen|niet|nooit)\b[^.;!?]{0,40}$", re.IGNORECASE)
_CONTRACTS: Final = {
    Contract.PERMANENT: (
        r"vast contract|vaste baan|vast dienstverband|onbepaalde tijd|(?:direct|meteen) een vast(?:e)? \w+|"
        r"contract:? vast\b|dienstverband:? vast\b"
    ),
    Contract.FIXED_TERM: (
        r"jaarcontract|tijdelijk(?:e)? (?:contract|baan|dienstverband|functie)|(?<!on)bepaalde tijd|"
        r"contract (?:voor|van) (?:een|één|1|\w+) (?:half )?(?:jaar|maanden)|halfjaarcontract|"
        r"(?:contract|dienstverband):? tijdelijk\b"
    ),
    Contract.AGENCY: (
        r"uitzend(?:contract|basis|kracht|overeenkomst)|via (?:het|een|ons) uitzendbureau"
    ),
    Contract.ON_CALL: r"oproep(?:contract|kracht|basis)|(?:nul|0)-?urencontract|min-?max-?contract|op afroep",
    Contract.TRIAL: r"proefplaatsing",
}
_CONTRACT_WORDS: Final = {
    kind: re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)
    for kind, words in _CONTRACTS.items()
}
_LATER_PERMANENT: Final = re.compile(
    r"(?:uitzicht|kans|zicht|perspectief) op (?:een )?(?:vast \w+|vaste baan|verlenging|vast)|"
    r"vast contract (?:is )?mogelijk|"
    r"(?:daarna|later|vervolgens)[^.]{0,40}\b(?:vast \w+|vaste baan|onbepaalde tijd)",
    re.IGNORECASE,
)
_AMOUNT: Final = r"(?:€|eur|euro)? ?(\d{1,2}[.]\d{3}|\d{1,5})(?:[.,](\d{2}|-+))?(?: euro)?,?"
_PAY: Final = re.compile(
    rf"(?P<least>vanaf|minimaal)? ?(?P<most>maximaal|max\.?)? ?(?P<sign>€|eur\b|euro\b)? ?{_AMOUNT}"
    rf"(?:{_TO}{_AMOUNT})?(?P<between>[^.;\n€\d]{{0,25}}?)\b(?:per|/|p\.) ?(?P<per>uur|maand|u\.|m\.)",
    re.IGNORECASE,
)
_HOURLY: Final = re.compile(
    r"\buur(?:loon|salaris)\b\W+(?:(?:van|is|vanaf|bedraagt)\s+)?((?:€ ?)?\d[\d.,]*\d(?: euro)?)",
    re.IGNORECASE,
)


def only_one(found: Iterable[_Found]) -> _Found | None:
    """Return what all findings say, or None when there is none or they differ.

    >>> only_one([3, 3]), only_one([3, 4]), only_one([])
    (3, None, None)
    """
    distinct = list(dict.fromkeys(found))
    return distinct[0] if len(distinct) == 1 else None


def hours_in(text: str) -> HoursRange:
    """Return the hours a week that a text names; times of the clock are none.

    >>> hours_in("Je werkt 16 tot 24 uur per week, van 9 tot 17 uur.")
    HoursRange(min=16.0, max=24.0)
    """
    labels = {found.end() for found in _HOURS_LABEL.finditer(text)}
    said = [
        _hours(found)
        for found in _HOURS.finditer(text)
        if not _OF_FULL_TIME.search(text[: found.start()])
        and (found["week"] or any(0 <= found.start() - end <= 1 for end in labels))
    ]
    return only_one(said) or HoursRange()


def times_in(sentences: Collection[str]) -> frozenset[TimeOfDay] | None:
    """Return the times that the work may ask for, or None when the text leaves the day open.

    A text that names evenings or weekends and not the day leaves open whether days are asked too, unless
    it says that there is nothing else. The days from Monday to Friday are days only where no time of the
    clock is outside them.
    """
    named = {
        time
        for sentence in sentences
        for time, words in _TIMES.items()
        for found in words.finditer(sentence)
        if not _NOT_BEFORE.search(sentence[: found.start()])
    }
    spans = [span for sentence in sentences for span in clock_spans(sentence)]
    said = named.union(*(span.times for span in spans))
    workdays = any(_WORKDAYS.search(sentence) for sentence in sentences)
    if workdays and all(span.by_day for span in spans):
        said.add(TimeOfDay.DAY)
    nothing_else = named and any(_ONLY.search(sentence) for sentence in sentences)
    certain = TimeOfDay.DAY in said or nothing_else
    return frozenset(said) if said and certain else None


def contract_in(text: str) -> Contract | None:
    """Return the kind of contract; a permanent one that may come later is not offered yet.

    >>> contract_in("Je krijgt een jaarcontract met uitzicht op een vast contract.")
    <Contract.FIXED_TERM: 'fixed_term'>
    """
    now = _LATER_PERMANENT.sub("", text)
    return only_one(kind for kind, words in _CONTRACT_WORDS.items() if words.search(now))


def pay_in(text: str) -> Pay | None:
    """Return gross pay with what it is for.

    >>> pay_in("Je verdient € 14,50 tot € 16,- bruto per uur.")
    Pay(min=14.5, max=16.0, per=<PayPeriod.HOUR: 'hour'>)
    """
    text = _HOURLY.sub(r"€ \1 per uur", text)
    return only_one(pay for found in _PAY.finditer(text) if (pay := _pay(found)) is not None)


def _hours(found: re.Match[str]) -> HoursRange:
    low = _number(found["low"])
    high = _number(found["high"]) if found["high"] else None
    if max(low, high or 0) > _MOST_HOURS or (high is not None and high < low):
        return HoursRange()
    if high is None:
        return HoursRange(None if found["most"] else low, None if found["least"] else low)
    return HoursRange(low, high)


def _pay(found: re.Match[str]) -> Pay | None:
    whole_low, cents_low, whole_high, cents_high = found.group(4, 5, 6, 7)
    low = _euro(whole_low, cents_low)
    high = _euro(whole_high, cents_high) if whole_high else None
    if not found["sign"] and "euro" not in found[0].casefold() and "€" not in found[0]:
        return None
    per = PayPeriod.HOUR if found["per"].casefold().startswith("u") else PayPeriod.MONTH
    most = low if high is None else high
    if most < low or too_little_for_a_month(low, per) or too_much_for_an_hour(most, per):
        return None
    if high is None:
        return Pay(None if found["most"] else low, None if found["least"] else low, per)
    return Pay(low, high, per)


def _euro(whole: str, cents: str | None) -> float:
    part = int(cents) / 100 if cents and cents.isdigit() else 0.0
    return int(whole.replace(".", "")) + part


def _number(text: str) -> float:
    return float(text.replace(",", "."))
