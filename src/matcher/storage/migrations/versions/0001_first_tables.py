"""The first tables."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

COUNTERS = ("vacancies", "clients", "audit")


def upgrade() -> None:
    """Make everything that version 0.1 remembers."""
    _employers_and_vacancies()
    _clients()
    _what_happened()
    _nights()
    _access()
    _mappings()


def _moment(name: str, *, nullable: bool = False) -> sa.Column[object]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _employers_and_vacancies() -> None:
    counters = op.create_table(
        "counters",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("value", sa.BigInteger, nullable=False),
    )
    op.bulk_insert(counters, [{"name": name, "value": 0} for name in COUNTERS])
    op.create_table(
        "employers",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("region", sa.String),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "vacancies",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("employer_id", sa.String, sa.ForeignKey("employers.id"), nullable=False),
        sa.Column("region", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("posted_on", sa.Date),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    for column in ("employer_id", "region", "revision"):
        op.create_index(f"ix_vacancies_{column}", "vacancies", [column])
    op.create_table(
        "removed_vacancies",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("revision", sa.BigInteger, nullable=False),
    )
    op.create_index("ix_removed_vacancies_revision", "removed_vacancies", ["revision"])


def _clients() -> None:
    op.create_table(
        "clients",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("employment_specialist", sa.String, nullable=False),
        sa.Column("region", sa.String),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("revision", sa.BigInteger, nullable=False),
        sa.Column("left_seen_on", sa.Date),
        sa.Column("content", sa.JSON, nullable=False),
    )
    for column in ("employment_specialist", "status", "revision"):
        op.create_index(f"ix_clients_{column}", "clients", [column])
    op.create_table(
        "disclosure_decisions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("client_id", sa.String, sa.ForeignKey("clients.id"), nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("recorded_by", sa.String, nullable=False),
        _moment("recorded_at"),
        sa.Column("revoked_on", sa.Date),
        sa.Column("revoked_by", sa.String),
        sa.Column("content", sa.JSON, nullable=False),
        sa.UniqueConstraint("client_id", "sequence"),
    )


def _what_happened() -> None:
    op.create_table(
        "referrals",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("client_id", sa.String, sa.ForeignKey("clients.id"), nullable=False),
        sa.Column("vacancy_id", sa.String, sa.ForeignKey("vacancies.id"), nullable=False),
        sa.Column("state", sa.String, nullable=False),
        _moment("releases_at", nullable=True),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "introductions",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("vacancy_id", sa.String, sa.ForeignKey("vacancies.id"), nullable=False),
        sa.Column("referral_id", sa.String, sa.ForeignKey("referrals.id"), unique=True),
        sa.Column("released_on", sa.Date, nullable=False),
        sa.Column("readable_until", sa.Date),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "outcomes",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("client_id", sa.String, sa.ForeignKey("clients.id"), nullable=False),
        sa.Column("vacancy_id", sa.String, sa.ForeignKey("vacancies.id"), nullable=False),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("happened_on", sa.Date, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    for table in ("referrals", "outcomes"):
        op.create_index(f"ix_{table}_client_id", table, ["client_id"])
    for table in ("referrals", "introductions", "outcomes"):
        op.create_index(f"ix_{table}_vacancy_id", table, ["vacancy_id"])
    op.create_table(
        "anonymous_outcomes",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("event", sa.String, nullable=False),
        sa.Column("month", sa.String, nullable=False),
        sa.Column("features", sa.JSON),
    )


def _nights() -> None:
    op.create_table(
        "runs",
        sa.Column("id", sa.String, primary_key=True),
        _moment("started_at"),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_index("ix_runs_started_at", "runs", ["started_at"])
    op.create_table(
        "list_lines",
        sa.Column("run_id", sa.String, sa.ForeignKey("runs.id"), primary_key=True),
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("owner_id", sa.String, primary_key=True),
        sa.Column("other_id", sa.String, primary_key=True),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("line", sa.JSON, nullable=False),
    )
    for column in ("owner_id", "other_id"):
        op.create_index(f"ix_list_lines_{column}", "list_lines", [column])
    op.create_table(
        "publication",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("run_id", sa.String, sa.ForeignKey("runs.id"), nullable=False),
    )


def _access() -> None:
    op.create_table(
        "api_keys",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("prefix", sa.String, nullable=False, unique=True),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("role", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("region", sa.String),
        sa.Column("created_on", sa.Date, nullable=False),
        sa.Column("expires_on", sa.Date, nullable=False),
        sa.Column("revoked_on", sa.Date),
        sa.Column("last_used_on", sa.Date),
    )
    op.create_table(
        "page_sessions",
        sa.Column("digest", sa.String, primary_key=True),
        sa.Column("key_id", sa.String, sa.ForeignKey("api_keys.id"), nullable=False),
        _moment("expires_at"),
    )
    op.create_index("ix_page_sessions_key_id", "page_sessions", ["key_id"])
    op.create_table(
        "audit_lines",
        sa.Column("sequence", sa.BigInteger, primary_key=True, autoincrement=False),
        _moment("recorded_at"),
        sa.Column("action", sa.String, nullable=False),
        sa.Column("object_kind", sa.String, nullable=False),
        sa.Column("object_id", sa.String),
        sa.Column("object_digest", sa.String, nullable=False),
        sa.Column("result", sa.String, nullable=False),
        sa.Column("origin", sa.String, nullable=False),
        sa.Column("actor_key_id", sa.String),
        sa.Column("previous_hash", sa.String, nullable=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    for column in ("recorded_at", "object_id"):
        op.create_index(f"ix_audit_lines_{column}", "audit_lines", [column])


def _mappings() -> None:
    op.create_table(
        "external_ids",
        sa.Column("kind", sa.String, primary_key=True),
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("external_id", sa.String, primary_key=True),
        sa.Column("internal_id", sa.String, nullable=False),
    )
    op.create_index("ix_external_ids_kind_internal_id", "external_ids", ["kind", "internal_id"])
    op.create_table("erasures", sa.Column("digest", sa.String, primary_key=True))
    op.create_table(
        "places",
        sa.Column("postcode4", sa.String, primary_key=True),
        sa.Column("town", sa.String),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
    )
