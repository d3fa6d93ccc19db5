"""One's own requests: how they stand, withdrawn, and whether the help was complete."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.consultation_buttons import Judge, LeaveIt, OwnRequest, OwnRequests, Reopen, Withdraw
from handlers.consultations.own_consultation_screens import (
    PAGE,
    incomplete_screen,
    list_screen,
    own_screen,
    thanks_screen,
    withdraw_screen,
)
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.consultations import Outcome
from services.consultations import consultation_closing, consultations
from services.errors import Unfitting
from services.paging import pages_of
from services.visits import Visit


class OwnRequestForm(StatesGroup):
    telling = State()


def own_consultations_router() -> Router:
    router = Router(name="own_consultations")
    on_tap = router.callback_query.register
    on_tap(open_list, OwnRequests.filter())
    on_tap(open_one, OwnRequest.filter())
    on_tap(ask_to_withdraw, Withdraw.filter(~F.sure))
    on_tap(withdraw, Withdraw.filter(F.sure))
    on_tap(judge, Judge.filter())
    on_tap(leave_it, LeaveIt.filter())
    on_tap(reopen, Reopen.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(tell, StateFilter(OwnRequestForm.telling), *typed)
    return router


async def open_list(
    query: CallbackQuery,
    callback_data: OwnRequests,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.set_state(None)
    count, _opened = await consultations.counts(reader, visit)
    page = min(callback_data.page, pages_of(count, PAGE) - 1)
    listed = await consultations.listed(reader, visit, page=page, size=PAGE)
    await show(query, list_screen(t, listed, page=page, count=count))


async def open_one(
    query: CallbackQuery, callback_data: OwnRequest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await _show_own(query, visit, reader, t, callback_data.consultation)


async def ask_to_withdraw(
    query: CallbackQuery, callback_data: Withdraw, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    own = await consultations.own(reader, visit, consultation_id=callback_data.consultation)
    await show(query, withdraw_screen(t, own))


async def withdraw(
    query: CallbackQuery,
    callback_data: Withdraw,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await consultation_closing.withdraw(session, visit, consultation_id=callback_data.consultation)
    await _show_own(query, visit, reader, t, callback_data.consultation)


async def judge(
    query: CallbackQuery, callback_data: Judge, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number = callback_data.consultation
    possible = await consultation_closing.judge(session, visit, consultation_id=number, outcome=callback_data.outcome)
    if callback_data.outcome is Outcome.FULL or not (possible.deciding or possible.reopening):
        await state.set_state(None)
        await show(query, thanks_screen(t, number))
        return
    await state.set_state(OwnRequestForm.telling)
    await state.set_data({"consultation": number})
    await show(query, incomplete_screen(t, number, possible))


async def tell(  # the typed text besides what every handler has
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("consultation", 0)
    try:
        possible = await consultation_closing.comment(session, visit, consultation_id=number, typed=typed)
    except Unfitting as unfit:
        back = button(t.plain("back"), OwnRequest(consultation=number))
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back,),)))
        return
    await show(message, incomplete_screen(t, number, possible, said=t("consultation-comment-kept")))


async def leave_it(
    query: CallbackQuery, callback_data: LeaveIt, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    await consultation_closing.leave_it(session, visit, consultation_id=callback_data.consultation)
    await state.set_state(None)
    await show(query, thanks_screen(t, callback_data.consultation))


async def reopen(
    query: CallbackQuery,
    callback_data: Reopen,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.consultation
    await consultation_closing.reopen(session, visit, consultation_id=number)
    await state.set_state(None)
    await _show_own(query, visit, reader, t, number, said=t("consultation-reopened"))


async def _show_own(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, said: str = ""
) -> None:
    own = await consultations.own(reader, visit, consultation_id=number)
    await show(query, own_screen(t, visit, own, said=said))
