"""A pair of an own client and a vacancy on the pages, to walk with forms as a browser sends them."""

import re
from dataclasses import dataclass

from fastapi.testclient import TestClient
from httpx2 import Response

from api_world import SUMMARY, World
from matcher.domain.ids import ClientId
from matcher.domain.outcomes import Outcome
from matcher.storage.outcomes import OutcomeRepository

_VERSION = re.compile(r'name="versie" value="([^"]*)"')


@dataclass
class PairSite:
    """The page about one pair, as the client's own specialist sees it."""

    world: World
    visitor: TestClient
    client: str
    vacancy: str

    @property
    def path(self) -> str:
        return f"/clienten/{self.client}/vacatures/{self.vacancy}"

    def page(self) -> str:
        """Return the page as it stands."""
        answer = self.visitor.get(self.path)
        assert answer.status_code == 200, answer.text
        return answer.text

    def version(self) -> str:
        """Return the version of the history that the page was shown for."""
        found = _VERSION.search(self.page())
        assert found
        return found.group(1)

    def send(self, step: str, *, version: str | None = None, **texts: object) -> Response:
        """Send the form of a step, by default as it is shown now."""
        seen = self.version() if version is None else version
        data = {"stap": step, "versie": seen, **texts}
        return self.visitor.post(self.path, data=data)

    def take(self, step: str, **texts: object) -> str:
        """Take a step, and return what the page then says was done."""
        answer = self.send(step, **texts)
        assert answer.status_code == 303, answer.text
        return str(answer.headers["location"]).partition("?gedaan=")[2]

    def today(self) -> str:
        """Return the day it is, as a form sends it."""
        return self.world.clock.moment.date().isoformat()

    def says_yes(self) -> str:
        """Let the client say yes."""
        return self.take("besproken", besproken="ja", besproken_dag=self.today())

    def outcomes(self) -> list[Outcome]:
        """Return what was written down about the client."""
        with self.world.app.database.reading() as connection:
            return OutcomeRepository(connection).of_client(ClientId(self.client))

    def events(self) -> list[str]:
        """Return which events were written down, in the order of their names."""
        return sorted(outcome.event.value for outcome in self.outcomes())


def introduced(pair: PairSite) -> None:
    """Take a pair to where the employer has the introduction."""
    pair.says_yes()
    assert pair.take("voorstellen", samenvatting=SUMMARY, akkoord="ja") == "onderweg"
    pair.world.clock.later(hours=1)
    pair.world.clerk()
