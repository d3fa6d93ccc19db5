"""Entering values the bot cannot know: the number, its day, what proves it; each in a message or a tap."""

from datetime import date

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import KEPT, hand_out, sent_in
from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import AskValue, SendDocument, SetDay, SetEvidence, as_day, as_number
from handlers.indicators.indicator_screens import back_to
from handlers.indicators.indicators import show_indicator
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from programmes.indicators import Indicator, Unit
from services import moments
from services.documents import typed_document
from services.errors import NotAllowed, Unfitting
from services.indicators import indicator_entering, indicator_history, indicators
from services.indicators.indicator_days import days_to_choose
from services.indicators.indicator_entering import Value
from services.indicators.indicator_typing import two
from services.indicators.indicator_views import definition_of
from services.visits import Visit


class EnterForm(StatesGroup):
    typing_value = State()
    choosing_day = State()
    proving = State()


def indicator_entering_router() -> Router:
    router = Router(name="indicator_entering")
    on_tap = router.callback_query.register
    on_tap(ask_value, AskValue.filter())
    on_tap(set_evidence, SetEvidence.filter())
    on_tap(set_day, SetDay.filter())
    on_tap(send_document, SendDocument.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_message = router.message.register
    on_message(set_value, StateFilter(EnterForm.typing_value), *typed)
    on_message(type_day, StateFilter(EnterForm.choosing_day), *typed)
    on_message(prove_in_words, StateFilter(EnterForm.proving), *typed)
    on_message(prove_by_file, StateFilter(EnterForm.proving), KEPT)
    on_message(refuse_proof, StateFilter(EnterForm.proving), ~F.text)
    return router


async def ask_value(query: CallbackQuery, callback_data: AskValue, state: FSMContext, visit: Visit, t: Speaker) -> None:
    code = callback_data.code
    definition = definition_of(visit, code)
    if not indicators.may_enter(visit.actor, definition):
        raise NotAllowed
    await state.set_state(EnterForm.typing_value)
    await state.set_data({"code": code})
    await show(query, _value_screen(t, definition))


async def set_evidence(
    query: CallbackQuery, callback_data: SetEvidence, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    code, typed = callback_data.code, str(int(callback_data.has))
    indicator_entering.check(visit, code=code, value=Value(typed=typed))
    await state.set_state(EnterForm.choosing_day)
    await state.set_data({"code": code, "typed": typed})
    await show(query, _day_screen(t, visit, definition_of(visit, code)))


async def set_value(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    code = await state.get_value("code", "")
    definition = definition_of(visit, code)
    pair = two(typed) if _is_pair(definition) else None
    said: dict[str, int | str] = {"part": pair[0], "whole": pair[1]} if pair else {"typed": typed[:40]}
    try:
        indicator_entering.check(visit, code=code, value=_value(said))
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, code),),)))
        return
    await state.update_data(said)
    await state.set_state(EnterForm.choosing_day)
    await show(message, _day_screen(t, visit, definition))


async def set_day(query: CallbackQuery, callback_data: SetDay, state: FSMContext, visit: Visit, t: Speaker) -> None:
    kept, day = await state.get_data(), as_day(callback_data.day)
    if kept.get("code") != callback_data.code or day is None or not {"typed", "part"} & kept.keys():
        # A button from before: what was typed is forgotten, and has to be asked for anew.
        await ask_value(query, AskValue(code=callback_data.code), state, visit, t)
        return
    await _take_day(query, day, state, visit, t)


async def type_day(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    try:
        day = moments.read_past_day(typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        definition = definition_of(visit, await state.get_value("code", ""))
        await show(message, _day_screen(t, visit, definition, unfit))
        return
    await _take_day(message, day, state, visit, t)


async def prove_in_words(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    document, comment = typed_document(typed)
    await _enter(message, document, comment, state, visit, session, reader, t)


async def prove_by_file(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    document = sent_in(message)
    if document is None:
        await refuse_proof(message, state, t)
        return
    await _enter(message, document, message.caption, state, visit, session, reader, t)


async def refuse_proof(message: Message, state: FSMContext, t: Speaker) -> None:
    """A voice, a video: nothing that proves a number."""
    back = back_to(t, await state.get_value("code", ""))
    await show(message, Screen(t("document-unfit"), ((back,),)))


async def send_document(
    query: CallbackQuery, callback_data: SendDocument, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker
) -> None:
    """The file a value was entered with; one Telegram no longer has is told so."""
    found = await indicator_history.document(reader, visit, entry_id=callback_data.entry)
    await hand_out(query, bot, t, found)


async def _take_day(event: Message | CallbackQuery, day: date, state: FSMContext, visit: Visit, t: Speaker) -> None:
    definition = definition_of(visit, await state.get_value("code", ""))
    code = definition.code
    try:
        indicator_entering.check(visit, code=code, value=_value(await state.get_data()), as_of=day)
    except Unfitting as unfit:
        await show(event, _day_screen(t, visit, definition, unfit))
        return
    await state.update_data(day=day.toordinal())
    await state.set_state(EnterForm.proving)
    text = t("indicator-ask-document", title=definition.title, day=words.date_of(day))
    await show(event, Screen(text, ((back_to(t, code),),)))


async def _enter(  # what proves the value besides what every handler has
    message: Message,
    document: str,
    comment: str | None,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    code, day = kept["code"], date.fromordinal(kept["day"])
    try:
        await indicator_entering.enter(
            session, visit, code=code, as_of=day, value=_value(kept), document=document, comment=comment
        )
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, code),),)))
        return
    await state.clear()
    await show_indicator(message, visit, reader, t, code, kept["day"])


def _value_screen(t: Speaker, definition: Indicator) -> Screen:
    code = definition.code
    if words.is_evidence(definition):
        picks = [
            button(t.plain("indicator-there-is"), SetEvidence(code=code, has=True)),
            button(t.plain("indicator-there-is-not"), SetEvidence(code=code, has=False)),
        ]
        return Screen(
            t("indicator-ask-evidence", title=definition.title, how=definition.how), (picks, (back_to(t, code),))
        )
    phrase = "indicator-ask-share" if _is_pair(definition) else "indicator-ask-number"
    return Screen(t(phrase, title=definition.title, how=definition.how), ((back_to(t, code),),))


def _day_screen(t: Speaker, visit: Visit, definition: Indicator, unfit: Unfitting | None = None) -> Screen:
    """`unfit`: what was wrong with the day before."""
    today, code = visit.municipality.day(visit.now), definition.code
    days = days_to_choose(visit.municipality, definition, today=today)
    picks = [button(words.date_of(day), SetDay(code=code, day=as_number(day))) for day in days]
    now = button(t.plain("indicator-today"), SetDay(code=code, day=as_number(today)))
    rows = (*in_columns(picks, 2), (now,) if today not in days else (), (back_to(t, code),))
    lines = [t(unfit.phrase, **unfit.values)] if unfit is not None else []
    return Screen("\n\n".join([*lines, t("indicator-ask-value-day", title=definition.title)]), rows)


def _is_pair(definition: Indicator) -> bool:
    return definition.unit is Unit.SHARE and not words.is_evidence(definition)


def _value(kept: dict[str, int | str]) -> Value:
    if "part" in kept:
        return Value(int(kept["part"]), int(kept["whole"]))
    return Value(typed=str(kept.get("typed", "")))
