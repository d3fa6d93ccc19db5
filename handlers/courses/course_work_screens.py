"""How courses of others look: the work with them, what waits for a word, who is due."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    ConfirmWaiting,
    CoursesFile,
    CoursesTable,
    CourseWork,
    Decide,
    DuePeople,
    DueSchools,
    KeptOffers,
    OpenDue,
    OpenPlan,
    OpenProviders,
    OpenQueue,
    OpenWaiting,
    PutIntoPlan,
    RemindDue,
    ShowScan,
    TurnFit,
)
from handlers.courses.course_screens import facts
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from models.course_groups import DUE, Group
from models.course_rows import School
from models.courses import CompletionStatus
from services.courses.course_confirming import Card, Matching, Queue
from services.courses.course_drafts import Draft
from services.courses.course_due import Card as DueCard
from services.courses.course_due import Overview
from services.courses.course_due import Page as DuePage
from services.courses.course_rules import Deadline, Ground
from services.courses.course_wishes import plan_year
from services.marks import mark_of
from services.rights import Right, may, reach
from services.shortening import short
from services.visits import Visit

PAGE = 5
SEEN = (Group.NONE, Group.LATE, Group.THIS_YEAR, Group.NEXT_YEAR)


def hub_screen(t: Speaker, visit: Visit, overview: Overview) -> Screen:
    counts, modules = overview.counts, visit.municipality.programme.modules
    lines = [t("course-work-title"), t("course-work-people", count=sum(counts.values()))]
    lines += [
        t(f"course-group-line-{group.value}", count=counts.get(group, 0), year=str(_year(overview.year, group)))
        for group in Group
        if counts.get(group)
    ]
    keeps = may(visit.actor, Right.CONFIRM_COURSES) and reach(visit.actor, Right.CONFIRM_COURSES).is_whole
    first = []
    if overview.waiting:
        first.append((button(t.plain("course-to-queue", count=overview.waiting), OpenQueue(page=0)),))
    first.append((button(t.plain("course-to-due", count=overview.due), DuePeople(page=0)),))
    plan, tables = (
        [],
        [button(t.plain("course-to-table"), CoursesTable()), button(t.plain("course-to-file"), CoursesFile())],
    )
    if modules.course_requests:
        plan.append(button(t.plain("course-to-plan"), OpenPlan(year=plan_year(visit.municipality.day(visit.now)))))
    if keeps:
        plan.append(button(t.plain("course-to-offers"), KeptOffers(page=0)))
    others = []
    if keeps and modules.training_providers:
        others.append(button(t.plain("course-to-providers"), OpenProviders(page=0)))
    rows = (*first, (button(t.plain("course-by-schools"), DueSchools(page=0)), *others), plan, tables)
    return Screen("\n".join(lines), (*rows, (way_back(t, Place.COURSES),)))


def queue_screen(t: Speaker, queue: Queue, matching: Matching) -> Screen:
    lines: list[str] = [t("course-queue", count=queue.count)]
    for card in queue.cards:
        one = card.line.completion
        lines.append("")
        lines.append(
            t("course-queue-line", called=card.called, title=one.title, hours=one.hours, day=t.full_day(one.ends_on))
        )
        lines.append(t("course-queue-document", number=one.document or "none"))
    picks = [
        button(short(f"{card.called}: {card.line.completion.title}", 60), OpenWaiting(course=card.line.completion.id))
        for card in queue.cards
    ]
    turns = leafing(t, queue.page, queue.pages, lambda other: OpenQueue(page=other))
    every: Sequence[InlineKeyboardButton] = ()
    if matching.completions:
        sure = ConfirmWaiting(mark=matching.mark, sure=False)
        every = (button(t.plain("course-confirm-all", count=matching.completions), sure),)
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, every, (_to_work(t),)))


def sure_screen(t: Speaker, asked: Matching) -> Screen:
    yes = button(t.plain("course-confirm-sure", count=asked.completions), ConfirmWaiting(mark=asked.mark, sure=True))
    back = button(t.plain("back"), OpenQueue(page=0))
    return Screen(t("course-confirm-ask", count=asked.completions, people=asked.people), ((yes,), (back,)))


def confirmed_screen(t: Speaker, done: Matching) -> Screen:
    text = t("course-confirmed", count=done.completions, people=done.people)
    return Screen(text, ((_to_work(t),),))


def card_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    """One completed course for whoever decides."""
    one = card.line.completion
    about = ", ".join(filter(None, (card.position, card.subject)))
    lines: list[str] = [t("course-card", called=card.called, about=about or "none"), t("course-title", title=one.title)]
    lines += [t(f"course-status-{one.status.value}", reason=one.reason or "none", who=card.decided_by or "none")]
    lines += facts(t, visit, Draft.of_row(one, card.line.provider))
    lines += [t("course-fits", fits=words.yes_no(t, one.fits_profile))]
    lines += [t(f"course-fit-{card.fit.value}")]
    lines += [t("course-provider-warning")] if card.line.is_warned else []
    lines += [t("course-same")] if card.same else []
    lines += [] if one.document else [t("course-card-no-document")]
    fits = button(t.plain("course-turn-fit", fits=words.yes_no(t, one.fits_profile)), TurnFit(course=one.id))
    reject = button(t.plain("course-reject"), Decide(course=one.id, confirm=False, mark=card.mark))
    first = (
        ()
        if one.status is CompletionStatus.CONFIRMED
        else (button(t.plain("course-confirm"), Decide(course=one.id, confirm=True, mark=card.mark)),)
    )
    scan = (button(t.plain("course-show-scan"), ShowScan(course=one.id)),) if one.scan else ()
    back = button(t.plain("back"), OpenQueue(page=0))
    return Screen("\n".join(lines), (first, (reject,), (fits,), scan, (back,)))


def reason_screen(t: Speaker, card: Card, error: str = "") -> Screen:
    lines = [error] if error else []
    lines.append(t("course-ask-reason", title=card.line.completion.title))
    return Screen("\n\n".join(lines), ((button(t.plain("back"), OpenWaiting(course=card.line.completion.id)),),))


def due_screen(t: Speaker, visit: Visit, found: DuePage, *, typed: str) -> Screen:
    narrow = found.narrow
    lines = [t("course-due-title", count=found.count, group=_group(t, found), school=found.school or "none")]
    if typed:
        lines.append(t("course-due-search", typed=typed))
    lines += [
        t("course-due-line", called=one.called, deadline=_short_deadline(t, visit, one.deadline))
        for one in found.people
    ]
    lines.append(t("course-due-how") if found.people else t("course-due-nobody"))
    school = narrow.organization_id or 0
    picks = [button(one.called, OpenDue(person=one.person_id)) for one in found.people]
    turns = leafing(t, found.page, found.pages, lambda other: DuePeople(page=other, group=narrow.group, school=school))
    groups = [
        button(
            t.plain(f"course-group-{group.value}", year=str(_year(found.year, group)))
            if group
            else t.plain("course-group-due"),
            DuePeople(page=0, group=group, school=school),
        )
        for group in (None, *SEEN)
        if group is not narrow.group
    ]
    is_for_all = narrow.group is None or narrow.group in DUE
    mark = mark_of(narrow, found.count)
    remind = (button(t.plain("course-remind", count=found.count), RemindDue(mark=mark, sure=False)),)
    back = button(t.plain("back"), DueSchools(page=0)) if school else _to_work(t)
    return Screen(
        "\n".join(lines),
        (*in_columns(picks, 1), turns, remind if is_for_all and found.count else (), *in_columns(groups, 2), (back,)),
    )


def remind_screen(t: Speaker, count: int, mark: str) -> Screen:
    yes = button(t.plain("course-remind-sure", count=count), RemindDue(mark=mark, sure=True))
    return Screen(t("course-remind-ask", count=count), ((yes,), (button(t.plain("back"), DuePeople(page=0)),)))


def reminded_screen(t: Speaker, count: int) -> Screen:
    return Screen(t("course-reminded", count=count), ((_to_work(t),),))


def schools_screen(t: Speaker, schools: Sequence[School], page: int, pages: int) -> Screen:
    picks = [
        button(
            t.plain("course-school", title=short(one.title, 30), due=one.due, people=one.people),
            DuePeople(page=0, school=one.id),
        )
        for one in schools
    ]
    turns = leafing(t, page, pages, lambda other: DueSchools(page=other))
    text = t("course-schools" if schools else "course-due-nobody")
    return Screen(text, (*in_columns(picks, 1), turns, (_to_work(t),)))


def due_card_screen(t: Speaker, visit: Visit, card: DueCard) -> Screen:
    lines = [
        t("course-due-card", called=card.one.called),
        t("course-due-deadline", deadline=_short_deadline(t, visit, card.one.deadline)),
    ]
    for line in card.lines:
        one = line.completion
        lines.append(t("course-line", title=one.title, hours=one.hours, day=t.full_day(one.ends_on)))
        lines.append(t(f"course-status-{one.status.value}", reason=one.reason or "none", who="none"))
    plan: Sequence[InlineKeyboardButton] = ()
    if visit.municipality.programme.modules.course_requests:
        year = plan_year(visit.municipality.day(visit.now))
        plan = (button(t.plain("course-put-into-plan", year=str(year)), PutIntoPlan(person=card.one.person_id)),)
    return Screen("\n".join(lines), (plan, (button(t.plain("back"), DuePeople(page=0)),)))


def _short_deadline(t: Speaker, visit: Visit, one: Deadline) -> str:
    today = visit.municipality.day(visit.now)
    if one.ground is Ground.NONE:
        return t.plain("course-short-none")
    return t.plain("course-short-over" if one.is_over(today) else "course-short", day=t.full_day(one.on))


def _group(t: Speaker, found: DuePage) -> str:
    group = found.narrow.group
    if group is None:
        return t.plain("course-group-due")
    return t.plain(f"course-group-{group.value}", year=str(_year(found.year, group)))


def _year(year: int, group: Group | None) -> int:
    return year + 1 if group in {Group.NEXT_YEAR, Group.LATER} else year


def _to_work(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("course-to-work"), CourseWork())
