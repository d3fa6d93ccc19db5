"""What people write while nobody asks and they talk to nobody: kept until they say to whom it goes."""

from dataclasses import asdict, replace
from datetime import datetime, timedelta
from typing import Any

from aiogram import Router
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.conversations.said import said_of
from handlers.conversations.talk_buttons import DropDrafts, ReadBack, SendDrafts, Talk
from handlers.conversations.talk_screens import closed_screen, named, title_of
from handlers.conversations.talk_titles import titled
from handlers.places import Place, way_to
from handlers.screens import Screen, button, show, show_under
from locales.catalog import Speaker
from models.threads import MessageKind
from services.conversations import talk_views, talking
from services.conversations.talking import OpenThread, Said
from services.errors import NotFound, Unfitting
from services.ports import Post
from services.shortening import short
from services.visits import Visit

DESTINY = "drafts"
"""Beside whatever else the person is typing: neither disturbs the other."""
BELONG_TOGETHER = timedelta(minutes=15)
"""What comes after so long a silence is about something else."""
MOST_DRAFTS = 20
SHORT, LONGEST_BUTTON = 60, 60


def drafts_router() -> Router:
    router = Router(name="drafts")
    router.callback_query.register(send, SendDrafts.filter())
    router.callback_query.register(drop, DropDrafts.filter())
    return router


async def offer(message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> bool:
    """Keep it and ask where it goes. Returns False for what can go nowhere, or nobody is there to send it to."""
    said = said_of(message)
    ways = await talking.open_threads(reader, visit) if said else ()
    if said is None or not ways:
        return False
    if await talking.answered(reader, chat_id=message.chat.id, message_id=message.message_id):
        return True  # it went long ago, and Telegram tells of it once more
    drafts = _drafts(state)
    kept = await _kept(drafts, visit.now)
    batch, saids = kept.get("batch", message.message_id), kept.get("saids", [])
    is_part = said.album is not None and any(one["album"] == said.album for one in saids)
    if len(saids) >= MOST_DRAFTS:
        await show(message, _which_screen(t, batch, ways, t("drafts-full", count=len(saids))))
        return True
    saids = [*(one for one in saids if one["message_id"] != said.message_id), asdict(said)]
    await drafts.set_data({"batch": batch, "at": visit.now.isoformat(), "saids": saids})
    if not is_part:
        text = t("drafts-where", count=len(saids), beginning=_beginning(t, saids[0]))
        await show(message, _which_screen(t, batch, ways, text))
    return True


async def forget(state: FSMContext) -> None:
    """For somebody whose words are no longer kept."""
    await _drafts(state).clear()


async def send(
    query: CallbackQuery,
    callback_data: SendDrafts,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    """All of them at once, in the order they were written."""
    drafts = _drafts(state)
    kept = await drafts.get_data()
    if kept.get("batch") != callback_data.batch:
        await show(query, _gone_screen(t))
        return
    saids = [_said(one) for one in kept["saids"]]
    thread = callback_data.thread
    try:
        await talking.say_all(session, visit, thread_id=thread, saids=saids)
    except (Unfitting, NotFound):
        await session.rollback()
        view = await talk_views.view(reader, visit, thread_id=thread)
        await show_under(query, closed_screen(t, view, visit.municipality.programme.modules, is_lost=True))
        return
    post.wake()
    await drafts.clear()
    view = await talk_views.view(reader, visit, thread_id=thread)
    ways = (
        button(t.plain("talk-again"), Talk(thread=thread)),
        button(t.plain("talk-history"), ReadBack(thread=thread)),
    )
    text = t("drafts-went", count=len(saids), people=named(t, view.peers), title=title_of(t, view))
    await show(query, Screen(text, (ways, (way_to(t, Place.MENU),))))


async def drop(query: CallbackQuery, callback_data: DropDrafts, state: FSMContext, t: Speaker) -> None:
    drafts = _drafts(state)
    if (await drafts.get_data()).get("batch") != callback_data.batch:
        await show(query, _gone_screen(t))
        return
    await drafts.clear()
    await show(query, Screen(t("drafts-dropped"), ((way_to(t, Place.MENU), way_to(t, Place.HELP)),)))


def _drafts(state: FSMContext) -> FSMContext:
    return FSMContext(storage=state.storage, key=replace(state.key, destiny=DESTINY))


async def _kept(drafts: FSMContext, now: datetime) -> dict[str, Any]:
    """What was written just now and has gone nowhere."""
    kept = await drafts.get_data()
    is_recent = bool(kept) and now - datetime.fromisoformat(kept["at"]) < BELONG_TOGETHER
    return kept if is_recent else {}


def _said(kept: dict[str, Any]) -> Said:
    return Said(**{**kept, "kind": MessageKind(kept["kind"])})


def _beginning(t: Speaker, kept: dict[str, Any]) -> str:
    if not kept["text"]:
        return t.plain(f"said-kind-{kept['kind'].replace('_', '-')}")
    return short(" ".join(kept["text"].split()), SHORT)


def _which_screen(t: Speaker, batch: int, ways: tuple[OpenThread, ...], text: str) -> Screen:
    rows = [[button(_called(t, way), SendDrafts(batch=batch, thread=way.id))] for way in ways]
    nowhere = [button(t.plain("drafts-nowhere"), DropDrafts(batch=batch))]
    return Screen(text, (*rows, nowhere))


def _called(t: Speaker, way: OpenThread) -> str:
    return short(f"{way.name or t.plain('talk-nobody')} · {titled(t, way.kind, way.title)}", LONGEST_BUTTON)


def _gone_screen(t: Speaker) -> Screen:
    return Screen(t("drafts-gone"), ((way_to(t, Place.MENU),),))
