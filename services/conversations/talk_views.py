"""Conversations as those who take part see them: who is there, who may read it, what is open."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession

from models.queries.conversations import talks as rows
from models.queries.conversations.talks import Room, Seat
from models.threads import Part, ThreadKind
from services import calling
from services.errors import NotFound
from services.municipality import Municipality
from services.rights import Right, must
from services.visits import Visit


@dataclass(frozen=True, slots=True)
class Peer:
    name: str
    part: Part
    is_absent: bool
    """They have not entered yet."""


@dataclass(frozen=True, slots=True)
class TalkView:
    id: int
    kind: ThreadKind
    title: str
    part: Part
    peers: tuple[Peer, ...]
    is_over: bool
    has_left: bool
    is_read_by_head: bool

    @property
    def may_note(self) -> bool:
        """Whether there is somebody for notes among those who help."""
        return self.part is Part.HELPER and any(peer.part is Part.HELPER for peer in self.peers)


async def view(session: AsyncSession, visit: Visit, *, thread_id: int) -> TalkView:
    """Raises NotFound for whoever never took part."""
    must(visit.actor, Right.TALK)
    room = await rows.room(session, thread_id)
    await session.commit()
    own = room.seat_of(visit.actor.id) if room else None
    if room is None or own is None:
        raise NotFound
    return _view(visit, room, own)


def is_read_by_head(municipality: Municipality, kind: ThreadKind) -> bool:
    programme = municipality.programme
    if kind is ThreadKind.EVENT:
        return False
    settings = programme.consultations if kind is ThreadKind.CONSULTATION else programme.mentoring
    return settings.is_read_by_head


def _view(visit: Visit, room: Room, own: Seat) -> TalkView:
    mode, thread = visit.municipality.privacy_mode, room.thread
    return TalkView(
        id=thread.id,
        kind=thread.kind,
        title=thread.title,
        part=own.part,
        peers=tuple(
            Peer(calling.call(mode, seat.person), seat.part, seat.telegram_id is None)
            for seat in room.others(visit.actor.id)
        ),
        is_over=thread.closed_at is not None,
        has_left=own.left_at is not None,
        is_read_by_head=is_read_by_head(visit.municipality, thread.kind),
    )
