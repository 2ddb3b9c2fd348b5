"""A session that ran out while somebody was typing: they sign in, see what they wrote, and send it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from matcher.bootstrap import App
from matcher.domain.talks import TalkAbout
from matcher.storage.tables import page_sessions
from matcher.wording import caseload_pages as own
from matcher.wording import pages, unsent_form_pages
from page_checks import assert_sound, follow
from page_site import NOW, TODAY, Site

TOLD = "Houdt van de geur van vers brood.\nWil graag eens komen kijken."


@pytest.mark.parametrize("narrow", [False, True])
def test_a_note_on_a_talk_survives_signing_out(
    site: Site, part_of_the_region: App, *, narrow: bool
) -> None:
    with site.visit("specialist", narrow=narrow) as page:
        page.goto("/clienten")
        follow(page.get_by_role("link", name="c-0001", exact=True))
        talks = f"{page.url}/gesprekken"
        page.goto(talks)
        page.get_by_label(own.HELD_ON).fill(TODAY.isoformat())
        page.get_by_label(own.ABOUTS[TalkAbout.WORK]).check()
        page.get_by_label(own.NOTE).fill(TOLD)
        with part_of_the_region.database.transaction() as connection:
            ended = NOW - timedelta(minutes=1)
            connection.execute(update(page_sessions).values(expires_at=ended))
        follow(page.get_by_role("button", name=own.SAVE_TALK))
        assert page.get_by_role("status").inner_text() == unsent_form_pages.RAN_OUT
        assert_sound(page)
        page.get_by_label(pages.KEY).fill(site.keys["specialist"])
        follow(page.get_by_role("button", name=pages.SIGN_IN, exact=True))
        assert page.get_by_role("heading", level=1).inner_text() == unsent_form_pages.UNSENT
        assert TOLD in page.locator("main").inner_text()
        assert_sound(page)
        follow(page.get_by_role("button", name=unsent_form_pages.SEND_NOW))
        assert page.url.startswith(talks)
        assert TOLD.splitlines()[1] in page.locator("main").inner_text()
