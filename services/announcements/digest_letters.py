"""Several announcements in one message: what stands in it, and what letters remember of lying in one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from services.announcements import announcement_texts as texts
from services.municipality import Municipality
from services.shortening import short

DIGEST, ABOUT, TITLE, TOGETHER, GONE = "digest", "about", "title", "together", "gone"
"""Of a letter: the moment of its digest, the kind of its announcement, its line, whose rows lie in the same message
(the first of them leads), whether it was taken back."""
AGAIN = "again"
"""Of a letter that says an earlier digest anew: the rows of it."""
MARKS = (DIGEST, ABOUT, TITLE, TOGETHER, GONE)
BUTTONS = 8
LONGEST_TITLE = 60
MOST = 30
"""So many lines surely fit a message; further announcements come in another one."""
LIST, OPEN = "nD", "nE"
"""What buttons begin with: the list at a page of its buttons, one announcement of it."""

Payload = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Part:
    """An announcement in a digest: its row of the outbox and what that says."""

    row_id: int
    payload: Payload

    @property
    def is_there(self) -> bool:
        return not self.payload.get(GONE)


def title_of(text: str) -> str:
    """The first line of the words, without markup."""
    lines = (" ".join(line.split()) for line in texts.untagged(text).splitlines())
    return short(next(filter(None, lines), "\u2026"), LONGEST_TITLE)


def lead_of(payload: Payload) -> int | None:
    """The row whose number the buttons of its digest carry; none: it lies in no digest with others."""
    together: Sequence[int] = payload.get(TOGETHER, ())
    return together[0] if together else None


def parts_of(rows: Mapping[int, Payload], ids: Sequence[int]) -> list[Part]:
    """What lies in the digest of these rows, in its order; a row that went another way afterwards does not."""
    return [Part(one, rows[one]) for one in ids if one in rows and lead_of(rows[one]) == ids[0]]


def page_of(parts: Sequence[Part], row_id: int) -> int:
    """Which page of buttons leads to an announcement."""
    return next((place // BUTTONS for place, part in enumerate(parts) if part.row_id == row_id), 0)


def listed(municipality: Municipality, parts: Sequence[Part], *, page: int = 0) -> dict[str, Any]:
    """All lines, and buttons to as many announcements as fit under one another."""
    if not parts:
        return {"phrase": "announcement-digest-empty"}
    day = municipality.day(datetime.fromisoformat(parts[0].payload[DIGEST]))
    lead = lead_of(parts[0].payload)
    page = min(page, (len(parts) - 1) // BUTTONS)
    numbered = list(enumerate(parts, 1))
    shown = numbered[page * BUTTONS : (page + 1) * BUTTONS]
    turns = [{"phrase": "page-before", "data": f"{LIST}:{lead}:{page - 1}"}] if page else []
    if len(parts) > (page + 1) * BUTTONS:
        turns.append({"phrase": "announcement-digest-more", "data": f"{LIST}:{lead}:{page + 1}"})
    return {
        "phrase": "announcement-digest",
        "days": {"day": day.isoformat()},
        "lines": {"list": [_line(number, part) for number, part in numbered]},
        "rows": [*([_button(number, part)] for number, part in shown if part.is_there), turns],
    }


def _line(number: int, part: Part) -> dict[str, Any]:
    if not part.is_there:
        return {"phrase": "announcement-digest-line-gone", "values": {"number": number}}
    values = {"number": number, "kind": part.payload[ABOUT], "title": part.payload[TITLE]}
    return {"phrase": "announcement-digest-line", "values": values}


def _button(number: int, part: Part) -> dict[str, Any]:
    return {"text": short(f"{number}. {part.payload[TITLE]}"), "data": f"{OPEN}:{part.row_id}"}
