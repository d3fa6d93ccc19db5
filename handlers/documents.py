"""Files people send: looked at before anything is downloaded, then fetched."""

from io import BytesIO

from aiogram import Bot
from aiogram.exceptions import AiogramError
from aiogram.types import Document
from aiohttp import ClientError

from services.errors import Unfitting

MEGABYTE = 1024 * 1024


def must_be_small(document: Document, *, megabytes: int) -> None:
    """Refuse a file above the limit, or one whose size Telegram does not tell, before a byte of it is fetched."""
    if document.file_size is None or document.file_size > megabytes * MEGABYTE:
        raise Unfitting("file-too-big", limit=megabytes)


async def fetched(bot: Bot, file: Document | str) -> bytes:
    """The content of a file, or of one known by its id. Raises Unfitting where Telegram does not hand it out."""
    content = BytesIO()
    try:
        await bot.download(file, destination=content)
    except (AiogramError, ClientError, OSError, TimeoutError) as error:
        raise Unfitting("staff-import-not-fetched") from error
    return content.getvalue()
