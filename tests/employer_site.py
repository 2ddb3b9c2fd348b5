"""The employer's pages as tests ask for them: their addresses, a smallest form, and what they answer."""

import re

from httpx2 import Response

from api_world import World

HOME = "/werkgever"
NEW = "/werkgever/vacatures/nieuw"
PASTE = "/werkgever/vacatures/plakken"
WORK = {"titel": "Bakker", "taken": "deeg kneden\r\novens vullen", "hoe-eis-1": "negotiable"}


def href(vacancy: str, *further: str) -> str:
    """Return the address of a vacancy of the employer, or of a page under it."""
    return "/".join([HOME, "vacatures", vacancy, *further])


def introduced(world: World, vacancy: str) -> str:
    """Introduce a client to a vacancy, and return the introduction's id."""
    client = world.client()
    world.decide(client)
    world.released(client, vacancy)
    world.clock.later(hours=1)
    world.clerk()
    return str(world.introductions(vacancy)[-1]["id"])


def wrongs(answer: Response) -> list[str]:
    """Return the fields that the page says are wrong, in order."""
    alert = answer.text.partition('role="alert"')[2].partition("</div>")[0]
    return re.findall(r'href="#([^"]+)"', alert)


def place_of(answer: Response) -> str:
    """Return the id of the vacancy that an answer leads to."""
    return answer.headers["location"].partition("?")[0].rpartition("/")[2]
