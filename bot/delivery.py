"""The Telegram side of the outbox: rows put into words and sent, answers turned into outcomes."""

from collections.abc import Mapping, Sequence
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import (
    AiogramError,
    TelegramBadRequest,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramRetryAfter,
)
from aiogram.types import InlineKeyboardMarkup

from bot.calls import IMPATIENT, UNANSWERED, told
from bot.relaying import relay
from handlers import letter_words
from locales.catalog import Catalog, Speaker
from services.ports import Delivered, Later, Moved, Outcome, Refused, Unreachable

GONE = ("chat not found", "user not found", "PEER_ID_INVALID", "group chat was deactivated")
SILENCED = ("not enough rights to send", "have no write access to the chat", "CHAT_WRITE_FORBIDDEN")
"""Groups say so to a bot that may only listen."""


class TelegramMessenger:
    """Speaks a payload: `phrase` with `values`, or ready `text`, or `copy` of messages; `rows` of buttons to either.

    A button has `data` or a `url`, or a `start`: it opens the bot itself from wherever it stands.

    `days` are values too, as ISO dates: they are said the way people say days. So are `lines`, each one a phrase with
    its values.
    `relay`: what somebody said in a conversation, see `bot/relaying.py`.
    `edit` names a message that gets these words in place of its own, or of its caption; `delete` those that go.
    """

    def __init__(self, bot: Bot, catalog: Catalog) -> None:
        self._bot = bot
        self._catalog = catalog

    async def deliver(self, chat_id: int, payload: Mapping[str, Any]) -> Outcome:
        token = IMPATIENT.set(True)
        try:
            return Delivered(await self._say(chat_id, payload))
        except TelegramRetryAfter as error:
            return Later("flood", float(error.retry_after))
        except TelegramMigrateToChat as error:
            return Moved(error.migrate_to_chat_id)
        except TelegramForbiddenError as error:
            return Unreachable(told(error))
        except TelegramBadRequest as error:
            text = told(error)
            return Unreachable(text) if any(sign in text for sign in (*GONE, *SILENCED)) else Refused(text)
        except AiogramError as error:
            return Later(told(error), is_unanswered=isinstance(error, UNANSWERED))
        finally:
            IMPATIENT.reset(token)

    async def _say(self, chat_id: int, payload: Mapping[str, Any]) -> tuple[int, ...]:
        t = self._catalog.speaker(payload.get("language"))
        if "relay" in payload:
            return await relay(self._bot, t, chat_id, payload)
        keyboard = _keyboard(t, payload.get("rows", ()), await self._username(payload))
        if "edit" in payload:
            is_caption = bool(payload.get("is_caption"))
            return await self._edit(
                chat_id, payload["edit"], letter_words.words(t, payload), keyboard, is_caption=is_caption
            )
        if "delete" in payload:
            await self._bot.delete_messages(chat_id, list(payload["delete"]))
            return ()
        if "copy" in payload:
            return await self._copy(chat_id, payload["copy"], keyboard, t)
        sent = await self._bot.send_message(chat_id, letter_words.words(t, payload), reply_markup=keyboard)
        return (sent.message_id,)

    async def _username(self, payload: Mapping[str, Any]) -> str:
        """Of the bot, where a button opens it."""
        opens = any("start" in one for row in payload.get("rows", ()) for one in row)
        return ((await self._bot.me()).username or "") if opens else ""

    async def _edit(
        self, chat_id: int, message_id: int, text: str, keyboard: InlineKeyboardMarkup | None, *, is_caption: bool
    ) -> tuple[int, ...]:
        place: dict[str, Any] = {"chat_id": chat_id, "message_id": message_id, "reply_markup": keyboard}
        try:
            if is_caption:
                await self._bot.edit_message_caption(caption=text, **place)
            else:
                await self._bot.edit_message_text(text, **place)
        except TelegramBadRequest as error:
            if "message is not modified" not in error.message:
                raise
        return (message_id,)

    async def _copy(
        self, chat_id: int, source: Mapping[str, Any], keyboard: InlineKeyboardMarkup | None, t: Speaker
    ) -> tuple[int, ...]:
        """One message with its buttons; an album cannot have any, so they come under the phrase `below` names."""
        ids: Sequence[int] = source["messages"]
        if len(ids) == 1:
            copied = await self._bot.copy_message(
                chat_id, source["chat"], ids[0], caption=source.get("caption"), reply_markup=keyboard
            )
            return (copied.message_id,)
        album = await self._bot.copy_messages(chat_id, source["chat"], list(ids))
        sent = [one.message_id for one in album]
        if keyboard:
            # The album is out and must not come twice, whatever becomes of the buttons.
            with suppress(AiogramError):
                below = await self._bot.send_message(chat_id, t(source["below"]), reply_markup=keyboard)
                sent.append(below.message_id)
        return tuple(sent)


def _keyboard(t: Speaker, rows: Sequence[Sequence[Mapping[str, Any]]], username: str) -> InlineKeyboardMarkup | None:
    keyboard = letter_words.buttons(t, rows, username)
    return InlineKeyboardMarkup(inline_keyboard=keyboard) if keyboard else None
