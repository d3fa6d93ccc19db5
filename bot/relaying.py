"""Words of people put before other people: one call for each reader, with who it is from and a way to answer."""

import html
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup, ReplyParameters

from handlers.conversations.talk_buttons import Talk, WriteNote
from handlers.conversations.talk_titles import titled
from locales.catalog import Speaker
from services.conversations.relay_outcomes import LOST

LONGEST_TEXT, LONGEST_CAPTION = 4096, 1024
MOST_BYTES = 32_768
"""Of a text together with its markup."""
LONGEST_BUTTON = 60
TAG = re.compile(r"<[^>]*>")


async def relay(bot: Bot, t: Speaker, chat_id: int, payload: Mapping[str, Any]) -> tuple[int, ...]:
    """Say it as its author did. Returns where each message lies, then where the line under an album does.

    Who it is from stands above the words, or on the button where there is no room for it or no words are possible.
    """
    about: Mapping[str, Any] = payload["relay"]
    if "edit" in payload:
        return await _edit(bot, t, chat_id, payload)
    if "below" in payload:
        return (await _say_below(bot, t, chat_id, payload),)
    how: dict[str, Any] = {"disable_notification": payload["silent"], "reply_parameters": _reply(payload)}
    words = payload["said"][str(about["messages"][0])]
    source = payload.get("copy")
    if source is None:
        text, keyboard = _with_header(t, about, words, LONGEST_TEXT)
        sent = await bot.send_message(chat_id, text, reply_markup=keyboard, **how)
        return (sent.message_id,)
    numbers: Sequence[int] = source["messages"]
    if len(numbers) > 1:
        return await _copy_album(bot, t, chat_id, payload)
    if source["captioned"]:
        text, keyboard = _with_header(t, about, words, LONGEST_CAPTION)
        how["caption"] = text
    else:
        keyboard = _keyboard(t, about, is_named=True)
    copied = await bot.copy_message(chat_id, source["chat"], numbers[0], reply_markup=keyboard, **how)
    return (copied.message_id,)


async def _copy_album(bot: Bot, t: Speaker, chat_id: int, payload: Mapping[str, Any]) -> tuple[int, ...]:
    """An album can have no buttons and keeps its own words, so who it is from comes in a line under it."""
    source = payload["copy"]
    numbers = sorted(source["messages"])
    silent = payload["silent"]
    album = await bot.copy_messages(chat_id, source["chat"], numbers, disable_notification=silent)
    sent = [one.message_id for one in album]
    if len(sent) < len(numbers):  # the author has taken some away: nobody tells which
        sent = [*(LOST for _ in numbers), *sent]
    below = LOST
    # The album is out and must not come twice: a line that does not get through follows by itself.
    with suppress(AiogramError):
        below = await _say_below(bot, t, chat_id, payload)
    return (*sent, below)


async def _say_below(bot: Bot, t: Speaker, chat_id: int, payload: Mapping[str, Any]) -> int:
    about = payload["relay"]
    sent = await bot.send_message(
        chat_id, _header(t, about), reply_markup=_keyboard(t, about), disable_notification=True
    )
    return sent.message_id


async def _edit(bot: Bot, t: Speaker, chat_id: int, payload: Mapping[str, Any]) -> tuple[int, ...]:
    """The newer wording in its place, with all that stands around it."""
    about, number = payload["relay"], payload["edit"]
    [words] = payload["said"].values()
    try:
        if "copy" not in payload:
            text, keyboard = _with_header(t, about, words, LONGEST_TEXT)
            await bot.edit_message_text(text, chat_id=chat_id, message_id=number, reply_markup=keyboard)
        elif payload["album"]:
            await bot.edit_message_caption(chat_id=chat_id, message_id=number, caption=words)
        else:
            text, keyboard = _with_header(t, about, words, LONGEST_CAPTION)
            await bot.edit_message_caption(chat_id=chat_id, message_id=number, caption=text, reply_markup=keyboard)
    except TelegramBadRequest as error:
        if "message is not modified" not in error.message:
            raise
    return (number,)


def _with_header(t: Speaker, about: Mapping[str, Any], words: str, longest: int) -> tuple[str, InlineKeyboardMarkup]:
    if len(words.encode()) > MOST_BYTES:
        words = html.escape(_visible(words), quote=False)
    text = f"{_header(t, about)}\n{words}" if words else _header(t, about)
    if _length(text) <= longest and len(text.encode()) <= MOST_BYTES:
        return text, _keyboard(t, about)
    return words, _keyboard(t, about, is_named=True)


def _header(t: Speaker, about: Mapping[str, Any]) -> str:
    phrase = "relay-note-from" if about["note"] else "relay-from"
    return t(phrase, name=about["from"], title=_title(t, about) or "none")


def _title(t: Speaker, about: Mapping[str, Any]) -> str | None:
    """Only where the reader talks about several things."""
    return titled(t, about["kind"], about["title"]) if about["title"] is not None else None


def _keyboard(t: Speaker, about: Mapping[str, Any], *, is_named: bool = False) -> InlineKeyboardMarkup:
    phrase = "relay-note-answer" if about["note"] else "relay-answer"
    text = t.plain(phrase)
    if is_named:
        named = " · ".join(filter(None, (text, about["from"], _title(t, about))))
        text = named if len(named) <= LONGEST_BUTTON else named[: LONGEST_BUTTON - 1].rstrip() + "…"
    way = WriteNote(thread=about["thread"]) if about["note"] else Talk(thread=about["thread"])
    return InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text=text, callback_data=way.pack())]])


def _reply(payload: Mapping[str, Any]) -> ReplyParameters | None:
    if "to" not in payload:
        return None
    return ReplyParameters(message_id=payload["to"], allow_sending_without_reply=True)


def _length(text: str) -> int:
    """As Telegram counts on its most careful day: signs beyond the common ones are two."""
    return len(_visible(text).encode("utf-16-le")) // 2


def _visible(text: str) -> str:
    return html.unescape(TAG.sub("", text))
