"""Coverage: the figures of a campaign, its groups, a picture, a file, who has not answered."""

import asyncio

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.campaigns import coverage_screens as screens
from handlers.campaigns.campaign_buttons import (
    CoverageBy,
    CoverageFile,
    CoveragePicture,
    OpenCoverage,
    OpenCoverages,
    OpenMissing,
)
from handlers.places import Go, Place
from handlers.register.person_card import remember_list
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.campaigns import CampaignStatus
from services import charts, workbooks
from services.campaigns import coverage
from services.errors import Unfitting
from services.visits import Visit


def coverage_router() -> Router:
    router = Router(name="coverage")
    router.message.register(open_coverage, Command("coverage"))
    on_tap = router.callback_query.register
    on_tap(open_coverage, Go.filter(F.there == Place.COVERAGE))
    on_tap(leaf_coverages, OpenCoverages.filter())
    on_tap(open_one, OpenCoverage.filter())
    on_tap(open_groups, CoverageBy.filter())
    on_tap(draw, CoveragePicture.filter())
    on_tap(open_missing, OpenMissing.filter())
    on_tap(give_file, CoverageFile.filter())
    return router


async def open_coverage(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    listed, pages = await coverage.campaigns(reader, visit, page=0, size=screens.PAGE)
    running = [one for one in listed if one.campaign.status in {CampaignStatus.OPEN, CampaignStatus.PAUSED}]
    if len(running) == 1 or len(listed) == 1:  # nothing to choose from; «back» leads to the others
        await _show_one(event, (running or listed)[0].campaign.id, visit, reader, t)
        return
    await show(event, screens.list_screen(t, listed, 0, pages))


async def leaf_coverages(
    query: CallbackQuery, callback_data: OpenCoverages, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    listed, pages = await coverage.campaigns(reader, visit, page=callback_data.page, size=screens.PAGE)
    await show(query, screens.list_screen(t, listed, callback_data.page, pages))


async def open_one(
    query: CallbackQuery, callback_data: OpenCoverage, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_one(query, callback_data.campaign, visit, reader, t)


async def _show_one(
    event: Message | CallbackQuery, number: int, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await coverage.summary(reader, visit, campaign_id=number)
    remind = (await coverage.reminder_size(reader, visit, campaign_id=number))[0] if summary.can_remind else 0
    await show(event, screens.summary_screen(t, summary, t.day(summary.as_of), remind))


async def open_groups(
    query: CallbackQuery, callback_data: CoverageBy, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, by = callback_data.campaign, callback_data.by
    table = await coverage.table(reader, visit, campaign_id=number, by=by, rest=t.plain("coverage-rest"))
    await show(query, screens.table_screen(t, table, by, callback_data.page))


async def draw(
    query: CallbackQuery, callback_data: CoveragePicture, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, by = callback_data.campaign, callback_data.by
    table = await coverage.table(reader, visit, campaign_id=number, by=by, rest=t.plain("coverage-rest"))
    drawn = screens.bars(t, table)
    if not drawn:
        raise Unfitting("coverage-nothing-to-draw")
    picture = await asyncio.to_thread(charts.bars, t.plain("coverage-chart"), drawn)
    back = button(t.plain("back"), OpenCoverage(campaign=number))
    await show(query, Screen(t("coverage-caption", title=table.title), ((back,),), picture))


async def open_missing(
    query: CallbackQuery, callback_data: OpenMissing, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, page = callback_data.campaign, callback_data.page
    absent = await coverage.missing(reader, visit, campaign_id=number, page=page, size=screens.PAGE)
    await remember_list(state, callback_data)
    await show(query, screens.missing_screen(t, absent, page))


async def give_file(
    query: CallbackQuery, callback_data: CoverageFile, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    rest = t.plain("coverage-rest")
    table, absent = await coverage.export(session, visit, campaign_id=callback_data.campaign, rest=rest)
    await answer(query)
    content = await asyncio.to_thread(workbooks.write, screens.sheets(t, table, absent))
    day = visit.municipality.day(visit.now).isoformat()
    document = BufferedInputFile(content, f"{t.plain('coverage-file-name', day=day)}.xlsx")
    assert query.bot is not None
    await query.bot.send_document(query.from_user.id, document, caption=t("coverage-caption", title=table.title))
