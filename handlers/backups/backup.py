"""A copy of the database for administrators: taken on the server, told of in words; the file never leaves it."""

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.places import Go, Place, way_back, way_to
from handlers.screens import Screen, show
from locales.catalog import Speaker
from models.copying import Source
from models.session import Database
from services.backups import backup_taking
from services.backups.backup_shelf import Shelf
from services.backups.backups import Taken
from services.errors import Unfitting
from services.visits import Visit

MEGABYTE = 2**20


def backup_router() -> Router:
    router = Router(name="backup")
    router.message.register(take, Command("backup"))
    router.callback_query.register(take, Go.filter(F.there == Place.BACKUP))
    return router


async def take(  # what aiogram hands over
    event: Message | CallbackQuery, visit: Visit, session: AsyncSession, database: Database, shelf: Shelf, t: Speaker
) -> None:
    """Said at once that it has begun: a large database takes a while."""
    backup_taking.check(visit, shelf)
    begun = Screen(t("backup-begun"))
    if isinstance(event, CallbackQuery):
        await show(event, begun)
        shown = event.message if isinstance(event.message, Message) else None
    else:
        shown = await event.answer(begun.text)
    try:
        text = _told(t, await backup_taking.take_now(session, visit, shelf, Source(database.url)))
    except Unfitting as refusal:
        text = t(refusal.phrase)
    rows = [[way_to(t, Place.BACKUP)], [way_back(t)]]
    done = Screen(text, rows)
    if shown is not None:
        await shown.edit_text(done.text, reply_markup=done.keyboard)
    elif event.bot is not None:
        await event.bot.send_message(_chat(event), done.text, reply_markup=done.keyboard)


def _chat(event: Message | CallbackQuery) -> int:
    return event.from_user.id if event.from_user else 0


def _told(t: Speaker, taken: Taken) -> str:
    values: dict[str, str | int] = {
        "file": taken.path.name,
        "folder": str(taken.path.parent),
        "size": f"{max(taken.size / MEGABYTE, 0.1):.1f}",
        "rows": taken.facts.all_rows,
        "tables": len(taken.facts.rows),
        "seconds": max(1, round(taken.seconds)),
    }
    closed = t("backup-closed") if taken.path.suffix == ".age" else t("backup-open")
    return "\n\n".join((t("backup-done", **values), closed))
