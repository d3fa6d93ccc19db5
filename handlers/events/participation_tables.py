"""Taking part as tables: one's own facts for a portfolio, and the register of everybody within reach."""

from collections.abc import Callable, Mapping, Sequence

from handlers.events.event_words import kind_title
from locales.catalog import Speaker
from models.events import AttendanceSource, EventLevel, EventRole
from services.events.event_facts import ends_at
from services.events.participation import Fact, Row, title_of
from services.visits import Visit
from services.workbooks import Table

OWN = ("year", "date", "title", "kind", "level", "role", "hours", "holder", "source")
REGISTER = (
    "date", "person", "position", "school", "title", "kind", "level", "role", "hours", "elsewhere", "source",
    "confirmed",
)  # fmt: skip
DAY = "%d.%m.%Y"
Cell = str | int | None


def own_table(t: Speaker, visit: Visit, facts: Sequence[Fact]) -> Table:
    zone, words = visit.municipality.zone, _Words(t, visit)
    rows = []
    for one in facts:
        event = one.event
        begins, ends = event.starts_at.astimezone(zone).date(), ends_at(event).astimezone(zone).date()
        rows.append(
            (
                title_of(one),
                f"{begins:{DAY}}" if begins == ends else f"{begins:{DAY}}\u2013{ends:{DAY}}",
                event.title,
                words.kind(event.kind),
                words.levels[event.level],
                words.roles[one.role],
                one.hours,
                one.holder or (words.elsewhere if event.is_external else ""),
                words.sources[one.source],
            )
        )
    return Table(t.plain("participation-sheet-own"), _headings(t, OWN), rows)


def register_cells(t: Speaker, visit: Visit) -> Callable[[Row], Sequence[Cell]]:
    """Every word of the table at hand, so that it can be put together away from the loop."""
    words, positions = _Words(t, visit), visit.municipality.programme.positions

    def cells(row: Row) -> Sequence[Cell]:
        event = row.event
        return (
            f"{event.day:{DAY}}",
            row.called,
            positions.title_of(row.position),
            row.place,
            event.title,
            words.kind(event.kind),
            words.levels[event.level],
            words.roles[row.role],
            event.hours,
            words.elsewhere if event.is_external else "",
            words.sources[row.source],
            row.confirmed_by,
        )

    return cells


def register_headings(t: Speaker) -> list[str]:
    return _headings(t, REGISTER)


class _Words:
    def __init__(self, t: Speaker, visit: Visit) -> None:
        self._visit = visit
        self.levels: Mapping[EventLevel | None, str] = {
            None: "",
            **{one: t.plain(f"event-level-{one.value}") for one in EventLevel},
        }
        self.roles: Mapping[EventRole, str] = {one: t.plain(f"participation-role-{one.value}") for one in EventRole}
        self.sources: Mapping[AttendanceSource | None, str] = {
            None: "",
            **{one: t.plain(f"participation-source-{one.value}") for one in AttendanceSource},
        }
        self.elsewhere = t.plain("participation-elsewhere")

    def kind(self, kind: str) -> str:
        return kind_title(self._visit, kind)


def _headings(t: Speaker, names: Sequence[str]) -> list[str]:
    return [t.plain(f"participation-column-{name}") for name in names]
