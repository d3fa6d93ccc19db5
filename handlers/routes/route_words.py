"""How routes read: a bar, a line for each step, names of kinds."""

from datetime import date

from locales.catalog import Speaker
from models.routes import Activity, ActivityStatus
from programmes.activities import OWN
from services.naming import capital
from services.privacy import school_years
from services.routes.route_access import Part
from services.routes.route_moves import AHEAD, FINISHED
from services.routes.route_views import View
from services.visits import Visit

BLOCKS = 5
SHORT = 34
SIGNS = {
    ActivityStatus.ACCEPTED: "✅",
    ActivityStatus.DONE: "✅",
    ActivityStatus.SKIPPED: "✕",
    ActivityStatus.PLANNED: "○",
    ActivityStatus.IN_PROGRESS: "○",
}


def bar(share: float) -> str:
    full = round(share * BLOCKS)
    return "▰" * full + "▱" * (BLOCKS - full)


def heading(t: Speaker, view: View) -> str:
    """What the screen is about, with how far the route has come."""
    progress = view.progress
    return t(
        "route-title",
        own=int(view.part is Part.OWNER),
        year=school_years(view.route.school_year),
        bar=bar(progress.share),
        done=progress.done,
        steps=progress.steps,
    )


def step_line(t: Speaker, view: View, step: Activity) -> str:
    following = next(iter(view.ahead), None)
    is_next = view.is_walked and following is not None and following.id == step.id
    sign = "▶️" if is_next else SIGNS[step.status]
    if step.status is ActivityStatus.DONE and step.needs_acceptance:
        sign = "☑️"
    return t("route-line", sign=sign, title=step.title, term=term(t, step, view.today))


def term(t: Speaker, step: Activity, today: date) -> str:
    if step.status in FINISHED and step.done_on:
        return t("route-term", state="done", day=t.day(step.done_on))
    if step.status is ActivityStatus.SKIPPED:
        return t("route-term", state="skipped", day="")
    return t("route-term", state="late" if step.due_on < today else "ahead", day=t.day(step.due_on))


def kind_title(t: Speaker, visit: Visit, kind: str) -> str:
    if kind == OWN:
        return t.plain("route-kind-own")
    found = visit.municipality.programme.activities.kind(kind)
    return capital(found.title) if found else kind


def is_open(step: Activity) -> bool:
    return step.status in AHEAD
