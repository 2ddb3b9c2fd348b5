"""From a context to an answer: escaped HTML, and headers under which nothing else can load."""

from dataclasses import dataclass, fields
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from matcher.wording import pages
from matcher_api.staff_pages.contexts import Context

CONTENT_SECURITY_POLICY: Final = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Final = {
    "Content-Security-Policy": CONTENT_SECURITY_POLICY,
    "Cache-Control": "no-store",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
_TEMPLATES: Final = Path(__file__).parents[1] / "templates"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around every page: who is signed in, and how this installation looks."""

    role: str | None
    subject: str | None
    demo: bool
    theme: bool


class Renderer:
    """Renders contexts with the templates beside this package."""

    def __init__(self, *, demo: bool, theme: bool) -> None:
        """Prepare the templates; `theme` says that the installation has a stylesheet of its own."""
        self._demo = demo
        self._theme = theme
        self._templates = Environment(
            loader=FileSystemLoader(_TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._templates.globals["words"] = pages

    def html(self, context: Context, role: str | None, subject: str | None) -> str:
        """Return a page; the template is given the frame and the context's own fields, no more."""
        shown = {field.name: getattr(context, field.name) for field in fields(context)}
        frame = Frame(role, subject, demo=self._demo, theme=self._theme)
        return self._templates.get_template(context.template).render(frame=frame, **shown)


def page(request: Request, context: Context, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    """Return a page as an answer to a request, in the name of whoever is signed in."""
    renderer: Renderer = request.app.state.renderer
    actor = getattr(request.state, "actor", None)
    role = None if actor is None else pages.ROLES[actor.role]
    subject = None if actor is None else actor.subject
    return HTMLResponse(renderer.html(context, role, subject), status.value, headers=_HEADERS)
