"""From a context to an answer: escaped HTML, and headers under which nothing else can load."""

from dataclasses import dataclass, fields
from http import HTTPStatus
from pathlib import Path
from typing import Final

from fastapi import Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from matcher.domain.access import Actor, Role
from matcher.wording import pages
from matcher_api.pages.contexts import Context

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
    """What stands around every page: who is signed in, where to go, and how this installation looks.

    `subject` is the number a member of staff goes by; an employer's is an id that means nothing to it.
    """

    role: str | None
    subject: str | None
    ways: tuple[tuple[str, str], ...]
    here: str
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

    def html(self, context: Context, actor: Actor | None, path: str) -> str:
        """Return a page; the template is given the frame, its words and the context's fields, no more.

        The words of a page's own module, where its context names one, are `own` in the template.
        """
        shown = {field.name: getattr(context, field.name) for field in fields(context)}
        frame = Frame(
            role=None if actor is None else pages.ROLES[actor.role],
            subject=None if actor is None or actor.role is Role.EMPLOYER else actor.subject,
            ways=() if actor is None else pages.WAYS[actor.role],
            here=path,
            demo=self._demo,
            theme=self._theme,
        )
        own = getattr(context, "own", None)
        return self._templates.get_template(context.template).render(frame=frame, own=own, **shown)


def attachment(content: str, name: str, media_type: str) -> Response:
    """Return a text as a file to keep; `name` holds nothing but letters, digits, dots and dashes."""
    told = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, headers=_HEADERS | told, media_type=media_type)


def page(request: Request, context: Context, status: HTTPStatus = HTTPStatus.OK) -> HTMLResponse:
    """Return a page as an answer to a request, in the name of whoever is signed in."""
    renderer: Renderer = request.app.state.renderer
    actor = getattr(request.state, "actor", None)
    html = renderer.html(context, actor, request.url.path)
    return HTMLResponse(html, status.value, headers=_HEADERS)
