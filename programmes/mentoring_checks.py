"""Checks of mentoring: what people read has no holes, and plans go forward in time."""

from collections.abc import Iterator

from programmes.mentoring import Mentoring
from programmes.text_checks import text_problems

MOST_FIRST_STEPS = 15
"""More do not fit on one screen, each with its number."""


def mentoring_problems(mentoring: Mentoring) -> Iterator[str]:
    for number, plan in enumerate(mentoring.plans):
        for field in ("title", "goal"):
            yield from (f"plans.{number}.{field}: {one}" for one in text_problems(getattr(plan, field), frozenset()))
        before = 0
        for place, step in enumerate(plan.steps):
            at = f"plans.{number}.steps.{place}"
            if step.day < before:
                yield f"{at}.day: expected {before} or later, like the step before"
            before = step.day
            for words in filter(None, (step.title, step.expected)):
                yield from (f"{at}: {one}" for one in text_problems(words, frozenset()))
    for number, first in enumerate(mentoring.first_weeks):
        for words in (first.title, first.whom):
            yield from (f"first_weeks.{number}: {one}" for one in text_problems(words, frozenset()))
    if len(mentoring.first_weeks) > MOST_FIRST_STEPS:
        yield f"first_weeks: expected at most {MOST_FIRST_STEPS} steps"
