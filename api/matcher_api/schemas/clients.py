"""Clients, as their own specialist sends and gets them."""

from typing import Self

from pydantic import Field

from matcher.exchange.clients import ClientShape
from matcher.exchange.ids import SameIds
from matcher.exchange.shapes import Id, Shape
from matcher.use_cases.client_file import ClientFile, TextToRewrite
from matcher_api.problems import camel
from matcher_api.schemas.parts import READ_ONLY


class RewriteAnswer(Shape):
    """A text with words about health: kept out of matching until somebody has rewritten it."""

    place: str
    words: list[str]

    @classmethod
    def of_text(cls, text: TextToRewrite) -> Self:
        """Return a text to rewrite as an answer."""
        return cls(place=camel(text.place), words=list(text.words))


class ClientResource(ClientShape):
    """A client's file. Decisions come along in `disclosure` when it is made, not when changed."""

    client_id: Id = Field(default="", json_schema_extra=READ_ONLY)
    employment_specialist: Id = Field(default="", json_schema_extra=READ_ONLY)
    rewrite: list[RewriteAnswer] | None = Field(default=None, json_schema_extra=READ_ONLY)

    @classmethod
    def of_file(cls, file: ClientFile) -> Self:
        """Return a file with the texts to rewrite."""
        rewrite = [RewriteAnswer.of_text(text) for text in file.rewrite]
        return cls.from_domain(file.record, SameIds()).model_copy(update={"rewrite": rewrite})


class ClientPage(Shape):
    """A page of the own caseload; how many there are is not told."""

    items: list[ClientResource]
    page: int
    page_size: int
