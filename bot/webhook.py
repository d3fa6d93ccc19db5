"""Updates through a webhook, behind the operator's reverse proxy."""

import asyncio
import logging
import secrets
import signal

from aiogram import Bot, Dispatcher
from aiogram.webhook.aiohttp_server import SimpleRequestHandler, setup_application
from aiohttp import web

from bot.app import House, publish_menus, settle
from bot.settings import Settings

log = logging.getLogger(__name__)

PATH = "/telegram"


async def listen(bot: Bot, dispatcher: Dispatcher, house: House, settings: Settings) -> None:
    """Tell Telegram the address, then serve until a signal. Without a configured secret one is made for this run."""
    assert settings.webhook_url is not None
    secret = settings.webhook_secret.get_secret_value() if settings.webhook_secret else secrets.token_urlsafe(32)
    application = web.Application()
    SimpleRequestHandler(dispatcher, bot, handle_in_background=False, secret_token=secret).register(
        application, path=PATH
    )
    setup_application(application, dispatcher, bot=bot)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
    await bot.set_webhook(
        settings.webhook_url.rstrip("/") + PATH,
        secret_token=secret,
        allowed_updates=dispatcher.resolve_used_update_types(),
    )
    log.info("listening for updates on %s:%s", settings.webhook_host, settings.webhook_port)
    settle()
    await publish_menus(bot, house)
    try:
        await _signal()
    finally:
        await runner.cleanup()


async def _signal() -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    await stop.wait()
