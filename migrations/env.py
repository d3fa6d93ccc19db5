"""How Alembic reaches the database: through the connection the program hands over, or an address."""

import asyncio

from alembic import context
from sqlalchemy import Connection

from models.session import migration_engine, normalised
from models.tables import metadata


def run(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=metadata,
        render_as_batch=True,
        compare_type=True,
        transaction_per_migration=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def run_by_address(address: str) -> None:
    engine = migration_engine(normalised(address))
    async with engine.connect() as connection:
        await connection.run_sync(run)
    await engine.dispose()


handed_over = context.config.attributes.get("connection")
if handed_over is not None:
    run(handed_over)
else:
    asyncio.run(run_by_address(context.config.attributes["address"]))
