"""The tables: key columns to find rows by, and the record itself as one JSON document.

Migrations make them; this module says what they look like now, and a test holds the two equal.
Nothing that happens to clients may ever touch a row of `vacancies`: an employer would see it.
"""

from typing import Final

from sqlalchemy import (
    JSON,
    BigInteger,
    Column,
    Date,
    Float,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
)

from matcher.storage.columns import UtcMoment

metadata: Final = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

counters: Final = Table(
    "counters",
    metadata,
    Column("name", String, primary_key=True),
    Column("value", BigInteger, nullable=False),
)

employers: Final = Table(
    "employers",
    metadata,
    Column("id", String, primary_key=True),
    Column("region", String),
    Column("content", JSON, nullable=False),
)

vacancies: Final = Table(
    "vacancies",
    metadata,
    Column("id", String, primary_key=True),
    Column("employer_id", String, ForeignKey("employers.id"), nullable=False, index=True),
    Column("region", String, index=True),
    Column("status", String, nullable=False),
    Column("posted_on", Date),
    Column("version", Integer, nullable=False),
    Column("revision", BigInteger, nullable=False, index=True),
    Column("content", JSON, nullable=False),
)

removed_vacancies: Final = Table(
    "removed_vacancies",
    metadata,
    Column("id", String, primary_key=True),
    Column("revision", BigInteger, nullable=False, index=True),
)

clients: Final = Table(
    "clients",
    metadata,
    Column("id", String, primary_key=True),
    Column("employment_specialist", String, nullable=False, index=True),
    Column("region", String),
    Column("status", String, nullable=False, index=True),
    Column("version", Integer, nullable=False),
    Column("revision", BigInteger, nullable=False, index=True),
    Column("left_seen_on", Date),
    Column("content", JSON, nullable=False),
)

disclosure_decisions: Final = Table(
    "disclosure_decisions",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False),
    Column("sequence", BigInteger, nullable=False),
    Column("recorded_by", String, nullable=False),
    Column("recorded_at", UtcMoment, nullable=False),
    Column("revoked_on", Date),
    Column("revoked_by", String),
    Column("content", JSON, nullable=False),
    UniqueConstraint("client_id", "sequence"),
)

referrals: Final = Table(
    "referrals",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False, index=True),
    Column("vacancy_id", String, ForeignKey("vacancies.id"), nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("releases_at", UtcMoment),
    Column("content", JSON, nullable=False),
)

introductions: Final = Table(
    "introductions",
    metadata,
    Column("id", String, primary_key=True),
    Column("vacancy_id", String, ForeignKey("vacancies.id"), nullable=False, index=True),
    Column("referral_id", String, ForeignKey("referrals.id"), unique=True),
    Column("released_on", Date, nullable=False),
    Column("readable_until", Date),
    Column("state", String, nullable=False),
    Column("content", JSON, nullable=False),
)

employer_answers: Final = Table(
    "employer_answers",
    metadata,
    Column("id", String, primary_key=True),
    Column("introduction_id", String, ForeignKey("introductions.id"), nullable=False, index=True),
    Column("sequence", BigInteger, nullable=False),
    Column("content", JSON, nullable=False),
    UniqueConstraint("introduction_id", "sequence"),
)

talks: Final = Table(
    "talks",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False, index=True),
    Column("held_on", Date, nullable=False),
    Column("content", JSON, nullable=False),
)

proposals: Final = Table(
    "proposals",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False, index=True),
    Column("vacancy_id", String, ForeignKey("vacancies.id"), nullable=False, index=True),
    Column("proposed_by", String, nullable=False, index=True),
    Column("proposed_on", Date, nullable=False),
    Column("content", JSON, nullable=False),
)

set_asides: Final = Table(
    "set_asides",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False, index=True),
    Column("vacancy_id", String, ForeignKey("vacancies.id"), nullable=False, index=True),
    Column("set_by", String, nullable=False),
    Column("set_on", Date, nullable=False),
    Column("content", JSON, nullable=False),
    UniqueConstraint("client_id", "vacancy_id", "set_by"),
)

outcomes: Final = Table(
    "outcomes",
    metadata,
    Column("id", String, primary_key=True),
    Column("client_id", String, ForeignKey("clients.id"), nullable=False, index=True),
    Column("vacancy_id", String, ForeignKey("vacancies.id"), nullable=False, index=True),
    Column("event", String, nullable=False),
    Column("happened_on", Date, nullable=False),
    Column("content", JSON, nullable=False),
)

anonymous_outcomes: Final = Table(
    "anonymous_outcomes",
    metadata,
    Column("id", String, primary_key=True),
    Column("event", String, nullable=False),
    Column("month", String, nullable=False),
    Column("features", JSON(none_as_null=True)),
)

runs: Final = Table(
    "runs",
    metadata,
    Column("id", String, primary_key=True),
    Column("started_at", UtcMoment, nullable=False, index=True),
    Column("state", String, nullable=False),
    Column("content", JSON, nullable=False),
)

list_lines: Final = Table(
    "list_lines",
    metadata,
    Column("run_id", String, ForeignKey("runs.id"), primary_key=True),
    Column("kind", String, primary_key=True),
    Column("owner_id", String, primary_key=True),
    Column("other_id", String, primary_key=True),
    Column("rank", Integer, nullable=False),
    Column("line", JSON, nullable=False),
    Index(None, "owner_id"),
    Index(None, "other_id"),
)

publication: Final = Table(
    "publication",
    metadata,
    Column("name", String, primary_key=True),
    Column("run_id", String, ForeignKey("runs.id"), nullable=False),
)

api_keys: Final = Table(
    "api_keys",
    metadata,
    Column("id", String, primary_key=True),
    Column("prefix", String, nullable=False, unique=True),
    Column("digest", String, nullable=False),
    Column("role", String, nullable=False),
    Column("subject", String, nullable=False),
    Column("region", String),
    Column("created_on", Date, nullable=False),
    Column("expires_on", Date, nullable=False),
    Column("revoked_on", Date),
    Column("last_used_on", Date),
)

page_sessions: Final = Table(
    "page_sessions",
    metadata,
    Column("digest", String, primary_key=True),
    Column("key_id", String, ForeignKey("api_keys.id"), nullable=False, index=True),
    Column("expires_at", UtcMoment, nullable=False),
)

audit_lines: Final = Table(
    "audit_lines",
    metadata,
    Column("sequence", BigInteger, primary_key=True, autoincrement=False),
    Column("recorded_at", UtcMoment, nullable=False, index=True),
    Column("action", String, nullable=False),
    Column("object_kind", String, nullable=False),
    Column("object_id", String, index=True),
    Column("object_digest", String, nullable=False),
    Column("result", String, nullable=False),
    Column("origin", String, nullable=False),
    Column("actor_key_id", String),
    Column("previous_hash", String, nullable=False),
    Column("hash", String, nullable=False),
)

external_ids: Final = Table(
    "external_ids",
    metadata,
    Column("kind", String, primary_key=True),
    Column("source", String, primary_key=True),
    Column("external_id", String, primary_key=True),
    Column("internal_id", String, nullable=False),
    Column("said", JSON),
    Index(None, "kind", "internal_id"),
)

erasures: Final = Table(
    "erasures",
    metadata,
    Column("digest", String, primary_key=True),
)

places: Final = Table(
    "places",
    metadata,
    Column("postcode4", String, primary_key=True),
    Column("town", String),
    Column("lat", Float, nullable=False),
    Column("lon", Float, nullable=False),
)

secret_checks: Final = Table(
    "secret_checks",
    metadata,
    Column("name", String, primary_key=True),
    Column("digest", String, nullable=False),
)
