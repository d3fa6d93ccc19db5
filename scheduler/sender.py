"""The one who empties the outbox: claims rows, paces the calls, writes down what has become of each."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime
from time import monotonic
from typing import Any

from models.faults import told, trace_of
from models.outbox import ALERT, OutboxMessage
from models.session import Database
from services import outbox
from services.municipality import Municipality
from services.outbox_pace import OwnPace, Pace
from services.ports import Later, Messenger, Outcome, Pacing
from services.pulse import DOING, Pulse, Trouble

log = logging.getLogger(__name__)

MOST_IN_FLIGHT = 60
"""Enough for thirty messages a second at a round trip of two seconds."""
LOOK_SECONDS = 1.0
"""How long something another process has put in may lie unseen."""
TROUBLE_SECONDS = 5.0
LONGEST_TURN = 60.0
"""Who would have to wait longer gives the row back: before its lease is over, and somebody else sends it too."""
DRAIN_SECONDS = 20
"""As long as updates that were taken are waited for."""
OUTAGE_SECONDS = 30.0
"""Telegram is away once it has answered nobody for so long; before that a letter may be at fault."""
LONGEST_REST = 30.0
CATCHING_UP = 0.5
"""Twice as fast as the pace goes what had to wait for a slow disk: in those moments Telegram has heard nothing."""


class Sender:
    """Runs until cancelled; what is in flight then is finished first, if the database lets it."""

    def __init__(
        self,
        database: Database,
        municipality: Municipality,
        messenger: Messenger,
        clock: Callable[[], datetime],
        *,
        rate: float,
        is_alone: bool = False,
        pulse: Pulse | None = None,
        pace: Pacing | None = None,
    ) -> None:
        """`is_alone`: nobody else sends out of this database, so rows found on their way are a dead one's.

        `pace`: where several send, what they agree on.
        """
        self._database = database
        self._municipality = municipality
        self._messenger = messenger
        self._clock = clock
        self._pulse = pulse or Pulse()
        self.rate = rate
        self._is_heir = is_alone
        self._pace = pace or OwnPace(Pace(rate))
        self._batch = max(1, min(MOST_IN_FLIGHT, round(rate)))
        self._in_flight: set[asyncio.Task[None]] = set()
        self._unmarked: set[int] = set()
        self._silent_until = 0.0
        """While Telegram is away."""
        self._woken = asyncio.Event()
        self._marking = asyncio.Lock()
        self._held_up = asyncio.Lock()

    def wake(self) -> None:
        """Something has been put in: look now."""
        self._woken.set()

    async def run(self) -> None:
        try:
            while True:
                await self._look()
        finally:
            if self._in_flight:
                _, stuck = await asyncio.wait(self._in_flight, timeout=DRAIN_SECONDS)
                for task in stuck:
                    task.cancel()

    async def _look(self) -> None:
        """Claim as much as there is room for, or wait for something to come."""
        try:
            if self._is_heir:
                await self._inherit()
            # Before looking: what is put in while we look may be seen or not, and wakes us in any case.
            self._woken.clear()
            claimed = await self._claim()
        except Exception as error:  # the database may be away for a while; the rows are not
            log.error("the outbox cannot be read (%s)", told(error), exc_info=trace_of(error))  # noqa: TRY400
            self._pulse.sender_failed()
            await asyncio.sleep(TROUBLE_SECONDS)
            return
        self._pulse.sender_went()
        for row in claimed:
            if row.id in self._unmarked:  # its lease has run out before the database took the mark
                continue
            task = asyncio.create_task(self._send(row))
            self._in_flight.add(task)
            task.add_done_callback(self._in_flight.discard)
        if not claimed:
            await self._rest()
        while len(self._in_flight) > self._batch:
            await asyncio.wait(self._in_flight, return_when=asyncio.FIRST_COMPLETED)

    async def _rest(self) -> None:
        waits = [asyncio.ensure_future(self._woken.wait()), *self._in_flight]
        await asyncio.wait(waits, timeout=LOOK_SECONDS, return_when=asyncio.FIRST_COMPLETED)
        waits[0].cancel()

    async def _inherit(self) -> None:
        async with self._database.writing() as session:
            released = await outbox.take_over(session, now=self._clock())
        self._is_heir = False
        if released:
            log.info("%s rows of the outbox were on their way when the program ended; they are sent now", released)

    async def _claim(self) -> list[OutboxMessage]:
        pause = await self._pause()
        if pause:
            await asyncio.sleep(min(pause, LOOK_SECONDS))
            return []
        async with self._database.writing() as session:
            limit = 1 if self._is_away() else self._batch  # one letter tries whether Telegram is back
            return await outbox.claim(session, self._municipality, now=self._clock(), limit=limit)

    async def _send(self, row: OutboxMessage) -> None:
        DOING.set(("letter", row.id))
        pause = await self._wait_for_turn(row)
        if pause:
            await self._mark(row, Later("flood", pause))
            return
        outcome = await self._deliver(row)
        if isinstance(outcome, Later) and outcome.is_unanswered and self._is_away():
            # Nothing that is said now arrives: no letter is to blame, and all wait.
            seconds = min(LONGEST_REST, self._pulse.away_for / 6)
            outcome = replace(outcome, seconds=seconds)
            self._silent_until = max(self._silent_until, monotonic() + seconds)
        elif isinstance(outcome, Later) and outcome.seconds is not None:
            await self._pace.slow_down(outcome.seconds)
        else:
            self._pace.went_well()
        await self._mark(row, outcome)

    def _is_away(self) -> bool:
        return self._pulse.away_for >= OUTAGE_SECONDS

    async def _mark(self, row: OutboxMessage, outcome: Outcome) -> None:
        """Until it is written down: a row that has gone out and does not say so would go out again."""
        self._unmarked.add(row.id)
        try:
            while True:
                try:
                    async with self._marking, self._database.writing() as session:
                        await outbox.settle(session, row, outcome, now=self._clock())
                except Exception as error:
                    trace = trace_of(error)
                    log.error("row %s of the outbox cannot be marked (%s)", row.id, told(error), exc_info=trace)  # noqa: TRY400
                    self._pulse.sender_failed()
                    await asyncio.sleep(TROUBLE_SECONDS)
                else:
                    return
        finally:
            self._unmarked.discard(row.id)

    async def _wait_for_turn(self, row: OutboxMessage) -> float:
        """Until the pace allows a call, and what has gone out is written down; returns how long nothing may be said.

        A power cut while the disk is slow must not repeat many. Those held up go one by one, not all at once.
        """
        wait = await self._pace.turn(row.chat_id, _messages(row.payload))
        if wait > LONGEST_TURN:
            return wait
        await asyncio.sleep(wait)
        if self._marking.locked() or self._held_up.locked():
            async with self._held_up:
                async with self._marking:
                    pass
                await asyncio.sleep(CATCHING_UP / self.rate)
        return await self._pause()

    async def _pause(self) -> float:
        return max(await self._pace.paused(), self._silent_until - monotonic(), 0.0)

    async def _deliver(self, row: OutboxMessage) -> Outcome:
        try:
            return await self._messenger.deliver(row.chat_id, row.payload)
        except Exception as error:
            log.exception("row %s of the outbox could not be put into words", row.id)
            if row.kind != ALERT:  # an alert about an alert would have no end
                self._pulse.trouble(Trouble.LETTER, f"{row.id}, {type(error).__name__}")
            return Later(type(error).__name__)


def _messages(payload: Mapping[str, Any]) -> int:
    """How many Telegram counts: each picture of an album, and the line with its buttons."""
    copied = len(payload.get("copy", {}).get("messages", ()))
    return copied + 1 if copied > 1 else 1
