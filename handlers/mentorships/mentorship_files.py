"""Papers of mentoring: the summary of one pair, the register of all."""

import asyncio

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.mentorship_buttons import ExportPairs
from handlers.mentorships.mentorship_papers import paper_of, table_of
from handlers.mentorships.pair_buttons import TakeSummary
from handlers.screens import answer
from locales.catalog import Speaker
from services import workbooks
from services.mentorships import pair_summaries, pair_summary
from services.visits import Visit


def mentorship_files_router() -> Router:
    router = Router(name="mentorship_files")
    router.callback_query.register(take_summary, TakeSummary.filter())
    router.callback_query.register(export, ExportPairs.filter())
    return router


async def take_summary(
    query: CallbackQuery, callback_data: TakeSummary, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    gathered = await pair_summaries.gather(session, visit, mentorship_id=callback_data.mentorship)
    content = await asyncio.to_thread(pair_summary.document, paper_of(t, visit, gathered))
    await _send(query, content, f"{t.plain('pair-summary-name', number=gathered.mentorship.id)}.docx")


async def export(query: CallbackQuery, visit: Visit, session: AsyncSession, t: Speaker) -> None:
    lines = await pair_summaries.export(session, visit)
    content = await asyncio.to_thread(workbooks.write, [table_of(t, visit, lines)])
    day = f"{visit.municipality.day(visit.now):%d.%m.%Y}"
    await _send(query, content, f"{t.plain('mentorships-file-name', day=day)}.xlsx")


async def _send(query: CallbackQuery, content: bytes, name: str) -> None:
    if isinstance(query.message, Message):
        await query.message.answer_document(BufferedInputFile(content, name))
    await answer(query)
