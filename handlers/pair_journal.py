"""The journal of a pair: an entry with two taps, words added afterwards, the other side's yes or no."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.journal_buttons import (
    AskDay,
    AskTopic,
    AskWords,
    ChooseKind,
    ConfirmEntry,
    DisputeEntry,
    OpenEntry,
    OpenJournal,
    RemoveEntry,
    RestoreEntry,
    SetDay,
    SetTaskUntil,
    SetTopic,
    WriteEntry,
)
from handlers.pair_journal_screens import (
    PAGE,
    days_screen,
    entry_screen,
    journal_screen,
    kinds_screen,
    removed_screen,
    task_days_screen,
    topics_screen,
    words_screen,
)
from handlers.screens import show
from locales.catalog import Markup, Speaker
from services import journal_confirming, journal_pages, mentorship_journal
from services.errors import NotFound, Unfitting
from services.mentorship_journal import Words
from services.ports import Post
from services.visits import Visit


class JournalForm(StatesGroup):
    wording = State()
    moving = State()
    dating = State()


def pair_journal_router() -> Router:
    router = Router(name="pair_journal")
    on_tap = router.callback_query.register
    on_tap(choose_kind, ChooseKind.filter())
    on_tap(write_entry, WriteEntry.filter())
    on_tap(open_journal, OpenJournal.filter())
    on_tap(open_entry, OpenEntry.filter())
    on_tap(confirm_entry, ConfirmEntry.filter())
    on_tap(dispute_entry, DisputeEntry.filter())
    on_tap(ask_words, AskWords.filter())
    on_tap(ask_topic, AskTopic.filter())
    on_tap(set_topic, SetTopic.filter())
    on_tap(ask_day, AskDay.filter())
    on_tap(set_day, SetDay.filter())
    on_tap(set_task_until, SetTaskUntil.filter())
    on_tap(remove_entry, RemoveEntry.filter())
    on_tap(restore_entry, RestoreEntry.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(type_words, StateFilter(JournalForm.wording), *typed)
    router.message.register(type_day, StateFilter(JournalForm.moving), *typed)
    router.message.register(type_task_day, StateFilter(JournalForm.dating), *typed)
    return router


async def choose_kind(
    query: CallbackQuery, callback_data: ChooseKind, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    seen = await journal_pages.glance(reader, visit, mentorship_id=callback_data.mentorship)
    await show(query, kinds_screen(t, visit, seen.pair.id))


async def write_entry(
    query: CallbackQuery,
    callback_data: WriteEntry,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Kept at once; what is typed next is what was done."""
    entry = await mentorship_journal.write(
        session, visit, mentorship_id=callback_data.mentorship, kind=callback_data.kind
    )
    await state.set_state(JournalForm.wording)
    await state.set_data({"entry": entry, "what": Words.DONE.value})
    await show_entry(query, visit, reader, t, entry, said=t("journal-written"))


async def open_journal(
    query: CallbackQuery, callback_data: OpenJournal, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    found = await journal_pages.page(
        reader, visit, mentorship_id=callback_data.mentorship, number=callback_data.page, size=PAGE
    )
    await show(query, journal_screen(t, visit, found))


async def open_entry(
    query: CallbackQuery, callback_data: OpenEntry, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show_entry(query, visit, reader, t, callback_data.entry)


async def show_entry(  # what was said besides what every handler has
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, entry_id: int, *, said: str = ""
) -> None:
    """The entry as it stands now."""
    view = await journal_pages.entry(reader, visit, entry_id=entry_id)
    await show(event, entry_screen(t, visit, view, said=said))


async def confirm_entry(
    query: CallbackQuery,
    callback_data: ConfirmEntry,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    entry, said = callback_data.entry, t("journal-confirmed")
    try:
        await journal_confirming.confirm(session, visit, entry_id=entry, on=date.fromordinal(callback_data.day))
    except Unfitting as refusal:
        said = _changed_or_raise(t, refusal)
    await show_entry(query, visit, reader, t, entry, said=said)


async def dispute_entry(
    query: CallbackQuery,
    callback_data: DisputeEntry,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    entry, said = callback_data.entry, t("journal-disputed")
    try:
        await journal_confirming.dispute(session, visit, entry_id=entry, on=date.fromordinal(callback_data.day))
    except Unfitting as refusal:
        said = _changed_or_raise(t, refusal)
    post.wake()
    await show_entry(query, visit, reader, t, entry, said=said)


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
    on = mentorship_journal.past_day(visit, typed)
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
    until = mentorship_journal.day_ahead(visit, typed)
    await mentorship_journal.set_task_until(session, visit, entry_id=entry, until=until)
    await state.set_state(None)
    await show_entry(message, visit, reader, t, entry, said=t("journal-written"))


async def remove_entry(
    query: CallbackQuery,
    callback_data: RemoveEntry,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await mentorship_journal.remove(session, visit, entry_id=callback_data.entry)
    await state.set_state(None)
    view, _ = await journal_pages.open_days(reader, visit, entry_id=callback_data.entry)
    await show(query, removed_screen(t, view))


async def restore_entry(
    query: CallbackQuery,
    callback_data: RestoreEntry,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await mentorship_journal.restore(session, visit, entry_id=callback_data.entry)
    await show_entry(query, visit, reader, t, callback_data.entry, said=t("journal-written"))


def _changed_or_raise(t: Speaker, refusal: Unfitting) -> Markup:
    """Of an entry that has changed meanwhile the screen shows what it says now."""
    if refusal.phrase != "journal-changed":
        raise refusal
    return t("journal-changed")
