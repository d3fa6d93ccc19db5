"""An event shared by a link and a picture, and opened by such a link; events opened from letters that stay."""

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.events import event_words as words
from handlers.events.event_buttons import KeepEvent, OpenEvent
from handlers.events.event_sharing_buttons import SeeEvent, ShareEvent, TakeSeat
from handlers.events.event_showing import event_screen, seat_card
from handlers.places import Place, is_used, way_to
from handlers.registration.invitation_buttons import username
from handlers.screens import Screen, button, show_under
from locales.catalog import Speaker
from services.errors import ConsentNeeded, NotFound, Refusal
from services.events import event_links, event_seats, event_sharing
from services.registration import invitation_sheets as sheets
from services.rights import Right, may
from services.visits import Visit


def event_sharing_router() -> Router:
    router = Router(name="event_sharing")
    router.callback_query.register(share, ShareEvent.filter())
    router.callback_query.register(see, SeeEvent.filter())
    router.callback_query.register(take_seat, TakeSeat.filter())
    return router


async def share(
    query: CallbackQuery, callback_data: ShareEvent, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The card stays; under it the link, as words and as a picture to be shown on a screen or printed."""
    event = await event_sharing.share(reader, visit, event_id=callback_data.event)
    link = event_links.link_to(await username(bot), event_links.payload_of(event.id))
    when = words.full_time(t, visit, event)
    said = t.plain("event-share-words", title=event.title, when=when)
    back = KeepEvent(event=event.id) if callback_data.kept else OpenEvent(event=event.id)
    rows = (
        (InlineKeyboardButton(text=t.plain("event-share-send"), url=event_links.sharing_link(link, said)),),
        (button(t.plain("back"), back),),
    )
    text = t("event-share-screen", title=event.title, when=when, link=link)
    await show_under(query, Screen(text, rows, picture=sheets.picture(link)))


async def see(query: CallbackQuery, callback_data: SeeEvent, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    screen, _ = await seat_card(visit, reader, t, callback_data.event)
    await show_under(query, screen)


async def take_seat(
    query: CallbackQuery,
    callback_data: TakeSeat,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await event_seats.register(session, visit, event_id=callback_data.event)
    screen, _ = await seat_card(visit, reader, t, callback_data.event)
    await show_under(query, screen)


async def linked_screen(t: Speaker, visit: Visit, reader: AsyncSession, payload: str) -> Screen | None:
    """What a link to an event opens; none for a link to something else, or where there are no events.

    Whoever keeps it and is not meant sees it as its keeper; everybody else is told that it is not for them.
    """
    number = event_links.event_of(payload)
    if number is None or not is_used(Place.EVENTS, visit.municipality.programme.modules):
        return None
    try:
        return (await seat_card(visit, reader, t, number))[0]
    except NotFound:
        await reader.rollback()
    if may(visit.actor, Right.PLAN_EVENTS):
        try:
            return await event_screen(visit, reader, t, number)
        except ConsentNeeded:
            raise
        except Refusal:
            await reader.rollback()
    return Screen(t("event-link-none"), ((way_to(t, Place.EVENTS), way_to(t, Place.MENU)),))
