"""How group consultations look to whoever gathers them."""

from collections.abc import Sequence

from handlers.consultations.group_buttons import (
    AskCancelGroup,
    AskWhoCame,
    HoldGroup,
    OpenGroup,
    OpenGroups,
    Tick,
    Ticked,
    TickPage,
    WasThere,
)
from handlers.consultations.request_buttons import MoreOf, MoreRequests
from handlers.consultations.request_screens import line_of
from handlers.leafing import leafing
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.events import Attendance, Event, EventStatus
from services.consultations.group_attendance import THERE
from services.consultations.group_consultations import GroupView
from services.consultations.requests import Line
from services.paging import pages_of
from services.visits import Visit

PAGE = 6


def tick_screen(t: Speaker, lines: Sequence[Line], ticked: set[int], origin: int, page: int, pages: int) -> Screen:
    text = "\n".join([t("group-tick", count=len(ticked)), "", *(line_of(t, one) for one in lines)])
    picks = [
        button(
            t.plain("group-ticked" if one.id in ticked else "group-unticked", number=str(one.id)),
            Tick(consultation=one.id, on=one.id not in ticked, page=page),
        )
        for one in lines
    ]
    turns = leafing(t, page, pages, lambda to: TickPage(page=to))
    on = [button(t.plain("group-go-on", count=len(ticked)), Ticked())] if ticked else []
    back = button(t.plain("back"), MoreOf(consultation=origin))
    return Screen(text, (*in_columns(picks, 3), turns, on, (back,)))


def groups_screen(t: Speaker, visit: Visit, events: Sequence[Event], page: int, pages: int) -> Screen:
    picks = [
        button(
            t.plain(
                "group-button",
                day=t.day(visit.municipality.day(one.starts_at)),
                title=one.title,
                status=one.status.value,
            ),
            OpenGroup(event=one.id),
        )
        for one in events
    ]
    turns = leafing(t, page, pages, lambda to: OpenGroups(page=to))
    back = button(t.plain("back"), MoreRequests())
    return Screen(t("group-list", count=len(events)), (*in_columns(picks, 1), turns, (back,)))


def group_screen(t: Speaker, visit: Visit, view: GroupView) -> Screen:
    one = view.event
    local = one.starts_at.astimezone(visit.municipality.zone)
    lines: list[str] = [
        t("group-heading", title=one.title, status=one.status.value),
        t("group-when", day=t.day(local.date()), clock=f"{local:%H:%M}", place=one.place or "none"),
        t("group-counts", **{name.value: view.counts.get(name, 0) for name in Attendance}),
    ]
    if one.reason:
        lines.append(t("group-cancelled-because", reason=one.reason))
    lines += [t("group-seat", called=seat.called, attendance=seat.attendance.value) for seat in view.people]
    deeds = []
    if one.status is EventStatus.PLANNED:
        if view.has_begun:
            deeds.append([button(t.plain("group-who-came"), AskWhoCame(event=one.id, page=0))])
        deeds.append([button(t.plain("group-cancel"), AskCancelGroup(event=one.id))])
    return Screen("\n".join(lines), (*deeds, (button(t.plain("back"), OpenGroups(page=0)),)))


def who_came_screen(t: Speaker, view: GroupView, page: int) -> Screen:
    """Whoever said they would come is ticked already."""
    number = view.event.id
    picks = [
        button(
            t.plain("group-was-there" if seat.attendance in THERE else "group-was-absent", called=seat.called),
            WasThere(event=number, person=seat.person_id, on=seat.attendance not in THERE, page=page),
        )
        for seat in view.people
    ]
    pages = pages_of(sum(view.counts.values()), PAGE)
    turns = leafing(t, page, pages, lambda to: AskWhoCame(event=number, page=to))
    held = button(t.plain("group-hold"), HoldGroup(event=number))
    back = button(t.plain("back"), OpenGroup(event=number))
    return Screen(t("group-who-came-title", title=view.event.title), (*in_columns(picks, 1), turns, (held,), (back,)))
