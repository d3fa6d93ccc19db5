"""How decisions look: those of minutes, one of them, one's own, those of an association."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.leafing import leaf, leafing
from handlers.meetings.meeting_buttons import (
    AddDecision,
    AskDecision,
    AskDrop,
    AskFinish,
    AssociationDecisions,
    DecisionFact,
    FinishPlainly,
    LeafDecisions,
    OpenDecision,
    OwnDecisions,
    PickResponsible,
    RemoveDecision,
)
from handlers.meetings.meeting_minutes_screens import decision_line, to_association, to_minutes
from handlers.meetings.meeting_screens import LONG_LABEL, PAGE
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.meetings import DecisionStatus
from services.meetings.meeting_followup import Page, Task
from services.meetings.meeting_minutes import Sheet
from services.meetings.meeting_people import Found
from services.shortening import short
from services.visits import Visit

LONG_DECISION = 250


def decisions_screen(t: Speaker, sheet: Sheet, page: int) -> Screen:
    """Those of one meeting."""
    number = sheet.minutes.id
    shown, pages = leaf(list(enumerate(sheet.decisions, 1)), page, PAGE)
    lines: list[str] = [t("minutes-decided") if shown else t("decisions-none")]
    lines += [decision_line(t, place, one, LONG_DECISION) for place, one in shown]
    picks = [
        button(f"{place}. {short(one.decision.text, LONG_LABEL)}", OpenDecision(decision=one.decision.id))
        for place, one in shown
    ]
    add = [] if sheet.is_signed else [button(t.plain("decision-add"), AddDecision(minutes=number))]
    rows = (
        add,
        *in_columns(picks, 1),
        leafing(t, page, pages, lambda there: LeafDecisions(minutes=number, page=there)),
        (to_minutes(t, number),),
    )
    return Screen("\n".join(lines), rows)


def decision_screen(t: Speaker, visit: Visit, task: Task) -> Screen:
    """One of them, with what the reader may do about it."""
    decision = task.decision
    today = visit.municipality.day(visit.now)
    is_late = decision.status is DecisionStatus.OPEN and decision.due_on is not None and decision.due_on < today
    text = t(
        "decision-card",
        text=decision.text,
        association=task.association,
        number=task.minutes.number,
        held=t.day(task.minutes.held_on),
        responsible=task.responsible or "none",
        day=t.full_day(decision.due_on) if decision.due_on else "none",
        late="yes" if is_late else "no",
        status=decision.status.value,
        comment=decision.comment or "none",
    )
    return Screen(text, (*_deeds(t, task), (_back(t, task),)))


def _deeds(t: Speaker, task: Task) -> list[Sequence[InlineKeyboardButton]]:
    number = task.decision.id
    if task.decision.status is not DecisionStatus.OPEN:
        return []
    if task.minutes.signed_at is None:
        asks = [
            button(t.plain(f"decision-edit-{one.value}"), AskDecision(decision=number, fact=one))
            for one in DecisionFact
        ]
        remove = button(t.plain("decision-remove"), RemoveDecision(decision=number, sure=False))
        return [*in_columns(asks, 2), (remove,)]
    finish = [button(t.plain("decision-finish"), AskFinish(decision=number))] if task.may_finish else []
    drop = [button(t.plain("decision-drop"), AskDrop(decision=number))] if task.may_drop else []
    return [finish, drop]


def _back(t: Speaker, task: Task) -> InlineKeyboardButton:
    there = LeafDecisions(minutes=task.minutes.id, page=0) if task.may_write else OwnDecisions(page=0)
    return button(t.plain("back"), there)


def remove_screen(t: Speaker, task: Task) -> Screen:
    sure = button(t.plain("decision-remove-sure"), RemoveDecision(decision=task.decision.id, sure=True))
    return Screen(
        t("decision-remove-ask", text=short(task.decision.text, LONG_DECISION)),
        ((sure,), (to_decision(t, task.decision.id),)),
    )


def asking_screen(t: Speaker, task: Task, fact: DecisionFact) -> Screen:
    number = task.decision.id
    nobody = [button(t.plain("decision-nobody"), PickResponsible(decision=number, person=0))]
    rows = (nobody if fact is DecisionFact.RESPONSIBLE else [], (to_decision(t, number),))
    return Screen(t(f"decision-ask-{fact.value}", text=short(task.decision.text, LONG_DECISION)), rows)


def found_screen(t: Speaker, decision_id: int, found: Sequence[Found]) -> Screen:
    picks = [button(one.called, PickResponsible(decision=decision_id, person=one.person_id)) for one in found]
    return Screen(t("meeting-found", count=len(found)), (*in_columns(picks, 1), (to_decision(t, decision_id),)))


def finish_screen(t: Speaker, task: Task) -> Screen:
    plain = button(t.plain("decision-finish-plainly"), FinishPlainly(decision=task.decision.id))
    return Screen(t("decision-ask-comment"), ((plain,), (to_decision(t, task.decision.id),)))


def to_decision(t: Speaker, decision_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenDecision(decision=decision_id))


def own_screen(t: Speaker, visit: Visit, page: Page, number: int, association_id: int) -> Screen:
    rows = (
        *in_columns(_picks(t, visit, page), 1),
        leafing(t, number, page.pages, lambda there: OwnDecisions(page=there, association=association_id)),
        (to_association(t, association_id) if association_id else way_back(t, Place.EVENTS),),
    )
    return Screen(t("decisions-own", count=page.total), rows)


def association_screen(t: Speaker, visit: Visit, page: Page, association_id: int, number: int) -> Screen:
    """What is still to be done, what is due first above."""
    rows = (
        *in_columns(_picks(t, visit, page), 1),
        leafing(t, number, page.pages, lambda there: AssociationDecisions(association=association_id, page=there)),
        (to_association(t, association_id),),
    )
    text = t("decisions-of-association", association=page.title, count=page.total, overdue=page.overdue)
    return Screen(text, rows)


def _picks(t: Speaker, visit: Visit, page: Page) -> list[InlineKeyboardButton]:
    today = visit.municipality.day(visit.now)
    found = []
    for task in page.lines:
        due = task.decision.due_on
        label = t.plain(
            "decision-listed",
            day=f"{due:%d.%m}" if due else "none",
            late="yes" if due is not None and due < today else "no",
            text=short(task.decision.text, LONG_LABEL),
        )
        found.append(button(label, OpenDecision(decision=task.decision.id)))
    return found
