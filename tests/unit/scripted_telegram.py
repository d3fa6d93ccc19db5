"""A Bot API server that follows a script, call by call."""

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

from aiogram import Bot
from aiogram.client.session.base import BaseSession
from aiogram.methods import TelegramMethod

from tests.telegram import TOKEN

Reply = str | Exception
ME = {"id": 100200300, "is_bot": True, "first_name": "Методбот", "username": "metodbot_test_bot"}
PAGE = "<html>502 Bad Gateway</html>"


def good(result: Any) -> str:
    return json.dumps({"ok": True, "result": result})


def bad(code: int, description: str, **parameters: Any) -> str:
    return json.dumps({"ok": False, "error_code": code, "description": description, "parameters": parameters or None})


class ScriptedSession(BaseSession):
    """Replies in the order of the script; when it is over nothing happens any more: long polls stay open for ever."""

    def __init__(self, *script: Reply) -> None:
        super().__init__()
        self.script = list(script)
        self.calls: list[TelegramMethod[Any]] = []

    async def make_request(self, bot: Bot, method: TelegramMethod[Any], timeout: int | None = None) -> Any:  # noqa: ASYNC109  # the signature is aiogram's
        self.calls.append(method)
        await asyncio.sleep(0)
        if not self.script:
            await (asyncio.sleep(0) if getattr(method, "timeout", None) == 0 else asyncio.Event().wait())
            return []
        reply = self.script.pop(0)
        if isinstance(reply, Exception):
            raise reply
        code = 502 if reply is PAGE else json.loads(reply).get("error_code", 200)
        return self.check_response(bot, method, code, reply).result

    async def close(self) -> None:
        """Nothing is open."""

    async def stream_content(self, *_args: Any, **_kwargs: Any) -> AsyncGenerator[bytes, None]:
        raise NotImplementedError
        yield b""


def bot_with(*script: Reply) -> tuple[Bot, ScriptedSession]:
    session = ScriptedSession(*script)
    return Bot(TOKEN, session=session), session
