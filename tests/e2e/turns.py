"""Whoever breaks something gives people their turns, so that a questionnaire is never over before the last break."""

import asyncio
import random

from programmes.questionnaires import Questionnaire
from tests.e2e.somebody import Somebody, until


class Turns:
    """One tap each, for whoever comes first."""

    def __init__(self, people: list[Somebody]) -> None:
        self._people, self._left = people, 0.0

    def give(self, count: int) -> None:
        self._left += count

    def give_freely(self) -> None:
        self._left = float("inf")

    async def taken(self, count: int) -> None:
        """Give so many, and wait until the last of them is tapped: its answer may still be on its way."""
        self.give(count)
        wanted = sum(person.taps for person in self._people) + self._left
        await until(lambda: sum(person.taps for person in self._people) >= wanted, lambda: "nobody taps any more")

    async def answers(self, person: Somebody, questionnaire: Questionnaire, dice: random.Random) -> None:
        """One tap a question and never a second one, up to the review."""
        is_question = True
        while is_question:
            while self._left <= 0:  # noqa: ASYNC110  # several wait, and each takes one
                await asyncio.sleep(0.01)
            self._left -= 1
            is_question = await person.answers_one(questionnaire, dice)
            await asyncio.sleep(dice.uniform(0, 0.1))
