"""Files people send: looked at before anything is downloaded."""

from aiogram.types import Document

from services.errors import Unfitting

MEGABYTE = 1024 * 1024


def must_be_small(document: Document, *, megabytes: int) -> None:
    """Refuse a file above the limit, or one whose size Telegram does not tell, before a byte of it is fetched."""
    if document.file_size is None or document.file_size > megabytes * MEGABYTE:
        raise Unfitting("file-too-big", limit=megabytes)
