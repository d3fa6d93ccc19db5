"""The way to a request for whoever answers it, from letters and lists."""

from aiogram.filters.callback_data import CallbackData

from handlers.survey_buttons import RowId


class OpenRequest(CallbackData, prefix="rq"):
    consultation: RowId
