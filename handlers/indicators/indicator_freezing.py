"""Signing a value as of a day, correcting a signed one with a reason, and everything that was ever told."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import NOW, AskFreeze, Freeze, OpenHistory, SendDocument, as_day
from handlers.indicators.indicator_screens import back_to
from handlers.indicators.indicators import show_indicator
from handlers.leafing import leafing
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.indicators import indicator_freezing, indicator_history, indicators
from services.indicators.indicator_history import History, Told
from services.visits import Visit

PAGE = 3
"""With the longest documents and comments a message holds no more."""


class FreezeForm(StatesGroup):
    correcting = State()


def indicator_freezing_router() -> Router:
    router = Router(name="indicator_freezing")
    on_tap = router.callback_query.register
    on_tap(ask_to_freeze, AskFreeze.filter())
    on_tap(freeze, Freeze.filter())
    on_tap(open_history, OpenHistory.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(correct, StateFilter(FreezeForm.correcting), *typed)
    return router


async def ask_to_freeze(
    query: CallbackQuery, callback_data: AskFreeze, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """What would be signed; of a day that is signed already, why it changes."""
    code, on = callback_data.code, as_day(callback_data.day) or visit.municipality.day(visit.now)
    told = await indicator_freezing.history(reader, visit, code=code, as_of=on)
    card = await indicators.card(reader, visit, code=code, as_of=on)
    back = back_to(t, code, callback_data.day)
    title, day = card.definition.title, words.date_of(on)
    if told and told[0].taken_by is not None:
        await state.set_state(FreezeForm.correcting)
        await state.set_data({"code": code, "day": on.toordinal()})
        await show(query, Screen(t("indicator-ask-reason", title=title, day=day), ((back,),)))
        return
    value = words.with_parts(t, card.definition, card.figure, card.aim)
    sure = button(t.plain("indicator-freeze-sure"), Freeze(code=code, day=on.toordinal()))
    await show(query, Screen(t("indicator-ask-freeze", title=title, day=day, value=value), ((sure,), (back,))))


async def freeze(
    query: CallbackQuery,
    callback_data: Freeze,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    code, on = callback_data.code, as_day(callback_data.day) or visit.municipality.day(visit.now)
    await indicator_freezing.freeze(session, visit, code=code, as_of=on)
    toast = t.plain("indicator-frozen-now", day=words.date_of(on))
    await show_indicator(query, visit, reader, t, code, on.toordinal(), toast=toast)


async def correct(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    code, on = kept["code"], as_day(kept["day"]) or visit.municipality.day(visit.now)
    try:
        await indicator_freezing.correct(session, visit, code=code, as_of=on, reason=typed)
    except Unfitting as unfit:
        await session.rollback()
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((back_to(t, code, kept["day"]),),)))
        return
    await state.clear()
    await show_indicator(message, visit, reader, t, code, kept["day"])


async def open_history(
    query: CallbackQuery, callback_data: OpenHistory, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    code, page = callback_data.code, callback_data.page
    found = await indicator_history.told(reader, visit, code=code, page=page, size=PAGE)
    await show(query, history_screen(t, visit, found))


def history_screen(t: Speaker, visit: Visit, found: History) -> Screen:
    definition = found.definition
    entered = int(definition.formula is None)
    text: list[str] = [t("indicator-history-empty", title=definition.title)]
    if found.lines:
        text = [t("indicator-history", title=definition.title, entered=entered)]
    text += [_told(t, visit, found, one) for one in found.lines]
    files = [
        (button(t.plain("indicator-to-document", day=words.date_of(one.as_of)), SendDocument(entry=one.entry_id)),)
        for one in found.lines
        if one.entry_id is not None and one.document is not None and one.document.file_id is not None
    ]
    turns = leafing(t, found.page, found.pages, lambda other: OpenHistory(code=definition.code, page=other))
    return Screen("\n\n".join(text), (*files, turns, (back_to(t, definition, NOW),)))


def _told(t: Speaker, visit: Visit, found: History, one: Told) -> str:
    lines = [
        t(
            "indicator-history-line",
            day=words.date_of(one.as_of),
            value=words.with_parts(t, found.definition, one.figure),
            replaced=int(one.is_replaced),
        ),
        t(
            "indicator-history-by",
            entered=int(one.entry_id is not None and found.definition.formula is not None),
            by=one.by or "clock",
            at=words.date_of(visit.municipality.day(one.at)),
            version=one.version or 0,
        ),
    ]
    if one.reason:
        lines.append(t("indicator-reason", reason=one.reason))
    if one.document is not None:
        lines.append(t("indicator-history-document", document=one.document.text or "none"))
    if one.comment:
        lines.append(t("indicator-history-comment", comment=one.comment))
    return "\n".join(lines)
