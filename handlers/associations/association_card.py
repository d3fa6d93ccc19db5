"""How one association looks: who leads it, what lies ahead, its papers; what is seldom done one tap further."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import (
    LeaveAssociation,
    MoreOfAssociation,
    OpenAssociation,
    OpenLeading,
    OpenMembers,
    OpenOffered,
    OpenRequests,
    OpenSettings,
)
from handlers.associations.association_group_buttons import group_door
from handlers.events import event_words as words
from handlers.events.event_buttons import KeepEvent, OpenEvent
from handlers.meetings.meeting_doors import association_decisions_door, decisions_door, minutes_door
from handlers.meetings.meeting_plan_buttons import OpenMeetingPlan
from handlers.places import Place, is_used, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from services.associations.associations import Card
from services.naming import capital
from services.visits import Visit

MOST = 6
"""Doors that stand on the card itself besides the one further and the one back."""


def card_screen(t: Speaker, visit: Visit, card: Card, *, is_only: bool) -> Screen:
    association, number = card.association, card.association.id
    lines: list[str] = [
        t("association-title", title=association.title),
        t("association-kind", kind=capital(card.kind), school=card.school or "none"),
    ]
    subject = visit.municipality.programme.subjects.title_of(association.subject)
    lines += [t("association-subject", subject=subject)] if subject else []
    lines += [t("association-closed")] if association.closed_at else []
    lines += [
        t("association-leaders", count=len(card.leaders), leaders=", ".join(card.leaders) or "none"),
    ]
    if card.deputies:
        lines.append(t("association-deputies", count=len(card.deputies), people=", ".join(card.deputies)))
    lines += [t("association-secretary", person=card.secretary)] if card.secretary else []
    lines.append(t("association-members", members=card.dependent.members, materials=card.materials))

    meeting = card.next_meeting
    if meeting is not None:
        when = words.spoken_moment(t, visit, meeting.starts_at)
        lines += ["", t("association-next", title=meeting.title, when=when)]
    elif not association.closed_at:
        lines += ["", t("association-no-next")]
    doors = _doors(t, visit, card)
    rest = (
        [button(t.plain("association-further"), MoreOfAssociation(association=number))]
        if card.writes
        else _parting(t, card, to_others=is_only)
    )
    back = way_back(t, Place.MENU if is_only else Place.ASSOCIATION)
    return Screen("\n".join(lines), (*in_columns(doors[:MOST], 2), *in_columns(rest, 1), (back,)))


def further_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    """What whoever leads or writes needs now and then."""
    number = card.association.id
    doors = _doors(t, visit, card)[MOST:]
    if card.leads:
        doors.append(button(t.plain("association-leading"), OpenLeading(association=number)))
    if card.keeps:
        doors.append(button(t.plain("association-settings"), OpenSettings(association=number)))
    if card.leads and _holds_events(visit) and not card.association.closed_at:
        doors.append(group_door(t, number))
    rows = (*in_columns(doors, 1), *in_columns(_parting(t, card, to_others=True), 1))
    back = button(t.plain("back"), OpenAssociation(association=number))
    return Screen(t("association-title", title=card.association.title), (*rows, (back,)))


def _doors(t: Speaker, visit: Visit, card: Card) -> list[InlineKeyboardButton]:
    """The likeliest first."""
    number, year = card.association.id, visit.municipality.school_year(visit.now)
    has_events = _holds_events(visit)
    doors: list[InlineKeyboardButton] = []
    if card.next_meeting is not None and has_events and (card.is_member or card.leads):
        way = OpenEvent if card.is_member else KeepEvent  # a meeting is for members; whoever keeps it sees it otherwise
        doors.append(button(t.plain("association-open-next"), way(event=card.next_meeting.id)))
    if card.leads and card.dependent.requests:
        asks = t.plain("association-requests", count=card.dependent.requests)
        doors.append(button(asks, OpenRequests(association=number, page=0)))
    status = card.plan.value if card.plan and card.leads else "none"
    doors.append(button(t.plain("association-plan", status=status), OpenMeetingPlan(association=number, year=year)))
    if card.writes:
        people = t.plain("association-people", count=card.dependent.members)
        doors.append(button(people, OpenMembers(association=number, page=0)))
    if has_events and (card.writes or card.has_minutes):
        doors.append(minutes_door(t, number))
    if has_events and card.writes:
        doors.append(association_decisions_door(t, number))
    return [*doors, decisions_door(t, card.tasks, number)] if card.tasks else doors


def _parting(t: Speaker, card: Card, *, to_others: bool) -> Sequence[InlineKeyboardButton]:
    others = [button(t.plain("association-others"), OpenOffered(of_subject=False, page=0))] if to_others else []
    if not card.is_member:
        return others
    return [
        button(t.plain("association-leave"), LeaveAssociation(association=card.association.id, sure=False)),
        *others,
    ]


def _holds_events(visit: Visit) -> bool:
    return is_used(Place.EVENTS, visit.municipality.programme.modules)
