"""A person's card with everything the different areas let one do from it."""

from aiogram.types import InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.register_screens import card_screen
from handlers.roles import ChooseRole
from handlers.screens import Screen, button, in_columns
from handlers.standing_in import EnterFor
from locales.catalog import Speaker
from services import register
from services.register import Card
from services.visits import Visit


async def person_screen(t: Speaker, visit: Visit, reader: AsyncSession, person_id: int) -> Screen:
    card = await register.card(reader, visit, person_id=person_id)
    return card_screen(t, visit, card, more=in_columns(_ways(t, card), 2))


def _ways(t: Speaker, card: Card) -> list[InlineKeyboardButton]:
    ways: list[InlineKeyboardButton] = []
    if card.person.archived_at is None and card.may_give_roles:
        ways.append(button(t.plain("roles-of-person"), ChooseRole(person=card.person.id)))
    if card.person.archived_at is None and card.may_enter_for and card.entered_at is None:
        ways.append(button(t.plain("standing-in-open"), EnterFor(person=card.person.id)))
    return ways
