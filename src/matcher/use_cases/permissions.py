"""Who may do what: the first question of every use case.

There is one answer to "that is not yours" and to "that does not exist": the same error with the
same text, so that nobody learns from a refusal.
"""

from typing import Final

from matcher.domain.access import Actor, Role
from matcher.domain.errors import NotFoundError
from matcher.domain.ids import RegionCode

STAFF: Final = (Role.EMPLOYER_SERVICES_ADVISER, Role.EMPLOYMENT_SPECIALIST)
"""The roles that work for people looking for a job; what an adviser may, a specialist may too."""


def not_here() -> NotFoundError:
    """Return the one refusal there is: no such thing, or not for the one who asks."""
    return NotFoundError("There is no such thing here.")


def only(actor: Actor, *roles: Role) -> None:
    """Let the one who asks go on when its role is one of these.

    Raises:
        NotFoundError: it is not.
    """
    if actor.role not in roles:
        raise not_here()


def covers(actor: Actor, region: RegionCode | None) -> bool:
    """Tell whether something in a region is for this staff member; an unknown region is anyone's.

    >>> from matcher.domain.ids import KeyId
    >>> adviser = Actor(KeyId("k"), Role.EMPLOYER_SERVICES_ADVISER, "a-01", RegionCode("AM19"))
    >>> covers(adviser, RegionCode("AM19")), covers(adviser, None), covers(adviser, RegionCode("X"))
    (True, True, False)
    """
    return actor.region is None or region is None or region == actor.region
