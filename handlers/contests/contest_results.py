"""Results of a contest: marked in several taps, confirmed at once, corrected when one is sure; the table of entries."""

import asyncio

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    ConfirmResults,
    ContestFile,
    EntryFile,
    MarkRest,
    MarkResult,
    NarrowResults,
    OpenResult,
    OpenResults,
)
from handlers.contests.contest_result_screens import (
    PAGE,
    confirm_screen,
    correct_screen,
    narrow_screen,
    result_screen,
    results_screen,
)
from handlers.documents import hand_out, named
from handlers.screens import answer, show
from locales.catalog import Speaker
from services import workbooks
from services.contests import contest_results, contest_tables
from services.contests.contest_tables import Row
from services.documents import read_document
from services.visits import Visit
from services.workbooks import Table

COLUMNS = ("who", "school", "nomination", "status", "confirmed", "young", "helper", "entered", "proof")


def contest_results_router() -> Router:
    router = Router(name="contest_results")
    on_tap = router.callback_query.register
    on_tap(open_results, OpenResults.filter())
    on_tap(narrow, NarrowResults.filter())
    on_tap(open_result, OpenResult.filter())
    on_tap(send_file, EntryFile.filter())
    on_tap(mark, MarkResult.filter())
    on_tap(mark_rest, MarkRest.filter())
    on_tap(confirm, ConfirmResults.filter())
    on_tap(send_table, ContestFile.filter())
    return router


async def open_results(
    query: CallbackQuery, callback_data: OpenResults, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_list(query, visit, reader, t, callback_data.contest, spot=callback_data.spot, page=callback_data.page)


async def narrow(
    query: CallbackQuery, callback_data: NarrowResults, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await contest_results.page(reader, visit, contest_id=callback_data.contest, spot=-1, page=0, size=1)
    await show(query, narrow_screen(t, found, callback_data.page))


async def open_result(
    query: CallbackQuery, callback_data: OpenResult, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, result_screen(t, await contest_results.look(reader, visit, entry_id=callback_data.entry)))


async def send_file(
    query: CallbackQuery, callback_data: EntryFile, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await contest_results.look(reader, visit, entry_id=callback_data.entry)
    await hand_out(query, bot, t, read_document(card.line.entry.proof))


async def mark(
    query: CallbackQuery,
    callback_data: MarkResult,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """What is confirmed is asked about first, and told anew."""
    number, status, place = callback_data.entry, callback_data.status, callback_data.place
    if callback_data.sure:
        card = await contest_results.correct(session, visit, entry_id=number, status=status, place=place)
        await show(query, result_screen(t, card), toast=t.plain("contest-corrected"))
        return
    card = await contest_results.look(reader, visit, entry_id=number)
    if card.is_confirmed:
        await show(query, correct_screen(t, card, status, place))
        return
    card = await contest_results.mark(session, visit, entry_id=number, status=status, place=place)
    await show(query, result_screen(t, card))


async def mark_rest(
    query: CallbackQuery,
    callback_data: MarkRest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await contest_results.mark_rest(session, visit, contest_id=callback_data.contest)
    await _show_list(query, visit, reader, t, callback_data.contest)


async def confirm(
    query: CallbackQuery,
    callback_data: ConfirmResults,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first; done only to what was on the screen."""
    number = callback_data.contest
    if not callback_data.sure:
        await show(query, confirm_screen(t, await contest_results.matching(reader, visit, contest_id=number)))
        return
    told = await contest_results.confirm(session, visit, contest_id=number, mark=callback_data.mark)
    await _show_list(query, visit, reader, t, number, toast=t.plain("contest-confirmed", count=told))


async def send_table(
    query: CallbackQuery, callback_data: ContestFile, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    contest, rows = await contest_tables.register(session, visit, contest_id=callback_data.contest)
    await answer(query)
    headings = [t.plain(f"contest-column-{name}") for name in COLUMNS]
    lines = [_cells(t, row) for row in rows]
    title = t.plain("contest-sheet")
    content = await asyncio.to_thread(lambda: workbooks.write([Table(title, headings, lines)]))
    day = visit.municipality.day(visit.now).isoformat()
    caption = t("contest-file-sent", title=contest.title, count=len(rows))
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{title} {day}.xlsx"), caption=caption)


def _cells(t: Speaker, row: Row) -> tuple[str, ...]:
    yes = t.plain("contest-yes")
    return (
        row.called,
        row.place_of_work,
        row.nomination,
        words.result(t, row.status, row.place),
        yes if row.is_confirmed else "",
        yes if row.is_young else "",
        row.helper,
        f"{row.entered_on:%d.%m.%Y}",
        named(t, row.proof),
    )


async def _show_list(
    query: CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    spot: int = -1,
    page: int = 0,
    toast: str | None = None,
) -> None:
    found = await contest_results.page(reader, visit, contest_id=number, spot=spot, page=page, size=PAGE)
    await show(query, results_screen(t, found), toast=toast)
