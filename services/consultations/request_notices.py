"""What people are told at once about a request: whoever asked, whoever answers, whoever answered until now."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.consultations import Consultation
from services import notices
from services.consultations.request_words import title
from services.visits import Visit


def opening(consultation_id: int) -> list[list[dict[str, Any]]]:
    """The way to the screen of whoever answers."""
    return [[{"phrase": "request-open", "data": f"rq:{consultation_id}"}]]


def writing(thread_id: int) -> list[list[dict[str, Any]]]:
    """The way into the conversation."""
    return [[{"phrase": "request-write", "data": f"tk:{thread_id}"}]]


async def tell_helpers(
    session: AsyncSession,
    visit: Visit,
    consultation: Consultation,
    person_ids: Iterable[int],
    phrase: str,
    *,
    with_button: bool = True,
    **values: str | int,
) -> None:
    """Within the caller's transaction; each thing is said once."""
    rows = opening(consultation.id) if with_button else []
    await _tell(session, visit, consultation, person_ids, phrase, rows, values)


async def tell_asker(
    session: AsyncSession, visit: Visit, consultation: Consultation, phrase: str, **values: str | int
) -> None:
    rows = writing(consultation.thread_id) if phrase != "request-told-rejected" else []
    await _tell(session, visit, consultation, [consultation.asker_id], phrase, rows, values)


async def _tell(  # a letter is as long as that
    session: AsyncSession,
    visit: Visit,
    consultation: Consultation,
    person_ids: Iterable[int],
    phrase: str,
    rows: list[list[dict[str, Any]]],
    values: dict[str, str | int],
) -> None:
    spoken = {"number": str(consultation.id), "topic": title(visit, consultation), **values}
    moment = int(visit.now.timestamp())
    await notices.tell(
        session,
        visit,
        person_ids,
        key=f"consultation:{consultation.id}:{phrase}:{moment}",
        said={"phrase": phrase, "values": spoken, "rows": rows},
    )
