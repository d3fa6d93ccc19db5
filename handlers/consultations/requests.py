"""Requests for help: what waits, lists, one of them, taking it; whoever answers has the word."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.duty_buttons import OpenDuties
from handlers.consultations.group_buttons import BeginGroup, OpenGroups
from handlers.consultations.request_buttons import (
    EVERY_TOPIC,
    ChooseTopic,
    Claim,
    MoreOf,
    MoreRequests,
    OpenBank,
    OpenHelpers,
    OpenHistory,
    OpenRequest,
    OpenRequests,
)
from handlers.consultations.request_figure_buttons import OpenFigures
from handlers.consultations.request_screens import (
    PAGE,
    helpers_screen,
    history_screen,
    list_screen,
    more_screen,
    request_screen,
    topics_screen,
)
from handlers.conversations import talking
from handlers.conversations.talk_buttons import Talk
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.request_filters import RequestFilter
from services.consultations import request_access, request_taking, requests
from services.consultations.request_words import topic_title
from services.visits import Visit

MOVES = 8


def requests_router() -> Router:
    router = Router(name="requests")
    router.message.register(open_waiting, Command("requests"))
    on_tap = router.callback_query.register
    on_tap(open_waiting, Go.filter(F.there == Place.REQUESTS))
    on_tap(open_list, OpenRequests.filter())
    on_tap(open_more, MoreRequests.filter())
    on_tap(choose_topic, ChooseTopic.filter())
    on_tap(open_request, OpenRequest.filter())
    on_tap(claim, Claim.filter())
    on_tap(open_more_of, MoreOf.filter())
    on_tap(open_helpers, OpenHelpers.filter())
    on_tap(open_history, OpenHistory.filter())
    return router


async def open_waiting(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show_list(event, visit, reader, t, OpenRequests(chosen=RequestFilter.WAITING, topic=EVERY_TOPIC, page=0))


async def open_list(
    query: CallbackQuery, callback_data: OpenRequests, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show_list(query, visit, reader, t, callback_data)


async def show_list(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, asked: OpenRequests
) -> None:
    topic = None if asked.topic == EVERY_TOPIC else asked.topic
    listed = await requests.listed(reader, visit, chosen=asked.chosen, topic=topic, page=asked.page, size=PAGE)
    title = topic_title(visit, topic) if topic else ""
    await show(event, list_screen(t, listed, asked.chosen, topic, title))


async def open_more(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    """Lists that are looked into seldom, and what belongs to answering besides."""
    request_access.sight(visit)
    lists = [
        button(t.plain(f"requests-to-{one.value}"), OpenRequests(chosen=one, topic=EVERY_TOPIC, page=0))
        for one in (RequestFilter.UNASSIGNED, RequestFilter.ALL, RequestFilter.CLOSED)
    ]
    rows = (
        *in_columns([*lists, button(t.plain("requests-to-topics"), ChooseTopic(page=0))], 2),
        (button(t.plain("requests-to-bank"), OpenBank(page=0)),),
        (button(t.plain("requests-to-groups"), OpenGroups(page=0)),),
        (button(t.plain("requests-to-duties"), OpenDuties(page=0)),),
        (button(t.plain("requests-to-figures"), OpenFigures(back=0)),),
        (way_back(t, Place.REQUESTS),),
    )
    await show(query, Screen(t("requests-more-title"), rows))


async def choose_topic(
    query: CallbackQuery, callback_data: ChooseTopic, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await requests.topics(reader, visit, chosen=RequestFilter.ALL)
    await show(query, topics_screen(t, found, callback_data.page, PAGE))


async def open_request(
    query: CallbackQuery, callback_data: OpenRequest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show_request(query, visit, reader, t, callback_data.consultation)


async def show_request(
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    consultation_id: int,
    *,
    toast: str | None = None,
) -> None:
    view = await requests.view(reader, visit, consultation_id=consultation_id)
    await show(event, request_screen(t, visit, view), toast=toast)


async def claim(
    query: CallbackQuery,
    callback_data: Claim,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """What is typed next goes to whoever asked; the request above has the buttons of its new owner."""
    number = callback_data.consultation
    taken = await request_taking.claim(session, visit, consultation_id=number)
    await show_request(query, visit, reader, t, number, toast=t.plain("request-is-yours"))
    await talking.enter(query, Talk(thread=taken.thread_id), state, visit, reader, t)


async def open_more_of(
    query: CallbackQuery, callback_data: MoreOf, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    view = await requests.view(reader, visit, consultation_id=callback_data.consultation)
    group: InlineKeyboardButton = button(
        t.plain("request-to-group"), BeginGroup(consultation=callback_data.consultation)
    )
    await show(query, more_screen(t, visit, view, group=group))


async def open_helpers(
    query: CallbackQuery, callback_data: OpenHelpers, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    view = await requests.view(reader, visit, consultation_id=callback_data.consultation)
    await show(query, helpers_screen(t, view))


async def open_history(
    query: CallbackQuery, callback_data: OpenHistory, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, page = callback_data.consultation, callback_data.page
    moves, pages = await requests.history(reader, visit, consultation_id=number, page=page, size=MOVES)
    await show(query, history_screen(t, visit, number, moves, page, pages))
