"""The first weeks at a school: a list to tick off with one tap each, and whom to ask."""

from collections.abc import Sequence
from typing import Annotated

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton
from pydantic import Field
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.mentorships import first_weeks
from services.mentorships.first_weeks import FirstWeeks
from services.visits import Visit


class OpenFirstWeeks(CallbackData, prefix="fw"):
    pass


class TickFirst(CallbackData, prefix="ft"):
    """`on` is the wanted state: a tap that arrives twice changes nothing the second time."""

    code: Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,30}$")]
    on: bool


def first_weeks_router() -> Router:
    router = Router(name="first_weeks")
    router.callback_query.register(open_first_weeks, OpenFirstWeeks.filter())
    router.callback_query.register(tick, TickFirst.filter())
    return router


def first_weeks_door(t: Speaker, visit: Visit, *, has_mentor: bool = False) -> Sequence[InlineKeyboardButton]:
    """The way to the list, for newcomers with or without a mentor; nothing for others."""
    if not first_weeks.is_offered(visit, has_mentor=has_mentor):
        return ()
    return (button(t.plain("first-weeks-open"), OpenFirstWeeks()),)


async def open_first_weeks(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, first_weeks_screen(t, await first_weeks.standing(reader, visit)))


async def tick(
    query: CallbackQuery,
    callback_data: TickFirst,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await first_weeks.tick(session, visit, code=callback_data.code, is_done=callback_data.on)
    await show(query, first_weeks_screen(t, await first_weeks.standing(reader, visit)))


def first_weeks_screen(t: Speaker, found: FirstWeeks) -> Screen:
    lines = [t("first-weeks-title", done=found.done, count=len(found.steps))]
    lines += [
        t("first-weeks-line", place=place, title=step.title, whom=step.whom, done=int(is_done))
        for place, (step, is_done) in enumerate(found.steps, 1)
    ]
    picks = [
        button(t.plain("first-weeks-tick", place=place, done=int(is_done)), TickFirst(code=step.code, on=not is_done))
        for place, (step, is_done) in enumerate(found.steps, 1)
    ]
    return Screen("\n".join(lines), (*in_columns(picks, 5), (way_back(t, Place.MENTOR),)))
