"""Saying that a row is done: when, and what shows it; a correction begins with its reason."""

from datetime import date

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import KEPT, sent_in
from handlers.indicators import indicator_words
from handlers.roadmap.roadmap import due, show_item
from handlers.roadmap.roadmap_buttons import DoneOn, MarkItem, NotDone
from handlers.roadmap.roadmap_screens import back_to
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.documents import typed_document
from services.errors import Unfitting
from services.roadmap import roadmap_marking
from services.roadmap.roadmap_marking import LONGEST_REASON
from services.typed_days import past_day
from services.visits import Visit


class MarkForm(StatesGroup):
    explaining = State()
    choosing_day = State()
    proving = State()


def roadmap_marking_router() -> Router:
    router = Router(name="roadmap_marking")
    on_tap = router.callback_query.register
    on_tap(begin, MarkItem.filter())
    on_tap(pick_day, DoneOn.filter())
    on_tap(take_back, NotDone.filter())
    on_message = router.message.register
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(explain, StateFilter(MarkForm.explaining), *typed)
    on_message(type_day, StateFilter(MarkForm.choosing_day), *typed)
    on_message(prove_in_words, StateFilter(MarkForm.proving), *typed)
    on_message(prove_by_file, StateFilter(MarkForm.proving), KEPT)
    on_message(refuse_proof, StateFilter(MarkForm.proving), ~F.text)
    return router


async def begin(
    query: CallbackQuery, callback_data: MarkItem, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    item, day = callback_data.item, callback_data.day
    last = await roadmap_marking.begin(reader, visit, item=item, due_on=due(day))
    await state.set_data({"item": item, "day": day, "last": last})
    if last:
        await state.set_state(MarkForm.explaining)
        await show(query, Screen(t("roadmap-ask-reason"), ((back_to(t, item, day),),)))
        return
    await _ask_day(query, state, visit, t)


async def explain(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    try:
        reason = roadmap_marking.words(typed, LONGEST_REASON)
    except Unfitting as unfit:
        await _again(message, state, t, unfit, t("roadmap-ask-reason"))
        return
    await state.update_data(reason=reason)
    await _ask_day(message, state, visit, t)


async def pick_day(query: CallbackQuery, callback_data: DoneOn, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """A button of another form takes nothing: that row has to be begun anew."""
    await _must_be_of(state, callback_data.item, callback_data.day)
    await _take_day(query, due(callback_data.done), state, visit, t)


async def type_day(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    try:
        day = past_day(visit, typed)
    except Unfitting as unfit:
        await _ask_day(message, state, visit, t, unfit)
        return
    await _take_day(message, day, state, visit, t)


async def take_back(
    query: CallbackQuery,
    callback_data: NotDone,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await _must_be_of(state, callback_data.item, callback_data.day)
    await _save(query, {**kept, "done": None}, None, state, visit, session, reader, t)


async def prove_in_words(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    document, _ = typed_document(" ".join(typed.split()))
    await _save(message, await state.get_data(), document, state, visit, session, reader, t)


async def prove_by_file(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    document = sent_in(message)
    if document is None:
        await refuse_proof(message, state, t)
        return
    await _save(message, await state.get_data(), document, state, visit, session, reader, t)


async def refuse_proof(message: Message, state: FSMContext, t: Speaker) -> None:
    """A voice, a video: nothing that can be read later."""
    kept = await state.get_data()
    await show(message, Screen(t("document-unfit"), ((back_to(t, kept["item"], kept["day"]),),)))


async def _ask_day(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, unfit: Unfitting | None = None
) -> None:
    await state.set_state(MarkForm.choosing_day)
    kept, today = await state.get_data(), visit.municipality.day(visit.now)
    item, day = kept["item"], kept["day"]
    lines = [t(unfit.phrase, **unfit.values)] if unfit is not None else []
    picks = [(button(t.plain("indicator-today"), DoneOn(item=item, day=day, done=today.toordinal())),)]
    if kept["last"]:
        picks.append((button(t.plain("roadmap-not-done"), NotDone(item=item, day=day)),))
    await show(event, Screen("\n\n".join([*lines, t("roadmap-ask-day")]), (*picks, (back_to(t, item, day),))))


async def _take_day(event: Message | CallbackQuery, done: date, state: FSMContext, visit: Visit, t: Speaker) -> None:
    kept = await state.get_data()
    try:
        roadmap_marking.check_day(visit, item=kept["item"], due_on=due(kept["day"]), done_on=done)
    except Unfitting as unfit:
        await _ask_day(event, state, visit, t, unfit)
        return
    await state.update_data(done=done.toordinal())
    await state.set_state(MarkForm.proving)
    text = t("roadmap-ask-document", day=indicator_words.date_of(done))
    await show(event, Screen(text, ((back_to(t, kept["item"], kept["day"]),),)))


async def _save(  # what shows it besides what every handler has
    event: Message | CallbackQuery,
    kept: dict[str, object],
    document: str | None,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    item, due_on, done = str(kept["item"]), due(int(str(kept["day"]))), kept["done"]
    try:
        await roadmap_marking.mark(
            session,
            visit,
            item=item,
            due_on=due_on,
            done_on=None if done is None else date.fromordinal(int(str(done))),
            document=document,
            reason=str(kept["reason"]) if kept.get("reason") else None,
            last=int(str(kept["last"])),
        )
    except Unfitting as unfit:
        if isinstance(event, CallbackQuery) or unfit.phrase != "words-too-long":
            raise
        await _again(event, state, t, unfit)
        return
    await state.clear()
    await show_item(event, visit, reader, t, item, due_on)


async def _again(message: Message, state: FSMContext, t: Speaker, unfit: Unfitting, asked: str = "") -> None:
    kept = await state.get_data()
    lines = filter(None, (t(unfit.phrase, **unfit.values), asked))
    await show(message, Screen("\n\n".join(lines), ((back_to(t, kept["item"], kept["day"]),),)))


async def _must_be_of(state: FSMContext, item: str, day: int) -> dict[str, object]:
    kept = await state.get_data()
    if (kept.get("item"), kept.get("day")) != (item, day) or (kept.get("last") and not kept.get("reason")):
        raise Unfitting("roadmap-changed")
    return kept
