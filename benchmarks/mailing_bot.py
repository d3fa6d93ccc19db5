"""The yardstick for a broadcast: the list sent by aiogram-broadcaster, or where that is not installed by a plain loop.

Either sends one message after the other and keeps nothing.
"""

import asyncio
import os
from importlib.util import find_spec
from pathlib import Path

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import TelegramForbiddenError, TelegramRetryAfter

LIBRARY = "aiogram_broadcaster"
IS_INSTALLED = find_spec(LIBRARY) is not None
NAME = "aiogram-broadcaster" if IS_INSTALLED else "plain loop (aiogram-broadcaster is not installed)"


async def send_by_library(bot: Bot, chats: list[int], text: str, interval: float) -> None:
    from aiogram_broadcaster import Broadcaster, Event  # noqa: PLC0415  # it may be absent
    from aiogram_broadcaster.contents import TextContent  # noqa: PLC0415
    from aiogram_broadcaster.intervals import SimpleInterval  # noqa: PLC0415
    from aiogram_broadcaster.utils.retry_after_handler import setup_retry_after_handler  # noqa: PLC0415

    broadcaster = Broadcaster(bot)
    broadcaster.event.bind(setup_retry_after_handler(Event(name="again")))
    mailer = await broadcaster.create_mailer(
        chats, TextContent(text=text), interval=SimpleInterval(interval=interval) if interval else None
    )
    await mailer.start()


async def send_in_a_loop(bot: Bot, chats: list[int], text: str, interval: float) -> None:
    for chat in chats:
        while True:
            try:
                await bot.send_message(chat, text)
            except TelegramRetryAfter as error:
                await asyncio.sleep(error.retry_after)
                continue
            except TelegramForbiddenError:
                pass
            break
        await asyncio.sleep(interval)


async def main(chats: list[int]) -> None:
    """Until everybody has got it."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    send = send_by_library if IS_INSTALLED else send_in_a_loop
    async with Bot(os.environ["BOT_TOKEN"], session=session) as bot:
        polling = asyncio.create_task(Dispatcher().start_polling(bot, handle_signals=False, close_bot_session=False))
        await send(bot, chats, os.environ["MAILING_TEXT"], float(os.environ["MAILING_INTERVAL"]))
        polling.cancel()
        await asyncio.wait({polling})


if __name__ == "__main__":
    listed = Path(os.environ["MAILING_CHATS"]).read_text(encoding="ascii")
    asyncio.run(main([int(one) for one in listed.split()]))
