"""How the bot is, for administrators: one message, looked at again with a tap."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place, way_back
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services import machine, standing
from services.backups.backup_shelf import Newest, Shelf
from services.pulse import DAY, HOUR, Beat, Pulse
from services.standing import NoCopy, Standing
from services.visits import Visit

MINUTE = 60.0
MEGABYTE = 1_000_000
UNITS = (("days", DAY), ("hours", HOUR), ("minutes", MINUTE), ("seconds", 1.0))


def status_router() -> Router:
    router = Router(name="status")
    router.message.register(open_status, Command("status"))
    router.callback_query.register(open_status, Go.filter(F.there == Place.STATUS))
    return router


async def open_status(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, pulse: Pulse, shelf: Shelf
) -> None:
    found = await standing.look(reader, visit, shelf)
    lines = [t("status-title"), "", *_of_process(t, visit, pulse), *_of_database(t, visit, found), *_errors(t, pulse)]
    again = button(t.plain("status-again"), Go(there=Place.STATUS))
    await show(event, Screen("\n".join(lines), ((again,), (way_back(t),))), toast=t.plain("status-fresh"))


def _of_process(t: Speaker, visit: Visit, pulse: Pulse) -> list[str]:
    since = (visit.now - timedelta(seconds=pulse.age)).astimezone(visit.municipality.zone)
    way = "webhook" if pulse.is_webhook else "polling"
    failures = sum(timing.count for (_, outcome), timing in pulse.jobs.found.items() if outcome == "failed")
    memory = machine.memory()
    lines: list[str] = [
        t("status-running", version=machine.version(), day=t.day(since.date()), time=f"{since:%H:%M}"),
        t("status-updates", way=way, ago=_ago(t, pulse.since(Beat.UPDATE))),
        t("status-clock", ago=_ago(t, pulse.since(Beat.CLOCK)), failures=failures),
    ]
    return lines if memory is None else [*lines, t("status-memory", size=_megabytes(memory))]


def _of_database(t: Speaker, visit: Visit, found: Standing) -> list[str]:
    waiting = found.waiting
    late = (visit.now - waiting.oldest_due_at).total_seconds() if waiting.oldest_due_at else None
    return [
        t("status-database", kind=found.kind, size=_megabytes(found.size), schema=found.schema),
        _of_copy(t, found.copy),
        t("status-outbox", count=waiting.total),
        *([t("status-outbox-due", count=waiting.due, span=_span(t, late))] if late is not None else []),
        t("status-outbox-failed", count=found.failed_today),
    ]


def _of_copy(t: Speaker, copy: Newest | NoCopy) -> str:
    if isinstance(copy, NoCopy):
        return t("status-no-copy", why=copy.value)
    day, time = t.day(copy.taken_at.date()), f"{copy.taken_at:%H:%M}"
    return t("status-copy", day=day, time=time, size=_megabytes(copy.size))


def _errors(t: Speaker, pulse: Pulse) -> list[str]:
    """What went wrong, and what is wrong now."""
    troubles = pulse.in_a_day()
    lines = ["", t("status-errors", count=troubles.total())]
    lines += [t("status-error", kind=kind.value, count=count) for kind, count in troubles.most_common()]
    return lines + [t("status-amiss", part=part.value) for part in (*pulse.amiss(), *pulse.limited())]


def _ago(t: Speaker, seconds: float | None) -> str:
    if seconds is None:
        return t("status-never")
    return t("status-now") if seconds < 1 else t("status-ago", span=_span(t, seconds))


def _span(t: Speaker, seconds: float) -> str:
    """In the largest unit there is at least one of."""
    unit, size = next((one for one in UNITS if seconds >= one[1]), UNITS[-1])
    return t("status-span", unit=unit, count=int(max(0.0, seconds) // size))


def _megabytes(size: int) -> int:
    return max(1, round(size / MEGABYTE))
