"""A link to a card, opened by a colleague who is asked to be its co-author."""

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Place, is_used, way_to
from handlers.practices.practice_screens import card_screen, invited_screen
from handlers.screens import Screen
from locales.catalog import Speaker
from services.errors import NotFound
from services.practices import practices
from services.visits import Visit


async def asked_screen(t: Speaker, visit: Visit, reader: AsyncSession, payload: str) -> Screen | None:
    """None for a link to something else, or where practices are not told of."""
    if not payload.startswith(practices.LINK) or not is_used(Place.PRACTICES, visit.municipality.programme.modules):
        return None
    try:
        card = await practices.invited(reader, visit, token=payload.removeprefix(practices.LINK))
    except NotFound:
        return Screen(t("practice-link-none"), ((way_to(t, Place.PRACTICES), way_to(t, Place.MENU)),))
    return card_screen(t, visit, card) if card.is_mine else invited_screen(t, visit, card)
