"""Everything the way to Telegram can do to a bot, one fault at a time, and Telegram's own bad days."""

import asyncio
import json
import random
from enum import StrEnum

from aiohttp import web

from tests.e2e.bad_network import PAGE, BadNetwork

SLOW_SECONDS = (2.0, 5.0)


class Fault(StrEnum):
    SLOW = "slow"
    """Every call takes two to five seconds."""
    FLOODED = "flooded"
    """Every second call is put off with 429."""
    PAGES = "pages"
    """One call of three is answered with a page and 500, 502 or 503, carried out or not."""
    HALF_OPEN = "half_open"
    """One call of twelve is taken and never answered, carried out or not."""
    CUT = "cut"
    """One answer of three ends in the middle of its JSON; the call was carried out."""
    DOUBLED = "doubled"
    """Updates come three times, in any order, and earlier ones once more."""
    AWAY = "away"
    """Nobody is there."""


class HardNetwork(BadNetwork):
    def __init__(self, api: str, dice: random.Random) -> None:
        super().__init__(api, dice)
        self.fault: Fault | None = None
        self.slow_chats: frozenset[str] = frozenset()
        """Calls about these alone are slow, whatever the fault."""
        self.counts = 0
        self._earlier: list[object] = []

    async def _pass_on(self, request: web.Request) -> web.StreamResponse:
        is_question = request.path.endswith("/getUpdates")
        match self.fault:
            case Fault.SLOW:
                self.counts += 1
                await asyncio.sleep(self.dice.uniform(*SLOW_SECONDS))
            case Fault.FLOODED if not is_question:
                self.counts += 1
                if self.counts % 2:
                    return _refusal(429, "Too Many Requests: retry after 1", {"retry_after": 1})
            case Fault.PAGES if self.dice.random() < 1 / 3:
                await self._perhaps_carried_out(request)
                return web.Response(text=PAGE, status=self.dice.choice((500, 502, 503)), content_type="text/html")
            case Fault.HALF_OPEN if self.dice.random() < 1 / 12:
                await self._perhaps_carried_out(request)
                await asyncio.sleep(3600)
            case Fault.CUT if self.dice.random() < 1 / 3:
                return await self._cut(request)
            case Fault.DOUBLED if is_question:
                return await self._doubled(request)
            case None if self.slow_chats:
                if await _chat(request) in self.slow_chats:
                    await asyncio.sleep(self.dice.uniform(*SLOW_SECONDS))
        return await super()._pass_on(request)

    async def _perhaps_carried_out(self, request: web.Request) -> None:
        self.counts += 1
        if self.dice.random() < 1 / 2 and not request.path.endswith("/getUpdates"):
            await super()._pass_on(request)
            self._count_lost(request)

    async def _cut(self, request: web.Request) -> web.StreamResponse:
        whole = await super()._pass_on(request)
        assert isinstance(whole, web.Response)
        assert isinstance(whole.body, bytes)
        self.counts += 1
        self._count_lost(request)
        half = whole.body[: max(1, len(whole.body) // 2)]
        if self.dice.random() < 1 / 2:
            return web.Response(body=half, status=whole.status, content_type="application/json")
        answer = web.StreamResponse(headers={"Content-Length": str(len(whole.body))})
        answer.content_type = "application/json"
        await answer.prepare(request)
        await answer.write(half)
        if request.transport is not None:
            request.transport.abort()
        return answer

    async def _doubled(self, request: web.Request) -> web.StreamResponse:
        whole = await super()._pass_on(request)
        assert isinstance(whole, web.Response)
        assert isinstance(whole.body, bytes)
        said = json.loads(whole.body)
        if not said["ok"] or not said["result"]:
            return whole
        self.counts += 1
        mixed = 3 * said["result"] + self._earlier
        self._earlier = (self._earlier + said["result"])[-5:]
        self.dice.shuffle(mixed)
        return web.json_response({"ok": True, "result": mixed})

    def _count_lost(self, request: web.Request) -> None:
        self.lost_messages += request.path.rpartition("/")[2].startswith(("send", "copy"))


async def _chat(request: web.Request) -> str:
    """Whom the call is about; the form is read again by whoever passes it on."""
    await request.read()
    form = await request.post() if request.content_type.endswith(("urlencoded", "form-data")) else {}
    return str(form.get("chat_id", ""))


def _refusal(code: int, description: str, parameters: dict[str, int]) -> web.Response:
    said = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return web.json_response(said, status=code)
