"""What shows that something is so: a file sent here, or words that may be a link. Pure."""

import re
from dataclasses import dataclass

from services.shortening import short

FILE = "telegram-"
"""What the reference of a file begins with; nothing typed is ever read as one."""
FILES = ("document", "photo")
LONGEST_ID = 200
LONGEST_TITLE = 60
LINK = re.compile(r"https?://[^\s/?#]+\.[^\s/?#]{2,}([/?#]\S*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Document:
    """A file with its name, or words that may be a link."""

    text: str
    file_id: str | None = None
    is_photo: bool = False

    @property
    def link(self) -> str | None:
        return self.text if self.file_id is None and LINK.fullmatch(self.text) else None


def typed_document(text: str) -> tuple[str, str | None]:
    """The first line is the document, what comes after it the comment."""
    first, _, rest = text.strip().partition("\n")
    return typed_words(first.strip()), rest.strip() or None


def typed_words(text: str) -> str:
    """As typed, but never what would open as a file."""
    while (read := read_document(text)) is not None and read.file_id is not None:
        text = text.removeprefix(FILE)
    return text


def sent_document(file_id: str, title: str | None, *, is_photo: bool) -> str | None:
    """A file as it is kept, in at most 300 characters; none where its reference cannot be kept."""
    if len(file_id) > LONGEST_ID or any(sign.isspace() for sign in file_id):
        return None
    name = short(" ".join((title or "").split()), LONGEST_TITLE)
    return f"{FILE}{FILES[is_photo]} {file_id} {name}".strip()


def read_document(kept: str | None) -> Document | None:
    if kept is None:
        return None
    kind, _, rest = kept.removeprefix(FILE).partition(" ")
    if not kept.startswith(FILE) or kind not in FILES or not rest:
        return Document(kept)
    file_id, _, title = rest.partition(" ")
    return Document(title, file_id, is_photo=kind == FILES[True])
