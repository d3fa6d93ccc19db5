"""The one place that speaks a refusal, and an apology for what nobody expected."""

import logging
from contextlib import suppress

from aiogram import Router
from aiogram.exceptions import TelegramAPIError, TelegramNetworkError, TelegramServerError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import ErrorEvent, InlineKeyboardButton, Message

from handlers.consent_buttons import way_to_consent
from handlers.places import Place, way_to
from handlers.screens import Screen, answer, show
from locales.catalog import Catalog, Speaker
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
    log.error("update %s failed", event.update.update_id, exc_info=event.exception)
    speak = t or catalog.speaker(None)
    await _say(event, speak, speak("apology"))


async def _say(event: ErrorEvent, t: Speaker, text: str, *first: InlineKeyboardButton) -> None:
    about = event.update.callback_query or event.update.message
    if isinstance(about, Message) and about.chat.type != "private":
        return  # a group has asked for nothing
    with suppress(TelegramAPIError):
        if about is not None:
            await show(about, Screen(text, (first, (way_to(t, Place.MENU),))))
