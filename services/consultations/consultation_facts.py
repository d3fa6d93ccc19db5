"""What was said in a conversation, seen from the request it belongs to."""

from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.consultations import consultation_facts as rows
from models.threads import Part


async def said(session: AsyncSession, thread_id: int, part: Part, *, now: datetime) -> None:
    """Somebody has written; within the transaction that keeps the message. Notes among helpers are not told here."""
    if part is Part.HELPER:
        await rows.note_first_answer(session, thread_id, now)
