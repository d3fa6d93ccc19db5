"""Results of external tests: entered for one person, or many out of a table."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits.deficit_buttons import (
    ApplyTests,
    EnterTest,
    OpenTests,
    OpenTestsTable,
    RemoveTest,
    TestsTemplate,
)
from handlers.deficits.deficit_person_screens import removing_screen, tests_screen
from handlers.deficits.deficits import DeficitForm
from handlers.documents import fetched, must_be_small
from handlers.places import Place, way_back
from handlers.register.staff_import_words import problem_line
from handlers.screens import Rows, Screen, answer, button, show
from locales.catalog import Speaker
from services.deficits import deficits, external_import, external_results, external_sheets
from services.deficits.deficit_titles import area_title
from services.deficits.external_import import HEAVIEST_MEGABYTES, Preview
from services.deficits.external_sheets import Column
from services.errors import NotFound, Unfitting
from services.visits import Visit

MOST_PROBLEMS = 12


def external_results_router() -> Router:
    router = Router(name="external_results")
    on_tap = router.callback_query.register
    on_tap(open_tests, OpenTests.filter())
    on_tap(ask_test, EnterTest.filter())
    on_tap(remove_test, RemoveTest.filter())
    on_tap(open_table, OpenTestsTable.filter())
    on_tap(send_template, TestsTemplate.filter())
    on_tap(apply_table, ApplyTests.filter())
    on_message = router.message.register
    on_message(enter_test, StateFilter(DeficitForm.entering_test), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(take_table, StateFilter(DeficitForm.sending_tests), F.document.as_("document"))
    on_message(ask_for_table, StateFilter(DeficitForm.sending_tests), ~F.text.startswith("/"))
    return router


async def open_tests(
    query: CallbackQuery, callback_data: OpenTests, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    external_results.must_enter(visit)
    await state.set_state(DeficitForm.listing)
    card = await deficits.person(reader, visit, person_id=callback_data.person)
    await show(query, tests_screen(t, visit, card))


async def remove_test(
    query: CallbackQuery,
    callback_data: RemoveTest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        result = await external_results.one(reader, visit, result_id=callback_data.result)
        await show(query, removing_screen(t, result))
        return
    person = await external_results.remove(session, visit, result_id=callback_data.result)
    card = await deficits.person(reader, visit, person_id=person)
    await show(query, tests_screen(t, visit, card), toast=t.plain("external-removed"))


async def ask_test(
    query: CallbackQuery, callback_data: EnterTest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    external_results.must_enter(visit)
    areas = visit.municipality.programme.competences.areas
    if callback_data.area >= len(areas):
        raise NotFound
    card = await deficits.person(reader, visit, person_id=callback_data.person)
    area = areas[callback_data.area]
    await state.set_state(DeficitForm.entering_test)
    await state.update_data(person=card.person_id, area=area.code)
    back = button(t.plain("back"), OpenTests(person=card.person_id))
    lines = (t("deficit-person", called=card.called), t("external-ask", area=area.title))
    await show(query, Screen("\n".join(lines), ((back,),)))


async def enter_test(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    form = await state.get_data()
    person = form["person"]
    try:
        await external_results.enter(session, visit, person_id=person, area=form["area"], typed=typed)
    except Unfitting as unfit:
        area = area_title(visit.municipality.programme.competences, form["area"])
        lines = (t(unfit.phrase, **unfit.values), t("external-ask", area=area))
        await show(message, Screen("\n\n".join(lines), ((button(t.plain("back"), OpenTests(person=person)),),)))
        return
    await state.set_state(DeficitForm.listing)
    card = await deficits.person(reader, visit, person_id=person)
    await show(message, tests_screen(t, visit, card))


async def open_table(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    external_results.must_enter(visit)
    await state.set_state(DeficitForm.sending_tests)
    await state.set_data({})
    await show(query, _opening(t, t("external-how")))


async def ask_for_table(message: Message, visit: Visit, t: Speaker) -> None:
    external_results.must_enter(visit)
    await show(message, _opening(t, t("staff-problem-not-xlsx")))


async def send_template(query: CallbackQuery, visit: Visit, bot: Bot, t: Speaker) -> None:
    external_results.must_enter(visit)
    areas = [area.title for area in visit.municipality.programme.competences.areas]
    names = t.plain("external-sheet"), t.plain("external-sheet-areas")
    content = await asyncio.to_thread(external_sheets.template, _headings(t), *names, areas)
    file = BufferedInputFile(content, f"{t.plain('external-sheet')}.xlsx")
    await asyncio.gather(
        bot.send_document(query.from_user.id, file, caption=t("external-template-sent")), answer(query)
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
    """Looked at and shown; the file stays with Telegram until it is confirmed."""
    external_results.must_enter(visit)
    try:
        must_be_small(document, megabytes=HEAVIEST_MEGABYTES)
        content = await fetched(bot, document.file_id)
        preview = await external_import.look(reader, visit, content=content, headings=_headings(t))
    except Unfitting as unfit:
        await show(message, _opening(t, t(unfit.phrase, **unfit.values)))
        return
    await state.update_data(file=document.file_id)
    await show(message, _preview(t, preview))


async def apply_table(
    query: CallbackQuery,
    callback_data: ApplyTests,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    external_results.must_enter(visit)
    file = await state.get_value("file")
    if not file:
        raise Unfitting("external-changed")
    content = await fetched(bot, file)
    done = await external_import.apply(session, visit, content=content, headings=_headings(t), mark=callback_data.mark)
    await state.update_data(file=None)
    text = t("external-applied", new=done.new, changed=done.changed, people=done.people)
    await show(query, Screen(text, ((way_back(t, Place.DEFICITS),),)))


def _headings(t: Speaker) -> dict[Column, str]:
    return {column: t.plain(f"external-heading-{column.value}") for column in Column}


def _opening(t: Speaker, text: str) -> Screen:
    template = button(t.plain("external-template"), TestsTemplate())
    return Screen(text, ((template,), (way_back(t, Place.DEFICITS),)))


def _preview(t: Speaker, preview: Preview) -> Screen:
    lines = [t("external-preview", new=preview.new, changed=preview.changed, same=preview.same, people=preview.people)]
    lines += [t("staff-import-somebody", who=problem_line(t, one)) for one in preview.problems[:MOST_PROBLEMS]]
    more = len(preview.problems) - MOST_PROBLEMS
    lines += [t("external-more-problems", count=more)] if more > 0 else []
    rows: Rows = (
        (button(t.plain("external-apply", count=preview.new + preview.changed), ApplyTests(mark=preview.mark)),)
        if preview.is_anything
        else (),
        (way_back(t, Place.DEFICITS),),
    )
    return Screen("\n".join(lines), rows)
