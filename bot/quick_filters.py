"""Filters that are tried at hundreds of places for each update, tried at less cost: what they let through stays.

aiogram sends a rule written with F to a thread and back, which takes longer than trying it, and takes callback data
apart before it looks whose it is.
"""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject
from aiogram.filters.callback_data import CallbackQueryFilter
from aiogram.types import CallbackQuery, TelegramObject

Tried = Callable[[TelegramObject], Awaitable[Any]]


def make_quick(root: Router) -> None:
    """To be done once everything is registered."""
    for each in _filters(root):
        if each.magic is not None:
            each.callback, each.awaitable = _at_once(each.magic), True
        elif isinstance(each.callback, CallbackQueryFilter):
            each.callback = _by_prefix(each.callback)


def _filters(root: Router) -> Iterator[FilterObject]:
    for router in root.chain_tail:
        for observer in router.observers.values():
            for handler in (observer._handler, *observer.handlers):  # noqa: SLF001  # it holds those before all handlers
                yield from handler.filters or ()


def _at_once(rule: Any) -> Tried:
    async def tried(event: TelegramObject) -> Any:
        return rule.resolve(event)

    return tried


def _by_prefix(inner: CallbackQueryFilter) -> Tried:
    wanted, separator = inner.callback_data.__prefix__, inner.callback_data.__separator__

    async def tried(event: TelegramObject) -> Any:
        if not isinstance(event, CallbackQuery) or (event.data or "").partition(separator)[0] != wanted:
            return False
        return await inner(event)

    return tried
