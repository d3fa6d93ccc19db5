"""Files of the staff register: the template, the table that is sent, the list of its mistakes."""

import asyncio
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.documents import fetched
from handlers.register.staff_import_screens import Proceed, looked_at, opening_screen
from handlers.register.staff_import_words import problem_line
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.register import staff_imports, staff_template
from services.register.staff_desk import Desk
from services.register.staff_imports import Preview
from services.visits import Visit

TOLD_EVERY = 1.5
"""Seconds between two looks at how far a table is."""


async def send_template(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, staff_desk: Desk, bot: Bot, t: Speaker
) -> None:
    words = {key: t.plain(key) for key in staff_template.WORDS}
    content = await staff_imports.template(reader, visit, staff_desk, words=words)
    file = BufferedInputFile(content, f"{t.plain('staff-import-template')}.xlsx")
    await asyncio.gather(
        bot.send_document(query.from_user.id, file, caption=t("staff-import-template-sent")), answer(query)
    )


async def take_table(
    message: Message,
    document: Document,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    staff_desk: Desk,
    bot: Bot,
    t: Speaker,
) -> None:
    try:
        staff_imports.check_file(visit, name=document.file_name or "", size=document.file_size or 0)
        note = await message.answer(t("staff-import-reading"))
        content = await fetched(bot, document)
        table = await staff_imports.take(session, visit, content=content)
    except Unfitting as unfit:
        waiting = await staff_imports.waiting(reader, visit)
        await show(message, opening_screen(t, visit, waiting, t(unfit.phrase, **unfit.values)))
        return
    looking = staff_imports.look(session, reader, visit, staff_desk, import_id=table)
    preview = await _watched(note, looking, staff_desk, table, t)
    await _put(note, looked_at(t, visit, preview))


async def send_problems(
    query: CallbackQuery,
    callback_data: Proceed,
    visit: Visit,
    reader: AsyncSession,
    staff_desk: Desk,
    bot: Bot,
    t: Speaker,
) -> None:
    problems = await staff_imports.problems(reader, visit, staff_desk, import_id=callback_data.table)
    # The mark at the beginning tells old editors of Windows which letters these are.
    text = "\r\n".join(problem_line(t, problem) for problem in problems).encode("utf-8-sig")
    file = BufferedInputFile(text, f"{t.plain('staff-import-problems-file')}.txt")
    await asyncio.gather(bot.send_document(query.from_user.id, file), answer(query))


async def _watched(note: Message, looking: Coroutine[Any, Any, Preview], desk: Desk, table: int, t: Speaker) -> Preview:
    """The outcome; until it is there, the note tells how far it is."""
    work = asyncio.ensure_future(looking)
    told: object = None
    try:
        while not (await asyncio.wait({work}, timeout=TOLD_EVERY))[0]:
            progress = desk.progress(table)
            if progress and progress != told and progress[0] < progress[1]:
                told = progress
                with suppress(TelegramAPIError):
                    await note.edit_text(t("staff-import-read-so-far", behind=progress[0], total=progress[1]))
    finally:
        work.cancel()
    return work.result()


async def _put(note: Message, screen: Screen) -> None:
    """In the place of the note, or below it when somebody has deleted it."""
    try:
        await note.edit_text(screen.text, reply_markup=screen.keyboard)
    except TelegramAPIError:
        await note.answer(screen.text, reply_markup=screen.keyboard)
