"""Buttons of courses: one's own, those that wait for a word, who is due, offers, the plan."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.course_groups import Group
from models.courses import CourseForm, CourseKind, ProviderType, RequestStatus
from services.courses import course_drafts, course_offer_drafts

Spot = Annotated[int, Field(ge=0, lt=1_000)]
"""The place of a topic, a group or a subject in the programme."""
Year = Annotated[int, Field(ge=2000, lt=2200)]


class OwnCourses(CallbackData, prefix="Ul"):
    page: PageNumber


class OpenCourse(CallbackData, prefix="Uo"):
    course: RowId


class AddCourse(CallbackData, prefix="Ua"):
    pass


class CorrectCourse(CallbackData, prefix="Ue"):
    course: RowId


class RemoveCourse(CallbackData, prefix="Ur"):
    course: RowId
    sure: bool


class LeaveCourse(CallbackData, prefix="UL"):
    """Out of the form, from the whole of it."""


class LeaveOffer(CallbackData, prefix="UO"):
    """The same of an offer."""


class AskField(CallbackData, prefix="Uf"):
    """One thing of what is being entered."""

    field: course_drafts.Field
    page: PageNumber = 0


class SkipField(CallbackData, prefix="Uk"):
    field: course_drafts.Field


class SetHours(CallbackData, prefix="Uh"):
    hours: Annotated[int, Field(ge=1, le=2_000)]


class SetKind(CallbackData, prefix="UK"):
    kind: CourseKind


class SetForm(CallbackData, prefix="UF"):
    form: CourseForm


class SetTopic(CallbackData, prefix="UT"):
    topic: Spot


class SetPaid(CallbackData, prefix="UP"):
    paid: bool


class PickProvider(CallbackData, prefix="Up"):
    provider: RowId


class NewProvider(CallbackData, prefix="Un"):
    pass


class Section(StrEnum):
    """Of what is being entered."""

    SUMMARY = "summary"
    CORRECT = "correct"
    MORE = "more"


class OpenDraft(CallbackData, prefix="Ud"):
    section: Section


class SaveCourse(CallbackData, prefix="Us"):
    sure: bool
    mark: Mark
    """Of what stood above the button: nothing else is stored."""


class CourseWork(CallbackData, prefix="Uw"):
    """Courses of others."""


class OpenQueue(CallbackData, prefix="Uq"):
    page: PageNumber


class OpenWaiting(CallbackData, prefix="Uc"):
    course: RowId


class Decide(CallbackData, prefix="UC"):
    course: RowId
    confirm: bool
    mark: Mark
    """Of the course as it was shown."""


class TurnFit(CallbackData, prefix="Ug"):
    course: RowId


class ConfirmWaiting(CallbackData, prefix="UA"):
    mark: Mark
    sure: bool


class ShowScan(CallbackData, prefix="US"):
    course: RowId


class CoursesFile(CallbackData, prefix="Ux"):
    pass


class DuePeople(CallbackData, prefix="Uu"):
    page: PageNumber
    group: Group | None = None
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """0: all of them."""


class DueSchools(CallbackData, prefix="UU"):
    page: PageNumber


class OpenDue(CallbackData, prefix="Uv"):
    person: RowId


class RemindDue(CallbackData, prefix="UR"):
    mark: Mark
    sure: bool


class PutIntoPlan(CallbackData, prefix="UI"):
    person: RowId


class OpenProviders(CallbackData, prefix="Uy"):
    page: PageNumber


class OpenProvider(CallbackData, prefix="UY"):
    provider: RowId


class SetProviderType(CallbackData, prefix="Ut"):
    provider: RowId
    type: ProviderType


class RenameProvider(CallbackData, prefix="UN"):
    provider: RowId


class MergeProvider(CallbackData, prefix="Um"):
    """One is gone, the other stays; without the other it is chosen."""

    gone: RowId
    kept: Annotated[int, Field(ge=0, lt=2**63)] = 0
    sure: bool = False


class CoursesTable(CallbackData, prefix="Ui"):
    pass


class CoursesTemplate(CallbackData, prefix="Uj"):
    pass


class ApplyCourses(CallbackData, prefix="UJ"):
    mark: Annotated[str, Field(max_length=16, pattern="^[0-9a-f]+$")]


class OpenOffers(CallbackData, prefix="zl"):
    page: PageNumber


class OpenOffer(CallbackData, prefix="zo"):
    offer: RowId


class Enrol(CallbackData, prefix="ze"):
    offer: RowId
    enrol: bool


class KeptOffers(CallbackData, prefix="zk"):
    page: PageNumber


class KeptOffer(CallbackData, prefix="zK"):
    offer: RowId


class MakeOffer(CallbackData, prefix="za"):
    offer: Annotated[int, Field(ge=0, lt=2**63)] = 0
    """0: a new one."""


class OfferDraftScreen(CallbackData, prefix="zd"):
    pass


class AskOffer(CallbackData, prefix="zf"):
    field: course_offer_drafts.Field
    page: PageNumber = 0


class SkipOffer(CallbackData, prefix="zs"):
    field: course_offer_drafts.Field


class PickOffer(CallbackData, prefix="zp"):
    """What is chosen for a field, by its place among the choices."""

    field: course_offer_drafts.Field
    spot: Annotated[int, Field(ge=0, lt=2**63)]
    page: PageNumber = 0


class SaveOffer(CallbackData, prefix="zS"):
    mark: Mark
    """Of what stood above the button: nothing else is offered."""


class CallOff(CallbackData, prefix="zx"):
    offer: RowId
    sure: bool


class OfferMembers(CallbackData, prefix="zm"):
    offer: RowId
    page: PageNumber


class OpenMember(CallbackData, prefix="zM"):
    offer: RowId
    person: RowId
    page: PageNumber


class TurnMember(CallbackData, prefix="zt"):
    offer: RowId
    person: RowId
    page: PageNumber


class CloseOffer(CallbackData, prefix="zc"):
    offer: RowId
    sure: bool
    mark: Mark
    """Of what was marked when it was asked."""


class OpenWishes(CallbackData, prefix="zw"):
    pass


class AskWish(CallbackData, prefix="zW"):
    page: PageNumber


class TakeWish(CallbackData, prefix="zT"):
    topic: Spot


class WithdrawWish(CallbackData, prefix="zr"):
    request: RowId


class OpenPlan(CallbackData, prefix="zv"):
    year: Year


class GatherPlan(CallbackData, prefix="zg"):
    year: Year


class PlanLines(CallbackData, prefix="zL"):
    page: PageNumber


class PlanNarrow(CallbackData, prefix="zn"):
    """What the list of lines is narrowed by, one thing at a time."""

    year: Year
    status: RequestStatus | None = None
    topic: Annotated[int, Field(ge=-1, lt=1_000)] = -1
    school: Annotated[int, Field(ge=0, lt=2**63)] = 0


class PlanBy(CallbackData, prefix="zb"):
    year: Year
    schools: bool
    page: PageNumber


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
    page: PageNumber = 0


class SetLine(CallbackData, prefix="zH"):
    request: RowId
    step: Step
    spot: Annotated[int, Field(ge=-1, lt=1_000)]


class PlanFile(CallbackData, prefix="zj"):
    year: Year
