"""Forms typed by hand where several replicas answer: looked up in the database once in a turn, then forgotten."""

import hashlib
import hmac
import json
import logging
import os
from collections import OrderedDict
from collections.abc import Collection, Iterable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from time import monotonic
from typing import Any

from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, StateType, StorageKey
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from bot.forms import EMPTY, Form, name_of
from bot.shared import Away, Shared
from bot.turn import this_turn
from models.session import Database
from services import forms

log = logging.getLogger(__name__)

UNSAVED_SECONDS = 24 * 60 * 60
LATELY_SECONDS = 60.0
NONCE = 12


class SharedForms(BaseStorage):
    """What is typed is in the database before anybody is told so: Redis may lose what it holds, forms may not be lost.

    Forms in one of the states of `unsaved` must not be written beside a person: they go into the vault.
    """

    def __init__(self, database: Database, vault: "Vault", *, unsaved: Collection[str | None] = ()) -> None:
        self._database, self._vault, self._unsaved = database, vault, unsaved

    def forget(self, names: Iterable[str]) -> None:
        """Nothing of them is remembered here."""

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        name = state.state if isinstance(state, State) else state
        before = await self._form(key)
        kept = {} if before[0] in self._unsaved and name != before[0] else before[1]
        await self._keep(key, before, (name, kept))

    async def get_state(self, key: StorageKey) -> str | None:
        return (await self._form(key))[0]

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        before = await self._form(key)
        await self._keep(key, before, (before[0], dict(data)))

    async def fill(self, key: StorageKey, state: State, data: Mapping[str, Any]) -> None:
        """State and content with one write."""
        await self._keep(key, await self._form(key), (state.state, dict(data)))

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        return deepcopy((await self._form(key))[1])  # whoever asks may change what they get

    async def close(self) -> None:
        """Nothing is open."""

    async def _form(self, key: StorageKey) -> Form:
        name, turn = name_of(key), this_turn()
        if turn is not None and name in turn.forms:
            return turn.forms[name]
        async with self._database.reading() as session:
            stored = await forms.find(session, name)
        form = stored or await self._vault.find(name)
        if turn is not None:
            turn.forms[name] = form
        return form

    async def _keep(self, key: StorageKey, before: Form, form: Form) -> None:
        if form == before:
            return
        name = name_of(key)
        is_unsaved, was_unsaved = form[0] in self._unsaved, before[0] in self._unsaved
        if not (is_unsaved and was_unsaved):
            written = EMPTY if is_unsaved else form
            async with self._database.writing() as session:
                await forms.keep(session, name, state=written[0], content=written[1], now=datetime.now(UTC))
        if is_unsaved or was_unsaved:
            await self._vault.keep(name, form if is_unsaved else EMPTY)
        if turn := this_turn():
            turn.forms[name] = form


class Vault:
    """Forms in Redis for a day, closed with a key out of the token, under names nobody can read.

    Redis may write what it holds to a disk: without the token that says neither who nor what. While it is away they
    stay in this process.
    """

    def __init__(self, shared: Shared, token: str) -> None:
        self._shared = shared
        self._key = hashlib.sha256(f"forms that are not saved:{token}".encode()).digest()
        self._here: dict[str, Form] = {}
        """What Redis was not there for; an empty form is one to be taken away."""
        self._lately: OrderedDict[str, tuple[Form, float]] = OrderedDict()
        """For the moment Redis goes: whoever is in such a state must not be taken for somebody who is in none."""

    async def find(self, name: str) -> Form:
        if name in self._here:
            form = self._here[name]
            await self.keep(name, form)
            return form
        redis, key = self._shared.redis, self._name(name)
        try:
            closed = await self._shared.ask(lambda: redis.get(key))
        except Away:
            form, at = self._lately.get(name, (EMPTY, 0.0))
            return form if monotonic() - at < LATELY_SECONDS else EMPTY
        form = self._opened(name, closed) if closed else EMPTY
        if closed or name in self._lately:
            self._remember(name, form)
        return form

    async def keep(self, name: str, form: Form) -> None:
        self._remember(name, form)
        redis, key = self._shared.redis, self._name(name)
        try:
            if form == EMPTY:
                await self._shared.ask(lambda: redis.delete(key))
            else:
                closed = self._closed(name, form)
                await self._shared.ask(lambda: redis.set(key, closed, ex=UNSAVED_SECONDS))
        except Away:
            self._here[name] = form
        else:
            self._here.pop(name, None)

    def _remember(self, name: str, form: Form) -> None:
        now = monotonic()
        self._lately[name] = form, now
        self._lately.move_to_end(name)
        while now - next(iter(self._lately.values()))[1] > LATELY_SECONDS:
            self._lately.popitem(last=False)

    def _name(self, name: str) -> str:
        return self._shared.key("vault", hmac.new(self._key, name.encode(), hashlib.sha256).hexdigest())

    def _closed(self, name: str, form: Form) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + ChaCha20Poly1305(self._key).encrypt(nonce, json.dumps(form).encode(), name.encode())

    def _opened(self, name: str, closed: bytes) -> Form:
        try:
            opened = ChaCha20Poly1305(self._key).decrypt(closed[:NONCE], closed[NONCE:], name.encode())
        except InvalidTag:
            log.warning("a form in Redis was closed by somebody else, and is left alone")
            return EMPTY
        state, content = json.loads(opened)
        return state, content
