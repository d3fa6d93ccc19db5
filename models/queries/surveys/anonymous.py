"""Questions about anonymous campaigns: who is asked, responses that belong to nobody, and their slices."""

import random
from collections.abc import Mapping
from datetime import datetime
from typing import Any, NamedTuple, cast

from sqlalchemy import Table, delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from models.campaigns import Campaign, CampaignStatus, Participant
from models.queries.portions import portions
from models.queries.surveys.responses import Given, Term
from models.queries.upsert import dialect_of
from models.responses import CHANCE_IDS, Answer, Response

ANSWERABLE = frozenset({CampaignStatus.OPEN, CampaignStatus.PAUSED})

_dice = random.SystemRandom()
_responses, _answers = cast("Table", Response.__table__), cast("Table", Answer.__table__)
_AT_ONCE = 100
"""Rows of answers in one statement: each takes some ten values."""


class Found(NamedTuple):
    """An anonymous response, and where whoever holds its id stands in its campaign."""

    response: Response
    answers: list[Given]
    is_done: bool
    term: Term


def chance_id() -> int:
    return _dice.randrange(CHANCE_IDS.start, CHANCE_IDS.stop)


async def find(session: AsyncSession, response_id: int, *, person_id: int, to_change: bool) -> Found | None:
    """The response of that id, if its campaign asks that person."""
    if to_change and dialect_of(session) == "postgresql":
        await session.execute(select(Response.id).where(Response.id == response_id).with_for_update())
    mine = (Participant.campaign_id == Response.campaign_id) & (Participant.person_id == person_id)
    rows = await session.execute(
        select(
            Participant.is_done,
            Campaign.status,
            Campaign.closes_on,
            *_responses.c,
            *(_answers.c[name] for name in Given._fields),
        )
        .select_from(Response)
        .join(Participant, mine)
        .join(Campaign, Campaign.id == Response.campaign_id)
        .outerjoin(Answer, Answer.response_id == Response.id)
        .where(Response.id == response_id, Response.person_id.is_(None))
    )
    found = rows.all()
    if not found:
        return None
    width = 3 + len(_responses.c)
    response = Response(**dict(zip(_responses.c.keys(), found[0][3:width], strict=True)))
    answers = [Given(*row[width:]) for row in found if row[width] is not None]
    is_done, status, last_day = found[0][:3]
    term = Term(last_day, None) if status in ANSWERABLE else Term(None, last_day)
    return Found(response, answers, is_done, term)


async def campaign_of(session: AsyncSession, campaign_id: int, person_id: int) -> tuple[Campaign, Participant] | None:
    """An anonymous campaign that can be answered now and asks that person."""
    rows = await session.execute(
        select(Campaign, Participant)
        .join(Participant, Participant.campaign_id == Campaign.id)
        .where(
            Campaign.id == campaign_id,
            Campaign.is_anonymous,
            Campaign.status.in_(ANSWERABLE),
            Participant.person_id == person_id,
        )
    )
    row = rows.one_or_none()
    return None if row is None else (row[0], row[1])


async def add(
    session: AsyncSession, campaign: Campaign, *, version_id: int, current: str | None, moment: datetime
) -> int:
    """A response that is nobody's."""
    number = chance_id()
    await session.execute(
        insert(Response).values(
            id=number,
            campaign_id=campaign.id,
            questionnaire=campaign.questionnaire,
            school_year=campaign.school_year,
            version_id=version_id,
            current=current,
            started_at=moment,
            changed_at=moment,
        )
    )
    return number


async def mark(session: AsyncSession, campaign_id: int, person_id: int, **values: bool) -> None:
    statement = update(Participant).where(Participant.campaign_id == campaign_id, Participant.person_id == person_id)
    await session.execute(statement.values(**values).execution_options(synchronize_session=False))


async def asked_by_place(session: AsyncSession, campaign_id: int) -> list[tuple[int | None, str | None, int]]:
    """How many a campaign asks, by organisation and position."""
    rows = await session.execute(
        select(Participant.organization_id, Participant.position, func.count())
        .where(Participant.campaign_id == campaign_id)
        .group_by(Participant.organization_id, Participant.position)
    )
    return [(row[0], row[1], row[2]) for row in rows]


async def place_of(session: AsyncSession, campaign_id: int, person_id: int) -> tuple[int | None, str | None]:
    """Where somebody worked and as what when the campaign took them in."""
    rows = await session.execute(
        select(Participant.organization_id, Participant.position).where(
            Participant.campaign_id == campaign_id, Participant.person_id == person_id
        )
    )
    row = rows.one()
    return row[0], row[1]


async def drop_drafts(session: AsyncSession, campaign_id: int) -> None:
    if dialect_of(session) == "sqlite":  # what is deleted must not lie about in the file
        await session.execute(text("PRAGMA secure_delete=ON"))
    # Held, so that what is being handed in at this moment is waited for, and no draft any more.
    drafts = _of(campaign_id).where(Response.submitted_at.is_(None)).with_for_update()
    await _delete(session, list(await session.scalars(drafts)))


async def handed_in(session: AsyncSession, campaign_id: int) -> dict[int, dict[str, str]]:
    """What is known about who handed in, by the id of the response."""
    rows = await session.execute(
        select(Response.id, Response.facts).where(
            Response.campaign_id == campaign_id, Response.person_id.is_(None), Response.submitted_at.is_not(None)
        )
    )
    return {row[0]: row[1] or {} for row in rows}


async def write_anew(session: AsyncSession, slices: Mapping[int, dict[str, str]]) -> None:
    """Put the responses back under other ids and with these facts, all rows in an order of chance."""
    if not slices:
        return
    numbers = _numbers(len(slices))
    renamed = dict(zip(slices, numbers, strict=True))
    responses, answers = await _taken_out(session, list(slices))
    for row in responses:
        row["facts"] = slices[row["id"]]
        row["id"] = renamed[row["id"]]
    for row in answers:
        row["response_id"] = renamed[row["response_id"]]
    for table, rows in ((_responses, responses), (_answers, answers)):
        _dice.shuffle(rows)
        for start in range(0, len(rows), _AT_ONCE):
            await session.execute(insert(table), rows[start : start + _AT_ONCE])


def _numbers(count: int) -> list[int]:
    numbers: set[int] = set()
    while len(numbers) < count:
        numbers.add(chance_id())
    shuffled = list(numbers)
    _dice.shuffle(shuffled)
    return shuffled


async def _taken_out(session: AsyncSession, ids: list[int]) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    responses: list[dict[str, Any]] = []
    answers: list[dict[str, Any]] = []
    for some in portions(ids):
        found = await session.execute(select(_responses).where(_responses.c.id.in_(some)))
        responses += [dict(row._mapping) for row in found]  # noqa: SLF001  # the documented way to a row as a mapping
        found = await session.execute(select(_answers).where(_answers.c.response_id.in_(some)))
        answers += [dict(row._mapping) for row in found]  # noqa: SLF001
    await _delete(session, ids)
    return responses, answers


async def _delete(session: AsyncSession, ids: list[int]) -> None:
    for some in portions(ids):
        await session.execute(delete(_answers).where(_answers.c.response_id.in_(some)))
        await session.execute(delete(_responses).where(_responses.c.id.in_(some)))


def _of(campaign_id: int) -> Any:
    return select(Response.id).where(Response.campaign_id == campaign_id, Response.person_id.is_(None))
