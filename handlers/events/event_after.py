"""What comes after an event, for whoever keeps it, and certificates for everybody they are of."""

import asyncio

from aiogram import Bot, Router
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events.certificate_words import page_of
from handlers.events.event_after_buttons import Certificates, OpenAfter, OwnCertificate
from handlers.events.event_after_screens import desk_screen
from handlers.screens import answer, show
from locales.catalog import Catalog, Speaker
from services.events import certificate_pages, event_after, event_certificates
from services.visits import Visit

IN_A_FILE = 200
"""More pages are several files: each is made and sent before the next one."""


def event_desk_router() -> Router:
    """Of whoever keeps events."""
    router = Router(name="event_desk")
    router.callback_query.register(open_desk, OpenAfter.filter())
    router.callback_query.register(send_all, Certificates.filter())
    return router


def event_certificates_router() -> Router:
    """Of whoever took part."""
    router = Router(name="event_certificates")
    router.callback_query.register(send_own, OwnCertificate.filter())
    return router


async def open_desk(
    query: CallbackQuery, callback_data: OpenAfter, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, desk_screen(t, await event_after.keep(reader, visit, event_id=callback_data.event)))


async def send_own(
    query: CallbackQuery,
    callback_data: OwnCertificate,
    bot: Bot,
    visit: Visit,
    reader: AsyncSession,
    catalog: Catalog,
    t: Speaker,
) -> None:
    """Papers are in the language of the municipality, whatever language somebody reads the bot in."""
    found = await event_certificates.own(reader, visit, event_id=callback_data.event)
    await answer(query, t.plain("event-certificate-drawn"))
    page = page_of(catalog.speaker(None), visit, found)
    content = await asyncio.to_thread(certificate_pages.draw, [page])
    file = BufferedInputFile(content, t.plain("event-certificate-file", number=callback_data.event))
    caption = t("event-certificate-caption" if found.name else "event-certificate-by-hand", title=found.event.title)
    await bot.send_document(query.from_user.id, file, caption=caption)


async def send_all(
    query: CallbackQuery,
    callback_data: Certificates,
    bot: Bot,
    visit: Visit,
    session: AsyncSession,
    catalog: Catalog,
    t: Speaker,
) -> None:
    found = await event_certificates.of_event(session, visit, event_id=callback_data.event)
    await answer(query, t.plain("event-certificate-drawn"))
    paper = catalog.speaker(None)
    pages = [page_of(paper, visit, one) for one in found]
    for start in range(0, len(pages), IN_A_FILE):
        some = pages[start : start + IN_A_FILE]
        content = await asyncio.to_thread(certificate_pages.draw, some)
        part = f"-{start // IN_A_FILE + 1}" if len(pages) > IN_A_FILE else ""
        file = BufferedInputFile(content, t.plain("event-certificates-file", number=f"{callback_data.event}{part}"))
        caption = t("event-certificates-caption", count=len(some), title=found[0].event.title)
        await bot.send_document(query.from_user.id, file, caption=caption)
