"""One indicator through time as a picture: of everything somebody sees, or of one school."""

import asyncio

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import DrawTrend, OpenIndicator, OpenSchool
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.indicators import indicator_charts, indicator_trends
from services.indicators.indicator_trends import Trend
from services.indicators.trend_charts import Plan, Point
from services.naming import capital
from services.visits import Visit


def indicator_trends_router() -> Router:
    router = Router(name="indicator_trends")
    router.callback_query.register(draw, DrawTrend.filter())
    return router


async def draw(query: CallbackQuery, callback_data: DrawTrend, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    data = callback_data
    found = await indicator_trends.trend(reader, visit, code=data.code, organization_id=data.school)
    if not found.figures:
        raise Unfitting("indicator-trend-none")
    definition = found.definition
    points = [_point(t, found, place) for place in range(len(found.figures))]
    plan = None
    if found.aim is not None:
        said = t.plain("indicator-word-plan", plan=words.plan(t, definition, found.aim))
        plan = Plan(float(found.aim.value), said)
    title = f"{capital(found.school)}. {definition.title}" if found.school else definition.title
    changed = t.plain("indicator-trend-changed")
    picture = await asyncio.to_thread(indicator_charts.trend, title, points, plan, changed=changed)
    there = OpenSchool(code=data.code, day=data.day, school=data.school) if data.school else None
    back = button(t.plain("back"), there or OpenIndicator(code=data.code, day=data.day))
    school = capital(found.school) if found.school else "none"
    last = found.figures[-1]
    value = words.with_parts(t, definition, last, found.aim)
    text = t("indicator-trend", title=definition.title, school=school, value=value, day=words.date_of(last.as_of))
    await show(query, Screen(text, ((back,),), picture))


def _point(t: Speaker, found: Trend, place: int) -> Point:
    figure = found.figures[place]
    said = words.value_of(t, found.definition, figure, found.aim)
    value = float(figure.value) if figure.value is not None else None
    return Point(figure.as_of, f"{figure.as_of:%d.%m.%y}", value, said, figure.version)
