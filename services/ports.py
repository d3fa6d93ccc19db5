"""What decisions need from outside."""

from collections.abc import Mapping
from dataclasses import dataclass
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
    is_unanswered: bool = False
    """Telegram did not say so: it did not answer."""


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
