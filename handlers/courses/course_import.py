"""Completed courses out of a table: the template, mistakes by cell, a preview, applied once."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses import course_words
from handlers.courses.course_buttons import ApplyCourses, CoursesTable, CoursesTemplate, CourseWork
from handlers.documents import fetched, must_be_small
from handlers.register.staff_import_words import problem_line
from handlers.screens import Rows, Screen, answer, button, show
from locales.catalog import Speaker
from models.courses import CourseForm, CourseKind
from services.courses import course_import, course_sheets
from services.courses.course_import import HEAVIEST_MEGABYTES, Preview
from services.courses.course_sheets import Column, Words
from services.errors import Unfitting
from services.rights import Right, must
from services.visits import Visit

MOST_PROBLEMS = 12


class CourseTableForm(StatesGroup):
    sending = State()


def course_import_router() -> Router:
    router = Router(name="course_import")
    on_tap = router.callback_query.register
    on_tap(open_table, CoursesTable.filter())
    on_tap(send_template, CoursesTemplate.filter())
    on_tap(apply_table, ApplyCourses.filter())
    on_message = router.message.register
    on_message(take_table, StateFilter(CourseTableForm.sending), F.document.as_("document"))
    on_message(ask_for_table, StateFilter(CourseTableForm.sending), ~F.text.startswith("/"))
    return router


async def open_table(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    must(visit.actor, Right.SEE_COURSES)
    await state.set_state(CourseTableForm.sending)
    await state.set_data({})
    await show(query, _opening(t, t("course-table-how")))


async def ask_for_table(message: Message, visit: Visit, t: Speaker) -> None:
    must(visit.actor, Right.SEE_COURSES)
    await show(message, _opening(t, t("staff-problem-not-xlsx")))


async def send_template(query: CallbackQuery, visit: Visit, bot: Bot, t: Speaker) -> None:
    must(visit.actor, Right.SEE_COURSES)
    names = t.plain("course-sheet"), t.plain("course-sheet-choices")
    content = await asyncio.to_thread(course_sheets.template, _words(t), *names)
    file = BufferedInputFile(content, f"{names[0]}.xlsx")
    await asyncio.gather(bot.send_document(query.from_user.id, file, caption=t("course-template-sent")), answer(query))


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
    must(visit.actor, Right.SEE_COURSES)
    try:
        must_be_small(document, megabytes=HEAVIEST_MEGABYTES)
        content = await fetched(bot, document.file_id)
        preview = await course_import.look(reader, visit, content=content, words=_words(t))
    except Unfitting as unfit:
        await show(message, _opening(t, t(unfit.phrase, **unfit.values)))
        return
    await state.update_data(file=document.file_id)
    await show(message, _preview(t, preview))


async def apply_table(
    query: CallbackQuery,
    callback_data: ApplyCourses,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    must(visit.actor, Right.SEE_COURSES)
    file = await state.get_value("file")
    if not file:
        raise Unfitting("external-changed")
    content = await fetched(bot, file)
    done = await course_import.apply(session, visit, content=content, words=_words(t), mark=callback_data.mark)
    await state.update_data(file=None)
    text = t("course-table-applied", new=done.new, changed=done.changed, confirmed=int(done.is_confirmed))
    await show(query, Screen(text, ((button(t.plain("course-to-work"), CourseWork()),),)))


def _words(t: Speaker) -> Words:
    return Words(
        headings={column: t.plain(f"course-column-{column.value}") for column in Column},
        kinds={kind: course_words.kind(t, kind) for kind in CourseKind},
        forms={form: course_words.form(t, form) for form in CourseForm},
    )


def _opening(t: Speaker, text: str) -> Screen:
    template = button(t.plain("course-template"), CoursesTemplate())
    return Screen(text, ((template,), (button(t.plain("course-to-work"), CourseWork()),)))


def _preview(t: Speaker, preview: Preview) -> Screen:
    lines = [
        t(
            "course-table-preview",
            new=preview.new,
            changed=preview.changed,
            same=preview.same,
            people=preview.people,
            confirmed=int(preview.is_confirmed),
        )
    ]
    lines += [t("staff-import-somebody", who=problem_line(t, one)) for one in preview.problems[:MOST_PROBLEMS]]
    more = len(preview.problems) - MOST_PROBLEMS
    lines += [t("external-more-problems", count=more)] if more > 0 else []
    apply: Rows = ()
    if preview.is_anything:
        label = t.plain("course-table-apply", count=preview.new + preview.changed)
        apply = ((button(label, ApplyCourses(mark=preview.mark)),),)
    return Screen("\n".join(lines), (*apply, (button(t.plain("course-to-work"), CourseWork()),)))
