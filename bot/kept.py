"""Updates kept in the database until their turn: Telegram may forget them, and a kill loses none."""

import asyncio
import hashlib
import logging
import os
from collections.abc import Mapping
from typing import Protocol

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

from models.faults import told
from models.session import Database
from services import kept_updates

log = logging.getLogger(__name__)

NONCE = 12
CLEAR_SECONDS = 0.5
"""What is handled goes together with others: so much comes again after a kill."""


class Keeper(Protocol):
    async def recall(self) -> Mapping[int, bytes]:
        """What an earlier run has kept and not handled, in order."""

    async def keep(self, contents: Mapping[int, bytes]) -> bool:
        """Whether all of it is kept now."""

    def done(self, number: int) -> None:
        """It has been handled, kept or not."""

    async def close(self) -> None: ...


class Kept:
    """One process at a time keeps updates; each is closed with a key out of the bot's token."""

    def __init__(self, database: Database, token: str) -> None:
        self._database = database
        self._cipher = ChaCha20Poly1305(hashlib.sha256(f"updates that wait:{token}".encode()).digest())
        self._here: set[int] = set()
        """Numbers in the table that are not handled yet."""
        self._done: set[int] = set()
        """Numbers in the table that are."""
        self._clearing: asyncio.Task[None] | None = None
        self._is_failing = False

    async def recall(self) -> dict[int, bytes]:
        async with self._database.reading() as session:
            found = await kept_updates.recall(session)
        self._here.update(number for number, _ in found)
        contents: dict[int, bytes] = {}
        for number, closed in found:
            try:
                contents[number] = self._cipher.decrypt(closed[:NONCE], closed[NONCE:], str(number).encode())
            except InvalidTag:
                self.done(number)
        if found:
            log.warning("%s updates waited in the database since the last run", len(contents))
        if len(contents) < len(found):
            log.warning("%s more were closed with another token and are given up", len(found) - len(contents))
        return contents

    async def keep(self, contents: Mapping[int, bytes]) -> bool:
        closed = {number: self._closed(number, content) for number, content in contents.items()}
        try:
            async with self._database.writing() as session:
                await kept_updates.keep(session, closed)
        except Exception as error:  # noqa: BLE001  # whatever is wrong, they stay at Telegram
            if not self._is_failing:
                log.warning("updates cannot be kept (%s) and stay at Telegram until they are handled", told(error))
            self._is_failing = True
            return False
        self._is_failing = False
        self._here.update(closed)
        return True

    def done(self, number: int) -> None:
        if number in self._here:
            self._here.discard(number)
            self._done.add(number)
            if self._clearing is None or self._clearing.done():
                self._clearing = asyncio.create_task(self._clear())

    async def close(self) -> None:
        """What has been handled is taken out; the rest waits for the next run."""
        if self._clearing is not None:
            self._clearing.cancel()
            await asyncio.wait({self._clearing})
        await self._take_out()
        if self._here:
            log.warning("%s updates wait in the database for the next run", len(self._here))

    async def _clear(self) -> None:
        while self._done:
            await asyncio.sleep(CLEAR_SECONDS)
            await self._take_out()

    async def _take_out(self) -> None:
        some = list(self._done)
        try:
            async with self._database.writing() as session:
                await kept_updates.take_out(session, some)
        except Exception as error:  # noqa: BLE001  # tried again in a moment
            log.info("updates that are handled cannot be taken out of the database (%s)", told(error))
        else:
            self._done.difference_update(some)

    def _closed(self, number: int, content: bytes) -> bytes:
        nonce = os.urandom(NONCE)
        return nonce + self._cipher.encrypt(nonce, content, str(number).encode())
