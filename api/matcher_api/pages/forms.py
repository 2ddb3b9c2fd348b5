"""What somebody filled in: kept as typed, with what is wrong with it, until it will do."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Annotated, Self

from fastapi import Depends, Request

from matcher_api.pages.contexts import Wrong


@dataclass(frozen=True, slots=True, repr=False)
class Form:
    """The texts of a form by the name of their field, and what is to be mended."""

    texts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    wrong: tuple[Wrong, ...] = ()

    def typed(self, name: str) -> str:
        """Return what was typed in a field, to the letter; "" when nothing was."""
        return next(iter(self.texts.get(name, ())), "")

    def text(self, name: str) -> str:
        """Return what was typed in a field, without the blanks around it."""
        return self.typed(name).strip()

    def all(self, name: str) -> tuple[str, ...]:
        """Return every choice that was made in a field."""
        return self.texts.get(name, ())

    def lines(self, name: str) -> tuple[str, ...]:
        """Return the lines of a field with one thing on each line, without the empty ones."""
        return tuple(line.strip() for line in self.text(name).splitlines() if line.strip())

    def day(self, name: str) -> date | None:
        """Return the day in a field for a date, or None when there is none that exists."""
        try:
            return date.fromisoformat(self.text(name))
        except ValueError:
            return None

    def problem(self, name: str) -> str | None:
        """Return what is wrong with a field, or None."""
        return next((one.problem for one in self.wrong if one.field == name), None)

    def with_text(self, name: str, text: str) -> Self:
        """Return the form with another text in one field."""
        return replace(self, texts={**self.texts, name: (text,)})

    def with_wrong(self, wrong: Iterable[Wrong]) -> Self:
        """Return the same texts with what is wrong with them."""
        return replace(self, wrong=(*self.wrong, *wrong))


def form_of(**texts: str | Iterable[str] | None) -> Form:
    """Return a form that is filled in already, with what is known."""
    known = {name: given for name, given in texts.items() if given is not None}
    return Form({name: (t,) if isinstance(t, str) else tuple(t) for name, t in known.items()})


async def filled_in(request: Request) -> Form:
    """Return what was sent with a form; files are not taken."""
    sent = await request.form()
    return Form(
        {name: tuple(text for text in sent.getlist(name) if isinstance(text, str)) for name in sent}
    )


FormDep = Annotated[Form, Depends(filled_in)]
