"""Imports with their problems, and the versions of the rubric."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    op.create_table(
        "imports",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("finished_at", sa.DateTime),
        sa.Column("files", sa.JSON, nullable=False),
        sa.Column("counts", sa.JSON, nullable=False),
        sa.Column("status", sa.String(16), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_imports"),
    )
    op.create_table(
        "problems",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("import_id", sa.Integer, nullable=False),
        sa.Column("file", sa.Text, nullable=False),
        sa.Column("row", sa.Integer),
        sa.Column("conversation_id", sa.Text),
        sa.Column("field", sa.String(64), nullable=False),
        sa.Column("value", sa.Text),
        sa.Column("expected", sa.String(64), nullable=False),
        sa.Column("refused", sa.Boolean, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_problems"),
        sa.ForeignKeyConstraint(
            ["import_id"], ["imports.id"], name="fk_problems_import_id", ondelete="CASCADE"
        ),
    )
    op.create_index("ix_problems_import_id", "problems", ["import_id"])
    op.create_table(
        "rubric_versions",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("rubric", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_rubric_versions"),
    )


def downgrade() -> None:
    op.drop_table("rubric_versions")
    op.drop_index("ix_problems_import_id", "problems")
    op.drop_table("problems")
    op.drop_table("imports")
