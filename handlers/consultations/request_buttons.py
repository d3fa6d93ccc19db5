"""The way to a request for whoever answers it, from letters and lists, and everything they can do with it."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.consultations import Outcome
from models.request_filters import RequestFilter

Topic = Annotated[str, Field(max_length=32)]
EVERY_TOPIC = "-"


class OpenRequest(CallbackData, prefix="rq"):
    consultation: RowId


class OpenRequests(CallbackData, prefix="ql"):
    chosen: RequestFilter
    topic: Topic
    page: PageNumber


class MoreRequests(CallbackData, prefix="qM"):
    """Other lists, and what belongs to answering besides."""


class ChooseTopic(CallbackData, prefix="qt"):
    page: PageNumber


class Claim(CallbackData, prefix="qc"):
    consultation: RowId


class MoreOf(CallbackData, prefix="qm"):
    """What is needed less often."""

    consultation: RowId


class Purpose(StrEnum):
    """What a colleague is looked for."""

    GIVE = "p"
    HELP = "h"


class AskColleague(CallbackData, prefix="qp"):
    consultation: RowId
    purpose: Purpose
    page: PageNumber


class PassTo(CallbackData, prefix="qP"):
    """Chosen; a reason may be said."""

    consultation: RowId
    person: RowId


class PassNow(CallbackData, prefix="qy"):
    consultation: RowId
    person: RowId


class AddHelper(CallbackData, prefix="qH"):
    consultation: RowId
    person: RowId


class OpenHelpers(CallbackData, prefix="qe"):
    consultation: RowId


class RemoveHelper(CallbackData, prefix="qE"):
    consultation: RowId
    person: RowId


class AskSnooze(CallbackData, prefix="qs"):
    consultation: RowId


class SnoozeDay(StrEnum):
    TOMORROW = "t"
    MONDAY = "m"


class Snooze(CallbackData, prefix="qS"):
    consultation: RowId
    day: SnoozeDay


class Wake(CallbackData, prefix="qw"):
    consultation: RowId


class AskNote(CallbackData, prefix="qo"):
    consultation: RowId


class AskReject(CallbackData, prefix="qr"):
    consultation: RowId


class AskDone(CallbackData, prefix="qd"):
    consultation: RowId


class DoneAs(CallbackData, prefix="qD"):
    """Chosen; a line for the journal may be said."""

    consultation: RowId
    result: Outcome


class DoneNow(CallbackData, prefix="qx"):
    consultation: RowId
    result: Outcome


class OpenHistory(CallbackData, prefix="qi"):
    consultation: RowId
    page: PageNumber


class OpenCanned(CallbackData, prefix="qa"):
    """Ready answers to a request: of its topic, or of all."""

    consultation: RowId
    every: bool
    page: PageNumber


class PreviewCanned(CallbackData, prefix="qA"):
    consultation: RowId
    template: RowId


class SendCanned(CallbackData, prefix="qz"):
    consultation: RowId
    template: RowId


class EditCanned(CallbackData, prefix="qZ"):
    consultation: RowId
    template: RowId


class FromLast(CallbackData, prefix="qj"):
    """A ready answer out of what was answered last."""

    consultation: RowId


class OpenBank(CallbackData, prefix="qb"):
    page: PageNumber


class OpenTemplate(CallbackData, prefix="qB"):
    template: RowId


class Publish(CallbackData, prefix="qu"):
    template: RowId
    is_public: bool


class RenameTemplate(CallbackData, prefix="qv"):
    template: RowId


class RewriteTemplate(CallbackData, prefix="qV"):
    template: RowId


class ArchiveTemplate(CallbackData, prefix="qk"):
    template: RowId
    sure: bool


class NewTemplate(CallbackData, prefix="qK"):
    topic: Topic
    page: PageNumber
