"""A message of Telegram as something said in a conversation."""

from aiogram.types import Message
from aiogram.utils.text_decorations import html_decoration

from models.threads import MessageKind
from services.conversations.talking import Said

LONGEST_TEXT, LONGEST_MARKUP, LONGEST_FILE = 4096, 32_768, 200
FILES = (
    MessageKind.ANIMATION,  # before documents: Telegram shows an animation as one too
    MessageKind.PHOTO,
    MessageKind.VIDEO,
    MessageKind.AUDIO,
    MessageKind.DOCUMENT,
    MessageKind.VOICE,
    MessageKind.VIDEO_NOTE,
    MessageKind.STICKER,
)


def said_of(message: Message) -> Said | None:
    """What it says; none for kinds nobody can send to people here, and for one's own number."""
    if message.text is not None:
        return _said(message, MessageKind.TEXT, message.text)
    for kind in FILES:
        file = getattr(message, kind.value)
        if file is not None:
            largest = file[-1] if kind is MessageKind.PHOTO else file
            return _said(
                message,
                kind,
                message.caption,
                file_id=largest.file_id if len(largest.file_id) <= LONGEST_FILE else None,
                file_mark=largest.file_unique_id,
                file_name=(getattr(largest, "file_name", None) or "")[:LONGEST_FILE] or None,
            )
    if message.location is not None:
        return _said(message, MessageKind.LOCATION, _place(message))
    if message.contact is not None and not is_own_contact(message):
        return _said(message, MessageKind.CONTACT, _contact(message))
    return None


def is_own_contact(message: Message) -> bool:
    """The bot does not hand on people's own numbers: they do without here."""
    contact, sender = message.contact, message.from_user
    return contact is not None and sender is not None and contact.user_id == sender.id


def refusal_of(message: Message) -> str:
    """The phrase that says why something cannot be sent on."""
    return "talk-own-contact" if is_own_contact(message) else "talk-unsendable"


def _said(
    message: Message,
    kind: MessageKind,
    text: str | None,
    *,
    file_id: str | None = None,
    file_mark: str | None = None,
    file_name: str | None = None,
) -> Said:
    return Said(
        kind=kind,
        text=text[:LONGEST_TEXT] if text else None,
        markup=_markup(message),
        file_id=file_id,
        file_mark=file_mark,
        file_name=file_name,
        album=message.media_group_id,
        chat_id=message.chat.id,
        message_id=message.message_id,
    )


def _markup(message: Message) -> str | None:
    """Where it says more than the words alone."""
    words = message.text or message.caption
    if not words or not (message.entities or message.caption_entities):
        return None
    markup = message.html_text
    return markup if markup != html_decoration.quote(words) and len(markup) <= LONGEST_MARKUP else None


def _place(message: Message) -> str:
    """A place people can look up again, by its name where it has one."""
    assert message.location is not None
    where = f"{message.location.latitude:.6f}, {message.location.longitude:.6f}"
    venue = message.venue
    return f"{venue.title}, {venue.address} ({where})" if venue else where


def _contact(message: Message) -> str:
    contact = message.contact
    assert contact is not None
    return ", ".join(filter(None, (contact.first_name, contact.last_name, contact.phone_number)))
