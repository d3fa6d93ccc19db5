"""All duties of one person to another: two searches, one question, a day to change one's mind."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import refresh
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, button, in_columns, show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Catalog, Speaker
from services import handovers
from services.municipality import Municipality
from services.naming import LONGEST_SEARCH
from services.register import register
from services.rights import Right, must
from services.visits import Visit

CHOICES = 7


class HandoverForm(StatesGroup):
    giver = State()
    taker = State()


class Giver(CallbackData, prefix="hg"):
    person: RowId


class Taker(CallbackData, prefix="ht"):
    giver: RowId
    person: RowId


class HandOver(CallbackData, prefix="ho"):
    giver: RowId
    taker: RowId


class Undo(CallbackData, prefix="hu"):
    handover: RowId


def handover_router() -> Router:
    router = Router(name="handover")
    router.message.register(open_handover, Command("handover"))
    router.callback_query.register(open_handover, Go.filter(F.there == Place.HANDOVER))
    router.callback_query.register(choose_giver, Giver.filter())
    router.callback_query.register(choose_taker, Taker.filter())
    router.callback_query.register(hand_over, HandOver.filter())
    router.callback_query.register(undo, Undo.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(look_for, StateFilter(HandoverForm), *typed)
    return router


async def open_handover(event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    must(visit.actor, Right.HAND_OVER)
    await state.set_state(HandoverForm.giver)
    await state.set_data({})
    await show(event, Screen(t("handover"), ((way_back(t, Place.PEOPLE),),)))


async def look_for(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """People by what was typed: who gives, or, once that is known, who takes."""
    must(visit.actor, Right.HAND_OVER)
    giver = await state.get_value("giver")
    found = await register.find(reader, visit, typed=typed, size=CHOICES)
    here = [one for one in found.people if not one.is_archived and one.id != giver]
    picks = [button(one.called, Taker(giver=giver, person=one.id) if giver else Giver(person=one.id)) for one in here]
    heading = t("register-found", typed=typed[:LONGEST_SEARCH], count=len(here))
    await show(message, Screen(heading, (*in_columns(picks, 1), (way_back(t, Place.HANDOVER),))))


async def choose_giver(
    query: CallbackQuery, callback_data: Giver, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    await state.set_state(HandoverForm.taker)
    await state.set_data({"giver": callback_data.person})
    await show(query, Screen(t("handover-to", called=card.called), ((way_back(t, Place.HANDOVER),),)))


async def choose_taker(
    query: CallbackQuery, callback_data: Taker, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    giver = await register.card(reader, visit, person_id=callback_data.giver)
    taker = await register.card(reader, visit, person_id=callback_data.person)
    sure = button(t.plain("handover-sure"), HandOver(giver=callback_data.giver, taker=callback_data.person))
    text = t("handover-ask", giver=giver.called, taker=taker.called)
    await show(query, Screen(text, ((sure,), (way_back(t, Place.HANDOVER),))))


async def hand_over(  # noqa: PLR0913, PLR0917  # both people's menus are brought up to date as well
    query: CallbackQuery,
    callback_data: HandOver,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    done = await handovers.hand_over(session, visit, giver_id=callback_data.giver, taker_id=callback_data.taker)
    await state.clear()
    await refresh(
        bot, reader, municipality, catalog, done.giver.telegram_id, done.taker.telegram_id, admin_ids=admin_ids
    )
    titles = ", ".join(t.plain(f"role-{role.value}") for role in done.roles) or "none"
    called = {"giver": done.giver.called, "taker": done.taker.called}
    text = t("handover-done", roles=titles, duties=done.duties, **called)
    rows = ((button(t.plain("handover-undo"), Undo(handover=done.handover_id)),), (way_back(t, Place.PEOPLE),))
    await show(query, Screen(text, rows))


async def undo(  # noqa: PLR0913, PLR0917  # both people's menus are brought up to date as well
    query: CallbackQuery,
    callback_data: Undo,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    done = await handovers.undo(session, visit, handover_id=callback_data.handover)
    await refresh(
        bot, reader, municipality, catalog, done.giver.telegram_id, done.taker.telegram_id, admin_ids=admin_ids
    )
    await show(query, Screen(t("handover-undone", giver=done.giver.called), ((way_back(t, Place.PEOPLE),),)))
