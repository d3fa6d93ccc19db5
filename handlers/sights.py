"""Who looks at something else by now, told to every program that may be renewing what they looked at."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.attendance.attendance_showing import leaves
from services.ports import Looks, Sight


class LooksElsewhere(BaseMiddleware):
    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, CallbackQuery | Message) and event.from_user is not None:
            ended = [Sight.ANNOUNCEMENT] if isinstance(event, CallbackQuery) else []
            ended += [Sight.CODE] if leaves(event) else []
            looks: Looks = data["looks"]
            if ended:
                await looks.end(*ended, chat_id=event.from_user.id)
        return await handler(event, data)
