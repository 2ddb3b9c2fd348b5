"""`matcher export`: everything known of one client, for that client."""

from typing import Annotated, Final

import typer

from matcher.bootstrap import opened
from matcher.cli_commands.known_ids import client_named, no_such
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say_json
from matcher.clock import now
from matcher.domain.errors import NotFoundError
from matcher.settings import load_settings
from matcher.storage.external_ids import RecordKind
from matcher.use_cases.audit_trail import Deed, Signature, leave_trail
from matcher.use_cases.export_client import export_client

app = command_app("export")

_PARTS: Final = {
    "referrals": ("referral", "referrals"),
    "introductions": ("introduction", "introductions"),
    "outcomes": ("outcome", "outcomes"),
    "nightly_list": ("line of the nightly list", "lines of the nightly list"),
    "in_other_nights": ("line of another night", "lines of other nights"),
    "external_ids": ("id of another system", "ids of other systems"),
    "audit": ("line of the audit log", "lines of the audit log"),
}


@app.command("export")
def export(
    *,
    client: Annotated[str, typer.Option(help="The client's id, of another system or of here.")],
    as_json: AsJson = False,
) -> None:
    """Write everything known of one client to stdout, as one JSON document.

    What was written in numbers goes to stderr, unless --json is given.
    """
    with opened(load_settings()) as service:
        client_id = client_named(service.database, client)
        try:
            document = export_client(service.database, service.secret, client_id)
        except NotFoundError:
            raise no_such(RecordKind.CLIENT, client) from None
        deed = Deed("export", "client", (client_id,))
        leave_trail(service.database, service.secret, Signature(None, "cli", now()), [deed])
    say_json(document)
    if not as_json:
        note(f"Exported {client}: {parts_in_numbers(document)}.")


def parts_in_numbers(document: dict[str, object]) -> str:
    """Return how much each part of an export holds."""
    parts = ["1 record"]
    for key, (noun, nouns) in _PARTS.items():
        held = document[key]
        parts.append(count(len(held) if isinstance(held, list) else 0, noun, nouns))
    return ", ".join(parts)
