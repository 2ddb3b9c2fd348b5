"""One introduction in words, with the last answer to it; of what is no longer available, nothing."""

from matcher.domain.employer_answers import EmployerAnswer
from matcher.domain.introductions import Introduction
from matcher.domain.openness import Topic
from matcher.use_cases.answer_introduction import available
from matcher.wording import employer_pages as own
from matcher.wording.terms import CONDITIONS
from matcher_api.employer.contexts import IntroductionContext
from matcher_api.employer.own_vacancies import answer_href
from matcher_api.pages.figures import day


def introduction_context(
    told: Introduction, answer: EmployerAnswer | None, number: int, relay_address: str | None
) -> IntroductionContext:
    """Return what a page shows of an introduction; `number` is its place on that page.

    `relay_address` is the same for every introduction there is.
    """
    if not available(told):
        return IntroductionContext(available=False)
    return IntroductionContext(
        available=True,
        anchor=f"introductie-{number}",
        pseudonym=told.pseudonym,
        released=own.RELEASED.format(day=day(told.released_on)),
        summary=told.summary,
        needs=tuple(CONDITIONS[code] for code in sorted(told.needs)),
        topics=tuple(own.TOPIC_WORDS[topic] for topic in Topic if topic in told.topics),
        contact=told.contact,
        relay=own.RELAY.format(address=relay_address) if relay_address else None,
        answer=answer_in_words(answer) if answer else None,
        note=own.YOUR_NOTE.format(note=answer.note) if answer and answer.note else None,
        answer_href=answer_href(told.vacancy_id, told.id),
    )


def answer_in_words(answer: EmployerAnswer) -> str:
    """Return an answer as the employer reads it back, with its day and its reason."""
    said, on = own.ANSWERS[answer.code], day(answer.answered_on)
    if answer.reason is None:
        return own.ANSWERED.format(day=on, answer=said)
    reason = own.NO_REASONS[answer.reason]
    return own.ANSWERED_BECAUSE.format(day=on, answer=said, reason=reason)
