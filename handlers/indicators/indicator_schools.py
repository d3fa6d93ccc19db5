"""A school in its indicators: one of them with what it was before and who is missing, and all of them in a list."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import (
    DrawTrend,
    OpenLacking,
    OpenSchool,
    OpenSchoolLines,
    OpenSlices,
    as_day,
)
from handlers.indicators.indicator_screens import IN_A_ROW
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from programmes.indicators import Slice
from services.indicators import indicator_schools
from services.indicators.indicator_schools import SchoolCard, SchoolLines
from services.indicators.indicator_standing import urgency
from services.naming import capital
from services.visits import Visit

PAGE = 4


def indicator_schools_router() -> Router:
    router = Router(name="indicator_schools")
    router.callback_query.register(open_school, OpenSchool.filter())
    router.callback_query.register(open_lines, OpenSchoolLines.filter())
    return router


async def open_school(
    query: CallbackQuery, callback_data: OpenSchool, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    data = callback_data
    found = await indicator_schools.card(
        reader, visit, code=data.code, organization_id=data.school, as_of=as_day(data.day)
    )
    await show(query, school_screen(t, data, found))


async def open_lines(
    query: CallbackQuery, callback_data: OpenSchoolLines, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await indicator_schools.listed(reader, visit, organization_id=callback_data.school)
    await show(query, lines_screen(t, callback_data, found))


def school_screen(t: Speaker, data: OpenSchool, found: SchoolCard) -> Screen:
    definition, aim, day = found.definition, found.aim, words.date_of(found.on)
    text: list[str] = [
        t("indicator-school", school=capital(found.school), title=definition.title),
        t("indicator-value", value=words.with_parts(t, definition, found.figure, aim), day=day),
    ]
    if aim is not None:
        planned, until = words.plan(t, definition, aim), words.date_of(aim.until)
        distance = words.distance(t, definition, aim)
        text.append(t("indicator-plan", plan=planned, until=until, distance=distance))
    text += [
        t("indicator-earlier", day=words.date_of(one.as_of), value=words.with_parts(t, definition, one))
        for one in found.earlier
    ]
    phrase = "indicator-to-counted" if found.lists_counted else "indicator-to-lacking"
    rows: list[Sequence[InlineKeyboardButton]] = [
        [button(t.plain(phrase), OpenLacking(code=data.code, day=data.day, page=0, school=data.school))]
    ]
    if found.earlier:
        rows.append(
            [button(t.plain("indicator-to-trend"), DrawTrend(code=data.code, day=data.day, school=data.school))]
        )
    others = OpenSchoolLines(code=data.code, day=data.day, school=data.school, page=0)
    rows.append([button(t.plain("indicator-school-others"), others)])
    there = OpenSlices(code=data.code, by=Slice.ORGANIZATION, day=data.day, page=0)
    rows.append([button(t.plain("back"), there)])
    return Screen("\n".join(text), rows)


def lines_screen(t: Speaker, data: OpenSchoolLines, found: SchoolLines) -> Screen:
    """The worst first, as on the dashboard; a number opens that indicator of this school, as of now."""
    ordered = sorted(found.lines, key=lambda line: urgency(line.figure, line.aim))
    shown, pages = leaf(ordered, data.page, PAGE)
    first = min(data.page, pages - 1) * PAGE
    text: list[str] = [t("indicator-school-lines", school=capital(found.school))]
    for place, line in enumerate(shown, start=first + 1):
        text.append(
            t(
                "indicators-line",
                place=place,
                mark=words.mark(t, line.figure, line.aim),
                title=line.definition.title,
                value=words.with_parts(t, line.definition, line.figure, line.aim),
                plan=words.plan(t, line.definition, line.aim) if line.aim is not None else "none",
            )
        )
    picks = [
        button(str(place), OpenSchool(code=line.definition.code, school=data.school))
        for place, line in enumerate(shown, start=first + 1)
    ]
    turns = leafing(t, data.page, pages, lambda other: data.model_copy(update={"page": other}))
    back = button(t.plain("back"), OpenSchool(code=data.code, day=data.day, school=data.school))
    return Screen("\n".join(text), (*in_columns(picks, IN_A_ROW), turns, (back,)))
