"""An announcement as letters: the words of each reader, and the buttons under them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from models.announcements import Announcement, AnnouncementKind
from models.queries.audiences import Face, Reached
from services import announcement_texts as texts
from services.digest_letters import ABOUT, DIGEST
from services.notices import recipient
from services.outbox import Letter

NAME, SCHOOL, DEADLINE = "name", "school", "deadline"
"""What places in the words can be filled with."""
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
        return {"copy": source, "rows": rows}
    return {"text": filled(announcement, face), "rows": rows}


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
