"""`python -m bot log-out`: let go of the Bot API server that serves the token, before another one takes it."""

from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramUnauthorizedError

from bot.app import build_bot
from bot.calls import told
from bot.settings import Settings


async def log_out(settings: Settings) -> tuple[bool, str]:
    """Whether the server of the settings has let go, and a line for the operator. A webhook is taken away first."""
    server = settings.telegram_api_url or "Telegram's own server"
    async with build_bot(settings) as bot:
        try:
            await _leave(bot)
        except TelegramUnauthorizedError:
            return False, f"{server} does not serve this token: it is wrong, or logged out already"
        except AiogramError as error:
            return False, f"{server}: {told(error)}"
    return True, f"{server} has let go of the bot; set TELEGRAM_API_URL for the next one and start it"


async def _leave(bot: Bot) -> None:
    await bot.delete_webhook()
    await bot.log_out()
