"""Conversations through the bot: entered by a button, answered by a reply, left by a command or any other button."""

import re
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any

from aiogram import BaseMiddleware, F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, TelegramObject
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.conversations.said import refusal_of, said_of
from handlers.conversations.talk_buttons import EndTalk, ReadBack, ShowSaid, Talk, WriteNote
from handlers.conversations.talk_places import AnswersLostAlbum, told_by_button
from handlers.conversations.talk_screens import banner_screen, closed_screen, ended_screen, named, title_of
from handlers.drafts import offer
from handlers.screens import show, show_under
from locales.catalog import Speaker
from models.threads import Answered, Part
from services.consultations import requests
from services.conversations import talk_edits, talk_views, talking
from services.errors import NotFound, Unfitting
from services.ports import Post
from services.visits import Visit

STAYS = {way.__prefix__ for way in (Talk, WriteNote, ReadBack, ShowSaid, EndTalk)}
"""Buttons that do not lead out of a conversation."""
SILENCE_ENDS = timedelta(hours=3)
"""Who has written nothing for so long has forgotten whom they were writing to."""
NOTED_EVERY = timedelta(minutes=10)
"""Not each message is worth writing down when it came."""
COMMAND = re.compile(r"/[a-zA-Z0-9_]+(@\w+)?(\s|$)")


class TalkForm(StatesGroup):
    talking = State()


class IsCommand(Filter):
    """Words for the bot and not for people."""

    async def __call__(self, message: Message) -> bool:
        return COMMAND.match(message.text or "") is not None


class Continues(Filter):
    """A reply to something that lies in a conversation, or the next part of an album that went to one."""

    async def __call__(self, message: Message, visit: Visit | None, reader: AsyncSession) -> bool | dict[str, Answered]:
        if visit is None:
            return False
        found, original = None, message.reply_to_message
        if original is not None:
            chat, number = message.chat.id, original.message_id
            found = await talking.answered(reader, chat_id=chat, message_id=number) or told_by_button(original)
        if found is None and message.media_group_id is not None:
            found = await talking.album_goes_on(reader, visit, album=message.media_group_id)
        return {"answered": found} if found else False


class LeavesTalk(BaseMiddleware):
    """Whoever gives a command, taps something else or falls silent for hours has stopped talking.

    Nothing goes to anybody by accident: what comes after is out of place, and asked about.
    """

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if data.get("raw_state") == TalkForm.talking.state:
            state: FSMContext = data["state"]
            if _leads_out(event) or (isinstance(event, Message) and await _is_long_ago(state, data["now"])):
                await state.clear()
                data["raw_state"] = None
        return await handler(event, data)


async def _is_long_ago(state: FSMContext, now: datetime, silence: timedelta = SILENCE_ENDS) -> bool:
    at = await state.get_value("at")
    return at is None or now - datetime.fromisoformat(at) >= silence


async def _note_talking(state: FSMContext, now: datetime) -> None:
    if await _is_long_ago(state, now, NOTED_EVERY):
        await state.update_data(at=now.isoformat())


def _leads_out(event: TelegramObject) -> bool:
    if isinstance(event, Message):
        return COMMAND.match(event.text or "") is not None
    return isinstance(event, CallbackQuery) and (event.data or "").partition(":")[0] not in STAYS


def talking_router() -> Router:
    router = Router(name="talking")
    on_message = router.message.register
    on_message(reply, ~IsCommand(), Continues())
    on_message(offer, StateFilter(TalkForm.talking), AnswersLostAlbum())
    on_message(say, StateFilter(TalkForm.talking))
    router.edited_message.register(edit, F.chat.type == "private")
    router.callback_query.register(enter, Talk.filter())
    router.callback_query.register(enter, WriteNote.filter())
    router.callback_query.register(end, EndTalk.filter())
    return router


async def enter(
    query: CallbackQuery,
    callback_data: Talk | WriteNote,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The message with the button stays: it may be somebody's words."""
    is_note = isinstance(callback_data, WriteNote)
    view = await talk_views.view(reader, visit, thread_id=callback_data.thread)
    if view.is_over or view.has_left:
        await state.clear()
        await show_under(query, closed_screen(t, view, visit.municipality.programme.modules))
        return
    if is_note and not view.may_note:
        raise NotFound
    await state.set_state(TalkForm.talking)
    await state.set_data({"thread": view.id, "note": is_note, "at": visit.now.isoformat()})
    await show_under(query, banner_screen(t, view, is_note=is_note))


async def end(
    query: CallbackQuery, callback_data: EndTalk, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await talk_views.view(reader, visit, thread_id=callback_data.thread)
    if await state.get_state() == TalkForm.talking.state:
        await state.clear()
    request = None
    if view.part is Part.HELPER:
        request = await requests.of_thread(reader, visit, thread_id=view.id)
    await show(query, ended_screen(t, view, request))


async def say(
    message: Message,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    thread, is_note = kept["thread"], kept["note"]
    is_sent = await _send(message, visit, session, reader, t, thread=thread, is_note=is_note)
    post.wake()
    if is_sent is None:
        await state.clear()
    else:
        await _note_talking(state, visit.now)


async def reply(
    message: Message,
    answered: Answered,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """To the thread of what is answered, whatever the person was doing; they are told where that was not clear."""
    is_sent = await _send(
        message, visit, session, reader, t,
        thread=answered.thread_id, is_note=answered.is_note, reply_to=answered.message_id or None,
    )  # fmt: skip
    post.wake()
    kept = await state.get_data() if await state.get_state() == TalkForm.talking.state else {}
    is_here = kept.get("thread") == answered.thread_id and kept.get("note") == answered.is_note
    if is_here:
        await _note_talking(state, visit.now)
    if is_sent and not answered.goes_on and (answered.is_note or not is_here):
        view = await talk_views.view(reader, visit, thread_id=answered.thread_id)
        peers = [peer for peer in view.peers if not answered.is_note or peer.part is view.part]
        if answered.is_note and not peers:  # whoever wrote it has left, as after a request was passed on
            await message.reply(t("talk-note-to-nobody", title=title_of(t, view)))
        elif not is_here:
            phrase = "talk-note-went-to" if answered.is_note else "talk-went-to"
            await message.reply(t(phrase, people=named(t, peers), title=title_of(t, view)))


async def edit(message: Message, visit: Visit | None, session: AsyncSession, post: Post, t: Speaker) -> None:
    """What was said in a conversation is put right there; anything else somebody changes is theirs alone."""
    said = said_of(message)
    if visit is None or not visit.actor.has_consented or said is None:
        return
    try:
        if await talk_edits.edit(session, visit, said=said):
            post.wake()
    except Unfitting as unfit:
        await message.reply(t(unfit.phrase))


async def _send(  # what is said, by whom, where
    message: Message,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
    *,
    thread: int,
    is_note: bool,
    reply_to: int | None = None,
) -> bool | None:
    """Whether it went; none where nothing goes there any more. What did not go is told."""
    said = said_of(message)
    if said is None:
        await message.reply(t(refusal_of(message)))
        return False
    try:
        await talking.say(session, visit, thread_id=thread, said=said, reply_to_id=reply_to, is_note=is_note)
    except (Unfitting, NotFound):
        await session.rollback()
        view = await talk_views.view(reader, visit, thread_id=thread)
        await show(message, closed_screen(t, view, visit.municipality.programme.modules, is_lost=True))
        return None
    return True
