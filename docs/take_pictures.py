"""Takes the pictures of the README and the manual from the real pages: `make pictures`.

The made-up region is loaded into a state of its own, which is gone afterwards.
"""  # noqa: INP001 -- a script, not a package

import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

import uvicorn
from playwright.sync_api import Browser, Page, sync_playwright

from matcher import clock
from matcher.bootstrap import App, opened
from matcher.cli_commands.demo_day import fill_the_day
from matcher.cli_commands.demo_files import region_files
from matcher.cli_commands.keys import make_key
from matcher.cli_commands.serve import HOST, address_of, reserved
from matcher.domain.access import Role
from matcher.settings import Settings
from matcher.use_cases.as_of import AsOf
from matcher.use_cases.demo_visitors import DEMO_VISITORS
from matcher.use_cases.import_records import ImportKind, import_records
from matcher.use_cases.import_terms import ImportTerms
from matcher.use_cases.rerank_overnight import rerank_overnight
from matcher_api.app import create_app

BROWSER: Final = "/usr/bin/chromium"
PICTURES: Final = Path(__file__).parent / "pictures"
WIDTH: Final = 1280
MOST_BYTES: Final = 300_000
_HEIGHTS: Final = {
    "start": 1000,
    "client": 1200,
    "openness": 1340,
    "vacancy": 1080,
    "employer": 1000,
    "figures": 1420,
}
_FILES: Final = ("employers", "vacancies", "clients", "outcomes")
_CLIENT: Final = "c-0001"
_VACANCY: Final = "Medewerker bioscoop"
_OWN_VACANCY: Final = "Filmoperateur (digitaal en 35 mm)"


def take_pictures() -> None:
    """Fill a region, serve it, look around as each role, and keep a picture of the six main pages."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, _region(Path(folder)) as app:
        keys = _keys(app)
        with _served(app) as address, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=BROWSER, args=["--no-sandbox"])
            page = _signed_in(browser, address, keys[Role.EMPLOYMENT_SPECIALIST])
            _keep(page, "start")
            page.get_by_role("link", name=_CLIENT, exact=True).click()
            _keep(page, "client")
            page.goto(f"{page.url}/openheid")
            _keep(page, "openness")
            page = _signed_in(browser, address, keys[Role.EMPLOYER_SERVICES_ADVISER])
            page.goto(f"{address}vacatures")
            page.get_by_role("link", name=_VACANCY, exact=True).click()
            _keep(page, "vacancy")
            page = _signed_in(browser, address, keys[Role.EMPLOYER])
            page.get_by_role("link", name=_OWN_VACANCY, exact=True).click()
            _keep(page, "employer")
            page = _signed_in(browser, address, keys[Role.ADMINISTRATOR])
            page.goto(f"{address}cijfers")
            _keep(page, "figures")
            browser.close()


@contextmanager
def _region(folder: Path) -> Iterator[App]:
    files, today = region_files(folder / "files", clock.today()), clock.today()
    with opened(Settings(state_dir=folder / "state", demo=True)) as app:
        terms = ImportTerms(clock.now(), today, app.secret)
        for name in _FILES:
            import_records(app.database, ImportKind(name), files / f"{name}.jsonl", terms)
        rerank_overnight(app, on=today, clock=clock.now)
        yield app


def _keys(app: App) -> dict[Role, str]:
    """Return a key for each role, after letting happen what waits for them today."""
    made = {role: make_key(app, wanted) for role, wanted in DEMO_VISITORS.items()}
    visitors = {role: issued.key.actor for role, issued in made.items()}
    fill_the_day(app, visitors, AsOf(clock.now(), clock.today()))
    return {role: issued.secret for role, issued in made.items()}


@contextmanager
def _served(app: App) -> Iterator[str]:
    door = reserved(HOST, 0)
    server = uvicorn.Server(uvicorn.Config(create_app(app), log_level="warning"))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [door]}, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    try:
        yield address_of(door)
    finally:
        server.should_exit = True
        thread.join()


def _signed_in(browser: Browser, address: str, key: str) -> Page:
    page = browser.new_page(viewport={"width": WIDTH, "height": _HEIGHTS["start"]}, locale="nl-NL")
    page.goto(f"{address}inloggen")
    page.get_by_label("Uw sleutel").fill(key)
    page.get_by_role("button", name="Inloggen").click()
    page.wait_for_url(lambda url: "inloggen" not in url)
    return page


def _keep(page: Page, name: str) -> None:
    page.set_viewport_size({"width": WIDTH, "height": _HEIGHTS[name]})
    path = PICTURES / f"{name}.png"
    page.screenshot(path=path)
    size = path.stat().st_size
    sys.stdout.write(f"{path.relative_to(Path.cwd())}: {size:,} bytes\n")
    if size > MOST_BYTES:
        sys.exit(f"{path.name} is larger than {MOST_BYTES:,} bytes: make it less high.")


if __name__ == "__main__":
    take_pictures()
