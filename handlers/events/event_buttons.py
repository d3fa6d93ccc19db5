"""Buttons of events: of whoever comes to them, and of whoever keeps them."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.surveys.survey_buttons import RowId
from models.audiences import Facet
from models.events import EventFormat, EventLevel
from services.events.event_plan import Period
from services.events.event_series import Every

Month = Annotated[int, Field(ge=12 * 1972, lt=12 * 2190)]
"""Months since the year nought, of times people plan in."""
Day = Annotated[int, Field(ge=720_000, lt=790_000)]
"""Days since the first day of the year one, of times people plan in."""
Minutes = Annotated[int, Field(ge=0, le=14 * 24 * 60)]
Stamp = Annotated[int, Field(ge=0, lt=2**31)]
"""Minutes since 1970."""
Place = Annotated[int, Field(ge=0, lt=1000)]


class Fact(StrEnum):
    """What of an event can be changed."""

    TITLE = "title"
    WHEN = "when"
    PLACE = "place"
    WHO = "who"
    SEATS = "seats"
    WINDOW = "window"
    LENGTH = "length"
    LEVEL = "level"
    FORMAT = "format"
    GOAL = "goal"
    TOPICS = "topics"
    DESCRIPTION = "description"
    KIND = "kind"
    LINK = "link"
    MAP = "map_link"
    HOLDER = "holder"
    EXTERNAL = "external"
    FROM = "registers_from"
    UNTIL = "registers_until"


class OpenEvent(CallbackData, prefix="ev"):
    """As somebody who may come sees it."""

    event: RowId


class OpenEvents(CallbackData, prefix="eu"):
    """Those for me, or those I come to."""

    own: bool
    page: PageNumber


class OpenEventsMonth(CallbackData, prefix="em"):
    month: Month
    page: PageNumber


class JoinEvent(CallbackData, prefix="ex"):
    event: RowId


class LeaveEvent(CallbackData, prefix="ey"):
    event: RowId


class EventFile(CallbackData, prefix="ez"):
    """For the calendar of a phone."""

    event: RowId


class OwnEventsFile(CallbackData, prefix="ezo"):
    """Everything one comes to, for the calendar of a phone."""


class KeepEvent(CallbackData, prefix="ek"):
    """As whoever keeps it sees it."""

    event: RowId


class MoreOfEvent(CallbackData, prefix="ekN"):
    """What its keeper does with it seldom."""

    event: RowId


class OpenPlan(CallbackData, prefix="ekp"):
    month: Month
    kind: str
    """Empty: all of them."""
    page: PageNumber


class PlanKinds(CallbackData, prefix="ekk"):
    month: Month


class OpenEventDrafts(CallbackData, prefix="ekb"):
    page: PageNumber


class PlanFile(CallbackData, prefix="ekx"):
    month: Month
    period: Period


class PlanFigures(CallbackData, prefix="ekg"):
    month: Month


class NewEvent(CallbackData, prefix="ekn"):
    every: bool
    """All kinds, or the common ones."""


class MakeEvent(CallbackData, prefix="ekt"):
    kind: str


class OpenSummary(CallbackData, prefix="eks"):
    event: RowId


class SkipStep(CallbackData, prefix="eko"):
    """The next question of the form."""

    event: RowId
    fact: Fact


class Publish(CallbackData, prefix="ekP"):
    event: RowId


class DropEvent(CallbackData, prefix="ekD"):
    event: RowId
    sure: bool


class EditEvent(CallbackData, prefix="eke"):
    event: RowId
    later: bool
    """This and the later ones of its series."""


class Part(StrEnum):
    """What a question «this one or all later ones» is about."""

    EDIT = "edit"
    MOVE = "move"
    CANCEL = "cancel"


class ChoosePart(CallbackData, prefix="ekw"):
    event: RowId
    part: Part


class AskFact(CallbackData, prefix="eka"):
    event: RowId
    fact: Fact
    later: bool


class SetLevel(CallbackData, prefix="ekl"):
    event: RowId
    level: EventLevel
    later: bool


class SetFormat(CallbackData, prefix="ekf"):
    event: RowId
    format: EventFormat
    later: bool


class SetEventKind(CallbackData, prefix="ekK"):
    event: RowId
    kind: str
    later: bool


class SetLength(CallbackData, prefix="ekL"):
    event: RowId
    minutes: Annotated[int, Field(ge=10, le=14 * 24 * 60)]
    later: bool


class LeafTopics(CallbackData, prefix="ekY"):
    event: RowId
    later: bool
    page: PageNumber


class TurnTopic(CallbackData, prefix="eky"):
    event: RowId
    later: bool
    place: Place


class Entrust(CallbackData, prefix="ekz"):
    event: RowId
    place: Place


class DropWindow(CallbackData, prefix="ekW"):
    event: RowId
    later: bool


class PickMonth(CallbackData, prefix="ekm"):
    event: RowId
    later: bool


class PickDay(CallbackData, prefix="ekd"):
    event: RowId
    month: Month
    later: bool


class PickHour(CallbackData, prefix="ekH"):
    event: RowId
    day: Day
    later: bool


class PickMinute(CallbackData, prefix="ekM"):
    event: RowId
    day: Day
    hour: Annotated[int, Field(ge=0, le=23)]
    later: bool


class MoveTo(CallbackData, prefix="ekV"):
    event: RowId
    at: Stamp
    minutes: Minutes
    """How long it lasts from now on; nought: as long as before."""
    later: bool
    sure: bool


class HeldElsewhere(CallbackData, prefix="ekB"):
    """It is over, for others have held it."""

    event: RowId
    at: Stamp
    minutes: Minutes


class TurnEventWho(CallbackData, prefix="ekU"):
    event: RowId
    facet: Facet
    place: Place
    later: bool


class EventFacet(CallbackData, prefix="ekF"):
    event: RowId
    facet: Facet
    page: PageNumber
    later: bool


class EventForAll(CallbackData, prefix="ekA"):
    event: RowId
    later: bool


class EventSaved(CallbackData, prefix="ekS"):
    event: RowId
    later: bool


class TakeEventSaved(CallbackData, prefix="ekT"):
    event: RowId
    saved: RowId
    later: bool


class TellOfEvent(CallbackData, prefix="eku"):
    event: RowId


class CopyEvent(CallbackData, prefix="ekC"):
    event: RowId


class CancelEvent(CallbackData, prefix="ekc"):
    event: RowId
    later: bool


class HoldEvent(CallbackData, prefix="ekh"):
    event: RowId


class ReopenEvent(CallbackData, prefix="ekO"):
    """It was not held after all: a mistap."""

    event: RowId


class FurtherFacts(CallbackData, prefix="ekE"):
    """What else can be said of an event besides what everybody asks first."""

    event: RowId
    later: bool
    page: PageNumber


class OpenRepeating(CallbackData, prefix="ekr"):
    event: RowId


class AskUntil(CallbackData, prefix="eki"):
    event: RowId
    every: Every


class LookAtSeries(CallbackData, prefix="ekj"):
    event: RowId
    every: Every
    until: Day


class MakeSeries(CallbackData, prefix="ekR"):
    event: RowId
    every: Every
    until: Day
