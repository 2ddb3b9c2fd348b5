"""The form of a vacancy: what there is to choose from, and a vacancy as it stands filled in."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final, get_args

from matcher.domain.conditions import ConditionCode
from matcher.domain.vacancies import Demand, Pay, Vacancy
from matcher.domain.vocabulary import LanguageLevel
from matcher.exchange.shapes import DrivingLicence
from matcher.wording import employer_pages as words
from matcher.wording import pages
from matcher.wording.terms import CONDITIONS, CONTRACTS, LANGUAGES, TIMES
from matcher_api.employer.contexts import FormChoices
from matcher_api.pages.contexts import Option
from matcher_api.pages.forms import Form

LEAST_DEMAND_ROWS: Final = 4
SPARE_DEMAND_ROWS: Final = 2
MOST_ROWS: Final = 60
LEAST_LANGUAGE_ROWS: Final = 2
_ROW: Final = re.compile(r"[1-9][0-9]{0,4}")
MAILTO: Final = "mailto:"
YES: Final = "ja"
GRADE_FIELDS: Final[Mapping[Demand, str]] = {
    Demand.DRIVING_LICENCE: "hoe-rijbewijs",
    Demand.LANGUAGE: "hoe-taal",
    Demand.QUALIFICATION: "hoe-diploma",
    Demand.HOURS: "hoe-uren",
    Demand.TIMES: "hoe-tijden",
}
"""The field in which each structured demand gets its grade."""


def condition_field(code: ConditionCode) -> str:
    """Return the name of the field for a working condition."""
    return f"werk-{code.value}"


def choices(form: Form) -> FormChoices:
    """Return what there is to choose from; a language that is filled in already is always there."""
    grades = _options(words.DEMAND_GRADES.items())
    filled_in = {form.text(f"taal-{row}") for row in language_rows(form)} - {""}
    languages = LANGUAGES | {code: code for code in sorted(filled_in - set(LANGUAGES))}
    return FormChoices(
        grades=grades,
        grades_or_none=_or_none(words.GRADE_OPEN, grades),
        licences=_or_none(words.NO_LICENCE, _same(get_args(DrivingLicence))),
        languages=_or_none(words.NO_LANGUAGE, _options(languages.items())),
        levels=_or_none(words.NO_CHOICE, _same(LanguageLevel)),
        times=_options(TIMES.items()),
        remotes=_or_none(words.NO_CHOICE, _options(pages.REMOTE.items())),
        contracts=_or_none(words.NO_CHOICE, _options(CONTRACTS.items())),
        periods=_options(words.PERIODS.items()),
        offers=(*_options(pages.OFFERS.items()), Option("", pages.OFFER_UNKNOWN)),
        conditions=tuple(Option(condition_field(code), CONDITIONS[code]) for code in ConditionCode),
    )


def demand_rows(form: Form) -> tuple[int, ...]:
    """Return the numbers of the lines for demands: every one that is filled in, and some at least."""
    return _rows(form, "eis-", LEAST_DEMAND_ROWS)


def language_rows(form: Form) -> tuple[int, ...]:
    """Return the numbers of the lines for languages."""
    return _rows(form, "taal-", LEAST_LANGUAGE_ROWS)


def with_demand_row(form: Form) -> Form:
    """Return the same form with one more line for a demand, as long as there is room for one."""
    following = demand_rows(form)[-1] + 1
    if following > MOST_ROWS:
        return form
    return Form({**form.texts, f"eis-{following}": ("",)}, form.wrong)


def filled_form(vacancy: Vacancy, version: int | None = None) -> Form:
    """Return the form with a vacancy in it, and the version that is changed."""
    pay = vacancy.pay or Pay()
    texts = {
        "versie": None if version is None else str(version),
        "titel": vacancy.title,
        "omschrijving": "" if told_by_tasks(vacancy) else vacancy.description,
        "taken": _lines(vacancy.tasks),
        "rijbewijs": vacancy.driving_licence,
        "diploma": _lines(term.label or term.code for term in vacancy.qualifications),
        "banenafspraak": YES if vacancy.requires_jobs_agreement else None,
        "uren-van": _number(vacancy.working_hours.min),
        "uren-tot": _number(vacancy.working_hours.max),
        "plaats": vacancy.place and vacancy.place.town,
        "postcode": vacancy.place and vacancy.place.postcode4,
        "thuiswerken": vacancy.remote,
        "contract": vacancy.contract,
        "contract-tot": _day(vacancy.contract_ends_on),
        "loon-van": _euro(pay.min),
        "loon-tot": _euro(pay.max),
        "loon-per": pay.per,
        "plekken": _number(vacancy.seats),
        "sluit": _day(vacancy.closes_on),
        "contact": vacancy.contact,
        "solliciteren": vacancy.apply_at and vacancy.apply_at.removeprefix(MAILTO),
        **{field: vacancy.grades.get(demand) for demand, field in GRADE_FIELDS.items()},
        **{condition_field(code): vacancy.conditions.get(code, "") for code in ConditionCode},
        **_of_rows(vacancy),
    }
    filled = {name: (str(text),) for name, text in texts.items() if text is not None}
    return Form({**filled, "tijden": tuple(sorted(vacancy.times or ()))})


def described_by(tasks: Iterable[str]) -> str:
    """Return the description of a vacancy that tells its tasks and no more."""
    return "\n".join(tasks)


def told_by_tasks(vacancy: Vacancy) -> bool:
    """Tell whether the description says nothing that the tasks do not say."""
    return vacancy.description == described_by(vacancy.tasks)


def _of_rows(vacancy: Vacancy) -> dict[str, str | None]:
    texts: dict[str, str | None] = {}
    for row, asked in enumerate(vacancy.requirements, start=1):
        texts |= {f"eis-{row}": asked.text, f"hoe-eis-{row}": asked.grade}
    for row, language in enumerate(vacancy.languages, start=1):
        texts |= {f"taal-{row}": language.code, f"niveau-{row}": language.level}
    spare = len(vacancy.requirements) + SPARE_DEMAND_ROWS
    return {f"eis-{spare}": "", **texts}


def _rows(form: Form, prefix: str, least: int) -> tuple[int, ...]:
    sent = [name.removeprefix(prefix) for name in form.texts if name.startswith(prefix)]
    numbers = {int(text) for text in sent if _ROW.fullmatch(text)}
    beyond = {row for row in numbers if row > MOST_ROWS and form.text(f"{prefix}{row}")}
    offered = range(1, min(max({least, *numbers}), MOST_ROWS) + 1)
    return (*offered, *sorted(beyond))


def _number(number: float | None) -> str | None:
    return None if number is None else f"{number:.10g}".replace(".", ",")


def _euro(amount: float | None) -> str | None:
    return None if amount is None else f"{amount:.2f}".replace(".", ",")


def _day(day: date | None) -> str | None:
    return None if day is None else f"{day:%d-%m-%Y}"


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _options(labels: Iterable[tuple[str, str]]) -> tuple[Option, ...]:
    return tuple(Option(str(value), label) for value, label in labels)


def _same(values: Iterable[str]) -> tuple[Option, ...]:
    return tuple(Option(str(value), str(value)) for value in values)


def _or_none(label: str, options: tuple[Option, ...]) -> tuple[Option, ...]:
    return (Option("", label), *options)
