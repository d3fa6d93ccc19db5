"""An entry of a journal as it stands, and what is added to it afterwards: words, a topic, days."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.journal_buttons import AskDay, AskTopic, AskWords, SetDay, SetTaskUntil, SetTopic
from handlers.mentorships.pair_journal_screens import (
    days_screen,
    entry_screen,
    task_days_screen,
    topics_screen,
    words_screen,
)
from handlers.screens import show
from locales.catalog import Speaker
from services import typed_days
from services.errors import NotFound
from services.mentorships import journal_pages, mentorship_journal
from services.mentorships.mentorship_journal import Words
from services.visits import Visit


class JournalForm(StatesGroup):
    wording = State()
    moving = State()
    dating = State()


def entry_facts_router() -> Router:
    router = Router(name="entry_facts")
    on_tap = router.callback_query.register
    on_tap(ask_words, AskWords.filter())
    on_tap(ask_topic, AskTopic.filter())
    on_tap(set_topic, SetTopic.filter())
    on_tap(ask_day, AskDay.filter())
    on_tap(set_day, SetDay.filter())
    on_tap(set_task_until, SetTaskUntil.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_words, StateFilter(JournalForm.wording), *typed)
    router.message.register(type_day, StateFilter(JournalForm.moving), *typed)
    router.message.register(type_task_day, StateFilter(JournalForm.dating), *typed)
    return router


async def show_entry(  # what was said besides what every handler has
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, entry_id: int, *, said: str = ""
) -> None:
    """The entry as it stands now."""
    view = await journal_pages.entry(reader, visit, entry_id=entry_id)
    await show(event, entry_screen(t, visit, view, said=said))


async def ask_words(
    query: CallbackQuery, callback_data: AskWords, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await journal_pages.entry(reader, visit, entry_id=callback_data.entry)
    if not view.is_own:
        raise NotFound
    await state.set_state(JournalForm.wording)
    await state.set_data({"entry": view.entry.id, "what": callback_data.what.value})
    await show(query, words_screen(t, view, callback_data.what))


async def type_words(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    entry, what = await state.get_value("entry", 0), Words(await state.get_value("what", Words.DONE.value))
    await mentorship_journal.put_words(session, visit, entry_id=entry, what=what, typed=typed)
    if what is Words.TASK:
        await state.set_state(JournalForm.dating)
        view = await journal_pages.entry(reader, visit, entry_id=entry)
        await show(message, task_days_screen(t, visit, view))
        return
    await state.set_state(None)
    await show_entry(message, visit, reader, t, entry, said=t("journal-written"))


async def ask_topic(
    query: CallbackQuery, callback_data: AskTopic, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    view = await journal_pages.entry(reader, visit, entry_id=callback_data.entry)
    await show(query, topics_screen(t, visit, view, callback_data.page))


async def set_topic(
    query: CallbackQuery, callback_data: SetTopic, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    topics = visit.municipality.programme.competences.topics
    if callback_data.topic >= len(topics):
        raise NotFound
    topic = topics[callback_data.topic].code
    await mentorship_journal.set_topic(session, visit, entry_id=callback_data.entry, topic=topic)
    await show_entry(query, visit, reader, t, callback_data.entry, said=t("journal-written"))


async def ask_day(
    query: CallbackQuery, callback_data: AskDay, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view, span = await journal_pages.open_days(reader, visit, entry_id=callback_data.entry)
    if not view.is_own:
        raise NotFound
    await state.set_state(JournalForm.moving)
    await state.set_data({"entry": view.entry.id})
    await show(query, days_screen(t, visit, view, span))


async def set_day(
    query: CallbackQuery,
    callback_data: SetDay,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    on = date.fromordinal(callback_data.day)
    await mentorship_journal.move(session, visit, entry_id=callback_data.entry, on=on)
    await state.set_state(None)
    await show_entry(query, visit, reader, t, callback_data.entry, said=t("journal-written"))


async def type_day(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    entry = await state.get_value("entry", 0)
    on = typed_days.past_day(visit, typed)
    await mentorship_journal.move(session, visit, entry_id=entry, on=on)
    await state.set_state(None)
    await show_entry(message, visit, reader, t, entry, said=t("journal-written"))


async def set_task_until(
    query: CallbackQuery,
    callback_data: SetTaskUntil,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    until = date.fromordinal(callback_data.day)
    await mentorship_journal.set_task_until(session, visit, entry_id=callback_data.entry, until=until)
    await state.set_state(None)
    await show_entry(query, visit, reader, t, callback_data.entry, said=t("journal-written"))


async def type_task_day(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    entry = await state.get_value("entry", 0)
    until = typed_days.day_ahead(visit, typed)
    await mentorship_journal.set_task_until(session, visit, entry_id=entry, until=until)
    await state.set_state(None)
    await show_entry(message, visit, reader, t, entry, said=t("journal-written"))
