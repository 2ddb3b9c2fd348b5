"""Why a vacancy is not in tonight's list although it fits: what went before, told without naming anybody.

A text names several causes where a code stands for several.
"""

from matcher.domain.matches import Crowd, Displaced, DisplacedBy

_OTHERS = {
    Crowd.UNDER_TEN: "minder dan tien anderen",
    Crowd.TEN_OR_MORE: "tien of meer anderen",
    Crowd.TWENTY_FIVE_OR_MORE: "veel anderen",
}
_BY = {
    DisplacedBy.NO_ROOM: "Deze vacature staat al op zoveel lijsten als er plaats is.",
    DisplacedBy.CROWD: (
        "Deze vacature, of ander werk van dit soort of deze werkgever, staat al op lijsten. Om de kansen te "
        "verdelen gingen andere vacatures voor."
    ),
    DisplacedBy.SURER: (
        "Andere vacatures gaan voor: die zijn een zekerdere keus, of stonden al op de lijst. Minder zeker is "
        "wat bij bijna iedereen past, of wat alleen staat."
    ),
}


def displaced_text(displaced: Displaced) -> str:
    """Return in words for the own specialist what went before."""
    own = displaced.own_caseload
    yours = "geen" if not own else f"{own}"
    noun = "lijst" if own == 1 else "lijsten"
    return (
        f"{_BY[displaced.by]} Plaatsen: {displaced.seats or 'onbekend'}. Op {yours} {noun} van uw eigen "
        f"cliënten en bij {_OTHERS[displaced.others]}."
    )
