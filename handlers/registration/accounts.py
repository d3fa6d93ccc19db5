"""A new telephone: letting go of the account of somebody who has lost the old one."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters.callback_data import CallbackData
from aiogram.types import BotCommandScopeChat, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import way_back
from handlers.registration.invitation_buttons import InvitePerson, people_place
from handlers.screens import Screen, button, show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Speaker
from services import rights
from services.registration import accounts
from services.rights import Right
from services.visits import Visit


class ReleaseAccount(CallbackData, prefix="rel"):
    """From the card of somebody of the register."""

    person: RowId
    sure: bool


def accounts_router() -> Router:
    router = Router(name="accounts")
    router.callback_query.register(ask, ReleaseAccount.filter(~F.sure))
    router.callback_query.register(release, ReleaseAccount.filter(F.sure))
    return router


async def ask(
    query: CallbackQuery, callback_data: ReleaseAccount, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    called = await accounts.name_to_release(reader, visit, person_id=callback_data.person)
    rows = (
        (button(t.plain("release-sure"), ReleaseAccount(person=callback_data.person, sure=True)),),
        (way_back(t, people_place(visit.actor)),),
    )
    await show(query, Screen(t("release-ask", called=called), rows))


async def release(
    query: CallbackQuery, callback_data: ReleaseAccount, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    released = await accounts.release_account(session, visit, person_id=callback_data.person)
    invite = [button(t.plain("release-invite"), InvitePerson(person=callback_data.person))]
    rows = (invite if rights.may(visit.actor, Right.INVITE) else [], [way_back(t, people_place(visit.actor))])
    await show(query, Screen(t("release-done", called=released.called), rows))
    if query.bot is not None:
        with suppress(TelegramAPIError):  # the old chat loses the commands of the roles; it may be gone
            await query.bot.delete_my_commands(scope=BotCommandScopeChat(chat_id=released.telegram_id))
