"""The ids inside for the ids of one source: looked up, and made when a record names a new one."""

from matcher.domain.ids import ClientId, EmployerId, OutcomeId, ReferralId, VacancyId, new_id
from matcher.storage.external_ids import ExternalIdRepository, RecordKind


class SourceIds:
    """Knows the ids of one source; naming an unknown one makes it a random id of its own."""

    def __init__(self, known: ExternalIdRepository, source: str) -> None:
        """Keep the mapping and the name of the source."""
        self._known = known
        self._source = source

    def client(self, outside: str, /) -> ClientId:
        """Return a client's id."""
        return ClientId(self._inside(RecordKind.CLIENT, outside))

    def vacancy(self, outside: str, /) -> VacancyId:
        """Return a vacancy's id."""
        return VacancyId(self._inside(RecordKind.VACANCY, outside))

    def employer(self, outside: str, /) -> EmployerId:
        """Return an employer's id."""
        return EmployerId(self._inside(RecordKind.EMPLOYER, outside))

    def outcome(self, outside: str, /) -> OutcomeId:
        """Return an outcome's id."""
        return OutcomeId(self._inside(RecordKind.OUTCOME, outside))

    def referral(self, outside: str, /) -> ReferralId:
        """Return a referral's id: referrals are made here, so theirs are ids inside already."""
        return ReferralId(outside)

    def _inside(self, kind: RecordKind, outside: str) -> str:
        known = self._known.internal(kind, self._source, outside)
        if known is not None:
            return known
        made = new_id()
        self._known.link(kind, self._source, outside, made)
        return made
