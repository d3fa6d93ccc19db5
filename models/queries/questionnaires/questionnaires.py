"""Questions about published questionnaire versions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from models.questionnaires import QuestionnaireVersion


async def get(session: AsyncSession, version_id: int) -> QuestionnaireVersion:
    return await session.get_one(QuestionnaireVersion, version_id)


async def find(session: AsyncSession, questionnaire: str, fingerprint: str) -> QuestionnaireVersion | None:
    return (
        await session.scalars(
            select(QuestionnaireVersion).where(
                QuestionnaireVersion.questionnaire == questionnaire,
                QuestionnaireVersion.fingerprint == fingerprint,
            )
        )
    ).one_or_none()


async def find_newest(session: AsyncSession, questionnaire: str) -> QuestionnaireVersion | None:
    newest = select(QuestionnaireVersion).where(QuestionnaireVersion.questionnaire == questionnaire)
    return (await session.scalars(newest.order_by(QuestionnaireVersion.number.desc()).limit(1))).one_or_none()


async def newest_id(session: AsyncSession) -> int:
    return await session.scalar(select(func.max(QuestionnaireVersion.id))) or 0


async def add(
    session: AsyncSession, *, questionnaire: str, fingerprint: str, content: Mapping[str, Any], now: datetime
) -> QuestionnaireVersion:
    newest = await session.scalar(
        select(func.max(QuestionnaireVersion.number)).where(QuestionnaireVersion.questionnaire == questionnaire)
    )
    version = QuestionnaireVersion(
        questionnaire=questionnaire,
        number=(newest or 0) + 1,
        fingerprint=fingerprint,
        content=dict(content),
        published_at=now,
    )
    session.add(version)
    await session.flush()
    return version
