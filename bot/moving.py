"""`python -m bot move`: from SQLite to PostgreSQL or back, while the bot does not run."""

from datetime import UTC, datetime

from sqlalchemy import URL

from bot.restoring import Refused, alone
from models.audit import Action
from models.migrating import is_current, migrate
from models.moving import move
from models.session import is_there, open_database
from services.backups import backup_taking


async def move_database(source: URL, target: URL) -> list[str]:
    """Returns lines to print; raises Refused, NotMoved or Unusable. The source stays as it is."""
    if source == target:
        raise Refused("both addresses are the same")
    if not is_there(source):
        raise Refused("there is no database to be moved")
    async with alone(source), alone(target):
        if not await is_current(source):
            raise Refused("the database is older than this version; `migrate` renews it")
        await migrate(target)
        sums = await move(source, target)
        database = open_database(target.render_as_string(hide_password=False))
        total = sum(one.rows for one in sums.values())
        try:
            async with database.writing() as session:
                await backup_taking.note_by_operator(
                    session, Action.DATABASE_MOVED, now=datetime.now(UTC), rows=total, tables=len(sums)
                )
        finally:
            await database.close()
    lines = [f"{name}: {one.rows} rows, sum {one.weight:016x}" for name, one in sums.items() if one.rows]
    return [
        *lines,
        f"moved and compared: {total} rows of {len(sums)} tables; now put the new address into DATABASE_URL",
    ]
