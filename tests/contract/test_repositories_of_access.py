"""What is remembered of keys, reading, ids, places and the erased, on every database."""

import threading
from collections.abc import Callable
from datetime import date, timedelta

import pytest

from matcher.domain.access import Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import (
    KeyId,
    RegionCode,
    RunId,
)
from matcher.domain.introductions import IntroductionState
from matcher.domain.nightly_runs import NightlyRun
from matcher.domain.outcomes import OutcomeEvent
from matcher.domain.places import Place, Point, distance_km
from matcher.storage.audit import AuditRepository
from matcher.storage.clients import ClientRepository
from matcher.storage.erasing import erase_client
from matcher.storage.erasures import ErasureRepository
from matcher.storage.external_ids import ExternalId, ExternalIdRepository, RecordKind
from matcher.storage.introductions import IntroductionRepository
from matcher.storage.keys import KeyRepository
from matcher.storage.lists import ListOwner, ListRepository
from matcher.storage.outcomes import AnonymousOutcome, OutcomeRepository
from matcher.storage.page_sessions import ENDED_IS_KNOWN, PageSessionRepository
from matcher.storage.places import PlaceRepository, PostcodePlace, StoredGazetteer
from matcher.storage.revisions import Versioned
from matcher.storage.runs import RunRepository
from matcher.storage.sessions import Connection, Database
from matcher.storage.vacancies import VacancyRepository
from storage_records import (
    CLIENT,
    DECISION,
    EMPLOYER,
    LINE,
    NOW,
    OUTCOME,
    PEPPER,
    REFERRAL,
    SECRET_TEXT,
    TODAY,
    VACANCY,
    all_rows,
    with_everything,
)

pytest_plugins = ["storage_fixtures"]


class TestKeys:
    def test_a_key_opens_until_it_expires_or_is_revoked(self, database: Database) -> None:
        with database.transaction() as connection:
            keys = KeyRepository(connection, PEPPER)
            made, secret = keys.create(
                Role.EMPLOYER,
                EMPLOYER.id,
                RegionCode("AM19"),
                created_on=TODAY,
                expires_on=TODAY + timedelta(days=1),
            )
            assert keys.find_by_secret(secret, TODAY + timedelta(days=1)) == made
            assert keys.find_by_secret(secret, TODAY + timedelta(days=2)) is None
            for wrong in ("", "_", secret[:-1], secret + "x", f"x{secret}", made.prefix):
                assert keys.find_by_secret(wrong, TODAY) is None
            assert KeyRepository(connection, b"other").find_by_secret(secret, TODAY) is None
            assert secret not in all_rows(connection)
            keys.touch_last_used(made.actor.key_id, TODAY)
            used = keys.get(made.actor.key_id)
            assert used is not None
            assert used.last_used_on == TODAY
            keys.revoke(made.actor.key_id, TODAY)
            keys.revoke(made.actor.key_id, TODAY + timedelta(days=1))
            assert keys.all()[0].revoked_on == TODAY
            assert keys.find_by_secret(secret, TODAY) is None
            assert keys.get(KeyId("nothing")) is None
            with pytest.raises(NotFoundError):
                keys.revoke(KeyId("nothing"), TODAY)

    def test_somebody_works_where_a_valid_key_says_so(self, database: Database) -> None:
        role = Role.EMPLOYMENT_SPECIALIST
        with database.transaction() as connection:
            keys = KeyRepository(connection, PEPPER)
            for region, last in (("AM20", TODAY), ("AM19", TODAY), ("AM35", TODAY - timedelta(1))):
                keys.create(role, "s-01", RegionCode(region), created_on=TODAY, expires_on=last)
            keys.create(role, "s-02", None, created_on=TODAY, expires_on=TODAY)
            assert keys.regions_of(role, "s-01", TODAY) == ["AM19", "AM20"]
            assert keys.regions_of(role, "s-01", TODAY + timedelta(1)) == []
            assert keys.regions_of(role, "s-02", TODAY) == [None]
            assert keys.regions_of(Role.ADMINISTRATOR, "s-01", TODAY) == []

    def test_a_session_ends_with_its_time_and_with_its_key(self, database: Database) -> None:
        soon = NOW + timedelta(hours=8)
        with database.transaction() as connection:
            keys = KeyRepository(connection, PEPPER)
            key, _ = keys.create(
                Role.ADMINISTRATOR, "a-01", None, created_on=TODAY, expires_on=TODAY
            )
            sessions = PageSessionRepository(connection, PEPPER)
            token = sessions.start(key.actor.key_id, soon)
            ended = sessions.start(key.actor.key_id, soon)
            sessions.end(ended)
            assert sessions.find(token, NOW, TODAY) == key
            assert sessions.find(ended, NOW, TODAY) is None
            assert sessions.find(token, soon, TODAY) is None
            assert sessions.find(token, NOW, TODAY + timedelta(days=1)) is None
            assert sessions.find_ended(token, soon, TODAY) == key
            assert sessions.find_ended(token, NOW, TODAY) is None
            assert sessions.find_ended(ended, soon, TODAY) is None
            assert token not in all_rows(connection)
            keys.revoke(key.actor.key_id, TODAY)
            assert sessions.find(token, NOW, TODAY) is None
            assert sessions.find_ended(token, soon, TODAY) is None
            forgotten = soon + ENDED_IS_KNOWN
            assert (sessions.drop_expired(soon), sessions.drop_expired(forgotten)) == (0, 1)


class TestExternalIds:
    def test_lead_in_and_back(self, database: Database) -> None:
        with database.transaction() as connection:
            ids = ExternalIdRepository(connection)
            ids.link(RecordKind.CLIENT, "file", "c-1", "inside-1")
            ids.link(RecordKind.CLIENT, "crm", "77", "inside-1")
            ids.link(RecordKind.CLIENT, "crm", "c-1", "inside-2")
            ids.link(RecordKind.VACANCY, "file", "c-1", "inside-3")
            assert ids.internal(RecordKind.CLIENT, "file", "c-1") == "inside-1"
            assert ids.internal(RecordKind.CLIENT, "file", "c-2") is None
            assert ids.of(RecordKind.CLIENT, "inside-1") == [
                ExternalId("crm", "77"),
                ExternalId("file", "c-1"),
            ]
            assert ids.externals(RecordKind.CLIENT) == {"inside-1": "77", "inside-2": "c-1"}
            assert ids.externals(RecordKind.CLIENT, ["inside-2"]) == {"inside-2": "c-1"}
            assert ids.resolve(RecordKind.CLIENT, "inside-2") == "inside-2"
            assert ids.resolve(RecordKind.CLIENT, "77") == "inside-1"
            assert ids.resolve(RecordKind.CLIENT, "c-1") is None
            assert ids.resolve(RecordKind.CLIENT, "c-1", "crm") == "inside-2"
            ids.forget(RecordKind.CLIENT, "inside-1")
            assert ids.of(RecordKind.CLIENT, "inside-1") == []


class TestPlaces:
    def test_a_postcode_beats_a_town_and_a_town_beats_nothing(self, database: Database) -> None:
        with database.transaction() as connection:
            places = PlaceRepository(connection)
            places.put([])
            places.put([PostcodePlace("2311", None, 52.0, 4.0), PostcodePlace("1000", None, 52, 4)])
            places.put(
                [
                    PostcodePlace("2311", "Leiden", 52.16, 4.49),
                    PostcodePlace("2312", "Leiden", 52.18, 4.51),
                ]
            )
            assert places.get("2311") == PostcodePlace("2311", "Leiden", 52.16, 4.49)
            assert places.get("9999") is None
            gazetteer = StoredGazetteer.load(connection)
        assert gazetteer.point(Place("2311", "Utrecht")) == Point(52.16, 4.49)
        middle = gazetteer.point(Place("2399", "LEIDEN"))
        assert middle is not None
        assert (round(middle.lat, 4), round(middle.lon, 4)) == (52.17, 4.5)
        utrecht = gazetteer.point(Place(town="Utrecht"))
        assert utrecht is not None
        assert round(utrecht.lat) == 52
        hague = gazetteer.point(Place(town="'s-Gravenhage"))
        assert hague is not None
        assert hague == gazetteer.point(Place(town="den haag"))
        for unknown in (None, Place(), Place("9999"), Place(town="Nergenshuizen")):
            assert gazetteer.point(unknown) is None

    def test_a_name_of_two_towns_is_no_point_between_them(self) -> None:
        north, south = Point(52.67, 4.70), Point(51.60, 6.05)
        gazetteer = StoredGazetteer(
            [
                PostcodePlace("1861", "Bergen", north.lat, north.lon),
                PostcodePlace("5854", "Bergen", south.lat, south.lon),
                PostcodePlace("1000", "Nergenshuizen", north.lat, north.lon),
                PostcodePlace("1001", "Nergenshuizen", south.lat, south.lon),
            ]
        )
        bergen = gazetteer.point(Place(town="Bergen"))
        assert bergen is not None
        assert distance_km(bergen, north) < 5
        assert gazetteer.point(Place("5854", "Bergen")) == south
        assert gazetteer.point(Place(town="Nergenshuizen")) is None


class TestErasing:
    def test_leaves_nothing_that_leads_back(self, database: Database) -> None:
        with database.transaction() as connection:
            with_everything(connection)
            feature_rows = {OUTCOME.id: {"passion_fit": 0.5}}
            erase_client(connection, CLIENT.id, pepper=PEPPER, feature_rows=feature_rows)
        with database.reading() as connection:
            left = all_rows(connection)
            for trace in (CLIENT.id, SECRET_TEXT, "c-0001", OUTCOME.id, REFERRAL.id, DECISION.id):
                assert repr(str(trace)) not in left
                assert SECRET_TEXT not in left
            assert OutcomeRepository(connection).all() == []
            assert OutcomeRepository(connection).anonymous() == [
                AnonymousOutcome(OutcomeEvent.HIRED, "2026-11", {"passion_fit": 0.5})
            ]
            (introduction,) = IntroductionRepository(connection).for_vacancy(
                VACANCY.id, date(2026, 11, 22)
            )
            assert introduction.state is IntroductionState.NO_LONGER_AVAILABLE
            assert introduction.summary == ""
            erasures = ErasureRepository(connection, PEPPER)
            assert erasures.known(RecordKind.CLIENT, "file", "c-0001")
            assert not erasures.known(RecordKind.CLIENT, "crm", "c-0001")
            erasures.remember(RecordKind.CLIENT, "file", "c-0001")
            assert AuditRepository(connection, PEPPER).verify() is None
            assert VacancyRepository(connection).get(VACANCY.id) == Versioned(VACANCY, 1)

    @pytest.mark.parametrize("erased_first", [True, False])
    def test_lines_written_at_the_same_time_are_not_left(
        self, database: Database, *, erased_first: bool
    ) -> None:
        def erase(connection: Connection) -> None:
            erase_client(connection, CLIENT.id, pepper=PEPPER)

        def write(connection: Connection) -> None:
            ListRepository(connection).write_lines(RunId("next"), ListOwner.VACANCY, [LINE])

        def in_a_transaction(deed: Callable[[Connection], None]) -> None:
            with database.transaction() as connection:
                deed(connection)

        with database.transaction() as connection:
            with_everything(connection)
            RunRepository(connection).add(NightlyRun(RunId("next"), NOW))
        first, second = (erase, write) if erased_first else (write, erase)
        at_once = threading.Thread(target=in_a_transaction, args=(second,))
        with database.transaction() as connection:
            first(connection)
            at_once.start()
            at_once.join(0.3)
        at_once.join(60)
        with database.reading() as connection:
            assert ClientRepository(connection).get(CLIENT.id) is None
            assert SECRET_TEXT not in all_rows(connection, "list_lines")
            assert CLIENT.id not in all_rows(connection, "list_lines")

    def test_nobody_is_erased_twice(self, database: Database) -> None:
        with database.transaction() as connection, pytest.raises(NotFoundError):
            erase_client(connection, CLIENT.id, pepper=PEPPER)
