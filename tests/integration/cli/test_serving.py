"""`matcher serve`: warm before it listens, and quiet about itself."""

import os
import signal
import socket
import threading
import time
import urllib.request
from contextlib import suppress
from typing import Any

import pytest

from command_line import Run

pytestmark = pytest.mark.usefixtures("state")


def test_the_server_answers_without_its_name_and_counts_what_it_did(run: Run) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    seen: dict[str, Any] = {}

    def visit() -> None:
        try:
            with _patiently(f"http://127.0.0.1:{port}/health/live") as answer:
                seen.update(status=answer.status, headers=dict(answer.headers))
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    visitor = threading.Thread(target=visit)
    visitor.start()
    ran = run("serve", "--port", port, "--json")
    visitor.join()
    assert ran.code == 0, ran.err
    assert ran.json["address"] == f"http://127.0.0.1:{port}/"
    assert seen["status"] == 200
    assert "server" not in {name.casefold() for name in seen["headers"]}
    assert "Stopped: 1 request answered" in ran.err


def test_a_port_in_use_is_one_sentence_before_anything_slow(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("serve", "--port", taken.getsockname()[1])
    assert ran.code == 1
    assert "cannot be listened on: address already in use" in ran.err
    assert ran.err.count("\n") == 1


def _patiently(address: str) -> Any:  # noqa: ANN401, an answer of urllib
    for _ in range(600):
        with suppress(OSError):
            return urllib.request.urlopen(address, timeout=5)  # noqa: S310, our own server
        time.sleep(0.1)
    msg = "The server does not answer."
    raise TimeoutError(msg)
