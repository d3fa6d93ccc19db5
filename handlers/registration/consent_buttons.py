"""Buttons around the consent: to its text, the verdict on it, the text as a file."""

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from handlers.screens import button
from locales.catalog import Speaker


class Meet(CallbackData, prefix="meet"):
    """To the text in force."""

    payload: str


class Verdict(CallbackData, prefix="consent"):
    agreed: bool
    version: int
    """Of the text the person has read."""
    payload: str


class ConsentText(CallbackData, prefix="consenttext"):
    pass


def way_to_consent(t: Speaker, payload: str = "") -> InlineKeyboardButton:
    return button(t.plain("consent-read"), Meet(payload=payload))
