"""A district with its bot, at one moment of its year; statements its database is asked."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import event

from benchmarks import district
from bot.app import House, build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import normalised, open_database
from programmes.loading import find, load
from services import people
from services.visits import Visit

PROGRAMME = "nms-2023"


class Counter:
    """Statements a database was asked, BEGIN and COMMIT left out."""

    def __init__(self, house: House) -> None:
        self.count = 0
        for engine in house.database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._one)

    def _one(self, *_: Any) -> None:
        self.count += 1


@asynccontextmanager
async def district_of(educators: int, at: datetime) -> AsyncIterator[House]:
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        address = f"sqlite:///{Path(name) / 'district.db'}"
        await migrate(normalised(address))
        database = open_database(address)
        try:
            house = await build_house(Settings(_env_file=None), load(find(PROGRAMME)), database, clock=lambda: at)
            await district.settle(house, educators)
            yield house
        finally:
            await database.close()


async def methodist(house: House) -> Visit:
    return await visit_of(house, 1)


async def visit_of(house: House, number: int) -> Visit:
    """Of one of the district's people; the first of them is its methodist."""
    async with house.database.reading() as session:
        version = house.municipality.programme.consent.version
        actor = await people.acting(session, district.FIRST_ID + number, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, house.clock())
