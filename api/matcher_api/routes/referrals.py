"""`/referrals`: discussed with the client, released with an hour to undo it, withdrawn."""

from http import HTTPStatus

from fastapi import APIRouter

from matcher.use_cases.refer_client import create_referral, release_referral, withdraw_referral
from matcher_api.dependencies import CallerDep, ReferralIdDep
from matcher_api.problems import CONFLICT
from matcher_api.schemas.referrals import ReferralAnswer, ReferralRequest, ReleaseRequest

router = APIRouter(prefix="/referrals", tags=["referrals"])


@router.post("", status_code=HTTPStatus.CREATED, responses=CONFLICT)
def post_referral(body: ReferralRequest, caller: CallerDep) -> ReferralAnswer:
    """Keep that a vacancy was discussed with an own client; nobody else hears of it."""
    given = body.to_domain()
    with caller.telling("refer", "client", given.client_id) as tell:
        referral = create_referral(caller.database, caller.actor, given, caller.as_of.on, tell)
    return ReferralAnswer.of_referral(referral)


@router.post("/{referral_id}/_release", responses=CONFLICT)
def release(
    referral_id: ReferralIdDep,
    caller: CallerDep,
    body: ReleaseRequest | None = None,
) -> ReferralAnswer:
    """Release a referral: the employer gets the introduction in an hour, unless withdrawn."""
    summary = None if body is None else body.summary
    with caller.telling("release", "referral", referral_id):
        referral = release_referral(
            caller.database, caller.actor, referral_id, caller.as_of, summary
        )
    return ReferralAnswer.of_referral(referral)


@router.post("/{referral_id}/_withdraw")
def withdraw(referral_id: ReferralIdDep, caller: CallerDep) -> ReferralAnswer:
    """Withdraw a referral: nobody ever hears of it, or the introduction ends."""
    with caller.telling("withdraw", "referral", referral_id):
        referral = withdraw_referral(caller.database, caller.actor, referral_id, caller.as_of.on)
    return ReferralAnswer.of_referral(referral)
