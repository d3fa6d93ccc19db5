"""People who tap and type whatever they like: each is answered, nothing fails, and there is always a way on.

`WALK=20000 WALK_SEED=2 .venv/bin/pytest tests/security/test_random_walks.py` is a long walk.
"""

import asyncio
import logging
import os
import random
from collections import Counter
from dataclasses import dataclass, field

import pytest

from bot.app import House
from handlers.reports.report_making import MAKING
from models.people import Role
from tests.dialogs.shortcuts import put_to_work, settle
from tests.services.test_rights_matrix import furnish
from tests.telegram import Person, Telegram

STEPS, SEED = int(os.environ.get("WALK", "400")), int(os.environ.get("WALK_SEED", "1"))
LATELY, FEW = 30, 10
ROLES = (
    None, Role.METHODIST, Role.CENTRE_HEAD, Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.EXPERT,
    Role.AUTHORITY_HEAD, Role.ADMIN,
)  # fmt: skip
TYPED = (
    "5", "-1", "3,5", "148 из 200", "23.11", "29.02.2027", "до 30 ноября", "завтра 15:00", "15:00–16:30", "с 10 до 12",
    "Лютиков Пётр Ильич", "Школа № 3", "2026/27", "да", "x", "=1+1", "<&>", "%имя% %срок%", "https://example.org/x",
    "1. Тема\n2. Другая", "а" * 4096, "😀" * 40, "/menu", "/cancel", "/help", "/surveys", "/route", "/consult", "/events",
    "/courses", "/materials", "/profile", "/privacy", "/requests", "/campaigns", "/deficits", "/routes", "/announce",
    "/plan", "/people", "/stats", "/staff", "/coverage", "/roles", "/audit", "/handover", "/language",
)  # fmt: skip
SENT = ("photo", "voice", "document", "sticker", "video", "video_note", "audio", "contact", "location")

pytestmark = pytest.mark.slow


@dataclass
class Walk:
    """Buttons seldom tapped are tapped sooner; now and then one of an older message, and now and then twice."""

    telegram: Telegram
    chance: random.Random
    tapped: Counter[tuple[str, str]] = field(default_factory=Counter)

    async def step(self, person: Person) -> str:
        """What was done, in words."""
        kind = self.chance.random()
        if kind < 0.8:
            return await self._taps(person, times=2 if kind < 0.08 else 1)
        if kind < 0.85:
            return await self._taps(person, times=1, is_old=True)
        if kind < 0.97:
            typed = self.chance.choice(TYPED)
            await person.says(typed)
            return f"says {typed[:40]!r}"
        sent = self.chance.choice(SENT)
        await person.sends(sent)
        return f"sends {sent}"

    async def _taps(self, person: Person, *, times: int, is_old: bool = False) -> str:
        with_buttons = [one for one in person.messages if one.inline_keyboard]
        message = self.chance.choice(with_buttons[-LATELY:]) if is_old else with_buttons[-1]
        place = (message.content.text or "").partition("\n")[0]
        labels = [one["text"] for row in message.inline_keyboard or [] for one in row if "callback_data" in one]
        seldom = [1 / (1 + self.tapped[place, label]) for label in labels]
        label = self.chance.choices(labels, seldom)[0]
        self.tapped[place, label] += 1
        for _ in range(times):
            person.presses(label, message=message)
        await self.telegram.deliver_at_once()
        return f"taps {label!r} under {place!r}, {times} times"


@pytest.mark.timeout(1800)
async def test_whatever_people_do_they_are_answered(house: House, telegram: Telegram, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.ERROR)
    for school, number in (("Школа № 3", 3100), ("Школа № 7", 3200)):
        await furnish(house, school, number)
    people: list[Person] = []
    for number, role in enumerate(ROLES, 501):
        await settle(house, number, names=("Ромашкина", "Вера", "Павловна"), role=role)
        people.append(telegram.person(number))
        await people[-1].says("/menu")
    walk = Walk(telegram, random.Random(SEED))
    for number in range(STEPS):
        person = walk.chance.choice(people)
        done = await walk.step(person)
        assert caplog.records == [], done
        assert telegram.unanswered == [], done
        assert person.id in MAKING or not is_dead_end(person), f"{done}: no way on under {person.text!r}"
        if number == STEPS // 2:
            await put_to_work(house, telegram)
    if MAKING:
        await asyncio.wait(MAKING.values())


def is_dead_end(person: Person) -> bool:
    """A file or what somebody has written comes alone, with the screen it was asked on above it."""
    return not any(one.inline_keyboard for one in person.messages[-FEW:])
