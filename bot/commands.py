"""The command menu Telegram shows to everybody, in every language there is."""

from aiogram import Bot
from aiogram.types import BotCommandScopeAllPrivateChats

from handlers.commands import COMMON, spoken
from locales.catalog import DEFAULT, Catalog, languages


async def publish_commands(bot: Bot, catalog: Catalog) -> None:
    scope = BotCommandScopeAllPrivateChats()
    for language in languages():
        # The default language stands without a code: it is what people see whatever their phone speaks.
        code = None if language == DEFAULT else language
        await bot.set_my_commands(spoken(catalog.speaker(language), COMMON), scope=scope, language_code=code)
