"""What else goes on at the same hours for the same people, or in the same room: pure, of rows others have found."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from models.audiences import Audience, Facet
from models.events import Event
from services.events.event_facts import ends_at
from services.naming import search_key

ONE_OF = (Facet.SCHOOL, Facet.GROUP, Facet.CATEGORY, Facet.SUBJECT, Facet.ASSOCIATION)
"""Facets by whose values audiences are different people; whoever is in two of them is rare."""


@dataclass(frozen=True, slots=True)
class Conflict:
    event: Event
    same_place: bool
    """In the same room; otherwise for the same people."""


def conflicts(event: Event, others: Iterable[Event]) -> list[Conflict]:
    """Of other events those that go on at the same time and share people or the room."""
    found = []
    for other in others:
        if other.id == event.id or not overlap(event.starts_at, ends_at(event), other.starts_at, ends_at(other)):
            continue
        is_same_place = share_room(event, other)
        if is_same_place or share_people(event.audience, other.audience):
            found.append(Conflict(other, is_same_place))
    return sorted(found, key=lambda one: (not one.same_place, one.event.starts_at, one.event.id))


def share_room(one: Event, other: Event) -> bool:
    """Whether they are in one room; the assembly hall of one school is not that of another."""
    place = search_key(one.place or "")
    if not place or search_key(other.place or "") != place:
        return False
    return None in {one.organization_id, other.organization_id} or one.organization_id == other.organization_id


def overlap(since: datetime, until: datetime, other_since: datetime, other_until: datetime) -> bool:
    """One that begins when another ends is no conflict."""
    return since < other_until and other_since < until


def share_people(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    """Whether two audiences may have somebody in common; everybody has somebody in common with anybody."""
    first, second = Audience.of(one), Audience.of(other)
    for facet in ONE_OF:
        wanted, also = set(first.wanted.get(facet, ())), set(second.wanted.get(facet, ()))
        if wanted and also and not wanted & also:
            return False
        if (wanted and wanted <= set(second.unwanted.get(facet, ()))) or (
            also and also <= set(first.unwanted.get(facet, ()))
        ):
            return False
    return True
