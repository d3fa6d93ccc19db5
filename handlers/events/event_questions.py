"""Asking whoever organises an event: the first words open a conversation, whatever follows goes on in it."""

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.conversations.said import refusal_of, said_of
from handlers.conversations.talk_buttons import EndTalk, Talk
from handlers.conversations.talking import IsCommand, TalkForm, enter
from handlers.events import event_words as words
from handlers.events.event_buttons import OpenEvent
from handlers.events.event_sharing_buttons import AskOrganiser
from handlers.places import Place, is_used, way_to
from handlers.screens import Screen, button, show, show_under
from locales.catalog import Speaker
from services.errors import NotFound, Unfitting
from services.events import event_questions
from services.ports import Post
from services.visits import Visit


class EventQuestionForm(StatesGroup):
    asking = State()
    """The data hold `event`."""


def event_questions_router() -> Router:
    router = Router(name="event_questions")
    router.callback_query.register(open_question, AskOrganiser.filter())
    router.message.register(ask, StateFilter(EventQuestionForm.asking), ~IsCommand())
    return router


async def open_question(
    query: CallbackQuery,
    callback_data: AskOrganiser,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Whoever has asked about it before goes on where they were."""
    standing = await event_questions.look(reader, visit, event_id=callback_data.event)
    if standing.thread_id is not None:
        await enter(query, Talk(thread=standing.thread_id), state, visit, reader, t)
        return
    await state.set_state(EventQuestionForm.asking)
    await state.set_data({"event": standing.event.id})
    when = words.spoken_time(t, visit, standing.event)
    lines: list[str] = [t("event-question-ask", called=standing.organiser, title=standing.event.title, when=when)]
    lines += ["", t("event-question-away")] if standing.is_away else []
    back = button(t.plain("back"), OpenEvent(event=standing.event.id))
    await show_under(query, Screen("\n".join(lines), (_elsewhere(t, visit) if standing.is_away else (), (back,))))


async def ask(
    message: Message,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    said = said_of(message)
    if said is None:
        await message.reply(t(refusal_of(message)))
        return
    number = int(await state.get_value("event", 0))
    try:
        thread = await event_questions.ask(session, visit, event_id=number, said=said)
        standing = await event_questions.look(reader, visit, event_id=number)
    except (Unfitting, NotFound) as refusal:
        await session.rollback()
        await state.clear()
        ways = ([*_elsewhere(t, visit), way_to(t, Place.EVENTS)], (way_to(t, Place.MENU),))
        await show(message, Screen(f"{t(refusal.phrase, **refusal.values)}\n{t('talk-nothing-went')}", ways))
        return
    post.wake()
    # What comes after goes there too: people seldom ask in a single message.
    await state.set_state(TalkForm.talking)
    await state.set_data({"thread": thread, "note": False, "at": visit.now.isoformat()})
    on = (
        _elsewhere(t, visit) if standing.is_away else (),
        (button(t.plain("talk-end"), EndTalk(thread=thread)),),
        (button(t.plain("event-question-back"), OpenEvent(event=number)),),
    )
    went = "event-question-kept" if standing.is_away else "event-question-went"
    await show(message, Screen(t(went, called=standing.organiser), on))


def _elsewhere(t: Speaker, visit: Visit) -> list[InlineKeyboardButton]:
    """Who else can be asked, where the organiser cannot."""
    return [way_to(t, Place.CONSULT)] if is_used(Place.CONSULT, visit.municipality.programme.modules) else []
