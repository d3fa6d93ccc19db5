"""How agendas look: to whoever keeps them, to whoever comes."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import OpenAssociation
from handlers.events import event_words
from handlers.events.event_buttons import KeepEvent, OpenEvent
from handlers.leafing import leaf, leafing
from handlers.meetings.meeting_buttons import (
    AddQuestions,
    AskQuestion,
    AskSpeaker,
    BeginMinutes,
    KeepGuest,
    LeafQuestions,
    MoveQuestion,
    OpenMeeting,
    OpenMinutes,
    OpenQuestion,
    PickSpeaker,
    RemoveQuestion,
)
from handlers.meetings.meeting_doors import association_decisions_door, minutes_door
from handlers.places import Place, is_used
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.events import EventStatus
from services.meetings.meeting_agenda import Agenda, Point
from services.meetings.meeting_people import Found
from services.shortening import short
from services.visits import Visit

PAGE = 6
LONG_QUESTION, LONG_LABEL = 110, 36


def meeting_screen(t: Speaker, visit: Visit, agenda: Agenda) -> Screen:
    """The agenda as a whole, and what can be done about the papers of the meeting."""
    event, minutes = agenda.meeting.event, agenda.meeting.minutes
    deeds: list[Sequence[InlineKeyboardButton]] = []
    if agenda.is_open and event.status is not EventStatus.CANCELLED:
        change = [button(t.plain("agenda-change"), LeafQuestions(event=event.id, page=0))] if agenda.points else []
        deeds.append([button(t.plain("agenda-add"), AddQuestions(event=event.id)), *change])
    if minutes is not None:
        signed = "yes" if minutes.signed_at else "no"
        label = t.plain("minutes-door", number=minutes.number, signed=signed)
        deeds.append([button(label, OpenMinutes(minutes=minutes.id))])
    elif event.status is not EventStatus.CANCELLED and event.starts_at <= visit.now:
        deeds.append([button(t.plain("minutes-begin"), BeginMinutes(event=event.id))])
    association = agenda.meeting.association.id
    deeds.append([minutes_door(t, association), association_decisions_door(t, association)])
    back = _back(t, visit, agenda, KeepEvent(event=event.id) if agenda.may_plan else OpenEvent(event=event.id))
    return Screen(_agenda_text(t, visit, agenda), (*deeds, (back,)))


def _back(t: Speaker, visit: Visit, agenda: Agenda, there: KeepEvent | OpenEvent) -> InlineKeyboardButton:
    """Where events are not used any more what is left leads to the association."""
    if is_used(Place.EVENTS, visit.municipality.programme.modules):
        return button(t.plain("back"), there)
    return button(t.plain("back"), OpenAssociation(association=agenda.meeting.association.id))


def agenda_screen(t: Speaker, visit: Visit, agenda: Agenda) -> Screen:
    """For whoever comes; whoever keeps the papers goes on from here."""
    event, minutes = agenda.meeting.event, agenda.meeting.minutes
    deeds = [button(t.plain("meeting-door"), OpenMeeting(event=event.id))] if agenda.may_write else []
    is_to_write = agenda.may_write and agenda.is_open and event.status is not EventStatus.CANCELLED
    first = [button(t.plain("agenda-add"), AddQuestions(event=event.id))] if is_to_write and not agenda.points else []
    if not agenda.may_write and minutes is not None and minutes.signed_at:
        deeds = [button(t.plain("minutes-door", number=minutes.number, signed="yes"), OpenMinutes(minutes=minutes.id))]
    back = _back(t, visit, agenda, OpenEvent(event=event.id))
    return Screen(_agenda_text(t, visit, agenda), (first, deeds, (back,)))


def _agenda_text(t: Speaker, visit: Visit, agenda: Agenda) -> str:
    event = agenda.meeting.event
    when = event_words.spoken_time(t, visit, event)
    lines = [
        t("agenda-title", title=event.title, association=agenda.meeting.association.title, when=when),
        "",
        *agenda_lines(t, agenda.points, LONG_QUESTION),
    ]
    return "\n".join(lines if agenda.points else [*lines, t("agenda-empty", own="yes" if agenda.may_write else "no")])


def agenda_lines(t: Speaker, points: Sequence[Point], longest: int) -> list[str]:
    return [
        t("agenda-line", number=number, question=short(one.item.question, longest), speaker=one.speaker or "none")
        for number, one in enumerate(points, 1)
    ]


def questions_screen(t: Speaker, agenda: Agenda, page: int) -> Screen:
    """Which question is to be changed."""
    event = agenda.meeting.event.id
    numbered = list(enumerate(agenda.points, 1))
    shown, pages = leaf(numbered, page, PAGE)
    picks = [
        button(f"{number}. {short(one.item.question, LONG_LABEL)}", OpenQuestion(item=one.item.id))
        for number, one in shown
    ]
    rows = (
        *in_columns(picks, 1),
        leafing(t, page, pages, lambda there: LeafQuestions(event=event, page=there)),
        (button(t.plain("back"), OpenMeeting(event=event)),),
    )
    return Screen(t("agenda-which"), rows)


def question_screen(t: Speaker, point: Point, place: int, *, is_last: bool) -> Screen:
    item = point.item.id
    up = [] if place == 0 else [button(t.plain("agenda-up"), MoveQuestion(item=item, place=place - 1))]
    down = [] if is_last else [button(t.plain("agenda-down"), MoveQuestion(item=item, place=place + 1))]
    rows = (
        (*up, *down),
        (
            button(t.plain("agenda-reword"), AskQuestion(item=item)),
            button(t.plain("agenda-speaker"), AskSpeaker(item=item)),
        ),
        (button(t.plain("agenda-remove"), RemoveQuestion(item=item, sure=False)),),
        (button(t.plain("back"), LeafQuestions(event=point.item.event_id, page=place // PAGE)),),
    )
    text = t("agenda-question", number=place + 1, question=point.item.question, speaker=point.speaker or "none")
    return Screen(text, rows)


def remove_screen(t: Speaker, point: Point) -> Screen:
    sure = button(t.plain("agenda-remove-sure"), RemoveQuestion(item=point.item.id, sure=True))
    back = button(t.plain("back"), OpenQuestion(item=point.item.id))
    return Screen(t("agenda-remove-ask", question=point.item.question), ((sure,), (back,)))


def speaker_screen(t: Speaker, point: Point) -> Screen:
    nobody = (button(t.plain("agenda-nobody"), PickSpeaker(item=point.item.id, person=0)),) if point.speaker else ()
    back = (button(t.plain("back"), OpenQuestion(item=point.item.id)),)
    return Screen(t("agenda-ask-speaker", question=short(point.item.question, LONG_QUESTION)), (nobody, back))


def speakers_screen(t: Speaker, point: Point, typed: str, found: Sequence[Found], *, takes_guests: bool) -> Screen:
    """Several people are called so; or it is a guest."""
    item = point.item.id
    picks = [button(one.called, PickSpeaker(item=item, person=one.person_id)) for one in found]
    guest = [button(t.plain("agenda-guest", typed=short(typed, LONG_LABEL)), KeepGuest(item=item))]
    rows = (
        *in_columns(picks, 1),
        guest if takes_guests else [],
        (button(t.plain("back"), OpenQuestion(item=item)),),
    )
    return Screen(t("agenda-which-speaker", question=short(point.item.question, LONG_QUESTION)), rows)
