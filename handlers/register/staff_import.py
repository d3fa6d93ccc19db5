"""The staff register out of a table: sent, looked through, asked about, confirmed."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place
from handlers.register.staff_import_files import send_problems, send_template, take_table
from handlers.register.staff_import_screens import (
    LEFT_OUT,
    NEW_PERSON,
    Apply,
    Decide,
    ImportForm,
    Leaf,
    Proceed,
    Step,
    Template,
    applied_screen,
    looked_at,
    opening_screen,
    page_screen,
    preview_screen,
    question_screen,
)
from handlers.screens import show
from locales.catalog import Speaker
from services.register import staff_applying, staff_imports
from services.register.staff_decisions import Answer, Verdict
from services.register.staff_desk import Desk
from services.register.staff_imports import Preview
from services.register.staff_pages import Kind
from services.visits import Visit

PAGE = {Kind.CHANGED: 4, Kind.RETURNED: 4}
USUAL_PAGE = 8


def staff_import_router() -> Router:
    router = Router(name="staff_import")
    router.message.register(open_import, Command("import"))
    router.callback_query.register(open_import, Go.filter(F.there == Place.IMPORT))
    router.message.register(take_table, StateFilter(ImportForm.waiting), F.document.as_("document"))
    router.message.register(ask_for_table, StateFilter(ImportForm.waiting), ~F.text.startswith("/"))
    router.callback_query.register(send_template, Template.filter())
    router.callback_query.register(look_again, Proceed.filter(F.step == Step.LOOK))
    router.callback_query.register(ask, Proceed.filter(F.step == Step.ASK))
    router.callback_query.register(leave_out_rest, Proceed.filter(F.step == Step.LEAVE_OUT_REST))
    router.callback_query.register(ask_anew, Proceed.filter(F.step == Step.ASK_ANEW))
    router.callback_query.register(send_problems, Proceed.filter(F.step == Step.ALL_PROBLEMS))
    router.callback_query.register(drop, Proceed.filter(F.step == Step.DROP))
    router.callback_query.register(leaf, Leaf.filter())
    router.callback_query.register(decide, Decide.filter())
    router.callback_query.register(apply, Apply.filter())
    return router


async def open_import(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    waiting = await staff_imports.waiting(reader, visit)
    await state.clear()
    await state.set_state(ImportForm.waiting)
    await show(event, opening_screen(t, visit, waiting))


async def ask_for_table(message: Message, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    waiting = await staff_imports.waiting(reader, visit)
    await show(message, opening_screen(t, visit, waiting, t("staff-import-not-a-file")))


async def look_again(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    preview = await staff_imports.look(session, reader, visit, staff_desk, import_id=callback_data.table)
    await show(query, looked_at(t, visit, preview))


async def leaf(
    query: CallbackQuery, callback_data: Leaf, visit: Visit, reader: AsyncSession, staff_desk: Desk, t: Speaker
) -> None:
    table, kind = callback_data.table, callback_data.kind
    size = PAGE.get(kind, USUAL_PAGE)
    page = await staff_imports.page(
        reader, visit, staff_desk, import_id=table, kind=kind, number=callback_data.page, size=size
    )
    await show(query, page_screen(t, visit, table, page))


async def ask(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    await _go_on(query, visit, session, reader, staff_desk, callback_data.table, t)


async def decide(
    query: CallbackQuery,
    callback_data: Decide,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    verdicts: dict[int, Answer] = {NEW_PERSON: Verdict.NEW, LEFT_OUT: Verdict.LEFT_OUT}
    await staff_imports.answer(
        session,
        reader,
        visit,
        staff_desk,
        import_id=callback_data.table,
        sheet=callback_data.sheet,
        row_number=callback_data.row,
        answer=verdicts.get(callback_data.choice, callback_data.choice),
    )
    await _go_on(query, visit, session, reader, staff_desk, callback_data.table, t)


async def leave_out_rest(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    await staff_imports.leave_out_rest(session, reader, visit, staff_desk, import_id=callback_data.table)
    await _go_on(query, visit, session, reader, staff_desk, callback_data.table, t)


async def ask_anew(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    await staff_imports.ask_anew(session, reader, visit, staff_desk, import_id=callback_data.table)
    await _go_on(query, visit, session, reader, staff_desk, callback_data.table, t)


async def apply(
    query: CallbackQuery,
    callback_data: Apply,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    done = await staff_applying.apply(
        session, reader, visit, staff_desk, import_id=callback_data.table, shown=callback_data.mark
    )
    if isinstance(done, Preview):
        await show(query, preview_screen(t, done, t("staff-import-changed-meanwhile"), ""))
        return
    await state.clear()
    await show(query, applied_screen(t, done))


async def drop(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    session: AsyncSession,
    staff_desk: Desk,
    t: Speaker,
) -> None:
    await staff_imports.drop(session, visit, staff_desk, import_id=callback_data.table)
    await show(query, opening_screen(t, visit, None, t("staff-import-dropped")))


async def _go_on(
    query: CallbackQuery,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    table: int,
    t: Speaker,
) -> None:
    """To the next question, or to the preview when there is none."""
    question = await staff_imports.question(reader, visit, staff_desk, import_id=table)
    if question is not None:
        await show(query, question_screen(t, visit, table, question))
        return
    preview = await staff_imports.look(session, reader, visit, staff_desk, import_id=table)
    await show(query, looked_at(t, visit, preview))
