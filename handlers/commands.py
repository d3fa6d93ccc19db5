"""The command list Telegram shows: the common one, and one of their own for those with work to do."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeChat

from handlers.work import WORKS, works_of
from locales.catalog import Speaker
from services.people import Actor

COMMON = ("menu", "surveys", "profile", "help", "cancel", "language", "privacy")
COMMANDS = (*COMMON, *(work.place.value for work in WORKS))


def spoken(t: Speaker, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in names]


async def publish_own(bot: Bot, t: Speaker, actor: Actor, telegram_id: int) -> None:
    """Bring somebody's list up to their roles, as soon as those have changed."""
    scope = BotCommandScopeChat(chat_id=telegram_id)
    names = tuple(work.place.value for work in works_of(actor))
    if names:
        await bot.set_my_commands(spoken(t, (*COMMON[:3], *names, *COMMON[3:])), scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)
