"""A pair of mentoring for its own people: homes, lists, a mentor's word, an end."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import refresh
from handlers.mentorships.first_weeks import first_weeks_door
from handlers.mentorships.pair_buttons import (
    AskDecline,
    AskFinish,
    AskLonger,
    AskStop,
    Consent,
    Decline,
    Longer,
    OpenMentees,
    OpenPair,
    OpenPast,
    WithdrawStop,
)
from handlers.mentorships.pair_homes import show_pair
from handlers.mentorships.pair_screens import (
    asking_screen,
    decline_screen,
    is_going_on,
    longer_screen,
    mentees_screen,
    mentors_screen,
    past_screen,
)
from handlers.places import Go, Place
from handlers.screens import show
from locales.catalog import Catalog, Speaker
from models.people import Role
from services.mentorships import mentorship_endings, mentorship_papers, pairs
from services.municipality import Municipality
from services.ports import Post
from services.visits import Visit

PAGE = 6


class PairForm(StatesGroup):
    declining = State()
    finishing = State()
    stopping = State()


def pairs_router() -> Router:
    router = Router(name="pairs")
    router.message.register(open_mentor, Command("mentor"))
    router.message.register(open_mentees, Command("mentees"))
    on_tap = router.callback_query.register
    on_tap(open_mentor, Go.filter(F.there == Place.MENTOR))
    on_tap(open_mentees, Go.filter(F.there == Place.MENTEES))
    on_tap(turn_mentees, OpenMentees.filter())
    on_tap(open_past, OpenPast.filter())
    on_tap(open_pair, OpenPair.filter())
    on_tap(consent, Consent.filter())
    on_tap(ask_decline, AskDecline.filter())
    on_tap(decline, Decline.filter())
    on_tap(ask_longer, AskLonger.filter())
    on_tap(longer, Longer.filter())
    on_tap(ask_finish, AskFinish.filter())
    on_tap(ask_stop, AskStop.filter())
    on_tap(withdraw_stop, WithdrawStop.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(decline_because, StateFilter(PairForm.declining), *typed)
    router.message.register(finish, StateFilter(PairForm.finishing), *typed)
    router.message.register(stop, StateFilter(PairForm.stopping), *typed)
    return router


async def open_mentor(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The only mentor at once; several are a list."""
    await state.set_state(None)
    own = await pairs.own(reader, visit)
    if len(own.lines) == 1 and not own.past:
        await show_pair(event, visit, reader, t, own.lines[0].mentorship_id)
    else:
        await show(event, mentors_screen(t, visit, own, (first_weeks_door(t, visit, has_mentor=bool(own.lines)),)))


async def open_mentees(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show(event, mentees_screen(t, await pairs.led(reader, visit, page=0, size=PAGE)))


async def turn_mentees(
    query: CallbackQuery, callback_data: OpenMentees, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, mentees_screen(t, await pairs.led(reader, visit, page=callback_data.page, size=PAGE)))


async def open_past(
    query: CallbackQuery, callback_data: OpenPast, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await pairs.past(reader, visit, page=callback_data.page, size=PAGE)
    back = Place.MENTEES if Role.MENTOR in visit.actor.roles else Place.MENTOR
    await show(query, past_screen(t, found, back))


async def open_pair(
    query: CallbackQuery, callback_data: OpenPair, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show_pair(query, visit, reader, t, callback_data.mentorship)


async def consent(  # noqa: PLR0913, PLR0917  # the mentor's own menu may change by it
    query: CallbackQuery,
    callback_data: Consent,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    post: Post,
    t: Speaker,
) -> None:
    changed = await mentorship_papers.consent(session, visit, mentorship_id=callback_data.mentorship)
    post.wake()
    await refresh(bot, reader, municipality, catalog, changed, admin_ids=admin_ids)
    await show_pair(query, visit, reader, t, callback_data.mentorship, toast=t.plain("mentorship-consented"))


async def ask_decline(
    query: CallbackQuery, callback_data: AskDecline, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await pairs.view(reader, visit, mentorship_id=callback_data.mentorship)
    await _ask(state, PairForm.declining, callback_data.mentorship)
    await show(query, decline_screen(t, callback_data.mentorship))


async def decline(
    query: CallbackQuery,
    callback_data: Decline,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    await mentorship_papers.decline(session, visit, mentorship_id=callback_data.mentorship, typed=None)
    post.wake()
    await state.set_state(None)
    found = await pairs.led(reader, visit, page=0, size=PAGE)
    await show(query, mentees_screen(t, found), toast=t.plain("mentorship-declined"))


async def decline_because(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("mentorship", 0)
    await mentorship_papers.decline(session, visit, mentorship_id=number, typed=typed)
    post.wake()
    await state.set_state(None)
    await show(message, mentees_screen(t, await pairs.led(reader, visit, page=0, size=PAGE)))


async def ask_longer(
    query: CallbackQuery, callback_data: AskLonger, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await pairs.look(reader, visit, mentorship_id=callback_data.mentorship)
    if is_going_on(view):
        await show(query, longer_screen(t, visit, view))
    else:
        await show_pair(query, visit, reader, t, callback_data.mentorship)


async def longer(
    query: CallbackQuery,
    callback_data: Longer,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.mentorship
    until = await mentorship_endings.extend(session, visit, mentorship_id=number, months=callback_data.months)
    post.wake()
    toast = t.plain("pair-longer-until", day=t.full_day(until))
    await show_pair(query, visit, reader, t, number, toast=toast)


async def ask_finish(
    query: CallbackQuery, callback_data: AskFinish, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await pairs.look(reader, visit, mentorship_id=callback_data.mentorship)
    if not is_going_on(view):
        await show_pair(query, visit, reader, t, callback_data.mentorship)
        return
    await _ask(state, PairForm.finishing, callback_data.mentorship)
    await show(query, asking_screen(t, "pair-ask-result", view))


async def finish(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("mentorship", 0)
    await mentorship_endings.settle_ending(session, visit, mentorship_id=number, typed=typed)
    await state.set_state(None)
    await show_pair(message, visit, reader, t, number)


async def ask_stop(
    query: CallbackQuery, callback_data: AskStop, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await pairs.look(reader, visit, mentorship_id=callback_data.mentorship)
    if not is_going_on(view):
        await show_pair(query, visit, reader, t, callback_data.mentorship)
        return
    await _ask(state, PairForm.stopping, callback_data.mentorship)
    await show(query, asking_screen(t, "pair-ask-why-stop", view))


async def stop(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("mentorship", 0)
    await mentorship_endings.ask_stop(session, visit, mentorship_id=number, typed=typed)
    post.wake()
    await state.set_state(None)
    await show_pair(message, visit, reader, t, number)


async def withdraw_stop(
    query: CallbackQuery,
    callback_data: WithdrawStop,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    await mentorship_endings.withdraw_stop(session, visit, mentorship_id=callback_data.mentorship)
    post.wake()
    toast = t.plain("pair-stop-withdrawn")
    await show_pair(query, visit, reader, t, callback_data.mentorship, toast=toast)


async def _ask(state: FSMContext, form: State, mentorship_id: int) -> None:
    await state.set_state(form)
    await state.set_data({"mentorship": mentorship_id})
