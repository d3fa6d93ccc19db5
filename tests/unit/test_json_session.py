"""What goes out as JSON says the same as the form aiogram would have sent."""

import json
from datetime import UTC, datetime
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.enums import ParseMode
from aiogram.methods import BanChatMember, GetUpdates, SendDocument, SendMessage, SetMyCommands, TelegramMethod
from aiogram.types import (
    BotCommand,
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    LinkPreviewOptions,
    MessageEntity,
)
from aiohttp import BytesPayload, FormData

from bot.json_session import JsonSession
from playground.wire import FORM_TYPE, JSON_TYPE, read_arguments

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[
        [InlineKeyboardButton(text="Часто <b>&", callback_data="sc:1:2:3"), InlineKeyboardButton(text="🌱")]
    ]
)
PLAIN: list[TelegramMethod[Any]] = [
    SendMessage(chat_id=-100, text='Лютик "и" \\ &amp; 🌱\n{}', reply_markup=KEYBOARD, disable_notification=False),
    SendMessage(chat_id=1, text="12", entities=[MessageEntity(type="bold", offset=0, length=2)], parse_mode=None),
    GetUpdates(offset=0, timeout=20, allowed_updates=["message", "callback_query"]),
    SetMyCommands(commands=[BotCommand(command="menu", description="Меню")], language_code=""),
    BanChatMember(chat_id=-100, user_id=1, until_date=datetime(2026, 9, 1, tzinfo=UTC)),
]


@pytest.fixture
def bot() -> Bot:
    options = LinkPreviewOptions(is_disabled=True)
    return Bot("1:token", default=DefaultBotProperties(parse_mode=ParseMode.HTML, link_preview=options))


def said(form: FormData) -> dict[str, Any]:
    """The arguments as the other side reads them."""
    payload = form()
    assert isinstance(payload, BytesPayload)
    values = read_arguments(None, payload.content_type, payload.decode().encode()).values
    return {name: _read(value) for name, value in values.items()}


def _read(value: Any) -> Any:
    try:
        return json.loads(value) if isinstance(value, str) else value
    except ValueError:
        return value


@pytest.mark.parametrize("method", PLAIN)
def test_both_ways_say_the_same(bot: Bot, method: TelegramMethod[Any]):
    new, old = JsonSession().build_form_data(bot, method), AiohttpSession().build_form_data(bot, method)
    assert new().content_type == JSON_TYPE
    assert old().content_type == FORM_TYPE
    assert said(new) == said(old)


def test_a_file_still_goes_in_a_form(bot: Bot):
    document = BufferedInputFile(b"...", "list.xlsx")
    form = JsonSession().build_form_data(bot, SendDocument(chat_id=1, document=document, caption="Список"))
    assert form.is_multipart
    assert form().content_type.startswith("multipart/form-data")


def test_half_a_character_does_not_stop_a_call(bot: Bot):
    assert said(JsonSession().build_form_data(bot, SendMessage(chat_id=1, text="a\ud83d")))["text"] == "a?"
