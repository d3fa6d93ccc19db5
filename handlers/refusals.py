"""The one place that speaks a refusal, and an apology for what nobody expected."""

import logging
from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, InlineKeyboardButton, Message

from handlers.places import Place, way_to
from handlers.registration.consent_buttons import way_to_consent
from handlers.screens import Screen, answer, show
from locales.catalog import Catalog, Speaker
from models.faults import Fault, fault_of, told, trace_of
from services.errors import ConsentNeeded, Refusal
from services.pulse import Pulse

UNHEARD = (TelegramNetworkError, TelegramServerError)

log = logging.getLogger(__name__)


def refusals_router() -> Router:
    router = Router(name="refusals")
    router.error.register(speak_refusal, ExceptionTypeFilter(Refusal))
    router.error.register(apologise)
    return router


async def speak_refusal(event: ErrorEvent, catalog: Catalog, t: Speaker | None = None) -> None:
    """A calm sentence: over the screen for a tap, with the way home for a message."""
    refusal = event.exception
    assert isinstance(refusal, Refusal)
    if refusal.is_worth_knowing:
        log.warning("refused %s in update %s", type(refusal).__name__, event.update.update_id)
    speak = t or catalog.speaker(None)
    if isinstance(refusal, ConsentNeeded):
        await _say(event, speak, speak(refusal.phrase), way_to_consent(speak))
    elif event.update.callback_query is not None:
        await answer(event.update.callback_query, speak.plain(refusal.phrase, **_values(speak, refusal)), alert=True)
    else:
        await _say(event, speak, speak(refusal.phrase, **_values(speak, refusal)))


def _values(t: Speaker, refusal: Refusal) -> dict[str, str | int]:
    return {**refusal.values, **{name: t.day(day) for name, day in refusal.days.items()}}


async def apologise(event: ErrorEvent, catalog: Catalog, t: Speaker | None = None, pulse: Pulse | None = None) -> None:
    if isinstance(event.exception, UNHEARD) and pulse is not None and pulse.away_for:
        # What was done is stored; an apology would not get through either.
        log.warning("the answer to update %s did not get through", event.update.update_id)
        return
    trace, speak = trace_of(event.exception), t or catalog.speaker(None)
    log.error("update %s failed (%s)", event.update.update_id, told(event.exception), exc_info=trace)
    fault = fault_of(event.exception)
    if fault is not None:
        await _say_not_kept(event, speak, fault)
    else:
        await _say(event, speak, speak("apology"))


async def _say_not_kept(event: ErrorEvent, t: Speaker, fault: Fault) -> None:
    """Over the screen, which stays: the same button is to be pressed again, the same words are to be sent again."""
    query = event.update.callback_query
    if query is None:
        await _say(event, t, t("apology-send-again" if fault.is_passing else "apology-for-now"))
        return
    text = t.plain("apology-press-again" if fault.is_passing else "apology-for-now")
    try:
        await query.answer(text, show_alert=True)
    except TelegramAPIError:  # it has waited for the database for so long that Telegram takes no answer any more
        await _say_below(query, text)


async def _say_below(query: CallbackQuery, text: str) -> None:
    if query.message is not None:
        with suppress(TelegramAPIError):
            await query.message.answer(text)


async def _say(event: ErrorEvent, t: Speaker, text: str, *first: InlineKeyboardButton) -> None:
    about = event.update.callback_query or event.update.message
    if isinstance(about, Message) and about.chat.type != "private":
        return  # a group has asked for nothing
    with suppress(TelegramAPIError):
        if about is not None:
            await show(about, Screen(text, (first, (way_to(t, Place.MENU),))))
