"""The door to plans of meetings that wait to be agreed on."""

from collections.abc import Sequence

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.leafing import PageNumber
from handlers.screens import button
from locales.catalog import Speaker


class OpenWaitingPlans(CallbackData, prefix="oaW"):
    page: PageNumber


def way_to_waiting_plans(t: Speaker, count: int) -> Sequence[InlineKeyboardButton]:
    """Nothing where none waits."""
    return (button(t.plain("plans-waiting-door", count=count), OpenWaitingPlans(page=0)),) if count else ()
