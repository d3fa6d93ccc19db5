"""A door for the machines that watch: whether the process turns, whether it works, and its figures."""

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from aiohttp import web

from bot.calls import hopeless
from bot.metrics import exposed, registry_of
from bot.readings import Readings
from bot.settings import Settings
from services.pulse import Pulse

log = logging.getLogger(__name__)

FIGURES = "text/plain; version=0.0.4; charset=utf-8"


@asynccontextmanager
async def answering(settings: Settings, pulse: Pulse, readings: Readings) -> AsyncIterator[None]:
    """Answer inside this block, where a port is set. Raises Hopeless for a port that is taken."""
    if settings.health_port is None:
        yield
        return
    runner = web.AppRunner(door(pulse, readings), access_log=None, shutdown_timeout=1)
    await runner.setup()
    try:
        try:
            await web.TCPSite(runner, settings.health_host, settings.health_port).start()
        except OSError as error:
            raise hopeless("HEALTH_HOST, HEALTH_PORT", error) from error
        log.info("health and figures on %s:%s", settings.health_host, settings.health_port)
        yield
    finally:
        await runner.cleanup()


def door(pulse: Pulse, readings: Readings) -> web.Application:
    registry = registry_of(pulse, readings)

    async def turns(_request: web.Request) -> web.Response:
        return web.json_response({"status": "alive"})

    async def works(_request: web.Request) -> web.Response:
        await readings.look()
        amiss = [part.value for part in pulse.amiss()]
        said: dict[str, object] = {"status": "amiss" if amiss else "ready", "amiss": amiss}
        if limited := [part.value for part in pulse.limited()]:  # works on without it: no reason to send people away
            said["limited"] = limited
        return web.json_response(said, status=503 if amiss else 200)

    async def figures(_request: web.Request) -> web.Response:
        await readings.look()
        return web.Response(body=exposed(registry), headers={"Content-Type": FIGURES})

    application = web.Application()
    application.router.add_get("/healthz", turns)
    application.router.add_get("/readyz", works)
    application.router.add_get("/metrics", figures)
    return application
