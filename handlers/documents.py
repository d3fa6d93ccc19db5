"""Files people send: looked at before anything is downloaded, then fetched; or kept as proof and handed out again."""

from collections.abc import Sequence
from dataclasses import replace
from io import BytesIO

from aiogram import Bot, F
from aiogram.exceptions import AiogramError, TelegramBadRequest
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Document, InlineKeyboardButton, Message
from aiohttp import ClientError

from handlers.screens import Screen, answer, button
from locales.catalog import Speaker
from services import documents
from services.errors import Unfitting

MEGABYTE = 1024 * 1024
KEPT = F.document | F.photo
"""Messages with a file that can be kept and opened later."""
OTHERS = F.video | F.animation | F.audio | F.voice | F.video_note | F.sticker


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


def sent_in(message: Message, *, photo_title: str | None = None) -> str | None:
    """The file of a message as it is kept; none where there is none that can be."""
    if message.document is not None:
        return documents.sent_document(message.document.file_id, message.document.file_name, is_photo=False)
    if message.photo:
        return documents.sent_document(message.photo[-1].file_id, photo_title, is_photo=True)
    return None


def named(t: Speaker, kept: str | None) -> str:
    """Of a file its name, or what it is; of anything else the words themselves."""
    found = documents.read_document(kept)
    if found is None or found.text or found.file_id is None:
        return found.text if found is not None else ""
    return t.plain("document-photo" if found.is_photo else "document-file")


def opening(t: Speaker, kept: str | None, way: CallbackData) -> Sequence[InlineKeyboardButton]:
    """The button that opens a file; none for words."""
    found = documents.read_document(kept)
    return () if found is None or found.file_id is None else (button(t.plain("document-open"), way),)


def not_yet(t: Speaker, *, is_asked: bool) -> str:
    """What to do instead, to whoever sends something else than what was asked for, or earlier."""
    return t("document-unfit" if is_asked else "document-later")


def one_is_enough(t: Speaker, whole: Screen) -> Screen:
    """To whoever sends another file, as of an album, when all is answered."""
    return replace(whole, text="\n\n".join((t("document-one"), whole.text)))


async def hand_out(query: CallbackQuery, bot: Bot, t: Speaker, found: documents.Document | None) -> None:
    """The file under the screen; words in a window; one Telegram no longer has is told so."""
    if found is None or found.file_id is None:
        await answer(query, found.text[:190] if found is not None else t.plain("document-gone"), alert=True)
        return
    send = bot.send_photo if found.is_photo else bot.send_document
    try:
        await send(query.from_user.id, found.file_id)
    except TelegramBadRequest:
        await answer(query, t.plain("document-gone"), alert=True)
        return
    await answer(query)
