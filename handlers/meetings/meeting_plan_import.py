"""A plan of meetings out of a table: the template, mistakes by cell, a preview, applied once."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import fetched, must_be_small
from handlers.meetings.meeting_plan_buttons import ApplyPlan, PlanTable, PlanTemplate
from handlers.meetings.meeting_plan_screens import plan_screen, to_plan
from handlers.meetings.meeting_plan_words import sheet_words
from handlers.meetings.meeting_plans import about
from handlers.register.staff_import_words import problem_line
from handlers.screens import Rows, Screen, answer, button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.meetings import meeting_plan_import, meeting_plan_sheets, meeting_plans
from services.meetings.meeting_plan_import import HEAVIEST_MEGABYTES, Preview
from services.visits import Visit

MOST_PROBLEMS = 12


class PlanTableForm(StatesGroup):
    sending = State()
    """The data hold `association`, `year` and, once there is one, `file`."""


def meeting_plan_import_router() -> Router:
    router = Router(name="meeting_plan_import")
    on_tap = router.callback_query.register
    on_tap(open_table, PlanTable.filter())
    on_tap(send_template, PlanTemplate.filter())
    on_tap(apply_table, ApplyPlan.filter())
    on_message = router.message.register
    on_message(take_table, StateFilter(PlanTableForm.sending), F.document.as_("document"))
    on_message(ask_for_table, StateFilter(PlanTableForm.sending), ~F.text.startswith("/"))
    return router


async def open_table(
    query: CallbackQuery, callback_data: PlanTable, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, year = callback_data.association, callback_data.year
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    if not view.leads:
        await show(query, plan_screen(t, view))
        return
    await state.set_state(PlanTableForm.sending)
    await state.set_data({"association": number, "year": year})
    await show(query, _opening(t, number, year, t("meetings-table-how")))


async def ask_for_table(message: Message, state: FSMContext, t: Speaker) -> None:
    number, year = await about(state)
    await show(message, _opening(t, number, year, t("staff-problem-not-xlsx")))


async def send_template(query: CallbackQuery, visit: Visit, bot: Bot, t: Speaker) -> None:
    names = t.plain("meetings-sheet"), t.plain("meetings-sheet-choices")
    content = await asyncio.to_thread(meeting_plan_sheets.template, sheet_words(t, visit), *names)
    file = BufferedInputFile(content, f"{names[0]}.xlsx")
    await asyncio.gather(
        bot.send_document(query.from_user.id, file, caption=t("meetings-template-sent")), answer(query)
    )


async def take_table(  # the file besides what every handler has
    message: Message,
    document: Document,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    """Looked at and shown; the file stays with Telegram until it is applied."""
    number, year = await about(state)
    try:
        must_be_small(document, megabytes=HEAVIEST_MEGABYTES)
        content = await fetched(bot, document.file_id)
        preview = await meeting_plan_import.look(
            reader, visit, association_id=number, school_year=year, content=content, words=sheet_words(t, visit)
        )
    except Unfitting as unfit:
        await show(message, _opening(t, number, year, t(unfit.phrase, **unfit.values)))
        return
    await state.update_data(file=document.file_id)
    await show(message, _preview(t, number, year, preview))


async def apply_table(  # the file besides what every handler has
    query: CallbackQuery,
    callback_data: ApplyPlan,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    number, year = callback_data.association, callback_data.year
    file = await state.get_value("file")
    if not file:
        raise Unfitting("external-changed")
    content = await fetched(bot, file)
    added = await meeting_plan_import.apply(
        session,
        visit,
        association_id=number,
        school_year=year,
        content=content,
        words=sheet_words(t, visit),
        mark=callback_data.mark,
    )
    await state.clear()
    view = await meeting_plans.look(reader, visit, association_id=number, school_year=year)
    await show(query, plan_screen(t, view, note=t("meetings-added", count=added)))


def _opening(t: Speaker, number: int, year: int, text: str) -> Screen:
    template = button(t.plain("course-template"), PlanTemplate(association=number, year=year))
    return Screen(text, ((template,), (to_plan(t, number, year),)))


def _preview(t: Speaker, number: int, year: int, preview: Preview) -> Screen:
    lines = [t("meetings-table-preview", new=preview.new, same=preview.same)]
    lines += [t("staff-import-somebody", who=problem_line(t, one)) for one in preview.problems[:MOST_PROBLEMS]]
    more = len(preview.problems) - MOST_PROBLEMS
    lines += [t("external-more-problems", count=more)] if more > 0 else []
    apply: Rows = ()
    if preview.new:
        label = t.plain("meetings-table-apply", count=preview.new)
        apply = ((button(label, ApplyPlan(association=number, year=year, mark=preview.mark)),),)
    return Screen("\n".join(lines), (*apply, (to_plan(t, number, year),)))
