"""The clock's snapshots of all indicators as a program: one working night, from the beginning or from where it was cut."""

import asyncio
import sys
from datetime import UTC, datetime

from bot.app import build_house
from bot.settings import Settings
from models.session import open_database
from services.indicators import indicator_clock
from tests.programmes import NMS

NIGHT = datetime(2025, 10, 15, 0, 30, tzinfo=UTC)


async def main(address: str) -> None:
    database = open_database(address)
    house = await build_house(Settings(_env_file=None), NMS, database, clock=lambda: NIGHT)
    async with database.writing() as session:
        await indicator_clock.tell_all(session, house.municipality, now=NIGHT)
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
