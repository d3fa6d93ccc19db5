"""Buttons that lead into a conversation, from wherever it is shown."""

from aiogram.filters.callback_data import CallbackData

from handlers.surveys.survey_buttons import RowId


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


class SendDrafts(CallbackData, prefix="td"):
    """What was written out of place goes there; `batch` is the number of its first message."""

    batch: RowId
    thread: RowId


class DropDrafts(CallbackData, prefix="tdn"):
    batch: RowId


class ShowSaid(CallbackData, prefix="ts"):
    """A file of the history, or words too long for it."""

    message: RowId
