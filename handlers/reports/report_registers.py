"""All registers in one workbook: a sheet for each somebody may take along, told one after another."""

import asyncio
import html
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import date

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations import request_figures
from handlers.contests import contest_words
from handlers.courses import course_files
from handlers.deficits import deficit_file
from handlers.events import event_table
from handlers.events.participation_tables import register_cells, register_headings
from handlers.mentorships import mentorship_papers
from handlers.places import Place, is_used
from handlers.reports import sharing_registers
from handlers.reports.report_making import File, Work
from handlers.routes.route_papers import table_of as table_of_routes
from locales.catalog import Speaker
from services import rights, workbooks
from services.announcements import announcements
from services.consultations import consultation_journal
from services.consultations.consultation_journal import Stretch
from services.courses import course_tables
from services.deficits import deficit_export
from services.errors import NotAllowed
from services.events import event_plan, participation
from services.events.event_plan import Period
from services.mentorships import pair_summaries
from services.privacy import school_years
from services.reports import report_registers
from services.reports.reports import Plan
from services.rights import Right
from services.routes import route_files
from services.visits import Visit
from services.workbooks import Table

Take = Callable[[AsyncSession, Visit, Speaker, date], Awaitable[Table]]
DAY = "%d.%m.%Y"
TAG = re.compile(r"<[^>]{1,200}>")
PAGE, MOST_PAGES = 100, 50
PEOPLE = ("who", "school", "position", "subject", "career", "category", "granted", "entered")
ASSOCIATIONS = ("title", "kind", "level", "subject", "school", "members")
ENTRIES = ("contest", "stage", "who", "school", "nomination", "result", "confirmed", "young", "helper")
SAID = ("day", "kind", "words")


async def make(work: Work, plan: Plan) -> File:
    """Each register by the rights and with the note of its own; what somebody may not take is not there."""
    t, visit = work.t, plan.visit
    wanted = registers_of(visit)
    tables: list[Table] = []
    for done, take in enumerate(wanted.values(), 1):
        await work.tell(done, len(wanted) + 1)
        try:
            async with work.database.writing() as session:
                tables.append(await take(session, visit, t, plan.on))
        except NotAllowed:
            continue
    if not tables:
        raise NotAllowed
    content = await asyncio.to_thread(workbooks.write, tables)
    name = t.plain(
        "report-file", kind="registers", year=school_years(work.year).replace("/", "-"), day=plan.on.isoformat()
    )
    return File(f"{name}.xlsx", content, t("report-caption-registers", count=len(tables)))


def registers_of(visit: Visit) -> Mapping[str, Take]:
    """By name; a right that reaches nobody, or a module that is off, leaves its register out."""
    modules = visit.municipality.programme.modules
    return {
        name: take
        for name, (take, right, place) in REGISTERS.items()
        if rights.may(visit.actor, right) and (place is None or is_used(place, modules))
    }


async def people(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    rows = await report_registers.people(session, visit)
    yes = t.plain("contest-yes")
    categories = {one: t.plain(f"category-{one}") for one in {row.category for row in rows if row.category}}
    lines = (
        (
            row.called,
            row.place,
            row.position,
            row.subject,
            row.career_started,
            categories.get(row.category or "", ""),
            f"{row.category_on:{DAY}}" if row.category_on else "",
            yes if row.has_entered else "",
        )
        for row in rows
    )
    return Table(t.plain("report-sheet-people"), _headings(t, PEOPLE), lines)


async def associations(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    rows = await report_registers.associations(session, visit)
    lines = [
        (row.title, row.kind, t.plain(f"report-level-{row.level.value}"), row.subject, row.school, row.members)
        for row in rows
    ]
    return Table(t.plain("report-sheet-associations"), _headings(t, ASSOCIATIONS), lines)


async def routes(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    exported = await route_files.listing(session, visit)
    return await asyncio.to_thread(table_of_routes, t, visit, exported)


async def deficits(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    return deficit_file.table_of(t, visit, await deficit_export.export(session, visit))


async def requests(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    return request_figures.table_of(
        t, await consultation_journal.export(session, visit, stretch=Stretch.YEAR, back=0)
    )  # fmt: skip


async def pairs(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    exported = await pair_summaries.export(session, visit)
    return await asyncio.to_thread(mentorship_papers.table_of, t, visit, exported)


async def events(session: AsyncSession, visit: Visit, t: Speaker, on: date) -> Table:
    exported = await event_plan.export(session, visit, first=on, period=Period.YEAR)
    return await asyncio.to_thread(event_table.table_of, t, visit, exported)


async def taking_part(session: AsyncSession, visit: Visit, t: Speaker, on: date) -> Table:
    rows = await participation.register(session, visit, first=on, period=Period.YEAR)
    return Table(t.plain("participation-sheet"), register_headings(t), map(register_cells(t, visit), rows))


async def courses(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    return course_files.register_table(t, await course_tables.register(session, visit))


async def contests(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    year = visit.municipality.school_year(visit.now)
    rows, yes = await report_registers.contests(session, visit, year=year), t.plain("contest-yes")
    lines = [
        (
            row.contest,
            contest_words.stage(t, row.stage),
            row.called,
            row.place_of_work,
            row.nomination,
            contest_words.result(t, row.status, row.place),
            yes if row.is_confirmed else "",
            yes if row.is_young else "",
            row.helper,
        )
        for row in rows
    ]
    return Table(t.plain("contest-sheet"), _headings(t, ENTRIES), lines)


async def said(session: AsyncSession, visit: Visit, t: Speaker, _on: date) -> Table:
    """What was announced; of others only for whoever may read it."""
    lines: list[tuple[str, str, str]] = []
    for page in range(MOST_PAGES):
        found = await announcements.history(session, visit, page=page, size=PAGE)
        lines += [
            (
                f"{visit.municipality.day(one.sent_at):{DAY}}",
                t.plain(f"announcement-kind-{one.kind.value}"),
                html.unescape(TAG.sub("", one.text or "")),
            )
            for one in found
            if one.sent_at is not None
        ]
        if len(found) < PAGE:
            break
    return Table(t.plain("report-sheet-announcements"), _headings(t, SAID), lines)


def _headings(t: Speaker, names: tuple[str, ...]) -> list[str]:
    return [t.plain(f"report-heading-{name}") for name in names]


REGISTERS: Mapping[str, tuple[Take, Right, Place | None]] = {
    "people": (people, Right.SEE_PEOPLE, None),
    "associations": (associations, Right.KEEP_ASSOCIATIONS, Place.ASSOCIATION),
    "routes": (routes, Right.GUIDE_ROUTES, Place.ROUTES),
    "deficits": (deficits, Right.KEEP_DEFICITS, Place.DEFICITS),
    "requests": (requests, Right.ANSWER_CONSULTATIONS, Place.REQUESTS),
    "pairs": (pairs, Right.KEEP_MENTORSHIPS, Place.MENTORSHIPS),
    "events": (events, Right.PLAN_EVENTS, Place.PLAN),
    "taking-part": (taking_part, Right.PLAN_EVENTS, Place.PLAN),
    "courses": (courses, Right.SEE_COURSES, Place.COURSES),
    "contests": (contests, Right.KEEP_CONTESTS, Place.CONTESTS),
    "practices": (sharing_registers.practices, Right.CONFIRM_PRACTICES, Place.PRACTICES),
    "materials": (sharing_registers.materials, Right.REVIEW_MATERIALS, Place.MATERIALS),
    "roadmap": (sharing_registers.road, Right.SEE_ROADMAP, Place.ROADMAP),
    "announcements": (said, Right.ANNOUNCE, Place.ANNOUNCE),
}
