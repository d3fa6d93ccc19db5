"""Completed courses out of a table: what each line says, what is new about it, and writing it all at once.

A methodist's table is confirmed by being applied; one of a school waits for a methodist as everything else does.
"""

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.courses import Completion, CompletionStatus
from models.queries.courses import completions as rows
from models.queries.courses import providers
from services import audit, naming
from services.courses import course_confirming, course_rules, course_sheets
from services.courses.course_sheets import Entry, Words
from services.errors import Unfitting
from services.register import table_people
from services.register.staff_rows import Problem
from services.rights import Right, must, reach
from services.visits import Visit

HEAVIEST_MEGABYTES = 2
FILLED = ("hours", "document", "kind", "form", "starts_on", "registered_as", "issued_on")
"""What a line may add to a course that is there already."""


@dataclass(frozen=True, slots=True)
class Preview:
    new: int
    changed: int
    same: int
    people: int
    is_confirmed: bool
    """Whether it all is confirmed by being applied."""
    problems: tuple[Problem, ...]
    mark: str
    """Of what was shown: only that can be applied."""

    @property
    def is_anything(self) -> bool:
        return bool(self.new or self.changed)


@dataclass(slots=True)
class _Plan:
    new: list[Entry]
    changed: list[tuple[Completion, Entry]]
    same: int
    problems: list[Problem]


async def look(session: AsyncSession, visit: Visit, *, content: bytes, words: Words) -> Preview:
    """What a table would change; nothing is changed yet."""
    plan = await _plan(session, visit, content, words)
    preview = _preview(visit, plan)
    await session.commit()
    return preview


async def apply(session: AsyncSession, visit: Visit, *, content: bytes, words: Words, mark: str) -> Preview:
    """Write it all in one transaction, if it would change what was shown. The same table once more changes nothing."""
    plan = await _plan(session, visit, content, words)
    preview = _preview(visit, plan)
    if preview.mark != mark or not preview.is_anything:
        await session.rollback()
        raise Unfitting("external-changed")
    known = await _providers(session, visit, plan)
    rules = visit.municipality.programme.courses
    touched = []
    for one in plan.new:
        kind = one.kind or course_rules.proposed_kind(rules, one.hours)
        completion = Completion(
            person_id=one.person_id,
            title=one.title,
            ends_on=one.ends_on,
            status=CompletionStatus.ENTERED,
            entered_by=visit.actor.id,
            entered_at=visit.now,
            provider_id=known.get(one.provider or ""),
            **{**{name: getattr(one, name) for name in FILLED}, "kind": kind},
        )
        touched.append(completion)
    await rows.add_all(session, touched)
    for completion, one in plan.changed:
        _correct(visit, completion, one)
        if one.provider:
            completion.provider_id = known.get(one.provider)
        touched.append(completion)
    if preview.is_confirmed:
        await course_confirming.settle(session, visit, touched)
    await audit.note(session, visit, Action.COURSES_IMPORTED, courses=len(touched), people=preview.people)
    await session.commit()
    return preview


async def _plan(session: AsyncSession, visit: Visit, content: bytes, words: Words) -> _Plan:
    scope = must(visit.actor, Right.SEE_COURSES)
    sheet = await asyncio.to_thread(course_sheets.read, content, words)
    known = await table_people.known(session, scope, map(course_sheets.called, sheet.lines))
    today = visit.municipality.day(visit.now)
    entries: dict[Any, Entry] = {}
    problems = list(sheet.problems)
    for line in sheet.lines:
        read, wrong = course_sheets.entry(line, words, known, today=today, epoch=sheet.epoch)
        problems += wrong
        if read is not None:
            entries[read.key] = read
    there = await rows.known(session, list({one.person_id for one in entries.values()}))
    stored = {(one.person_id, one.ends_on, naming.search_key(one.title)): one for one in there}
    plan = _Plan([], [], 0, problems)
    providers_of = {one.id: one.search_key for one in await providers.named(session, there)}
    for key, one in entries.items():
        found = stored.get(key)
        if found is None:
            plan.new.append(one)
        elif _may_change(visit, found) and _differs(visit, found, one, providers_of):
            plan.changed.append((found, one))
        else:
            plan.same += 1
    return plan


def _may_change(visit: Visit, found: Completion) -> bool:
    """What a methodist has confirmed no school changes."""
    return _confirms(visit) or found.status is not CompletionStatus.CONFIRMED


def _differs(visit: Visit, found: Completion, one: Entry, providers_of: dict[int, str]) -> bool:
    if _confirms(visit) and found.status is not CompletionStatus.CONFIRMED:
        return True
    other_provider = one.provider and naming.search_key(one.provider) != providers_of.get(found.provider_id or 0)
    return bool(other_provider) or any(getattr(found, name) != value for name, value in _given(one).items())


def _given(one: Entry) -> dict[str, Any]:
    values = {name: getattr(one, name) for name in FILLED}
    return {name: value for name, value in values.items() if value is not None}


def _correct(visit: Visit, completion: Completion, one: Entry) -> None:
    """What was sent back waits for a methodist again; another length may be another kind, as it is when typed."""
    rules = visit.municipality.programme.courses
    if one.hours != completion.hours and completion.kind is course_rules.proposed_kind(rules, completion.hours):
        completion.kind = course_rules.proposed_kind(rules, one.hours)
    for name, value in _given(one).items():
        setattr(completion, name, value)
    if completion.status is CompletionStatus.REJECTED:
        completion.status, completion.reason = CompletionStatus.ENTERED, None
        completion.decided_by = completion.decided_at = None


def _confirms(visit: Visit) -> bool:
    return reach(visit.actor, Right.CONFIRM_COURSES).is_whole


async def _providers(session: AsyncSession, visit: Visit, plan: _Plan) -> dict[str, int]:
    """Ids by title, made where there are none."""
    titles = dict.fromkeys(one.provider for one in (*plan.new, *(entry for _, entry in plan.changed)) if one.provider)
    return {
        title: await providers.add(session, title=title, key=naming.search_key(title), by=visit.actor.id, now=visit.now)
        for title in titles
    }


def _preview(visit: Visit, plan: _Plan) -> Preview:
    people = {one.person_id for one in plan.new} | {one.person_id for _, one in plan.changed}
    shown = (
        sorted(repr(one) for one in plan.new),
        sorted(repr((completion.id, one)) for completion, one in plan.changed),
        plan.same,
    )
    digest = hashlib.sha256(repr(shown).encode()).hexdigest()[:12]
    confirms = _confirms(visit)
    return Preview(len(plan.new), len(plan.changed), plan.same, len(people), confirms, tuple(plan.problems), digest)
