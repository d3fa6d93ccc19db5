"""What may stand in an event: pure checks of what was typed or chosen."""

import re
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from models.audiences import Audience, Facet
from models.events import Event
from models.scopes import Scope
from services.errors import Unfitting
from services.municipality import Municipality
from services.naming import clean
from services.visits import Visit

TITLE = range(3, 201)
LONGEST = {"place": 300, "goal": 300, "description": 2000, "reason": 300}
LINK = re.compile(r"(?=.{,500}$)https?://[^\s/?#]+\.[^\s/?#]{2,}([/?#]\S*)?", re.IGNORECASE)
MOST_SEATS = 10_000
MOST_TOPICS = 8
LONGEST_EVENT = timedelta(days=14)
SHORTEST_EVENT = timedelta(minutes=10)
AHEAD, BEHIND = timedelta(days=730), timedelta(days=1095)
"""How far ahead events are planned, and how long ago one elsewhere may have been."""


def title(typed: str) -> str:
    words = clean(typed)
    if len(words) not in TITLE:
        raise Unfitting("planning-title-unfit", low=TITLE.start, high=TITLE.stop - 1)
    return words


def words(typed: str, fact: str) -> str | None:
    """One line, or paragraphs of a description; nothing for a dash."""
    said = typed.strip()
    said = "\n".join(filter(None, map(clean, said.splitlines()))) if fact == "description" else clean(said)
    if said in {"", "-", "\u2013", "\u2014"}:
        return None
    if len(said) > LONGEST[fact]:
        raise Unfitting("planning-too-long", limit=LONGEST[fact])
    return said


def link(typed: str) -> str | None:
    said = typed.strip()
    if said in {"", "-", "\u2013", "\u2014"}:
        return None
    if not LINK.fullmatch(said):
        raise Unfitting("planning-bad-link")
    return said


def seats(typed: str) -> int | None:
    said = clean(typed)
    if said in {"", "-", "\u2013", "\u2014", "0"}:
        return None
    if not said.isascii() or not said.isdigit() or not 1 <= int(said[:9]) <= MOST_SEATS:
        raise Unfitting("planning-seats-unfit", high=MOST_SEATS)
    return int(said)


def length_of(municipality: Municipality, kind: str) -> timedelta:
    """How long events of a kind usually last."""
    known = municipality.programme.events.kind(kind)
    if known is None:
        raise Unfitting("planning-kind-unknown")
    return timedelta(minutes=known.minutes)


def checked_facts(visit: Visit, event: Event) -> None:
    """Raises Unfitting for what cannot be an event: unknown codes, a past or impossible time, a wrong window."""
    programme = visit.municipality.programme
    length_of(visit.municipality, event.kind)
    event.title = title(event.title)
    if any(link(one) is None for one in (event.link, event.map_link) if one is not None):
        raise Unfitting("planning-bad-link")
    for fact in ("place", "goal", "description"):
        said = getattr(event, fact)
        setattr(event, fact, None if said is None else words(said, fact))
    if event.seats is not None and not 1 <= event.seats <= MOST_SEATS:
        raise Unfitting("planning-seats-unfit", high=MOST_SEATS)
    known = {one.code for one in programme.competences.topics}
    if len(event.topics) > MOST_TOPICS or not known.issuperset(event.topics):
        raise Unfitting("planning-topics-unfit", high=MOST_TOPICS)
    checked_time(visit, event)


def checked_time(visit: Visit, event: Event) -> None:
    earliest = visit.now - BEHIND if event.is_external else visit.now
    if event.starts_at < earliest:
        raise Unfitting("planning-past")
    if event.starts_at > visit.now + AHEAD:
        raise Unfitting("planning-too-far")
    if event.ends_at is not None and not SHORTEST_EVENT <= event.ends_at - event.starts_at <= LONGEST_EVENT:
        raise Unfitting("planning-length-unfit")
    ends = event.ends_at or event.starts_at
    if event.registers_until is not None and event.registers_until > ends:
        raise Unfitting("planning-window-late")
    if event.registers_from is not None and event.registers_from >= (event.registers_until or event.starts_at):
        raise Unfitting("planning-window-unfit")


def checked_audience(
    plain: Mapping[str, Any], scope: Scope, association_id: int | None, organization_id: int | None
) -> dict[str, Any]:
    """Whom an event is for, never beyond the reach of whoever makes it. Empty: everybody."""
    audience = Audience.of(plain)
    if scope.is_whole:
        return {} if audience == Audience(is_everybody=True) or not plain else audience.plain()
    wanted = dict(audience.wanted)
    if association_id is not None:
        wanted[Facet.ASSOCIATION] = (str(association_id),)
    else:
        wanted[Facet.SCHOOL] = (str(organization_id),)
    return Audience(wanted, audience.unwanted).plain()
