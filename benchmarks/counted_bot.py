"""Our bot taking updates one at a time, so that the statements behind each answer can be told apart and counted."""

import asyncio
import sys
from statistics import mean

from bot.app import build_bot, build_dispatcher, build_house
from bot.settings import read_settings
from models.session import count_statements, open_database
from programmes.loading import find, load

ANSWERS = ("sc:", "sm:", "sn:")
"""What callback data of answers begins with."""
POLL_SECONDS = 2


async def main() -> None:
    """Until nobody has said anything for a while; then the statements of an answer on average, on standard output."""
    settings = read_settings(None)
    database = open_database(settings.database_url)
    seen: list[str] = []
    count_statements(database, seen.append)
    house = await build_house(settings, load(find(settings.programme)), database)
    dispatcher = await build_dispatcher(house)
    counts: list[int] = []
    offset = None
    async with build_bot(settings) as bot:
        while updates := await bot.get_updates(offset=offset, timeout=POLL_SECONDS):
            for update in updates:
                seen.clear()
                await dispatcher.feed_update(bot, update)
                if update.callback_query and (update.callback_query.data or "").startswith(ANSWERS):
                    counts.append(sum(not one.startswith("BEGIN") for one in seen))
                    last = list(seen)
                offset = update.update_id + 1
    await database.close()
    print("\n".join(last), file=sys.stderr)
    print(mean(counts))


if __name__ == "__main__":
    asyncio.run(main())
