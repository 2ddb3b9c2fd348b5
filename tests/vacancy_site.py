"""The pages about a vacancy as tests ask for them: their addresses, the list, and a proposal from it."""

import re

from fastapi.testclient import TestClient

OPEN = {"recipient": "employer_services", "topics": ["needs"], "needCodes": []}
REASON = "Werkte eerder met deeg."
SHOWN = re.compile(r'name="wie" value="([^"]+)"')


def at(vacancy: str, path: str = "") -> str:
    """Return the address of a vacancy, or of a page under it."""
    return f"/vacatures/{vacancy}{path}"


def shown(visitor: TestClient, vacancy: str, query: str = "") -> list[str]:
    """Return the ids of the list, in its order."""
    return SHOWN.findall(visitor.get(at(vacancy, query)).text)


def proposed(visitor: TestClient, vacancy: str, one: str, reason: str = "") -> str:
    """Propose somebody for a vacancy, and return where that leads."""
    answer = visitor.post(at(vacancy, f"/voorstellen/{one}"), data={"reden": reason})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"])
