"""A database that comes back from an earlier day: brought to today's schema and put to rest before the bot sees it."""

import logging
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import URL

from bot.publishing import published
from bot.settings import Settings
from models.migrating import migrate
from models.session import Database, open_database
from programmes.programme import Programme
from scheduler.clock import ticking
from services.backups import restoring
from services.backups.restoring import Departed
from services.blocks import InForce
from services.municipality import Municipality

MOST_ROUNDS = 50
"""The clock works in portions; so many are enough for a database that was away for long."""
log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Rest:
    called_off: Counter[str]
    last: datetime | None
    """The newest entry of the journal before anything was done to the copy."""
    withdrawn: int
    """People whose withdrawal of the consent, later than the copy, was done again."""


async def departed_of(url: URL) -> Departed | None:
    """Who has left, as a database knows it that is about to be set aside; none: it cannot be read."""
    database = open_database(url.render_as_string(hide_password=False))
    try:
        async with database.reading() as session:
            return await restoring.departed(session)
    except Exception as error:  # noqa: BLE001  # it may be damaged in any way, or be no database of ours
        log.warning("the database before cannot be asked who has withdrawn (%s)", type(error).__name__)
        return None
    finally:
        await database.close()


async def put_to_rest(
    settings: Settings, programme: Programme, url: URL, now: datetime, gone: Departed | None = None
) -> Rest:
    """Let the clock say what it would say of the past, and call it off with everything else that waits."""
    await migrate(url)
    database = open_database(url.render_as_string(hide_password=False))
    try:
        async with database.reading() as session:
            last = await restoring.last_entry(session)
        async with database.reading() as session:
            after = await restoring.last_letter(session)
        municipality = await published(settings, programme, database, now=now)
        async with database.writing() as session:
            withdrawn = await restoring.withdraw_again(session, municipality, gone) if gone else 0
        await _let_the_clock_come(database, municipality, now)
        async with database.writing() as session:
            called_off = await restoring.put_to_rest(
                session, municipality, after=after, last=last, admin_ids=settings.admin_ids, now=now
            )
    finally:
        await database.close()
    return Rest(called_off, last, withdrawn)


async def _let_the_clock_come(database: Database, municipality: Municipality, now: datetime) -> None:
    """Nobody sends meanwhile. A job that fails is left to the running bot, which says so in its log."""
    clock = ticking(database, municipality, lambda: now, blocked=InForce(), forget_forms=_forget_nothing)
    async with clock as scheduler:
        scheduler.pause()
        before = -1
        for _ in range(MOST_ROUNDS):
            async with database.reading() as session:
                letters = await restoring.last_letter(session)
            if letters == before:
                return
            before = letters
            for job in scheduler.get_jobs():
                try:
                    await job.func()
                except Exception:
                    log.exception("the clock could not do one of its jobs")


def _forget_nothing(_names: Iterable[str]) -> None:
    """No forms are remembered here."""
