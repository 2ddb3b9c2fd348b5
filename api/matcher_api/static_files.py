"""Our stylesheets and icon: the same for everyone, so a browser may keep them for an hour."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any, Final

from fastapi.staticfiles import StaticFiles
from starlette.responses import Response

_FOLDER: Final = Path(__file__).parent / "static"
_KEPT: Final = "public, max-age=3600"


class OurFiles(StaticFiles):
    """The files beside this package."""

    def __init__(self) -> None:
        """Serve from one folder and no other."""
        super().__init__(directory=_FOLDER)

    async def get_response(self, path: str, scope: MutableMapping[str, Any]) -> Response:
        """Return a file, to be kept for an hour."""
        answer = await super().get_response(path, scope)
        answer.headers["Cache-Control"] = _KEPT
        return answer
