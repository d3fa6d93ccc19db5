"""Minutes in the chat: begun, filled in, signed, given back, listed."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.meetings import meeting_minutes_screens as screens
from handlers.meetings.meeting_buttons import (
    AskChosen,
    AskCount,
    AskHeard,
    BeginMinutes,
    Count,
    DropMinutes,
    MinutesFacts,
    MinutesList,
    OpenHeard,
    OpenMinutes,
    PickChosen,
    ReturnMinutes,
    SignMinutes,
)
from handlers.meetings.meeting_screens import PAGE, meeting_screen
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services.errors import NotFound, Unfitting
from services.meetings import meeting_agenda, meeting_minutes, meeting_papers, minutes_drafts
from services.meetings.meeting_minutes import Chosen
from services.ports import Post
from services.visits import Visit


class MinutesForm(StatesGroup):
    counting = State()
    """A number; the data hold `minutes` and `count`."""
    choosing = State()
    """A name; the data hold `minutes` and `chosen`."""
    hearing = State()
    """What was said; the data hold `minutes` and `item`."""


def meeting_minutes_router() -> Router:
    router = Router(name="meeting_minutes")
    on_tap = router.callback_query.register
    on_tap(begin, BeginMinutes.filter())
    on_tap(open_minutes, OpenMinutes.filter())
    on_tap(open_facts, MinutesFacts.filter())
    on_tap(drop, DropMinutes.filter())
    on_tap(ask_count, AskCount.filter())
    on_tap(ask_chosen, AskChosen.filter())
    on_tap(pick_chosen, PickChosen.filter())
    on_tap(open_heard, OpenHeard.filter())
    on_tap(ask_heard, AskHeard.filter())
    on_tap(sign, SignMinutes.filter())
    on_tap(give_back, ReturnMinutes.filter())
    on_tap(open_list, MinutesList.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(take_count, StateFilter(MinutesForm.counting), *typed)
    on_words(find_chosen, StateFilter(MinutesForm.choosing), *typed)
    on_words(pass_over, StateFilter(MinutesForm.hearing), Rest())
    on_words(take_heard, StateFilter(MinutesForm.hearing), *typed)
    return router


async def begin(
    query: CallbackQuery,
    callback_data: BeginMinutes,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await meeting_minutes.begin(session, visit, event_id=callback_data.event)
    await _show_minutes(query, state, visit, reader, t, number)


async def open_minutes(
    query: CallbackQuery, callback_data: OpenMinutes, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_minutes(query, state, visit, reader, t, callback_data.minutes)


async def open_facts(
    query: CallbackQuery, callback_data: MinutesFacts, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    sheet = await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    await state.clear()
    await show(query, screens.facts_screen(t, sheet))


async def drop(
    query: CallbackQuery,
    callback_data: DropMinutes,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.minutes
    if not callback_data.sure:
        await show(query, screens.drop_screen(t, await meeting_minutes.look_open(reader, visit, minutes_id=number)))
        return
    event = await minutes_drafts.drop(session, visit, minutes_id=number)
    agenda = await meeting_agenda.view(reader, visit, event_id=event)
    await state.clear()
    await show(query, meeting_screen(t, visit, agenda), toast=t.plain("minutes-dropped"))


async def ask_count(
    query: CallbackQuery, callback_data: AskCount, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    await state.set_state(MinutesForm.counting)
    await state.set_data({"minutes": callback_data.minutes, "count": callback_data.count.value})
    back = screens.to_minutes(t, callback_data.minutes)
    await show(query, Screen(t(f"minutes-ask-{callback_data.count.value}"), ((back,),)))


async def take_count(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    change = meeting_minutes.set_number if kept["count"] == Count.NUMBER else meeting_minutes.set_guests
    try:
        await change(session, visit, minutes_id=kept["minutes"], typed=typed)
    except Unfitting as unfit:
        await show(message, refused(t, unfit, kept["minutes"]))
        return
    await _show_minutes(message, state, visit, reader, t, kept["minutes"])


async def ask_chosen(
    query: CallbackQuery, callback_data: AskChosen, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    sheet = await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    await state.set_state(MinutesForm.choosing)
    await state.set_data({"minutes": callback_data.minutes, "chosen": callback_data.chosen.value})
    await show(query, screens.part_screen(t, sheet, callback_data.chosen))


async def find_chosen(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await state.get_data()
    found = await meeting_minutes.suggest(reader, visit, minutes_id=kept["minutes"], typed=typed)
    await show(message, screens.parts_screen(t, kept["minutes"], Chosen(kept["chosen"]), found))


async def pick_chosen(
    query: CallbackQuery,
    callback_data: PickChosen,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, person = callback_data.minutes, callback_data.person or None
    await meeting_minutes.choose(session, visit, minutes_id=number, chosen=callback_data.chosen, person_id=person)
    await _show_minutes(query, state, visit, reader, t, number)


async def open_heard(
    query: CallbackQuery, callback_data: OpenHeard, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    sheet = await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    await state.clear()
    await show(query, screens.heard_screen(t, sheet, callback_data.page))


async def ask_heard(
    query: CallbackQuery, callback_data: AskHeard, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    sheet = await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    question = next((one.item.question for one in sheet.points if one.item.id == callback_data.item), None)
    if question is None:
        raise NotFound
    await state.set_state(MinutesForm.hearing)
    await state.set_data({"minutes": callback_data.minutes, "item": callback_data.item})
    said = sheet.minutes.heard.get(str(callback_data.item)) or "none"
    back = screens.to_minutes(t, callback_data.minutes)
    await show(query, Screen(t("minutes-ask-heard", question=question, said=said), ((back,),)))


async def take_heard(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The list of questions again: there may be more to write."""
    kept = await state.get_data()
    try:
        number = await meeting_minutes.write_heard(session, visit, item_id=kept["item"], typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, refused(t, unfit, kept["minutes"]))
        return
    sheet = await meeting_minutes.look(reader, visit, minutes_id=number)
    await state.clear()
    place = next((place for place, one in enumerate(sheet.points) if one.item.id == kept["item"]), 0)
    await show(message, screens.heard_screen(t, sheet, place // PAGE))


async def sign(
    query: CallbackQuery,
    callback_data: SignMinutes,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.minutes
    if not callback_data.sure:
        sheet = await meeting_minutes.look_open(reader, visit, minutes_id=number)
        await show(query, screens.sign_screen(t, sheet))
        return
    await meeting_minutes.sign(session, visit, minutes_id=number)
    post.wake()
    await _show_minutes(query, state, visit, reader, t, number, toast=t.plain("minutes-signed"))


async def give_back(
    query: CallbackQuery,
    callback_data: ReturnMinutes,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.minutes
    if not callback_data.sure:
        await show(query, screens.return_screen(t, await meeting_minutes.look(reader, visit, minutes_id=number)))
        return
    await meeting_minutes.give_back(session, visit, minutes_id=number)
    await _show_minutes(query, state, visit, reader, t, number)


async def open_list(
    query: CallbackQuery, callback_data: MinutesList, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, page = callback_data.association, callback_data.page
    found = await meeting_papers.page(reader, visit, association_id=number, page=page, size=PAGE)
    await show(query, screens.list_screen(t, visit, found, number, page))


def refused(t: Speaker, unfit: Unfitting, minutes_id: int) -> Screen:
    """What was wrong with the words; others may be typed at once."""
    return Screen(t(unfit.phrase, **unfit.values), ((screens.to_minutes(t, minutes_id),),))


async def _show_minutes(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    toast: str | None = None,
) -> None:
    sheet = await meeting_minutes.look(reader, visit, minutes_id=number)
    await state.clear()
    await show(event, screens.minutes_screen(t, visit, sheet), toast=toast)
