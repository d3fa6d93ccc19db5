"""The token moves from one Bot API server to another."""

import pytest
from aiohttp import web

from bot.logging_out import log_out
from bot.settings import Settings
from tests.telegram import TOKEN


@pytest.mark.parametrize("is_known", [True, False])
async def test_the_webhook_goes_first(is_known: bool):
    asked: list[str] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append(request.path.rpartition("/")[2])
        if is_known:
            return web.json_response({"ok": True, "result": True})
        return web.json_response({"ok": False, "error_code": 401, "description": "Unauthorized"}, status=401)

    application = web.Application()
    application.router.add_post("/{rest:.*}", answer)
    runner = web.AppRunner(application, access_log=None, shutdown_timeout=0.1)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    is_well, line = await log_out(Settings(_env_file=None, bot_token=TOKEN, telegram_api_url=url))
    await runner.cleanup()
    assert is_well is is_known
    assert url in line
    assert TOKEN not in line
    assert asked == (["deleteWebhook", "logOut"] if is_known else ["deleteWebhook"])
