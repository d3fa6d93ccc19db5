"""The command list Telegram shows: the common one, and one of their own for those with work to do."""

import logging
from collections.abc import Container

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.types import BotCommand, BotCommandScopeChat
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Place, is_used
from handlers.work import WORKS, works_of
from locales.catalog import Catalog, Speaker
from programmes.modules import Modules
from services import people
from services.municipality import Municipality
from services.people import Actor

log = logging.getLogger(__name__)

COMMON = (
    "menu",
    "surveys",
    "route",
    "consult",
    "mentor",
    "events",
    "association",
    "courses",
    "contests",
    "practices",
    "materials",
    "profile",
    "help",
    "cancel",
    "language",
    "privacy",
)
COMMANDS = (*COMMON, *(work.place.value for work in WORKS))


def spoken(t: Speaker, names: tuple[str, ...]) -> list[BotCommand]:
    return [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in names]


def common(modules: Modules) -> tuple[str, ...]:
    """Commands everybody has here."""
    places = {place.value: place for place in Place}
    return tuple(name for name in COMMON if name not in places or is_used(places[name], modules))


async def publish_own(bot: Bot, t: Speaker, actor: Actor, telegram_id: int, modules: Modules) -> None:
    """Bring somebody's list up to their roles, as soon as those have changed."""
    scope = BotCommandScopeChat(chat_id=telegram_id)
    names = tuple(work.place.value for work in works_of(actor, modules))
    if names:
        everybodys = common(modules)
        split = everybodys.index("profile") + 1
        await bot.set_my_commands(spoken(t, (*everybodys[:split], *names, *everybodys[split:])), scope=scope)
    else:
        await bot.delete_my_commands(scope=scope)


async def refresh(
    bot: Bot,
    reader: AsyncSession,
    municipality: Municipality,
    catalog: Catalog,
    *telegram_ids: int | None,
    admin_ids: Container[int],
) -> None:
    """The lists of people whose roles somebody else has changed; a list that stays behind harms nobody."""
    version = municipality.programme.consent.version
    for telegram_id in filter(None, telegram_ids):
        actor = await people.acting(reader, telegram_id, consent_version=version, is_admin=telegram_id in admin_ids)
        if actor is None:
            continue
        try:
            await publish_own(bot, catalog.speaker(actor.language), actor, telegram_id, municipality.programme.modules)
        except TelegramAPIError as error:
            log.info("the commands of an account could not be set (%s)", type(error).__name__)
