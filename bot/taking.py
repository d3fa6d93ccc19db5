"""One update as it came, read and handled; whatever goes wrong with it, the others go on."""

import json
import logging
from collections.abc import Hashable
from typing import Any

from aiogram import Bot, Dispatcher
from pydantic import ValidationError

from bot.kept import Keeper
from bot.line import Line, One
from bot.reading import read
from bot.watching import feed, pulse_of
from models.faults import told, trace_of
from services.pulse import Trouble

log = logging.getLogger(__name__)


async def take(bot: Bot, dispatcher: Dispatcher, one: One) -> None:
    try:
        update = read(json.loads(one.content), bot)
    except ValidationError as error:
        log.error("update %s cannot be read: %s", one.number, error.errors(include_input=False, include_url=False))  # noqa: TRY400  # the input may hold words of people
        pulse_of(dispatcher).trouble(Trouble.UNREADABLE, str(one.number))
        return
    try:
        await feed(dispatcher, bot, update)
    except Exception as error:
        log.error("update %s failed (%s)", one.number, told(error), exc_info=trace_of(error))  # noqa: TRY400


def one_of(raw: dict[str, Any], *, is_late: bool = False) -> One:
    return One(
        raw["update_id"], whose(raw), json.dumps(raw, ensure_ascii=False).encode(errors="surrogatepass"), is_late
    )


def whose(raw: dict[str, Any]) -> Hashable:
    """The same for all updates of a person in a chat; one that says nothing of either stands for itself."""
    event = next((value for name, value in raw.items() if name != "update_id"), None)
    chat, user = _number(event, "chat") or _number(_part(event, "message"), "chat"), _number(event, "from")
    return (chat, user) if chat or user else raw["update_id"]


def _part(event: object, name: str) -> object:
    return event.get(name) if isinstance(event, dict) else None


def _number(event: object, name: str) -> object:
    number = _part(_part(event, name), "id")
    return number if isinstance(number, int) else None


async def take_kept(bot: Bot, dispatcher: Dispatcher, kept: Keeper) -> None:
    """What a run that asked Telegram itself has left to one that listens."""

    async def handle(one: One) -> None:
        await take(bot, dispatcher, one)
        kept.done(one.number)

    line = Line(handle)
    try:
        for content in (await kept.recall()).values():
            line.put(one_of(json.loads(content), is_late=True))
        await line.empty()
    except Exception as error:  # noqa: BLE001  # they wait for the next start, and nobody else for them
        log.warning("the updates of an earlier run cannot be handled (%s)", told(error))
    finally:
        await line.close(0)
        await kept.close()
