"""The plan of events: a month at a time, by kind, one's drafts, figures, a table."""

import asyncio
from datetime import date

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import OpenClaims
from handlers.events import event_words as words
from handlers.events.event_after_buttons import OpenParticipation
from handlers.events.event_buttons import (
    KeepEvent,
    NewEvent,
    OpenEventDrafts,
    OpenPlan,
    PlanFigures,
    PlanFile,
    PlanKinds,
)
from handlers.events.event_table import table_of
from handlers.leafing import leaf, leafing
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, answer, button, in_columns, show
from locales.catalog import Speaker
from models.events import Event, EventStatus
from services import workbooks
from services.events import event_drafting, event_figures, event_plan
from services.events.event_figures import Figures
from services.events.event_plan import Page, Period, months_on
from services.visits import Visit

PAGE = 6
SIGNS = {EventStatus.PLANNED: "", EventStatus.HELD: "\u2713 ", EventStatus.CANCELLED: "\u2715 "}


def event_plan_router() -> Router:
    router = Router(name="event_plan")
    router.message.register(open_plan, Command("plan"))
    on_tap = router.callback_query.register
    on_tap(open_plan, Go.filter(F.there == Place.PLAN))
    on_tap(leaf_plan, OpenPlan.filter())
    on_tap(choose_kind, PlanKinds.filter())
    on_tap(open_drafts, OpenEventDrafts.filter())
    on_tap(open_figures, PlanFigures.filter())
    on_tap(send_table, PlanFile.filter())
    return router


async def open_plan(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    first = visit.municipality.day(visit.now).replace(day=1)
    page = await event_plan.month(reader, visit, first=first, kind=None, page=0, size=PAGE)
    await show(event, plan_screen(t, visit, page, 0))


async def leaf_plan(
    query: CallbackQuery, callback_data: OpenPlan, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    first, number = words.month_of(callback_data.month), callback_data.page
    page = await event_plan.month(reader, visit, first=first, kind=callback_data.kind or None, page=number, size=PAGE)
    await show(query, plan_screen(t, visit, page, number))


def plan_screen(t: Speaker, visit: Visit, page: Page, number: int) -> Screen:
    """What lies in a month; the months before and after it."""
    month, kind = words.month_number(page.first), page.kind or ""
    lines = [t("planning-month", month=words.month_title(t, page.first), count=page.total)]
    lines += [t("planning-of-kind", kind=words.kind_title(visit, kind))] if kind else []
    lines += [] if page.lines else [t("planning-month-empty")]
    picks = [(button(_line(t, visit, one.event, one.registered), KeepEvent(event=one.event.id)),) for one in page.lines]
    before, after = months_on(page.first, -1), months_on(page.first, 1)
    turns = [
        button(t.plain(phrase, month=words.month_name(t, there)), _month_button(there, kind))
        for phrase, there in (("planning-month-before", before), ("planning-month-after", after))
    ]
    drafts = [button(t.plain("planning-drafts", count=page.drafts), OpenEventDrafts(page=0))] if page.drafts else []
    rows = (
        (button(t.plain("planning-new"), NewEvent(every=False)), *drafts),
        *picks,
        leafing(t, number, page.pages, lambda there: OpenPlan(month=month, kind=kind, page=there)),
        turns,
        [button(t.plain("attendance-to-claims", count=page.claims), OpenClaims(page=0))] if page.claims else [],
        (
            button(t.plain("planning-kinds"), PlanKinds(month=month)),
            button(t.plain("planning-figures"), PlanFigures(month=month)),
        ),
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def _month_button(first: date, kind: str) -> OpenPlan:
    return OpenPlan(month=words.month_number(first), kind=kind, page=0)


def _line(t: Speaker, visit: Visit, event: Event, registered: int) -> str:
    local = event.starts_at.astimezone(visit.municipality.zone)
    people = f" \u00b7 {registered}" if registered else ""
    when = f"{local.day} {words.weekday(t, local.date())} {local:%H:%M}"
    return f"{SIGNS.get(event.status, '')}{when} {words.short_title(visit, event)}{people}"


async def choose_kind(
    query: CallbackQuery, callback_data: PlanKinds, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Only kinds the month has."""
    first = words.month_of(callback_data.month)
    page = await event_plan.month(reader, visit, first=first, kind=None, page=0, size=PAGE)
    picks = [
        button(
            t.plain("planning-filter-kind", kind=words.kind_title(visit, kind), count=count),
            OpenPlan(month=callback_data.month, kind=kind, page=0),
        )
        for kind, count in sorted(page.kinds.items(), key=lambda one: -one[1])
    ]
    every = button(t.plain("planning-filter-all", count=page.total), _month_button(first, ""))
    rows = ((every,), *in_columns(picks, 2), (_to_month(t, callback_data.month),))
    await show(query, Screen(t("planning-which-filter"), rows))


async def open_drafts(
    query: CallbackQuery, callback_data: OpenEventDrafts, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    every = await event_drafting.drafts(reader, visit)
    shown, pages = leaf(every, callback_data.page, PAGE)
    picks = [(button(words.short_title(visit, one), KeepEvent(event=one.id)),) for one in shown]
    turns = leafing(t, callback_data.page, pages, lambda there: OpenEventDrafts(page=there))
    await show(query, Screen(t("planning-drafts-title", count=len(every)), (*picks, turns, (way_back(t, Place.PLAN),))))


async def open_figures(
    query: CallbackQuery, callback_data: PlanFigures, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Of the school year the month lies in."""
    first = words.month_of(callback_data.month)
    figures = await event_figures.of_period(reader, visit, first=first)
    files = [
        button(t.plain(f"planning-period-{one.value}"), PlanFile(month=callback_data.month, period=one))
        for one in Period
    ]
    people = button(t.plain("participation-to-register"), OpenParticipation(month=callback_data.month))
    rows = (files, (people,), (_to_month(t, callback_data.month),))
    await show(query, Screen(figures_text(t, visit, figures), rows))


def figures_text(t: Speaker, visit: Visit, figures: Figures) -> str:
    kinds = "\n".join(f"{words.kind_title(visit, kind)}: {count}" for kind, count in figures.kinds.items())
    levels = ", ".join(f"{t.plain(f'event-level-{level.value}')}: {count}" for level, count in figures.levels.items())
    months = ", ".join(f"{words.month_name(t, first)}: {count}" for first, count in figures.months if count)
    return t(
        "planning-figures-text",
        year=f"{figures.since:%Y}/{figures.until:%y}",
        count=figures.total,
        kinds=kinds or "none",
        levels=levels or "none",
        months=months or "none",
        came=figures.came,
        people=figures.people,
    )


async def send_table(
    query: CallbackQuery, callback_data: PlanFile, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    first = words.month_of(callback_data.month)
    rows = await event_plan.export(session, visit, first=first, period=callback_data.period)
    await answer(query)
    table = table_of(t, visit, rows)
    content = await asyncio.to_thread(workbooks.write, [table])
    since, _until = event_plan.bounds(visit, first, callback_data.period)
    file = BufferedInputFile(content, f"{t.plain('planning-file-name', day=since.isoformat())}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("planning-file-caption", count=len(rows)))


def _to_month(t: Speaker, month: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenPlan(month=month, kind="", page=0))
