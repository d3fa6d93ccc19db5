"""Accounts the bot does not talk to: blocking after a question, the list, letting somebody back in."""

from aiogram import Router
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import PageNumber, leafing
from handlers.places import Place, way_back, way_to
from handlers.screens import Screen, button, show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from services import blocks
from services.blocks import Blocked, BlockedPage, InForce
from services.calling import call
from services.visits import Visit

PAGE = 6


class Block(CallbackData, prefix="blk"):
    """Asks first."""

    person: RowId


class BlockSurely(CallbackData, prefix="blky"):
    person: RowId


class Unblock(CallbackData, prefix="blku"):
    account: RowId


class BlockedList(CallbackData, prefix="blkl"):
    page: PageNumber


def blocks_router() -> Router:
    router = Router(name="blocks")
    router.callback_query.register(ask_to_block, Block.filter())
    router.callback_query.register(block, BlockSurely.filter())
    router.callback_query.register(unblock, Unblock.filter())
    router.callback_query.register(open_list, BlockedList.filter())
    return router


async def ask_to_block(
    query: CallbackQuery,
    callback_data: Block,
    visit: Visit,
    reader: AsyncSession,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    person = await blocks.candidate(reader, visit, person_id=callback_data.person, protected=admin_ids)
    rows = (
        (button(t.plain("block-surely"), BlockSurely(person=person.id)),),
        (way_to(t, Place.MENU),),
    )
    await show(query, Screen(t("block-ask", who=call(visit.municipality.privacy_mode, person)), rows))


async def block(  # the list in memory and the admins come beside the usual
    query: CallbackQuery,
    callback_data: BlockSurely,
    visit: Visit,
    session: AsyncSession,
    admin_ids: frozenset[int],
    blocked: InForce,
    t: Speaker,
) -> None:
    account = await blocks.block(session, visit, person_id=callback_data.person, protected=admin_ids)
    blocked.add(account)
    found = await blocks.blocked(session, visit, page=0, size=PAGE)
    await show(query, list_screen(t, visit, found), toast=t.plain("block-done"))


async def unblock(
    query: CallbackQuery,
    callback_data: Unblock,
    visit: Visit,
    session: AsyncSession,
    blocked: InForce,
    t: Speaker,
) -> None:
    await blocks.unblock(session, visit, telegram_id=callback_data.account)
    blocked.lift(callback_data.account)
    found = await blocks.blocked(session, visit, page=0, size=PAGE)
    await show(query, list_screen(t, visit, found), toast=t.plain("unblock-done"))


async def open_list(
    query: CallbackQuery, callback_data: BlockedList, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await blocks.blocked(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, list_screen(t, visit, found))


def list_screen(t: Speaker, visit: Visit, found: BlockedPage) -> Screen:
    lines = [t("blocked-list")] if found.blocked else [t("blocked-list"), "", t("blocked-nobody")]
    rows = []
    for one in found.blocked:
        who = _called(t, visit, one)
        day = t.day(visit.municipality.day(one.blocked_at))
        if one.until is None:
            lines.append(t("blocked-line", who=who, day=day))
        else:
            until = t.day(visit.municipality.day(one.until))
            lines.append(t("blocked-line-until", who=who, day=day, until=until))
        rows.append([button(t.plain("unblock", who=who), Unblock(account=one.telegram_id))])
    turns = leafing(t, found.page, found.pages, lambda other: BlockedList(page=other))
    return Screen("\n".join(lines), (*rows, turns, [way_back(t, Place.SETTINGS)]))


def _called(t: Speaker, visit: Visit, one: Blocked) -> str:
    if one.person is None:
        return t.plain("blocked-stranger", digits=f"{one.telegram_id:04}"[-4:])
    return call(visit.municipality.privacy_mode, one.person)
