"""Forms typed by hand, kept in the database: a restart in the middle of typing loses nothing."""

from collections.abc import Collection, Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey

from models.queries import forms as rows
from models.session import Database

Form = tuple[str | None, dict[str, Any]]
EMPTY: Form = (None, {})


class FormStorage(BaseStorage):
    """All open forms in memory, every change written through at once.

    Only people in the middle of typing have a form, so all of them fit; an update of anybody else costs no query.
    One process owns the table. Forms in one of the states of `unsaved` live in memory alone: what stands in them
    must not be written beside a person. Whoever leaves such a state leaves its content behind.
    """

    def __init__(self, database: Database, *, unsaved: Collection[str | None] = ()) -> None:
        self._database = database
        self._unsaved = unsaved
        self._forms: dict[str, Form] = {}

    async def load(self) -> None:
        async with self._database.reading() as session:
            self._forms = {form.key: (form.state, form.content) for form in await rows.all_of(session)}
            await session.commit()

    def forget(self, names: Iterable[str]) -> None:
        """Let go of forms whose rows are gone."""
        for name in names:
            self._forms.pop(name, None)

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        before, content = self._form(key)
        await self._keep(key, (name, {} if before in self._unsaved and name != before else content))

    async def get_state(self, key: StorageKey) -> str | None:
        return self._form(key)[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        await self._keep(key, (self._form(key)[0], dict(data)))

    async def fill(self, key: StorageKey, state: State, data: Mapping[str, Any]) -> None:
        """State and content with one write."""
        await self._keep(key, (state.state, dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return dict(self._form(key)[1])

    async def close(self) -> None:
        """Nothing to do: every change is written already."""

    def _form(self, key: StorageKey) -> Form:
        return self._forms.get(name_of(key), EMPTY)

    async def _keep(self, key: StorageKey, form: Form) -> None:
        name = name_of(key)
        before = self._form(key)
        if form == before:
            return
        if form[0] in self._unsaved and before[0] in self._unsaved:
            self._forms[name] = form
            return
        async with self._database.writing() as session:
            if form == EMPTY or form[0] in self._unsaved:
                await rows.remove(session, name)
            else:
                await rows.put(session, key=name, state=form[0], content=form[1], now=datetime.now(UTC))
            await session.commit()
        if form == EMPTY:
            self._forms.pop(name, None)
        else:
            self._forms[name] = form


def name_of(key: StorageKey) -> str:
    return f"{key.bot_id}:{key.chat_id}:{key.user_id}:{key.destiny}"
