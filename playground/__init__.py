"""A local Bot API server: any Telegram bot talks to it over real HTTP, no token and no network needed."""
