"""The first journal."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make all tables; spelled out, since a migration must not change when the schema does."""
    _make_kept()
    _make_derived()


def _owned(*columns: sa.Column[object]) -> list[sa.Column[object]]:
    return [
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("action_id", sa.Integer, sa.ForeignKey("action.id"), nullable=False),
        *columns,
    ]


def _make_kept() -> None:
    op.create_table(
        "action",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("at", sa.String(40), nullable=False),
        sa.Column("context", sa.JSON, nullable=False),
        sa.Column("undone", sa.Boolean, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "original",
        sa.Column("owner", sa.String(64), primary_key=True),
        sa.Column("sha256", sa.String(64), primary_key=True),
        sa.Column("action_id", sa.Integer, sa.ForeignKey("action.id"), nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
    op.create_table(
        "checkin",
        sa.Column("id", sa.String(64), primary_key=True),
        *_owned(
            sa.Column("text", sa.Text, nullable=False),
            sa.Column("today", sa.Date, nullable=False),
            sa.Column("day", sa.Date),
        ),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *_owned(
            sa.Column("entry_id", sa.String(64), nullable=False),
            sa.Column("before", sa.JSON, nullable=False),
            sa.Column("payload", sa.JSON),
        ),
        sqlite_autoincrement=True,
    )
    op.create_index("change_by_entry", "change", ["entry_id"])
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *_owned(
            sa.Column("name", sa.String(64), nullable=False),
            sa.Column("value", sa.JSON, nullable=False),
        ),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "look",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("owner", sa.String(64), nullable=False),
        sa.Column("followed", sa.String(200), nullable=False),
        sa.Column("through", sa.Date, nullable=False),
        sqlite_autoincrement=True,
    )


def _make_derived() -> None:
    op.create_table(
        "entry",
        sa.Column("id", sa.String(64), primary_key=True),
        *_owned(
            sa.Column("kind", sa.String(32), nullable=False),
            sa.Column("day", sa.Date, nullable=False),
            sa.Column("starts_at_s", sa.Float),
            sa.Column("ends_at_s", sa.Float),
            sa.Column("payload", sa.JSON, nullable=False),
            sa.Column("recorded_at", sa.String(40), nullable=False),
            sa.Column("edited", sa.Boolean, nullable=False),
            sa.Column("deleted", sa.Boolean, nullable=False),
        ),
    )
    op.create_index("entry_by_day", "entry", ["owner", "day"])
    op.create_index("entry_by_start", "entry", ["owner", "starts_at_s"])
    op.create_table(
        "origin",
        sa.Column("entry_id", sa.String(64), sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("source", sa.String(64), nullable=False),
        sa.Column("part", sa.Text, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
    )
    op.create_index("origin_by_source", "origin", ["source"])
    op.create_table(
        "streams",
        sa.Column("entry_id", sa.String(64), sa.ForeignKey("entry.id", ondelete="CASCADE"), primary_key=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
    )
