"""Run by Alembic: the migrations happen on the connection that the ledger hands over."""

from alembic import context

from dashboard.ledger.tables import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    # SQLite cannot change columns in place: Alembic copies the table.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
