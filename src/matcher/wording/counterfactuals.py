"""What would bring a vacancy into the first five, and which one question is worth asking first.

For the client's own specialist. A sentence tells what would happen and asks nothing of anybody: it never
speaks of what the client loves or avoids in itself, nor of telling an employer anything.
"""

from matcher.domain.conditions import ConditionCode
from matcher.domain.matches import ListQuestion, Params, ToTopFive
from matcher.domain.places import TransportMode
from matcher.domain.vacancies import Contract
from matcher.domain.working_time import HoursRange, TimeOfDay
from matcher.wording.terms import CONDITIONS, CONTRACTS, TIMES, hours_in_words

_IF = "Deze vacature komt bij de eerste vijf als {what}."
_CONDITIONS = "vacancy.conditions."
_OFFERED = "dit er voor iedereen is, zonder dat iemand erom vraagt: {condition}"
CHANGES = {
    "vacancy.working_hours": "de uren helemaal passen bij wat de cliënt wil: {hours} per week",
    "vacancy.times": "het werk nooit {times} is",
    "vacancy.contract": "het {contract} is",
    "vacancy.pay": "het loon minstens {euro} euro per uur is",
    "vacancy.place": "het hoogstens {minutes} minuten reizen is",
    "client.transport_modes": "de cliënt er {mode} naartoe kan: dat duurt ongeveer {minutes} minuten",
    "client.driving_licences": "de cliënt het rijbewijs heeft dat wordt gevraagd",
    "client.languages": "de cliënt de taal spreekt die wordt gevraagd",
    "client.qualifications": "de cliënt het diploma heeft dat wordt gevraagd",
    "employer.sbi": "de werkgever in een sector zit die de cliënt zoekt",
}
"""What would have to be so, by the fact; the words in braces come from the params."""

_MODES = {
    TransportMode.WALKING: "lopend",
    TransportMode.BICYCLE: "met de fiets",
    TransportMode.E_BIKE: "met een elektrische fiets",
    TransportMode.PUBLIC_TRANSPORT: "met het openbaar vervoer",
    TransportMode.CAR: "met de auto",
}
_MOST = "Van alles wat nog niet bekend is, verandert dit antwoord de lijst het meest. {how_much}"
_ONE_PLACE = "Van de eerste tien plaatsen gaat er 1 naar een andere vacature."
_SOME_PLACES = "Van de eerste tien plaatsen gaan er {places} naar een andere vacature."
_NO_PLACE = "De eerste tien blijven staan zoals ze staan."


def to_top_five_text(change: ToTopFive) -> str:
    """Return what would bring a vacancy into the first five, in Dutch."""
    if change.fact.startswith(_CONDITIONS):
        code = ConditionCode(change.fact.removeprefix(_CONDITIONS))
        what = _OFFERED.format(condition=CONDITIONS[code])
    else:
        what = CHANGES[change.fact].format(**_words(change.params))
    return _IF.format(what=what)


def list_question_text(question: ListQuestion) -> str:
    """Return how much the answer to a question changes a list, in Dutch."""
    some = _ONE_PLACE if question.places == 1 else _SOME_PLACES.format(places=question.places)
    return _MOST.format(how_much=some if question.places else _NO_PLACE)


def _words(params: Params) -> dict[str, str]:
    words = {name: str(value) for name, value in params.items()}
    low, high = (params.get(name) for name in ("from", "to"))
    if low is not None or high is not None:
        words["hours"] = hours_in_words(HoursRange(_hours(low), _hours(high)))
    if "times" in words:
        named = [TIMES[TimeOfDay(time)] for time in words["times"].split(",")]
        words["times"] = " of ".join([", ".join(named[:-1]), named[-1]][len(named) == 1 :])
    if "contract" in words:
        words["contract"] = CONTRACTS[Contract(words["contract"])]
    if "mode" in words:
        words["mode"] = _MODES[TransportMode(words["mode"])]
    if "euro" in words:
        words["euro"] = f"{float(params['euro']):.2f}".replace(".", ",")
    return words


def _hours(end: str | float | None) -> float | None:
    return None if end is None else float(end)
