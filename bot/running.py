"""From settings to a running bot, and back to nothing left open."""

import asyncio
import signal
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from bot.alarms import Alarms
from bot.app import House, build_bot, build_dispatcher, build_house, publish_menus, settle
from bot.calls import reach
from bot.delivery import TelegramMessenger
from bot.health import answering
from bot.kept import Kept
from bot.middlewares import utc_now
from bot.polling import poll
from bot.readings import Readings
from bot.settings import Settings
from bot.taking import take_kept
from bot.webhook import listen
from models.migrating import migrate
from models.session import open_database
from models.sole_owner import sole_owner
from programmes.programme import Programme
from scheduler.clock import ticking
from scheduler.sender import Sender
from services.pulse import Pulse

if TYPE_CHECKING:
    from bot.replicas import Replica


async def run(settings: Settings, programme: Programme) -> None:
    """Run until a signal; the first one lets updates in flight be finished, another one does not.

    Raises Hopeless or Unusable, each with a line for the operator.
    """
    work = asyncio.create_task(serve(settings, programme))
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # there are systems without signals
            asyncio.get_running_loop().add_signal_handler(number, work.cancel)
    with suppress(asyncio.CancelledError):
        await work


async def serve(settings: Settings, programme: Programme) -> None:
    """Run until cancelled. The database is brought to the newest schema first."""
    database = open_database(settings.database_url)
    pulse = Pulse()
    readings = Readings(database, pulse, utc_now)
    try:
        async with answering(settings, pulse, readings), replica_of(settings, pulse) as replica:
            await migrate(database.url)
            pulse.is_migrated = True
            house = await build_house(settings, programme, database, pulse=pulse)
            if house.shelf.is_set:
                readings.copies = partial(house.shelf.newest_at, house.municipality.zone)
            await work(settings, house, readings, replica)
    finally:
        await database.close()


@asynccontextmanager
async def replica_of(settings: Settings, pulse: Pulse) -> AsyncIterator["Replica | None"]:
    """What this bot shares with others through Redis, where it is set; raises Unreached when it does not answer."""
    if settings.redis_url is None:
        yield None
        return
    from bot.replicas import build_replica  # noqa: PLC0415  # a bot that is alone starts without its weight

    replica = build_replica(settings, pulse)
    try:
        await replica.shared.reach()
    except BaseException:
        await replica.shared.close()
        raise
    async with replica.shared.kept():
        yield replica


@asynccontextmanager
async def alongside(work: Coroutine[Any, Any, None]) -> AsyncIterator[None]:
    """Ends with the block, if it has not ended before."""
    task = asyncio.create_task(work)
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait({task})


async def work(settings: Settings, house: House, readings: Readings, replica: "Replica | None" = None) -> None:
    """Everything that turns: the clock, the sender, the alarms, and people's updates."""
    database, pulse = house.database, house.pulse
    dispatcher = await build_dispatcher(house, replica)
    clock = ticking(
        database,
        house.municipality,
        house.clock,
        blocked=house.blocked,
        forget_forms=dispatcher["forget_forms"],
        pulse=pulse,
        shelf=house.shelf,
        is_one_of_many=replica is not None,
    )
    async with clock, build_bot(settings, pulse) as bot, sole_owner(database.url) as is_alone:
        await reach(bot)
        settle()
        menus = asyncio.create_task(publish_menus(bot, house))
        messenger = TelegramMessenger(bot, house.catalog)
        sender = Sender(
            database,
            house.municipality,
            messenger,
            house.clock,
            rate=settings.broadcast_rate,
            is_alone=is_alone,
            pulse=pulse,
            pace=replica.pace if replica else None,
        )
        kept = Kept(database, bot.token)
        dispatcher["post"] = sender
        dispatcher["messenger"] = messenger
        sending = asyncio.create_task(sender.run())
        watching = asyncio.create_task(Alarms(house, bot, readings).run())
        pulse.is_webhook = settings.webhook_url is not None
        try:
            if settings.webhook_url:
                async with alongside(take_kept(bot, dispatcher, kept)):
                    await listen(bot, dispatcher, settings)
            else:
                await poll(bot, dispatcher, kept)
        finally:
            menus.cancel()
            watching.cancel()
            sending.cancel()
            await asyncio.wait({sending, watching})
            await house.staff_desk.close()
