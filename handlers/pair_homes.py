"""The home of a pair, for whoever has a part in it: its own people, or those who look after it."""

from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorship_screens import kept_screen
from handlers.pair_screens import pair_screen
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services import mentorships, pairs
from services.pair_access import PairPart
from services.pairs import PairView
from services.visits import Visit


async def show_pair(
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    mentorship_id: int,
    *,
    toast: str | None = None,
) -> None:
    view = await pairs.look(reader, visit, mentorship_id=mentorship_id)
    if view.pair.part is PairPart.KEEPER:
        kept = await mentorships.look(reader, visit, mentorship_id=mentorship_id)
        await show(event, kept_screen(t, visit, kept), toast=toast)
    else:
        await show(event, await home_screen(reader, visit, t, view), toast=toast)


async def home_screen(_reader: AsyncSession, visit: Visit, t: Speaker, view: PairView) -> Screen:
    """For its own people."""
    return pair_screen(t, visit, view)
