"""One message is the screen: it is edited in place, and sent anew only where it cannot be edited."""

import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from aiogram.exceptions import TelegramAPIError, TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.methods import EditMessageText
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    Message,
)

Rows = Sequence[Sequence[InlineKeyboardButton]]


class Redraw(EditMessageText):
    """Telegram answers an edit with the whole message, and nobody reads it: it is not worth being made an object."""

    __returning__ = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Screen:
    text: str
    rows: Rows = ()
    picture: bytes | None = None

    @property
    def keyboard(self) -> InlineKeyboardMarkup | None:
        rows = [list(row) for row in self.rows if row]
        return InlineKeyboardMarkup(inline_keyboard=rows) if rows else None


def button(text: str, data: CallbackData) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=data.pack())


def in_columns(buttons: Sequence[InlineKeyboardButton], columns: int) -> list[Sequence[InlineKeyboardButton]]:
    return [buttons[start : start + columns] for start in range(0, len(buttons), columns)]


async def show(event: Message | CallbackQuery, screen: Screen, *, toast: str | None = None) -> None:
    """Put the screen before the person: in the tapped message, or in a new one under what they typed."""
    if isinstance(event, Message):
        await _send(event, screen)
    else:
        await asyncio.gather(_redraw(event, screen), answer(event, toast))


async def show_below(query: CallbackQuery, screen: Screen) -> None:
    """Put the screen under the tapped message, which stays to be read but no longer asks for anything."""
    await asyncio.gather(_send_to(query, screen), _take_buttons(query), answer(query))


async def show_under(query: CallbackQuery, screen: Screen) -> None:
    """Put the screen under the tapped message, which keeps its buttons: it is something to come back to."""
    await asyncio.gather(_send_to(query, screen), answer(query))


async def answer(query: CallbackQuery, toast: str | None = None, *, alert: bool = False) -> None:
    """Let the button go. A tap from before a long silence can no longer be answered, and none need be."""
    with suppress(TelegramAPIError):
        await query.answer(toast, show_alert=alert)


async def _redraw(query: CallbackQuery, screen: Screen) -> None:
    message = query.message
    if not isinstance(message, Message):
        await _send_to(query, screen)
        return
    try:
        if screen.picture is not None:
            await message.edit_media(_media(screen), reply_markup=screen.keyboard)
        elif message.text is None:
            # A picture stays in the chat as it is; only its buttons are over.
            await asyncio.gather(_send_to(query, screen), _take_buttons(query))
        else:
            await Redraw(
                chat_id=message.chat.id, message_id=message.message_id, text=screen.text, reply_markup=screen.keyboard
            ).as_(query.bot)
    except TelegramBadRequest as error:
        if "message is not modified" in error.message:
            return
        if not _is_gone(error):
            raise
        await _send_to(query, screen)


async def _take_buttons(query: CallbackQuery) -> None:
    if isinstance(query.message, Message):
        with suppress(TelegramBadRequest):
            await query.message.edit_reply_markup(reply_markup=None)


async def _send(message: Message, screen: Screen) -> None:
    if screen.picture is None:
        await message.answer(screen.text, reply_markup=screen.keyboard)
    else:
        await message.answer_photo(_file(screen.picture), caption=screen.text, reply_markup=screen.keyboard)


async def _send_to(query: CallbackQuery, screen: Screen) -> None:
    assert query.bot is not None
    chat = query.from_user.id
    if screen.picture is None:
        await query.bot.send_message(chat, screen.text, reply_markup=screen.keyboard)
    else:
        await query.bot.send_photo(chat, _file(screen.picture), caption=screen.text, reply_markup=screen.keyboard)


def _is_gone(error: TelegramBadRequest) -> bool:
    return "message to edit not found" in error.message or "message can't be edited" in error.message


def _file(picture: bytes) -> BufferedInputFile:
    return BufferedInputFile(picture, "picture.png")


def _media(screen: Screen) -> InputMediaPhoto:
    assert screen.picture is not None
    return InputMediaPhoto(media=_file(screen.picture), caption=screen.text)
