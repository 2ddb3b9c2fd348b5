"""Why a vacancy is not in tonight's list although it fits: others went before, told without naming them."""

from matcher.domain.matches import Crowd, Displaced, DisplacedBy

_OTHERS = {
    Crowd.UNDER_TEN: "minder dan tien anderen",
    Crowd.TEN_OR_MORE: "tien of meer anderen",
    Crowd.TWENTY_FIVE_OR_MORE: "veel anderen",
}
_BY = {
    DisplacedBy.NO_ROOM: "Deze vacature staat al op zoveel lijsten als er plaats is.",
    DisplacedBy.CROWD: "Deze vacature staat al op veel lijsten. Wie minder kansen had, ging voor.",
    DisplacedBy.SURER: (
        "Andere vacatures op de lijst zijn een zekerdere keus: deze past bij bijna iedereen, of staat alleen."
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
