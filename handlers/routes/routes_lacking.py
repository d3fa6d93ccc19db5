"""People with a confirmed deficit and no route: a list of them, and one tap that asks them all."""

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits.deficit_buttons import OpenPerson
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.routes.route_buttons import AskLacking, OpenLacking
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.ports import Post
from services.routes import route_lacking
from services.routes.route_lacking import Found
from services.visits import Visit

PAGE = 5


def routes_lacking_router() -> Router:
    router = Router(name="routes_lacking")
    router.callback_query.register(open_lacking, OpenLacking.filter())
    router.callback_query.register(ask_all, AskLacking.filter())
    return router


async def open_lacking(
    query: CallbackQuery, callback_data: OpenLacking, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await route_lacking.find(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, lacking_screen(t, found))


async def ask_all(
    query: CallbackQuery, visit: Visit, session: AsyncSession, reader: AsyncSession, post: Post, t: Speaker
) -> None:
    asked = await route_lacking.ask_all(session, visit)
    post.wake()
    found = await route_lacking.find(reader, visit, page=0, size=PAGE)
    await show(query, lacking_screen(t, found), toast=t.plain("routes-lacking-asked", count=asked))


def lacking_screen(t: Speaker, found: Found) -> Screen:
    lines = [t("routes-without", count=found.count) if found.count else t("routes-list-empty")]
    if found.count and not found.to_ask:
        lines.append(t("routes-lacking-told"))
    ask = button(t.plain("routes-remind-all", count=found.to_ask), AskLacking())
    picks = [button(one.called, OpenPerson(person=one.person_id)) for one in found.lines]
    turns = leafing(t, found.page, found.pages, lambda other: OpenLacking(page=other))
    rows = (
        (ask,) if found.to_ask else (),
        *in_columns(picks, 1),
        turns,
        (way_back(t, Place.ROUTES),),
    )
    return Screen("\n".join(lines), rows)
