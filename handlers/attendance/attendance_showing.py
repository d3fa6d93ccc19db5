"""The code of the day as a picture that renews itself while its message lies before the organiser."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from aiogram import BaseMiddleware, Bot, Router
from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.fsm.context import FSMContext
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InputMediaPhoto,
    Message,
    TelegramObject,
)
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance import open_roll
from handlers.attendance.attendance_buttons import EndCode, Mode, OpenRoll, ShowCode
from handlers.attendance.attendance_screens import came
from handlers.registration.invitation_buttons import username
from handlers.screens import Screen, answer, button
from locales.catalog import Speaker
from models.people import Role
from models.session import Database
from services import people
from services.attendance import attendance_codes, attendance_showing
from services.attendance.attendance_showing import Shown
from services.errors import Refusal
from services.ports import Look, Looks, Sight
from services.registration import invitation_codes
from services.registration.invitation_sheets import picture
from services.visits import Visit


@dataclass(slots=True)
class Live:
    """A picture that renews itself."""

    left: asyncio.Event
    """Whether its keeper looks at something else."""
    look: Callable[[], Awaitable[Look]]
    """How that stands, also where it is another program that has heard of it."""
    task: asyncio.Task[None] | None = None


LIVE: dict[int, Live] = {}
"""By chat: whose picture renews itself."""
STAYS = tuple(f"{one.__prefix__}:" for one in (ShowCode, EndCode))
"""Its own buttons."""
MOST_LIVE = 100
"""Whoever comes after them renews the picture by its button."""
LONGEST = timedelta(hours=3)
"""Afterwards there is the button too."""
A_LITTLE = 0.2
"""Seconds after the turn of a code, so that the new one is met."""


def attendance_showing_router() -> Router:
    router = Router(name="attendance_showing")
    router.callback_query.register(show_code, ShowCode.filter())
    router.callback_query.register(end_code, EndCode.filter())
    return router


async def show_code(  # the picture is renewed with sessions of its own
    query: CallbackQuery,
    callback_data: ShowCode,
    visit: Visit,
    session: AsyncSession,
    database: Database,
    bot: Bot,
    looks: Looks,
    t: Speaker,
) -> None:
    """A new picture from the list, the same one renewed from its own button."""
    number, chat = callback_data.event, query.from_user.id
    shown = await attendance_showing.show(session, visit, event_id=number)
    screen = await _screen(bot, t, shown)
    stop(chat)
    message_id = await _put(bot, chat, query, screen)
    await answer(query)
    token = await looks.begin(Sight.CODE, chat)
    if len(LIVE) < MOST_LIVE:
        live = LIVE[chat] = Live(asyncio.Event(), partial(looks.now, Sight.CODE, chat, token))
        live.task = asyncio.create_task(_keep_fresh(bot, chat, message_id, visit, database, t, shown, live))
        live.task.add_done_callback(lambda _: LIVE.pop(chat, None) if LIVE.get(chat) is live else None)


async def end_code(
    query: CallbackQuery,
    callback_data: EndCode,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    looks: Looks,
    t: Speaker,
) -> None:
    """The picture loses its buttons; the list stands under it."""
    stop(query.from_user.id)
    await looks.begin(Sight.CODE, query.from_user.id)  # whoever renews it elsewhere leaves it alone
    await open_roll(query, OpenRoll(event=callback_data.event, mode=Mode.MARKS, page=0), state, visit, reader, t)


class CodeLeft(BaseMiddleware):
    """Whoever taps or gives a command elsewhere shows no code any more: the picture goes out."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if LIVE and isinstance(event, CallbackQuery | Message) and event.from_user is not None and leaves(event):
            live = LIVE.pop(event.from_user.id, None)
            if live is not None:
                live.left.set()
        return await handler(event, data)


def leaves(event: CallbackQuery | Message) -> bool:
    if isinstance(event, Message):
        return (event.text or "").startswith("/")
    return not (event.data or "").startswith(STAYS)


def stop(chat: int) -> None:
    """The picture is renewed or taken away by somebody else."""
    live = LIVE.pop(chat, None)
    if live is not None and live.task is not None:
        live.task.cancel()


async def _put(bot: Bot, chat: int, query: CallbackQuery, screen: Screen) -> int:
    """The number of the message with the picture."""
    assert screen.picture is not None
    message = query.message
    if message is not None and getattr(message, "photo", None):
        try:
            await bot.edit_message_media(
                _media(screen), chat_id=chat, message_id=message.message_id, reply_markup=screen.keyboard
            )
        except TelegramBadRequest as error:
            if "message is not modified" not in error.message:
                raise
        return message.message_id
    file = BufferedInputFile(screen.picture, "code.png")
    sent = await bot.send_photo(chat, file, caption=screen.text, reply_markup=screen.keyboard)
    return sent.message_id


async def _keep_fresh(  # everything a screen is made of
    bot: Bot,
    chat: int,
    message_id: int,
    visit: Visit,
    database: Database,
    t: Speaker,
    shown: Shown,
    live: Live,
) -> None:
    """Renew the picture at every turn of the code, until its time is over, its message is gone or its keeper is."""
    loop = asyncio.get_running_loop()
    began, left = loop.time(), shown.seconds_left
    while loop.time() - began < LONGEST.total_seconds():
        with suppress(TimeoutError):
            async with asyncio.timeout(left + A_LITTLE):
                await live.left.wait()
            break
        look = await live.look()
        if look is Look.TAKEN_OVER:
            return
        if look is Look.ENDED:
            break
        now = visit.now + timedelta(seconds=loop.time() - began)
        found = await _look_again(chat, visit, database, shown.event.id, now=now)
        if found is None:
            await _end(bot, chat, message_id, t, shown)
            return
        screen, left = await _screen(bot, t, found), found.seconds_left
        try:
            await bot.edit_message_media(
                _media(screen), chat_id=chat, message_id=message_id, reply_markup=screen.keyboard
            )
        except TelegramBadRequest as error:
            if "message is not modified" not in error.message:
                return  # the message is gone
        except TelegramAPIError:
            continue  # the next turn may get through
    await _end(bot, chat, message_id, t, shown)


async def _look_again(chat: int, visit: Visit, database: Database, event_id: int, *, now: datetime) -> Shown | None:
    """With the rights of this moment: whoever has lost them sees no further code."""
    is_admin = Role.ADMIN in visit.actor.roles
    version = visit.municipality.programme.consent.version
    async with database.reading() as reader:
        actor = await people.acting(reader, chat, consent_version=version, is_admin=is_admin)
        if actor is None:
            return None
        try:
            return await attendance_showing.look(reader, replace(visit, actor=actor, now=now), event_id=event_id)
        except Refusal:
            return None


async def _end(bot: Bot, chat: int, message_id: int, t: Speaker, shown: Shown) -> None:
    """An old code is not left to be scanned in vain."""
    text = t("attendance-code-stands", title=shown.event.title)
    markup = Screen(text, _rows(t, shown.event.id)).keyboard
    with suppress(TelegramAPIError):
        await bot.edit_message_caption(chat_id=chat, message_id=message_id, caption=text, reply_markup=markup)


async def _screen(bot: Bot, t: Speaker, shown: Shown) -> Screen:
    event = shown.event
    payload = attendance_codes.link_payload(event.id, shown.code)
    link = invitation_codes.link(await username(bot), payload)
    drawn = await asyncio.to_thread(picture, link, scale=14)
    text = t("attendance-code", title=event.title, code=attendance_codes.shown(shown.code))
    return Screen(f"{text}\n{came(t, shown.tally)}", _rows(t, event.id), drawn)


def _rows(t: Speaker, event_id: int) -> Sequence[Sequence[InlineKeyboardButton]]:
    renew = button(t.plain("attendance-code-renew"), ShowCode(event=event_id))
    return ((renew,), (button(t.plain("attendance-code-end"), EndCode(event=event_id)),))


def _media(screen: Screen) -> InputMediaPhoto:
    assert screen.picture is not None
    return InputMediaPhoto(media=BufferedInputFile(screen.picture, "code.png"), caption=screen.text)
