"""An announcement as letters: the words of each reader, and the buttons under them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.announcements import Announcement, AnnouncementKind
from models.queries.audiences import Face, Reached
from services.announcements import announcement_texts as texts
from services.announcements.digest_letters import ABOUT, DIGEST
from services.notices import recipient
from services.outbox import Letter
from services.shortening import short

NAME, SCHOOL, DEADLINE = "name", "school", "deadline"
"""What places in the words can be filled with."""
LONGEST_TITLE = 60
UNDATED = "\u2014"
"""For whom there is no deadline; how many they are, the author has been told."""
OF_EVENT = "event:"
"""Begins a link that opens an event of the bot instead of a page; people cannot type one."""


def letters(
    announcement: Announcement,
    reached: Sequence[Reached],
    faces: Mapping[int, Face],
    *,
    digest: datetime | None = None,
) -> Iterator[Letter]:
    """`digest`: words that leave with one lie in the same message with its others."""
    marks = {DIGEST: digest.isoformat(), ABOUT: announcement.kind.value} if digest else {}
    if announcement.source_messages:
        marks = {}  # files have no place in a message of words
    for one in reached:
        to = recipient(one)
        if announcement.kind is AnnouncementKind.INTERNAL:
            to = replace(to, is_staff=True)  # of the service itself: it works in July
        yield Letter(
            f"announcement:{announcement.id}", to, {**payload(announcement, faces.get(one.person_id)), **marks}
        )


def payload(announcement: Announcement, face: Face | None) -> dict[str, Any]:
    rows = buttons(announcement)
    if announcement.source_messages:
        below = {"below": "announcement-below"} if len(announcement.source_messages) > 1 else {}
        source = {"chat": announcement.source_chat, "messages": announcement.source_messages, **below}
        if has_caption(announcement):
            source["caption"] = filled(announcement, face)
        return {"copy": source, "rows": rows}
    return {"text": filled(announcement, face), "rows": rows}


def has_caption(announcement: Announcement) -> bool:
    """Words under one file, which can be filled and corrected; an album, and what is longer, goes as it came."""
    words, files = announcement.text or "", announcement.source_messages or ()
    return len(files) == 1 and 0 < len(words) <= texts.LONGEST_CAPTION


def is_correctable(announcement: Announcement) -> bool:
    """Whether other words can take the place of those that went out."""
    return has_caption(announcement) or (announcement.text is not None and not announcement.source_messages)


def title_of(announcement: Announcement) -> str:
    """What it begins with, for those who have several of them; "none": it has no words."""
    words = texts.PLACE.sub("\u2026", texts.untagged(announcement.text or ""))
    return short(" ".join(words.split()), LONGEST_TITLE) or "none"


def keeps_places(announcement: Announcement) -> bool:
    """Whether readers would see the names of places instead of what belongs there."""
    goes_as_it_came = bool(announcement.source_messages) and not has_caption(announcement)
    return goes_as_it_came and bool(texts.places_of(announcement.text or ""))


def filled(announcement: Announcement, face: Face | None) -> str:
    values = {NAME: face.name or "", SCHOOL: face.school or ""} if face else {}
    values[DEADLINE] = f"{face.deadline:%d.%m.%Y}" if face and face.deadline else UNDATED
    return texts.fill(announcement.text or "", values)


def buttons(announcement: Announcement) -> list[list[dict[str, Any]]]:
    """Link, questionnaire and «I have read it» a line each; asking back and why one gets it under them.

    What opens an event leaves the announcement as it is.
    """
    number = announcement.id
    rows: list[list[dict[str, Any]]] = []
    if announcement.link and announcement.link.startswith(OF_EVENT):
        event = announcement.link.removeprefix(OF_EVENT)
        rows.append([{"phrase": "announcement-join-event", "data": f"eqj:{event}"}])
        rows.append([{"phrase": "announcement-open-event", "data": f"eqo:{event}"}])
    elif announcement.link:
        rows.append([{"phrase": "announcement-open-link", "url": announcement.link}])
    if announcement.survey:
        rows.append([{"phrase": "announcement-open-survey", "data": f"so:{announcement.survey}"}])
    if announcement.needs_reading:
        rows.append([{"phrase": "announcement-have-read", "data": f"nr:{number}"}])
    ask = {"phrase": "announcement-ask-back", "data": f"nq:{number}"}
    why = {"phrase": "announcement-why", "data": f"nw:{number}"}
    return [*rows, [ask, why]]
