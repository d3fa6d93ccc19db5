"""Questions about questionnaires somebody makes without a developer."""

import secrets
from datetime import datetime
from typing import Any

from sqlalchemy import delete, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import QuestionnaireDraft
from models.questionnaires import QuestionnaireVersion


async def listed(
    session: AsyncSession, owner_id: int, *, limit: int, offset: int
) -> tuple[list[QuestionnaireDraft], int]:
    """A page of somebody's drafts, the newest first, and how many there are."""
    own = QuestionnaireDraft.owner_id == owner_id
    count = await session.scalar(select(func.count()).select_from(QuestionnaireDraft).where(own)) or 0
    newest = QuestionnaireDraft.changed_at.desc(), QuestionnaireDraft.id.desc()
    rows = await session.scalars(select(QuestionnaireDraft).where(own).order_by(*newest).limit(limit).offset(offset))
    return list(rows), count


async def find(session: AsyncSession, draft_id: int, *, owner_id: int) -> QuestionnaireDraft | None:
    found = await session.scalars(
        select(QuestionnaireDraft).where(QuestionnaireDraft.id == draft_id, QuestionnaireDraft.owner_id == owner_id)
    )
    return found.one_or_none()


async def add(session: AsyncSession, *, owner_id: int, content: dict[str, Any], now: datetime) -> QuestionnaireDraft:
    """With a code of its own, like q12."""
    draft = QuestionnaireDraft(
        owner_id=owner_id, code=secrets.token_hex(12), content=content, created_at=now, changed_at=now
    )
    session.add(draft)
    await session.flush()
    taken = set(await session.scalars(select(QuestionnaireVersion.questionnaire).distinct()))
    draft.code = f"q{draft.id}"
    while draft.code in taken:
        draft.code += "_"
    draft.content = {**content, "code": draft.code}
    await session.flush()
    return draft


async def remove(session: AsyncSession, draft_id: int) -> None:
    await session.execute(delete(QuestionnaireDraft).where(QuestionnaireDraft.id == draft_id))


async def published(session: AsyncSession) -> list[QuestionnaireVersion]:
    """The newest version of every published draft, in the order they were made."""
    newest = (
        select(QuestionnaireVersion.questionnaire, func.max(QuestionnaireVersion.number).label("number"))
        .group_by(QuestionnaireVersion.questionnaire)
        .subquery()
    )
    rows = await session.scalars(
        select(QuestionnaireVersion)
        .join(
            newest,
            (newest.c.questionnaire == QuestionnaireVersion.questionnaire)
            & (newest.c.number == QuestionnaireVersion.number),
        )
        .join(QuestionnaireDraft, QuestionnaireDraft.code == QuestionnaireVersion.questionnaire)
        .where(QuestionnaireDraft.published_at.is_not(None))
        .order_by(QuestionnaireDraft.id)
    )
    return list(rows)
