"""Announcements on their way and afterwards: send, watch, hold back, remind, correct, take back."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import datetime
from typing import Any

from aiogram import BaseMiddleware, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import (
    AskCorrection,
    AskHour,
    Cancel,
    Hold,
    OpenGroup,
    OpenHistory,
    OpenProgress,
    OpenSending,
    Remind,
    Send,
    StopSeries,
    TakeBackEverywhere,
)
from handlers.announcements.announcement_reports import group_screen, history_screen, progress_screen
from handlers.announcements.announcement_screens import PAGE, sending_screen
from handlers.announcements.announcements import places
from handlers.forms import as_it_is_now
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.announcements import AnnouncementStatus
from models.session import Database
from services import moments
from services.announcements import announcement_followup as followup
from services.announcements import announcement_sending as sending
from services.announcements import announcements
from services.announcements.announcement_sending import Progress
from services.errors import Unfitting
from services.marks import CHANGED
from services.ports import Look, Looks, Post, Sight
from services.quiet_time import is_allowed, next_allowed
from services.visits import Visit

LOOK_SECONDS = 2.0
LONGEST_LOOK = 150
"""Five minutes; afterwards there is a button."""


class SendingForm(StatesGroup):
    hour = State()
    correcting = State()


def announcement_sending_router() -> Router:
    router = Router(name="announcement_sending")
    on_tap = router.callback_query.register
    on_tap(open_sending, OpenSending.filter())
    on_tap(send, Send.filter())
    on_tap(ask_hour, AskHour.filter())
    on_tap(open_progress, OpenProgress.filter())
    on_tap(hold, Hold.filter())
    on_tap(ask_to_cancel, Cancel.filter(~F.sure))
    on_tap(cancel, Cancel.filter(F.sure))
    on_tap(open_group, OpenGroup.filter())
    on_tap(remind, Remind.filter())
    on_tap(ask_correction, AskCorrection.filter())
    on_tap(ask_to_take_back, TakeBackEverywhere.filter(~F.sure))
    on_tap(take_back, TakeBackEverywhere.filter(F.sure))
    on_tap(open_history, OpenHistory.filter())
    on_tap(stop_series, StopSeries.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(send_at, StateFilter(SendingForm.hour), *typed)
    router.message.register(pass_over, StateFilter(SendingForm.correcting), Rest())
    router.message.register(correct, StateFilter(SendingForm.correcting), *typed)
    return router


async def open_sending(
    query: CallbackQuery, callback_data: OpenSending, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, await _to_send(visit, reader, t, callback_data.announcement))


async def send(  # noqa: PLR0913, PLR0917  # the sender is woken, and the message watched with sessions of its own
    query: CallbackQuery,
    callback_data: Send,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    database: Database,
    looks: Looks,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    at = sending.digest_moment(visit) if callback_data.digest else None
    try:
        await sending.send(session, visit, announcement_id=number, mark=callback_data.mark, at=at)
    except Unfitting as unfit:
        if unfit.phrase != CHANGED:
            raise
        await show(query, as_it_is_now(t, await _to_send(visit, reader, t, number)))
        return
    await state.clear()
    post.wake()
    progress = await sending.progress(reader, visit, announcement_id=number, rate=post.rate)
    await show(query, _progress(t, visit, progress))
    if _moves(visit, progress):
        await _watch(query, visit, database, post, looks, t, number)


async def ask_hour(query: CallbackQuery, callback_data: AskHour, state: FSMContext, t: Speaker) -> None:
    await state.set_state(SendingForm.hour)
    await state.set_data({"announcement": callback_data.announcement, "mark": callback_data.mark})
    back = button(t.plain("back"), OpenSending(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-ask-hour"), ((back,),)))


async def send_at(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number, mark = await state.get_value("announcement", 0), await state.get_value("mark", "")
    try:
        at = moments.read(typed, now=visit.now, zone=visit.municipality.zone)
        await sending.send(session, visit, announcement_id=number, mark=mark, at=at)
    except Unfitting as unfit:
        if unfit.phrase == CHANGED:
            await show(message, as_it_is_now(t, await _to_send(visit, reader, t, number)))
            return
        back = button(t.plain("back"), OpenSending(announcement=number))
        text = f"{t(unfit.phrase, **unfit.values)}\n\n{t('announcement-ask-hour')}"
        await show(message, Screen(text, ((back,),)))
        return
    await state.clear()
    progress = await sending.progress(reader, visit, announcement_id=number, rate=post.rate)
    await show(message, _progress(t, visit, progress))


async def _to_send(visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> Screen:
    view = await announcements.view(reader, visit, announcement_id=number)
    digest = _moment(t, visit, sending.digest_moment(visit))
    return sending_screen(t, view, digest=digest, waits_until=_waits_until(t, visit))


async def open_progress(  # the message is watched with sessions of its own
    query: CallbackQuery,
    callback_data: OpenProgress,
    visit: Visit,
    reader: AsyncSession,
    post: Post,
    database: Database,
    looks: Looks,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    progress = await sending.progress(reader, visit, announcement_id=number, rate=post.rate)
    await show(query, _progress(t, visit, progress))
    if _moves(visit, progress):
        await _watch(query, visit, database, post, looks, t, number)


async def hold(  # noqa: PLR0913, PLR0917  # what goes on is watched with sessions of its own
    query: CallbackQuery,
    callback_data: Hold,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    database: Database,
    looks: Looks,
    t: Speaker,
) -> None:
    number = callback_data.announcement
    act = sending.pause if callback_data.hold else sending.resume
    await act(session, visit, announcement_id=number)
    post.wake()
    progress = await sending.progress(reader, visit, announcement_id=number, rate=post.rate)
    await show(query, _progress(t, visit, progress))
    if _moves(visit, progress):
        await _watch(query, visit, database, post, looks, t, number)


async def ask_to_cancel(query: CallbackQuery, callback_data: Cancel, t: Speaker) -> None:
    number = callback_data.announcement
    sure = button(t.plain("announcement-cancel-sure"), Cancel(announcement=number, sure=True))
    back = button(t.plain("back"), OpenProgress(announcement=number))
    await show(query, Screen(t("announcement-cancel-ask"), ((sure,), (back,))))


async def cancel(query: CallbackQuery, callback_data: Cancel, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    spared = await sending.cancel(session, visit, announcement_id=callback_data.announcement)
    back = button(t.plain("back"), OpenProgress(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-cancelled", count=spared), ((back,),)))


async def open_group(
    query: CallbackQuery, callback_data: OpenGroup, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, group, page = callback_data.announcement, callback_data.group, callback_data.page
    named = await followup.people(reader, visit, announcement_id=number, group=group, page=page, size=PAGE * 3)
    await show(query, group_screen(t, number, group, named, page))


async def remind(
    query: CallbackQuery, callback_data: Remind, visit: Visit, session: AsyncSession, post: Post, t: Speaker
) -> None:
    count = await followup.remind(session, visit, announcement_id=callback_data.announcement)
    post.wake()
    back = button(t.plain("back"), OpenProgress(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-reminded", count=count), ((back,),)))


async def ask_correction(query: CallbackQuery, callback_data: AskCorrection, state: FSMContext, t: Speaker) -> None:
    await state.set_state(SendingForm.correcting)
    await state.set_data({"announcement": callback_data.announcement})
    back = button(t.plain("back"), OpenProgress(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-ask-correction"), ((back,),)))


async def correct(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("announcement", 0)
    back = button(t.plain("back"), OpenProgress(announcement=number))
    words = message.html_text if typed else ""
    try:
        count = await followup.correct(session, visit, announcement_id=number, text=words, places=places(t))
    except Unfitting as unfit:
        await note_refused(message, state)
        text = f"{t(unfit.phrase, **unfit.values)}\n\n{t('announcement-ask-correction')}"
        await show(message, Screen(text, ((back,),)))
        return
    post.wake()
    await state.clear()
    await show(message, Screen(t("announcement-corrected", count=count), ((back,),)))


async def ask_to_take_back(query: CallbackQuery, callback_data: TakeBackEverywhere, t: Speaker) -> None:
    number = callback_data.announcement
    sure = button(t.plain("announcement-take-back-sure"), TakeBackEverywhere(announcement=number, sure=True))
    back = button(t.plain("back"), OpenProgress(announcement=number))
    await show(query, Screen(t("announcement-take-back-ask"), ((sure,), (back,))))


async def take_back(
    query: CallbackQuery,
    callback_data: TakeBackEverywhere,
    visit: Visit,
    session: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    count = await followup.take_back(session, visit, announcement_id=callback_data.announcement)
    post.wake()
    back = button(t.plain("back"), OpenProgress(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-taken-back", count=count), ((back,),)))


async def stop_series(
    query: CallbackQuery, callback_data: StopSeries, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    await sending.stop_series(session, visit, announcement_id=callback_data.announcement)
    back = button(t.plain("back"), OpenProgress(announcement=callback_data.announcement))
    await show(query, Screen(t("announcement-series-stopped"), ((back,),)))


async def open_history(
    query: CallbackQuery, callback_data: OpenHistory, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    page = callback_data.page
    listed = await announcements.history(reader, visit, page=page, size=PAGE)
    more = await announcements.history(reader, visit, page=page + 1, size=PAGE) if len(listed) == PAGE else []
    await show(query, history_screen(t, listed, page=page, has_more=bool(more)))


def _progress(t: Speaker, visit: Visit, progress: Progress) -> Screen:
    due = progress.announcement.due_at
    waits = _waits_until(t, visit)
    return progress_screen(t, progress, due=_moment(t, visit, due) if due else None, waits_until=waits)


def _moves(visit: Visit, progress: Progress) -> bool:
    """Whether it goes out at this moment: there is something to be shown every other second."""
    quiet = visit.municipality.programme.calendar.quiet_hours
    is_on = progress.announcement.status is AnnouncementStatus.SENDING and progress.left > 0
    return is_on and is_allowed(visit.now, quiet, visit.municipality.zone)


def _waits_until(t: Speaker, visit: Visit) -> str | None:
    """When quiet hours are over; none: these are none."""
    municipality = visit.municipality
    allowed = next_allowed(visit.now, municipality.programme.calendar.quiet_hours, municipality.zone)
    return _moment(t, visit, allowed) if allowed > visit.now else None


def _moment(t: Speaker, visit: Visit, moment: datetime) -> str:
    local = moment.astimezone(visit.municipality.zone)
    return t.plain("moment", day=t.day(local.date()), clock=f"{local:%H:%M}")


WATCHED: dict[int, asyncio.Task[None]] = {}
"""By chat: who is shown an announcement going out."""


class LookedAway(BaseMiddleware):
    """Whoever taps anything looks at something else from then on."""

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, CallbackQuery) and (watching := WATCHED.pop(event.from_user.id, None)):
            watching.cancel()
        return await handler(event, data)


async def _watch(  # everything a screen is made of
    query: CallbackQuery, visit: Visit, database: Database, post: Post, looks: Looks, t: Speaker, number: int
) -> None:
    chat = query.from_user.id
    token = await looks.begin(Sight.ANNOUNCEMENT, chat)

    async def is_seen() -> bool:
        return await looks.now(Sight.ANNOUNCEMENT, chat, token) is Look.LASTS

    task = asyncio.create_task(_keep_fresh(query, visit, database, post, t, number, is_seen))
    WATCHED[chat] = task
    task.add_done_callback(lambda done: WATCHED.pop(chat, None) if WATCHED.get(chat) is done else None)


async def _keep_fresh(  # everything a screen is made of
    query: CallbackQuery,
    visit: Visit,
    database: Database,
    post: Post,
    t: Speaker,
    number: int,
    is_seen: Callable[[], Awaitable[bool]],
) -> None:
    """Edit the message while the announcement goes out, until it has or the person looks at something else."""
    message = query.message
    shown = ""
    for _ in range(LONGEST_LOOK):
        await asyncio.sleep(LOOK_SECONDS)
        async with database.reading() as reader:
            progress = await sending.progress(reader, visit, announcement_id=number, rate=post.rate)
        screen = _progress(t, visit, progress)
        if not await is_seen():
            return
        if screen.text != shown and isinstance(message, Message):
            with suppress(TelegramAPIError):
                await message.edit_text(screen.text, reply_markup=screen.keyboard)
        shown = screen.text
        if not progress.left:
            return
