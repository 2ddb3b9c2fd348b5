"""What an installation sets, read once from the environment; nothing else reads the environment.

Every variable begins with `MATCHER_`. A wrong or unknown one stops the start with one sentence that
names it and never repeats its value, since that may be a secret.
"""

import difflib
import os
import re
import secrets
from enum import StrEnum
from ipaddress import ip_network
from pathlib import Path
from typing import Annotated, Final

from pydantic import Field, FilePath, SecretStr, StringConstraints, ValidationError, field_validator
from pydantic_core import PydanticCustomError
from pydantic_settings import BaseSettings, SettingsConfigDict

from matcher.domain.errors import SettingsError, StateError

PREFIX: Final = "MATCHER_"
KEPT_IN: Final = "secret"
DATABASE: Final = "matcher.sqlite"
_SECRET_BYTES: Final = 32
_SHORTEST_SECRET: Final = 32
_MAIL: Final = re.compile(r"[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
_PHONE: Final = re.compile(r"\+?\(?[0-9](?:[ ()-]{0,2}[0-9]){5,14}")
_CONTACT: Final = re.compile(
    rf"https://[A-Za-z0-9.-]+(?::[0-9]{{1,5}})?(?:[/?#][!-~]*)?|mailto:{_MAIL.pattern}"
)
_LONGEST_ADDRESS: Final = 254


class LogLevel(StrEnum):
    """How much is logged."""

    DEBUG = "DEBUG"
    INFO = "INFO"
    WARNING = "WARNING"
    ERROR = "ERROR"


def _travelling_encoder() -> str:
    """Return the encoder folder that comes with the project, seen from the source or from here."""
    beside_source = Path(__file__).resolve().parents[2] / "models" / "encoder"
    return str(beside_source if beside_source.is_dir() else Path("models") / "encoder")


class Settings(BaseSettings):
    """Everything that can be set, each with a default that works on one machine.

    `encoder` is a folder or a hub name. `relay_address` is where employers ask for the contact of any
    introduction: the same for all of them. `secret` peppers every keyed hash; without one, a random
    one is made in the state directory. `security_contact` is whom to tell of a weakness of this installation.
    `trusted_proxies` are believed about whom they ask for. Hours, days, weeks and months are in the names.
    """

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_ignore_empty=True, frozen=True, hide_input_in_errors=True
    )

    state_dir: Path = Path("state")
    database_url: Annotated[str, StringConstraints(min_length=1)] | None = Field(
        default=None, repr=False
    )
    encoder: Annotated[str, StringConstraints(min_length=1)] = Field(
        default_factory=_travelling_encoder
    )
    encoder_threads: int | None = Field(default=None, ge=1, le=1024)
    secret: SecretStr | None = Field(default=None, min_length=_SHORTEST_SECRET)
    log_level: LogLevel = LogLevel.INFO
    theme_css: FilePath | None = None
    security_contact: str | None = None
    relay_address: str | None = None
    trusted_proxies: str = "127.0.0.1"
    demo: bool = False
    session_hours: int = Field(default=8, ge=1, le=168)
    key_valid_days: int = Field(default=365, ge=1, le=3650)
    list_length: int = Field(default=10, ge=1, le=1000)
    retrieval_depth: int = Field(default=200, ge=1, le=1_000_000)
    retention_days_not_hired: int = Field(default=28, ge=1, le=366)
    audit_months: int = Field(default=6, ge=6, le=120)

    @field_validator("log_level", mode="before")
    @classmethod
    def _any_case(cls, value: object) -> object:
        return value.upper() if isinstance(value, str) else value

    @field_validator("relay_address")
    @classmethod
    def _mail_or_phone(cls, value: str | None) -> str | None:
        given = None if value is None else value.strip()
        known = given is None or _MAIL.fullmatch(given) or _PHONE.fullmatch(given)
        if not known or (given and len(given) > _LONGEST_ADDRESS):
            kind, msg = "relay_address", "Input should be an e-mail address or a phone number"
            raise PydanticCustomError(kind, msg)
        return given

    @field_validator("security_contact")
    @classmethod
    def _https_or_mailto(cls, value: str | None) -> str | None:
        given = None if value is None else value.strip()
        known = given is None or _CONTACT.fullmatch(given)
        if not known or (given and len(given) > _LONGEST_ADDRESS):
            kind, msg = "security_contact", "Input should be an https:// or a mailto: address"
            raise PydanticCustomError(kind, msg)
        return given

    @field_validator("trusted_proxies")
    @classmethod
    def _addresses(cls, value: str) -> str:
        try:
            for one in value.split(","):
                ip_network(one.strip())
        except ValueError:
            kind, msg = "addresses", "Input should be IP addresses or networks, comma separated"
            raise PydanticCustomError(kind, msg) from None
        return value

    @property
    def database_address(self) -> str:
        """Return where the database is: as set, else a SQLite file in the state directory."""
        return self.database_url or f"sqlite:///{self.state_dir / DATABASE}"

    @property
    def another_secret(self) -> str:
        """Return what to do when the database belongs to a secret that is not the one here."""
        return (
            "This database belongs to another secret than the one here: "
            f"set MATCHER_SECRET as it was, or put {self.state_dir / KEPT_IN} back from the backup."
        )

    def pepper(self, *, may_make: bool = True) -> bytes:
        """Return the secret of this installation, made and kept for its owner alone if need be.

        Raises:
            StateError: it cannot be read or kept in the state directory, or is not there and `may_make`
                forbids a new one.
        """
        if self.secret is not None:
            return self.secret.get_secret_value().encode()
        path = self.state_dir / KEPT_IN
        if not may_make and not path.exists():
            raise StateError(self.another_secret)
        try:
            kept = path.read_text("ascii").strip() if path.exists() else _make_secret(path)
        except (OSError, UnicodeDecodeError):
            kept = ""
        if len(kept) < _SHORTEST_SECRET:
            msg = f"The secret of this installation, {path}, cannot be read or written."
            raise StateError(msg)
        return kept.encode()


def load_settings() -> Settings:
    """Return the settings as the environment has them.

    Raises:
        SettingsError: a variable is wrong or unknown; the text names every one of them.
    """
    _refuse_unknown()
    try:
        return Settings()
    except ValidationError as error:
        faults = error.errors(include_input=False, include_url=False, include_context=False)
        told = (f"{PREFIX}{str(fault['loc'][0]).upper()} {_said(fault['msg'])}" for fault in faults)
        msg = "; ".join(told) + "."
        raise SettingsError(msg) from None


def _refuse_unknown() -> None:
    known = [f"{PREFIX}{name.upper()}" for name in Settings.model_fields]
    given = sorted(
        name
        for name in os.environ  # noqa: TID251 -- the one reader
        if name.upper().startswith(PREFIX) and name.upper() not in known
    )
    if not given:
        return
    close = difflib.get_close_matches(given[0].upper(), known, n=1)
    hint = f"; did you mean {close[0]}" if close and len(given) == 1 else ""
    plural = "settings" if len(given) > 1 else "setting"
    msg = f"Unknown {plural} {', '.join(given)}{hint}."
    raise SettingsError(msg)


def _said(problem: str) -> str:
    return problem.replace("Input should be", "should be").replace("Value should", "should")


def _make_secret(path: Path) -> str:
    """Make a secret and keep it; when another process was first, its secret is the one."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    made = secrets.token_urlsafe(_SECRET_BYTES)
    beside = path.with_name(f"{path.name}.{secrets.token_hex(8)}")
    descriptor = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(made)
    try:
        os.link(beside, path)
    except FileExistsError:
        return path.read_text("ascii").strip()
    finally:
        beside.unlink()
    return made
