"""Buttons of associations: of members, of leaders, of whoever keeps them."""

from aiogram.filters.callback_data import CallbackData

from handlers.survey_buttons import RowId


class OpenAssociation(CallbackData, prefix="oa"):
    association: RowId


class OpenPlanned(CallbackData, prefix="oap"):
    """A line of the year's plan."""

    meeting: RowId
