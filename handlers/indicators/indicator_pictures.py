"""The dashboard as a picture: the same indicators in the same order, to be shown or printed."""

import asyncio
from fractions import Fraction

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import DrawDashboard, OpenDashboard
from handlers.indicators.indicator_screens import newest_day, part_of
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services import rights
from services.errors import Unfitting
from services.indicators import indicator_charts, indicators
from services.indicators.indicator_charts import Light, Tile
from services.indicators.indicator_standing import Standing, lack, standing, urgency
from services.indicators.indicators import Line
from services.rights import Right
from services.visits import Visit

LIGHTS = {Standing.FAR: Light.FAR, Standing.NEAR: Light.NEAR, Standing.REACHED: Light.REACHED}


def indicator_pictures_router() -> Router:
    router = Router(name="indicator_pictures")
    router.callback_query.register(draw, DrawDashboard.filter())
    return router


async def draw(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    lines = await indicators.listed(reader, visit)
    if not lines:
        raise Unfitting("indicators-none")
    day = words.date_of(newest_day(lines, visit.municipality.day(visit.now)))
    part = part_of(rights.reach(visit.actor, Right.SEE_INDICATORS))
    tiles = [_tile(t, line) for line in sorted(lines, key=lambda one: urgency(one.figure, one.aim))]
    picture = await asyncio.to_thread(indicator_charts.dashboard, t.plain("indicators-picture", day=day), tiles)
    back = button(t.plain("back"), OpenDashboard())
    await show(query, Screen(t("indicators-title", part=part, day=day), ((back,),), picture))


def _tile(t: Speaker, line: Line) -> Tile:
    found, aim = standing(line.figure, line.aim), line.aim
    is_compared = aim is not None and found in LIGHTS
    has_value = line.figure is not None and line.figure.has_value
    return Tile(
        title=line.definition.title,
        value=words.value_of(t, line.definition, line.figure, aim) if has_value else "",
        light=LIGHTS.get(found, Light.UNKNOWN),
        word=t.plain(f"indicator-word-{found.value}"),
        plan=t.plain("indicator-word-plan", plan=words.plan(t, line.definition, aim)) if aim is not None else "",
        share=float(max(Fraction(0), 1 - lack(aim))) if is_compared and aim is not None else None,
    )
