"""Figures of groups: shares and topics, what groups as a whole find hard, the beginning and the end of the year."""

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits.deficit_buttons import DrawDeficits, OpenCompared, OpenCorporate, OpenGroups, ProposeForPlan
from handlers.deficits.deficit_group_screens import compared_screen, corporate_screen, part_screen
from handlers.places import Place
from handlers.reports.report_pictures import deficits_picture
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services.deficits import corporate_deficits, deficit_pictures
from services.errors import Unfitting
from services.surveys import comparisons
from services.visits import Visit

PAGE = 5


def deficit_groups_router() -> Router:
    router = Router(name="deficit_groups")
    on_tap = router.callback_query.register
    on_tap(open_groups, OpenGroups.filter())
    on_tap(open_corporate, OpenCorporate.filter())
    on_tap(propose, ProposeForPlan.filter())
    on_tap(open_compared, OpenCompared.filter())
    on_tap(draw, DrawDeficits.filter())
    return router


async def open_groups(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    part = await corporate_deficits.of_part(reader, visit)
    await show(query, part_screen(t, part, is_drawn=deficit_pictures.may_draw(visit), back=Place.DEFICITS))


async def open_corporate(
    query: CallbackQuery, callback_data: OpenCorporate, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kind = callback_data.kind
    page = await corporate_deficits.page(reader, visit, kind=kind, page=callback_data.page, size=PAGE)
    rules = visit.municipality.programme.competences
    screen = corporate_screen(t, page, kind, share=rules.corporate_share, least=rules.corporate_least)
    await show(query, screen)


async def propose(
    query: CallbackQuery, callback_data: ProposeForPlan, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """One tap; the screen stays for the next."""
    leaders = await corporate_deficits.propose(
        session, visit, association_id=callback_data.association, spot=callback_data.spot
    )
    await answer(query, t.plain("corporate-sent", count=leaders))


async def open_compared(
    query: CallbackQuery, callback_data: OpenCompared, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    table = await comparisons.table(reader, visit, cut=callback_data.cut, year=callback_data.year)
    await show(query, compared_screen(t, visit, table, callback_data.cut, callback_data.page))


async def draw(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    table = await deficit_pictures.by_subject(reader, visit)
    if table is None:
        raise Unfitting("groups-nothing-to-draw")
    back = button(t.plain("back"), OpenGroups())
    await show(query, Screen(t("groups-picture"), ((back,),), await deficits_picture(t, table)))
