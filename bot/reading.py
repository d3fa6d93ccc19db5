"""An update as it comes from Telegram, made an object."""

from typing import Any

from aiogram import Bot
from aiogram.types import Update

from handlers.announcements.announcement_buttons import HaveRead

KEEPS_BUTTONS = f"{HaveRead.__prefix__}:"
"""Begins what changes one button of its message and leaves the others."""


def read(raw: dict[str, Any], bot: Bot) -> Update:
    """Raises ValidationError. With every tap come all buttons of its message: many objects hardly anybody looks at."""
    match raw:
        case {"callback_query": {"data": str(data)}} if data.startswith(KEEPS_BUTTONS):
            pass
        case {"callback_query": {"message": {"reply_markup": _} as message}}:
            del message["reply_markup"]
    return Update.model_validate(raw, context={"bot": bot})
