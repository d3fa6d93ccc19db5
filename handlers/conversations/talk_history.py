"""Reading a conversation again, a page at a time; files come on demand."""

import html
from collections.abc import Sequence
from typing import Any

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.conversations.talk_buttons import ReadBack, ShowSaid, Talk
from handlers.conversations.talk_titles import titled
from handlers.leafing import leafing
from handlers.places import Place, way_to
from handlers.screens import Screen, answer, button, in_columns, show, show_under
from locales.catalog import Speaker
from models.threads import MessageKind
from services.conversations import talk_history
from services.conversations.relay_kinds import CAPTIONED
from services.conversations.talk_history import HistoryPage, Line
from services.shortening import short
from services.visits import Visit

SHORT = 290
"""Eight such messages fit one message of Telegram."""
LONGEST_NAME = 60
IN_A_ROW = 8
WITHOUT_A_FILE = frozenset({MessageKind.TEXT, MessageKind.LOCATION, MessageKind.CONTACT})


def talk_history_router() -> Router:
    router = Router(name="talk_history")
    router.callback_query.register(read_back, ReadBack.filter())
    router.callback_query.register(show_said, ShowSaid.filter())
    return router


async def read_back(
    query: CallbackQuery,
    callback_data: ReadBack,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The newest page comes under the message it is asked from, which may be somebody's words."""
    door = session if talk_history.may_read_others(visit) else reader
    page = await talk_history.page(door, visit, thread_id=callback_data.thread, number=callback_data.page)
    screen = _history_screen(t, visit, page)
    await (show_under(query, screen) if callback_data.page < 0 else show(query, screen))


async def show_said(
    query: CallbackQuery,
    callback_data: ShowSaid,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    door = session if talk_history.may_read_others(visit) else reader
    line = await talk_history.line(door, visit, message_id=callback_data.message)
    try:
        await _send(bot, query.from_user.id, line)
    except TelegramBadRequest:
        await answer(query, t.plain("history-file-gone"), alert=True)
    else:
        await answer(query)


async def _send(bot: Bot, chat_id: int, line: Line) -> None:
    words = line.markup or _escaped(line.text or "")
    if line.file_id is None or line.kind in WITHOUT_A_FILE:
        await bot.send_message(chat_id, words)
        return
    sends: dict[MessageKind, Any] = {
        MessageKind.PHOTO: bot.send_photo,
        MessageKind.VIDEO: bot.send_video,
        MessageKind.ANIMATION: bot.send_animation,
        MessageKind.AUDIO: bot.send_audio,
        MessageKind.DOCUMENT: bot.send_document,
        MessageKind.VOICE: bot.send_voice,
        MessageKind.VIDEO_NOTE: bot.send_video_note,
        MessageKind.STICKER: bot.send_sticker,
    }
    caption = {"caption": words} if words and line.kind in CAPTIONED else {}
    await sends[line.kind](chat_id, line.file_id, **caption)


def _history_screen(t: Speaker, visit: Visit, page: HistoryPage) -> Screen:
    lines: list[str] = [t("history-title", title=titled(t, page.kind, page.title))]
    if page.is_written_down:
        lines.append(t("history-written-down"))
    if page.is_forgotten:
        lines.append(t("history-forgotten"))
    elif not page.lines:
        lines.append(t("history-empty"))
    lines += [_told(t, visit, place, line) for place, line in enumerate(page.lines, 1)]
    openable = [
        button(str(place), ShowSaid(message=line.id)) for place, line in enumerate(page.lines, 1) if _opens(line)
    ]
    turns = leafing(t, page.page, page.pages, lambda to: ReadBack(thread=page.thread_id, page=to))
    ways: Sequence[InlineKeyboardButton] = (
        (button(t.plain("talk-write"), Talk(thread=page.thread_id)), way_to(t, Place.MENU))
        if page.may_write
        else (way_to(t, Place.MENU),)
    )
    return Screen("\n\n".join(lines), (*in_columns(openable, IN_A_ROW), turns, ways))


def _told(t: Speaker, visit: Visit, place: int, line: Line) -> str:
    local = line.at.astimezone(visit.municipality.zone)
    name = t.plain("history-you") if line.is_own else line.name or t.plain("history-somebody")
    heading = t(
        "history-heading",
        place=place,
        name=name[:LONGEST_NAME],
        day=t.day(local.date()),
        time=f"{local:%H:%M}",
        edited=int(line.is_edited),
        note=int(line.is_note),
    )
    words = _escaped(short(line.text or "", SHORT))
    if line.kind is MessageKind.TEXT:
        return f"{heading}\n{words}" if words else heading
    kind = t(f"said-kind-{line.kind.value.replace('_', '-')}")
    named = f" «{_escaped(line.file_name[:LONGEST_NAME])}»" if line.file_name else ""
    return f"{heading}\n[{kind}]{named} {words}".rstrip()


def _opens(line: Line) -> bool:
    return line.file_id is not None or len(line.text or "") > SHORT


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)
