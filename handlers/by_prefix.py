"""A tap goes straight to the conversations that have a button of its kind: there are many others to walk past."""

from collections.abc import Iterable
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

SEPARATOR = ":"


class ByPrefix(Router):
    """The first that fits has the word, as with any router; those that cannot fit are not asked."""

    def __init__(self, name: str, conversations: Iterable[Router]) -> None:
        """Each of them has registered everything it will."""
        super().__init__(name=name)
        asked = [(router, _prefixes(router)) for router in conversations]
        self.include_routers(*(router for router, _ in asked))
        known = {prefix for _, prefixes in asked for prefix in prefixes if prefix is not None}
        self._for_any = [router for router, prefixes in asked if None in prefixes]
        self._straight = {
            prefix: [router for router, prefixes in asked if prefix in prefixes or None in prefixes] for prefix in known
        }

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        if not isinstance(event, CallbackQuery):
            return await super().propagate_event(update_type, event, **kwargs)
        prefix = (event.data or "").partition(SEPARATOR)[0]
        for router in self._straight.get(prefix, self._for_any):
            response = await router.propagate_event(update_type, event, **kwargs)
            if response is not UNHANDLED:
                return response
        return UNHANDLED


def _prefixes(router: Router) -> set[str | None]:
    """What callback data begins with in a conversation; None: it also has something for any other."""
    return {_prefix(handler) for each in router.chain_tail for handler in each.callback_query.handlers}


def _prefix(handler: HandlerObject) -> str | None:
    for each in handler.filters or ():
        if isinstance(each.callback, CallbackQueryFilter):
            return each.callback.callback_data.__prefix__
    return None
