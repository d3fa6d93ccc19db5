"""The group of an association as its leader sees it: how to link one, what it is for, letting it go."""

from contextlib import suppress

from aiogram import Bot, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import OpenAssociation
from handlers.associations.association_group_buttons import OpenGroup, UnlinkGroup
from handlers.registration.invitation_buttons import username
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.associations import association_group_codes as codes
from services.associations import association_groups
from services.associations.association_groups import GroupView
from services.visits import Visit


def association_groups_router() -> Router:
    router = Router(name="association_groups")
    router.callback_query.register(open_group, OpenGroup.filter())
    router.callback_query.register(unlink, UnlinkGroup.filter())
    return router


async def open_group(
    query: CallbackQuery, callback_data: OpenGroup, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, await _screen(bot, visit, reader, t, callback_data.association))


async def unlink(  # a session to change with besides what every screen needs
    query: CallbackQuery,
    callback_data: UnlinkGroup,
    bot: Bot,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """One tap; another one of the leader's links it again."""
    number = callback_data.association
    chat_id = await association_groups.unlink(session, visit, association_id=number)
    if chat_id is not None:
        with suppress(TelegramAPIError):  # the group may have been the first to part
            await bot.leave_chat(chat_id)
    await show(query, await _screen(bot, visit, reader, t, number), toast=t.plain("association-group-unlinked"))


async def _screen(bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> Screen:
    view = await association_groups.look(reader, visit, association_id=number)
    key = codes.key_of(bot.token)
    code = await association_groups.invite(reader, visit, association_id=number, key=key)
    return group_screen(t, visit, view, f"https://t.me/{await username(bot)}?startgroup={code}")


def group_screen(t: Speaker, visit: Visit, view: GroupView, link: str) -> Screen:
    back = button(t.plain("back"), OpenAssociation(association=view.association_id))
    adding = InlineKeyboardButton(
        text=t.plain("association-group-again" if view.title else "association-group-add"), url=link
    )
    letting_go = button(t.plain("association-group-unlink"), UnlinkGroup(association=view.association_id))
    if view.title is None or view.linked_at is None:
        look = button(t.plain("association-group-look"), OpenGroup(association=view.association_id))
        return Screen(t("association-group-none", association=view.association), ((adding,), (look,), (back,)))
    if view.unreachable_at is not None:
        day = t.day(visit.municipality.day(view.unreachable_at))
        text = t("association-group-lost", association=view.association, title=view.title, day=day)
        return Screen(text, ((adding,), (letting_go,), (back,)))
    day = t.day(visit.municipality.day(view.linked_at))
    text = t("association-group-linked", association=view.association, title=view.title, day=day)
    return Screen(text, ((letting_go,), (back,)))
