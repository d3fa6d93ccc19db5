"""Buttons that lead to a pair of mentoring, from wherever it is named."""

from aiogram.filters.callback_data import CallbackData

from handlers.survey_buttons import RowId


class OpenPair(CallbackData, prefix="mp"):
    """Its home: who it is, what waits, what can be done in it."""

    mentorship: RowId
