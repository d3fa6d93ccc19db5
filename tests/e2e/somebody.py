"""A person with a phone far away from the bot: acts, then waits until the screen changes."""

import asyncio
import json
import random
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from handlers.surveys.survey_buttons import Choose, Mark, PassOn
from playground.messages import Message
from playground.server import Playground
from programmes.questionnaires import Questionnaire

PATIENCE_SECONDS = 60
CHOOSE, MARK, PASS_ON = (f"{kind.__prefix__}:" for kind in (Choose, Mark, PassOn))

State = tuple[int, str, str]


async def until(condition: Callable[[], bool], complaint: Callable[[], str], within: float = PATIENCE_SECONDS) -> None:
    deadline = time.monotonic() + within
    while not condition():
        assert time.monotonic() < deadline, complaint()
        await asyncio.sleep(0.005)


@dataclass
class Somebody:
    """`seen` holds the answers after which the next screen came: these must be in the drawer, whatever happens."""

    playground: Playground
    id: int
    name: str = "Вера"
    seen: dict[str, set[str]] = field(default_factory=dict)
    taps: int = 0
    overlooked: str = ""
    """Words of a letter that may come below the screen at any time and is none."""

    def __post_init__(self) -> None:
        self.playground.add_person(self.id, self.name)
        self._screen: int | None = None
        self.playground.world.listeners.append(self._look)

    def _look(self, event: dict[str, Any]) -> None:
        """The screen is what moved last: a new message, or an old one with new buttons."""
        if event["event"] in {"message", "edited"} and event["chat_id"] == self.id:
            message = event["message"]
            if self.overlooked and self.overlooked in (message["text"] or ""):
                return
            if message["from"] == "bot" and (event["event"] == "message" or message["inline_keyboard"]):
                self._screen = message["id"]

    @property
    def screen(self) -> Message | None:
        chat = self.playground.chat(self.id)
        return chat.messages.get(self._screen) if chat and self._screen else None

    @property
    def text(self) -> str:
        return self.screen.content.text if self.screen else ""

    @property
    def buttons(self) -> list[tuple[str, str]]:
        """Labels and data of the buttons on the screen."""
        rows = (self.screen and self.screen.inline_keyboard) or []
        return [(button["text"], button.get("callback_data", "")) for row in rows for button in row]

    @property
    def state(self) -> State:
        screen = self.screen
        return (screen.id, screen.content.text, json.dumps(self.buttons)) if screen else (0, "", "")

    async def until(self, condition: Callable[[], bool], hope: str) -> None:
        await until(condition, lambda: f"{self.id} waits for {hope}; sees {self.text!r} {self.buttons}")

    async def says(self, text: str) -> str:
        before = self.state
        self.playground.say(self.id, text)
        await self.until(lambda: self.state != before, f"an answer to {text!r}")
        return self.text

    async def taps_on(self, label: str) -> str:
        """Tap the button that begins with the label or else holds it, once there is one; returns the text afterwards."""
        await self.until(lambda: self._data_of(label) is not None, f"a button {label!r}")
        data = self._data_of(label)
        assert data is not None
        before = self.state
        self.press(data)
        await self.until(lambda: self.state != before, f"something after {label!r}")
        return self.text

    def _data_of(self, label: str) -> str | None:
        fitting = [data for text, data in self.buttons if text.startswith(label)]
        fitting += [data for text, data in self.buttons if label in text]
        return fitting[0] if fitting else None

    def press(self, data: str) -> None:
        """Press the button with that data; nobody waits."""
        assert self.screen is not None
        rows = self.screen.inline_keyboard or []
        place = next(
            (row, column)
            for row, buttons in enumerate(rows)
            for column, button in enumerate(buttons)
            if button.get("callback_data") == data
        )
        self.taps += 1
        self.playground.press(self.id, self.screen.id, *place)

    async def opens_diagnostics(self) -> None:
        await self.says("/surveys")
        await self.taps_on("Профессиональный профиль")
        await self.taps_on("Начать")
        await self.until(lambda: "Вопрос 1 " in self.text, "the first question")

    async def answers_all(self, questionnaire: Questionnaire, dice: random.Random, pause: float = 0.0) -> None:
        """One tap a question and never a second one, up to the review."""
        is_question = True
        while is_question:
            is_question = await self.answers_one(questionnaire, dice)
            await asyncio.sleep(dice.uniform(0, pause))

    async def answers_one(self, questionnaire: Questionnaire, dice: random.Random) -> bool:
        """Answer or pass the question on the screen and wait for what comes; false when it is no question."""
        chosen = self._choice([data for _, data in self.buttons], dice)
        if chosen is None:
            return False
        before = self.state
        self.press(chosen)
        await self.until(lambda: self.state != before, f"what comes after {chosen}")
        self._note(questionnaire, chosen)
        return True

    def _choice(self, data: list[str], dice: random.Random) -> str | None:
        """The button to press; none: this is no question."""
        options = [one for one in data if one.startswith(CHOOSE)]
        unmarked = [one for one in data if one.startswith(MARK) and Mark.unpack(one).on]
        onward = [one for one in data if one.startswith(PASS_ON)]
        is_marked = any(one.startswith(MARK) and not Mark.unpack(one).on for one in data)
        if options:
            return dice.choice(options)
        if unmarked and not is_marked:
            return dice.choice(unmarked)
        return onward[0] if onward else None

    def _note(self, questionnaire: Questionnaire, data: str) -> None:
        if data.startswith(PASS_ON):
            return
        tapped = Choose.unpack(data) if data.startswith(CHOOSE) else Mark.unpack(data)
        question = questionnaire.questions[tapped.position]
        self.seen.setdefault(question.code, set()).add(questionnaire.options(question)[tapped.option].code)
