"""People at their phones: each does the next thing as soon as the bot has shown the answer to the last one."""

import asyncio
import random
import re
from abc import ABC, abstractmethod
from collections.abc import Iterator
from time import perf_counter
from typing import Any

from playground.messages import Message
from playground.server import Playground

SEED = 2023


class Crowd(ABC):
    """As many people as wanted, all at once; whoever is through leaves, and the next one comes."""

    pause = 0.0
    """Seconds somebody looks at what is shown before they act."""

    def __init__(self, playground: Playground, ids: Iterator[int]) -> None:
        self._playground = playground
        self._ids = ids
        self._acted_at: dict[int, tuple[float, bool]] = {}
        """By person: when they acted last, and whether it was an answer; who is not here has left."""
        self.waits: list[float] = []
        """Seconds from each answer to what the bot showed upon it."""
        self.failure: Exception | None = None
        playground.world.listeners.append(self._notice)

    def begin(self, size: int) -> None:
        self.waits.clear()
        for _ in range(size):
            self._welcome()

    def end(self) -> None:
        """Nobody does anything any more; what the bot still shows is not looked at."""
        self._acted_at.clear()

    @abstractmethod
    def greet(self, person: int) -> None:
        """The first thing a person does."""

    @abstractmethod
    def react(self, person: int, shown: Message) -> None:
        """The next thing."""

    def acts(self, person: int, *, is_answer: bool) -> None:
        self._acted_at[person] = perf_counter(), is_answer

    def leaves(self, person: int) -> None:
        del self._acted_at[person]
        self._welcome()

    def _welcome(self) -> None:
        person = next(self._ids)
        self._playground.add_person(person, "Vera")
        self.greet(person)

    def _notice(self, event: dict[str, Any]) -> None:
        if event["event"] not in {"message", "edited"} or event["message"]["from"] != "bot":
            return
        person = event["chat_id"]
        if person not in self._acted_at:
            return
        acted_at, is_answer = self._acted_at[person]
        if is_answer:
            self.waits.append(perf_counter() - acted_at)
        # Later, so that the bot's call is answered before its next update is made.
        asyncio.get_running_loop().call_later(self.pause, self._react, person, event["message"]["id"])

    def _react(self, person: int, message_id: int) -> None:
        chat = self._playground.chat(person)
        if person not in self._acted_at or chat is None:
            return
        try:
            self.react(person, chat.messages[message_id])
        except Exception as failure:  # the loop would only log it; whoever measures has to know
            self.failure = failure
            self.end()
            raise


class Talkers(Crowd):
    """For the bare bot: they go on saying something new."""

    def greet(self, person: int) -> None:
        self._say(person, 0)

    def react(self, person: int, shown: Message) -> None:
        self._say(person, int(shown.content.text.rpartition(" ")[2]) + 1)

    def _say(self, person: int, number: int) -> None:
        self.acts(person, is_answer=True)
        self._playground.say(person, f"This is what I say {number}")


class Respondents(Crowd):
    """For our bot: each opens the questionnaire and answers it to the end."""

    def __init__(self, playground: Playground, ids: Iterator[int]) -> None:
        super().__init__(playground, ids)
        self._dice = random.Random(SEED)

    def greet(self, person: int) -> None:
        self.acts(person, is_answer=False)
        self._playground.say(person, "/start q_diagnostics")

    def react(self, person: int, shown: Message) -> None:
        buttons = _buttons(shown)
        if "ss" in buttons:
            self.leaves(person)
        elif "sb" in buttons:
            self._tap(person, shown, buttons["sb"][0], is_answer=False)
        else:
            self._tap(person, shown, self._answer(shown, buttons), is_answer=True)

    def _answer(self, shown: Message, buttons: dict[str, list[str]]) -> str:
        """What stands already is kept, one mark of several is set, one of the options is chosen."""
        forward = buttons.get("sn", [])
        is_chosen = any(one["text"].startswith("\u25cf") for row in shown.inline_keyboard or [] for one in row)
        if forward and is_chosen:
            return forward[0]
        marks = buttons.get("sm", [])
        if marks and all(mark.endswith(":1") for mark in marks):
            return self._dice.choice(marks)
        options = buttons.get("sc", forward)
        if not options:
            raise LookupError(f"nothing to tap under {shown.content.text!r}")
        return self._dice.choice(options)

    def _tap(self, person: int, shown: Message, data: str, *, is_answer: bool) -> None:
        self.acts(person, is_answer=is_answer)
        self._playground.forge(person, shown.id, data)


class Surveyed(Crowd):
    """For a questionnaire of aiogram-dialog-survey: all questions are answered but the last."""

    def __init__(self, playground: Playground, ids: Iterator[int], answers: int) -> None:
        super().__init__(playground, ids)
        self._dice = random.Random(SEED)
        self._most = answers
        self._given: dict[int, int] = {}

    def greet(self, person: int) -> None:
        self.acts(person, is_answer=False)
        self._playground.say(person, "/start")

    def react(self, person: int, shown: Message) -> None:
        given = self._given.get(person, 0)
        if given == self._most:
            self._given.pop(person)
            self.leaves(person)
            return
        data = [button["callback_data"] for row in shown.inline_keyboard or [] for button in row]
        self._given[person] = given + 1
        self.acts(person, is_answer=True)
        self._playground.forge(person, shown.id, self._dice.choice([one for one in data if OPTION.search(one)]))


OPTION = re.compile("\x1dselect_.*$")
"""How aiogram-dialog ends the callback data of options, and no other button."""


def _buttons(shown: Message) -> dict[str, list[str]]:
    """Callback data under a message, by the prefix that names the kind of button."""
    kinds: dict[str, list[str]] = {}
    for row in shown.inline_keyboard or []:
        for button in row:
            data: str = button["callback_data"]
            kinds.setdefault(data.partition(":")[0], []).append(data)
    return kinds
