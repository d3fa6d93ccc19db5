"""Courses offered to educators: those that fit, one of them, a seat taken or given back in a tap."""

from aiogram import Router
from aiogram.types import CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses.course_buttons import Enrol, OpenOffer, OpenOffers
from handlers.courses.course_offer_screens import PAGE, offer_screen, offers_screen
from handlers.screens import show
from locales.catalog import Speaker
from services.courses import course_offers
from services.visits import Visit


def course_offers_router() -> Router:
    router = Router(name="course_offers")
    on_tap = router.callback_query.register
    on_tap(open_offers, OpenOffers.filter())
    on_tap(open_offer, OpenOffer.filter())
    on_tap(enrol, Enrol.filter())
    return router


async def open_offers(
    query: CallbackQuery, callback_data: OpenOffers, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await course_offers.fitting(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, offers_screen(t, visit, found))


async def open_offer(
    query: CallbackQuery, callback_data: OpenOffer, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, offer_screen(t, visit, await course_offers.look(reader, visit, offer_id=callback_data.offer)))


async def enrol(
    query: CallbackQuery,
    callback_data: Enrol,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.offer
    if callback_data.enrol:
        await course_offers.enrol(session, visit, offer_id=number)
    else:
        await course_offers.cancel(session, visit, offer_id=number)
    toast = t.plain("course-offer-is-enrolled" if callback_data.enrol else "course-offer-is-left")
    await show(query, offer_screen(t, visit, await course_offers.look(reader, visit, offer_id=number)), toast=toast)
