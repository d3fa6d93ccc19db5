"""Routes as they are printed and listed in tables."""

from collections.abc import Iterator, Sequence

from handlers.routes.route_words import kind_title
from locales.catalog import Speaker
from models.routes import Activity
from services.calling import call
from services.naming import capital
from services.privacy import school_years
from services.routes.route_files import Exported, Paper, Sheet
from services.routes.route_library import title_of
from services.visits import Visit
from services.workbooks import Table

DAY = "%d.%m.%Y"
COLUMNS = (
    "number",
    "theme",
    "kind",
    "title",
    "term",
    "mandatory",
    "helper",
    "expected",
    "proof",
    "status",
    "done",
    "comment",
)
OWNER_COLUMNS = ("called", "place", "year", "standing", "supporter")


def paper_of(t: Speaker, visit: Visit, sheet: Sheet) -> Paper:
    """One route: whose, for what and with whom; then its steps."""
    view, route = sheet.view, sheet.view.route
    programme, day = visit.municipality.programme, visit.municipality.day
    subject = programme.subjects.title_of(sheet.person.subject) if sheet.person.subject else ""
    known = {
        "code": sheet.person.code or "",
        "place": sheet.place or "",
        "position": capital(programme.positions.title_of(sheet.person.position)),
        "subject": capital(subject),
        "year": school_years(route.school_year),
        "basis": t.plain(f"route-basis-{route.basis.value}"),
        "goal": route.goal or "",
        "supporter": view.supporter or "",
        "accepted": f"{day(route.accepted_at):{DAY}}" if route.accepted_at else "",
        "agreed": f"{day(route.agreed_at):{DAY}}" if route.agreed_at else "",
        "version": str(route.version),
    }
    return Paper(
        title=t.plain("route-paper-title"),
        header=[(t.plain(f"route-paper-{name}"), value) for name, value in known.items() if value],
        headings=[t.plain(f"route-column-{name}") for name in COLUMNS],
        rows=[_row(t, visit, number, step, view.supporter) for number, step in enumerate(view.steps, start=1)],
    )


def table_of(t: Speaker, visit: Visit, exported: Sequence[Exported]) -> Table:
    """All routes of a group, a line for each step; one without steps has a line too."""
    return Table(
        t.plain("routes-sheet"),
        [t.plain(f"route-column-{name}") for name in (*OWNER_COLUMNS, *COLUMNS)],
        list(_lines(t, visit, exported)),
    )


def _lines(t: Speaker, visit: Visit, exported: Sequence[Exported]) -> Iterator[Sequence[str]]:
    mode = visit.municipality.privacy_mode
    for one in exported:
        supporter = call(mode, one.supporter) if one.supporter else ""
        owner = (
            call(mode, one.person),
            one.place or "",
            school_years(one.route.school_year),
            t.plain(f"route-state-{one.route.status.value}"),
            supporter,
        )
        for number, step in enumerate(one.steps, start=1):
            yield (*owner, *_row(t, visit, number, step, supporter))
        if not one.steps:
            yield (*owner, *("" for _ in COLUMNS))


def _row(t: Speaker, visit: Visit, number: int, step: Activity, helper: str | None) -> tuple[str, ...]:
    return (
        str(number),
        title_of(visit.municipality.programme, step.area, step.topic),
        kind_title(t, visit, step.kind),
        step.title,
        f"{step.starts_on:{DAY}}\u2013{step.due_on:{DAY}}",
        t.plain("privacy-yes" if step.is_mandatory else "privacy-no"),
        helper or "",
        step.expected or "",
        step.proof or "",
        t.plain(f"route-step-state-{step.status.value}"),
        f"{step.done_on:{DAY}}" if step.done_on else "",
        step.comment or step.reason or "",
    )
