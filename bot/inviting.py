"""`python -m bot invite`: a first role for somebody, before anybody is in the bot who could give one."""

import json
from datetime import UTC, datetime

import aiohttp

from bot.settings import DIRECT, Settings
from bot.ways import connector, trusted
from models.migrating import migrate
from models.people import Role
from models.session import open_database
from programmes.programme import Programme
from services import organizations
from services.registration import invitation_codes as codes
from services.registration import role_invitations

TELEGRAM = "https://api.telegram.org"
WAIT_SECONDS = 5
UNKNOWN_NAME = "BOT"
"""Stands in the link for the name of the bot where Telegram could not be asked for it."""


class NoSuchSchool(Exception):
    """The text names schools that are called like the one that was asked for."""


async def invite(settings: Settings, programme: Programme, role: Role, school: str | None) -> list[str]:
    """Issue an invitation into the database, which is made if it is not there; returns lines to print.

    Raises NoSuchSchool; Unusable as `migrate` does.
    """
    database = open_database(settings.database_url)
    try:
        await migrate(database.url)
        async with database.writing() as session:
            await organizations.publish(session, programme)
            organization_id = None
            if school is not None:
                organization_id, similar = await role_invitations.find_school(session, school)
                if organization_id is None:
                    raise NoSuchSchool(f"there is no school «{school}»{_like(similar)}")
            now = datetime.now(UTC)
            code, until = await role_invitations.issue_by_operator(
                session, role=role, organization_id=organization_id, now=now
            )
    finally:
        await database.close()
    name = await _username(settings) or UNKNOWN_NAME
    return [codes.link(name, code), codes.shown(code), f"{role.value}, once, until {until:%Y-%m-%d}"]


def _like(similar: tuple[str, ...]) -> str:
    return f"; there are: {', '.join(similar)}" if similar else "; none is called like it"


async def _username(settings: Settings) -> str | None:
    """The bot's name, asked of the Bot API without any library for it; none where that cannot be had."""
    if settings.bot_token is None:
        return None
    address = f"{(settings.telegram_api_url or TELEGRAM).rstrip('/')}/bot{settings.bot_token.get_secret_value()}/getMe"
    timeout = aiohttp.ClientTimeout(total=WAIT_SECONDS)
    for way in settings.ways() or (DIRECT,):
        try:
            async with (
                aiohttp.ClientSession(timeout=timeout, connector=connector(way, trusted())) as client,
                client.get(address) as response,
            ):
                found = json.loads(await response.text())
                return str(found["result"]["username"])
        except (TimeoutError, aiohttp.ClientError, OSError, ValueError, LookupError, TypeError):
            continue
    return None  # without Telegram the link is put together by hand
