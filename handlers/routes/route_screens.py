"""How a route looks: nothing yet, the draft, the path, the whole of it, one step."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.deficits.deficit_buttons import MyDeficits
from handlers.leafing import leafing
from handlers.places import Place, is_used, way_back, way_to
from handlers.routes.route_buttons import (
    Accept,
    Agree,
    AskAdd,
    AskCancel,
    AskGoal,
    AskProof,
    AskSkip,
    AskSupporter,
    AskSwap,
    AskTerm,
    BeginBy,
    ChooseRequest,
    Confirm,
    GiveBack,
    GoOn,
    MarkDone,
    OpenEditing,
    OpenPaper,
    OpenPause,
    OpenPicture,
    OpenRoute,
    OpenStep,
    OpenSteps,
    OpenSupported,
    OpenVersions,
    OpenWhole,
    Remove,
    Restore,
    ShowProofs,
    UndoDone,
)
from handlers.routes.route_words import SHORT, heading, is_open, kind_title, step_line, term
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.routes import Activity, ActivityStatus, RouteBasis, RouteStatus
from services.paging import pages_of
from services.routes.route_access import Part
from services.routes.route_library import title_of
from services.routes.route_views import View
from services.routes.routes import Standing
from services.shortening import short
from services.visits import Visit

STEPS_A_PAGE = 6
LISTED = 10


def beginning_screen(t: Speaker, visit: Visit, standing: Standing) -> Screen:
    """What a route could be made of; the difficulties that are known come first."""
    lines = [t("route-none")]
    rows: list[Sequence[InlineKeyboardButton]] = []
    if standing.confirmed:
        lines.append(t("route-can-rest-on", count=standing.confirmed))
        rows.append((button(t.plain("route-begin"), BeginBy(basis=RouteBasis.DEFICITS)),))
    elif standing.undecided:
        lines.append(t("route-undecided"))
    rows.append((button(t.plain("route-by-request"), ChooseRequest(page=0)),))
    rows += [(button(t.plain(f"route-basis-{basis.value}"), BeginBy(basis=basis)),) for basis in standing.grounds]
    zones = _zones(t, visit) if standing.confirmed or standing.undecided else ()
    rows.append(zones or (way_to(t, Place.SURVEYS),))
    return Screen("\n".join(lines), (*rows, (way_back(t),)))


def route_screen(t: Speaker, view: View) -> Screen:
    """The route as whoever looks at it needs it."""
    if view.part is not Part.OWNER:
        return guided_screen(t, view)
    if view.route.status in {RouteStatus.DRAFT, RouteStatus.PROPOSED}:
        return draft_screen(t, view)
    return path_screen(t, view)


def draft_screen(t: Speaker, view: View) -> Screen:
    number = view.route.id
    lines = [heading(t, view), t(f"route-status-{view.route.status.value}")]
    lines += _about(t, view)
    rows = (
        (button(t.plain("route-accept"), Accept(route=number)),) if view.steps else (),
        (button(t.plain("route-change-steps"), OpenSteps(route=number, page=0)),) if view.steps else (),
        (button(t.plain("route-add"), AskAdd(route=number, page=0)),),
        (
            button(t.plain("route-set-goal"), AskGoal(route=number)),
            button(t.plain("route-set-supporter"), AskSupporter(route=number)),
        ),
        (
            button(t.plain("route-history"), OpenVersions(route=number, page=0)),
            button(t.plain("route-cancel"), AskCancel(route=number)),
        ),
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def path_screen(t: Speaker, view: View) -> Screen:
    """The next step first: one tap, and it is done."""
    number, status = view.route.id, view.route.status
    lines = [heading(t, view), *_about(t, view)]
    if status in {RouteStatus.AGREED, RouteStatus.COMPLETED, RouteStatus.CANCELLED, RouteStatus.CARRIED_OVER}:
        lines.append(t(f"route-status-{status.value}"))
    rows: list[Sequence[InlineKeyboardButton]] = []
    following = next(iter(view.ahead), None)
    if status is RouteStatus.ON_HOLD:
        until = view.route.hold_until
        lines.append(t("route-resting", until=t.day(until) if until else "open"))
        rows.append((button(t.plain("route-go-on"), GoOn(route=number)),))
    elif following is not None:
        rows.append((button(t.plain("route-done", title=short(following.title, SHORT)), MarkDone(step=following.id)),))
        move = button(t.plain("route-move"), AskTerm(step=following.id))
        rows.append((move, button(t.plain("route-swap"), AskSwap(step=following.id, page=0))))
    whole = button(t.plain("route-whole"), OpenWhole(route=number))
    return Screen("\n".join(lines), (*rows, (whole, way_back(t))))


def whole_screen(t: Speaker, visit: Visit, view: View) -> Screen:
    """Everything that is needed seldom."""
    number = view.route.id
    rests = view.route.status is RouteStatus.ON_HOLD
    pause = button(t.plain("route-go-on"), GoOn(route=number))
    if not rests:
        pause = button(t.plain("route-pause"), OpenPause(route=number))
    rows = (
        (
            button(t.plain("route-steps"), OpenSteps(route=number, page=0)),
            button(t.plain("route-edit"), OpenEditing(route=number)),
        ),
        (
            button(t.plain("route-picture"), OpenPicture(route=number)),
            button(t.plain("route-paper"), OpenPaper(route=number)),
        ),
        (button(t.plain("route-history"), OpenVersions(route=number, page=0)), pause),
        (*_zones(t, visit), button(t.plain("back"), OpenRoute(route=number))),
    )
    return Screen("\n".join((heading(t, view), *_about(t, view, everything=True))), rows)


def editing_screen(t: Speaker, view: View) -> Screen:
    number = view.route.id
    is_own = view.part is Part.OWNER
    rows: Rows = (
        (button(t.plain("route-add"), AskAdd(route=number, page=0)),),
        (
            button(t.plain("route-set-goal"), AskGoal(route=number)),
            button(t.plain("route-set-supporter"), AskSupporter(route=number)),
        ),
        (button(t.plain("route-cancel"), AskCancel(route=number)),) if is_own else (),
        (button(t.plain("back"), OpenWhole(route=number) if is_own else OpenRoute(route=number)),),
    )
    hint = t("route-editing-own" if is_own else "route-editing-other")
    return Screen("\n".join((heading(t, view), *_about(t, view, everything=True), hint)), rows)


def guided_screen(t: Speaker, view: View) -> Screen:
    """Somebody's route before a methodist or a supporter."""
    number, status = view.route.id, view.route.status
    lines = [t("route-of", called=view.called), heading(t, view), t(f"route-status-for-guide-{status.value}")]
    lines += _about(t, view, everything=True)
    is_guide = view.part is Part.GUIDE
    can_change = is_guide and status in {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.PROPOSED}
    waiting = next((one for one in view.steps if _waits(one)), None)
    edit = button(t.plain("route-propose"), OpenEditing(route=number))
    back = way_back(t, Place.ROUTES) if is_guide else button(t.plain("back"), OpenSupported(page=0))
    rows: Rows = (
        (button(t.plain("route-agree"), Agree(route=number)),) if is_guide and status is RouteStatus.AGREED else (),
        (button(t.plain("route-confirm", title=short(waiting.title, SHORT)), Confirm(step=waiting.id)),)
        if waiting
        else (),
        (button(t.plain("route-steps"), OpenSteps(route=number, page=0)), *((edit,) if can_change else ())),
        (
            button(t.plain("route-paper"), OpenPaper(route=number)),
            button(t.plain("route-history"), OpenVersions(route=number, page=0)),
        ),
        (back,),
    )
    return Screen("\n".join(lines), rows)


def steps_screen(t: Speaker, view: View, page: int) -> Screen:
    number = view.route.id
    pages = pages_of(len(view.steps), STEPS_A_PAGE)
    page = min(page, pages - 1)
    shown = view.steps[page * STEPS_A_PAGE : (page + 1) * STEPS_A_PAGE]
    picks = [button(short(step.title, 50), OpenStep(step=step.id)) for step in shown]
    turns = leafing(t, page, pages, lambda other: OpenSteps(route=number, page=other))
    lines = [heading(t, view), *(step_line(t, view, step) for step in shown), t("route-which-step")]
    is_path = view.part is Part.OWNER and view.route.status not in {RouteStatus.DRAFT, RouteStatus.PROPOSED}
    back = OpenWhole(route=number) if is_path else OpenRoute(route=number)
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (button(t.plain("back"), back),)))


def step_screen(t: Speaker, visit: Visit, view: View, step: Activity, *, said: str = "") -> Screen:
    """One step with everything that may become of it; `said` is what has just happened."""
    lines = [said] if said else []
    lines.append(t("route-step", title=step.title, kind=kind_title(t, visit, step.kind)))
    lines.append(t("route-step-term", term=term(t, step, view.today), mandatory=int(step.is_mandatory)))
    theme = title_of(visit.municipality.programme, step.area, step.topic)
    facts = {"theme": theme, "proof": step.proof, "reason": step.reason, "comment": step.comment}
    lines += [t(f"route-step-{name}", value=value) for name, value in facts.items() if value]
    if step.status is ActivityStatus.DONE and step.needs_acceptance:
        lines.append(t("route-step-waits"))
    if step.evidence:
        lines.append(t("route-step-proofs", count=len(step.evidence)))
    back = button(t.plain("back"), OpenSteps(route=view.route.id, page=0))
    return Screen("\n".join(lines), (*_step_rows(t, view, step), (back,)))


def _step_rows(t: Speaker, view: View, step: Activity) -> Rows:
    proofs = (button(t.plain("route-show-proofs"), ShowProofs(step=step.id)),) if step.evidence else ()
    can_edit = view.part is Part.OWNER or (
        view.part is Part.GUIDE and view.route.status in {RouteStatus.AGREED, RouteStatus.ACTIVE, RouteStatus.PROPOSED}
    )
    move = button(t.plain("route-move"), AskTerm(step=step.id))
    swap = button(t.plain("route-swap"), AskSwap(step=step.id, page=0))
    remove = button(t.plain("route-remove"), Remove(step=step.id))
    if view.part is not Part.OWNER:
        judge = (
            button(t.plain("route-confirm-this"), Confirm(step=step.id)),
            button(t.plain("route-give-back"), GiveBack(step=step.id)),
        )
        is_done = step.status is ActivityStatus.DONE
        return (judge if is_done else (), proofs, (move, swap) if can_edit and is_open(step) else (),
                (remove,) if can_edit and is_open(step) else ())  # fmt: skip
    if is_open(step) and view.is_walked:
        done = button(t.plain("route-done-this"), MarkDone(step=step.id))
        skip = button(t.plain("route-skip"), AskSkip(step=step.id))
        return ((done,), (move, swap), (skip, button(t.plain("route-prove"), AskProof(step=step.id))), proofs)
    if is_open(step):
        return ((swap, move), (remove,), proofs)
    if step.status is ActivityStatus.DONE:
        undo = button(t.plain("route-undo"), UndoDone(step=step.id))
        return ((button(t.plain("route-prove"), AskProof(step=step.id)),), proofs, (undo,))
    if step.status is ActivityStatus.SKIPPED:
        return ((button(t.plain("route-restore"), Restore(step=step.id)),), proofs)
    return (proofs,)


def _zones(t: Speaker, visit: Visit) -> Sequence[InlineKeyboardButton]:
    """The way to one's own zones of help, where there is a register of them."""
    is_there = is_used(Place.DEFICITS, visit.municipality.programme.modules)
    return (button(t.plain("route-to-zones"), MyDeficits()),) if is_there else ()


def _about(t: Speaker, view: View, *, everything: bool = False) -> list[str]:
    """Goal, supporter, steps; skipped ones only where everything is asked for."""
    lines: list[str] = []
    if view.route.goal:
        lines.append(t("route-goal", goal=view.route.goal))
    if view.supporter:
        lines.append(t("route-supporter", called=view.supporter))
    shown = [step for step in view.steps if everything or step.status is not ActivityStatus.SKIPPED]
    lines += [step_line(t, view, step) for step in shown[: LISTED * 2]]
    return lines if shown else [*lines, t("route-empty")]


def _waits(step: Activity) -> bool:
    return step.status is ActivityStatus.DONE and step.needs_acceptance
