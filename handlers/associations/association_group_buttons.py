"""Buttons of the group of an association, and the door to it for whoever looks after the association."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker


class OpenGroup(CallbackData, prefix="og"):
    association: RowId


class UnlinkGroup(CallbackData, prefix="ogx"):
    association: RowId


def group_door(t: Speaker, association_id: int) -> InlineKeyboardButton:
    return button(t.plain("association-group-door"), OpenGroup(association=association_id))
