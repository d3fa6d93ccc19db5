"""Decisions in the chat: written into minutes, followed, done, taken off."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.meetings import meeting_decision_screens as screens
from handlers.meetings.meeting_buttons import (
    AddDecision,
    AskDecision,
    AskDrop,
    AskFinish,
    AssociationDecisions,
    DecisionFact,
    FinishPlainly,
    LeafDecisions,
    OpenDecision,
    OwnDecisions,
    PickResponsible,
    RemoveDecision,
)
from handlers.meetings.meeting_minutes_screens import to_minutes
from handlers.meetings.meeting_screens import PAGE
from handlers.pasted import Rest, note_refused, pass_over
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services.errors import NotFound, Unfitting
from services.meetings import meeting_decisions, meeting_followup, meeting_minutes
from services.ports import Post
from services.visits import Visit


class DecisionForm(StatesGroup):
    deciding = State()
    """A new one; the data hold `minutes`."""
    changing = State()
    """A fact; the data hold `decision` and `fact`."""
    finishing = State()
    """How it was done; the data hold `decision`."""
    dropping = State()
    """Why it is taken off; the data hold `decision`."""


def meeting_decisions_router() -> Router:
    router = Router(name="meeting_decisions")
    on_tap = router.callback_query.register
    on_tap(leaf_decisions, LeafDecisions.filter())
    on_tap(ask_new, AddDecision.filter())
    on_tap(open_decision, OpenDecision.filter())
    on_tap(ask_fact, AskDecision.filter())
    on_tap(pick_responsible, PickResponsible.filter())
    on_tap(remove, RemoveDecision.filter())
    on_tap(ask_finish, AskFinish.filter())
    on_tap(finish_plainly, FinishPlainly.filter())
    on_tap(ask_drop, AskDrop.filter())
    on_tap(open_own, OwnDecisions.filter())
    on_tap(open_association, AssociationDecisions.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_words = router.message.register
    on_words(pass_over, StateFilter(DecisionForm), Rest())
    on_words(add, StateFilter(DecisionForm.deciding), *typed)
    on_words(take_fact, StateFilter(DecisionForm.changing), *typed)
    on_words(finish, StateFilter(DecisionForm.finishing), *typed)
    on_words(drop, StateFilter(DecisionForm.dropping), *typed)
    return router


async def leaf_decisions(
    query: CallbackQuery,
    callback_data: LeafDecisions,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    sheet = await meeting_minutes.look(reader, visit, minutes_id=callback_data.minutes)
    await state.clear()
    await show(query, screens.decisions_screen(t, sheet, callback_data.page))


async def ask_new(
    query: CallbackQuery, callback_data: AddDecision, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await meeting_minutes.look_open(reader, visit, minutes_id=callback_data.minutes)
    await state.set_state(DecisionForm.deciding)
    await state.set_data({"minutes": callback_data.minutes})
    await show(query, Screen(t("decision-ask-new"), ((to_minutes(t, callback_data.minutes),),)))


async def add(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    minutes = await state.get_value("minutes", 0)
    try:
        number = await meeting_decisions.add(session, visit, minutes_id=minutes, typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((to_minutes(t, minutes),),)))
        return
    await _show_decision(message, state, visit, reader, t, number)


async def open_decision(
    query: CallbackQuery, callback_data: OpenDecision, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_decision(query, state, visit, reader, t, callback_data.decision)


async def ask_fact(
    query: CallbackQuery, callback_data: AskDecision, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    task = await meeting_followup.look(reader, visit, decision_id=callback_data.decision)
    if not task.may_write:
        raise NotFound
    await state.set_state(DecisionForm.changing)
    await state.set_data({"decision": callback_data.decision, "fact": callback_data.fact.value})
    await show(query, screens.asking_screen(t, task, callback_data.fact))


async def take_fact(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    number, fact = kept["decision"], DecisionFact(kept["fact"])
    if fact is DecisionFact.RESPONSIBLE:
        found = await meeting_decisions.suggest(reader, visit, decision_id=number, typed=typed)
        await show(message, screens.found_screen(t, number, found))
        return
    change = meeting_decisions.reword if fact is DecisionFact.TEXT else meeting_decisions.set_due
    try:
        await change(session, visit, decision_id=number, typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, refused(t, unfit, number))
        return
    await _show_decision(message, state, visit, reader, t, number)


async def pick_responsible(
    query: CallbackQuery,
    callback_data: PickResponsible,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, person = callback_data.decision, callback_data.person or None
    await meeting_decisions.entrust(session, visit, decision_id=number, person_id=person)
    await _show_decision(query, state, visit, reader, t, number)


async def remove(
    query: CallbackQuery,
    callback_data: RemoveDecision,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.decision
    if not callback_data.sure:
        task = await meeting_followup.look(reader, visit, decision_id=number)
        if not task.may_write:
            raise NotFound
        await show(query, screens.remove_screen(t, task))
        return
    minutes = await meeting_decisions.remove(session, visit, decision_id=number)
    post.wake()
    await state.clear()
    sheet = await meeting_minutes.look(reader, visit, minutes_id=minutes)
    await show(query, screens.decisions_screen(t, sheet, 0))


async def ask_finish(
    query: CallbackQuery, callback_data: AskFinish, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    task = await meeting_followup.look(reader, visit, decision_id=callback_data.decision)
    await state.set_state(DecisionForm.finishing)
    await state.set_data({"decision": callback_data.decision})
    await show(query, screens.finish_screen(t, task))


async def finish_plainly(
    query: CallbackQuery,
    callback_data: FinishPlainly,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.decision
    await meeting_followup.finish(session, visit, decision_id=number, typed=None)
    await _show_decision(query, state, visit, reader, t, number)


async def finish(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("decision", 0)
    try:
        await meeting_followup.finish(session, visit, decision_id=number, typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, refused(t, unfit, number))
        return
    await _show_decision(message, state, visit, reader, t, number)


async def ask_drop(
    query: CallbackQuery, callback_data: AskDrop, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    task = await meeting_followup.look(reader, visit, decision_id=callback_data.decision)
    if not task.may_drop:
        raise NotFound
    await state.set_state(DecisionForm.dropping)
    await state.set_data({"decision": callback_data.decision})
    await show(query, Screen(t("decision-ask-reason"), ((screens.to_decision(t, callback_data.decision),),)))


async def drop(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("decision", 0)
    try:
        await meeting_followup.drop(session, visit, decision_id=number, typed=typed)
    except Unfitting as unfit:
        await note_refused(message, state)
        await show(message, refused(t, unfit, number))
        return
    post.wake()
    await _show_decision(message, state, visit, reader, t, number)


async def open_own(
    query: CallbackQuery, callback_data: OwnDecisions, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await meeting_followup.own(reader, visit, page=callback_data.page, size=PAGE)
    await state.clear()
    await show(query, screens.own_screen(t, visit, found, callback_data.page, callback_data.association))


async def open_association(
    query: CallbackQuery,
    callback_data: AssociationDecisions,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, page = callback_data.association, callback_data.page
    found = await meeting_followup.of_association(reader, visit, association_id=number, page=page, size=PAGE)
    await state.clear()
    await show(query, screens.association_screen(t, visit, found, number, page))


def refused(t: Speaker, unfit: Unfitting, decision_id: int) -> Screen:
    """What was wrong with the words; others may be typed at once."""
    return Screen(t(unfit.phrase, **unfit.values), ((screens.to_decision(t, decision_id),),))


async def _show_decision(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, number: int
) -> None:
    task = await meeting_followup.look(reader, visit, decision_id=number)
    await state.clear()
    await show(event, screens.decision_screen(t, visit, task))
