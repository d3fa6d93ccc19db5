"""What decisions need from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol


@dataclass(frozen=True, slots=True)
class Delivered:
    message_ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Unreachable:
    """The person has blocked the bot, or there is no such chat any more."""

    error: str


@dataclass(frozen=True, slots=True)
class Refused:
    """It will never be taken as it is."""

    error: str


@dataclass(frozen=True, slots=True)
class Later:
    """Not now. With `seconds`, nothing at all for so long: too much has been sent."""

    error: str
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Moved:
    """The same group has another number now; there it can be said."""

    chat_id: int


Outcome = Delivered | Unreachable | Refused | Later | Moved


class Messenger(Protocol):
    async def deliver(self, chat_id: int, payload: Mapping[str, Any]) -> Outcome:
        """Say it once, without waiting and without trying again."""
        ...


class Post(Protocol):
    """Who empties the outbox."""

    @property
    def rate(self) -> float:
        """Messages a second at most."""
        ...

    def wake(self) -> None:
        """Something has been put in: look now, not in a while."""
        ...


class Pacing(Protocol):
    """How fast the outbox may be emptied, by however many."""

    async def turn(self, chat_id: int, messages: int) -> float:
        """Take a slot for so many messages that go together; how many seconds to wait for it."""
        ...

    async def paused(self) -> float:
        """Seconds until anything may be said again."""
        ...

    async def slow_down(self, seconds: float) -> None:
        """Too much has been sent: nothing for so long, and less often afterwards."""
        ...

    def went_well(self) -> None: ...


class Sight(StrEnum):
    """What renews itself as long as somebody looks at it."""

    ANNOUNCEMENT = "announcement"
    CODE = "code"


class Look(StrEnum):
    LASTS = "lasts"
    ENDED = "ended"
    TAKEN_OVER = "taken_over"
    """The same is shown by somebody else by now: hands off."""


class Looks(Protocol):
    """Who looks at what, across all programs that answer people."""

    async def begin(self, sight: Sight, chat_id: int) -> str:
        """Returns what `now` asks for; whoever has begun before is taken over from."""
        ...

    async def end(self, *sights: Sight, chat_id: int) -> None: ...

    async def now(self, sight: Sight, chat_id: int, token: str) -> Look: ...


class OwnLooks:
    """One program knows of every tap by itself."""

    async def begin(self, sight: Sight, chat_id: int) -> str:  # noqa: ARG002
        return ""

    async def end(self, *sights: Sight, chat_id: int) -> None:
        """Nobody else has to be told."""

    async def now(self, sight: Sight, chat_id: int, token: str) -> Look:  # noqa: ARG002
        return Look.LASTS
