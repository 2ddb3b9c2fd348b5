"""What people do beside the lists: talks, proposals, setting aside, and employers' answers."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make what version 0.2 remembers more."""
    op.create_table(
        "employer_answers",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("introduction_id", sa.String, sa.ForeignKey("introductions.id"), nullable=False),
        sa.Column("sequence", sa.BigInteger, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.UniqueConstraint("introduction_id", "sequence"),
    )
    op.create_index("ix_employer_answers_introduction_id", "employer_answers", ["introduction_id"])
    op.create_table(
        "talks",
        *_about_a_client(),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "proposals",
        *_about_a_client(),
        _vacancy(),
        sa.Column("proposed_by", sa.String, nullable=False),
        sa.Column("proposed_on", sa.Date, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
    )
    op.create_table(
        "set_asides",
        *_about_a_client(),
        _vacancy(),
        sa.Column("set_by", sa.String, nullable=False),
        sa.Column("set_on", sa.Date, nullable=False),
        sa.Column("content", sa.JSON, nullable=False),
        sa.UniqueConstraint("client_id", "vacancy_id", "set_by"),
    )
    for table in ("talks", "proposals", "set_asides"):
        op.create_index(f"ix_{table}_client_id", table, ["client_id"])
    for table in ("proposals", "set_asides"):
        op.create_index(f"ix_{table}_vacancy_id", table, ["vacancy_id"])
    op.create_index("ix_proposals_proposed_by", "proposals", ["proposed_by"])


def _about_a_client() -> tuple[sa.Column[str], sa.Column[str]]:
    return (
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("client_id", sa.String, sa.ForeignKey("clients.id"), nullable=False),
    )


def _vacancy() -> sa.Column[str]:
    return sa.Column("vacancy_id", sa.String, sa.ForeignKey("vacancies.id"), nullable=False)
