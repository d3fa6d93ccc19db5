"""Entering for somebody without a messenger: the paper, the choice of a questionnaire, then its usual screens."""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.register.register_screens import OpenCard
from handlers.screens import Screen, button, in_columns, show
from handlers.surveys.survey_buttons import RowId
from handlers.surveys.survey_form import show_step
from locales.catalog import Speaker
from services.register import register
from services.registration import standing_in
from services.registration.standing_in import PaperNeeded
from services.surveys import survey_list, surveys
from services.surveys.survey_list import Standing
from services.visits import Visit


class EnterFor(CallbackData, prefix="ef"):
    person: RowId


class PaperSigned(CallbackData, prefix="ep"):
    person: RowId


class BeginFor(CallbackData, prefix="eb"):
    person: RowId
    code: str


def standing_in_router() -> Router:
    router = Router(name="standing_in")
    router.callback_query.register(enter_for, EnterFor.filter())
    router.callback_query.register(record_consent, PaperSigned.filter())
    router.callback_query.register(begin_for, BeginFor.filter())
    return router


async def enter_for(
    query: CallbackQuery, callback_data: EnterFor, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, await _choice(t, visit, reader, callback_data.person))


async def record_consent(
    query: CallbackQuery,
    callback_data: PaperSigned,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await standing_in.record_consent(session, visit, person_id=callback_data.person)
    await show(query, await _choice(t, visit, reader, callback_data.person))


async def begin_for(  # both sessions: one finds the person, the other begins
    query: CallbackQuery,
    callback_data: BeginFor,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    theirs = await standing_in.stand_in(reader, visit, person_id=callback_data.person)
    step = await surveys.begin(session, theirs, code=callback_data.code)
    await show_step(query, state, step, t)


async def _choice(t: Speaker, visit: Visit, reader: AsyncSession, person_id: int) -> Screen:
    """The questionnaires of the person that are not handed in; before that, the paper."""
    card = await register.card(reader, visit, person_id=person_id)
    back = (button(t.plain("back"), OpenCard(person=person_id)),)
    try:
        theirs = await standing_in.stand_in(reader, visit, person_id=person_id)
    except PaperNeeded:
        version = visit.municipality.programme.consent.version
        signed = button(t.plain("standing-in-signed"), PaperSigned(person=person_id))
        return Screen(t("standing-in-consent", called=card.called, version=version), ((signed,), back))
    listed = await survey_list.list_for(reader, theirs)
    waiting = [one for one in listed if one.standing in {Standing.NEW, Standing.OPEN, Standing.DECLINED}]
    picks = [button(one.title, BeginFor(person=person_id, code=one.code)) for one in waiting]
    text = t("standing-in-choose", called=card.called, count=len(waiting))
    return Screen(text, (*in_columns(picks, 1), back))
