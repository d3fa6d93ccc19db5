"""Coming in with a code: from a link, or typed from paper."""

from contextlib import suppress
from datetime import datetime

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import publish_own
from handlers.filters import Unintroduced
from handlers.places import Place, way_to
from handlers.registration.arriving import go_on
from handlers.registration.invitation_buttons import KINDS
from handlers.role_words import role_title
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.registration import invitation_codes as codes
from services.registration import invitations, profile
from services.registration.invitations import Used
from services.visits import Visit


class Code(Filter):
    """A message that is an invitation's code and nothing else."""

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        code = codes.read_message(message.text or "")
        return {"code": code} if code else False


def early_codes_router() -> Router:
    """Typed instead of the first fact of a profile: the code may say all of it."""
    router = Router(name="early_codes")
    router.message.register(take_typed, Unintroduced(), Code())
    return router


def codes_router() -> Router:
    """Typed where nobody is asked for anything."""
    router = Router(name="codes")
    router.message.register(take_typed, Code())
    return router


async def take_typed(
    message: Message,
    code: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await open_invitation(message, message.from_user, code, state, visit, session, reader, t)


async def open_invitation(  # everything a conversation has, and the code
    event: Message | CallbackQuery,
    user: User | None,
    code: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Use the code, say what it has brought, and go where the person goes next."""
    assert user is not None
    assert event.bot is not None
    try:
        used = await invitations.use(session, visit, telegram_id=user.id, code=code)
    except Unfitting as unfit:
        is_asked = profile.next_fact(visit) is not None
        home = () if is_asked else ((way_to(t, Place.MENU),),)
        await show(event, Screen(t(unfit.phrase, **unfit.values), home))
        if is_asked:
            await go_on(event, state, visit, reader, t)
        return
    await announce(event.bot, user.id, used, t)
    await state.clear()
    await go_on(event, state, used.visit, reader, t)


async def announce(bot: Bot, telegram_id: int, used: Used, t: Speaker) -> None:
    """Say which role somebody has got, and bring their list of commands up to it."""
    if used.role is not None:
        kind, role = KINDS[bool(used.place)], role_title(t, used.role)
        await bot.send_message(telegram_id, t("invitation-role-given", kind=kind, role=role, place=used.place))
    if used.is_changed:
        with suppress(TelegramAPIError):  # a list that could not be renewed must not stop anybody at the door
            await publish_own(bot, t, used.visit.actor, telegram_id, used.visit.municipality.programme.modules)


async def refusal_at_the_door(
    session: AsyncSession, visit: Visit | None, user: User | None, code: str, now: datetime
) -> Unfitting | None:
    """Why a code opens nothing, if so; asked before there is a consent, and nothing is kept of who asks."""
    assert user is not None
    try:
        await invitations.knock(session, telegram_id=user.id, visit=visit, code=code, now=now)
    except Unfitting as unfit:
        return unfit
    return None
