"""Of an agent and a standard, one plan of coaching runs at a time: of several that do, the newest
goes on."""

from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_NAME, _TABLE = "ix_coaching_plans_running", "coaching_plans"


def upgrade() -> None:
    plans = sa.table(
        _TABLE,
        sa.column("id", sa.Integer),
        sa.column("agent_id", sa.Text),
        sa.column("standard", sa.String),
        sa.column("ended_at", sa.DateTime),
    )
    runs = plans.c.ended_at.is_(None)
    newest = sa.select(sa.func.max(plans.c.id)).where(runs)
    newest = newest.group_by(plans.c.agent_id, plans.c.standard)
    now = datetime.now(UTC).replace(tzinfo=None)
    op.execute(plans.update().where(runs, plans.c.id.not_in(newest)).values(ended_at=now))
    running = sa.text("ended_at IS NULL")
    op.create_index(
        _NAME,
        _TABLE,
        ["agent_id", "standard"],
        unique=True,
        sqlite_where=running,
        postgresql_where=running,
    )


def downgrade() -> None:
    op.drop_index(_NAME, _TABLE)
