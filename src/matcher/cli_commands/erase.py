"""`matcher erase`: everything known of one client goes, from every table, file and cache."""

from collections.abc import Iterator
from typing import Annotated, Any

import typer

from matcher.bootstrap import opened
from matcher.cli_commands.export import parts_in_numbers
from matcher.cli_commands.known_ids import client_named, no_such
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json
from matcher.clock import now
from matcher.domain.errors import NotFoundError
from matcher.features.sentences import split_sentences
from matcher.retrieval.vector_cache import VectorCache
from matcher.settings import load_settings
from matcher.storage.external_ids import RecordKind
from matcher.use_cases.audit_trail import Signature
from matcher.use_cases.erase_client import erase_client
from matcher.use_cases.export_client import export_client

app = command_app("erase")

_NO_ENCODER = ""
"""Vectors are forgotten for every version of every encoder, so none needs to be at hand."""

_STILL_IN_LOG = (
    "Others were at work in the database all the time, so what was erased stays in the log beside it "
    "until the next night."
)


@app.command("erase")
def erase(
    *,
    client: Annotated[str, typer.Option(help="The client's id, of another system or of here.")],
    yes: Annotated[bool, typer.Option("--yes", help="Yes, erase: it cannot be undone.")] = False,
    as_json: AsJson = False,
) -> None:
    """Erase everything known of one client; an erased client does not come back by import."""
    if not yes:
        msg = "Erasing cannot be undone. Add --yes to do it."
        raise typer.BadParameter(msg, param_hint="--yes")
    with opened(load_settings()) as service:
        client_id = client_named(service.database, client)
        try:
            known = export_client(service.database, service.secret, client_id)
        except NotFoundError:
            raise no_such(RecordKind.CLIENT, client) from None
        signature = Signature(None, "cli", now())
        emptied = erase_client(service.database, service.secret, client_id, signature)
        # Afterwards, when no night can read the texts any more and keep their vectors again.
        vectors = VectorCache(service.vector_folder, _NO_ENCODER)
        gone = vectors.forget(set(_texts(known["client"])))
    if not emptied:
        note(_STILL_IN_LOG)
    if as_json:
        parts = {key: len(held) for key, held in known.items() if isinstance(held, list)}
        say_json({"erased": client, "records": 1, **parts, "vectors": gone})
        return
    say(f"Erased {client}: {parts_in_numbers(known)}, {count(gone, 'vector')}.")


def _texts(part: Any) -> Iterator[str]:  # noqa: ANN401, any JSON
    """Yield every text in a record and every sentence of it: whatever may have been encoded."""
    if isinstance(part, str):
        yield part
        yield from split_sentences(part)
    elif isinstance(part, dict):
        for inside in part.values():
            yield from _texts(inside)
    elif isinstance(part, list):
        for inside in part:
            yield from _texts(inside)
