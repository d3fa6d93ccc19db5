"""How the plan of a pair looks: its steps, one of them, templates to begin with."""

from datetime import timedelta

from aiogram.types import InlineKeyboardButton

from handlers.mentorships.journal_buttons import (
    AskPlanDay,
    AskPlanTitle,
    AskStep,
    ChooseTemplate,
    OpenPlan,
    OpenPlanStep,
    RemovePlanStep,
    SetPlanDay,
    TakeTemplate,
    TickPlanStep,
)
from handlers.mentorships.pair_buttons import OpenPair
from handlers.screens import Screen, button, in_columns
from locales.catalog import Markup, Speaker
from models.mentorships import MentorshipStep
from services.mentorships.mentorship_plan import PlanView
from services.mentorships.plan_templates import MOST_STEPS
from services.shortening import short
from services.visits import Visit

WEEKS = (1, 2, 4)
SHORT = 120


def plan_screen(t: Speaker, view: PlanView) -> Screen:
    number = view.pair.id
    lines = [t("plan-title", done=view.done, count=len(view.steps))]
    if view.steps:
        lines += [_line(t, view, place, step) for place, step in enumerate(view.steps, 1)]
    else:
        lines.append(t("plan-empty", mentor=int(view.is_mentors)))
    picks = [button(str(place), OpenPlanStep(step=step.id)) for place, step in enumerate(view.steps, 1)]
    work: list[InlineKeyboardButton] = []
    if view.is_mentors and len(view.steps) < MOST_STEPS:
        work = [
            button(t.plain("plan-from-template"), ChooseTemplate(mentorship=number)),
            button(t.plain("plan-add"), AskStep(mentorship=number)),
        ]
    back = button(t.plain("journal-to-pair"), OpenPair(mentorship=number))
    return Screen("\n".join(lines), (*in_columns(picks, 6), work, (back,)))


def templates_screen(t: Speaker, visit: Visit, view: PlanView) -> Screen:
    number, plans = view.pair.id, visit.municipality.programme.mentoring.plans
    lines = [t("plan-which-template"), *(t("plan-template", title=one.title, count=len(one.steps)) for one in plans)]
    picks = [button(short(one.title, 50), TakeTemplate(mentorship=number, code=one.code)) for one in plans]
    back = button(t.plain("back"), OpenPlan(mentorship=number))
    return Screen("\n".join(lines), (*in_columns(picks, 1), (back,)))


def step_screen(t: Speaker, view: PlanView, step: MentorshipStep) -> Screen:
    is_done = step.done_on is not None
    lines = [t("plan-step", title=step.title)]
    lines += [t("plan-expected", words=step.expected)] if step.expected else []
    lines.append(_term(t, view, step))
    tick = button(t.plain("plan-undo" if is_done else "plan-done"), TickPlanStep(step=step.id, on=not is_done))
    rows: list[tuple[InlineKeyboardButton, ...]] = [(tick,)]
    if view.is_mentors:
        rows.append(
            (
                button(t.plain("plan-move"), AskPlanDay(step=step.id)),
                button(t.plain("plan-rename"), AskPlanTitle(step=step.id)),
            )
        )
        rows.append((button(t.plain("plan-remove"), RemovePlanStep(step=step.id)),))
    return Screen("\n".join(lines), (*rows, (_to_plan(t, view),)))


def step_days_screen(t: Speaker, view: PlanView, step: MentorshipStep) -> Screen:
    """Weeks from the day that stands, or from today where it is past; any day can be typed."""
    base = max(step.due_on, view.today)
    days = [base + timedelta(weeks=weeks) for weeks in WEEKS]
    picks = [button(t.day(day), SetPlanDay(step=step.id, day=day.toordinal())) for day in days if day in view.term]
    text = t("plan-ask-day", title=step.title, until=t.full_day(view.term.last))
    return Screen(text, (*in_columns(picks, 3), (button(t.plain("back"), OpenPlanStep(step=step.id)),)))


def title_screen(t: Speaker, view: PlanView, step: MentorshipStep | None = None) -> Screen:
    back = button(t.plain("back"), OpenPlanStep(step=step.id)) if step else _to_plan(t, view)
    return Screen(t("plan-ask-title"), ((back,),))


def _line(t: Speaker, view: PlanView, place: int, step: MentorshipStep) -> Markup:
    return t(
        "plan-line", place=place, title=short(step.title, SHORT), term=_term(t, view, step), state=_state(view, step)
    )


def _term(t: Speaker, view: PlanView, step: MentorshipStep) -> Markup:
    return t("plan-term", state=_state(view, step), day=t.day(step.done_on or step.due_on))


def _state(view: PlanView, step: MentorshipStep) -> str:
    if step.done_on is not None:
        return "done"
    return "late" if step.due_on < view.today else "ahead"


def _to_plan(t: Speaker, view: PlanView) -> InlineKeyboardButton:
    return button(t.plain("plan-to-plan"), OpenPlan(mentorship=view.pair.id))
