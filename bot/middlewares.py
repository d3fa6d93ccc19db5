"""What every update carries to its handler: sessions, who acts and when, the words to answer with."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User
from sqlalchemy.ext.asyncio import AsyncSession

from locales.catalog import Catalog
from models.session import Database
from services import outbox, people
from services.municipality import Municipality
from services.visits import Visit

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]
Clock = Callable[[], datetime]


def utc_now() -> datetime:
    return datetime.now(UTC)


class VisitMiddleware(BaseMiddleware):
    """A session to change things with, one to look with, and the visit of the person behind the update.

    The sessions are closed whatever happens; what a use case has not committed has not happened.
    """

    def __init__(
        self,
        database: Database,
        municipality: Municipality,
        catalog: Catalog,
        *,
        admin_ids: frozenset[int],
        clock: Clock = utc_now,
    ) -> None:
        self._database = database
        self._municipality = municipality
        self._catalog = catalog
        self._admin_ids = admin_ids
        self._clock = clock

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        now = self._clock()
        async with self._database.writing() as session, self._database.reading() as reader:
            writes = _writes(event, data.get("event_chat"))
            visit = await self._visit(reader, data.get("event_from_user"), now, writes=writes)
            data.update(
                session=session,
                reader=reader,
                now=now,
                municipality=self._municipality,
                catalog=self._catalog,
                visit=visit,
                t=self._catalog.speaker(visit.actor.language if visit else None),
            )
            return await handler(event, data)

    async def _visit(self, reader: AsyncSession, user: User | None, now: datetime, *, writes: bool) -> Visit | None:
        if user is None:
            return None
        actor = await people.acting(
            reader,
            user.id,
            consent_version=self._municipality.programme.consent.version,
            is_admin=user.id in self._admin_ids,
        )
        if actor and actor.was_unreachable and writes:
            async with self._database.writing() as session:
                await outbox.welcome_back(session, telegram_id=user.id)
        return Visit(actor, self._municipality, now) if actor else None


def _writes(event: TelegramObject, chat: Chat | None) -> bool:
    """Whether somebody turns to the bot itself: a word in a group comes also from those who have blocked it."""
    is_word = not isinstance(event, Update) or event.my_chat_member is None
    return is_word and (chat is None or chat.type == "private")
