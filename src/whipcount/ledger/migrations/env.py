"""Alembic's way in: the steps run on the connection that `migrating` gives."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transactional_ddl=False)
context.run_migrations()
