"""What is decided about deficits, one by one or all that are shown: confirmed, rejected, resolved, added by hand."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from sqlalchemy.ext.asyncio import AsyncSession

from models.audit import Action
from models.deficit_filters import Filter
from models.deficits import Deficit, DeficitSource, DeficitState
from models.queries.deficits import deficit_lists as lists
from models.queries.deficits import deficits as rows
from models.queries.register import register
from services import audit, naming
from services.deficits import deficit_letters, deficit_moves
from services.deficits.deficit_rights import must_keep
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.surveys.diagnostics_results import Severity
from services.visits import Visit

SHORTEST_REASON, LONGEST_NOTE = 3, 300
BY_HAND = tuple(source for source in DeficitSource if source is not DeficitSource.QUESTIONNAIRE)
"""Where something entered by hand can come from."""


@dataclass(frozen=True, slots=True)
class Matching:
    deficits: int
    people: int
    mark: str
    """Of these very deficits."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    deficits: int
    people: int


async def confirm(session: AsyncSession, visit: Visit, *, deficit_id: int, source: DeficitSource | None = None) -> int:
    """Confirm one, saying where it is known from if not from where it came. Returns whose it is."""
    deficit = await _to_decide(session, visit, deficit_id)
    if source is not None:
        deficit.source = source
    await _decide(session, visit, deficit, DeficitState.CONFIRMED, source=source or deficit.source)
    await session.commit()
    return deficit.person_id


async def reject(session: AsyncSession, visit: Visit, *, deficit_id: int, typed: str) -> int:
    """With a reason, which the history keeps."""
    reason = note_of(typed)
    if reason is None or len(reason) < SHORTEST_REASON:
        raise Unfitting("deficit-reason-short", low=SHORTEST_REASON)
    deficit = await _to_decide(session, visit, deficit_id)
    await _decide(session, visit, deficit, DeficitState.REJECTED, note=reason)
    await session.commit()
    return deficit.person_id


async def resolve(session: AsyncSession, visit: Visit, *, deficit_id: int, source: DeficitSource) -> int:
    deficit = await _to_decide(session, visit, deficit_id)
    await _decide(session, visit, deficit, DeficitState.RESOLVED, source=source)
    await session.commit()
    return deficit.person_id


async def change_source(session: AsyncSession, visit: Visit, *, deficit_id: int, source: DeficitSource) -> int:
    """Where it is known from; the state stays."""
    deficit = await _to_decide(session, visit, deficit_id)
    if deficit.source is not source:
        deficit.source = source
        rows.note_change(
            session, deficit, before=deficit.state, now=visit.now, actor_id=visit.actor.id, source=source, note=None
        )
        await _note(session, visit, deficit)
    await session.commit()
    return deficit.person_id


async def confirm_person(session: AsyncSession, visit: Visit, *, person_id: int) -> int:
    """Everything undecided of one person; returns how many that were."""
    scope = must_keep(visit)
    if await register.find(session, scope, person_id) is None:
        raise NotFound
    year = visit.municipality.school_year(visit.now)
    own = (await lists.of_people(session, [person_id], year, Filter()))[person_id]
    count = await _confirm_ids(session, visit, [(deficit.id, person_id) for deficit in own])
    await session.commit()
    return count


async def matching(session: AsyncSession, visit: Visit, *, narrow: Filter) -> Matching:
    """What `confirm_all` would confirm."""
    found = await _undecided(session, visit, narrow)
    await session.commit()
    return Matching(len(found), len({person for _, person, _ in found}), _mark(found))


async def confirm_all(session: AsyncSession, visit: Visit, *, narrow: Filter, mark: str) -> Confirmed:
    """Everything undecided a filter fits.

    Raises Unfitting if that is not what was shown: others decide, answers change.
    """
    found = await _undecided(session, visit, narrow)
    if _mark(found) != mark:
        await session.rollback()
        raise Unfitting("deficits-confirm-changed")
    count = await _confirm_ids(session, visit, [(deficit, person) for deficit, person, _ in found])
    await session.commit()
    return Confirmed(count, len({person for _, person, _ in found}))


async def _undecided(session: AsyncSession, visit: Visit, narrow: Filter) -> list[tuple[int, int, str]]:
    scope = must_keep(visit)
    year = visit.municipality.school_year(visit.now)
    return await lists.matching_ids(session, scope, year, replace(narrow, state=DeficitState.PROPOSED))


def _mark(found: Sequence[tuple[int, int, str]]) -> str:
    """What a button knows these very rows by, as hard as they are now."""
    return mark_of(*found)


async def add(  # what a row entered by hand says
    session: AsyncSession,
    visit: Visit,
    *,
    person_id: int,
    area: str,
    topic: str,
    source: DeficitSource,
    typed: str | None,
) -> int:
    """Enter one that no questionnaire has shown: whoever enters it has confirmed it. Returns its id."""
    scope = must_keep(visit)
    competences = visit.municipality.programme.competences
    if area not in {one.code for one in competences.areas} or source not in BY_HAND:
        raise NotFound
    if topic and topic not in {one.code for one in competences.topics}:
        raise NotFound
    year, note = visit.municipality.school_year(visit.now), note_of(typed)
    person = await register.find(session, scope, person_id)
    if person is None or person.archived_at is not None:
        raise NotFound
    values = {
        "person_id": person_id, "school_year": year, "area": area, "topic": topic,
        "topics": [topic] if topic else [],
        "severity": (Severity.POINT if topic else Severity.EXPRESSED).value,
        "source": source, "state": DeficitState.PROPOSED, "note": note,
        "created_at": visit.now, "created_by": visit.actor.id, "state_since": visit.now,
    }  # fmt: skip
    await rows.add_all(session, [values])
    deficit = await rows.by_key(session, person_id=person_id, school_year=year, area=area, topic=topic)
    assert deficit is not None
    if deficit.state not in {DeficitState.PROPOSED, DeficitState.REJECTED}:
        await session.rollback()
        raise Unfitting("deficit-is-there")
    deficit.source, deficit.note = source, note or deficit.note
    await _decide(session, visit, deficit, DeficitState.CONFIRMED, source=source, note=note)
    await session.commit()
    return deficit.id


def note_of(typed: str | None) -> str | None:
    """One line of somebody's own words. Raises Unfitting for one that is too long."""
    note = naming.clean(typed or "").lstrip("~")
    if len(note) > LONGEST_NOTE:
        raise Unfitting("deficit-note-long", limit=LONGEST_NOTE)
    return note or None


async def _to_decide(session: AsyncSession, visit: Visit, deficit_id: int) -> Deficit:
    """A deficit of this school year; what is over with its year is decided no more."""
    scope = must_keep(visit)
    deficit = await rows.find(session, scope, deficit_id, to_change=True)
    if deficit is None:
        raise NotFound
    if deficit.school_year != visit.municipality.school_year(visit.now):
        await session.rollback()
        raise Unfitting("deficit-moved-on")
    return deficit


async def _decide(
    session: AsyncSession,
    visit: Visit,
    deficit: Deficit,
    after: DeficitState,
    *,
    source: DeficitSource | None = None,
    note: str | None = None,
) -> None:
    try:
        moved = await deficit_moves.move(
            session, deficit, after, now=visit.now, actor_id=visit.actor.id, source=source, note=note
        )
    except Unfitting:
        await session.rollback()
        raise
    if moved:
        await _note(session, visit, deficit)
        await deficit_letters.tell(session, visit, [deficit.person_id])


async def _confirm_ids(session: AsyncSession, visit: Visit, found: Sequence[tuple[int, int]]) -> int:
    count = await deficit_moves.move_all(
        session,
        [deficit for deficit, _ in found],
        before=DeficitState.PROPOSED,
        after=DeficitState.CONFIRMED,
        now=visit.now,
        actor_id=visit.actor.id,
    )
    people = dict.fromkeys(person for _, person in found)
    if count:
        whom = next(iter(people)) if len(people) == 1 else None
        await audit.note(session, visit, Action.DEFICITS_CONFIRMED, person_id=whom, deficits=count, people=len(people))
        await deficit_letters.tell(session, visit, list(people))
    return count


async def _note(session: AsyncSession, visit: Visit, deficit: Deficit) -> None:
    await audit.note(
        session,
        visit,
        Action.DEFICIT_DECIDED,
        person_id=deficit.person_id,
        deficit=deficit.id,
        state=deficit.state.value,
        source=deficit.source.value,
    )
