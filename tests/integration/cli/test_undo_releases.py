"""`matcher undo-releases`: what waited when a backup was made goes out no more by itself."""

import pytest

from command_line import Run
from matcher.bootstrap import opened
from matcher.clock import now, today
from matcher.domain.ids import ReferralId, StaffId
from matcher.domain.referrals import Referral, ReferralState
from matcher.settings import load_settings
from matcher.storage.clients import ClientRepository
from matcher.storage.referrals import ReferralRepository
from matcher.storage.vacancies import VacancyRepository

WAITS = ReferralId("r-waits")


@pytest.mark.usefixtures("state")
def test_what_waited_is_a_draft_and_twice_is_once(run: Run) -> None:
    with opened(load_settings()) as service:
        with service.database.transaction() as connection:
            referral = Referral(
                id=WAITS,
                client_id=ClientRepository(connection).all()[0].id,
                vacancy_id=VacancyRepository(connection).all()[0].id,
                discussed_on=today(),
                discussed_by=StaffId("s-01"),
                summary="Werkt graag met de handen.",
                state=ReferralState.RELEASED,
                releases_at=now(),
            )
            ReferralRepository(connection).add(referral)
        ran = run("undo-releases")
        assert (ran.code, ran.out) == (0, "1 waiting release undone.\n")
        with service.database.reading() as connection:
            found = ReferralRepository(connection).get(WAITS)
    assert found is not None
    assert (found.state, found.releases_at) == (ReferralState.DRAFT, None)
    assert run("undo-releases", "--json").json == {"undone": 0}
