"""The agenda of a meeting: looked at by whoever comes, put together by whoever keeps its papers."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.meetings import meeting_screens as screens
from handlers.meetings.meeting_buttons import (
    AddQuestions,
    AskQuestion,
    AskSpeaker,
    KeepGuest,
    LeafQuestions,
    MoveQuestion,
    OpenAgenda,
    OpenMeeting,
    OpenQuestion,
    PickSpeaker,
    RemoveQuestion,
)
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.meetings import meeting_agenda
from services.ports import Post
from services.visits import Visit

LONGEST_TYPED = 200


class AgendaForm(StatesGroup):
    adding = State()
    """Questions; the data hold `event`."""
    rewording = State()
    """Another wording; the data hold `item`."""
    naming = State()
    """Who speaks; the data hold `item`, and `typed` of somebody who may be a guest."""


def meeting_agenda_router() -> Router:
    router = Router(name="meeting_agenda")
    on_tap = router.callback_query.register
    on_tap(open_meeting, OpenMeeting.filter())
    on_tap(open_agenda, OpenAgenda.filter())
    on_tap(ask_questions, AddQuestions.filter())
    on_tap(leaf_questions, LeafQuestions.filter())
    on_tap(open_question, OpenQuestion.filter())
    on_tap(move_question, MoveQuestion.filter())
    on_tap(remove_question, RemoveQuestion.filter())
    on_tap(ask_wording, AskQuestion.filter())
    on_tap(ask_speaker, AskSpeaker.filter())
    on_tap(pick_speaker, PickSpeaker.filter())
    on_tap(keep_guest, KeepGuest.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(pass_over, StateFilter(AgendaForm.adding), Rest())
    on_words(add_questions, StateFilter(AgendaForm.adding), *typed)
    on_words(reword, StateFilter(AgendaForm.rewording), *typed)
    on_words(name_speaker, StateFilter(AgendaForm.naming), *typed)
    return router


async def open_meeting(
    query: CallbackQuery, callback_data: OpenMeeting, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_meeting(query, state, visit, reader, t, callback_data.event)


async def open_agenda(
    query: CallbackQuery, callback_data: OpenAgenda, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    agenda = await meeting_agenda.look(reader, visit, event_id=callback_data.event)
    await state.clear()
    await show(query, screens.agenda_screen(t, visit, agenda))


async def ask_questions(
    query: CallbackQuery, callback_data: AddQuestions, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await meeting_agenda.view(reader, visit, event_id=callback_data.event)
    await state.set_state(AgendaForm.adding)
    await state.set_data({"event": callback_data.event})
    back = button(t.plain("back"), OpenMeeting(event=callback_data.event))
    await show(query, Screen(t("agenda-ask-questions"), ((back,),)))


async def add_questions(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """Where a speaker could be several people the first such question is asked about at once."""
    event = await state.get_value("event", 0)
    try:
        added = await meeting_agenda.add(session, visit, event_id=event, typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, refused(t, unfit, OpenMeeting(event=event)))
        return
    post.wake()
    if added.unclear:
        item, said = added.unclear[0]
        await _show_speakers(message, state, visit, reader, t, item, said)
        return
    await _show_meeting(message, state, visit, reader, t, event)


async def leaf_questions(
    query: CallbackQuery,
    callback_data: LeafQuestions,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    agenda = await meeting_agenda.view(reader, visit, event_id=callback_data.event)
    await state.clear()
    await show(query, screens.questions_screen(t, agenda, callback_data.page))


async def open_question(
    query: CallbackQuery, callback_data: OpenQuestion, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_question(query, state, visit, reader, t, callback_data.item)


async def move_question(  # the new place besides what every handler has
    query: CallbackQuery,
    callback_data: MoveQuestion,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await meeting_agenda.move(session, visit, item_id=callback_data.item, place=callback_data.place)
    await _show_question(query, state, visit, reader, t, callback_data.item)


async def remove_question(
    query: CallbackQuery,
    callback_data: RemoveQuestion,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        point, _, _ = await meeting_agenda.look_at_item(reader, visit, item_id=callback_data.item)
        await show(query, screens.remove_screen(t, point))
        return
    event = await meeting_agenda.remove(session, visit, item_id=callback_data.item)
    await _show_meeting(query, state, visit, reader, t, event)


async def ask_wording(
    query: CallbackQuery, callback_data: AskQuestion, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    point, _, _ = await meeting_agenda.look_at_item(reader, visit, item_id=callback_data.item)
    await state.set_state(AgendaForm.rewording)
    await state.set_data({"item": callback_data.item})
    back = button(t.plain("back"), OpenQuestion(item=callback_data.item))
    await show(query, Screen(t("agenda-ask-wording", question=point.item.question), ((back,),)))


async def reword(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    item = await state.get_value("item", 0)
    try:
        await meeting_agenda.reword(session, visit, item_id=item, typed=typed)
    except Unfitting as unfit:
        await show(message, refused(t, unfit, OpenQuestion(item=item)))
        return
    await _show_question(message, state, visit, reader, t, item)


async def ask_speaker(
    query: CallbackQuery, callback_data: AskSpeaker, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    point, _, _ = await meeting_agenda.look_at_item(reader, visit, item_id=callback_data.item)
    await state.set_state(AgendaForm.naming)
    await state.set_data({"item": callback_data.item})
    await show(query, screens.speaker_screen(t, point))


async def name_speaker(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_speakers(message, state, visit, reader, t, await state.get_value("item", 0), typed)


async def pick_speaker(
    query: CallbackQuery,
    callback_data: PickSpeaker,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    person = callback_data.person or None
    await meeting_agenda.set_speaker(session, visit, item_id=callback_data.item, person_id=person)
    post.wake()
    await _show_question(query, state, visit, reader, t, callback_data.item)


async def keep_guest(
    query: CallbackQuery,
    callback_data: KeepGuest,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Only of the question the words were typed for: an old button has none."""
    kept = await state.get_data()
    if kept.get("item") != callback_data.item or "typed" not in kept:
        raise Unfitting("agenda-type-again")
    await meeting_agenda.set_guest(session, visit, item_id=callback_data.item, typed=kept["typed"])
    await _show_question(query, state, visit, reader, t, callback_data.item)


def refused(t: Speaker, unfit: Unfitting, there: OpenMeeting | OpenQuestion) -> Screen:
    """What was wrong with the words; others may be typed at once."""
    return Screen(t(unfit.phrase, **unfit.values), ((button(t.plain("back"), there),),))


async def _show_meeting(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, number: int
) -> None:
    agenda = await meeting_agenda.view(reader, visit, event_id=number)
    await state.clear()
    await show(event, screens.meeting_screen(t, visit, agenda))


async def _show_question(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, item: int
) -> None:
    point, place, is_last = await meeting_agenda.look_at_item(reader, visit, item_id=item)
    await state.clear()
    await show(event, screens.question_screen(t, point, place, is_last=is_last))


async def _show_speakers(
    message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, item: int, typed: str
) -> None:
    found = await meeting_agenda.suggest(reader, visit, item_id=item, typed=typed)
    point, _, _ = await meeting_agenda.look_at_item(reader, visit, item_id=item)
    await state.set_state(AgendaForm.naming)
    await state.set_data({"item": item, "typed": typed[:LONGEST_TYPED]})
    takes_guests = visit.municipality.names_are_kept
    await show(message, screens.speakers_screen(t, point, typed, found, takes_guests=takes_guests))
