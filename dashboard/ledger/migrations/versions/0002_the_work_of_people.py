"""Members, settings and the audit log; samples, reviews, calibrations and disputes; coaching,
trainings and appraisals."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_FINAL = ("audit", "appraisals")
"""Tables to which rows are only ever added: the database itself refuses anything else."""

_TABLES = (
    "audit",
    "courses",
    "custom_standards",
    "members",
    "settings",
    "appraisals",
    "best_practices",
    "calibrations",
    "coaching_plans",
    "sample_plans",
    "trainings",
    "coaching_tasks",
    "sample_items",
    "reviews",
    "disputes",
    "review_notes",
    "review_verdicts",
)
"""In the order in which they can be made."""


def upgrade() -> None:
    op.create_table(
        "audit",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime, nullable=False),
        sa.Column("login", sa.String(320), nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("action", sa.String(64), nullable=False),
        sa.Column("subject", sa.Text, nullable=False),
        sa.Column("details", sa.JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_audit"),
    )
    op.create_index("ix_audit_at", "audit", ["at"])
    op.create_table(
        "courses",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("topic", sa.Text, nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("pass_mark", sa.Integer, nullable=False),
        sa.Column("practice_days", sa.Integer, nullable=False),
        sa.Column("valid_days", sa.Integer),
        sa.PrimaryKeyConstraint("id", name="pk_courses"),
    )
    op.create_table(
        "custom_standards",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("dimension", sa.String(16), nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_custom_standards"),
        sa.UniqueConstraint("name", name="uq_custom_standards_name"),
    )
    op.create_table(
        "members",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("login", sa.String(320), nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.String(16), nullable=False),
        sa.Column("agent_id", sa.Text),
        sa.Column("teams", sa.JSON, nullable=False),
        sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_members"),
        sa.UniqueConstraint("login", name="uq_members_login"),
    )
    op.create_table(
        "settings",
        sa.Column("name", sa.String(64), nullable=False),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("changed_at", sa.DateTime, nullable=False),
        sa.PrimaryKeyConstraint("name", name="pk_settings"),
    )
    op.create_table(
        "appraisals",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("period", sa.String(16), nullable=False),
        sa.Column("agent_id", sa.Text, nullable=False),
        sa.Column("figures", sa.JSON, nullable=False),
        sa.Column("formula", sa.JSON, nullable=False),
        sa.Column("versions", sa.JSON, nullable=False),
        sa.Column("closed_at", sa.DateTime, nullable=False),
        sa.Column("closed_by", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["closed_by"], ["members.id"], name="fk_appraisals_closed_by"),
        sa.PrimaryKeyConstraint("id", name="pk_appraisals"),
        sa.UniqueConstraint("period", "agent_id", name="uq_appraisals_period"),
    )
    op.create_table(
        "best_practices",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("position", sa.Integer),
        sa.Column("standard", sa.String(64), nullable=False),
        sa.Column("language", sa.String(16)),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("added_by", sa.Integer, nullable=False),
        sa.Column("added_at", sa.DateTime, nullable=False),
        sa.ForeignKeyConstraint(["added_by"], ["members.id"], name="fk_best_practices_added_by"),
        sa.PrimaryKeyConstraint("id", name="pk_best_practices"),
    )
    op.create_table(
        "calibrations",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("conversations", sa.JSON, nullable=False),
        sa.Column("reviewers", sa.JSON, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("opened_by", sa.Integer, nullable=False),
        sa.Column("closed_at", sa.DateTime),
        sa.ForeignKeyConstraint(["opened_by"], ["members.id"], name="fk_calibrations_opened_by"),
        sa.PrimaryKeyConstraint("id", name="pk_calibrations"),
    )
    op.create_table(
        "coaching_plans",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("agent_id", sa.Text, nullable=False),
        sa.Column("standard", sa.String(64), nullable=False),
        sa.Column("goal", sa.Text, nullable=False),
        sa.Column("trainer_id", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("acknowledged_at", sa.DateTime),
        sa.Column("ended_at", sa.DateTime),
        sa.ForeignKeyConstraint(
            ["trainer_id"], ["members.id"], name="fk_coaching_plans_trainer_id"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_coaching_plans"),
    )
    op.create_index("ix_coaching_plans_agent_id", "coaching_plans", ["agent_id"])
    op.create_table(
        "sample_plans",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("plan", sa.JSON, nullable=False),
        sa.Column("cycle", sa.String(8), nullable=False),
        sa.Column("due_days", sa.Integer, nullable=False),
        sa.Column("created_at", sa.DateTime, nullable=False),
        sa.Column("created_by", sa.Integer, nullable=False),
        sa.Column("ended_at", sa.DateTime),
        sa.ForeignKeyConstraint(["created_by"], ["members.id"], name="fk_sample_plans_created_by"),
        sa.PrimaryKeyConstraint("id", name="pk_sample_plans"),
    )
    op.create_table(
        "trainings",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("course_id", sa.Integer, nullable=False),
        sa.Column("agent_id", sa.Text, nullable=False),
        sa.Column("step", sa.String(16), nullable=False),
        sa.Column("score", sa.Double),
        sa.Column("passed", sa.Boolean, nullable=False),
        sa.Column("held_on", sa.Date, nullable=False),
        sa.Column("holds_until", sa.Date),
        sa.Column("note", sa.Text, nullable=False),
        sa.Column("recorded_by", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(["course_id"], ["courses.id"], name="fk_trainings_course_id"),
        sa.ForeignKeyConstraint(["recorded_by"], ["members.id"], name="fk_trainings_recorded_by"),
        sa.PrimaryKeyConstraint("id", name="pk_trainings"),
    )
    op.create_index("ix_trainings_agent_id", "trainings", ["agent_id"])
    op.create_index("ix_trainings_course_id", "trainings", ["course_id"])
    op.create_table(
        "coaching_tasks",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan_id", sa.Integer, nullable=False),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("done_at", sa.DateTime),
        sa.Column("note", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(
            ["plan_id"], ["coaching_plans.id"], name="fk_coaching_tasks_plan_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_coaching_tasks"),
    )
    op.create_index("ix_coaching_tasks_plan_id", "coaching_tasks", ["plan_id"])
    op.create_table(
        "sample_items",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("plan_id", sa.Integer, nullable=False),
        sa.Column("cycle", sa.String(16), nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("agent_id", sa.Text),
        sa.Column("stratum", sa.Text, nullable=False),
        sa.Column("probability", sa.Double, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("drawn_at", sa.DateTime, nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False),
        sa.Column("claimed_by", sa.Integer),
        sa.Column("claimed_at", sa.DateTime),
        sa.Column("done_at", sa.DateTime),
        sa.Column("replaced_by", sa.Integer),
        sa.Column("replaced_reason", sa.Text),
        sa.ForeignKeyConstraint(["claimed_by"], ["members.id"], name="fk_sample_items_claimed_by"),
        sa.ForeignKeyConstraint(["plan_id"], ["sample_plans.id"], name="fk_sample_items_plan_id"),
        sa.ForeignKeyConstraint(
            ["replaced_by"], ["sample_items.id"], name="fk_sample_items_replaced_by"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_sample_items"),
        sa.UniqueConstraint("plan_id", "cycle", "conversation_id", name="uq_sample_items_plan_id"),
    )
    op.create_index("ix_sample_items_conversation_id", "sample_items", ["conversation_id"])
    waiting = sa.text("done_at IS NULL AND replaced_reason IS NULL")
    op.create_index(
        "ix_sample_items_waiting",
        "sample_items",
        ["due_at", "id"],
        sqlite_where=waiting,
        postgresql_where=waiting,
    )
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("item_id", sa.Integer),
        sa.Column("calibration_id", sa.Integer),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("agent_id", sa.Text),
        sa.Column("language", sa.String(16)),
        sa.Column("channel", sa.String(16)),
        sa.Column("reviewer_id", sa.Integer, nullable=False),
        sa.Column("started_at", sa.DateTime, nullable=False),
        sa.Column("submitted_at", sa.DateTime),
        sa.Column("seconds", sa.Double, nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("rubric_version", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.ForeignKeyConstraint(
            ["calibration_id"], ["calibrations.id"], name="fk_reviews_calibration_id"
        ),
        sa.ForeignKeyConstraint(["item_id"], ["sample_items.id"], name="fk_reviews_item_id"),
        sa.ForeignKeyConstraint(["reviewer_id"], ["members.id"], name="fk_reviews_reviewer_id"),
        sa.PrimaryKeyConstraint("id", name="pk_reviews"),
        sa.UniqueConstraint(
            "calibration_id", "conversation_id", "reviewer_id", name="uq_reviews_calibration_id"
        ),
        sa.UniqueConstraint("item_id", name="uq_reviews_item_id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_reviews_conversation_id", "reviews", ["conversation_id"])
    op.create_index("ix_reviews_reviewer_id", "reviews", ["reviewer_id"])
    own_draft = sa.text("item_id IS NULL AND calibration_id IS NULL AND submitted_at IS NULL")
    op.create_index(
        "ix_reviews_own_draft",
        "reviews",
        ["reviewer_id", "conversation_id"],
        unique=True,
        sqlite_where=own_draft,
        postgresql_where=own_draft,
    )
    op.create_table(
        "disputes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("conversation_id", sa.Text, nullable=False),
        sa.Column("agent_id", sa.Text),
        sa.Column("language", sa.String(16)),
        sa.Column("standard", sa.String(64), nullable=False),
        sa.Column("review_id", sa.Integer),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("expected", sa.String(16), nullable=False),
        sa.Column("comment", sa.Text, nullable=False),
        sa.Column("opened_by", sa.Integer, nullable=False),
        sa.Column("opened_at", sa.DateTime, nullable=False),
        sa.Column("due_at", sa.DateTime, nullable=False),
        sa.Column("decided_by", sa.Integer),
        sa.Column("decided_at", sa.DateTime),
        sa.Column("decision", sa.String(16)),
        sa.Column("decision_comment", sa.Text, nullable=False),
        sa.ForeignKeyConstraint(["decided_by"], ["members.id"], name="fk_disputes_decided_by"),
        sa.ForeignKeyConstraint(["opened_by"], ["members.id"], name="fk_disputes_opened_by"),
        sa.ForeignKeyConstraint(["review_id"], ["reviews.id"], name="fk_disputes_review_id"),
        sa.PrimaryKeyConstraint("id", name="pk_disputes"),
        sa.UniqueConstraint("conversation_id", "standard", name="uq_disputes_conversation_id"),
    )
    op.create_index("ix_disputes_agent_id", "disputes", ["agent_id"])
    op.create_table(
        "review_notes",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("review_id", sa.Integer, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("pinned", sa.Boolean, nullable=False),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name="fk_review_notes_review_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review_notes"),
    )
    op.create_index("ix_review_notes_review_id", "review_notes", ["review_id"])
    op.create_table(
        "review_verdicts",
        sa.Column("id", sa.Integer, nullable=False),
        sa.Column("review_id", sa.Integer, nullable=False),
        sa.Column("standard", sa.String(64), nullable=False),
        sa.Column("verdict", sa.String(16), nullable=False),
        sa.Column("machine", sa.String(16), nullable=False),
        sa.Column("value", sa.Double),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("root_cause", sa.String(32)),
        sa.ForeignKeyConstraint(
            ["review_id"], ["reviews.id"], name="fk_review_verdicts_review_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_review_verdicts"),
        sa.UniqueConstraint("review_id", "standard", name="uq_review_verdicts_review_id"),
    )

    for table in _FINAL:
        _close(table)


def downgrade() -> None:
    for table in reversed(_TABLES):
        op.drop_table(table)
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP FUNCTION refuse_change")


def _close(table: str) -> None:
    if op.get_bind().dialect.name == "sqlite":
        for change in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {table}_{change.lower()} BEFORE {change} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table}: rows are only ever added'); END"
            )
        return
    op.execute(
        "CREATE OR REPLACE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION '%: rows are only ever added', TG_TABLE_NAME; END $$"
    )
    op.execute(
        f"CREATE TRIGGER {table}_final BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )
