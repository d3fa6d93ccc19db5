"""Conversations people have through the bot: who takes part, what was said, where each message lies in whose chat."""

from enum import StrEnum
from typing import NamedTuple

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Base, Id, Moment, choice


class ThreadKind(StrEnum):
    CONSULTATION = "consultation"
    MENTORSHIP = "mentorship"
    EVENT = "event"
    """A question to whoever organises an event."""


class Part(StrEnum):
    """As what somebody takes part."""

    ASKER = "asker"
    HELPER = "helper"
    MENTOR = "mentor"
    MENTEE = "mentee"
    ORGANISER = "organiser"


class Thread(Base):
    """A conversation; it is written in until it is closed, and can be read by those who were in it while it is kept."""

    __tablename__ = "threads"

    id: Mapped[Id]
    kind: Mapped[ThreadKind] = choice(ThreadKind)
    title: Mapped[str] = mapped_column(String(100))
    """What its buttons and headings call it besides the people, such as the number and the topic of a request.

    None for a pair, which is its people: no name of anybody stands here.
    """
    opened_at: Mapped[Moment]
    last_at: Mapped[Moment]
    """Of the last message, or of the opening."""
    closed_at: Mapped[Moment | None]
    forgotten_at: Mapped[Moment | None]
    """When the words were taken away because their time was over."""


class ThreadMember(Base):
    __tablename__ = "thread_members"

    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, index=True)
    part: Mapped[Part] = choice(Part)
    joined_at: Mapped[Moment]
    left_at: Mapped[Moment | None]
    """They neither write nor get anything any more; what was said until then they may still read."""


class MessageKind(StrEnum):
    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    ANIMATION = "animation"
    AUDIO = "audio"
    DOCUMENT = "document"
    VOICE = "voice"
    VIDEO_NOTE = "video_note"
    STICKER = "sticker"
    LOCATION = "location"
    CONTACT = "contact"


class ThreadMessage(Base):
    """One thing somebody said."""

    __tablename__ = "thread_messages"
    __table_args__ = (
        UniqueConstraint("chat_id", "message_id"),
        Index("ix_thread_messages_thread_id_id", "thread_id", "id"),
    )

    id: Mapped[Id]
    thread_id: Mapped[int] = mapped_column(ForeignKey("threads.id"))
    author_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[Moment]
    kind: Mapped[MessageKind] = choice(MessageKind)
    text: Mapped[str | None] = mapped_column(String(4096))
    """The words or the caption, plain; none once they are forgotten."""
    markup: Mapped[str | None] = mapped_column(String(32768))
    """The same as HTML of Telegram, where it says more than the words alone."""
    file_id: Mapped[str | None] = mapped_column(String(200))
    file_name: Mapped[str | None] = mapped_column(String(200))
    album: Mapped[str | None] = mapped_column(String(64))
    """What Telegram calls the album it is part of."""
    chat_id: Mapped[int | None] = mapped_column(BigInteger)
    """Of the author; none, like the next, for what was sent by a button."""
    message_id: Mapped[int | None]
    """In the author's chat: the same one is taken once."""
    reply_to_id: Mapped[int | None] = mapped_column(ForeignKey("thread_messages.id"))
    edited_at: Mapped[Moment | None]
    is_note: Mapped[bool] = mapped_column(default=False)
    """Among those who help, never for the one who asks."""


class ThreadCopy(Base):
    """Where a message lies in the chat of somebody who got it: an answer to it goes to its thread."""

    __tablename__ = "thread_copies"

    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    thread_message_id: Mapped[int] = mapped_column(ForeignKey("thread_messages.id"), index=True)


class Answered(NamedTuple):
    """A message somebody answers to, or goes on with."""

    thread_id: int
    message_id: int
    is_note: bool
    goes_on: bool = False
    """It is the next part of the same album."""
