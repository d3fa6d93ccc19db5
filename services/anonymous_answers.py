"""Answers nobody can be known by: of campaigns that promise it."""

from sqlalchemy.ext.asyncio import AsyncSession

from services.errors import NotFound
from services.survey_pages import Step
from services.visits import Visit


async def begin(session: AsyncSession, visit: Visit, campaign_id: int) -> Step:  # noqa: ARG001  # nobody may yet
    """Start, or go on; raises NotFound where the person has nothing to answer there."""
    raise NotFound
