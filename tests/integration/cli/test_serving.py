"""`matcher serve`: warm before it listens, and quiet about itself."""

import http.client
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


@pytest.mark.parametrize(("proxies", "status"), [(None, 303), ("192.0.2.0/24", 403)])
def test_a_proxy_is_believed_only_where_it_is_trusted(
    run: Run, monkeypatch: pytest.MonkeyPatch, proxies: str | None, status: int
) -> None:
    if proxies is not None:
        monkeypatch.setenv("MATCHER_TRUSTED_PROXIES", proxies)
    key = run("keys", "create", "--role", "administrator", "--subject", "root").out.split()[-1]
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    answers: list[tuple[int, str]] = []

    def visit() -> None:
        try:
            with _patiently(f"http://127.0.0.1:{port}/health/live"):
                answers.append(_sign_in_by_proxy(port, key))
        finally:
            os.kill(os.getpid(), signal.SIGINT)

    visitor = threading.Thread(target=visit)
    visitor.start()
    ran = run("serve", "--port", port)
    visitor.join()
    assert ran.code == 0, ran.err
    assert answers[0][0] == status
    assert answers[0][1].startswith("__Host-") is (status == 303)


def test_a_port_in_use_is_one_sentence_before_anything_slow(run: Run) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        ran = run("serve", "--port", taken.getsockname()[1])
    assert ran.code == 1
    assert "cannot be listened on: address already in use" in ran.err
    assert ran.err.count("\n") == 1


def _sign_in_by_proxy(port: int, key: str) -> tuple[int, str]:
    """Sign in as a proxy with https would pass it on; return the status and the cookie."""
    visit = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    headers = {
        "Host": "matcher.example",
        "Origin": "https://matcher.example",
        "X-Forwarded-Proto": "https",
        "X-Forwarded-For": "198.51.100.7",
        "Content-Type": "application/x-www-form-urlencoded",
    }
    visit.request("POST", "/inloggen", f"sleutel={key}", headers)
    answer = visit.getresponse()
    visit.close()
    return answer.status, answer.headers.get("set-cookie", "")


def _patiently(address: str) -> Any:  # noqa: ANN401, an answer of urllib
    for _ in range(600):
        with suppress(OSError):
            return urllib.request.urlopen(address, timeout=5)  # noqa: S310, our own server
        time.sleep(0.1)
    msg = "The server does not answer."
    raise TimeoutError(msg)
