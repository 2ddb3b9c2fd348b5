"""Who looks around in the made-up region: one visitor for each role, with a key that lives for a day.

Only where the state holds the made-up region and nothing else: `matcher demo` marks it so, and takes no
state that holds a region of its own. The setting alone opens nothing.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from typing import Final

from matcher.domain.access import Role
from matcher.domain.ids import RegionCode
from matcher.settings import Settings
from matcher.use_cases.issue_keys import WantedKey

DEMO_REGION: Final = RegionCode("AM19")
_KEYS_LIVE: Final = timedelta(days=1)
_SUBJECTS: Final[Mapping[Role, tuple[str, RegionCode | None]]] = {
    Role.EMPLOYMENT_SPECIALIST: ("s-01", DEMO_REGION),
    Role.EMPLOYER_SERVICES_ADVISER: ("a-01", DEMO_REGION),
    Role.EMPLOYER: ("e-01", None),
    Role.ADMINISTRATOR: ("admin", None),
}

DEMO_VISITORS: Final[Mapping[Role, WantedKey]] = {
    role: WantedKey(role, subject, region, _KEYS_LIVE)
    for role, (subject, region) in _SUBJECTS.items()
}
"""The key that is made for each role; the specialist has the clients that the demo shows."""


def is_demo(settings: Settings) -> bool:
    """Tell whether this is the demo: set so, and on a state that holds the made-up region.

    The mark is of the database beside it: with a database elsewhere this is no demo.
    """
    return settings.demo and settings.database_url is None and demo_mark(settings).exists()


def demo_mark(settings: Settings) -> Path:
    """Return the file that marks a state as holding the made-up region."""
    return settings.state_dir / "demo-region"
