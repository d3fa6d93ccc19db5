"""Files of meetings: minutes as a document, the register of a year."""

import asyncio

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.meetings.meeting_buttons import MinutesFile, MinutesRegister
from handlers.meetings.meeting_papers import paper_of, table_of
from handlers.screens import answer
from locales.catalog import Speaker
from services import workbooks
from services.meetings import meeting_papers, meeting_sheets
from services.privacy import school_years
from services.visits import Visit


def meeting_files_router() -> Router:
    router = Router(name="meeting_files")
    router.callback_query.register(send_minutes, MinutesFile.filter())
    router.callback_query.register(send_register, MinutesRegister.filter())
    return router


async def send_minutes(
    query: CallbackQuery, callback_data: MinutesFile, bot: Bot, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    gathered = await meeting_papers.gather(session, visit, minutes_id=callback_data.minutes)
    minutes = gathered.sheet.minutes
    name = t.plain("minutes-file-name", number=minutes.number, day=f"{minutes.held_on:%d.%m.%Y}")
    content = await asyncio.to_thread(meeting_sheets.document, paper_of(t, visit, gathered))
    await answer(query)
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{name}.docx"))


async def send_register(query: CallbackQuery, bot: Bot, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    year, lines = await meeting_papers.register(session, visit)
    years = school_years(year)
    content = await asyncio.to_thread(workbooks.write, [table_of(t, lines)])
    name = t.plain("minutes-register-name", years=years.replace("/", "-"))
    await answer(query)
    file = BufferedInputFile(content, f"{name}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("minutes-register-caption", count=len(lines)))
