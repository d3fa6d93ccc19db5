"""What the bot says by itself, put into words: the text of a letter and the buttons under it."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from aiogram.types import InlineKeyboardButton

from handlers import figure_words
from handlers.screens import Screen
from locales.catalog import Markup, Speaker
from services.events.event_links import link_to


def words(t: Speaker, payload: Mapping[str, Any]) -> str:
    text: str = payload["text"] if "text" in payload else t(payload["phrase"], **_values(t, payload))
    return text


def buttons(t: Speaker, rows: Sequence[Sequence[Mapping[str, Any]]], username: str) -> list[list[InlineKeyboardButton]]:
    """`username` is of the bot itself, for those that open it."""
    return [[_button(t, one, username) for one in row] for row in rows if row]


def letter_screen(t: Speaker, payload: Mapping[str, Any]) -> Screen:
    """The same words as a screen."""
    return Screen(words(t, payload), buttons(t, payload.get("rows", ()), ""))


def _values(t: Speaker, payload: Mapping[str, Any]) -> dict[str, Any]:
    days = {name: t.day(date.fromisoformat(day)) for name, day in payload.get("days", {}).items()}
    lines = {
        name: Markup("\n".join(t(one["phrase"], **one.get("values", {}), **_figures(t, one)) for one in some))
        for name, some in payload.get("lines", {}).items()
    }
    return {**payload.get("values", {}), **days, **lines}


def _figures(t: Speaker, line: Mapping[str, Any]) -> dict[str, str]:
    return {name: figure_words.written(t, one) for name, one in line.get("figures", {}).items()}


def _button(t: Speaker, one: Mapping[str, Any], username: str) -> InlineKeyboardButton:
    text = one["text"] if "text" in one else t.plain(one["phrase"], **one.get("values", {}))
    url = link_to(username, one["start"]) if "start" in one else one.get("url")
    return InlineKeyboardButton(text=text, callback_data=one.get("data"), url=url)
