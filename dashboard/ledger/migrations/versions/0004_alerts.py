"""What people are told without looking for it."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    op.create_table(
        "alerts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("key", sa.String(64), nullable=False),
        sa.Column("found_at", sa.DateTime, nullable=False),
        sa.Column("rule", sa.String(16), nullable=False),
        sa.Column("subject", sa.String(16), nullable=False),
        sa.Column("member", sa.Text),
        sa.Column("measure", sa.String(64)),
        sa.Column("since_on", sa.Date, nullable=False),
        sa.Column("until_on", sa.Date, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("conversation_count", sa.Integer, nullable=False),
        sa.Column("conversations", sa.JSON, nullable=False),
        sa.Column("seen_at", sa.DateTime),
        sa.Column("seen_by", sa.Integer),
        sa.Column("taken_at", sa.DateTime),
        sa.Column("sent_at", sa.DateTime),
        sa.Column("sent_to", sa.JSON, nullable=False),
        sa.Column("failed", sa.Text),
        sa.ForeignKeyConstraint(["seen_by"], ["members.id"], name="fk_alerts_seen_by"),
        sa.PrimaryKeyConstraint("id", name="pk_alerts"),
        sa.UniqueConstraint("key", name="uq_alerts_key"),
    )
    op.create_index("ix_alerts_found_at", "alerts", ["found_at"])


def downgrade() -> None:
    op.drop_table("alerts")
