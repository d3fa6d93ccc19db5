"""Reports: which school year, which of them; a summary to be posted; the check-list of a school."""

import html
from collections.abc import Mapping

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.announcements.announcement_buttons import OpenDraft
from handlers.announcements.announcements import places
from handlers.places import Go, Place, way_back
from handlers.reports import report_files, report_registers
from handlers.reports import report_words as words
from handlers.reports.report_buttons import (
    AnnounceSummary,
    MakeReport,
    OpenChecklist,
    OpenReports,
    OpenSummary,
    OpenTemplate,
)
from handlers.reports.report_making import MAKING, Make, Work, promise_of, start
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.session import Database
from services.announcements import announcements
from services.indicators import indicators
from services.privacy import school_years
from services.reports import report_school, reports
from services.reports.report_ground import Told
from services.reports.reports import Door, Kind
from services.visits import Visit

MAKERS: Mapping[Kind, Make] = {
    Kind.ANNUAL: report_files.annual,
    Kind.INTERIM: report_files.interim,
    Kind.SCHOOL: report_files.school,
    Kind.TABLE: report_files.table,
    Kind.REGISTERS: report_registers.make,
}
OF_WHOLE = (Kind.ANNUAL, Kind.INTERIM, Kind.TABLE)
MOST_SCHOOLS = 2
MOST_LINES = 12
MARKS = {"done": "\u2705", "not-needed": "\u2705", "begun": "\U0001f7e1", "no": "\u25cb", "unknown": "\u270f\ufe0f"}


def reports_router() -> Router:
    router = Router(name="reports")
    router.message.register(open_reports, Command("report"))
    on_tap = router.callback_query.register
    on_tap(open_reports, Go.filter(F.there == Place.REPORT))
    on_tap(turn_to, OpenReports.filter())
    on_tap(make, MakeReport.filter())
    on_tap(open_checklist, OpenChecklist.filter())
    on_tap(open_summary, OpenSummary.filter())
    on_tap(announce, AnnounceSummary.filter())
    return router


async def open_reports(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    door = await reports.door(reader, visit)
    await state.clear()
    await show(event, reports_screen(t, door))


async def turn_to(
    query: CallbackQuery,
    callback_data: OpenReports,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    door = await reports.door(reader, visit, year=callback_data.year)
    await state.clear()
    await show(query, reports_screen(t, door))


def reports_screen(t: Speaker, door: Door) -> Screen:
    year = door.year
    rows: list[list[InlineKeyboardButton]] = []
    if door.is_whole:
        annual, interim, table = (_to_make(t, kind, year) for kind in OF_WHOLE)
        rows += [[annual], [interim], [table, button(t.plain("report-to-summary"), OpenSummary(year=year))]]
    for number, title in door.schools[:MOST_SCHOOLS]:
        named = title if len(door.schools) > 1 else "none"
        school = MakeReport(kind=Kind.SCHOOL, year=year, school=number)
        rows += [
            [button(t.plain("report-make-school", title=named), school)],
            [button(t.plain("report-to-checklist", title=named), OpenChecklist(school=number, year=year))],
        ]
    if year == door.years[0]:
        rows.append([_to_make(t, Kind.REGISTERS, year)])
    other = next(one for one in door.years if one != year)
    last = [button(t.plain("report-other-year", year=school_years(other)), OpenReports(year=other))]
    if door.keeps_templates:
        last.append(button(t.plain("report-to-template"), OpenTemplate()))
    rows += [last, [way_back(t, Place.WORK)]]
    text = [t("report-home", year=school_years(year), day=t.full_day(door.on), whole=int(door.is_whole))]
    if year != door.years[0]:
        text.append(t("report-home-past", whole=int(door.is_whole)))
    return Screen("\n".join(text), rows)


async def make(  # the way of a file besides what every handler has
    query: CallbackQuery,
    callback_data: MakeReport,
    bot: Bot,
    database: Database,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    """A second tap while one is being made only says so."""
    kind, message = callback_data.kind, query.message
    if query.from_user.id in MAKING or kind not in MAKERS or not isinstance(message, Message):
        await answer(query, t.plain("report-already") if query.from_user.id in MAKING else None, alert=True)
        return
    year, school = callback_data.year, callback_data.school
    promise = promise_of(message, t, year)
    plan = await reports.begin(session, visit, kind=kind, year=year, organization_id=school, promise=promise)
    work = Work(message, bot, database, plan.visit, t, kind, year, school, promise)
    await start(query, work, plan, MAKERS[kind])


async def open_checklist(
    query: CallbackQuery, callback_data: OpenChecklist, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    school, year = callback_data.school, callback_data.year
    on = (await reports.door(reader, visit, year=year)).on
    own, told = report_school.narrowed(visit, school), dict[str, Told]()
    for code in await reports.checked_codes(reader, own, organization_id=school):
        told[code] = reports.told_of(await indicators.card(reader, own, code=code, as_of=on), is_public=False)
    title, items = await reports.checklist(reader, own, organization_id=school, year=year, told=told)
    lines = [t("report-checklist", title=title, day=t.full_day(on))]
    for one in items:
        standing = report_school.spoken(one.standing)
        fact = words.cell(t, one.fact) if one.fact is not None else t.plain(f"report-standing-{standing}")
        name = t.plain(f"report-check-{one.code}")
        lines.append(t("report-checklist-line", mark=MARKS[standing], name=name, fact=fact))
    lines.append(t("report-checklist-legend"))
    back = button(t.plain("back"), OpenReports(year=year))
    take = button(t.plain("report-make-school", title="none"), MakeReport(kind=Kind.SCHOOL, year=year, school=school))
    await show(query, Screen("\n".join(lines), ((take,), (back,))))


async def open_summary(
    query: CallbackQuery, callback_data: OpenSummary, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    year = callback_data.year
    door = await reports.door(reader, visit, year=year)
    text = await _summary(reader, visit, t, door)
    rows = []
    if door.may_announce:
        rows.append([button(t.plain("report-announce"), AnnounceSummary(year=year))])
    rows.append([button(t.plain("back"), OpenReports(year=year))])
    await show(query, Screen(text, rows))


async def announce(  # the draft of an announcement besides what every handler has
    query: CallbackQuery,
    callback_data: AnnounceSummary,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """It becomes a draft like any other: whom it is for is asked before anything leaves."""
    text = await _summary(reader, visit, t, await reports.door(reader, visit, year=callback_data.year))
    number = await announcements.draft(session, visit, text=text, places=places(t), is_made=True)
    await state.clear()
    rows = (
        (button(t.plain("report-to-draft"), OpenDraft(announcement=number)),),
        (button(t.plain("back"), OpenSummary(year=callback_data.year)),),
    )
    await show(query, Screen(t("report-drafted"), rows))


async def _summary(reader: AsyncSession, visit: Visit, t: Speaker, door: Door) -> str:
    told = {}
    for code in await reports.open_codes(reader, visit):
        card = await indicators.card(reader, visit, code=code, as_of=door.on)
        told[code] = reports.told_of(card, is_public=True)
    lines = [html.escape(one, quote=False) for one in report_files.summary_lines(t, told)][:MOST_LINES]
    head = t("report-summary", year=school_years(door.year), day=t.full_day(door.on))
    tail = t("report-summary-end") if lines else t("report-summary-none")
    return "\n".join([head, *lines, tail])


def _to_make(t: Speaker, kind: Kind, year: int) -> InlineKeyboardButton:
    return button(t.plain(f"report-make-{kind.value}"), MakeReport(kind=kind, year=year, school=0))
