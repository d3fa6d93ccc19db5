"""Buttons of those who look after pairs of mentoring."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.mentorship_filters import PairFilter


class DraftPart(StrEnum):
    """What of a proposal is chosen."""

    FORM = "form"
    TERM = "term"
    START = "start"
    LEVEL = "level"
    GOAL = "goal"
    MENTEE = "mentee"
    SWAP = "swap"


class MorePairs(CallbackData, prefix="mp9"):
    """Lists that are looked into seldom, a new pair, the table."""


class OpenPairs(CallbackData, prefix="mpk"):
    chosen: PairFilter
    page: PageNumber


class OpenWithout(CallbackData, prefix="mpw"):
    page: PageNumber


class OpenKept(CallbackData, prefix="mpr"):
    mentorship: RowId


class OpenHistory(CallbackData, prefix="mph"):
    mentorship: RowId


class NewPair(CallbackData, prefix="mpy"):
    """From the list of all pairs: whom to help is asked first."""


class OfferMentors(CallbackData, prefix="mpm"):
    person: RowId


class AskMentorName(CallbackData, prefix="mpq"):
    person: RowId


class PickMentor(CallbackData, prefix="mpp"):
    mentor: RowId
    mentee: RowId


class OpenDraft(CallbackData, prefix="mpg"):
    """A proposal that is being put together."""


class ChooseDraft(CallbackData, prefix="mpj"):
    what: DraftPart


class SetDraft(CallbackData, prefix="mpt"):
    what: DraftPart
    value: Annotated[str, Field(max_length=20)]


class AddToDraft(CallbackData, prefix="mpu"):
    person: RowId


class SendDraft(CallbackData, prefix="mpz"):
    """Propose it."""

    mark: Mark
    """Of what stood above the button: nobody else is asked."""


class PaperConsent(CallbackData, prefix="mpa"):
    mentorship: RowId


class AskOrder(CallbackData, prefix="mp1"):
    mentorship: RowId


class TakeBackPair(CallbackData, prefix="mpv"):
    mentorship: RowId
    sure: bool = False


class ChangeMentor(CallbackData, prefix="mp2"):
    mentorship: RowId


class OpenGroup(CallbackData, prefix="mp3"):
    mentorship: RowId


class LetGo(CallbackData, prefix="mp4"):
    mentorship: RowId
    person: RowId


class AskJoin(CallbackData, prefix="mp5"):
    mentorship: RowId


class Join(CallbackData, prefix="mp6"):
    mentorship: RowId
    person: RowId


class AskPairGoal(CallbackData, prefix="mp7"):
    mentorship: RowId


class ExportPairs(CallbackData, prefix="mp8"):
    """The register of pairs as a table."""
