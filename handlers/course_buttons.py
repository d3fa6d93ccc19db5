"""Buttons of courses: one's own, those that wait for a word, who is due, offers, the plan."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.survey_buttons import RowId
from models.course_groups import Group
from models.courses import CourseForm, CourseKind, ProviderType, RequestStatus
from services import course_drafts, course_offer_drafts

Page = Annotated[int, Field(ge=0, lt=10_000)]
Spot = Annotated[int, Field(ge=0, lt=1_000)]
"""The place of a topic, a group or a subject in the programme."""
Mark = Annotated[str, Field(max_length=8, pattern="^[0-9a-f]+$")]
Year = Annotated[int, Field(ge=2000, lt=2200)]


class OwnCourses(CallbackData, prefix="yl"):
    page: Page


class OpenCourse(CallbackData, prefix="yo"):
    course: RowId


class AddCourse(CallbackData, prefix="ya"):
    pass


class CorrectCourse(CallbackData, prefix="ye"):
    course: RowId


class RemoveCourse(CallbackData, prefix="yr"):
    course: RowId
    sure: bool


class AskField(CallbackData, prefix="yf"):
    """One thing of what is being entered."""

    field: course_drafts.Field
    page: Page = 0


class SkipField(CallbackData, prefix="yk"):
    field: course_drafts.Field


class SetHours(CallbackData, prefix="yh"):
    hours: Annotated[int, Field(ge=1, le=2_000)]


class SetKind(CallbackData, prefix="yK"):
    kind: CourseKind


class SetForm(CallbackData, prefix="yF"):
    form: CourseForm


class SetTopic(CallbackData, prefix="yT"):
    topic: Spot


class SetPaid(CallbackData, prefix="yP"):
    paid: bool


class PickProvider(CallbackData, prefix="yp"):
    provider: RowId


class NewProvider(CallbackData, prefix="yn"):
    pass


class Section(StrEnum):
    """Of what is being entered."""

    SUMMARY = "summary"
    CORRECT = "correct"
    MORE = "more"


class OpenDraft(CallbackData, prefix="yd"):
    section: Section


class SaveCourse(CallbackData, prefix="ys"):
    sure: bool


class CourseWork(CallbackData, prefix="yw"):
    """Courses of others."""


class OpenQueue(CallbackData, prefix="yq"):
    page: Page


class OpenWaiting(CallbackData, prefix="yc"):
    course: RowId


class Decide(CallbackData, prefix="yC"):
    course: RowId
    confirm: bool


class TurnFit(CallbackData, prefix="yg"):
    course: RowId


class ConfirmWaiting(CallbackData, prefix="yA"):
    mark: Mark
    sure: bool


class ShowScan(CallbackData, prefix="yS"):
    course: RowId


class CoursesFile(CallbackData, prefix="yx"):
    pass


class DuePeople(CallbackData, prefix="yu"):
    page: Page
    group: Group | None = None
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """0: all of them."""


class DueSchools(CallbackData, prefix="yU"):
    page: Page


class OpenDue(CallbackData, prefix="yv"):
    person: RowId


class RemindDue(CallbackData, prefix="yR"):
    mark: Mark
    sure: bool


class PutIntoPlan(CallbackData, prefix="yI"):
    person: RowId


class OpenProviders(CallbackData, prefix="yy"):
    page: Page


class OpenProvider(CallbackData, prefix="yY"):
    provider: RowId


class SetProviderType(CallbackData, prefix="yt"):
    provider: RowId
    type: ProviderType


class RenameProvider(CallbackData, prefix="yN"):
    provider: RowId


class MergeProvider(CallbackData, prefix="ym"):
    """One is gone, the other stays; without the other it is chosen."""

    gone: RowId
    kept: Annotated[int, Field(ge=0, lt=2**63)] = 0
    sure: bool = False


class CoursesTable(CallbackData, prefix="yi"):
    pass


class CoursesTemplate(CallbackData, prefix="yj"):
    pass


class ApplyCourses(CallbackData, prefix="yJ"):
    mark: Annotated[str, Field(max_length=16, pattern="^[0-9a-f]+$")]


class OpenOffers(CallbackData, prefix="zl"):
    page: Page


class OpenOffer(CallbackData, prefix="zo"):
    offer: RowId


class Enrol(CallbackData, prefix="ze"):
    offer: RowId
    enrol: bool


class KeptOffers(CallbackData, prefix="zk"):
    page: Page


class KeptOffer(CallbackData, prefix="zK"):
    offer: RowId


class MakeOffer(CallbackData, prefix="za"):
    offer: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """0: a new one."""


class OfferDraftScreen(CallbackData, prefix="zd"):
    pass


class AskOffer(CallbackData, prefix="zf"):
    field: course_offer_drafts.Field
    page: Page = 0


class SkipOffer(CallbackData, prefix="zs"):
    field: course_offer_drafts.Field


class PickOffer(CallbackData, prefix="zp"):
    """What is chosen for a field, by its place among the choices."""

    field: course_offer_drafts.Field
    spot: Annotated[int, Field(ge=0, lt=2**63)]
    page: Page = 0


class SaveOffer(CallbackData, prefix="zS"):
    pass


class CallOff(CallbackData, prefix="zx"):
    offer: RowId
    sure: bool


class OfferMembers(CallbackData, prefix="zm"):
    offer: RowId
    page: Page


class OpenMember(CallbackData, prefix="zM"):
    offer: RowId
    person: RowId
    page: Page


class TurnMember(CallbackData, prefix="zt"):
    offer: RowId
    person: RowId
    page: Page


class CloseOffer(CallbackData, prefix="zc"):
    offer: RowId
    sure: bool


class OpenWishes(CallbackData, prefix="zw"):
    pass


class AskWish(CallbackData, prefix="zW"):
    page: Page


class TakeWish(CallbackData, prefix="zT"):
    topic: Spot


class WithdrawWish(CallbackData, prefix="zr"):
    request: RowId


class OpenPlan(CallbackData, prefix="zv"):
    year: Year


class GatherPlan(CallbackData, prefix="zg"):
    year: Year


class PlanLines(CallbackData, prefix="zL"):
    page: Page


class PlanNarrow(CallbackData, prefix="zn"):
    """What the list of lines is narrowed by, one thing at a time."""

    year: Year
    status: RequestStatus | None = None
    topic: Annotated[int, Field(ge=-1, lt=1_000)] = -1
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0


class PlanBy(CallbackData, prefix="zb"):
    year: Year
    schools: bool
    page: Page


class PlanLineCard(CallbackData, prefix="zi"):
    request: RowId


class Step(StrEnum):
    TAKE_IN = "in"
    DECLINE = "no"
    PUT_OFF = "next"
    TOPIC = "topic"
    SEASON = "season"


class ChangeLine(CallbackData, prefix="zh"):
    request: RowId
    step: Step
    page: Page = 0


class SetLine(CallbackData, prefix="zH"):
    request: RowId
    step: Step
    spot: Annotated[int, Field(ge=-1, lt=1_000)]


class PlanFile(CallbackData, prefix="zj"):
    year: Year
