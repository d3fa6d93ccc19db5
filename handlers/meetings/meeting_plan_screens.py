"""How the year's plan of meetings looks, one of its lines, and what has become of it."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.associations.association_buttons import OpenAssociation, OpenPlanned
from handlers.events import event_words as words
from handlers.events.event_buttons import KeepEvent, OpenEvent
from handlers.meetings.meeting_plan_buttons import (
    Analyse,
    ApprovePlan,
    ChangeLine,
    ChooseResponsible,
    OpenFulfilment,
    OpenMeetingPlan,
    OpenProposals,
    PlanAdding,
    PlanSheet,
    PlanTable,
    ProposePlan,
    RemoveLine,
    ReturnPlan,
    ScheduleLine,
    TakeLastYear,
    TakeProposal,
)
from handlers.meetings.meeting_plan_words import SIGNS, line_state, line_text, plan_status, year_title
from handlers.places import Place, is_used
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.meetings import PlanStatus
from services.meetings.meeting_fulfilment import Fulfilment
from services.meetings.meeting_plan_proposals import Proposals
from services.meetings.meeting_plans import PlanView
from services.meetings.meeting_states import LineState
from services.meetings.planned_meetings import PlannedView
from services.naming import capital
from services.rights import Right, reach
from services.shortening import short
from services.visits import Visit

SHOWN = 15
"""Lines of a plan whose words are read at once; the buttons lead to all of them."""
LONG_TOPIC = 90
SETTLED = {LineState.HELD, LineState.PLANNED, LineState.UNMARKED}


def plan_screen(t: Speaker, view: PlanView, *, note: str = "") -> Screen:
    association, year, plan = view.association, view.school_year, view.plan
    status = plan.status if plan else None
    lines: list[str] = [
        t("meetings-title", title=association.title, year=year_title(year)),
        t("meetings-standing", status=plan_status(t, status)),
    ]
    if plan is not None and plan.comment:
        lines.append(t("meetings-comment", comment=plan.comment))
    if view.lines:
        lines.append("")
        lines += [line_text(t, one, short(one.topic, LONG_TOPIC)) for one in view.lines[:SHOWN]]
        lines += [t("meetings-more", count=len(view.lines) - SHOWN)] if len(view.lines) > SHOWN else []
    else:
        lines += ["", t("meetings-none", leads=int(view.leads))]
    text = "\n".join(lines)
    return Screen(f"{note}\n\n{text}" if note else text, _plan_rows(t, view, status))


def _plan_rows(t: Speaker, view: PlanView, status: PlanStatus | None) -> list[Sequence[InlineKeyboardButton]]:
    number, year = view.association.id, view.school_year
    picks = [button(_short_line(t, one.month.month, one.state), OpenPlanned(meeting=one.id)) for one in view.lines]
    rows: list[Sequence[InlineKeyboardButton]] = [*in_columns(picks, 4)]
    if view.keeps and status is PlanStatus.PROPOSED:
        approve = button(t.plain("meetings-approve"), ApprovePlan(association=number, year=year, mark=view.mark))
        rows.append((approve, button(t.plain("meetings-return"), ReturnPlan(association=number, year=year))))
    if view.leads:
        rows.append((button(t.plain("meetings-add"), PlanAdding(association=number, year=year)),))
        if status in {PlanStatus.DRAFT, PlanStatus.RETURNED} and view.lines:
            rows.append((button(t.plain("meetings-propose"), ProposePlan(association=number, year=year)),))
    if view.leads and view.lines:
        file = button(t.plain("meetings-sheet-button"), PlanSheet(association=number, year=year))
        rows.append((button(t.plain("meetings-fulfilment"), OpenFulfilment(association=number, year=year)), file))
    if view.next_year is not None:
        label = t.plain("meetings-other-year", year=year_title(view.next_year))
        rows.append((button(label, OpenMeetingPlan(association=number, year=view.next_year)),))
    rows.append((button(t.plain("back"), OpenAssociation(association=number)),))
    return rows


def _short_line(t: Speaker, month: int, state: LineState) -> str:
    return f"{SIGNS[state]} {t.plain(f'meetings-month-{month}')}"


def adding_screen(t: Speaker, visit: Visit, view: PlanView, *, note: str = "") -> Screen:
    """By typing, which is waited for; out of last year's plan, out of what members find hard, out of a table."""
    number, year = view.association.id, view.school_year
    rows: list[Sequence[InlineKeyboardButton]] = []
    if view.last_year:
        label = t.plain("meetings-from-last-year", count=view.last_year)
        rows.append((button(label, TakeLastYear(association=number, year=year)),))
    modules = visit.municipality.programme.modules
    if modules.deficit_register and reach(visit.actor, Right.SEE_GROUP_DEFICITS):
        rows.append((button(t.plain("meetings-from-deficits"), OpenProposals(association=number, year=year)),))
    rows.append((button(t.plain("meetings-from-table"), PlanTable(association=number, year=year)),))
    rows.append((to_plan(t, number, year),))
    text = t("meetings-ask-lines", year=year_title(year))
    return Screen(f"{note}\n\n{text}" if note else text, rows)


def proposals_screen(t: Speaker, number: int, year: int, found: Proposals) -> Screen:
    text = t("meetings-proposals", respondents=found.respondents, hidden=int(found.is_hidden), count=len(found.found))
    lines = [
        t("meetings-proposal", place=place, title=one.title, people=one.people, planned=int(one.is_planned))
        for place, one in enumerate(found.found, start=1)
    ]
    picks = [
        button(t.plain("meetings-take", place=place), TakeProposal(association=number, year=year, spot=one.spot))
        for place, one in enumerate(found.found, start=1)
        if not one.is_planned
    ]
    back = button(t.plain("back"), PlanAdding(association=number, year=year))
    return Screen("\n".join([text, *lines]), (*in_columns(picks, 4), (back,)))


def line_screen(t: Speaker, visit: Visit, view: PlannedView, *, note: str = "") -> Screen:
    meeting, line = view.meeting, view.line
    lines: list[str] = [
        t("meetings-line-title", month=capital(words.month_title(t, line.month)), topic=line.topic),
        line_state(t, line),
    ]
    lines += [t("meetings-line-questions", questions=meeting.questions)] if meeting.questions else []
    lines += [t("meetings-line-form", form=words.kind_title(visit, meeting.form))] if meeting.form else []
    lines += [t("meetings-line-responsible", called=view.responsible)] if view.responsible else []
    lines += [t("meetings-line-removed")] if meeting.removed_at else []
    text = "\n".join(lines)
    back = to_plan(t, view.association.id, view.plan.school_year)
    rows = [*_line_rows(t, visit, view), (back,)] if meeting.removed_at is None else [(back,)]
    return Screen(f"{note}\n\n{text}" if note else text, rows)


def _line_rows(t: Speaker, visit: Visit, view: PlannedView) -> list[Sequence[InlineKeyboardButton]]:
    line, rows = view.line, list[Sequence[InlineKeyboardButton]]()
    events = is_used(Place.EVENTS, visit.municipality.programme.modules)
    if line.event_id is not None and line.state in SETTLED and events:
        there = KeepEvent(event=line.event_id) if view.leads else OpenEvent(event=line.event_id)
        rows.append((button(t.plain("meetings-open-event"), there),))
    elif view.leads and events:
        label = "meetings-schedule-on" if view.is_own_draft else "meetings-schedule"
        rows.append((button(t.plain(label), ScheduleLine(meeting=line.id)),))
    if view.leads:
        change = button(t.plain("meetings-change-line"), ChangeLine(meeting=line.id))
        responsible = button(t.plain("meetings-choose-responsible"), ChooseResponsible(meeting=line.id, page=0))
        rows.append((change, responsible))
        if line.state not in SETTLED:
            rows.append((button(t.plain("meetings-remove-line"), RemoveLine(meeting=line.id)),))
    return rows


def fulfilment_screen(t: Speaker, found: Fulfilment) -> Screen:
    figures, number, year = found.figures, found.association.id, found.school_year
    text = t(
        "meetings-fulfilment-text",
        title=found.association.title,
        year=year_title(year),
        planned=figures.planned,
        held=figures.held,
        moved=figures.moved,
        missed=figures.missed,
        beside=figures.beside,
        attendance="none" if figures.attendance is None else figures.attendance,
    )
    lines: list[str] = [text]
    topics = [
        t("meetings-topic", topic=short(one.topic, LONG_TOPIC)) for one in found.lines if one.state is LineState.HELD
    ]
    if topics:
        lines += ["", t("meetings-topics"), *topics[:SHOWN]]
    if found.plan.analysis:
        lines += ["", t("meetings-analysis", words=found.plan.analysis)]
    rows: list[Sequence[InlineKeyboardButton]] = []
    if not found.association.closed_at:
        rows.append((button(t.plain("meetings-analyse"), Analyse(association=number, year=year)),))
    rows.append((button(t.plain("meetings-sheet-button"), PlanSheet(association=number, year=year)),))
    rows.append((to_plan(t, number, year),))
    return Screen("\n".join(lines), rows)


def to_plan(t: Speaker, number: int, year: int) -> InlineKeyboardButton:
    return button(t.plain("meetings-to-plan"), OpenMeetingPlan(association=number, year=year))
