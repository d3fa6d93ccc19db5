"""Buttons of contests: what is open, one's own entries, keeping, results, putting people forward, results elsewhere."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.contests import EntryStatus
from services.contests.contest_claim_drafts import Step
from services.contests.contest_drafts import Field as ContestField

Spot = Annotated[int, Field(ge=-1, lt=1_000)]
"""A place among the choices; -1: none of them."""
Maybe = Annotated[int, Field(ge=0, lt=2**63)]
"""A row, or 0 for none."""
PlaceWon = Annotated[int, Field(ge=0, le=3)]


class OpenContests(CallbackData, prefix="ocl"):
    page: PageNumber


class OpenContest(CallbackData, prefix="oco"):
    contest: RowId


class ShowRegulations(CallbackData, prefix="ocr"):
    contest: RowId


class EnterContest(CallbackData, prefix="oce"):
    """Without a nomination where there are any it is chosen."""

    contest: RowId
    spot: Spot = -1
    page: PageNumber = 0
    mark: Mark = "0"


class AnswerNomination(CallbackData, prefix="oca"):
    entry: RowId
    agrees: bool


class SetNomination(CallbackData, prefix="ocn"):
    entry: RowId
    spot: Spot = -1
    page: PageNumber = 0
    mark: Mark = "0"


class WithdrawEntry(CallbackData, prefix="ocw"):
    entry: RowId
    sure: bool


class ChooseHelper(CallbackData, prefix="och"):
    entry: RowId


class SetHelper(CallbackData, prefix="ocH"):
    entry: RowId
    person: Maybe


class OwnEntries(CallbackData, prefix="ocy"):
    page: PageNumber


class KeptContests(CallbackData, prefix="ock"):
    page: PageNumber


class KeptContest(CallbackData, prefix="ocK"):
    contest: RowId


class LastYear(CallbackData, prefix="ocL"):
    page: PageNumber


class How(StrEnum):
    NEW = "new"
    CHANGE = "change"
    NEXT = "next"
    REPEAT = "repeat"


class MakeContest(CallbackData, prefix="ocm"):
    how: How
    contest: Maybe = 0


class LeaveContest(CallbackData, prefix="ocZ"):
    """Out of the form, from the whole of it."""


class LeaveClaim(CallbackData, prefix="ocO"):
    """The same of a result told; `stay` is back to the whole of it."""

    stay: bool = False


class ContestDraftScreen(CallbackData, prefix="ocd"):
    pass


class AskContest(CallbackData, prefix="ocf"):
    field: ContestField


class SkipContest(CallbackData, prefix="ocs"):
    field: ContestField


class PickContest(CallbackData, prefix="oct"):
    field: ContestField
    spot: Spot


class SaveContest(CallbackData, prefix="ocS"):
    mark: Mark
    """Of what stood above the button: nothing else is stored."""


class CancelContest(CallbackData, prefix="ocx"):
    contest: RowId


class CloseContest(CallbackData, prefix="ocX"):
    contest: RowId
    sure: bool


class TakeOn(CallbackData, prefix="ocT"):
    contest: RowId
    laureates: bool


class ContestFile(CallbackData, prefix="ocF"):
    contest: RowId


class OpenResults(CallbackData, prefix="ocR"):
    contest: RowId
    spot: Spot = -1
    page: PageNumber = 0


class NarrowResults(CallbackData, prefix="ocW"):
    contest: RowId
    page: PageNumber


class OpenResult(CallbackData, prefix="ocE"):
    entry: RowId


class MarkResult(CallbackData, prefix="ocM"):
    """Of a confirmed one only when one is sure."""

    entry: RowId
    status: EntryStatus
    place: PlaceWon
    sure: bool = False


class MarkRest(CallbackData, prefix="ocA"):
    contest: RowId


class ConfirmResults(CallbackData, prefix="ocC"):
    contest: RowId
    mark: Mark = "0"
    sure: bool = False


class Candidates(CallbackData, prefix="ocj"):
    contest: RowId
    page: PageNumber


class Nominate(CallbackData, prefix="ocJ"):
    """Without a choice it is asked for; `sure`: without a nomination, where there are any."""

    contest: RowId
    person: RowId
    spot: Spot = -1
    page: PageNumber = 0
    mark: Mark = "0"
    sure: bool = False


class OurEntries(CallbackData, prefix="ocg"):
    page: PageNumber


class OurEntry(CallbackData, prefix="ocG"):
    entry: RowId


class TakeBack(CallbackData, prefix="ocB"):
    entry: RowId
    sure: bool


class BeginClaim(CallbackData, prefix="ocq"):
    """Of one's own; of another where the person is named."""

    person: Maybe = 0


class ClaimPeople(CallbackData, prefix="ocQ"):
    page: PageNumber


class AskClaim(CallbackData, prefix="oci"):
    step: Step
    page: PageNumber = 0


class PickClaim(CallbackData, prefix="ocI"):
    """What is chosen for a step: a place among the choices, or a contest."""

    step: Step
    spot: Annotated[int, Field(ge=0, lt=2**63)]


class SaveClaim(CallbackData, prefix="ocz"):
    mark: Mark
    """Of what stood above the button: nothing else is told."""


class WaitingClaims(CallbackData, prefix="ocv"):
    page: PageNumber


class WaitingClaim(CallbackData, prefix="ocV"):
    entry: RowId


class DecideClaim(CallbackData, prefix="ocD"):
    entry: RowId
    confirm: bool
    mark: Mark


class EntryFile(CallbackData, prefix="ocP"):
    entry: RowId
