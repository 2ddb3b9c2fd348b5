"""`matcher serve`: the API and the pages, warm before the first request is answered."""

import gc
import logging
import socket
import sys
import time
from contextlib import ExitStack, suppress
from typing import Annotated, Final

import typer
import uvicorn

from matcher.bootstrap import App, opened
from matcher.cli_commands.asking import warmed
from matcher.cli_commands.terminal import AsJson, command_app, count, note, say_json
from matcher.domain.errors import Fault, InvalidInputError
from matcher.settings import load_settings
from matcher_api.app import create_app

HOST: Final = "127.0.0.1"
PORT: Final = 8000

Port = Annotated[int, typer.Option(min=0, max=65535, help="Port to listen on; 0 takes a free one.")]

app = command_app("serve")


@app.command("serve")
def serve(
    *,
    host: Annotated[str, typer.Option(help="Address to listen on.")] = HOST,
    port: Port = PORT,
    as_json: AsJson = False,
) -> None:
    """Serve the API at /v1 and the pages at / until it is stopped."""
    with reserved(host, port) as door, opened(load_settings()) as service:
        warmed(service)
        serve_until_stopped(service, door, as_json=as_json)


def reserved(host: str, port: int) -> socket.socket:
    """Return the address reserved but not listening, so that nothing slow is done in vain.

    Raises:
        InvalidInputError: the address cannot be had.
    """
    try:
        family, kind, _, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
        with ExitStack() as undo:
            door = undo.enter_context(socket.socket(family, kind))
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            door.bind(address)
            undo.pop_all()
    except OSError as error:
        why = (error.strerror or "cannot be had").casefold()
        problem = f"port {port} cannot be listened on: {why}"
        raise InvalidInputError([Fault(host, problem)]) from None
    return door


def address_of(door: socket.socket) -> str:
    """Return the address of the pages behind a socket."""
    host, port = door.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def serve_until_stopped(service: App, door: socket.socket, *, as_json: bool = False) -> None:
    """Answer requests until the process is told to stop, then tell how many there were."""
    address, began = address_of(door), time.monotonic()
    _log_to_stderr(service.settings.log_level.value)
    config = uvicorn.Config(
        create_app(service),
        forwarded_allow_ips=service.settings.trusted_proxies,
        server_header=False,
        access_log=False,
        log_config=None,
    )
    server = uvicorn.Server(config)
    keep_for_good()
    if as_json:
        say_json({"address": address, "vacancies": len(service.matching.vacancies)})
        sys.stdout.flush()
    vacancies = count(len(service.matching.vacancies), "vacancy", "vacancies")
    note(f"Serving {vacancies} at {address} (Ctrl+C stops).")
    with suppress(KeyboardInterrupt):
        server.run(sockets=[door])
    answered = count(server.server_state.total_requests, "request")
    note(f"Stopped: {answered} answered in {time.monotonic() - began:,.0f} seconds.")


def keep_for_good() -> None:
    """Take what is warm now out of the garbage collector's rounds.

    It never becomes garbage, and looking through it every so often would make one request in twenty wait
    a third of a second.
    """
    gc.collect()
    gc.freeze()


def _log_to_stderr(level: str) -> None:
    logging.basicConfig(format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    for name in ("matcher", "matcher_api", "uvicorn"):
        logging.getLogger(name).setLevel(level)
