"""Who talks: people, bots and groups, as the Bot API shows them."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.flood import FloodControl
    from playground.keyboards import Markup
    from playground.messages import Message
    from playground.updates import UpdateQueue
    from playground.webhook import Webhook

Json = dict[str, Any]


@dataclass(slots=True, eq=False)
class Person:
    """A human with a Telegram account."""

    id: int
    first_name: str
    last_name: str = ""
    username: str | None = None
    about: str = ""
    language_code: str = "ru"
    phone_number: str = ""
    is_deleted: bool = False
    card: Json = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Rebuild the User object after a change of the name."""
        card: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        if self.last_name:
            card["last_name"] = self.last_name
        if self.username:
            card["username"] = self.username
        card["language_code"] = self.language_code
        self.card = card

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}".strip()


@dataclass(slots=True)
class Query:
    """A pressed button that waits for answerCallbackQuery."""

    id: str
    chat_id: int
    person: Person
    expires_at: float


@dataclass(slots=True, eq=False)
class Chat:
    """One conversation of one bot. A private chat has the id of its person."""

    id: int
    kind: str  # private, group, supergroup, channel
    person: Person | None = None
    title: str = ""
    username: str | None = None
    is_blocked: bool = False
    # How the bot belongs to a group: member, administrator, kicked, left.
    status: str = "member"
    migrated_to: int = 0
    may_write: bool = True
    messages: dict[int, Message] = field(default_factory=dict)
    order: list[int] = field(default_factory=list)
    members: dict[int, Person] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    unread: int = 0
    keyboard: Markup | None = None
    menu_button: Json | None = None
    last_id: int = 0
    card: Json = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Rebuild the Chat object after a change of names."""
        if self.person is not None:
            card = {key: value for key, value in self.person.card.items() if key not in {"is_bot", "language_code"}}
        else:
            card = {"id": self.id, "title": self.title}
            if self.username:
                card["username"] = self.username
        card["type"] = self.kind
        self.card = card

    @property
    def is_private(self) -> bool:
        return self.kind == "private"


@dataclass(slots=True, eq=False)
class Bot:
    """A bot with everything its methods change."""

    token: str
    id: int
    first_name: str
    username: str
    updates: UpdateQueue
    webhook: Webhook = field(init=False)
    flood: FloodControl | None = None
    names: dict[str, str] = field(default_factory=dict)
    descriptions: dict[str, str] = field(default_factory=dict)
    short_descriptions: dict[str, str] = field(default_factory=dict)
    # (scope kind, chat id, user id, language) -> list of BotCommand
    commands: dict[tuple[str, int, int, str], list[Json]] = field(default_factory=dict)
    menu_button: Json = field(default_factory=lambda: {"type": "commands"})
    chats: dict[int, Chat] = field(default_factory=dict)
    seen: set[int] = field(default_factory=set)
    queries: dict[str, Query] = field(default_factory=dict)
    query_order: deque[Query] = field(default_factory=deque)
    reads_all_group_messages: bool = False
    last_message_id: int = 0
    card: Json = field(init=False)

    def __post_init__(self) -> None:
        self.refresh()

    def refresh(self) -> None:
        self.card = {
            "id": self.id,
            "is_bot": True,
            "first_name": self.names.get("", "") or self.first_name,
            "username": self.username,
        }
