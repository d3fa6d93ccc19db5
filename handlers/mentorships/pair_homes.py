"""The home of a pair, for whoever has a part in it: its own people, or those who look after it."""

from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.mentorships.first_weeks import first_weeks_door
from handlers.mentorships.mentorship_screens import kept_screen
from handlers.mentorships.pair_doors import with_figures, with_work
from handlers.mentorships.pair_screens import pair_screen
from handlers.screens import Screen, show
from locales.catalog import Speaker
from models.mentorships import MentorshipForm
from services.mentorships import mentorships, pairs
from services.mentorships.pair_access import PairPart
from services.mentorships.pairs import PairView
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
        screen = await with_figures(reader, visit, t, kept.pair, kept_screen(t, visit, kept))
        await show(event, screen, toast=toast)
    else:
        await show(event, await home_screen(reader, visit, t, view), toast=toast)


async def home_screen(reader: AsyncSession, visit: Visit, t: Speaker, view: PairView) -> Screen:
    """For its own people."""
    is_helped = view.pair.part is PairPart.MENTEE and view.pair.mentorship.form is not MentorshipForm.REVERSE
    first_weeks = first_weeks_door(t, visit, has_mentor=is_helped)
    return await with_work(reader, visit, t, view.pair, lambda rows: pair_screen(t, visit, view, (*rows, first_weeks)))
