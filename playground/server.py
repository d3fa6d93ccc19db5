"""The playground: a Bot API server, the people who talk to the bots, and the page that shows it all."""

from __future__ import annotations

import asyncio
import time
from contextlib import asynccontextmanager, suppress
from typing import TYPE_CHECKING

from aiohttp import web

from playground.bot_api import BotApi
from playground.flood import FloodControl, FloodLimits
from playground.group_actions import GroupActions
from playground.page_api import PageApi
from playground.people import Bot, Person
from playground.webhook import Webhook
from playground.wire import REQUEST_BYTES
from playground.world import World

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from playground.arguments import Arguments

SLACK_BYTES = 2 * 2**20


class Playground(GroupActions):
    """Everything together. `clock` dates messages and retention, `latency` delays every Bot API answer."""

    def __init__(
        self,
        *,
        clock: Callable[[], float] = time.time,
        flood: FloodLimits | None = None,
        latency: float = 0.0,
        is_local: bool = True,
    ) -> None:
        super().__init__(World(clock, is_local=is_local))
        self.flood_limits = flood
        self.latency = latency
        self.api = BotApi(self)

    def add_bot(self, token: str, *, first_name: str, username: str) -> Bot:
        bot = self.world.add_bot(token, first_name=first_name, username=username)

        def run_answer(method: str, arguments: Arguments) -> object:
            return self.api.run(bot, method, arguments)

        bot.webhook = Webhook(bot.updates, run_answer)
        if self.flood_limits:
            bot.flood = FloodControl(self.flood_limits, self.world.clock)
        return bot

    def add_person(
        self,
        person_id: int,
        first_name: str,
        last_name: str = "",
        *,
        username: str | None = None,
        about: str = "",
        language_code: str = "ru",
        phone_number: str = "",
    ) -> Person:
        """A stranger who has never written to any bot."""
        person = Person(person_id, first_name, last_name, username, about, language_code, phone_number)
        return self.world.add_person(person)

    def application(self) -> web.Application:
        """A fresh aiohttp application that serves this playground."""
        application = web.Application(client_max_size=REQUEST_BYTES + SLACK_BYTES)
        self.api.add_routes(application)
        PageApi(self).add_routes(application)
        application.on_shutdown.append(self.close)
        return application

    async def close(self, _application: web.Application | None = None) -> None:
        """End long polls and webhook deliveries."""
        for bot in self.world.bots.values():
            bot.updates.close()
            await bot.webhook.close()


@asynccontextmanager
async def serving(playground: Playground, *, host: str = "127.0.0.1", port: int = 0) -> AsyncIterator[str]:
    """Serve while the block runs; yields the base URL. Port 0 takes a free one."""
    runner = web.AppRunner(playground.application(), access_log=None, handler_cancellation=True, shutdown_timeout=0.5)
    await runner.setup()
    try:
        site = web.TCPSite(runner, host, port)
        await site.start()
        bound = runner.addresses[0]
        yield f"http://{bound[0]}:{bound[1]}"
    finally:
        with suppress(asyncio.CancelledError):
            await runner.cleanup()
