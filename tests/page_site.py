"""The staff pages on loopback, with a part of the demo region behind them, and a browser before them."""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from pathlib import Path

import pytest
import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from matcher import clock
from matcher.bootstrap import App, opened
from matcher.cli_commands.keys import make_key
from matcher.cli_commands.serve import HOST, address_of, reserved
from matcher.domain.access import Role
from matcher.domain.ids import RegionCode
from matcher.retrieval.text_space import TextSpace
from matcher.settings import Settings
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.issue_keys import WantedKey
from matcher_api.app import create_app

CHROMIUM = Path("/usr/bin/chromium")
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
TODAY = date(2026, 11, 22)
LINES = {"employers": 90, "vacancies": 30, "clients": 30}
REGION = RegionCode("AM19")
ROLES = {
    "specialist": (Role.EMPLOYMENT_SPECIALIST, "s-01", REGION),
    "adviser": (Role.EMPLOYER_SERVICES_ADVISER, "a-01", REGION),
    "administrator": (Role.ADMINISTRATOR, "root", None),
    "employer": (Role.EMPLOYER, "e-01", None),
}
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 900}


@dataclass(frozen=True)
class Site:
    """The pages at an address, a key for everyone, and a browser to visit them with."""

    address: str
    keys: dict[str, str]
    browser: Browser

    @contextmanager
    def visit(
        self, who: str | None = None, *, narrow: bool = False, scripts: bool = True
    ) -> Iterator[Page]:
        """Lend a page of a fresh browser, signed in as one of the roles when given."""
        context = self.browser.new_context(
            base_url=self.address,
            viewport=PHONE if narrow else DESKTOP,
            java_script_enabled=scripts,
            locale="nl-NL",
        )
        page = context.new_page()
        page.goto("/inloggen")
        if who is not None:
            page.get_by_label("Uw sleutel").fill(self.keys[who])
            page.get_by_role("button", name="Inloggen").click()
            page.wait_for_url(re.compile(r"/(?:werkgever)?$"))
        yield page
        context.close()


@pytest.fixture(scope="module")
def part_of_the_region(
    space: TextSpace, demo_folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[App]:
    folder = tmp_path_factory.mktemp("region")
    with (
        pytest.MonkeyPatch.context() as patch,
        opened(Settings(state_dir=folder / "state", demo=True)) as app,
    ):
        patch.setattr(clock, "now", lambda: NOW)
        vars(app)["space"] = space
        terms = ImportTerms(NOW, TODAY, app.secret)
        for kind, count in LINES.items():
            file = folder / f"{kind}.jsonl"
            with (demo_folder / file.name).open(encoding="utf-8") as lines:
                file.write_text("".join(islice(lines, count)), encoding="utf-8")
            import_records(app.database, ImportKind(kind), file, terms)
        app.warm()
        yield app


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not CHROMIUM.exists():
        pytest.fail(
            f"{CHROMIUM} is not here. Install it: apt-get install -y chromium", pytrace=False
        )
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=str(CHROMIUM))
        yield started
        started.close()


def key_for(app: App, role: Role, subject: str, region: RegionCode | None) -> str:
    """Return a key for a day; an employer goes by its id in the file of the demo."""
    return make_key(app, WantedKey(role, subject, region, timedelta(days=1))).secret


@pytest.fixture(scope="module")
def site(part_of_the_region: App, browser: Browser) -> Iterator[Site]:
    app = part_of_the_region
    keys = {who: key_for(app, *terms) for who, terms in ROLES.items()}
    door = reserved(HOST, 0)
    config = uvicorn.Config(create_app(app), log_config=None, ws="none")
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield Site(address_of(door), keys, browser)
    server.should_exit = True
    thread.join()
