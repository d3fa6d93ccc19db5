"""People who talk through the bot in bursts, with everything Telegram can send, and never wait for an answer."""

import asyncio
import random
from typing import TYPE_CHECKING, Any

from playground import media
from playground.messages import Content, Message
from playground.server import Playground
from tests.e2e.relay_plan import EARTH, Cast, Circle, Line, bytes_with, token_of

if TYPE_CHECKING:
    from collections.abc import Callable

KINDS = ("text", "photo", "document", "voice", "sticker", "location", "contact", "album")
WEIGHTS = (8, 2, 1, 1, 1, 1, 1, 2)
CAPTIONED = {"photo", "document", "voice"}
LONGEST_BURST = 4
SHARE_OF_REPLIES, SHARE_OF_NOTES = 0.4, 0.3


class Journal:
    """What everybody has said, and what has come to whom in which order."""

    def __init__(self, playground: Playground) -> None:
        self.lines: dict[str, Line] = {}
        self.came: list[tuple[int, Message, str]] = []
        """Reader, message, token."""
        self.arrived: set[tuple[int, str]] = set()
        self.on_arrival: list[Callable[[], None]] = []
        self._playground = playground
        playground.world.listeners.append(self._notice)

    def _notice(self, event: dict[str, Any]) -> None:
        if event["event"] != "message" or event["message"]["from"] != "bot":
            return
        reader = event["chat_id"]
        chat = self._playground.chat(reader)
        assert chat is not None
        message = chat.messages[event["message"]["id"]]
        token = token_of(message)
        if token is not None:
            self.came.append((reader, message, token))
            self.arrived.add((reader, token))
            for call in self.on_arrival:
                call()

    @property
    def awaited(self) -> set[tuple[int, str]]:
        return {(reader, line.token) for line in self.lines.values() for reader in line.readers}

    @property
    def missing(self) -> set[tuple[int, str]]:
        return self.awaited - self.arrived


class Talker:
    """One person: enters conversations by their buttons, or answers what lies in the chat."""

    def __init__(
        self, playground: Playground, journal: Journal, cast: Cast, circles: list[Circle], dice: random.Random
    ) -> None:
        self._playground, self._journal, self._cast, self._dice = playground, journal, cast, dice
        self._circles = [one for one in circles if cast.id in one.parts]
        self._place: tuple[Circle, bool] | None = None
        self._said = 0

    async def talks(self, messages: int, seconds: float) -> None:
        """So many messages spread over about that time."""
        left = messages
        while left:
            burst = min(left, self._dice.randint(1, LONGEST_BURST))
            left -= burst
            await asyncio.sleep(self._dice.uniform(0, 2 * seconds * burst / messages))
            self._bursts(burst)

    def _bursts(self, size: int) -> None:
        answered = self._something_got()
        if answered is None or self._dice.random() > SHARE_OF_REPLIES:
            self._enters()
        for _ in range(size):
            # Own words may have pushed everything of others out of sight: the last one answered is answered again.
            answered = answered and (self._something_got() or answered)
            self._says(answered)

    def _enters(self) -> None:
        circle = self._dice.choice(self._circles)
        is_note = circle.may_note(self._cast.id) and self._dice.random() < SHARE_OF_NOTES
        self._place = (circle, is_note)
        chat = self._playground.chat(self._cast.id)
        assert chat is not None
        self._playground.forge(self._cast.id, chat.order[0], f"{'tkn' if is_note else 'tk'}:{circle.id}")

    def _something_got(self) -> tuple[Message, Line] | None:
        """One of the newest messages of others in the own chat that has a button.

        Of a part of an album that got lost on its way nobody can tell whose it is: the bot would ask.
        """
        chat = self._playground.chat(self._cast.id)
        assert chat is not None
        newest = [chat.messages[number] for number in chat.order[-8:]]
        got = [(one, token_of(one)) for one in newest if one.from_bot and one.inline_keyboard]
        lines = [(one, self._journal.lines[token]) for one, token in got if token]
        return self._dice.choice(lines) if lines else None

    def _says(self, answered: tuple[Message, Line] | None) -> None:
        if answered is not None:
            place, reply_to, to = (answered[1].circle, answered[1].is_note), answered[0].id, answered[1].token
        else:
            assert self._place is not None
            place, reply_to, to = self._place, None, None
        kind = self._dice.choices(KINDS, WEIGHTS)[0]
        if kind != "album":
            self._posts(kind, place, reply_to, to)
            return
        album = self._playground.world.new_album()
        for part in range(self._dice.randint(2, 3)):
            self._posts("photo", place, reply_to if part == 0 else None, to, album=album)

    def _posts(
        self, kind: str, place: tuple[Circle, bool], reply_to: int | None, to: str | None, *, album: str | None = None
    ) -> None:
        self._said += 1
        token = f"k{self._cast.number:03}n{self._said:03}"
        # Before it is sent: whoever gets it at once finds it here.
        self._journal.lines[token] = Line(token, self._cast.id, *place, album or token, to)
        world, bot = self._playground.world, self._playground.world.bot
        _, person, chat = self._playground.writing(self._cast.id, bot)
        answered = chat.messages[reply_to] if reply_to else None
        world.post(bot, chat, person, self._content(kind, token), reply_to=answered, album=album)

    def _content(self, kind: str, token: str) -> Content:
        if kind == "text":
            return Content("text", f"Слово {token} <b>&")
        if kind == "location":
            place = {"latitude": self._cast.number * EARTH, "longitude": self._said * EARTH}
            return Content("location", fields={"location": place})
        if kind == "contact":
            return Content("contact", fields={"contact": {"phone_number": "70000000000", "first_name": token}})
        world = self._playground.world
        file = media.stored(world, kind, bytes_with(token), name=f"{token}.png")
        fields = media.fields(world, world.bot, file, kind)
        is_captioned = kind in CAPTIONED and self._dice.random() < 0.5
        return Content(kind, f"Подпись {token}" if is_captioned else "", fields=fields, file=file)
