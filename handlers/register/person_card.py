"""A person's card with everything the different areas let one do from it."""

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.types import InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.blocks import Block
from handlers.register.register_screens import BackToList, card_screen
from handlers.registration.accounts import ReleaseAccount
from handlers.registration.invitation_buttons import InvitePerson
from handlers.registration.standing_in import EnterFor
from handlers.roles import ChooseRole
from handlers.screens import Screen, button, in_columns
from locales.catalog import Speaker
from services.register import register
from services.register.register import Card
from services.visits import Visit


async def remember_list(state: FSMContext, data: CallbackData) -> None:
    """A list of another area that opens cards: the way back from a card leads there, not to the people."""
    await state.update_data(list=data.pack())


async def person_screen(t: Speaker, visit: Visit, reader: AsyncSession, person_id: int, state: FSMContext) -> Screen:
    card = await register.card(reader, visit, person_id=person_id)
    elsewhere = await state.get_value("list")
    back = button(t.plain("back"), BackToList())
    if elsewhere is not None:
        back = InlineKeyboardButton(text=t.plain("back"), callback_data=elsewhere)
    return card_screen(t, visit, card, more=in_columns(_ways(t, card), 2), back=back)


def _ways(t: Speaker, card: Card) -> list[InlineKeyboardButton]:
    number, is_here = card.person.id, card.person.archived_at is None
    ways: list[InlineKeyboardButton] = []
    if is_here and card.may_invite and card.entered_at is None:
        ways.append(button(t.plain("register-invite"), InvitePerson(person=number)))
    if is_here and card.may_enter_for and card.entered_at is None:
        ways.append(button(t.plain("standing-in-open"), EnterFor(person=number)))
    if card.may_admit and card.entered_at is not None:
        ways.append(button(t.plain("register-release"), ReleaseAccount(person=number, sure=False)))
    if is_here and card.may_give_roles:
        ways.append(button(t.plain("roles-of-person"), ChooseRole(person=number)))
    if card.may_block and card.entered_at is not None:
        ways.append(button(t.plain("register-block"), Block(person=number)))
    return ways
