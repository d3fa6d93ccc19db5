"""The journal of a pair: an entry with two taps, the other side's yes or no."""

from datetime import date

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.entry_facts import JournalForm, entry_facts_router, show_entry
from handlers.mentorships.journal_buttons import (
    ChooseKind,
    ConfirmEntry,
    DisputeEntry,
    OpenEntry,
    OpenJournal,
    RemoveEntry,
    RestoreEntry,
    WriteEntry,
)
from handlers.mentorships.pair_journal_screens import (
    PAGE,
    journal_screen,
    kinds_screen,
    removed_screen,
)
from handlers.screens import show
from locales.catalog import Markup, Speaker
from services.errors import Unfitting
from services.mentorships import journal_confirming, journal_pages, mentorship_journal
from services.mentorships.mentorship_journal import Words
from services.ports import Post
from services.visits import Visit


def pair_journal_router() -> Router:
    router = Router(name="pair_journal")
    on_tap = router.callback_query.register
    on_tap(choose_kind, ChooseKind.filter())
    on_tap(write_entry, WriteEntry.filter())
    on_tap(open_journal, OpenJournal.filter())
    on_tap(open_entry, OpenEntry.filter())
    on_tap(confirm_entry, ConfirmEntry.filter())
    on_tap(dispute_entry, DisputeEntry.filter())
    on_tap(remove_entry, RemoveEntry.filter())
    on_tap(restore_entry, RestoreEntry.filter())
    router.include_router(entry_facts_router())
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
