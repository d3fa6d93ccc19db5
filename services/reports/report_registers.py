"""Registers that have no file of their own, for the workbook of all: as plain rows, by the rights of whoever asks."""

import asyncio
from dataclasses import dataclass
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from models.associations import AssociationLevel
from models.audit import Action
from models.contests import ContestStage, EntryStatus
from models.people import Person
from models.queries.reports import report_registers as rows
from services import audit
from services.calling import call
from services.naming import capital
from services.reports.report_ground import day_of
from services.rights import Right, must, must_be_whole
from services.visits import Visit

AT_ONCE = 500
"""So many rows are fetched in one go: others have a word in between."""


@dataclass(frozen=True, slots=True)
class PersonRow:
    called: str
    place: str
    position: str
    subject: str
    career_started: int | None
    category: str | None
    category_on: date | None
    has_entered: bool


@dataclass(frozen=True, slots=True)
class AssociationRow:
    title: str
    kind: str
    level: AssociationLevel
    subject: str
    school: str
    members: int


@dataclass(frozen=True, slots=True)
class EntryRow:
    contest: str
    stage: ContestStage
    called: str
    place_of_work: str
    nomination: str
    status: EntryStatus
    place: int | None
    is_young: bool
    helper: str
    is_confirmed: bool


async def people(session: AsyncSession, visit: Visit) -> list[PersonRow]:
    """Everybody within reach who has not left; written down in the audit."""
    scope = must(visit.actor, Right.SEE_PEOPLE)
    found: list[PersonRow] = []
    after = 0
    while some := await rows.people(session, scope, after=after, limit=AT_ONCE):
        found += [_person(visit, *one) for one in some]
        after = some[-1].person.id
        await session.commit()
        session.expunge_all()
        await asyncio.sleep(0)
    await audit.note(session, visit, Action.REGISTER_EXPORTED, count=len(found))
    await session.commit()
    return sorted(found, key=lambda one: (one.place, one.called))


async def associations(session: AsyncSession, visit: Visit) -> list[AssociationRow]:
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    found = await rows.associations(session, scope)
    await audit.note(session, visit, Action.ASSOCIATIONS_EXPORTED, rows=len(found))
    await session.commit()
    programme = visit.municipality.programme
    kinds = {one.code: capital(one.title) for one in programme.events.association_kinds}
    return [
        AssociationRow(
            title=one.association.title,
            kind=kinds.get(one.association.kind, one.association.kind),
            level=one.association.level,
            subject=_subject(visit, one.association.subject),
            school=one.school or "",
            members=one.members,
        )
        for one in found
    ]


async def contests(session: AsyncSession, visit: Visit, *, year: int) -> list[EntryRow]:
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    day_of(visit, year)
    found: list[EntryRow] = []
    after = 0
    while some := await rows.entries(session, year, after=after, limit=AT_ONCE):
        found += [_entry(visit, one) for one in some]
        after = some[-1].entry.id
        await session.commit()
        session.expunge_all()
        await asyncio.sleep(0)
    await audit.note(session, visit, Action.CONTESTS_EXPORTED, year=year, rows=len(found))
    await session.commit()
    return found


def _person(visit: Visit, person: Person, place: str | None, has_entered: bool) -> PersonRow:
    return PersonRow(
        called=call(visit.municipality.privacy_mode, person),
        place=place or "",
        position=visit.municipality.programme.positions.title_of(person.position),
        subject=_subject(visit, person.subject),
        career_started=person.career_started,
        category=person.category,
        category_on=person.category_on,
        has_entered=has_entered,
    )


def _entry(visit: Visit, one: rows.Entered) -> EntryRow:
    mode = visit.municipality.privacy_mode
    return EntryRow(
        contest=one.contest.title,
        stage=one.contest.stage,
        called=call(mode, one.person),
        place_of_work=one.place or "",
        nomination=one.entry.nomination,
        status=one.entry.status,
        place=one.entry.place,
        is_young=one.entry.is_young,
        helper=call(mode, one.helper) if one.helper else "",
        is_confirmed=one.entry.confirmed_at is not None,
    )


def _subject(visit: Visit, code: str | None) -> str:
    return visit.municipality.programme.subjects.title_of(code) or "" if code else ""
