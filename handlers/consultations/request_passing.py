"""Who answers a request besides or instead: given to a colleague, helped with."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.request_actions import fits
from handlers.consultations.request_buttons import (
    AddHelper,
    AskColleague,
    PassNow,
    PassTo,
    Purpose,
    RemoveHelper,
)
from handlers.consultations.request_screens import back_to, helpers_screen
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.consultations import request_taking, requests
from services.consultations.request_taking import Colleague
from services.visits import Visit

PAGE = 6


class PassingForm(StatesGroup):
    seeking = State()
    passing = State()


def request_passing_router() -> Router:
    router = Router(name="request_passing")
    on_tap = router.callback_query.register
    on_tap(ask_colleague, AskColleague.filter())
    on_tap(ask_reason, PassTo.filter())
    on_tap(pass_on, PassNow.filter())
    on_tap(add_helper, AddHelper.filter())
    on_tap(remove_helper, RemoveHelper.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(seek_colleague, StateFilter(PassingForm.seeking), *typed)
    router.message.register(pass_with_reason, StateFilter(PassingForm.passing), *typed)
    return router


async def ask_colleague(
    query: CallbackQuery, callback_data: AskColleague, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, purpose, page = callback_data.consultation, callback_data.purpose, callback_data.page
    typed = await state.get_value("typed", "") if page else ""
    await state.set_state(PassingForm.seeking)
    await state.set_data({"consultation": number, "purpose": purpose.value, "typed": typed})
    people, pages = await request_taking.colleagues(
        reader, visit, consultation_id=number, typed=typed, page=page, size=PAGE
    )
    await show(query, _colleagues(t, callback_data, people, pages))


async def seek_colleague(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, purpose = await state.get_value("consultation", 0), Purpose(await state.get_value("purpose", "p"))
    await state.update_data(typed=typed[:100])
    people, pages = await request_taking.colleagues(
        reader, visit, consultation_id=number, typed=typed[:100], page=0, size=PAGE
    )
    await show(message, _colleagues(t, AskColleague(consultation=number, purpose=purpose, page=0), people, pages))


def _colleagues(t: Speaker, asked: AskColleague, people: list[Colleague], pages: int) -> Screen:
    number, purpose = asked.consultation, asked.purpose
    picks = [
        button(
            t.plain("request-colleague", called=one.called, count=one.busy),
            PassTo(consultation=number, person=one.person_id)
            if purpose is Purpose.GIVE
            else AddHelper(consultation=number, person=one.person_id),
        )
        for one in people
    ]
    turns = leafing(t, asked.page, pages, lambda to: AskColleague(consultation=number, purpose=purpose, page=to))
    text = t("request-which-colleague", purpose=purpose.value, found=len(people))
    return Screen(text, (*in_columns(picks, 1), turns, (back_to(t, number),)))


async def ask_reason(
    query: CallbackQuery, callback_data: PassTo, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.consultation, callback_data.person
    called = await request_taking.name_of(reader, visit, consultation_id=number, person_id=person)
    await state.set_state(PassingForm.passing)
    await state.set_data({"consultation": number, "person": person})
    silent = button(t.plain("request-pass-silently"), PassNow(consultation=number, person=person))
    await show(query, Screen(t("request-ask-pass-reason", called=called), ((silent,), (back_to(t, number),))))


async def pass_on(
    query: CallbackQuery, callback_data: PassNow, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.consultation, callback_data.person
    await request_taking.pass_on(session, visit, consultation_id=number, person_id=person)
    await state.clear()
    await show(query, _gone(t, number))


async def pass_with_reason(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    kept = await state.get_data()
    number = kept["consultation"]
    passing = request_taking.pass_on(session, visit, consultation_id=number, person_id=kept["person"], reason=typed)
    if await fits(message, state, t, number, passing):
        await state.clear()
        await show(message, _gone(t, number))


async def add_helper(
    query: CallbackQuery,
    callback_data: AddHelper,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.consultation
    called = await request_taking.add_helper(session, visit, consultation_id=number, person_id=callback_data.person)
    await state.clear()
    view = await requests.view(reader, visit, consultation_id=number)
    await show(query, helpers_screen(t, view), toast=t.plain("request-helper-added", called=called))


async def remove_helper(
    query: CallbackQuery,
    callback_data: RemoveHelper,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.consultation
    await request_taking.remove_helper(session, visit, consultation_id=number, person_id=callback_data.person)
    if callback_data.person == visit.actor.id:
        await show(query, Screen(t("request-left", number=str(number)), ((way_back(t, Place.REQUESTS),),)))
        return
    view = await requests.view(reader, visit, consultation_id=number)
    await show(query, helpers_screen(t, view))


def _gone(t: Speaker, consultation_id: int) -> Screen:
    return Screen(t("request-passed", number=str(consultation_id)), ((way_back(t, Place.REQUESTS),),))
