"""Buttons of a pair of mentoring for its own people, from wherever it is named."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId


class OpenPair(CallbackData, prefix="mp"):
    """Its home: who it is, what waits, what can be done in it."""

    mentorship: RowId


class Consent(CallbackData, prefix="mpc"):
    """The mentor says yes."""

    mentorship: RowId


class AskDecline(CallbackData, prefix="mpn"):
    mentorship: RowId


class Decline(CallbackData, prefix="mpd"):
    """No, without a reason."""

    mentorship: RowId


class AskLonger(CallbackData, prefix="mpe"):
    mentorship: RowId


class Longer(CallbackData, prefix="mpx"):
    """`months`: none of them is to the end of the school year."""

    mentorship: RowId
    months: Annotated[int, Field(ge=0, le=36)]


class AskFinish(CallbackData, prefix="mpf"):
    mentorship: RowId


class AskStop(CallbackData, prefix="mps"):
    mentorship: RowId


class WithdrawStop(CallbackData, prefix="mpb"):
    mentorship: RowId


class OpenMentees(CallbackData, prefix="mpl"):
    page: PageNumber


class OpenPast(CallbackData, prefix="mpo"):
    page: PageNumber


class TakeSummary(CallbackData, prefix="mpi"):
    mentorship: RowId
