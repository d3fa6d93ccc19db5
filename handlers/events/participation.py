"""Taking part: one's own year by year with a table to take along, and the register for whoever plans events."""

import asyncio

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import OpenElsewhere
from handlers.events import event_words as words
from handlers.events.event_after_buttons import (
    OpenParticipation,
    OwnParticipation,
    OwnParticipationFile,
    ParticipationFile,
)
from handlers.events.event_buttons import OpenEvent, OpenEvents, PlanFigures
from handlers.events.participation_tables import own_table, register_cells, register_headings
from handlers.leafing import leafing
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.events import EventRole
from services import workbooks
from services.events import event_feedback, event_plan, participation
from services.events.event_plan import Period
from services.events.participation import Fact, OwnYear
from services.privacy import school_years
from services.suppression import Count
from services.visits import Visit
from services.workbooks import Table

PAGE = 5


def own_participation_router() -> Router:
    router = Router(name="own_participation")
    router.callback_query.register(open_own, OwnParticipation.filter())
    router.callback_query.register(send_own, OwnParticipationFile.filter())
    return router


def participation_register_router() -> Router:
    router = Router(name="participation_register")
    router.callback_query.register(open_register, OpenParticipation.filter())
    router.callback_query.register(send_register, ParticipationFile.filter())
    return router


async def open_own(
    query: CallbackQuery, callback_data: OwnParticipation, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    year, page = callback_data.year, callback_data.page
    await show(
        query, own_screen(t, visit, await participation.own_year(reader, visit, year=year, page=page, size=PAGE))
    )


def own_screen(t: Speaker, visit: Visit, found: OwnYear) -> Screen:
    lines: list[str] = [t("participation-title", year=school_years(found.year), count=found.count, hours=found.hours)]
    if not found.count:
        lines.append(t("participation-none"))
    elif len(found.roles) > 1:
        lines.append(_roles(t, found))
    lines += [_line(t, visit, place, one) for place, one in enumerate(found.facts, 1)]
    opens = [button(str(place), OpenEvent(event=one.event.id)) for place, one in enumerate(found.facts, 1)]
    turns = [
        button(t.plain(phrase, year=school_years(year)), OwnParticipation(year=year, page=0))
        for phrase, year in (("participation-before", found.before), ("participation-after", found.after))
        if year is not None
    ]
    has_any = found.count or turns
    rows = (
        opens,
        leafing(t, found.page, found.pages, lambda there: OwnParticipation(year=found.year, page=there)),
        turns,
        (
            button(t.plain("attendance-to-elsewhere"), OpenElsewhere(page=0)),
            *([button(t.plain("participation-take"), OwnParticipationFile())] if has_any else []),
        ),
        (button(t.plain("back"), OpenEvents(own=True, page=0)),),
    )
    return Screen("\n\n".join(lines), rows)


def _roles(t: Speaker, found: OwnYear) -> str:
    parts = [f"{t(f'participation-role-{one.value}')}: {found.roles[one]}" for one in EventRole if found.roles.get(one)]
    return ", ".join(parts)


def _line(t: Speaker, visit: Visit, place: int, one: Fact) -> str:
    event = one.event
    return t(
        "participation-line",
        place=place,
        day=f"{event.starts_at.astimezone(visit.municipality.zone):%d.%m.%Y}",
        title=event.title,
        kind=words.kind_title(visit, event.kind),
        level=t.plain(f"event-level-{event.level.value}") if event.level else "none",
        role=t.plain(f"participation-role-{one.role.value}"),
        hours=one.hours or 0,
    )


async def send_own(query: CallbackQuery, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    facts = await participation.own_facts(reader, visit)
    await answer(query)
    table = own_table(t, visit, facts)
    content = await asyncio.to_thread(workbooks.write, [table])
    file = BufferedInputFile(content, f"{t.plain('participation-file-own', day=_today(visit))}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("participation-caption-own", count=len(facts)))


async def open_register(
    query: CallbackQuery, callback_data: OpenParticipation, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    month = callback_data.month
    first = words.month_of(month)
    count = await participation.count(reader, visit, first=first, period=Period.YEAR)
    useful = await event_feedback.useful_of_period(reader, visit, first=first, period=Period.YEAR)
    since, until = event_plan.bounds(visit, first, Period.YEAR)
    lines = [
        t("participation-register", year=f"{since:%Y}/{until:%y}", count=count),
        t("participation-useful", count=useful.numerator, people=useful.denominator, percent=_percent(useful))
        if useful
        else t("participation-useful-none"),
    ]
    files = [
        button(t.plain(f"planning-period-{one.value}"), ParticipationFile(month=month, period=one)) for one in Period
    ]
    await show(query, Screen("\n".join(lines), (files, (button(t.plain("back"), PlanFigures(month=month)),))))


async def send_register(
    query: CallbackQuery,
    callback_data: ParticipationFile,
    bot: Bot,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    first, period = words.month_of(callback_data.month), callback_data.period
    rows = await participation.register(session, visit, first=first, period=period)
    await answer(query)
    cells, headings, title = register_cells(t, visit), register_headings(t), t.plain("participation-sheet")
    content = await asyncio.to_thread(lambda: workbooks.write([Table(title, headings, map(cells, rows))]))
    since, _until = event_plan.bounds(visit, first, period)
    file = BufferedInputFile(content, f"{t.plain('participation-file', day=since.isoformat())}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("participation-caption", count=len(rows)))


def _percent(useful: Count) -> int:
    return round(100 * useful.numerator / useful.denominator)


def _today(visit: Visit) -> str:
    return visit.municipality.day(visit.now).isoformat()
