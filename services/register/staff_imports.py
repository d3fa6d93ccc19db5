"""Bringing a table of educators into the register: taken, looked at, asked about; `staff_applying` writes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.register import staff as register
from models.queries.register import staff_imports as rows
from models.staff import ImportStatus, StaffImport
from programmes.programme import Programme
from services.errors import NotAllowed, NotFound, Unfitting
from services.register.staff_case import Summary
from services.register.staff_decisions import Answer, Key, Verdict
from services.register.staff_desk import Cases, Desk, raised
from services.register.staff_pages import Kind, Page, Question
from services.register.staff_rows import Problem
from services.register.staff_vocabulary import Vocabulary
from services.rights import Right, must
from services.visits import Visit

MEGABYTE = 2**20
HEAVIEST = 5 * MEGABYTE
KEPT = timedelta(days=1)
"""How long a table waits for its confirmation."""


@dataclass(frozen=True, slots=True)
class Preview:
    import_id: int
    summary: Summary
    is_answered: bool
    """Whether any question has been answered: the answers can be taken back."""


def check(visit: Visit) -> None:
    """Whoever imports is responsible for the whole municipality."""
    if not must(visit.actor, Right.IMPORT_STAFF).is_whole:
        raise NotAllowed


def check_file(visit: Visit, *, name: str, size: int) -> None:
    """What can be said of a file before it is fetched."""
    check(visit)
    if size > HEAVIEST:
        raise Unfitting("staff-problem-too-heavy", limit=HEAVIEST // MEGABYTE)
    if name.lower().endswith(".xls"):
        raise Unfitting("staff-problem-old-format")
    if not name.lower().endswith(".xlsx"):
        raise Unfitting("staff-problem-not-xlsx")


async def template(session: AsyncSession, visit: Visit, desk: Desk, *, words: Mapping[str, str]) -> bytes:
    """An empty table with lists to choose from."""
    check(visit)
    titles = await register.titles(session)
    await session.commit()
    vocabulary = Vocabulary.of(visit.municipality.programme)
    return await desk.ask(Cases.template, vocabulary, titles, dict(words))


async def waiting(session: AsyncSession, visit: Visit) -> int | None:
    """The table this person has sent and neither confirmed nor dropped."""
    check(visit)
    found = await rows.newest_waiting(session, created_by=visit.actor.id, since=visit.now - KEPT)
    await session.commit()
    return found


async def take(session: AsyncSession, visit: Visit, *, content: bytes) -> int:
    """Keep a file that has come; the one before, if it still waits, is dropped."""
    check(visit)
    if len(content) > HEAVIEST:
        raise Unfitting("staff-problem-too-heavy", limit=HEAVIEST // MEGABYTE)
    await rows.drop_waiting(session, now=visit.now, created_by=visit.actor.id)
    row = await rows.add(
        session, content=content, status=ImportStatus.PREVIEWED, created_by=visit.actor.id, now=visit.now
    )
    await session.commit()
    return row.id


async def look(session: AsyncSession, reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int) -> Preview:
    """Compare the table with the register of this moment; a table without a single good row is dropped."""
    row = await own(reader, visit, import_id)
    answers = answers_of(row)
    if await desk.ask(Cases.is_laid_out, import_id):
        snapshot = await register.snapshot(reader)
        await reader.commit()
        await desk.ask(Cases.meet, import_id, snapshot)
    else:
        await lay_out(reader, visit, desk, import_id)
    summary = await desk.ask(Cases.summary, import_id, answers)
    await _keep(session, visit, import_id, summary, {})
    return Preview(import_id, summary, bool(answers))


async def page(
    reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int, kind: Kind, number: int, size: int
) -> Page:
    row = await _at_hand(reader, visit, desk, import_id)
    return await desk.ask(Cases.page, import_id, answers_of(row), kind, number, size)


async def problems(reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int) -> tuple[Problem, ...]:
    await _at_hand(reader, visit, desk, import_id)
    return await desk.ask(Cases.problems, import_id)


async def question(reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int) -> Question | None:
    """The first that is still open."""
    row = await _at_hand(reader, visit, desk, import_id)
    return await desk.ask(Cases.question, import_id, answers_of(row))


async def answer(  # the button: which question of which table, and what
    session: AsyncSession,
    reader: AsyncSession,
    visit: Visit,
    desk: Desk,
    *,
    import_id: int,
    sheet: int,
    row_number: int,
    answer: Answer,
) -> None:
    """Decide one question; a question that has its answer already keeps it."""
    row = await _at_hand(reader, visit, desk, import_id)
    answers = answers_of(row)
    asked = await desk.ask(Cases.key_of, import_id, sheet, row_number)
    if asked is None:
        raise NotFound
    if asked in answers:
        return
    raised(await desk.ask(Cases.refusal, import_id, answers, asked, answer))
    await _decide(session, visit, desk, import_id, {**answers, asked: answer})


async def leave_out_rest(
    session: AsyncSession, reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int
) -> None:
    """Pass over the row of every open question."""
    answers = answers_of(await _at_hand(reader, visit, desk, import_id))
    rest = await desk.ask(Cases.open_questions, import_id, answers)
    await _decide(session, visit, desk, import_id, {**answers, **dict.fromkeys(rest, Verdict.LEFT_OUT)})


async def ask_anew(session: AsyncSession, reader: AsyncSession, visit: Visit, desk: Desk, *, import_id: int) -> None:
    await _at_hand(reader, visit, desk, import_id)
    await _decide(session, visit, desk, import_id, {})


async def drop(session: AsyncSession, visit: Visit, desk: Desk, *, import_id: int) -> None:
    """Forget the table; one that is over already stays as it is."""
    check(visit)
    row = await rows.take(session, import_id, created_by=visit.actor.id)
    if row is None:
        raise NotFound
    if row.status is ImportStatus.PREVIEWED:
        row.status, row.content, row.answers, row.finished_at = ImportStatus.DROPPED, None, {}, visit.now
    await session.commit()
    await desk.ask(Cases.close, import_id)


async def own(session: AsyncSession, visit: Visit, import_id: int) -> StaffImport:
    """The person's table, still waiting. Raises NotFound for somebody else's, Unfitting for one that is over."""
    check(visit)
    row = await rows.find(session, import_id, created_by=visit.actor.id)
    await session.commit()
    return still_waiting(row, visit.now)


def still_waiting(row: StaffImport | None, now: datetime) -> StaffImport:
    if row is None:
        raise NotFound
    if row.status is ImportStatus.APPLIED:
        raise Unfitting("staff-import-over-applied")
    if row.status is ImportStatus.DROPPED:
        raise Unfitting("staff-import-over-dropped")
    if row.created_at <= now - KEPT:
        raise Unfitting("staff-import-over-stale")
    return row


async def lay_out(reader: AsyncSession, visit: Visit, desk: Desk, import_id: int) -> None:
    """Have the kept file read: for the first time, or again after a restart."""
    content = await rows.content(reader, import_id)
    snapshot = await register.snapshot(reader)
    await reader.commit()
    if content is None:
        raise NotFound
    programme, today = visit.municipality.programme, visit.municipality.day(visit.now)
    await desk.ask(Cases.lay_out, import_id, content, Vocabulary.of(programme), today, snapshot, aliases_of(programme))


def aliases_of(programme: Programme) -> tuple[tuple[str, str], ...]:
    """Full titles of the programme's organisations; the register keeps the short ones."""
    listed = programme.organizations.organizations
    return tuple((one.code, title) for one in listed for title in (one.title, one.short))


def answers_of(row: StaffImport) -> dict[Key, Answer]:
    """Out of `row:sheet`, the title of a sheet being anything at all."""
    found: dict[Key, Answer] = {}
    for written, answer in row.answers.items():
        number, _, sheet = written.partition(":")
        found[sheet, int(number)] = answer if isinstance(answer, int) else Verdict(answer)
    return found


async def _at_hand(reader: AsyncSession, visit: Visit, desk: Desk, import_id: int) -> StaffImport:
    row = await own(reader, visit, import_id)
    if not await desk.ask(Cases.is_laid_out, import_id):
        await lay_out(reader, visit, desk, import_id)
    return row


async def _decide(
    session: AsyncSession, visit: Visit, desk: Desk, import_id: int, answers: Mapping[Key, Answer]
) -> None:
    summary = await desk.ask(Cases.summary, import_id, dict(answers))
    written = {f"{number}:{sheet}": answer for (sheet, number), answer in answers.items()}
    await _keep(session, visit, import_id, summary, {"answers": written})


async def _keep(
    session: AsyncSession, visit: Visit, import_id: int, summary: Summary, facts: Mapping[str, Any]
) -> None:
    """Remember what was shown: only that can be confirmed."""
    row = still_waiting(await rows.take(session, import_id, created_by=visit.actor.id), visit.now)
    for fact, value in {**facts, "fingerprint": summary.fingerprint, "counts": summary.counts._asdict()}.items():
        setattr(row, fact, value)
    if not summary.is_anybody:
        row.status, row.content, row.finished_at = ImportStatus.DROPPED, None, visit.now
    await session.commit()
