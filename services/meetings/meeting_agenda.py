"""The agenda of a meeting: questions in their order, who speaks to each; looked at by whoever comes."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.meetings import AgendaItem
from models.queries import people as people_rows
from models.queries.events import events as event_rows
from models.queries.meetings import meetings as rows
from services.errors import Unfitting
from services.events.events import all_or_nothing
from services.meetings import meeting_access as access
from services.meetings import meeting_letters as letters
from services.meetings import meeting_lines, meeting_people
from services.meetings.meeting_access import Meeting
from services.meetings.meeting_people import Found
from services.rights import Right, reach
from services.visits import Visit

MOST_ITEMS = 15


@dataclass(frozen=True, slots=True)
class Point:
    """A question with the name its speaker is read by; nothing where nobody speaks to it."""

    item: AgendaItem
    speaker: str


@dataclass(frozen=True, slots=True)
class Agenda:
    meeting: Meeting
    points: Sequence[Point]
    may_write: bool
    may_plan: bool = False
    """Whether the event itself is the actor's to keep."""

    @property
    def is_open(self) -> bool:
        minutes = self.meeting.minutes
        return self.may_write and (minutes is None or minutes.signed_at is None)


@dataclass(frozen=True, slots=True)
class Added:
    count: int
    unclear: Sequence[tuple[int, str]]
    """Questions whose speaker could be several people, with what was typed."""


async def view(session: AsyncSession, visit: Visit, *, event_id: int) -> Agenda:
    """For whoever keeps the papers of the meeting."""
    meeting = await access.write(session, visit, event_id)
    scope = reach(visit.actor, Right.PLAN_EVENTS)
    planned = await event_rows.find_kept(session, event_id, scope, person_id=visit.actor.id) if scope else None
    found = Agenda(meeting, await points(session, visit, event_id), may_write=True, may_plan=planned is not None)
    await session.commit()
    return found


async def look(session: AsyncSession, visit: Visit, *, event_id: int) -> Agenda:
    """For whoever the meeting is for."""
    meeting, may_write = await access.read(session, visit, event_id)
    found = Agenda(meeting, await points(session, visit, event_id), may_write=may_write)
    await session.commit()
    return found


async def look_at_item(session: AsyncSession, visit: Visit, *, item_id: int) -> tuple[Point, int, bool]:
    """A question, its place from nought, and whether it is the last; for whoever may change it."""
    async with all_or_nothing(session):
        meeting, item = await access.write_item(session, visit, item_id, to_change=False)
    found = await points(session, visit, meeting.event.id)
    place = next(number for number, one in enumerate(found) if one.item.id == item.id)
    await session.commit()
    return found[place], place, place == len(found) - 1


async def points(session: AsyncSession, visit: Visit, event_id: int) -> list[Point]:
    """Within the caller's transaction."""
    items = await rows.agenda(session, event_id)
    people = await people_rows.by_ids(session, {one.speaker_id for one in items if one.speaker_id})
    return [Point(one, meeting_people.called(visit, people, one.speaker_id) or one.speaker or "") for one in items]


async def add(session: AsyncSession, visit: Visit, *, event_id: int, typed: str) -> Added:
    """Questions at the end of the agenda, a line each; a speaker who is found at once is told."""
    lines = meeting_lines.read(typed)
    async with all_or_nothing(session):
        meeting = await access.write_agenda(session, visit, event_id)
        old = await rows.agenda(session, event_id)
        if len(old) + len(lines) > MOST_ITEMS:
            raise Unfitting("agenda-too-many", most=MOST_ITEMS)
        place = max((one.place for one in old), default=0)
        found = [await _understood(session, visit, meeting, one) for one in lines]
        items = [
            AgendaItem(
                event_id=event_id,
                place=place + number,
                question=question,
                speaker_id=people[0].person_id if len(people) == 1 else None,
                speaker=guest,
            )
            for number, (question, guest, people, _) in enumerate(found, 1)
        ]
    await rows.add_items(session, items)
    for item in items:
        if item.speaker_id is not None:
            await _name(session, visit, meeting, item, item.speaker_id)
    asked = zip(items, found, strict=True)
    unclear = [(item.id, said) for item, (_, _, people, said) in asked if len(people) > 1]
    await session.commit()
    return Added(len(items), unclear)


async def _understood(
    session: AsyncSession, visit: Visit, meeting: Meeting, line: meeting_lines.Line
) -> tuple[str, str | None, list[Found], str]:
    """The question, a guest by words, whom the words may mean, and the words."""
    if line.speaker is None:
        return line.question, None, [], ""
    people = await meeting_people.search(session, visit, meeting, line.speaker)
    if not people and not line.is_surely_named:
        return meeting_lines.question(line.whole), None, [], ""
    guest = None if people else _guest(visit, line.speaker)
    return line.question, guest, people, line.speaker


def _guest(visit: Visit, typed: str) -> str | None:
    """Where no names are kept those of guests are none either."""
    return typed if visit.municipality.names_are_kept else None


async def reword(session: AsyncSession, visit: Visit, *, item_id: int, typed: str) -> None:
    question = meeting_lines.question(typed)
    async with all_or_nothing(session):
        _, item = await access.write_item(session, visit, item_id)
    item.question = question
    await session.commit()


async def move(session: AsyncSession, visit: Visit, *, item_id: int, place: int) -> None:
    """To that place of the agenda, counted from nought; asked for twice it is moved once."""
    async with all_or_nothing(session):
        meeting, item = await access.write_item(session, visit, item_id)
    others = [one for one in await rows.agenda(session, meeting.event.id) if one.id != item.id]
    others.insert(min(max(place, 0), len(others)), item)
    for number, one in enumerate(others, 1):
        one.place = number
    await session.commit()


async def remove(session: AsyncSession, visit: Visit, *, item_id: int) -> int:
    """Returns which event's it was."""
    async with all_or_nothing(session):
        meeting, item = await access.write_item(session, visit, item_id)
    if meeting.minutes is not None:
        said = meeting.minutes.heard
        meeting.minutes.heard = {number: words for number, words in said.items() if number != str(item.id)}
    await rows.remove_item(session, item.id)
    await session.commit()
    return meeting.event.id


async def suggest(session: AsyncSession, visit: Visit, *, item_id: int, typed: str) -> list[Found]:
    """Whom the words may mean."""
    async with all_or_nothing(session):
        meeting, _ = await access.write_item(session, visit, item_id, to_change=False)
    found = await meeting_people.search(session, visit, meeting, typed)
    await session.commit()
    return found


async def set_speaker(session: AsyncSession, visit: Visit, *, item_id: int, person_id: int | None) -> None:
    """Somebody of the register, or nobody."""
    async with all_or_nothing(session):
        meeting, item = await access.write_item(session, visit, item_id)
        if person_id is not None:
            await meeting_people.one(session, visit, meeting, person_id)
    item.speaker_id, item.speaker = person_id, None
    if person_id is not None:
        await _name(session, visit, meeting, item, person_id)
    await session.commit()


async def set_guest(session: AsyncSession, visit: Visit, *, item_id: int, typed: str) -> None:
    """Somebody the register does not know. Raises Unfitting where no names are kept."""
    words = meeting_lines.speaker(typed)
    async with all_or_nothing(session):
        _, item = await access.write_item(session, visit, item_id)
        if not visit.municipality.names_are_kept:
            raise Unfitting("agenda-no-guests")
    item.speaker_id, item.speaker = None, words
    await session.commit()


async def _name(session: AsyncSession, visit: Visit, meeting: Meeting, item: AgendaItem, person_id: int) -> None:
    if meeting.event.starts_at > visit.now:
        await rows.invite(session, meeting.event.id, person_id, now=visit.now)
    await letters.tell_speaker(session, visit, meeting, person_id, item.question)
