"""The whole register of deficits of a school year for a file, written down in the audit."""

import asyncio
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.deficits import DeficitSource, DeficitState
from models.queries.deficits import deficit_lists as rows
from models.queries.deficits.deficit_lists import Exported
from services import audit
from services.calling import call
from services.deficits.deficit_titles import area_title, topic_title
from services.deficits.deficit_weighing import ClockNote
from services.errors import NotAllowed
from services.rights import Right, must
from services.visits import Visit

AT_ONCE = 1_000
"""So many rows are fetched in one go: others have a word in between."""


@dataclass(frozen=True, slots=True)
class Row:
    """A deficit in plain values; names as they may be said here."""

    called: str
    code: str
    place: str
    subject: str
    area: str
    topics: str
    severity: str
    index: str
    source: DeficitSource
    state: DeficitState
    since: date
    created: date
    decided_by: str
    note: str


async def export(session: AsyncSession, visit: Visit) -> list[Row]:
    """For methodists, as far as they reach."""
    scope = must(visit.actor, Right.KEEP_DEFICITS)
    if not visit.municipality.programme.modules.deficit_register:
        raise NotAllowed
    year = visit.municipality.school_year(visit.now)
    found: list[Row] = []
    last = 0
    while some := await rows.everything(session, scope, year, after=last, limit=AT_ONCE):
        found += [_row(visit, one) for one in some]
        last = some[-1].deficit.id
        await asyncio.sleep(0)
    await audit.note(session, visit, Action.DEFICITS_EXPORTED, rows=len(found))
    await session.commit()
    return found


def _row(visit: Visit, one: Exported) -> Row:
    municipality, deficit = visit.municipality, one.deficit
    programme, mode = municipality.programme, municipality.privacy_mode
    topics = dict.fromkeys(filter(None, (deficit.topic, *deficit.topics)))
    index = "" if deficit.index_tenths is None else f"{deficit.index_tenths // 10},{deficit.index_tenths % 10}"
    return Row(
        called=call(mode, one.person),
        code=one.person.code or "",
        place=one.place or "",
        subject=programme.subjects.title_of(one.person.subject),
        area=area_title(programme.competences, deficit.area),
        topics="; ".join(topic_title(programme.competences, topic) for topic in topics),
        severity=deficit.severity,
        index=index,
        source=deficit.source,
        state=deficit.state,
        since=municipality.day(deficit.state_since),
        created=municipality.day(deficit.created_at),
        decided_by=call(mode, one.decided_by) if one.decided_by else "",
        note="" if deficit.note in set(ClockNote) else deficit.note or "",
    )
