"""A message and its Bot API JSON."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playground.files import StoredFile
    from playground.keyboards import Markup
    from playground.people import Bot, Chat, Person
    from playground.text.entities import Entity

Json = dict[str, Any]
ALBUM_KINDS = frozenset({"photo", "video", "document", "audio"})
CAPTIONED = frozenset({"photo", "video", "document", "audio", "animation", "voice"})


@dataclass(slots=True)
class Content:
    """What a message says. `fields` are the members its kind adds to the Message object."""

    kind: str  # text, a kind of file, contact, location, poll, service
    text: str = ""
    entities: list[Entity] = field(default_factory=list)
    fields: Json = field(default_factory=dict)
    file: StoredFile | None = None
    extras: Json = field(default_factory=dict)

    @property
    def has_caption(self) -> bool:
        return self.kind in CAPTIONED


@dataclass(slots=True, eq=False)
class Message:
    id: int
    chat: Chat
    sender: Bot | Person
    date: int
    content: Content
    markup: Markup | None = None
    reply_to: Message | None = None
    forward_origin: Json | None = None
    album: str | None = None
    is_protected: bool = False
    is_edited_visibly: bool = True
    edit_date: int = 0
    extras: Json = field(default_factory=dict)

    @property
    def from_bot(self) -> bool:
        return bool(self.sender.card["is_bot"])

    @property
    def inline_keyboard(self) -> list[list[Json]] | None:
        if self.markup is None or self.markup.kind != "inline":
            return None
        rows: list[list[Json]] = self.markup.json["inline_keyboard"]
        return rows

    def api(self, *, with_reply: bool = True) -> Json:
        """The Message object of the Bot API."""
        made: Json = {
            "message_id": self.id,
            "from": self.sender.card,
            "chat": self.chat.card,
            "date": self.date,
        }
        self.add_circumstances(made, with_reply=with_reply)
        content = self.content
        if content.kind == "text":
            made["text"] = content.text
            if content.entities:
                made["entities"] = content.entities
        else:
            made.update(content.fields)
            if content.text:
                made["caption"] = content.text
            if content.entities:
                made["caption_entities"] = content.entities
        if content.extras:
            made.update(content.extras)
        if self.markup is not None and self.markup.kind == "inline":
            made["reply_markup"] = self.markup.json
        return made

    def add_circumstances(self, made: Json, *, with_reply: bool) -> None:
        if self.forward_origin:
            made["forward_origin"] = self.forward_origin
        reply = self.reply_to
        if reply is not None and with_reply and reply.id in reply.chat.messages:
            made["reply_to_message"] = reply.api(with_reply=False)
        if self.edit_date:
            made["edit_date"] = self.edit_date
        if self.is_protected:
            made["has_protected_content"] = True
        if self.album:
            made["media_group_id"] = self.album
        if self.extras:
            made.update(self.extras)
