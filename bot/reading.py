"""An update as it comes from Telegram, made an object."""

from typing import Any

from aiogram import Bot
from aiogram.types import Update


def read(raw: dict[str, Any], bot: Bot) -> Update:
    """Raises ValidationError. With every tap come all buttons of its message: many objects nobody looks at."""
    match raw:
        case {"callback_query": {"message": {"reply_markup": _} as message}}:
            del message["reply_markup"]
    return Update.model_validate(raw, context={"bot": bot})
