"""The plan of courses: one's own wishes; the lines of one's part, gathered, looked through, changed."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses.course_buttons import (
    AskWish,
    ChangeLine,
    GatherPlan,
    OpenPlan,
    OpenWishes,
    PlanBy,
    PlanLineCard,
    PlanLines,
    PlanNarrow,
    PutIntoPlan,
    SetLine,
    Step,
    TakeWish,
    WithdrawWish,
)
from handlers.courses.course_plan_screens import (
    PAGE,
    declining_screen,
    line_screen,
    lines_screen,
    plan_screen,
    school_choices_screen,
    topic_choices_screen,
    topics_screen,
    values_screen,
    wishes_screen,
)
from handlers.screens import show
from locales.catalog import Speaker
from models.course_groups import PlanFilter
from models.courses import RequestStatus
from services import naming
from services.courses import course_due, course_gathering, course_plan, course_wishes
from services.errors import NotFound, Unfitting
from services.naming import LONGEST_SEARCH
from services.visits import Visit

SCHOOLS = 6


class PlanForm(StatesGroup):
    wishing = State()
    looking = State()
    declining = State()


def course_plan_router() -> Router:
    router = Router(name="course_plan")
    on_tap = router.callback_query.register
    on_tap(open_wishes, OpenWishes.filter())
    on_tap(ask_wish, AskWish.filter())
    on_tap(take_wish, TakeWish.filter())
    on_tap(withdraw, WithdrawWish.filter())
    on_tap(open_plan, OpenPlan.filter())
    on_tap(gather, GatherPlan.filter())
    on_tap(choose_part, PlanBy.filter())
    on_tap(narrow_lines, PlanNarrow.filter())
    on_tap(leaf_lines, PlanLines.filter())
    on_tap(open_line, PlanLineCard.filter())
    on_tap(change_line, ChangeLine.filter())
    on_tap(set_line, SetLine.filter())
    on_tap(put_into_plan, PutIntoPlan.filter())
    on_message = router.message.register
    on_message(wish_in_words, StateFilter(PlanForm.wishing), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(take_reason, StateFilter(PlanForm.declining), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(search, StateFilter(PlanForm.looking), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_wishes(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await state.clear()
    await show(query, wishes_screen(t, visit, await course_wishes.wishes(reader, visit)))


async def ask_wish(query: CallbackQuery, callback_data: AskWish, state: FSMContext, visit: Visit, t: Speaker) -> None:
    await state.set_state(PlanForm.wishing)
    await show(query, topics_screen(t, visit, callback_data.page))


async def take_wish(
    query: CallbackQuery,
    callback_data: TakeWish,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    topics = visit.municipality.programme.competences.topics
    if callback_data.topic >= len(topics):
        raise NotFound
    await course_wishes.wish(session, visit, topic=topics[callback_data.topic].code)
    await state.clear()
    screen = wishes_screen(t, visit, await course_wishes.wishes(reader, visit))
    await show(query, screen, toast=t.plain("course-wishes-added"))


async def wish_in_words(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    try:
        await course_wishes.wish(session, visit, typed=typed)
    except Unfitting as unfit:
        await show(message, topics_screen(t, visit, 0, t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    wishes = await course_wishes.wishes(reader, visit)
    await show(message, wishes_screen(t, visit, wishes, toast_line=t("course-wishes-added")))


async def withdraw(
    query: CallbackQuery,
    callback_data: WithdrawWish,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await course_wishes.withdraw(session, visit, request_id=callback_data.request)
    await show(query, wishes_screen(t, visit, await course_wishes.wishes(reader, visit)))


async def open_plan(
    query: CallbackQuery, callback_data: OpenPlan, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    overview = await course_plan.overview(reader, visit, year=callback_data.year)
    await show(query, plan_screen(t, visit, overview))


async def gather(
    query: CallbackQuery,
    callback_data: GatherPlan,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    added = await course_gathering.gather(session, visit, year=callback_data.year)
    overview = await course_plan.overview(reader, visit, year=callback_data.year)
    await show(query, plan_screen(t, visit, overview), toast=t.plain("course-plan-gathered", count=added))


async def choose_part(
    query: CallbackQuery, callback_data: PlanBy, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    year, page = callback_data.year, callback_data.page
    overview = await course_plan.overview(reader, visit, year=year)
    if callback_data.schools:
        schools, page, pages = await course_due.schools(reader, visit, page=page, size=SCHOOLS)
        await show(query, school_choices_screen(t, year, schools, page, pages))
    else:
        await show(query, topic_choices_screen(t, visit, overview, page))


async def narrow_lines(
    query: CallbackQuery, callback_data: PlanNarrow, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    topics = visit.municipality.programme.competences.topics
    if callback_data.topic >= len(topics):
        raise NotFound
    await state.set_state(PlanForm.looking)
    await state.set_data(
        {
            "year": callback_data.year,
            "status": callback_data.status.value if callback_data.status else None,
            "topic": topics[callback_data.topic].code if callback_data.topic >= 0 else None,
            "school": callback_data.school or None,
            "typed": "",
        }
    )
    await _show_lines(query, state, visit, reader, t)


async def leaf_lines(
    query: CallbackQuery, callback_data: PlanLines, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(PlanForm.looking)
    await _show_lines(query, state, visit, reader, t, page=callback_data.page)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(typed=typed[:LONGEST_SEARCH])
    await _show_lines(message, state, visit, reader, t)


async def open_line(
    query: CallbackQuery, callback_data: PlanLineCard, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(PlanForm.looking)
    await show(query, line_screen(t, visit, await course_plan.look(reader, visit, request_id=callback_data.request)))


async def change_line(
    query: CallbackQuery,
    callback_data: ChangeLine,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, step = callback_data.request, callback_data.step
    if step is Step.TAKE_IN:
        await course_plan.take_in(session, visit, request_id=number)
    elif step is Step.PUT_OFF:
        await course_plan.put_off(session, visit, request_id=number)
    view = await course_plan.look(reader, visit, request_id=number)
    if step is Step.DECLINE:
        await state.set_state(PlanForm.declining)
        await state.update_data(request=number)
        await show(query, declining_screen(t, visit, view))
    elif step in {Step.TOPIC, Step.SEASON}:
        await show(query, values_screen(t, visit, view, step, callback_data.page))
    else:
        await show(query, line_screen(t, visit, view))


async def take_reason(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("request")
    if not number:
        raise Unfitting("course-draft-gone")
    try:
        await course_plan.decline(session, visit, request_id=number, typed=typed)
    except Unfitting as unfit:
        view = await course_plan.look(reader, visit, request_id=number)
        await show(message, declining_screen(t, visit, view, t(unfit.phrase, **unfit.values)))
        return
    await state.set_state(PlanForm.looking)
    await show(message, line_screen(t, visit, await course_plan.look(reader, visit, request_id=number)))


async def set_line(
    query: CallbackQuery,
    callback_data: SetLine,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, spot = callback_data.request, callback_data.spot
    if callback_data.step is Step.TOPIC:
        codes = [one.code for one in visit.municipality.programme.competences.topics]
        await course_plan.set_topic(session, visit, request_id=number, topic=_at(codes, spot) or "")
    elif callback_data.step is Step.SEASON:
        seasons = list(course_plan.seasons(visit))
        await course_plan.set_season(session, visit, request_id=number, season=_at(seasons, spot))
    else:
        raise NotFound
    await show(query, line_screen(t, visit, await course_plan.look(reader, visit, request_id=number)))


async def put_into_plan(
    query: CallbackQuery,
    callback_data: PutIntoPlan,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """For somebody who is due."""
    number = await course_plan.add_for(session, visit, person_id=callback_data.person)
    view = await course_plan.look(reader, visit, request_id=number)
    await state.set_state(PlanForm.looking)
    await state.set_data({"year": view.line.request.year})
    await show(query, line_screen(t, visit, view), toast=t.plain("course-plan-put-in"))


async def _show_lines(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    page: int = 0,
) -> None:
    form = await state.get_data()
    year = form.get("year") or course_wishes.plan_year(visit.municipality.day(visit.now))
    narrow = PlanFilter(
        organization_id=form.get("school"),
        status=RequestStatus(form["status"]) if form.get("status") else None,
        topic=form.get("topic"),
        words=naming.search_words(form.get("typed") or ""),
    )
    found = await course_plan.page(reader, visit, year=year, narrow=narrow, page=page, size=PAGE)
    await show(event, lines_screen(t, visit, found))


def _at(values: list[str], spot: int) -> str | None:
    if spot >= len(values):
        raise NotFound
    return values[spot] if spot >= 0 else None
