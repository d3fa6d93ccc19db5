"""Who is speaking: filters on the visit."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from services import profile
from services.visits import Visit


class Guest(Filter):
    """Somebody nobody knows: they have never agreed to anything, or have withdrawn."""

    async def __call__(self, _event: TelegramObject, visit: Visit | None) -> bool:
        return visit is None


class Reader(Filter):
    """Somebody known who has not agreed to the text in force: they may read, and nothing new is stored."""

    async def __call__(self, _event: TelegramObject, visit: Visit | None) -> bool:
        return visit is not None and not visit.actor.has_consented


class Unintroduced(Filter):
    """Somebody whose profile still lacks a fact."""

    async def __call__(self, _event: TelegramObject, visit: Visit | None) -> bool:
        return visit is not None and profile.next_fact(visit) is not None
