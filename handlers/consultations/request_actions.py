"""What is done with a request: put off, noted, turned down, done."""

from collections.abc import Awaitable

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.request_buttons import (
    AskDone,
    AskNote,
    AskReject,
    AskSnooze,
    DoneAs,
    DoneNow,
    Snooze,
    SnoozeDay,
    Wake,
)
from handlers.consultations.request_screens import back_to
from handlers.consultations.requests import show_request
from handlers.pasted import Rest, note_refused, pass_over
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.consultations import Outcome
from services.consultations import consultation_closing, request_work
from services.consultations.request_words import LONGEST_SUMMARY, line, snooze_day
from services.errors import Unfitting
from services.visits import Visit

PAGE = 6


class RequestForm(StatesGroup):
    snoozing = State()
    noting = State()
    rejecting = State()
    summing_up = State()


def request_actions_router() -> Router:
    router = Router(name="request_actions")
    on_tap = router.callback_query.register
    on_tap(ask_snooze, AskSnooze.filter())
    on_tap(snooze, Snooze.filter())
    on_tap(wake, Wake.filter())
    on_tap(ask_note, AskNote.filter())
    on_tap(ask_reject, AskReject.filter())
    on_tap(ask_result, AskDone.filter())
    on_tap(ask_summary, DoneAs.filter())
    on_tap(finish, DoneNow.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(pass_over, StateFilter(RequestForm), Rest())
    on_words(snooze_until, StateFilter(RequestForm.snoozing), *typed)
    on_words(add_note, StateFilter(RequestForm.noting), *typed)
    on_words(reject, StateFilter(RequestForm.rejecting), *typed)
    on_words(finish_with_summary, StateFilter(RequestForm.summing_up), *typed)
    return router


async def ask_snooze(query: CallbackQuery, callback_data: AskSnooze, state: FSMContext, t: Speaker) -> None:
    number = callback_data.consultation
    await state.set_state(RequestForm.snoozing)
    await state.set_data({"consultation": number})
    picks = [
        button(t.plain("request-snooze-tomorrow"), Snooze(consultation=number, day=SnoozeDay.TOMORROW)),
        button(t.plain("request-snooze-monday"), Snooze(consultation=number, day=SnoozeDay.MONDAY)),
    ]
    await show(query, Screen(t("request-ask-snooze"), (picks, (back_to(t, number),))))


async def snooze(
    query: CallbackQuery,
    callback_data: Snooze,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    is_monday = callback_data.day is SnoozeDay.MONDAY
    until = request_work.next_monday(visit) if is_monday else request_work.tomorrow(visit)
    await request_work.snooze(session, visit, consultation_id=callback_data.consultation, until=until)
    await state.clear()
    await show_request(query, visit, reader, t, callback_data.consultation)


async def snooze_until(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("consultation", 0)
    try:
        until = snooze_day(visit, typed)
        await request_work.snooze(session, visit, consultation_id=number, until=until)
    except Unfitting as unfit:
        await _say_again(message, state, t, number, unfit)
        return
    await state.clear()
    await show_request(message, visit, reader, t, number)


async def wake(
    query: CallbackQuery, callback_data: Wake, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    await request_work.wake(session, visit, consultation_id=callback_data.consultation)
    await show_request(query, visit, reader, t, callback_data.consultation)


async def ask_note(query: CallbackQuery, callback_data: AskNote, state: FSMContext, t: Speaker) -> None:
    await _ask(query, state, t, RequestForm.noting, callback_data.consultation, "request-ask-note")


async def add_note(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("consultation", 0)
    if await fits(
        message, state, t, number, request_work.add_note(session, visit, consultation_id=number, typed=typed)
    ):
        await state.clear()
        await message.answer(t("request-noted"))
        await show_request(message, visit, reader, t, number)


async def ask_reject(query: CallbackQuery, callback_data: AskReject, state: FSMContext, t: Speaker) -> None:
    await _ask(query, state, t, RequestForm.rejecting, callback_data.consultation, "request-ask-reject")


async def reject(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("consultation", 0)
    if await fits(message, state, t, number, request_work.reject(session, visit, consultation_id=number, typed=typed)):
        await state.clear()
        await show(message, Screen(t("request-rejected", number=str(number)), ((way_back(t, Place.REQUESTS),),)))


async def ask_result(query: CallbackQuery, callback_data: AskDone, t: Speaker) -> None:
    number = callback_data.consultation
    picks = [
        button(t.plain("request-result", result=one.value), DoneAs(consultation=number, result=one)) for one in Outcome
    ]
    await show(query, Screen(t("request-ask-result"), (*in_columns(picks, 1), (back_to(t, number),))))


async def ask_summary(query: CallbackQuery, callback_data: DoneAs, state: FSMContext, t: Speaker) -> None:
    number, result = callback_data.consultation, callback_data.result
    await state.set_state(RequestForm.summing_up)
    await state.set_data({"consultation": number, "result": result.value})
    silent = button(t.plain("request-no-summary"), DoneNow(consultation=number, result=result))
    await show(query, Screen(t("request-ask-summary", limit=LONGEST_SUMMARY), ((silent,), (back_to(t, number),))))


async def finish(
    query: CallbackQuery, callback_data: DoneNow, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number = callback_data.consultation
    await consultation_closing.mark_answered(
        session, visit, consultation_id=number, result=callback_data.result, summary=None
    )
    await state.clear()
    await show(query, Screen(t("request-finished", number=str(number)), ((way_back(t, Place.REQUESTS),),)))


async def finish_with_summary(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    kept = await state.get_data()
    number = kept["consultation"]
    try:
        summary = line(typed, LONGEST_SUMMARY)
    except Unfitting as unfit:
        await _say_again(message, state, t, number, unfit)
        return
    await consultation_closing.mark_answered(
        session, visit, consultation_id=number, result=Outcome(kept["result"]), summary=summary
    )
    await state.clear()
    await show(message, Screen(t("request-finished", number=str(number)), ((way_back(t, Place.REQUESTS),),)))


async def _ask(
    query: CallbackQuery, state: FSMContext, t: Speaker, asked: State, consultation_id: int, phrase: str
) -> None:
    await state.set_state(asked)
    await state.set_data({"consultation": consultation_id})
    await show(query, Screen(t(phrase), ((back_to(t, consultation_id),),)))


async def fits(message: Message, state: FSMContext, t: Speaker, consultation_id: int, doing: Awaitable[object]) -> bool:
    """Whether it could be done; what cannot is said, and may be typed anew."""
    try:
        await doing
    except Unfitting as unfit:
        await _say_again(message, state, t, consultation_id, unfit)
        return False
    return True


async def _say_again(message: Message, state: FSMContext, t: Speaker, consultation_id: int, unfit: Unfitting) -> None:
    await note_refused(message, state)
    await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, consultation_id),),)))
