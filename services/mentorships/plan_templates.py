"""The plan of a pair out of a template: days counted from its first day, within its term."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from programmes.mentoring import PlanTemplate
from services.mentorships.mentoring_norms import Span

MOST_STEPS = 12


@dataclass(frozen=True, slots=True)
class PlannedStep:
    title: str
    expected: str | None
    due_on: date


def planned(template: PlanTemplate, term: Span, *, standing: Collection[str] = ()) -> list[PlannedStep]:
    """The steps of a template that do not stand in the plan yet, as many as it still takes."""
    steps = [
        PlannedStep(step.title, step.expected, min(term.first + timedelta(days=step.day), term.last))
        for step in template.steps
        if step.title not in standing
    ]
    return steps[: max(0, MOST_STEPS - len(standing))]
