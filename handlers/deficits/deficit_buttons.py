"""Buttons of the register of deficits: of those who keep it, of those who see figures, of educators themselves."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.marks import Mark
from handlers.surveys.survey_buttons import RowId
from models.deficits import DeficitSource
from services.deficits.corporate_deficits import Kind
from services.surveys.comparisons import Cut

Spot = Annotated[int, Field(ge=0, lt=1_000)]
"""The place of an area or a topic in the programme."""


class By(StrEnum):
    """What a list is narrowed by."""

    AREA = "area"
    TOPIC = "topic"
    SCHOOL = "school"
    ASSOCIATION = "assoc"
    STATE = "state"


class DrawDeficits(CallbackData, prefix="dhp"):
    """By area and subject."""


class DeficitList(CallbackData, prefix="dfl"):
    page: PageNumber


class WholeRegister(CallbackData, prefix="dfw"):
    """Whatever has become of them; or what is undecided alone."""

    undecided: bool


class OpenFilters(CallbackData, prefix="dff"):
    pass


class OpenFilter(CallbackData, prefix="dfv"):
    by: By
    page: PageNumber


class SetFilter(CallbackData, prefix="dfs"):
    by: By
    value: Annotated[int, Field(ge=-1, lt=2**63)]
    """The place of an area, a topic or a state; the id of a school or an association; -1: any."""


class ConfirmAll(CallbackData, prefix="dfa"):
    count: Annotated[int, Field(ge=1, lt=10**7)]
    mark: Mark
    """Of the filter that was on the screen; once asked, of the very deficits it held then."""
    sure: bool


class OpenPerson(CallbackData, prefix="dfp"):
    person: RowId
    page: PageNumber = 0


class ConfirmPerson(CallbackData, prefix="dfq"):
    person: RowId


class OpenDeficit(CallbackData, prefix="dfo"):
    deficit: RowId


class ConfirmDeficit(CallbackData, prefix="dfc"):
    deficit: RowId


class RejectDeficit(CallbackData, prefix="dfr"):
    deficit: RowId


class Act(StrEnum):
    RESOLVE = "resolve"
    SOURCE = "source"


class ChooseSource(CallbackData, prefix="dfu"):
    deficit: RowId
    act: Act


class TakeSource(CallbackData, prefix="dft"):
    deficit: RowId
    act: Act
    source: DeficitSource


class AddDeficit(CallbackData, prefix="dfn"):
    """What is entered by hand, step by step: the area, the topic, the source."""

    person: RowId
    area: Annotated[int, Field(ge=-1, lt=1_000)] = -1
    topic: Annotated[int, Field(ge=-2, lt=1_000)] = -2
    """-1: the area as a whole; -2: not chosen yet."""
    page: PageNumber = 0
    source: DeficitSource | None = None


class WithoutNote(CallbackData, prefix="dfz"):
    person: RowId


class RegisterFile(CallbackData, prefix="dfx"):
    pass


class OpenTests(CallbackData, prefix="dfe"):
    person: RowId


class EnterTest(CallbackData, prefix="dfE"):
    person: RowId
    area: Spot


class RemoveTest(CallbackData, prefix="dfR"):
    result: RowId
    sure: bool


class OpenTestsTable(CallbackData, prefix="dfi"):
    pass


class TestsTemplate(CallbackData, prefix="dfI"):
    pass


class ApplyTests(CallbackData, prefix="dfy"):
    mark: Annotated[str, Field(max_length=16, pattern="^[0-9a-f]+$")]


class OpenGroups(CallbackData, prefix="dfg"):
    pass


class OpenCorporate(CallbackData, prefix="dfk"):
    kind: Kind
    page: PageNumber


class ProposeForPlan(CallbackData, prefix="dfG"):
    association: RowId
    spot: Spot
    page: PageNumber


class OpenCompared(CallbackData, prefix="dfj"):
    cut: Cut
    page: PageNumber
    year: Annotated[int, Field(ge=2000, lt=2200)] | None = None
    """The school year; none: the latest that has anything to tell."""


class MyDeficits(CallbackData, prefix="dfm"):
    """An educator's own zones of help."""


class AskOwn(CallbackData, prefix="dfM"):
    area: Annotated[int, Field(ge=-1, lt=1_000)] = -1
    topic: Annotated[int, Field(ge=-2, lt=1_000)] = -2
    page: PageNumber = 0
