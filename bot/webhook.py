"""Updates through a webhook, behind the operator's reverse proxy."""

import asyncio
import hmac
import json
import logging
import secrets
from collections.abc import Awaitable, Callable
from functools import partial

from aiogram import Bot, Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiohttp import web
from pydantic import ValidationError

from bot.calls import hopeless, persistently
from bot.reading import read
from bot.replying import REPLY, Reply
from bot.settings import Settings
from bot.watching import feed, pulse_of
from services.pulse import Beat, Trouble

log = logging.getLogger(__name__)

PATH = "/telegram"
SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105  # the name of a header
DRAIN_SECONDS = 20


async def listen(bot: Bot, dispatcher: Dispatcher, settings: Settings) -> None:
    """Tell Telegram the address and serve until cancelled; updates already taken are finished before it ends.

    Without a configured secret one is made for this run, the same for all replicas. Raises Hopeless for
    an address Telegram refuses and for a port that is taken.
    """
    assert settings.webhook_url is not None
    secret = _secret(settings)
    application = web.Application()
    under_way = UnderWay(partial(take, bot=bot, dispatcher=dispatcher, secret=secret))
    application.router.add_post(PATH, under_way.take)
    # It waits so long for an update to end, and then as long again before it cuts it off.
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=DRAIN_SECONDS / 2)
    await runner.setup()
    try:
        await _open(runner, settings)
        await _announce(bot, dispatcher, settings.webhook_url.rstrip("/") + PATH, secret)
        log.info("listening for updates on %s:%s", settings.webhook_host, settings.webhook_port)
        pulse_of(dispatcher).beat(Beat.ASKED)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()
        if under_way.cut:
            log.warning("%s updates are left in the middle and will come again", under_way.cut)


class UnderWay:
    """How many updates a stop has not waited for: they are not answered, and Telegram sends them again."""

    def __init__(self, handle: Callable[[web.Request], Awaitable[web.Response]]) -> None:
        self._handle = handle
        self.cut = 0

    async def take(self, request: web.Request) -> web.Response:
        try:
            return await self._handle(request)
        except asyncio.CancelledError:
            self.cut += 1
            raise


async def take(request: web.Request, *, bot: Bot, dispatcher: Dispatcher, secret: str) -> web.Response:
    """Handle one update and say so afterwards: one that is interrupted comes again."""
    if not secrets.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), secret.encode()):
        return web.Response(status=401)
    try:
        update = read(json.loads(await request.read()), bot)
    except (ValueError, ValidationError):
        log.error("an update cannot be read")  # noqa: TRY400  # the error would quote words of people
        pulse_of(dispatcher).trouble(Trouble.UNREADABLE)
        return web.Response()
    reply = Reply()
    token = REPLY.set(reply)
    try:
        await feed(dispatcher, bot, update)
    except Exception:
        log.exception("update %s failed", update.update_id)
    finally:
        REPLY.reset(token)
    return await reply.response()


def _secret(settings: Settings) -> str:
    if settings.webhook_secret:
        return settings.webhook_secret.get_secret_value()
    if settings.redis_url and settings.bot_token:
        return hmac.digest(settings.bot_token.get_secret_value().encode(), b"webhook", "sha256").hex()
    return secrets.token_urlsafe(32)


async def _open(runner: web.AppRunner, settings: Settings) -> None:
    try:
        await web.TCPSite(runner, settings.webhook_host, settings.webhook_port).start()
    except OSError as error:
        raise hopeless("WEBHOOK_HOST, WEBHOOK_PORT", error) from error


async def _announce(bot: Bot, dispatcher: Dispatcher, address: str, secret: str) -> None:
    kinds = dispatcher.resolve_used_update_types()
    try:
        await persistently(lambda: bot.set_webhook(address, secret_token=secret, allowed_updates=kinds))
    except TelegramBadRequest as error:
        raise hopeless("WEBHOOK_URL", error) from error
