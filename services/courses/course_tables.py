"""The register of completed courses and the plan for a file, written down in the audit."""

import asyncio
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.course_rows import PlanLine
from models.courses import CompletionStatus, CourseForm, CourseKind, ProviderType
from models.queries.courses import completions
from models.queries.courses import course_plan as plan_rows
from models.queries.courses.completions import Listed
from services import audit
from services.calling import call
from services.courses import course_plan, course_rules
from services.courses.course_rules import Deadline
from services.rights import Right, must
from services.visits import Visit

AT_ONCE = 1_000
"""So many rows are fetched in one go: others have a word in between."""


@dataclass(frozen=True, slots=True)
class Row:
    """A completed course in plain values; names as they may be said here."""

    called: str
    place: str
    kind: CourseKind
    title: str
    provider: str
    provider_type: ProviderType | None
    hours: int
    form: CourseForm | None
    starts_on: date | None
    ends_on: date
    document: str
    registered_as: str
    issued_on: date | None
    fits: bool | None
    paid: bool | None
    status: CompletionStatus
    decided_by: str
    decided_on: date | None
    valid_until: date | None


@dataclass(frozen=True, slots=True)
class PlanRow:
    line: PlanLine
    called: str
    deadline: Deadline


async def register(session: AsyncSession, visit: Visit) -> list[Row]:
    """For whoever sees courses, as far as they reach."""
    scope = must(visit.actor, Right.SEE_COURSES)
    found: list[Row] = []
    last = 0
    while some := await completions.everything(session, scope, after=last, limit=AT_ONCE):
        found += [_row(visit, one) for one in some]
        last = some[-1].completion.id
        await asyncio.sleep(0)
    await audit.note(session, visit, Action.COURSES_EXPORTED, rows=len(found))
    await session.commit()
    return found


async def plan(session: AsyncSession, visit: Visit, *, year: int) -> list[PlanRow]:
    wanted = course_plan.plan_of(visit, year)
    found: list[PlanRow] = []
    last = 0
    while some := await plan_rows.everything(session, wanted, after=last, limit=AT_ONCE):
        found += [_plan_row(visit, one) for one in some]
        last = some[-1].request.id
        await asyncio.sleep(0)
    await audit.note(session, visit, Action.COURSE_PLAN_EXPORTED, year=year, rows=len(found))
    await session.commit()
    return found


def _row(visit: Visit, one: Listed) -> Row:
    municipality, completion = visit.municipality, one.completion
    rules, mode = municipality.programme.courses, municipality.privacy_mode
    return Row(
        called=call(mode, one.person),
        place=one.place or "",
        kind=completion.kind,
        title=completion.title,
        provider=one.provider.title if one.provider else "",
        provider_type=one.provider.type if one.provider else None,
        hours=completion.hours,
        form=completion.form,
        starts_on=completion.starts_on,
        ends_on=completion.ends_on,
        document=completion.document or "",
        registered_as=completion.registered_as or "",
        issued_on=completion.issued_on,
        fits=completion.fits_profile,
        paid=completion.is_paid_by_employer,
        status=completion.status,
        decided_by=call(mode, one.decided_by) if one.decided_by else "",
        decided_on=municipality.day(completion.decided_at) if completion.decided_at else None,
        valid_until=(
            course_rules.valid_until(rules, completion.ends_on) if course_rules.counts(rules, completion) else None
        ),
    )


def _plan_row(visit: Visit, line: PlanLine) -> PlanRow:
    municipality = visit.municipality
    deadline = course_rules.deadline_of(
        municipality.programme.courses,
        line.newest,
        line.person.career_started,
        today=municipality.day(visit.now),
        year_begins=municipality.programme.calendar.school_year.since,
    )
    return PlanRow(line, call(municipality.privacy_mode, line.person), deadline)
