"""Confirming a table of educators: all of what was shown is written in one transaction, or nothing."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.queries import audit, turns
from models.queries.register import staff as register
from models.queries.register import staff_imports as rows
from models.queries.register.staff import Snapshot
from models.staff import ImportStatus, StaffImport
from services.municipality import Municipality
from services.register import staff_imports, staff_writing
from services.register.staff_case import Counts, Summary
from services.register.staff_decisions import Answer, Key
from services.register.staff_desk import Cases, Desk
from services.register.staff_imports import Preview
from services.register.staff_pages import Question
from services.register.staff_places import NewPlace
from services.register.staff_plan import Plan
from services.register.staff_rows import Problem
from services.register.staff_vocabulary import Vocabulary
from services.visits import Visit

ATTEMPTS = 3
"""So often the register may change under a comparison before we give up."""
OPERATORS = 0
"""What the desk calls the operator's table."""


@dataclass(frozen=True, slots=True)
class Compared:
    snapshot: Snapshot
    summary: Summary
    plan: Plan

    @property
    def places(self) -> tuple[NewPlace, ...]:
        return (*self.plan.organizations, *self.plan.associations)


async def apply(
    session: AsyncSession, reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int, shown: str
) -> Counts | Preview:
    """Confirm a preview whose fingerprint begins with `shown`; what has been written once is only told again.

    A preview comes back instead, and nothing is written, when by now the changes are not those that were shown.
    """
    staff_imports.check(visit)
    row = await rows.find(reader, import_id, created_by=visit.actor.id)
    await reader.commit()
    if row is not None and row.status is ImportStatus.APPLIED:
        return Counts(**row.counts)
    answers = staff_imports.answers_of(staff_imports.still_waiting(row, visit.now))
    if not await desk.ask(Cases.is_laid_out, import_id):
        await staff_imports.lay_out(reader, visit, desk, import_id)
    for _ in range(ATTEMPTS):
        compared = await _compare(reader, desk, import_id, answers)
        await turns.take(session, "staff")
        row = await rows.take(session, import_id, created_by=visit.actor.id)
        if row is not None and row.status is ImportStatus.APPLIED:
            await session.commit()
            return Counts(**row.counts)
        row = staff_imports.still_waiting(row, visit.now)
        if not _is_confirmed(row, compared.summary, shown):
            row.fingerprint, row.counts = compared.summary.fingerprint, compared.summary.counts._asdict()
            await session.commit()
            break
        if await _write(session, visit.municipality, compared, by=visit.actor.id, now=visit.now):
            row.status, row.content, row.answers, row.finished_at = ImportStatus.APPLIED, None, {}, visit.now
            await session.commit()
            await desk.ask(Cases.close, import_id)
            return compared.summary.counts
        await session.rollback()
    return Preview(import_id, compared.summary, bool(answers))


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an operator is told."""

    summary: Summary
    problems: tuple[Problem, ...]
    questions: tuple[Question, ...]
    places: tuple[NewPlace, ...]
    """Organisations and associations that are added."""
    is_applied: bool


async def bring_in(
    session: AsyncSession,
    reader: AsyncSession,
    municipality: Municipality,
    desk: Desk,
    *,
    content: bytes,
    is_confirmed: bool,
    now: datetime,
) -> Outcome:
    """The operator's import: looked at, and written when that is wished and nothing has to be asked."""
    programme = municipality.programme
    await desk.ask(
        Cases.lay_out,
        OPERATORS,
        content,
        Vocabulary.of(programme),
        municipality.day(now),
        await register.snapshot(reader),
        staff_imports.aliases_of(programme),
    )
    await reader.commit()
    problems = await desk.ask(Cases.problems, OPERATORS)
    questions = tuple(await desk.ask(Cases.questions, OPERATORS, {}))
    for _ in range(ATTEMPTS):
        compared = await _compare(reader, desk, OPERATORS, {})
        if not is_confirmed or questions or not compared.summary.counts.to_write:
            break
        await turns.take(session, "staff")
        if await _write(session, municipality, compared, by=None, now=now):
            row = await rows.add(session, content=None, status=ImportStatus.APPLIED, created_by=None, now=now)
            row.fingerprint, row.counts = compared.summary.fingerprint, compared.summary.counts._asdict()
            row.finished_at = now
            await session.commit()
            return Outcome(compared.summary, problems, questions, compared.places, is_applied=True)
        await session.rollback()
    return Outcome(compared.summary, problems, questions, compared.places, is_applied=False)


async def _compare(reader: AsyncSession, desk: Desk, import_id: int, answers: Mapping[Key, Answer]) -> Compared:
    snapshot = await register.snapshot(reader)
    await reader.commit()
    await desk.ask(Cases.meet, import_id, snapshot)
    summary = await desk.ask(Cases.summary, import_id, answers)
    return Compared(snapshot, summary, await desk.ask(Cases.plan, import_id, answers))


def _is_confirmed(row: StaffImport, summary: Summary, shown: str) -> bool:
    """Whether these are the changes that were shown, and nothing is left to ask."""
    is_shown = row.fingerprint == summary.fingerprint and summary.fingerprint.startswith(shown)
    return is_shown and not summary.counts.doubts and summary.counts.to_write > 0


async def _write(
    session: AsyncSession, municipality: Municipality, compared: Compared, *, by: int | None, now: datetime
) -> bool:
    """Write the plan and the audit, unless the register has changed since the comparison."""
    if await register.snapshot(session, to_change=True) != compared.snapshot:
        return False
    prefix = municipality.programme.passport.person_code_prefix
    await staff_writing.write(session, compared.plan, code_prefix=prefix, now=now)
    counts = compared.summary.counts._asdict()
    await audit.add(session, at=now, actor_id=by, action=Action.STAFF_IMPORTED, details=counts)
    return True
