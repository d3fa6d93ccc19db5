"""Buttons of events: of whoever comes to them, and of whoever keeps them."""

from aiogram.filters.callback_data import CallbackData

from handlers.survey_buttons import RowId


class OpenEvent(CallbackData, prefix="ev"):
    """As somebody who may come sees it."""

    event: RowId


class KeepEvent(CallbackData, prefix="ek"):
    """As whoever keeps it sees it."""

    event: RowId
