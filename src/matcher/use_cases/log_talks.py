"""The log of talks with a client, kept by the own specialist for the two of them."""

from dataclasses import replace
from datetime import date
from typing import Final

from matcher.domain.access import Actor
from matcher.domain.errors import Fault, InvalidInputError
from matcher.domain.health_words import find_health_words
from matcher.domain.ids import ClientId, TalkId, new_id
from matcher.domain.plausible_days import LONGEST_AGO, TOO_LONG_AGO
from matcher.domain.talks import Talk
from matcher.storage.clients import ClientRepository
from matcher.storage.revisions import Counter, hold
from matcher.storage.sessions import Database
from matcher.storage.talks import TalkRepository
from matcher.use_cases.client_file import own_client

LONGEST_NOTE: Final = 2_000
"""How many characters a note may have."""


def list_talks(database: Database, actor: Actor, client_id: ClientId) -> list[Talk]:
    """Return the talks with an own client, the latest first.

    Raises:
        NotFoundError: there is no such client on this caseload.
    """
    with database.reading() as connection:
        own_client(ClientRepository(connection), actor, client_id)
        return TalkRepository(connection).of_client(client_id)


def log_talk(database: Database, actor: Actor, given: Talk, on: date) -> Talk:
    """Keep a talk with an own client under a fresh id, in the name of the one who asks.

    The same talk sent again, word for word, gives back the one that is kept.

    Raises:
        NotFoundError: there is no such client on this caseload.
        InvalidInputError: the day lies ahead, or the note is empty, too long or about health.
    """
    note = given.note.strip()
    faults = []
    if given.held_on > on:
        faults.append(Fault("held_on", "lies in the future"))
    if given.held_on < on - LONGEST_AGO:
        faults.append(Fault("held_on", TOO_LONG_AGO))
    if not note:
        faults.append(Fault("note", "is needed"))
    if len(note) > LONGEST_NOTE:
        faults.append(Fault("note", f"is longer than {LONGEST_NOTE} characters"))
    if find_health_words(note):
        faults.append(Fault("note", "holds words about health; write it without them"))
    talk = replace(given, id=TalkId(new_id()), note=note, recorded_by=actor.staff_id)
    with database.transaction() as connection:
        hold(connection, Counter.CLIENTS)
        own_client(ClientRepository(connection), actor, given.client_id)
        if faults:
            raise InvalidInputError(faults)
        talks = TalkRepository(connection)
        for kept in talks.of_client(given.client_id):
            if replace(kept, id=talk.id) == talk:
                return kept
        talks.add(talk)
    return talk
