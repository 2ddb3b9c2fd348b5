"""What Alembic runs: the migrations, on the connection that was handed over."""

from alembic import context

from matcher.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transaction_per_migration=False,
)
context.run_migrations()
