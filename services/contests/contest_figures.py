"""Indicators of contests over a school year: who took part, who won, how many of them are young."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from models.contests import ContestStage
from models.queries.contests import contest_figures as rows
from models.scopes import Scope
from services.suppression import Count

EVERYBODY = Scope(is_whole=True)


async def participants(
    session: AsyncSession, *, year: int, scope: Scope = EVERYBODY, stages: Sequence[ContestStage] = ()
) -> Count:
    """People of the register with a confirmed result of any kind, of all people of the register.

    `stages`: only contests of these; none: of all. Within the caller's transaction, as the others are.
    """
    return Count(*await rows.taking_part(session, scope, year, stages))


async def winners(
    session: AsyncSession,
    *,
    year: int,
    scope: Scope = EVERYBODY,
    stages: Sequence[ContestStage] = (),
    with_laureates: bool = True,
) -> Count:
    """Winners, and laureates with them, of all who took part; by where people worked when they entered."""
    among = rows.won(with_laureates=with_laureates)
    return Count(*await rows.of_participants(session, scope, year, stages, among=among))


async def young_share(
    session: AsyncSession, *, year: int, scope: Scope = EVERYBODY, stages: Sequence[ContestStage] = ()
) -> Count:
    """Who was a young educator on the day of the entry, of all who took part."""
    return Count(*await rows.of_participants(session, scope, year, stages, among=rows.was_young()))
