"""What to ask, and whom, when a fact is missing.

About working conditions an employer always gets the full list: one question, just now, would tell about
somebody. The client's own specialist reads which condition it is about, an adviser does not.
"""

from matcher.domain.conditions import ConditionCode
from matcher.domain.matches import Audience
from matcher.wording.terms import CONDITIONS

FULL_LIST = "Stuur de werkgever de volledige lijst met werkomstandigheden."
_OF_CONDITION = f"Nog niet bekend: {{condition}}. {FULL_LIST[:-1]}, nooit één losse vraag."
_OF_CLIENT = "Vraag aan de cliënt: {question}"
_OF_EMPLOYER = "Vraag aan de werkgever: {question}"
TO_CLIENT = {
    "client.passions": "wat doet u graag?",
    "client.abilities": "wat kunt u goed?",
    "client.target_occupations": "welk werk zou u willen doen?",
    "client.target_sectors": "in wat voor bedrijf wilt u werken?",
    "client.working_hours": "hoeveel uur per week wilt u werken?",
    "client.place": "vanuit welke plaats reist u?",
    "client.driving_licences": "welk rijbewijs hebt u?",
    "client.languages": "welke talen spreekt u, en hoe goed?",
    "client.qualifications": "welke diploma’s hebt u?",
}
"""What to ask a client, by the missing fact."""

TO_EMPLOYER = {
    "vacancy.working_hours": "om hoeveel uur per week gaat het?",
    "vacancy.times": "op welke tijden is het werk?",
    "vacancy.place": "waar is het werk?",
    "vacancy.contract": "wat voor contract is het?",
    "vacancy.pay": "wat is het loon?",
}
"""What to ask an employer about a vacancy; a working condition has its own sentence."""

QUESTIONS = {
    "employer.sbi": "Zoek op in welke sector de werkgever zit.",
    **{fact: _OF_CLIENT.format(question=asked) for fact, asked in TO_CLIENT.items()},
    **{fact: _OF_EMPLOYER.format(question=asked) for fact, asked in TO_EMPLOYER.items()},
}


def question(fact: str, audience: Audience) -> str:
    """Return what to ask about a missing fact, in Dutch."""
    noun, _, rest = fact.partition(".")
    kind, _, code = rest.partition(".")
    if noun == "vacancy" and kind == "conditions":
        if audience is Audience.ADVISER:
            return FULL_LIST
        return _OF_CONDITION.format(condition=CONDITIONS[ConditionCode(code)])
    return QUESTIONS[fact]
