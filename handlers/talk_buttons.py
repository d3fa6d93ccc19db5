"""Buttons that lead into a conversation, from wherever it is shown."""

from aiogram.filters.callback_data import CallbackData

from handlers.survey_buttons import RowId


class Talk(CallbackData, prefix="tk"):
    """Write to the people of a conversation."""

    thread: RowId


class WriteNote(CallbackData, prefix="tkn"):
    """Write to those who help in it, and to nobody else."""

    thread: RowId


class EndTalk(CallbackData, prefix="tke"):
    """What is sent from now on does not go to the conversation any more."""

    thread: RowId


class ReadBack(CallbackData, prefix="tr"):
    """What was said in it; the last page is the newest."""

    thread: RowId
    page: int = -1
