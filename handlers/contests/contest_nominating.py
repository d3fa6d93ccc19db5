"""People put forward for contests by their school or association, and how that goes."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.contests.contest_buttons import Candidates, Nominate, OurEntries, OurEntry, TakeBack
from handlers.contests.contest_nominating_screens import (
    PAGE,
    candidates_screen,
    line_screen,
    lines_screen,
    nominate_screen,
    take_back_screen,
)
from handlers.screens import show
from locales.catalog import Speaker
from services.contests import contest_nominating
from services.contests.contest_windows import nominations_of
from services.contests.contests import nomination_at
from services.errors import Unfitting
from services.naming import LONGEST_SEARCH
from services.visits import Visit


class NominatingForm(StatesGroup):
    looking = State()
    """What is typed is searched for among the people of one's part."""


def contest_nominating_router() -> Router:
    router = Router(name="contest_nominating")
    on_tap = router.callback_query.register
    on_tap(open_candidates, Candidates.filter())
    on_tap(nominate, Nominate.filter())
    on_tap(open_lines, OurEntries.filter())
    on_tap(open_line, OurEntry.filter())
    on_tap(take_back, TakeBack.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(search, StateFilter(NominatingForm.looking), *typed)
    return router


async def open_candidates(
    query: CallbackQuery, callback_data: Candidates, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Another page goes on with what was searched for."""
    form = await state.get_data()
    is_same = form.get("contest") == callback_data.contest and callback_data.page > 0
    await state.set_state(NominatingForm.looking)
    await state.set_data({"contest": callback_data.contest, "typed": form.get("typed") or "" if is_same else ""})
    await _show_candidates(query, state, visit, reader, t, page=callback_data.page)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(typed=typed[:LONGEST_SEARCH])
    await _show_candidates(message, state, visit, reader, t)


async def nominate(
    query: CallbackQuery,
    callback_data: Nominate,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Asked first: it sends a letter. With nominations one is chosen, or left to the person."""
    number, person = callback_data.contest, callback_data.person
    contest, called = await contest_nominating.candidate(reader, visit, contest_id=number, person_id=person)
    nomination = ""
    if callback_data.spot >= 0 and nominations_of(contest):
        nomination = nomination_at(contest, callback_data.spot, callback_data.mark)
    elif not callback_data.sure:
        await show(query, nominate_screen(t, contest, person, called, callback_data.page))
        return
    entry = await contest_nominating.nominate(
        session, visit, contest_id=number, person_id=person, nomination=nomination
    )
    await state.clear()
    line = await contest_nominating.look(reader, visit, entry_id=entry)
    await show(query, line_screen(t, line), toast=t.plain("contest-nominated"))


async def open_lines(
    query: CallbackQuery, callback_data: OurEntries, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_lines(query, visit, reader, t, page=callback_data.page)


async def open_line(
    query: CallbackQuery, callback_data: OurEntry, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, line_screen(t, await contest_nominating.look(reader, visit, entry_id=callback_data.entry)))


async def take_back(
    query: CallbackQuery,
    callback_data: TakeBack,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        line = await contest_nominating.look(reader, visit, entry_id=callback_data.entry)
        await show(query, take_back_screen(t, line))
        return
    await contest_nominating.take_back(session, visit, entry_id=callback_data.entry)
    await _show_lines(query, visit, reader, t, page=0, toast=t.plain("contest-taken-back"))


async def _show_candidates(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, *, page: int = 0
) -> None:
    form = await state.get_data()
    if not form.get("contest"):
        raise Unfitting("contest-draft-gone")
    typed = form.get("typed") or ""
    found = await contest_nominating.candidates(
        reader, visit, contest_id=form["contest"], typed=typed, page=page, size=PAGE
    )
    await show(event, candidates_screen(t, found, typed=typed))


async def _show_lines(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, *, page: int, toast: str | None = None
) -> None:
    found = await contest_nominating.listed(reader, visit, page=page, size=PAGE)
    await show(query, lines_screen(t, found), toast=toast)
