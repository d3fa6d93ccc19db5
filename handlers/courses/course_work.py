"""Courses of others: the queue of entered ones, decisions, who is due, reminders."""

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses.course_buttons import (
    ConfirmWaiting,
    CourseWork,
    Decide,
    DuePeople,
    DueSchools,
    OpenDue,
    OpenQueue,
    OpenWaiting,
    RemindDue,
    ShowScan,
    TurnFit,
)
from handlers.courses.course_work_screens import (
    PAGE,
    card_screen,
    confirmed_screen,
    due_card_screen,
    due_screen,
    hub_screen,
    queue_screen,
    reason_screen,
    remind_screen,
    reminded_screen,
    schools_screen,
    sure_screen,
)
from handlers.screens import answer, show
from locales.catalog import Speaker
from models.course_groups import Group, Narrow
from services import naming
from services.courses import course_confirming, course_due
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.naming import LONGEST_SEARCH
from services.visits import Visit

QUEUE, SCHOOLS = 4, 7
NEXT_FIT = {None: True, True: False, False: None}


class CourseWorkForm(StatesGroup):
    rejecting = State()
    looking = State()
    """What is typed is searched for among those who are due."""


def course_work_router() -> Router:
    router = Router(name="course_work")
    on_tap = router.callback_query.register
    on_tap(open_work, CourseWork.filter())
    on_tap(open_queue, OpenQueue.filter())
    on_tap(open_waiting, OpenWaiting.filter())
    on_tap(decide, Decide.filter())
    on_tap(turn_fit, TurnFit.filter())
    on_tap(show_scan, ShowScan.filter())
    on_tap(confirm_all, ConfirmWaiting.filter())
    on_tap(open_due, DuePeople.filter())
    on_tap(open_schools, DueSchools.filter())
    on_tap(open_person, OpenDue.filter())
    on_tap(remind, RemindDue.filter())
    on_message = router.message.register
    on_message(take_reason, StateFilter(CourseWorkForm.rejecting), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(search, StateFilter(CourseWorkForm.looking), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_work(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await state.clear()
    await show(query, hub_screen(t, visit, await course_due.overview(reader, visit)))


async def open_queue(
    query: CallbackQuery, callback_data: OpenQueue, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_queue(query, visit, reader, t, page=callback_data.page)


async def open_waiting(
    query: CallbackQuery, callback_data: OpenWaiting, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    card = await course_confirming.look(reader, visit, completion_id=callback_data.course)
    await show(query, card_screen(t, visit, card))


async def decide(
    query: CallbackQuery,
    callback_data: Decide,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.course
    if callback_data.confirm:
        await course_confirming.confirm(session, visit, completion_id=number, mark=callback_data.mark)
        await _show_queue(query, visit, reader, t, toast=t.plain("course-one-confirmed"))
        return
    card = await course_confirming.look(reader, visit, completion_id=number)
    await state.set_state(CourseWorkForm.rejecting)
    await state.set_data({"decided": number})
    await show(query, reason_screen(t, card))


async def take_reason(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("decided")
    if not number:
        raise Unfitting("course-draft-gone")
    try:
        await course_confirming.reject(session, visit, completion_id=number, typed=typed)
    except Unfitting as unfit:
        card = await course_confirming.look(reader, visit, completion_id=number)
        await show(message, reason_screen(t, card, t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    card = await course_confirming.look(reader, visit, completion_id=number)
    await show(message, card_screen(t, visit, card))


async def turn_fit(
    query: CallbackQuery,
    callback_data: TurnFit,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Yes, no, nobody has looked."""
    number = callback_data.course
    card = await course_confirming.look(reader, visit, completion_id=number)
    fits = NEXT_FIT[card.line.completion.fits_profile]
    await course_confirming.set_fit(session, visit, completion_id=number, fits=fits)
    card = await course_confirming.look(reader, visit, completion_id=number)
    await show(query, card_screen(t, visit, card))


async def show_scan(
    query: CallbackQuery, callback_data: ShowScan, visit: Visit, reader: AsyncSession, bot: Bot
) -> None:
    card = await course_confirming.look(reader, visit, completion_id=callback_data.course)
    if not card.line.completion.scan or not visit.municipality.programme.courses.keeps_scans:
        raise NotFound
    await bot.send_photo(query.from_user.id, card.line.completion.scan)
    await answer(query)


async def confirm_all(
    query: CallbackQuery,
    callback_data: ConfirmWaiting,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first; done only to what was on the screen."""
    if not callback_data.sure:
        asked = await course_confirming.matching(reader, visit)
        if asked.mark != callback_data.mark or not asked.completions:
            raise Unfitting("course-confirm-changed")
        await show(query, sure_screen(t, asked))
        return
    done = await course_confirming.confirm_all(session, visit, mark=callback_data.mark)
    await show(query, confirmed_screen(t, done))


async def open_due(
    query: CallbackQuery, callback_data: DuePeople, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A page of the list goes on with what was searched for; another part of it begins anew."""
    part = {"group": callback_data.group.value if callback_data.group else None, "school": callback_data.school}
    form = await state.get_data()
    is_same = form.get("part") == part and callback_data.page > 0
    await state.set_state(CourseWorkForm.looking)
    await state.set_data({"part": part, "typed": form.get("typed") or "" if is_same else ""})
    await _show_due(query, state, visit, reader, t, page=callback_data.page)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(typed=typed[:LONGEST_SEARCH])
    await _show_due(message, state, visit, reader, t)


async def open_schools(
    query: CallbackQuery, callback_data: DueSchools, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    schools, page, pages = await course_due.schools(reader, visit, page=callback_data.page, size=SCHOOLS)
    await show(query, schools_screen(t, schools, page, pages))


async def open_person(
    query: CallbackQuery, callback_data: OpenDue, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, due_card_screen(t, visit, await course_due.person(reader, visit, person_id=callback_data.person)))


async def remind(
    query: CallbackQuery,
    callback_data: RemindDue,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first; told only to those who were shown."""
    narrow = await _narrow(state)
    if not callback_data.sure:
        found = await course_due.people(reader, visit, narrow=narrow, page=0, size=1)
        if mark_of(narrow, found.count) != callback_data.mark:
            raise Unfitting("course-remind-changed")
        await show(query, remind_screen(t, found.count, callback_data.mark))
        return
    told = await course_due.remind(session, visit, narrow=narrow, mark=callback_data.mark)
    await show(query, reminded_screen(t, told))


async def _show_queue(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, *, page: int = 0, toast: str | None = None
) -> None:
    queue = await course_confirming.queue(reader, visit, page=page, size=QUEUE)
    matching = await course_confirming.matching(reader, visit)
    await show(query, queue_screen(t, queue, matching), toast=toast)


async def _show_due(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    page: int = 0,
) -> None:
    found = await course_due.people(reader, visit, narrow=await _narrow(state), page=page, size=PAGE)
    typed = await state.get_value("typed") or ""
    await show(event, due_screen(t, visit, found, typed=typed))


async def _narrow(state: FSMContext) -> Narrow:
    form = await state.get_data()
    part = form.get("part") or {}
    group = part.get("group")
    return Narrow(
        group=Group(group) if group else None,
        organization_id=part.get("school") or None,
        words=naming.search_words(form.get("typed") or ""),
    )
