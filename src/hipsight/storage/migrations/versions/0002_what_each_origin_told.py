"""Keep beside each origin what it alone says, so that an outing told twice is one with the best of both."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add the column; origins of before have none and count as said by the entry itself."""
    op.add_column("origin", sa.Column("told", sa.JSON))
