"""Where there is no plan or no meeting, a reminder to leaders, a table of what has become of all plans."""

import asyncio

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import AllFigures, OpenAssociation, OpenGaps, RemindGaps
from handlers.associations.association_screens import LONG_TITLE, PAGE
from handlers.leafing import leafing
from handlers.meetings.meeting_plan_words import plan_status
from handlers.meetings.plans_waiting_buttons import way_to_waiting_plans
from handlers.places import Place, way_back
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services import workbooks
from services.associations import association_gaps
from services.associations.association_gaps import Lacking, Page
from services.meetings import meeting_fulfilment, plans_waiting
from services.meetings.meeting_fulfilment import TableRow
from services.naming import capital
from services.ports import Post
from services.privacy import school_years
from services.shortening import short
from services.visits import Visit
from services.workbooks import Table

COLUMNS = (
    "title", "kind", "school", "leaders", "status", "planned", "held", "moved", "missed",
    "attendance", "topics", "analysis",
)  # fmt: skip


def association_gaps_router() -> Router:
    router = Router(name="association_gaps")
    on_tap = router.callback_query.register
    on_tap(open_gaps, OpenGaps.filter())
    on_tap(remind, RemindGaps.filter())
    on_tap(send_table, AllFigures.filter())
    return router


async def open_gaps(
    query: CallbackQuery, callback_data: OpenGaps, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await _screen(visit, reader, t, callback_data.page))


async def _screen(visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, note: str = "") -> Screen:
    """Where nothing is missing a plan may still wait for a word."""
    page = await association_gaps.page(reader, visit, page=number, size=PAGE)
    return _gaps(t, visit, page, waiting=await plans_waiting.count(reader, visit), note=note)


def _gaps(t: Speaker, visit: Visit, page: Page, *, waiting: int, note: str) -> Screen:
    lines: list[str] = [t("association-gaps", count=page.total)]
    lines += [_line(t, one) for one in page.found]
    picks = [(button(short(one.title, LONG_TITLE), OpenAssociation(association=one.id)),) for one in page.found]
    turns = leafing(t, page.page, page.pages, lambda there: OpenGaps(page=there))
    year = visit.municipality.school_year(visit.now)
    remind_them = (button(t.plain("association-remind"), RemindGaps()),) if page.may_remind and page.total else ()
    table = (button(t.plain("association-table"), AllFigures(year=year)),) if page.may_remind else ()
    text = "\n".join(lines)
    return Screen(
        f"{note}\n\n{text}" if note else text,
        (
            way_to_waiting_plans(t, waiting),
            *picks,
            turns,
            remind_them,
            table,
            (way_back(t, Place.ASSOCIATION),),
        ),
    )


def _line(t: Speaker, one: Lacking) -> str:
    return t(
        "association-gap",
        title=one.title,
        school=one.school or "none",
        plan="draft" if one.has_draft else "none" if one.lacks_plan else "there",
        quarters=", ".join(one.quarters) or "none",
    )


async def remind(
    query: CallbackQuery, visit: Visit, session: AsyncSession, reader: AsyncSession, post: Post, t: Speaker
) -> None:
    """Once a day, however often it is tapped."""
    told, alone = await association_gaps.remind(session, visit)
    post.wake()
    note = t("association-reminded", count=told, alone=alone)
    await show(query, await _screen(visit, reader, t, 0, note=note))


async def send_table(
    query: CallbackQuery, callback_data: AllFigures, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    rows = await meeting_fulfilment.table(session, visit, school_year=callback_data.year)
    await answer(query)
    headings = [t.plain(f"association-column-{one}") for one in COLUMNS]
    table = Table(t.plain("association-sheet"), headings, [_cells(t, one) for one in rows])
    content = await asyncio.to_thread(workbooks.write, [table])
    years = school_years(callback_data.year).replace("/", "-")
    file = BufferedInputFile(content, f"{t.plain('association-file-name', years=years)}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("association-file-caption", count=len(rows)))


def _cells(t: Speaker, row: TableRow) -> list[str | int | None]:
    figures = row.figures
    return [
        row.title,
        capital(row.kind),
        row.school,
        row.leaders,
        plan_status(t, row.status),
        figures.planned,
        figures.held,
        figures.moved,
        figures.missed,
        figures.attendance,
        "\n".join(row.topics),
        row.analysis,
    ]
