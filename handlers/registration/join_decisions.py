"""Deciding about those who came without an invitation."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import leafing
from handlers.places import way_back
from handlers.registration.invitation_buttons import people_place
from handlers.registration.joining_buttons import Approve, Candidates, Decline, Joins, OpenJoin
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.errors import NotFound, Unfitting
from services.registration import join_decisions
from services.registration.join_decisions import Request
from services.visits import Visit

PAGE = 6


class DeclineForm(StatesGroup):
    giving_reason = State()


def join_decisions_router() -> Router:
    router = Router(name="join_decisions")
    router.callback_query.register(open_list, Joins.filter())
    router.callback_query.register(open_request, OpenJoin.filter())
    router.callback_query.register(approve, Approve.filter())
    router.callback_query.register(ask_reason, Decline.filter())
    router.message.register(
        decline, StateFilter(DeclineForm.giving_reason), F.text.as_("typed"), ~F.text.startswith("/")
    )
    return router


async def open_list(
    query: CallbackQuery, callback_data: Joins, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await list_screen(t, visit, reader, page=callback_data.page))


async def list_screen(t: Speaker, visit: Visit, reader: AsyncSession, *, page: int = 0, said: str = "") -> Screen:
    page = min(max(page, 0), 10_000)
    found = await join_decisions.waiting(reader, visit, page=page, size=PAGE)
    lines = [said, ""] if said else []
    lines.append(t("joins", count=found.count))
    rows = [[button(_label(one), OpenJoin(request=one.id))] for one in found.listed]
    turns = leafing(t, page, found.pages, lambda other: Joins(page=other))
    return Screen("\n".join(lines), (*rows, turns, [way_back(t, people_place(visit.actor))]))


def _label(request: Request) -> str:
    return " \u00b7 ".join(filter(None, (request.called, request.place)))[:60]


async def open_request(
    query: CallbackQuery, callback_data: OpenJoin, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    request = await join_decisions.look(reader, visit, request_id=callback_data.request)
    await show(query, request_screen(t, request))


def request_screen(t: Speaker, request: Request) -> Screen:
    lines: list[str] = [t("join-card", called=request.called)]
    if request.place:
        lines.append(t("join-card-place" if request.is_known_place else "join-card-typed-place", place=request.place))
    if request.position:
        kind = "taught" if request.subject else "bare"
        lines.append(t("join-card-work", kind=kind, position=request.position, subject=request.subject))
    lines += [t("join-card-asked", day=t.full_day(request.asked_on)), "", t("join-card-ask")]
    rows = (
        (button(t.plain("join-approve"), Approve(request=request.id)),),
        (button(t.plain("join-bind"), Candidates(request=request.id)),),
        (button(t.plain("join-decline"), Decline(request=request.id)),),
        (button(t.plain("back"), Joins()),),
    )
    return Screen("\n".join(lines), rows)


async def approve(
    query: CallbackQuery,
    callback_data: Approve,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    called = await join_decisions.approve(session, visit, request_id=callback_data.request)
    await show(query, await list_screen(t, visit, reader, said=t("join-approved", called=called)))


async def ask_reason(
    query: CallbackQuery, callback_data: Decline, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    request = await join_decisions.look(reader, visit, request_id=callback_data.request)
    await state.set_data({"request": request.id})
    await state.set_state(DeclineForm.giving_reason)
    await show(query, _reason_screen(t, request.id, request.called))


def _reason_screen(t: Speaker, request_id: int, called: str) -> Screen:
    return Screen(t("join-decline-ask", called=called), ((button(t.plain("back"), OpenJoin(request=request_id)),),))


async def decline(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """What is typed is the reason; one that cannot be read is asked for again, all else ends the form."""
    request_id = int(await state.get_value("request", 0))
    try:
        called = await join_decisions.decline(session, visit, request_id=request_id, typed=typed)
    except Unfitting as unfit:
        if unfit.phrase != "join-reason-unfit":
            await state.clear()
            raise
        back = ((button(t.plain("back"), OpenJoin(request=request_id)),),)
        await show(message, Screen(t(unfit.phrase, **unfit.values), back))
        return
    except NotFound:
        await state.clear()
        raise
    await state.clear()
    await show(message, await list_screen(t, visit, reader, said=t("join-declined-done", called=called)))
