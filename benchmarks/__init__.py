"""How fast the bot is, measured beside a bare aiogram bot in the same minutes on the same machine."""
