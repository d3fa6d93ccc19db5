"""How the plan of courses looks: to educators their wishes, to others the lines of their part."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    AskWish,
    ChangeLine,
    CourseWork,
    GatherPlan,
    OpenPlan,
    OpenWishes,
    PlanBy,
    PlanFile,
    PlanLineCard,
    PlanLines,
    PlanNarrow,
    SetLine,
    Step,
    TakeWish,
    WithdrawWish,
)
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.course_rows import PlanLine
from models.course_rows import School as Counted
from models.courses import RequestStatus
from services.courses import course_plan, course_wishes
from services.courses.course_plan import SETTLED, Overview, Page, View
from services.courses.course_wishes import OwnWish
from services.naming import capital
from services.paging import pages_of
from services.shortening import short
from services.visits import Visit

PAGE, CHOICES = 5, 6
SHOWN = (
    RequestStatus.REQUESTED, RequestStatus.IN_PLAN, RequestStatus.ENROLLED, RequestStatus.COMPLETED,
    RequestStatus.DECLINED, RequestStatus.MOVED,
)  # fmt: skip


def wishes_screen(t: Speaker, visit: Visit, wishes: Sequence[OwnWish], *, toast_line: str = "") -> Screen:
    competences = visit.municipality.programme.competences
    lines: list[str] = [t("course-wishes-title" if wishes else "course-wishes-none")]
    rows: list[Sequence[InlineKeyboardButton]] = []
    for one in wishes:
        request = one.request
        title = words.topic(t, competences, request.topic, wish=request.wish, offer=one.offer)
        status = words.request_status(t, request.status)
        lines.append(
            t("course-wishes-line", title=title, year=str(request.year), status=status, reason=request.reason or "none")
        )
        if one.may_withdraw:
            label = t.plain("course-wishes-withdraw", title=short(title, 30))
            rows.append((button(label, WithdrawWish(request=request.id)),))
    if toast_line:
        lines.append(toast_line)
    ask = (button(t.plain("course-wishes-add"), AskWish(page=0)),)
    return Screen("\n".join(lines), (ask, *rows, (way_back(t, Place.COURSES),)))


def topics_screen(t: Speaker, visit: Visit, page: int, error: str = "") -> Screen:
    """Topics for whoever asks, or their own words."""
    programme = visit.municipality.programme
    group = programme.positions.group_of(visit.actor.position)
    fitting = [
        (spot, one)
        for spot, one in enumerate(programme.competences.topics)
        if not one.branches or (group is not None and group.code in one.branches)
    ]
    pages = pages_of(len(fitting), CHOICES)
    page %= pages
    some = fitting[page * CHOICES : (page + 1) * CHOICES]
    picks = [button(capital(one.title), TakeWish(topic=spot)) for spot, one in some]
    turns = leafing(t, page, pages, lambda other: AskWish(page=other))
    lines = [error] if error else []
    year = course_wishes.plan_year(visit.municipality.day(visit.now))
    lines.append(t("course-wishes-ask", year=str(year)))
    return Screen("\n\n".join(lines), (*in_columns(picks, 1), turns, (button(t.plain("back"), OpenWishes()),)))


def plan_screen(t: Speaker, visit: Visit, overview: Overview) -> Screen:
    today, year = visit.municipality.day(visit.now), overview.year
    topics = {one.code: one.title for one in visit.municipality.programme.competences.topics}
    lines: list[str] = [t("course-plan-title", year=str(year), count=sum(overview.counts.values()))]
    lines += [
        t("course-plan-count", status=capital(words.request_status(t, status)), count=overview.counts[status])
        for status in SHOWN
        if overview.counts.get(status)
    ]
    if overview.topics:
        lines += ["", t("course-plan-topics")]
        lines += [t("course-plan-topic", title=topics[code], count=count) for code, count in overview.topics[:CHOICES]]
    other = today.year if year != today.year else today.year + 1
    gather = (button(t.plain("course-plan-gather"), GatherPlan(year=year)),) if overview.is_keeper else ()
    rows = (
        (button(t.plain("course-plan-all", count=sum(overview.counts.values())), PlanNarrow(year=year)),),
        (
            button(t.plain("course-plan-by-topic"), PlanBy(year=year, schools=False, page=0)),
            button(t.plain("course-plan-by-school"), PlanBy(year=year, schools=True, page=0)),
        ),
        gather,
        (
            button(t.plain("course-plan-file"), PlanFile(year=year)),
            button(t.plain("course-plan-other-year", year=str(other)), OpenPlan(year=other)),
        ),
        (button(t.plain("course-to-work"), CourseWork()),),
    )
    return Screen("\n".join(lines), rows)


def topic_choices_screen(t: Speaker, visit: Visit, overview: Overview, page: int) -> Screen:
    """Lines of the plan by topic, the most wanted first."""
    spots = {one.code: spot for spot, one in enumerate(visit.municipality.programme.competences.topics)}
    titles = {one.code: one.title for one in visit.municipality.programme.competences.topics}
    pages = pages_of(len(overview.topics), CHOICES)
    page %= pages
    picks = [
        button(f"{capital(titles[code])} · {count}", PlanNarrow(year=overview.year, topic=spots[code]))
        for code, count in overview.topics[page * CHOICES : (page + 1) * CHOICES]
    ]
    turns = leafing(t, page, pages, lambda other: PlanBy(year=overview.year, schools=False, page=other))
    back = button(t.plain("back"), OpenPlan(year=overview.year))
    text = t("course-plan-which-topic" if picks else "course-plan-nothing")
    return Screen(text, (*in_columns(picks, 1), turns, (back,)))


def school_choices_screen(t: Speaker, year: int, schools: Sequence[Counted], page: int, pages: int) -> Screen:
    picks = [button(short(one.title, 50), PlanNarrow(year=year, school=one.id)) for one in schools]
    turns = leafing(t, page, pages, lambda other: PlanBy(year=year, schools=True, page=other))
    back = button(t.plain("back"), OpenPlan(year=year))
    text = t("course-plan-which-school" if picks else "course-plan-nothing")
    return Screen(text, (*in_columns(picks, 1), turns, (back,)))


def lines_screen(t: Speaker, visit: Visit, found: Page) -> Screen:
    narrow, competences = found.narrow, visit.municipality.programme.competences
    said = [
        words.request_status(t, narrow.status) if narrow.status else "",
        words.topic(t, competences, narrow.topic, wish=None, offer=None) if narrow.topic else "",
        found.school,
    ]
    filters = " · ".join(filter(None, said)) or "none"
    lines: list[str] = [t("course-plan-lines", year=str(found.year), count=found.count, filters=filters)]
    lines += [
        t(
            "course-plan-line",
            called=view.called,
            title=title_of(t, visit, view.line),
            priority=t.plain(f"course-priority-{view.line.priority}"),
            status=words.request_status(t, view.line.request.status),
        )
        for view in found.views
    ]
    picks = [
        button(
            short(f"{view.called}: {title_of(t, visit, view.line)}", 60),
            PlanLineCard(request=view.line.request.id),
        )
        for view in found.views
    ]
    if not found.views:
        lines.append(t("course-plan-nothing"))
    turns = leafing(t, found.page, found.pages, lambda other: PlanLines(page=other))
    topics = [one.code for one in competences.topics]
    spot = topics.index(narrow.topic) if narrow.topic in topics else -1
    part = {"year": found.year, "topic": spot, "school": narrow.organization_id or 0}
    statuses = [
        button(
            capital(words.request_status(t, one)) if one else t.plain("course-plan-any"), PlanNarrow(status=one, **part)
        )
        for one in (None, RequestStatus.REQUESTED, RequestStatus.IN_PLAN, RequestStatus.DECLINED)
        if one is not narrow.status
    ]
    back = button(t.plain("back"), OpenPlan(year=found.year))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, statuses, (back,)))


def line_screen(t: Speaker, visit: Visit, view: View) -> Screen:
    line = view.line
    request, seasons = line.request, course_plan.seasons(visit)
    position = visit.municipality.programme.positions.title_of(line.person.position)
    lines: list[str] = [
        t("course-plan-card", called=view.called, about=position or "none", year=str(request.year)),
        t("course-title", title=title_of(t, visit, line)),
        t("course-plan-card-status", status=words.request_status(t, request.status), reason=request.reason or "none"),
        t("course-plan-card-priority", priority=t.plain(f"course-priority-{line.priority}")),
        t("course-plan-card-source", source=t.plain(f"course-source-{request.source.value}")),
        t("course-plan-card-newest", day=t.full_day(line.newest) if line.newest else "none"),
    ]
    lines += [t("course-plan-card-kind", kind=words.kind(t, request.kind))] if request.kind else []
    lines += [t("course-fact-form", form=words.form(t, request.form))] if request.form else []
    if request.season:
        lines.append(t("course-plan-card-season", season=season_of(seasons, request.season)))
    rows: list[Sequence[InlineKeyboardButton]] = []
    if request.status not in SETTLED:
        if request.status is not RequestStatus.IN_PLAN:
            rows.append((button(t.plain("course-plan-take-in"), ChangeLine(request=request.id, step=Step.TAKE_IN)),))
        rows.append(
            (
                button(t.plain("course-plan-decline"), ChangeLine(request=request.id, step=Step.DECLINE)),
                button(
                    t.plain("course-plan-put-off", year=str(request.year + 1)),
                    ChangeLine(request=request.id, step=Step.PUT_OFF),
                ),
            )
        )
        season = (
            [button(t.plain("course-plan-set-season"), ChangeLine(request=request.id, step=Step.SEASON))]
            if seasons
            else []
        )
        rows.append(
            (button(t.plain("course-plan-set-topic"), ChangeLine(request=request.id, step=Step.TOPIC)), *season)
        )
    rows.append((button(t.plain("back"), PlanLines(page=0)),))
    return Screen("\n".join(lines), rows)


def declining_screen(t: Speaker, visit: Visit, view: View, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t("course-plan-ask-reason", title=title_of(t, visit, view.line)))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), PlanLineCard(request=view.line.request.id)),),))


def values_screen(t: Speaker, visit: Visit, view: View, step: Step, page: int) -> Screen:
    """A topic or a season for a line."""
    number = view.line.request.id
    if step is Step.TOPIC:
        values = [capital(one.title) for one in visit.municipality.programme.competences.topics]
    else:
        values = [capital(title) for title in course_plan.seasons(visit).values()]
    pages = pages_of(len(values), CHOICES)
    page %= pages
    picks = [
        button(title, SetLine(request=number, step=step, spot=spot))
        for spot, title in list(enumerate(values))[page * CHOICES : (page + 1) * CHOICES]
    ]
    turns = leafing(t, page, pages, lambda other: ChangeLine(request=number, step=step, page=other))
    none = button(t.plain("course-plan-without"), SetLine(request=number, step=step, spot=-1))
    back = button(t.plain("back"), PlanLineCard(request=number))
    return Screen(t(f"course-plan-which-{step.value}"), (*in_columns(picks, 1), turns, (none, back)))


def title_of(t: Speaker, visit: Visit, line: PlanLine) -> str:
    competences, request = visit.municipality.programme.competences, line.request
    offer = line.offer.title if line.offer else None
    return words.topic(t, competences, request.topic, wish=request.wish, offer=offer)


def season_of(seasons: dict[str, str], written: str) -> str:
    return ", ".join(seasons.get(code, code) for code in written.split(","))
