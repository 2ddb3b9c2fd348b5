"""One address for every introduction: employer and specialist find each other, and it tells nothing."""

import pytest

from api_world import World
from employer_site import href, introduced
from matcher.wording import employer_pages, pair_pages
from page_visits import gone_elsewhere, signed_in
from pair_site import PairSite
from pair_site import introduced as introduce_pair

ADDRESS = "bemiddeling@werkgever.example"


@pytest.fixture
def relay(world: World) -> None:
    settings = world.app.settings.model_copy(update={"relay_address": ADDRESS})
    vars(world.app)["settings"] = settings


def _read(world: World, vacancy: str) -> list[object]:
    """Return all that an employer's pages and routes answer of a vacancy."""
    introductions = [told["id"] for told in world.introductions(vacancy)]
    bakery = signed_in(world, "bakery")
    answers = [
        world.get("bakery", f"/vacancies/{vacancy}/introductions"),
        bakery.get(href(vacancy)),
        *(bakery.get(href(vacancy, "introducties", one)) for one in introductions),
    ]
    return [(a.status_code, dict(a.headers), a.content) for a in answers]


@pytest.mark.usefixtures("relay")
def test_it_stands_beside_every_contact_and_is_the_same(world: World, vacancy: str) -> None:
    for _ in range(2):
        introduction = introduced(world, vacancy)
    assert [told["contactAddress"] for told in world.introductions(vacancy)] == [ADDRESS] * 2
    bakery = signed_in(world, "bakery")
    shown = employer_pages.RELAY.format(address=ADDRESS)
    assert bakery.get(href(vacancy)).text.count(shown) == 2
    assert shown in bakery.get(href(vacancy, "introducties", introduction)).text


def test_without_one_nothing_is_said(world: World, vacancy: str) -> None:
    introduction = introduced(world, vacancy)
    (told,) = world.introductions(vacancy)
    assert told["contactAddress"] is None
    bakery = signed_in(world, "bakery")
    words = employer_pages.RELAY.partition("{")[0]
    assert words not in bakery.get(href(vacancy)).text
    assert words not in bakery.get(href(vacancy, "introducties", introduction)).text


def test_an_employer_without_introductions_reads_the_same_with_or_without(
    world: World, vacancy: str, request: pytest.FixtureRequest
) -> None:
    before = _read(world, vacancy)
    request.getfixturevalue("relay")
    assert _read(world, vacancy) == before


@pytest.mark.usefixtures("relay")
def test_not_one_byte_depends_on_anybody_else(world: World, vacancy: str) -> None:
    introduced(world, vacancy)
    _read(world, vacancy)
    before = _read(world, vacancy)
    elsewhere = world.vacancy("cinema")
    other = world.client(passions=["zingen"], workSummary="Zingt graag.")
    world.decide(other, recipient="any_employer")
    world.decide(other)
    referral = world.released(other, vacancy)
    assert _read(world, vacancy) == before
    world.post("specialist", f"/referrals/{referral}/_withdraw")
    world.client("specialist_there")
    world.clock.later(hours=2)
    world.clerk()
    assert _read(world, vacancy) == before
    assert world.introductions(elsewhere, "cinema") == []


@pytest.mark.usefixtures("relay")
def test_what_ended_shows_no_contact_on_the_page(world: World, pair: PairSite) -> None:
    introduce_pair(pair)
    result = {"afloop": "teruggetrokken", "reden_teruggetrokken": "other_job"}
    pair.take("afloop", afloop_dag=pair.today(), **result)
    assert ADDRESS not in signed_in(world, "bakery").get(href(pair.vacancy)).text
    (told,) = world.introductions(pair.vacancy)
    assert (told["contact"], told["contactAddress"]) == ("", ADDRESS)


def test_the_specialist_reads_how_the_employer_knows_the_client(
    world: World, pair: PairSite
) -> None:
    assert pair_pages.KNOWN not in pair.page()
    introduce_pair(pair)
    (told,) = world.introductions(pair.vacancy)
    page = pair.page()
    assert pair_pages.KNOWN in page
    assert told["pseudonym"] in page
    assert told["contact"] in page
    gone_elsewhere(world, "GET", pair.path)
    result = {"afloop": "teruggetrokken", "reden_teruggetrokken": "other_job"}
    pair.take("afloop", afloop_dag=pair.today(), **result)
    after = pair.page()
    assert told["pseudonym"] in after
    assert pair_pages.KNOWN_ENDED in after
