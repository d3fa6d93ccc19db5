"""Forms as conversations fill them."""

from collections.abc import Mapping
from typing import Any, Protocol, cast

from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import StorageKey

from handlers.screens import Screen
from locales.catalog import Speaker
from services.marks import CHANGED


class Forms(Protocol):
    """What keeps them, beside what the library asks of it."""

    async def fill(self, key: StorageKey, state: State, data: Mapping[str, Any]) -> None: ...


async def fill(state: FSMContext, form: State, **content: Any) -> None:
    """Go into the form with something more in it: one write instead of one for each."""
    await cast("Forms", state.storage).fill(state.key, form, await state.get_data() | content)


def as_it_is_now(t: Speaker, screen: Screen) -> Screen:
    """The form for whoever wanted to send it as an older message shows it: only what is read is sent."""
    return Screen(f"{t(CHANGED)}\n\n{screen.text}", screen.rows, screen.picture)
