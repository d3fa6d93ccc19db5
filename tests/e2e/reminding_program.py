"""The clock's job of seats and reminders as a program: a whole working day, tick by tick, from the tick it is told."""

import asyncio
import sys
from datetime import UTC, datetime, timedelta

from bot.app import House, build_house
from bot.settings import Settings
from models.session import open_database
from services.events import event_offers, event_reminders
from tests.programmes import NMS

MORNING = datetime(2025, 10, 15, 5, 30, tzinfo=UTC)
"""A Wednesday; the quiet hours in Moscow are just over."""
EVERY, TICKS = timedelta(minutes=30), 23


async def tick(house: House, number: int) -> None:
    now = MORNING + number * EVERY
    for job in (event_offers.run, event_reminders.run):
        async with house.database.writing() as session:
            await job(session, house.municipality, now=now)


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


async def main(address: str, first: int) -> None:
    """Says on its output which tick it begins, and at last that it is done."""
    database = open_database(address)
    house = await build_house(Settings(_env_file=None), NMS, database)
    for number in range(first, TICKS):
        say(str(number))
        await tick(house, number)
    say("done")
    await database.close()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1], int(sys.argv[2])))
