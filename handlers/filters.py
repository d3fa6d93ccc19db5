"""Who is speaking: filters on the visit."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from services import profile
from services.visits import Visit


class Guest(Filter):
    """Somebody who has not agreed to the text in force."""

    async def __call__(self, _event: TelegramObject, visit: Visit | None) -> bool:
        return visit is None or not visit.actor.has_consented


class Unintroduced(Filter):
    """Somebody whose profile still lacks a fact."""

    async def __call__(self, _event: TelegramObject, visit: Visit | None) -> bool:
        return visit is not None and profile.next_fact(visit) is not None
