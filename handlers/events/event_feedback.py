"""Feedback on an event in two taps and a few words, all in one message; results for whoever keeps the event."""

from datetime import datetime, timedelta

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.event_after_buttons import (
    FeedbackDone,
    FeedbackResults,
    FeedbackWords,
    MarkApplied,
    MarkUseful,
    OpenFeedback,
)
from handlers.events.event_feedback_screens import (
    applied_screen,
    results_screen,
    said_screen,
    thanks_screen,
    useful_screen,
    words_screen,
)
from handlers.screens import button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.events import event_feedback
from services.visits import Visit

WORDS_ON_A_PAGE = 8


LONG_AGO = timedelta(hours=1)
"""What is typed after so long is hardly about the event any more."""


class FeedbackForm(StatesGroup):
    adding_words = State()
    """The number of what was said stands here: such a form is never written down beside a person."""


class StillWriting(Filter):
    async def __call__(self, _message: Message, state: FSMContext, now: datetime) -> bool:
        at = await state.get_value("at")
        return at is not None and now - datetime.fromisoformat(at) < LONG_AGO


def event_feedback_router() -> Router:
    """Of whoever took part."""
    router = Router(name="event_feedback")
    on_tap = router.callback_query.register
    on_tap(ask, OpenFeedback.filter())
    on_tap(take_useful, MarkUseful.filter())
    on_tap(take_applied, MarkApplied.filter())
    on_tap(finish, FeedbackDone.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(take_words, StateFilter(FeedbackForm.adding_words), StillWriting(), *typed)
    return router


def feedback_results_router() -> Router:
    """Of whoever keeps events."""
    router = Router(name="feedback_results")
    router.callback_query.register(open_results, FeedbackResults.filter())
    router.callback_query.register(open_words, FeedbackWords.filter())
    return router


async def ask(
    query: CallbackQuery, callback_data: OpenFeedback, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, useful_screen(t, await event_feedback.page(reader, visit, event_id=callback_data.event)))


async def take_useful(
    query: CallbackQuery, callback_data: MarkUseful, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The mark stands in the next buttons: it waits in the chat however long, and nowhere beside the person."""
    event = await event_feedback.page(reader, visit, event_id=callback_data.event)
    await show(query, applied_screen(t, event, callback_data.useful))


async def take_applied(
    query: CallbackQuery,
    callback_data: MarkApplied,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    number = await event_feedback.give(
        session,
        visit,
        event_id=callback_data.event,
        useful=callback_data.useful,
        applied=callback_data.applied,
    )
    await state.clear()
    # The state before the content: no moment may write the content down.
    await state.set_state(FeedbackForm.adding_words)
    await state.set_data({"event": callback_data.event, "feedback": number, "at": visit.now.isoformat()})
    await show(query, words_screen(t, callback_data.event))


async def take_words(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    data = await state.get_data()
    event_id, number = int(data.get("event", 0)), int(data.get("feedback", 0))
    try:
        await event_feedback.say(session, visit, event_id=event_id, feedback_id=number, typed=typed)
    except Unfitting as unfit:
        await show(message, words_screen(t, event_id, note=t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await show(message, thanks_screen(t, event_id))


async def finish(query: CallbackQuery, callback_data: FeedbackDone, state: FSMContext, t: Speaker) -> None:
    if await state.get_state() == FeedbackForm.adding_words.state:
        await state.clear()
    await show(query, thanks_screen(t, callback_data.event))


async def open_results(
    query: CallbackQuery, callback_data: FeedbackResults, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    results = await event_feedback.results(reader, visit, event_id=callback_data.event)
    await show(query, results_screen(t, visit, results))


async def open_words(
    query: CallbackQuery, callback_data: FeedbackWords, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, page = callback_data.event, callback_data.page
    found, pages = await event_feedback.words(reader, visit, event_id=number, page=page, size=WORDS_ON_A_PAGE)
    back = button(t.plain("back"), FeedbackResults(event=number))
    await show(query, said_screen(t, number, found, page, pages, back))
