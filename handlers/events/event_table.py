"""The plan of events as a table, with the columns plans have on paper."""

from collections.abc import Sequence

from handlers.events import event_words as words
from locales.catalog import Speaker
from services.calling import call
from services.events.event_facts import ends_at
from services.events.event_plan import Row
from services.visits import Visit
from services.workbooks import Table

COLUMNS = (
    "number", "title", "kind", "day", "time", "place", "level", "format", "holder", "organiser", "goal", "topics",
    "registered", "attended", "standing", "reason",
)  # fmt: skip
DAY = "%d.%m.%Y"


def table_of(t: Speaker, visit: Visit, rows: Sequence[Row]) -> Table:
    headings = [t.plain(f"planning-column-{name}") for name in COLUMNS]
    return Table(t.plain("planning-sheet"), headings, [_cells(t, visit, *one) for one in enumerate(rows, start=1)])


def _cells(t: Speaker, visit: Visit, number: int, row: Row) -> tuple[str | int, ...]:
    event, zone = row.event, visit.municipality.zone
    begins, ends = event.starts_at.astimezone(zone), ends_at(event).astimezone(zone)
    return (
        number,
        event.title,
        words.kind_title(visit, event.kind),
        f"{begins:{DAY}}" if begins.date() == ends.date() else f"{begins:{DAY}}\u2013{ends:{DAY}}",
        f"{begins:%H:%M}\u2013{ends:%H:%M}",
        " ".join(filter(None, (event.place, event.link))),
        t.plain(f"event-level-{event.level.value}") if event.level else "",
        t.plain(f"event-format-{event.format.value}") if event.format else "",
        row.association or row.school or "",
        call(visit.municipality.privacy_mode, row.organiser),
        event.goal or "",
        words.topic_titles(visit, event.topics),
        row.registered,
        row.attended,
        t.plain(f"event-status-{event.status.value}"),
        event.reason or "",
    )
