"""Every button of the bot, found by itself, sent by those it was never shown to: calm answers and nobody's name."""

import enum
import logging
import re
import typing
from typing import Any

import pytest
from aiogram.filters.callback_data import CallbackData
from pydantic.fields import FieldInfo

from bot.app import House
from models.people import Account
from tests.dialogs.invitations import every
from tests.dialogs.shortcuts import settle, submit
from tests.house.test_doors import buttons
from tests.telegram import Telegram

TEACHER, FOREIGN = 501, 777
PARTS = 4
"""So that several processes share them."""
OWN_END = {"leave", "consent"}
"""Buttons by which somebody rightly leaves; others would not be tried as who they were."""


def forged(kind: type[CallbackData], number: int) -> str:
    """A button with every number in it the one of somebody else's row."""
    return kind(**{name: _value(field, number) for name, field in kind.model_fields.items()}).pack()


def _value(field: FieldInfo, number: int) -> Any:
    shape: Any = field.annotation
    if type(None) in typing.get_args(shape):
        return None
    while typing.get_args(shape):
        shape = typing.get_args(shape)[0]
    if shape is bool:
        return True
    if issubclass(shape, enum.Enum):
        return next(iter(shape))
    bounds = {
        name: getattr(one, name) for one in field.metadata for name in ("ge", "le", "pattern") if hasattr(one, name)
    }
    if shape is int:
        lowest = max(number, bounds.get("ge", number))
        return min(lowest, bounds.get("le", lowest))
    length = re.search(r"\{(\d+)\}", bounds.get("pattern") or "")
    return "a" * int(length[1]) if length else "abcdef"


@pytest.mark.parametrize("part", range(PARTS))
@pytest.mark.parametrize("is_known", [False, True], ids=["stranger", "teacher"])
async def test_buttons_of_others_open_nothing(
    house: House, telegram: Telegram, caplog: pytest.LogCaptureFixture, part: int, is_known: bool
):
    other = await settle(house, FOREIGN, names=("Тайникова", "Юнона", "Савельевна"), school="Школа № 99")
    await submit(house, FOREIGN)
    if is_known:
        await settle(house, TEACHER)
    person = telegram.person(TEACHER)
    await person.says("/menu")
    kinds = sorted((one for one in buttons() if one.__prefix__ not in OWN_END), key=lambda one: one.__prefix__)
    before = len(telegram.session.sent)
    for kind in kinds[part::PARTS]:
        await person.forges(forged(kind, other))
        failed = [one.getMessage() for one in caplog.records if one.levelno >= logging.ERROR]
        assert (failed, telegram.session.faults, telegram.unanswered) == ([], [], []), kind
    told = f"{telegram.session.sent[before:]}{telegram.toasts}"
    assert not re.search("Тайников|Юнона|Савельевн", told)
    assert FOREIGN in {one.telegram_id for one in await every(house, Account)}
