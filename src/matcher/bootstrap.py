"""Builds every object once, from the settings. Nothing happens at import."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from matcher.domain.errors import StateError
from matcher.ranking.ranker_store import RankerStore
from matcher.retrieval.encoder import SentenceTransformerEncoder
from matcher.retrieval.text_space import TextSpace
from matcher.retrieval.vector_cache import VectorCache
from matcher.settings import Settings
from matcher.storage.places import StoredGazetteer
from matcher.storage.secret_checks import SecretCheckRepository
from matcher.storage.sessions import Database
from matcher.use_cases.fill_matching import Refresher
from matcher.use_cases.matching import Matching

Progress = Callable[[int, int], None]
RANKERS: Final = "rankers"
"""Where learned rankers are, in the state directory."""


@dataclass(frozen=True)
class App:
    """Everything a command or a server works with.

    The matching side is made on first use, so that a command without matching loads no encoder.
    """

    settings: Settings
    database: Database
    secret: bytes

    @cached_property
    def space(self) -> TextSpace:
        """Return the text space, with vectors kept in the state directory."""
        settings = self.settings
        encoder = SentenceTransformerEncoder(settings.encoder, threads=settings.encoder_threads)
        return TextSpace(encoder, cache=VectorCache(self.vector_folder, encoder.version))

    @property
    def vector_folder(self) -> Path:
        """Return where vectors are kept."""
        return self.settings.state_dir / "vectors"

    @property
    def relay_address(self) -> str | None:
        """Return where employers ask for the contact of an introduction: the same for all, if set."""
        return self.settings.relay_address

    @property
    def rankers(self) -> RankerStore:
        """Return where learned rankers are kept."""
        return RankerStore(self.settings.state_dir / RANKERS)

    @property
    def encoded(self) -> int:
        """Return how many texts had to be encoded so far."""
        cache = self.space.cache
        return 0 if cache is None else cache.encoded

    @cached_property
    def matching(self) -> Matching:
        """Return the vacancies ready to be matched, empty until the first `refresh`."""
        with self.database.reading() as connection:
            gazetteer = StoredGazetteer.load(connection)
        ranker = self.rankers.in_use(self.space.version)
        return Matching(self.space, ranker, gazetteer, self.settings.retrieval_depth)

    @cached_property
    def refresher(self) -> Refresher:
        """Return what keeps `matching` up to date with the database."""
        return Refresher(self.database, self.matching)

    def start_anew(self) -> None:
        """Forget which vacancies were taken in: for a database that was emptied and filled again."""
        for made in ("matching", "refresher"):
            self.__dict__.pop(made, None)

    def warm(self, progress: Progress | None = None) -> Matching:
        """Return the matching with every committed vacancy in it and what is known of employers."""
        self.refresher.refresh(progress)
        self.refresher.learn_receptiveness()
        return self.matching


@contextmanager
def opened(settings: Settings) -> Iterator[App]:
    """Lend the application with its database open, and close it after.

    Raises:
        StateError: the state directory or the database cannot be used, or the database belongs to
            another secret.
    """
    try:
        settings.state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        msg = f"The state directory {settings.state_dir} cannot be made: {error.strerror}."
        raise StateError(msg) from None
    database = Database(settings.database_address)
    database.open()
    try:
        yield App(settings, database, _secret_of(database, settings))
    finally:
        database.close()


def _secret_of(database: Database, settings: Settings) -> bytes:
    """Return the secret that this database belongs to; only one without gets a new secret."""
    with database.reading() as connection:
        known = SecretCheckRepository(connection).known()
    pepper = settings.pepper(may_make=not known)
    with database.reading() if known else database.transaction() as connection:
        if not SecretCheckRepository(connection).belongs_to(pepper):
            raise StateError(settings.another_secret)
    return pepper
