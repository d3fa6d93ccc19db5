"""Who is speaking, and what there is here at all: filters on the visit and on the municipality."""

from aiogram.filters import Filter
from aiogram.types import TelegramObject

from handlers.places import MODULES, Place
from services.municipality import Municipality
from services.registration import profile
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


class Used(Filter):
    """The municipality uses what a place is for; where it does not, nobody is behind its doors."""

    def __init__(self, place: Place) -> None:
        self._module = MODULES.get(place)

    async def __call__(self, _event: TelegramObject, municipality: Municipality) -> bool:
        return municipality.programme.modules.is_on(self._module)
