"""Ids of other systems that mean more than one record here: refused, with the ids to choose from."""

from matcher.domain.errors import Fault, InvalidInputError
from matcher.storage.external_ids import ExternalIdRepository, RecordKind


def refuse_ambiguous(
    ids: ExternalIdRepository, kind: RecordKind, external_id: str, place: str
) -> None:
    """Refuse an id that two sources use for two records; `place` is where it was given.

    Raises:
        InvalidInputError: it means more than one; the text names each id here with its source.
    """
    meant = ids.by_source(kind, external_id)
    if len(set(meant.values())) > 1:
        told = ", ".join(f"{inside} ({source})" for source, inside in meant.items())
        problem = f"means more than one {kind.value}: give the id here, one of {told}"
        raise InvalidInputError([Fault(place, problem)])
