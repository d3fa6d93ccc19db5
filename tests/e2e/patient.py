"""People who do what the bot asks of them when something could not be stored: press the same button again."""

import asyncio
import random
import time
from typing import Any

from playground.server import Playground
from programmes.questionnaires import Questionnaire
from tests.e2e.somebody import PATIENCE_SECONDS, Somebody

SENTENCES = ("Нажмите ещё раз", "повторите его позже", "Пришлите это ещё раз")
BREATH_SECONDS = 0.3


class Patient(Somebody):
    """`told` holds what came over the screen, and when."""

    def __init__(self, playground: Playground, number: int) -> None:
        super().__init__(playground, number)
        self.told: list[tuple[float, str]] = []
        self.went_on_at = time.monotonic()
        self.longest_silence = 0.0
        self.is_done = False
        playground.world.listeners.append(self._hear)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["event"] == "answer" and event["text"]:
            self._note_told(event["text"])
        elif event["event"] == "message" and event["chat_id"] == self.id and self._is_sorry(event["message"]["text"]):
            self._note_told(event["message"]["text"])

    def _note_told(self, text: str) -> None:
        self.told.append((time.monotonic(), text))

    @staticmethod
    def _is_sorry(text: str) -> bool:
        return any(sentence in text for sentence in SENTENCES)

    async def answers_one(self, questionnaire: Questionnaire, dice: random.Random) -> bool:
        """Press one button until the next screen comes; false when there is no question."""
        data = [data for _, data in self.buttons]
        chosen = self._choice(data, dice)
        if chosen is None:
            self.is_done = True
            return False
        before, deadline = self.state, time.monotonic() + PATIENCE_SECONDS
        while self.state == before:
            heard, pressed_at = len(self.told), time.monotonic()
            self.press(chosen)
            while self.state == before and len(self.told) == heard:
                assert time.monotonic() < deadline + PATIENCE_SECONDS, f"{self.id} hears nothing after {chosen}"
                await asyncio.sleep(0.005)
            self.longest_silence = max(self.longest_silence, time.monotonic() - pressed_at)
            if self.state == before:
                await asyncio.sleep(BREATH_SECONDS)
        self.went_on_at = time.monotonic()
        self._note(questionnaire, chosen)
        return True
