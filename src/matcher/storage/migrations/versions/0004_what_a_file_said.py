"""What the last file said of a record; of records that came before this, the next file is the first."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make room for a hash of each part."""
    op.add_column("external_ids", sa.Column("said", sa.JSON, nullable=True))
