"""Which kinds of messages can have words under them, and which come in albums."""

from models.threads import MessageKind

CAPTIONED = frozenset(
    {
        MessageKind.TEXT,
        MessageKind.PHOTO,
        MessageKind.VIDEO,
        MessageKind.ANIMATION,
        MessageKind.AUDIO,
        MessageKind.DOCUMENT,
        MessageKind.VOICE,
    }
)
"""What is written in others tells of them in the history alone."""
IN_ALBUMS = frozenset({MessageKind.PHOTO, MessageKind.VIDEO, MessageKind.AUDIO, MessageKind.DOCUMENT})
