"""The register of completed courses and the plan of courses as tables to be opened in Excel."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import date

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses import course_words as words
from handlers.courses.course_buttons import CoursesFile, PlanFile
from handlers.courses.course_plan_screens import season_of, title_of
from handlers.screens import answer
from locales.catalog import Speaker
from models.courses import CourseForm, CourseKind, ProviderType, RequestSource
from services import workbooks
from services.courses import course_plan, course_tables
from services.courses.course_tables import PlanRow, Row
from services.visits import Visit
from services.workbooks import Table

REGISTER = (
    "who", "school", "kind", "title", "provider", "type", "hours", "form", "starts", "ends", "document",
    "registered", "issued", "fits", "paid", "status", "decider", "decided", "valid",
)  # fmt: skip
PLAN = (
    "year", "school", "who", "position", "subject", "newest", "due", "topic", "deficit", "kind", "hours", "form",
    "season", "provider", "priority", "status", "reason",
)  # fmt: skip
Cell = str | int | None
SOME = 500
"""Rows after which others have a word in between."""


def course_files_router() -> Router:
    router = Router(name="course_files")
    router.callback_query.register(send_register, CoursesFile.filter())
    router.callback_query.register(send_plan, PlanFile.filter())
    return router


async def send_register(query: CallbackQuery, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker) -> None:
    rows = await course_tables.register(session, visit)
    await answer(query)
    table = register_table(t, rows)
    content = await asyncio.to_thread(workbooks.write, [table])
    await _send(query, visit, bot, table.title, content, t("course-file-sent", count=len(rows)))


def register_table(t: Speaker, rows: Sequence[Row]) -> Table:
    """Its rows are put together by whoever writes it, away from the loop."""
    headings = [t.plain(f"course-heading-{name}") for name in REGISTER]
    return Table(t.plain("course-sheet-register"), headings, map(_register_cells(t), rows))


async def send_plan(
    query: CallbackQuery, callback_data: PlanFile, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    rows = await course_tables.plan(session, visit, year=callback_data.year)
    await answer(query)
    title = t.plain("course-sheet-plan", year=str(callback_data.year))
    headings = [t.plain(f"course-heading-{name}") for name in PLAN]
    seasons = course_plan.seasons(visit)
    lines = []
    for place, row in enumerate(rows):
        lines.append(_plan_cells(t, visit, seasons, row))
        if place % SOME == 0:
            await asyncio.sleep(0)
    content = await asyncio.to_thread(lambda: workbooks.write([Table(title, headings, lines)]))
    await _send(query, visit, bot, title, content, t("course-file-sent", count=len(rows)))


async def _send(query: CallbackQuery, visit: Visit, bot: Bot, title: str, content: bytes, caption: str) -> None:
    day = visit.municipality.day(visit.now).isoformat()
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{title} {day}.xlsx"), caption=caption)


def _register_cells(t: Speaker) -> Callable[[Row], Sequence[Cell]]:
    """Every word of the table, so that it can be put together away from the loop."""
    kinds = {one: words.kind(t, one) for one in CourseKind}
    forms = {one: words.form(t, one) for one in CourseForm}
    types = {one: words.provider_type(t, one) for one in (*ProviderType, None)}
    marks = {one: words.yes_no(t, one) for one in (True, False, None)}
    paid = {one: words.paid(t, one) for one in (True, False, None)}
    statuses = {name: t.plain(f"course-heading-is-{name}") for name in ("entered", "confirmed", "rejected")}

    def cells(row: Row) -> Sequence[Cell]:
        return (
            row.called,
            row.place,
            kinds[row.kind],
            row.title,
            row.provider,
            types[row.provider_type] if row.provider else "",
            row.hours,
            forms[row.form] if row.form else "",
            _day(row.starts_on),
            _day(row.ends_on),
            row.document,
            row.registered_as,
            _day(row.issued_on),
            marks[row.fits],
            paid[row.paid],
            statuses[row.status.value],
            row.decided_by,
            _day(row.decided_on),
            _day(row.valid_until),
        )

    return cells


def _plan_cells(t: Speaker, visit: Visit, seasons: dict[str, str], row: PlanRow) -> Sequence[Cell]:
    line, programme = row.line, visit.municipality.programme
    request, person = line.request, line.person
    return (
        request.year,
        line.place or "",
        row.called,
        programme.positions.title_of(person.position),
        words.subject(visit, person.subject),
        _day(line.newest),
        _day(row.deadline.on),
        title_of(t, visit, line),
        words.yes_no(t, True) if request.source is RequestSource.DEFICIT else "",
        words.kind(t, request.kind) if request.kind else "",
        request.hours,
        words.form(t, request.form),
        season_of(seasons, request.season) if request.season else "",
        line.provider or "",
        t.plain(f"course-priority-{line.priority}"),
        words.request_status(t, request.status),
        request.reason or "",
    )


def _day(day: date | None) -> str:
    return f"{day:%d.%m.%Y}" if day else ""
