"""A district with its bot, at one moment of its year; statements its database is asked."""

import asyncio
import tempfile
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from sqlalchemy import event, text
from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks import district
from bot.app import House, build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import normalised, open_database
from programmes.loading import find, load
from services import people
from services.visits import Visit
from tests.postgresql import AS_INSTALLED, running_server

PROGRAMME = "nms-2023"


class Kind(StrEnum):
    SQLITE = "SQLite"
    POSTGRESQL = "PostgreSQL"


class Counter:
    """Statements a database was asked, BEGIN and COMMIT left out."""

    def __init__(self, house: House) -> None:
        self.count = 0
        for engine in house.database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._one)

    def _one(self, *_: Any) -> None:
        self.count += 1


@asynccontextmanager
async def district_of(educators: int, at: datetime, kind: Kind = Kind.SQLITE) -> AsyncIterator[House]:
    """Raises tests.postgresql.NoServer where there is none."""
    async with database_of(kind) as address:
        await migrate(normalised(address))
        database = open_database(address)
        try:
            house = await build_house(Settings(_env_file=None), load(find(PROGRAMME)), database, clock=lambda: at)
            await district.settle(house, educators)
            yield house
        finally:
            await database.close()


@asynccontextmanager
async def database_of(kind: Kind) -> AsyncIterator[str]:
    """The address of an empty one that is thrown away afterwards."""
    with ExitStack() as stack:
        if kind is Kind.SQLITE:
            folder = stack.enter_context(tempfile.TemporaryDirectory(prefix="methodbot-bench-"))
            yield f"sqlite:///{Path(folder) / 'district.db'}"
            return
        # In a thread: it waits for the server in a loop of its own.
        server = await asyncio.to_thread(stack.enter_context, running_server(AS_INSTALLED))
        url = server.create()
        stack.callback(server.drop, url)
        yield url.render_as_string(hide_password=False)


async def know_the_figures(session: AsyncSession) -> None:
    """What a database finds out about its tables by itself while nobody waits for it."""
    await session.execute(text("ANALYZE"))


async def methodist(house: House) -> Visit:
    return await visit_of(house, 1)


async def visit_of(house: House, number: int) -> Visit:
    """Of one of the district's people; the first of them is its methodist."""
    async with house.database.reading() as session:
        version = house.municipality.programme.consent.version
        actor = await people.acting(session, district.FIRST_ID + number, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, house.clock())
