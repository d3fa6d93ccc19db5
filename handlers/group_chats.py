"""What happens in groups: the bot comes, goes, moves along; it says one line when it is linked, and nothing else."""

from contextlib import suppress
from datetime import datetime

from aiogram import Bot, F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import (
    CallbackQuery,
    ChatMemberAdministrator,
    ChatMemberMember,
    ChatMemberOwner,
    ChatMemberRestricted,
    ChatMemberUpdated,
    Message,
)
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.filters import Used
from handlers.places import Place
from handlers.screens import answer
from locales.catalog import Speaker
from services.associations import association_group_codes as codes
from services.associations import association_groups
from services.associations.association_group_codes import GroupCode
from services.errors import Refusal, Unfitting
from services.municipality import Municipality
from services.ports import Post
from services.visits import Visit

GROUPS = {"group", "supergroup"}


def group_chats_router() -> Router:
    """Before all conversations: whatever happens in a group goes no further than here."""
    router = Router(name="group_chats")
    router.message.filter(F.chat.type != "private")
    router.callback_query.filter(F.message.chat.type != "private")
    on_message = router.message.register
    on_message(move, F.migrate_to_chat_id.as_("new_id"))
    on_message(arrive, F.migrate_from_chat_id.as_("old_id"))
    on_message(link, F.chat.type.in_(GROUPS), CommandStart(deep_link=True), Used(Place.ASSOCIATION))
    on_message(keep_silent)
    router.callback_query.register(let_go)
    router.my_chat_member.register(change_standing, F.chat.type.in_(GROUPS))
    return router


async def link(  # everything a conversation has, and the code
    message: Message,
    command: CommandObject,
    bot: Bot,
    session: AsyncSession,
    t: Speaker,
    visit: Visit | None = None,
) -> None:
    """Words that are no code of ours are not worth an answer: nobody shall make the bot talk here."""
    code = codes.read(codes.key_of(bot.token), (command.args or "").strip())
    if code is None:
        return
    line = await _linked(message, code, session, visit, t)
    with suppress(TelegramAPIError):  # it may listen here and not speak
        await message.answer(line)


async def _linked(message: Message, code: GroupCode, session: AsyncSession, visit: Visit | None, t: Speaker) -> str:
    if visit is None:
        return t("association-group-not-yours")
    title = message.chat.title or ""
    try:
        association = await association_groups.link(session, visit, code=code, chat_id=message.chat.id, title=title)
    except Unfitting as unfit:
        await session.rollback()
        return t(unfit.phrase, **unfit.values)
    except Refusal:
        await session.rollback()
        return t("association-group-not-yours")
    return t("association-group-hello", association=association)


async def change_standing(
    event: ChatMemberUpdated, session: AsyncSession, municipality: Municipality, now: datetime, post: Post
) -> None:
    """The bot was taken out or silenced, or may speak again."""
    if may_speak(event):
        title = event.chat.title or ""
        await association_groups.found(session, municipality, chat_id=event.chat.id, title=title, now=now)
    else:
        await association_groups.lost(session, municipality, chat_id=event.chat.id, now=now)
    post.wake()


def may_speak(event: ChatMemberUpdated) -> bool:
    member = event.new_chat_member
    if isinstance(member, ChatMemberRestricted):
        return member.is_member and member.can_send_messages
    return isinstance(member, ChatMemberMember | ChatMemberAdministrator | ChatMemberOwner)


async def move(message: Message, new_id: int, session: AsyncSession, post: Post) -> None:
    """Said in the old group, which is over."""
    await association_groups.moved(session, old_id=message.chat.id, new_id=new_id)
    post.wake()


async def arrive(message: Message, old_id: int, session: AsyncSession, post: Post) -> None:
    """The same, said in the new one."""
    await association_groups.moved(session, old_id=old_id, new_id=message.chat.id)
    post.wake()


async def keep_silent(_message: Message) -> None:
    """Groups talk among themselves."""


async def let_go(query: CallbackQuery) -> None:
    """No message of the bot in a group has a button that comes here; whoever sends one all the same sees nothing."""
    await answer(query)
