"""Where imports came from, and who was forgotten."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    op.create_table(
        "erasures",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("pseudonym", sa.String(64), nullable=False),
        sa.Column("erased_at", sa.DateTime, nullable=False),
        sa.Column("erased_by", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["erased_by"], ["members.id"], name="fk_erasures_erased_by"),
        sa.PrimaryKeyConstraint("id", name="pk_erasures"),
    )
    op.create_index("ix_erasures_pseudonym", "erasures", ["pseudonym"])
    with op.batch_alter_table("imports") as imports:
        imports.add_column(sa.Column("origin", sa.JSON, nullable=False, server_default="{}"))
        imports.add_column(sa.Column("digests", sa.JSON, nullable=False, server_default="[]"))
    # What was stopped in the middle had kept what it had read so far.
    op.execute("UPDATE imports SET status = 'failed' WHERE status = 'running'")


def downgrade() -> None:
    with op.batch_alter_table("imports") as imports:
        imports.drop_column("digests")
        imports.drop_column("origin")
    op.drop_table("erasures")
