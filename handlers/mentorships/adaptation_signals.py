"""Signals of the first years: for methodists alone, who it is about and what to look after."""

from collections.abc import Sequence

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import PageNumber, leafing
from handlers.places import Place, way_back
from handlers.register.register_screens import OpenCard
from handlers.screens import Screen, button, show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from services import rights
from services.mentorships import adaptation_signals
from services.mentorships.adaptation_signals import SignalPage, SignalView
from services.people import Actor
from services.rights import Right
from services.visits import Visit

PAGE = 5


class OpenSignals(CallbackData, prefix="sg"):
    seen: bool
    page: PageNumber


class OpenSignal(CallbackData, prefix="sG"):
    signal: RowId


class SeeSignal(CallbackData, prefix="sV"):
    signal: RowId


def adaptation_signals_router() -> Router:
    router = Router(name="adaptation_signals")
    router.callback_query.register(open_signals, OpenSignals.filter())
    router.callback_query.register(open_signal, OpenSignal.filter())
    router.callback_query.register(see_signal, SeeSignal.filter())
    return router


def signals_door(t: Speaker, actor: Actor) -> Sequence[InlineKeyboardButton]:
    """The way to them, for those who see signals of the whole municipality; nothing for others."""
    sees = rights.may(actor, Right.SEE_SIGNALS) and rights.reach(actor, Right.SEE_SIGNALS).is_whole
    return (button(t.plain("signals-open"), OpenSignals(seen=False, page=0)),) if sees else ()


async def open_signals(
    query: CallbackQuery, callback_data: OpenSignals, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await adaptation_signals.page(
        reader, visit, is_seen=callback_data.seen, number=callback_data.page, size=PAGE
    )
    await show(query, signals_screen(t, found, is_seen=callback_data.seen))


async def open_signal(
    query: CallbackQuery, callback_data: OpenSignal, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, signal_screen(t, await adaptation_signals.one(reader, visit, signal_id=callback_data.signal)))


async def see_signal(
    query: CallbackQuery,
    callback_data: SeeSignal,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await adaptation_signals.mark_seen(session, visit, signal_id=callback_data.signal)
    found = await adaptation_signals.page(reader, visit, is_seen=False, number=0, size=PAGE)
    await show(query, signals_screen(t, found, is_seen=False), toast=t.plain("signals-marked"))


def signals_screen(t: Speaker, found: SignalPage, *, is_seen: bool) -> Screen:
    lines = [t("signals-title", unseen=found.unseen, seen=found.seen)]
    if not found.found:
        lines.append(t("signals-none", seen=int(is_seen)))
    start = found.page * PAGE + 1
    for place, one in enumerate(found.found, start):
        lines.append(t("signals-line", place=place, called=one.called, signals="; ".join(one.signals)))
    picks = [button(str(place), OpenSignal(signal=one.id)) for place, one in enumerate(found.found, start)]
    turns = leafing(t, found.page, found.pages, lambda other: OpenSignals(seen=is_seen, page=other))
    other = (button(t.plain("signals-which", seen=int(not is_seen)), OpenSignals(seen=not is_seen, page=0)),)
    return Screen("\n".join(lines), (picks, turns, other, (way_back(t, Place.MENTORSHIPS),)))


def signal_screen(t: Speaker, one: SignalView) -> Screen:
    lines = [t("signals-one", called=one.called, day=t.full_day(one.day))]
    lines += [t("signals-sign", title=title) for title in one.signals]
    lines.append(t("signals-what-to-do"))
    see = () if one.is_seen else (button(t.plain("signals-see"), SeeSignal(signal=one.id)),)
    card = (button(t.plain("signals-card"), OpenCard(person=one.person_id)),)
    back = (button(t.plain("back"), OpenSignals(seen=one.is_seen, page=0)),)
    return Screen("\n".join(lines), (see, card, back))
