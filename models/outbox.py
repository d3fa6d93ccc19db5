"""Everything the bot says on its own initiative, from the moment it is decided to the moment it is known to be said."""

from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice

IN_STRICT_ORDER = 0
"""The priority whose rows never overtake one another within a chat, whatever becomes of each: words of people."""
RELAY, RELAY_EDIT, RELAY_BELOW = "relay", "relay:edit", "relay:below"
"""Kinds: a message of a conversation, its later wording, and the line under an album that says who it is from."""
RELAYS = (RELAY, RELAY_EDIT, RELAY_BELOW)
ALERT = "alert"
"""What administrators hear of the program itself."""
UNFINISHED = "unfinished"
"""What is told in the place of «wait a moment» when the program has ended in the middle of a work."""
EMPTIED = "emptied"
"""Stands in place of an error in a letter whose words are gone."""


class OutboxStatus(StrEnum):
    NEW = "new"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """The person has blocked the bot or is gone."""
    FAILED = "failed"
    """Telegram will never take it."""
    CANCELLED = "cancelled"
    HELD = "held"
    """Somebody has paused it."""


class OutboxMessage(Base):
    __tablename__ = "outbox"
    __table_args__ = (
        Index(
            "ix_outbox_waiting",
            "priority",
            "due_at",
            "id",
            sqlite_where=text("status = 'new'"),
            postgresql_where=text("status = 'new'"),
        ),
        Index(
            "ix_outbox_chat",
            "chat_id",
            sqlite_where=text("status = 'new'"),
            postgresql_where=text("status = 'new'"),
        ),
        Index("ix_outbox_kind_status", "kind", "status"),
    )

    id: Mapped[Id]
    dedup_key: Mapped[str] = mapped_column(String(120), unique=True)
    """What is said to whom: the same thing decided twice is said once."""
    chat_id: Mapped[int] = mapped_column(BigInteger)
    person_id: Mapped[int | None] = mapped_column(ForeignKey("people.id"), index=True)
    """None: a group."""
    kind: Mapped[str] = mapped_column(String(64))
    """What it belongs to, such as `announcement:12`: rows are paused, cancelled and counted by it."""
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    priority: Mapped[int] = mapped_column(SmallInteger)
    due_at: Mapped[Moment]
    ignores_quiet: Mapped[bool]
    """Whether it may come at night."""
    for_staff: Mapped[bool]
    """Whether it goes to those who work in July."""
    status: Mapped[OutboxStatus] = choice(OutboxStatus)
    lease_until: Mapped[Moment | None]
    """Until then somebody is sending it."""
    attempts: Mapped[int] = mapped_column(SmallInteger)
    last_error: Mapped[str | None] = mapped_column(String(200))
    settled_at: Mapped[Moment | None]
    message_ids: Mapped[list[int] | None] = mapped_column(JSON(none_as_null=True))
