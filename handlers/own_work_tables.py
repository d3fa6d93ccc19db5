"""My data as sheets of a table: courses, events, tasks and contests."""

from datetime import datetime

from handlers.contests import contest_words
from handlers.courses import course_words
from handlers.documents import named
from handlers.events import event_words
from handlers.materials import material_screens
from locales.catalog import Speaker
from services.own_data import OwnData
from services.visits import Visit
from services.workbooks import Table

MOMENT = "%d.%m.%Y %H:%M"


def courses(t: Speaker, own: OwnData) -> Table:
    names = ("title", "kind", "hours", "provider", "starts", "ends", "document", "registered", "status", "reason")
    return Table(
        t.plain("course-sheet-register"),
        [t.plain(f"course-heading-{name}") for name in names],
        [
            (
                one.title,
                course_words.kind(t, one.kind),
                one.hours,
                provider,
                f"{one.starts_on:%d.%m.%Y}" if one.starts_on else "",
                f"{one.ends_on:%d.%m.%Y}",
                one.document,
                one.registered_as,
                t.plain(f"course-heading-is-{one.status.value}"),
                one.reason,
            )
            for one, provider in own.courses
        ],
    )


def wishes(t: Speaker, visit: Visit, own: OwnData) -> Table:
    competences = visit.municipality.programme.competences
    return Table(
        t.plain("course-sheet-wishes"),
        [t.plain(f"course-heading-{name}") for name in ("year", "topic", "season", "status", "reason")],
        [
            (
                one.year,
                course_words.topic(t, competences, one.topic, wish=one.wish, offer=offer),
                one.season,
                course_words.request_status(t, one.status),
                one.reason,
            )
            for one, offer in own.wishes
        ],
    )


def organised(t: Speaker, visit: Visit, own: OwnData) -> Table:
    """Events the person holds or has held."""
    return Table(
        t.plain("own-sheet-events"),
        [t.plain(f"planning-column-{name}") for name in ("title", "kind", "day", "place", "standing")],
        [
            (
                one.title,
                event_words.kind_title(visit, one.kind),
                moment_of(visit, one.starts_at),
                " ".join(filter(None, (one.place, one.link))),
                t.plain(f"event-status-{one.status.value}"),
            )
            for one in own.organised
        ],
    )


def tasks(t: Speaker, own: OwnData) -> Table:
    """What meetings of associations have decided that the person should do."""
    names = ("text", "association", "minutes", "due", "status", "comment")
    return Table(
        t.plain("own-sheet-tasks"),
        [t.plain(f"own-task-{name}") for name in names],
        [
            (
                one.decision.text,
                one.association,
                one.minutes.number,
                f"{one.decision.due_on:%d.%m.%Y}" if one.decision.due_on else "",
                t.plain(f"own-task-is-{one.decision.status.value}"),
                one.decision.comment or "",
            )
            for one in own.tasks
        ],
    )


def seats(t: Speaker, visit: Visit, own: OwnData) -> Table:
    """Events the person was invited to, comes to or took part in, with how that is known."""
    names = ("title", "day", "stand", "role", "source", "proof")
    return Table(
        t.plain("own-sheet-seats"),
        [t.plain(f"own-seat-{name}") for name in names],
        [
            (
                event.title,
                moment_of(visit, event.starts_at),
                event_words.stand(t, one.attendance, is_confirmed=one.confirmed_at is not None),
                t.plain(f"participation-role-{one.role.value}"),
                t.plain(f"participation-source-{one.source.value}") if one.source else "",
                named(t, one.proof),
            )
            for one, event in own.seats
        ],
    )


def contests(t: Speaker, own: OwnData) -> Table:
    names = ("title", "stage", "nomination", "result", "proof")
    return Table(
        t.plain("own-sheet-contests"),
        [t.plain(f"own-contest-{name}") for name in names],
        [
            (
                contest.title,
                contest_words.stage(t, contest.stage),
                entry.nomination,
                contest_words.own_status(t, entry),
                named(t, entry.proof),
            )
            for entry, contest in own.contests
        ],
    )


def materials(t: Speaker, visit: Visit, own: OwnData) -> Table:
    names = ("title", "kind", "area", "note", "source", "status", "reason")
    return Table(
        t.plain("own-sheet-materials"),
        [t.plain(f"own-material-{name}") for name in names],
        [
            (
                one.title,
                material_screens.kind(visit, one.kind),
                material_screens.area(visit, one.area),
                one.note,
                named(t, one.source),
                t.plain(f"material-status-{one.status.value}"),
                one.reason or "",
            )
            for one in own.materials
        ],
    )


def practices(t: Speaker, own: OwnData) -> Table:
    names = ("theme", "level", "day", "place", "proof", "status")
    return Table(
        t.plain("own-sheet-practices"),
        [t.plain(f"own-practice-{name}") for name in names],
        [
            (
                one.theme,
                t.plain(f"event-level-{one.level.value}"),
                f"{one.held_on:%d.%m.%Y}",
                one.place,
                named(t, one.proof),
                t.plain(f"practice-status-{one.status.value}"),
            )
            for one in own.practices
        ],
    )


def moment_of(visit: Visit, moment: datetime | None) -> str:
    return f"{moment.astimezone(visit.municipality.zone):{MOMENT}}" if moment else ""
