"""The command menu Telegram shows to everybody, in every language there is."""

from aiogram import Bot
from aiogram.types import BotCommandScopeAllPrivateChats

from handlers.commands import common, spoken
from locales.catalog import DEFAULT, Catalog, languages
from programmes.modules import Modules


async def publish_commands(bot: Bot, catalog: Catalog, modules: Modules) -> None:
    scope = BotCommandScopeAllPrivateChats()
    for language in languages():
        # The default language stands without a code: it is what people see whatever their phone speaks.
        code = None if language == DEFAULT else language
        await bot.set_my_commands(spoken(catalog.speaker(language), common(modules)), scope=scope, language_code=code)
