"""What may stand in an event: pure checks of what was typed or chosen."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from models.audiences import Audience, Facet
from models.events import USUALLY_LASTS, Event, EventFormat, EventLevel, EventStatus
from models.scopes import Scope
from services.errors import Unfitting
from services.municipality import Municipality
from services.naming import clean
from services.visits import Visit

TITLE = range(3, 201)
LONGEST = {"place": 300, "goal": 300, "description": 2000, "reason": 300}
LINK = re.compile(r"(?=.{,500}$)https?://[^\s/?#]+\.[^\s/?#]{2,}([/?#]\S*)?", re.IGNORECASE)
BARE = re.compile(r"(?=.{,400}$)[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-z]{2,}(/\S*)", re.IGNORECASE)
"""A link without its beginning has at least a path: `school.ru` alone may be a name."""
NOTHING = frozenset({"", "-", "\u2013", "\u2014"})
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
    if said in NOTHING:
        return None
    if len(said) > LONGEST[fact]:
        raise Unfitting("words-too-long", limit=LONGEST[fact])
    return said


def link(typed: str) -> str | None:
    said = typed.strip()
    if said in NOTHING:
        return None
    found = as_link(said)
    if found is None or not LINK.fullmatch(found):
        raise Unfitting("planning-bad-link")
    return found


def where(typed: str, event: Event) -> dict[str, str | None]:
    """A place, a link, or both out of what was typed; an event that is both keeps what is not named."""
    said = typed.strip()
    if said in NOTHING:
        return {"place": None, "link": None}
    links = [one for word in said.split() if (one := as_link(word)) is not None]
    rest = " ".join(word for word in said.split() if as_link(word) is None).strip(" :,;-")
    place = words(rest, "place") if rest else None
    found = {"place": place, "link": links[0] if links else None}
    if event.format is EventFormat.HYBRID and (place is None or not links):
        return {name: value for name, value in found.items() if value is not None}
    return found


def as_link(word: str) -> str | None:
    """A word that is a link, also one whose beginning people leave out."""
    if LINK.fullmatch(word):
        return word
    return f"https://{word}" if BARE.fullmatch(word) else None


def format_of(place: str | None, link: str | None) -> EventFormat:
    if link is None:
        return EventFormat.IN_PERSON
    return EventFormat.HYBRID if place else EventFormat.ONLINE


def level_of(organization_id: int | None) -> EventLevel:
    """A school's own is of the school."""
    return EventLevel.MUNICIPAL if organization_id is None else EventLevel.SCHOOL


def ends_at(event: Event) -> datetime:
    """When it is over, also where it does not say."""
    return event.ends_at or event.starts_at + USUALLY_LASTS


def seats(typed: str) -> int | None:
    said = clean(typed)
    if said in {*NOTHING, "0"}:
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


def checked_facts(visit: Visit, event: Event, *, with_time: bool = True) -> None:
    """Raises Unfitting for what cannot be an event: unknown codes, a past or impossible time, a wrong window."""
    programme = visit.municipality.programme
    length_of(visit.municipality, event.kind)
    if event.title or event.status is not EventStatus.DRAFT:
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
    if with_time:
        checked_time(visit, event)
    else:
        _checked_window(event)


def checked_time(visit: Visit, event: Event) -> None:
    earliest = visit.now - BEHIND if event.is_external else visit.now
    if event.starts_at < earliest:
        raise Unfitting("planning-past")
    if event.starts_at > visit.now + AHEAD:
        raise Unfitting("planning-too-far")
    checked_length(event)


def checked_length(event: Event) -> None:
    if event.ends_at is not None and not SHORTEST_EVENT <= event.ends_at - event.starts_at <= LONGEST_EVENT:
        raise Unfitting("planning-length-unfit")
    _checked_window(event)


def _checked_window(event: Event) -> None:
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
