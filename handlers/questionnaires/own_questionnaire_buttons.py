"""Buttons of questionnaires somebody makes in the chat."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId

Number = Annotated[int, Field(ge=0, lt=10_000)]


class OwnQuestionnaires(CallbackData, prefix="qn"):
    """The list of one's own drafts: what the screen of campaigns leads to."""

    page: PageNumber = 0


class OwnDraft(CallbackData, prefix="qnd"):
    draft: RowId


class BringFile(CallbackData, prefix="qnn"):
    """`draft`: the one it takes the place of; 0: a new one."""

    draft: Annotated[int, Field(ge=0, lt=2**63)] = 0


class GiveTemplate(CallbackData, prefix="qnt"):
    pass


class GiveFile(CallbackData, prefix="qnf"):
    draft: RowId


class PickCopy(CallbackData, prefix="qnl"):
    page: PageNumber = 0


class MakeCopy(CallbackData, prefix="qnc"):
    code: str


class RemoveDraft(CallbackData, prefix="qnx"):
    draft: RowId
    is_sure: bool = False


class PublishDraft(CallbackData, prefix="qnp"):
    draft: RowId


class PickBranch(CallbackData, prefix="qna"):
    draft: RowId


class TryAs(CallbackData, prefix="qnb"):
    """Places of the branch and of the subject in the programme; no subject yet: -1."""

    draft: RowId
    branch: Number
    subject: Annotated[int, Field(ge=-1, lt=10_000)] = -1
