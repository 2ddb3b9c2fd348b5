"""`matcher keys`: make, list and revoke keys."""

from contextlib import AbstractContextManager
from datetime import timedelta
from typing import Annotated, Any

import typer

from matcher.bootstrap import App, opened
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say, say_json, table
from matcher.clock import now, today
from matcher.domain.access import Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import RegionCode
from matcher.settings import load_settings
from matcher.storage.keys import ApiKey
from matcher.use_cases.audit_trail import Deed, Signature, Tell, telling
from matcher.use_cases.issue_keys import (
    IssuedKey,
    WantedKey,
    create_key,
    list_keys,
    region_known,
    revoke_key,
)

app = command_app("keys")


@app.callback()
def keys() -> None:
    """Make, list and revoke keys for people and systems."""


@app.command("create")
def create(
    *,
    role: Annotated[Role, typer.Option(help="What the key may do.")],
    subject: Annotated[str, typer.Option(help="Whose key: a staff id, or an employer's id.")],
    region: Annotated[
        str | None, typer.Option(help="Its labour market region, as in AM19; none is every region.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Make a key and show it, this once: the key stands alone on the last line."""
    with opened(load_settings()) as service:
        life = timedelta(days=service.settings.key_valid_days)
        wanted = WantedKey(role, subject, None if region is None else RegionCode(region), life)
        issued = make_key(service, wanted)
        given = issued.key.actor.region
        if given is not None and not region_known(service.database, given):
            note(
                f"No client, vacancy or employer here is in region {given} yet: is the code right?"
            )
    if as_json:
        say_json({**key_shape(issued.key), "key": issued.secret})
        return
    say(f"1 key made for {role.value} {subject}, valid until {issued.key.expires_on}.")
    say("Keep it safe: it is shown this once.")
    say(issued.secret)


@app.command("list")
def list_all(*, as_json: AsJson = False) -> None:
    """Show every key ever made, by the day it was made, without its secret."""
    with opened(load_settings()) as service:
        known = list_keys(service.database, service.secret)
    if as_json:
        say_json([key_shape(key) for key in known])
        return
    if known:
        for line in table([_HEADER, *(_row(key) for key in known)]):
            say(line)
    valid = sum(key.valid(today()) for key in known)
    say(f"{count(len(known), 'key')}, {valid:,} valid.")


@app.command("revoke")
def revoke(
    key: Annotated[
        str, typer.Argument(help="The key's prefix or id, as `matcher keys list` shows.")
    ],
    *,
    as_json: AsJson = False,
) -> None:
    """End a key, with every session that was opened with it."""
    with opened(load_settings()) as service:
        known = list_keys(service.database, service.secret)
        found = next((one for one in known if key in {one.prefix, one.actor.key_id}), None)
        if found is None:
            msg = "There is no such key."
            raise NotFoundError(msg)
        with _telling(service, Deed("revoke", "key", (found.actor.key_id,))):
            revoke_key(service.database, service.secret, found.actor.key_id, today())
    if as_json:
        say_json({"id": found.actor.key_id, "prefix": found.prefix, "revoked": 1})
        return
    say(f"1 key revoked: {found.prefix}, of {found.actor.role.value} {found.actor.subject}.")


def make_key(service: App, wanted: WantedKey) -> IssuedKey:
    """Make a key and leave its trail."""
    with _telling(service) as tell:
        return create_key(service.database, service.secret, wanted, today(), tell)


def key_shape(key: ApiKey) -> dict[str, Any]:
    """Return a key as plain JSON, without its secret."""
    return {
        "id": key.actor.key_id,
        "prefix": key.prefix,
        "role": key.actor.role.value,
        "subject": key.actor.subject,
        "region": key.actor.region,
        "createdOn": key.created_on.isoformat(),
        "expiresOn": key.expires_on.isoformat(),
        "revokedOn": None if key.revoked_on is None else key.revoked_on.isoformat(),
        "lastUsedOn": None if key.last_used_on is None else key.last_used_on.isoformat(),
        "valid": key.valid(today()),
    }


_HEADER = ("prefix", "role", "subject", "region", "valid until", "last used")


def _row(key: ApiKey) -> tuple[str, ...]:
    until = f"revoked {key.revoked_on}" if key.revoked_on else str(key.expires_on)
    used = str(key.last_used_on or "never")
    actor = key.actor
    return (key.prefix, actor.role.value, actor.subject, actor.region or "all", until, used)


def _telling(service: App, *deeds: Deed) -> AbstractContextManager[Tell]:
    return telling(service.database, service.secret, Signature(None, "cli", now()), deeds)
