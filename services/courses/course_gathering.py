"""The plan of courses of a year put together: wishes, difficulties without a course, terms that end.

Whatever stands in the plan already stays as people have made it: gathering twice adds nothing.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.courses import CourseForm, CourseKind, RequestSource, RequestStatus
from models.queries.courses import course_gathering as rows
from models.queries.courses import course_plan as lines
from programmes.courses import Needs
from services import audit
from services.courses import course_rules, course_terms
from services.errors import NotAllowed, NotFound
from services.municipality import Municipality
from services.rights import Right, must_be_whole
from services.visits import Visit

PORTION = 500


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody's answers ask for, on one topic."""

    topic: str
    kind: CourseKind
    form: CourseForm | None
    season: str | None


async def gather(session: AsyncSession, visit: Visit, *, year: int) -> int:
    """Bring the plan of this year or the next up to date; returns how many lines that adds."""
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    if not visit.municipality.programme.modules.course_requests:
        raise NotAllowed
    today = visit.municipality.day(visit.now)
    if year not in (today.year, today.year + 1):
        raise NotFound
    added = await gather_all(session, visit.municipality, year, now=visit.now)
    await audit.note(session, visit, Action.COURSE_PLAN_GATHERED, year=year, rows=added)
    await session.commit()
    return added


async def gather_all(session: AsyncSession, municipality: Municipality, year: int, *, now: datetime) -> int:
    """All sources, the more telling ones first; each portion is kept at once, so that others have a word between."""
    added = await _from_needs(session, municipality, year, now)
    if municipality.programme.modules.deficit_register:
        added += await _from_deficits(session, municipality, year, now)
    return added + await _from_terms(session, municipality, year, now)


def wishes(needs: Needs, chosen: Mapping[str, Sequence[str]]) -> list[Wish]:
    """Nothing of whoever wants no course; one without a topic of whoever has named none."""
    kind = next((needs.kinds[one] for one in chosen.get(needs.kind, ()) if one in needs.kinds), None)
    if kind is None:
        return []
    form = next((needs.forms[one] for one in chosen.get(needs.form, ()) if one in needs.forms), None)
    season = ",".join(chosen.get(needs.season, ())) or None
    topics = tuple(dict.fromkeys(chosen.get(needs.topics, ()))) or ("",)
    return [Wish(topic, CourseKind(kind), CourseForm(form) if form else None, season) for topic in topics]


def course_kinds(municipality: Municipality) -> list[str]:
    """Kinds of steps a course fulfils."""
    counted = set(municipality.programme.courses.counted)
    return [kind.code for kind in municipality.programme.activities.kinds if counted & set(kind.closed_by)]


async def _from_needs(session: AsyncSession, municipality: Municipality, year: int, now: datetime) -> int:
    """What was answered in the calendar year before speaks of this one."""
    needs = municipality.programme.courses.needs
    if needs is None:
        return 0
    since, until = (datetime.combine(date(one, 1, 1), time.min, municipality.zone) for one in (year - 1, year))
    added = after = 0
    questions = (needs.topics, needs.kind, needs.form, needs.season)
    while found := await rows.answered(
        session, needs.questionnaire, questions, since=since, until=until, after=after, limit=PORTION
    ):
        after = found[-1].response_id
        values = [
            _line(one.person_id, year, wish.topic, RequestSource.NEEDS, now)
            | {"kind": wish.kind, "form": wish.form, "season": wish.season}
            for one in found
            for wish in wishes(needs, one.chosen)
        ]
        added += await lines.put(session, values)
        await session.commit()
    return added


async def _from_deficits(session: AsyncSession, municipality: Municipality, year: int, now: datetime) -> int:
    added = after = 0
    kinds, school_year = course_kinds(municipality), municipality.school_year(now)
    while found := await rows.uncovered(session, school_year, kinds, after=after, limit=PORTION):
        after = found[-1].id
        values = [
            _line(one.person_id, year, next(filter(None, (one.topic, *one.topics)), ""), RequestSource.DEFICIT, now)
            for one in found
        ]
        added += await lines.put(session, _once(values))
        await session.commit()
    return added


async def _from_terms(session: AsyncSession, municipality: Municipality, year: int, now: datetime) -> int:
    """Of those who have another line already the term makes that one more pressing."""
    added = after = 0
    today = municipality.day(now)
    asked = course_terms.asked(municipality, today, by=date(year, 12, 31))
    counting = course_rules.counting(municipality.programme.courses)
    while found := await rows.due(session, counting, asked, year=year, after=after, limit=PORTION):
        after = found[-1]
        added += await lines.put(session, [_line(one, year, "", RequestSource.DUE, now) for one in found])
        await session.commit()
    return added


def _line(person_id: int, year: int, topic: str, source: RequestSource, now: datetime) -> dict[str, Any]:
    return {
        "person_id": person_id,
        "year": year,
        "topic": topic,
        "source": source,
        "status": RequestStatus.REQUESTED,
        "created_at": now,
        "changed_at": now,
    }


def _once(values: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return list({(one["person_id"], one["topic"]): one for one in values}.values())
