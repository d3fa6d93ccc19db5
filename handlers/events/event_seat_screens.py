"""How events look to whoever comes: lists and one of them."""

from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from handlers.attendance.attendance_buttons import OpenOneElsewhere, SayHere
from handlers.consultations.group_buttons import Attend
from handlers.events import event_words as words
from handlers.events.event_after_buttons import OwnParticipation
from handlers.events.event_after_screens import after_doors
from handlers.events.event_buttons import (
    EventFile,
    JoinEvent,
    LeaveEvent,
    OpenEvent,
    OpenEvents,
    OpenEventsMonth,
    OwnEventsFile,
)
from handlers.events.event_sharing_buttons import seat_doors
from handlers.leafing import leafing
from handlers.meetings.meeting_doors import agenda_door, decisions_door
from handlers.places import Place, way_back, way_to
from handlers.screens import Screen, button
from locales.catalog import Speaker
from models.events import Attendance, EventStatus
from services.attendance.attendance_terms import is_code_time
from services.events.event_after import After
from services.events.event_lists import Line, Page
from services.events.event_plan import months_on
from services.events.event_seats import SETTLED, Seat
from services.rights import Right, reach
from services.visits import Visit

PAGE = 5
LONG_DESCRIPTION = 1500
SIGNS = {
    Attendance.REGISTERED: "\u2713 ",
    Attendance.ATTENDED: "\u2713 ",
    Attendance.WAITING: "\u23f3 ",
    Attendance.OFFERED: "\u2757 ",
}


def list_screen(t: Speaker, visit: Visit, page: Page, number: int, *, is_own: bool, tasks: int = 0) -> Screen:
    title = t("events-own" if is_own else "events-for-me", count=page.total)
    empty = [] if page.lines else [t("events-own-none" if is_own else "events-none")]
    month = words.month_number(visit.municipality.day(visit.now))
    other = OpenEvents(own=not is_own, page=0)
    rows = (
        *_picks(t, visit, page.lines),
        leafing(t, number, page.pages, lambda there: OpenEvents(own=is_own, page=there)),
        (
            button(t.plain("events-to-all" if is_own else "events-to-own"), other),
            button(t.plain("events-to-month"), OpenEventsMonth(month=month, page=0)),
        ),
        *(_of_own(t, page, tasks) if is_own else []),
        [way_to(t, Place.PLAN)] if reach(visit.actor, Right.PLAN_EVENTS) and not is_own else [],
        (way_back(t),),
    )
    return Screen("\n".join([title, *empty]), rows)


def _of_own(t: Speaker, page: Page, tasks: int) -> list[Sequence[InlineKeyboardButton]]:
    file = [button(t.plain("events-own-file"), OwnEventsFile())] if page.lines else []
    return [
        (button(t.plain("participation-open"), OwnParticipation(year=None, page=0)), *file),
        [decisions_door(t, tasks)] if tasks else [],
    ]


def month_screen(t: Speaker, visit: Visit, page: Page, first: date, number: int) -> Screen:
    """What lies in a month; the months before and after it."""
    month = words.month_number(first)
    lines = [t("planning-month", month=words.month_title(t, first), count=page.total)]
    lines += [] if page.lines else [t("planning-month-empty")]
    turns = [
        button(
            t.plain(phrase, month=words.month_name(t, there)), OpenEventsMonth(month=words.month_number(there), page=0)
        )
        for phrase, there in (
            ("planning-month-before", months_on(first, -1)),
            ("planning-month-after", months_on(first, 1)),
        )
    ]
    rows = (
        *_picks(t, visit, page.lines),
        leafing(t, number, page.pages, lambda there: OpenEventsMonth(month=month, page=there)),
        turns,
        (way_back(t, Place.EVENTS),),
    )
    return Screen("\n".join(lines), rows)


def _picks(t: Speaker, visit: Visit, lines: Sequence[Line]) -> list[tuple[InlineKeyboardButton]]:
    found = []
    for one in lines:
        local = one.event.starts_at.astimezone(visit.municipality.zone)
        when = f"{local:%d.%m} {words.weekday(t, local.date())} {local:%H:%M}"
        sign = SIGNS.get(one.mine, "") if one.mine else ""
        label = f"{sign}{when} {words.short_title(visit, one.event)}"
        found.append((button(label, OpenEvent(event=one.event.id)),))
    return found


def seat_screen(t: Speaker, visit: Visit, seat: Seat, after: After) -> Screen:
    """One event: what, when, where, how many seats are left, and what can be done about it."""
    event = seat.event
    lines: list[str] = []
    if event.status is EventStatus.CANCELLED:
        lines += [t("planning-standing", status=t.plain("event-status-cancelled"))]
        lines += [t("planning-reason", reason=event.reason)] if event.reason else []
    lines += [
        t("planning-title", title=event.title),
        t(
            "planning-kind-line",
            kind=words.kind_title(visit, event.kind),
            level=t.plain(f"event-level-{event.level.value}") if event.level else "none",
            format=t.plain(f"event-format-{event.format.value}") if event.format else "none",
        ),
        t("planning-when-line", when=words.spoken_time(t, visit, event)),
    ]
    lines += [t("planning-place-line", place=event.place)] if event.place else []
    lines += [t("planning-link-line", link=event.link)] if event.link else []
    lines += [t("planning-map-line", link=event.map_link)] if event.map_link else []
    lines += [t("planning-goal-line", goal=event.goal)] if event.goal else []
    lines += [t("planning-holder-line", holder=seat.holder)] if seat.holder else []
    lines.append(t("event-seat-organiser", called=seat.organiser))
    if event.description:
        lines += ["", t("planning-description-line", words=event.description[:LONG_DESCRIPTION])]
    lines += _standing(t, visit, seat)
    rows = (
        _here(t, visit, seat),
        *_deeds(t, seat),
        *after_doors(t, event.id, after),
        agenda_door(t, visit, event),
        seat_doors(t, visit, seat),
        (way_back(t, Place.EVENTS),),
    )
    return Screen("\n".join(lines), rows)


def _standing(t: Speaker, visit: Visit, seat: Seat) -> list[str]:
    """Where the reader stands, how many seats there are, when one can register."""
    if not seat.is_ahead:
        is_settled = seat.mine in SETTLED and not seat.event.is_external
        return ["", t(f"event-seat-is-{seat.mine.value}")] if seat.mine and is_settled else []
    event, lines = seat.event, [""]
    if seat.mine is Attendance.OFFERED and seat.offered_until:
        until = words.spoken_moment(t, visit, seat.offered_until)
        lines.append(t("event-seat-offered", until=until))
    elif seat.mine is Attendance.WAITING:
        lines.append(t("event-seat-waiting", place=seat.place))
    elif seat.mine:
        lines.append(t(f"event-seat-is-{seat.mine.value}"))
    if seat.free is not None:
        lines.append(t("event-seat-free", count=seat.free))
    if event.registers_from and event.registers_from > visit.now:
        lines.append(t("event-seat-opens", since=words.spoken_moment(t, visit, event.registers_from)))
    elif not seat.is_open:
        lines.append(t("event-seat-closed"))
    elif event.registers_until:
        lines.append(t("event-seat-closes", until=words.spoken_moment(t, visit, event.registers_until)))
    return lines


def _here(t: Speaker, visit: Visit, seat: Seat) -> list[InlineKeyboardButton]:
    """Saying that one is there, or was where others held something."""
    event = seat.event
    if event.is_external:
        return [button(t.plain("attendance-i-was"), OpenOneElsewhere(event=event.id))] if not seat.is_ahead else []
    is_time = is_code_time(event, visit.municipality.programme.events, visit.now)
    if not is_time or seat.answers_requests or seat.mine is Attendance.ATTENDED:
        return []
    return [button(t.plain("attendance-here"), SayHere(event=event.id))]


def _deeds(t: Speaker, seat: Seat) -> list[Sequence[InlineKeyboardButton]]:
    number = seat.event.id
    if not seat.is_ahead:
        return []
    file = (button(t.plain("event-seat-to-calendar"), EventFile(event=number)),)
    if seat.answers_requests:
        comes = button(t.plain("group-comes"), Attend(event=number, comes=True))
        declines = button(t.plain("group-declines"), Attend(event=number, comes=False))
        return [(comes, declines), file]
    leave, take = LeaveEvent(event=number), JoinEvent(event=number)
    cannot = button(t.plain("event-seat-decline"), leave)
    match seat.mine:
        case Attendance.REGISTERED:
            return [(button(t.plain("event-seat-cancel"), leave),), file]
        case Attendance.WAITING:
            return [(button(t.plain("event-seat-stop-waiting"), leave),), file]
        case Attendance.OFFERED:
            return [(button(t.plain("event-seat-take"), take), cannot), file]
    join = button(t.plain("event-seat-wait" if seat.free == 0 else "event-seat-join"), take)
    invited = [cannot] if seat.mine is Attendance.INVITED else []
    return [((join, *invited) if seat.is_open else tuple(invited)), file]
