"""The command menu Telegram shows, in every language there is."""

from aiogram import Bot
from aiogram.types import BotCommand, BotCommandScopeAllPrivateChats

from locales.catalog import DEFAULT, Catalog, languages

COMMANDS = ("menu", "surveys", "profile", "help", "cancel", "language", "privacy")


async def publish_commands(bot: Bot, catalog: Catalog) -> None:
    scope = BotCommandScopeAllPrivateChats()
    for language in languages():
        t = catalog.speaker(language)
        commands = [BotCommand(command=name, description=t.plain(f"command-{name}")) for name in COMMANDS]
        # The default language stands without a code: it is what people see whatever their phone speaks.
        code = None if language == DEFAULT else language
        await bot.set_my_commands(commands, scope=scope, language_code=code)
