"""From settings to a running bot, and back to nothing left open."""

from bot.app import build_bot, build_dispatcher, build_house, poll
from bot.settings import Settings
from bot.webhook import listen
from models.migrating import migrate
from models.session import open_database
from programmes.programme import Programme
from scheduler.clock import ticking


async def run(settings: Settings, programme: Programme) -> None:
    """Run until a signal. The database is brought to the newest schema first."""
    database = open_database(settings.database_url)
    await migrate(database.url)
    try:
        house = await build_house(settings, programme, database)
        dispatcher = await build_dispatcher(house)
        bot = build_bot(settings)
        async with ticking(database, house.clock), bot.session:
            if settings.webhook_url:
                await listen(bot, dispatcher, house, settings)
            else:
                await poll(bot, dispatcher, house)
    finally:
        await database.close()
