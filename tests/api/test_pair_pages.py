"""One client and one vacancy, from the first talk to a job kept: every step once, and none too soon."""

import re

from api_world import BAKERY, SUMMARY, TODAY
from matcher.domain.access import Actor, Role
from matcher.domain.employer_answers import AnswerCode, EmployerAnswer, NoReason
from matcher.domain.ids import AnswerId, ClientId, KeyId, ProposalId, StaffId, VacancyId
from matcher.domain.labels import Broken, labels_of_pair
from matcher.domain.matches import Part
from matcher.domain.outcomes import ListKind
from matcher.domain.proposals import Proposal, Reply
from matcher.storage.employer_answers import EmployerAnswerRepository
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.proposals import ProposalRepository
from matcher.storage.referrals import ReferralRepository
from matcher.use_cases.client_file import read_client
from matcher.wording import pair_pages as own
from page_visits import signed_in
from pair_site import PairSite, introduced

ME = Actor(KeyId("k"), Role.EMPLOYMENT_SPECIALIST, "s-01")


def propose(pair: PairSite) -> ProposalId:
    """Let a colleague propose the vacancy."""
    made = Proposal(
        ProposalId("proposal-000000000000"),
        ClientId(pair.client),
        VacancyId(pair.vacancy),
        StaffId("a-01"),
        TODAY,
        3,
        "Past goed bij bakken",
    )
    with pair.world.app.database.transaction() as connection:
        ProposalRepository(connection).add(made)
    return made.id


def answer(
    pair: PairSite, code: AnswerCode, reason: NoReason | None = None, note: str = ""
) -> None:
    """Let the employer answer the introduction."""
    with pair.world.app.database.transaction() as connection:
        (referral,) = ReferralRepository(connection).of_client(ClientId(pair.client))
        introduction = IntroductionRepository(connection).of_referral(referral.id)
        assert introduction
        EmployerAnswerRepository(connection).add(
            EmployerAnswer(
                AnswerId(f"answer-{code}"),
                introduction.id,
                code,
                pair.world.clock.moment.date(),
                reason,
                note,
            )
        )


def later(pair: PairSite, **how_much: float) -> None:
    """Let time pass, and sign in again: a session does not last that long."""
    pair.world.clock.later(**how_much)
    pair.visitor = signed_in(pair.world, "specialist")


def test_the_whole_way_from_a_proposal_to_a_job_kept(pair: PairSite) -> None:
    proposal = propose(pair)
    assert "Past goed bij bakken" in pair.page()
    assert pair.take("antwoord", antwoord="ja", voorstel=proposal) == "beantwoord"
    assert pair.take("besproken", besproken="denkt", besproken_dag=pair.today()) == "vastgelegd"
    assert pair.events() == ["proposed"]
    assert pair.says_yes() == "vastgelegd"
    introduced_before = pair.world.introductions(pair.vacancy)
    assert pair.take("voorstellen", samenvatting=SUMMARY, akkoord="ja") == "onderweg"
    assert introduced_before == pair.world.introductions(pair.vacancy) == []
    pair.world.clock.later(hours=1)
    pair.world.clerk()
    pair.world.clerk()
    assert [one["summary"] for one in pair.world.introductions(pair.vacancy)] == [SUMMARY]
    assert own.AWAIT in pair.page()
    answer(pair, AnswerCode.TALK, note="Kom langs op dinsdag")
    page = pair.page()
    assert own.AWAIT not in page
    assert own.AWAIT_ANSWERED in page
    assert "wil een gesprek" in page
    assert "Kom langs op dinsdag" in page
    assert pair.take("afloop", afloop="gesprek", afloop_dag=pair.today()) == "vastgelegd"
    later(pair, days=3)
    trial = {"afloop": "proefplaatsing", "afloop_dag": pair.today()}
    assert pair.take("afloop", afloop_toelichting="twee ochtenden", **trial) == "vastgelegd"
    assert "twee ochtenden" in pair.page()
    assert pair.events() == ["client_interested", "introduced", "proposed"]
    later(pair, days=4)
    hired = {"afloop": "aangenomen", "afloop_dag": pair.today()}
    assert pair.take("afloop", contract_tot="2027-11-30", **hired) == "vastgelegd"
    assert own.PLACED in pair.page()
    assert pair.take("aan-het-werk") == "aan-het-werk"
    assert own.PLACED not in pair.page()
    later(pair, weeks=13)
    care = {"nazorg": "loopt", "nazorg_dag": pair.today()}
    assert pair.take("nazorg", **care) == "vastgelegd"
    later(pair, weeks=13)
    assert pair.take("nazorg", **{**care, "nazorg_dag": pair.today()}) == "vastgelegd"
    assert own.CARE_DONE in pair.page()
    assert pair.events() == [
        "client_interested",
        "hired",
        "introduced",
        "kept_13_weeks",
        "kept_26_weeks",
        "proposed",
    ]
    taught = labels_of_pair(pair.outcomes(), pair.world.clock.moment.date())
    assert not isinstance(taught, Broken)
    assert dict(taught.well) == dict.fromkeys(Part, True)
    assert taught.rank_shown == 1


def test_what_was_shown_is_kept_with_the_proposal(pair: PairSite) -> None:
    pair.says_yes()
    shown = {one.event.value: one.shown for one in pair.outcomes()}
    assert shown["client_interested"] is None
    assert shown["proposed"] is not None
    assert (shown["proposed"].rank, shown["proposed"].list) == (1, ListKind.SEARCH)


def test_a_closed_client_applies_in_person_and_the_employer_reads_the_same(
    closed_pair: PairSite,
) -> None:
    pair = closed_pair
    before = pair.world.get("bakery", f"/vacancies/{pair.vacancy}")
    pair.says_yes()
    page = pair.page()
    assert own.APPLIED in page
    assert own.SEND not in page
    assert pair.take("gesolliciteerd", sollicitatie_dag=pair.today()) == "vastgelegd"
    refused = {"afloop": "niet-aangenomen", "reden_niet_aangenomen": "other_person"}
    assert pair.take("afloop", afloop_dag=pair.today(), **refused) == "vastgelegd"
    after = pair.world.get("bakery", f"/vacancies/{pair.vacancy}")
    assert (before.content, before.headers) == (after.content, after.headers)
    assert pair.world.introductions(pair.vacancy) == []
    assert pair.events() == ["applied", "client_interested", "not_hired", "proposed"]


def test_a_no_takes_a_reason_and_can_hide_vacancy_and_employer(pair: PairSite) -> None:
    no = {"besproken": "nee", "besproken_dag": pair.today(), "besproken_toelichting": "te vroeg"}
    refused = pair.send("besproken", **no)
    assert refused.status_code == 400
    assert f'href="#reden_nee">{own.CHOOSE_REASON}</a>' in refused.text
    assert "te vroeg</textarea>" in refused.text
    assert "<title>Fout: " in refused.text
    assert pair.outcomes() == []
    pair.take("besproken", reden_nee="hours", ook=["vacature", "werkgever"], **no)
    (said,) = (one for one in pair.outcomes() if one.event.value == "client_declined")
    assert said.reason == "hours: te vroeg"
    record = read_client(pair.world.app.database, ME, ClientId(pair.client)).record
    assert (record.not_vacancies, record.not_employers) == ({pair.vacancy}, {BAKERY})
    assert pair.take("toon") == "getoond"
    assert pair.take("toon-werkgever") == "werkgever-getoond"
    record = read_client(pair.world.app.database, ME, ClientId(pair.client)).record
    assert (record.not_vacancies, record.not_employers) == (frozenset(), frozenset())


def test_another_word_on_the_same_day_takes_the_place_of_the_first(pair: PairSite) -> None:
    pair.says_yes()
    pair.take("besproken", besproken="nee", reden_nee="pay", besproken_dag=pair.today())
    assert pair.events() == ["client_declined", "proposed"]
    later(pair, days=1)
    pair.says_yes()
    assert pair.events() == ["client_declined", "client_interested", "proposed"]
    taught = labels_of_pair(pair.outcomes(), pair.world.clock.moment.date())
    assert not isinstance(taught, Broken)
    assert taught.well[Part.CLIENT_FIT]


def test_a_result_of_today_can_be_put_right(closed_pair: PairSite) -> None:
    pair = closed_pair
    pair.says_yes()
    pair.take("gesolliciteerd", sollicitatie_dag=pair.today())
    pair.take("afloop", afloop="geen-antwoord", afloop_dag=pair.today())
    assert own.CLOSED in pair.page()
    pair.take("afloop", afloop="aangenomen", afloop_dag=pair.today())
    assert own.WORKING in pair.page()
    assert pair.events() == ["applied", "client_interested", "hired", "proposed"]


def test_a_pair_that_is_over_can_begin_anew_the_next_day(pair: PairSite) -> None:
    introduced(pair)
    answer(pair, AnswerCode.NO, NoReason.HOURS_DO_NOT_FIT)
    page = pair.page()
    assert "zegt nee: de uren passen niet" in page
    assert re.search(r'<option value="hours" selected', page)
    no = {"afloop": "niet-aangenomen", "reden_niet_aangenomen": "hours"}
    pair.take("afloop", afloop_dag=pair.today(), **no)
    again = {"besproken": "nee", "reden_nee": "pay", "besproken_dag": pair.today()}
    assert pair.send("besproken", **again).status_code == 400
    later(pair, days=1)
    pair.says_yes()
    assert own.SEND in pair.page()
    pair.take("voorstellen", samenvatting=SUMMARY + " Weer.", akkoord="ja")
    pair.world.clock.later(hours=1)
    pair.world.clerk()
    states = sorted(one["state"] for one in pair.world.introductions(pair.vacancy))
    assert states == ["available", "no_longer_available"]


def test_a_job_is_not_kept_before_its_time(closed_pair: PairSite) -> None:
    pair = closed_pair
    pair.says_yes()
    pair.take("gesolliciteerd", sollicitatie_dag=pair.today())
    pair.take("afloop", afloop="aangenomen", afloop_dag=pair.today())
    later(pair, weeks=12)
    early = pair.send("nazorg", nazorg="loopt", nazorg_dag=pair.today())
    assert early.status_code == 400
    assert own.CHOOSE_CARE in early.text
    later(pair, weeks=1)
    too_soon = pair.send("nazorg", nazorg="loopt", nazorg_dag="2026-12-01")
    assert own.TOO_EARLY in too_soon.text
    ended = {"nazorg": "gestopt", "reden_gestopt": "contract_ended"}
    assert pair.take("nazorg", nazorg_dag=pair.today(), **ended) == "vastgelegd"
    assert own.CLOSED in pair.page()
    assert "kept_13_weeks" not in pair.events()


def test_a_colleague_hears_the_reply_and_no_more(pair: PairSite) -> None:
    proposal = propose(pair)
    assert pair.take("antwoord", antwoord="nee", voorstel=proposal) == "beantwoord"
    assert pair.take("antwoord", antwoord="nee", voorstel=proposal) == "al"
    with pair.world.app.database.reading() as connection:
        kept = ProposalRepository(connection).get(proposal)
    assert kept
    assert kept.reply is Reply.NOT_NOW
    assert pair.send("antwoord", antwoord="ja", voorstel="x" * 20).status_code == 404
