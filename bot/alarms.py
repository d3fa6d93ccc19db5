"""Whoever runs the bot hears of what goes wrong: through the outbox, or past it where the database is away."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from time import monotonic

from aiogram import Bot
from aiogram.exceptions import AiogramError

from bot.app import House
from bot.calls import IMPATIENT, told
from bot.readings import Readings
from models.faults import Fault
from services import alerts
from services.alerts import BACK, REDIS_BACK, TAKES_AGAIN, TELEGRAM_BACK, Alert, Alerts
from services.pulse import Trouble

log = logging.getLogger(__name__)

LOOK_SECONDS = 15.0
"""Also the time in which what happens at once is gathered."""
NEWS_SECONDS = 180.0
"""An outage of Telegram that is shorter is nobody's news."""
SURE_AFTER = 2
"""So many looks in a row have to fail: one slow moment is no news."""


class Alarms:
    """Looks round until cancelled. What goes wrong here is a line in the log and never an alarm."""

    def __init__(self, house: House, bot: Bot, readings: Readings, clock: Callable[[], float] = monotonic) -> None:
        self._house, self._bot, self._readings, self._clock = house, bot, readings, clock
        self._alerts = Alerts(clock)
        self._failed_looks = 0
        self._away_since: float | None = None
        self._redis_away_since: float | None = None
        self._refuses_since: float | None = None
        self._was_busy = False
        self._overdue: set[str] = set()
        self._away_for = 0.0
        house.pulse.alarm = self._alerts.note

    async def run(self) -> None:
        while True:
            await asyncio.sleep(LOOK_SECONDS)
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  # the next look comes
                log.warning("administrators could not be told (%s)", type(error).__name__)

    async def look(self) -> None:
        await self._readings.look(is_fresh_wanted=True)
        self._judge_database(is_there=self._readings.seconds is not None)
        self._judge_redis()
        self._judge_storage(self._house.pulse.fault)
        self._judge_jobs()
        self._judge_telegram()
        due = self._alerts.due() if self._house.admin_ids else []
        if self._failed_looks:
            # Everything fails without a database; the rest is told when it is back.
            due = [alert for alert in due if alert.about in {Trouble.DATABASE, Trouble.STORAGE}]
            await self._tell_at_once(due)
        elif due:
            await self._tell(due)

    def _judge_database(self, *, is_there: bool) -> None:
        now = self._clock()
        if not is_there:
            self._failed_looks += 1
            if self._failed_looks == SURE_AFTER and not self._house.pulse.fault:  # else it is known why
                self._away_since = now
                self._house.pulse.trouble(Trouble.DATABASE)
            return
        self._failed_looks = 0
        if self._away_since is not None:
            self._alerts.note(BACK, str(max(1, round((now - self._away_since) / 60))))
            self._away_since = None

    def _judge_redis(self) -> None:
        """Shorter than from look to look is no news."""
        now, is_there = self._clock(), self._house.pulse.is_redis_there
        if is_there and self._redis_away_since is not None:
            self._alerts.note(REDIS_BACK, str(max(1, round((now - self._redis_away_since) / 60))))
            self._redis_away_since = None
        elif not is_there and self._redis_away_since is None:
            self._redis_away_since = now
            self._house.pulse.trouble(Trouble.REDIS)

    def _judge_storage(self, fault: str) -> None:
        """Another program may hold the database for a moment; nothing else of the kind is over by itself."""
        now, was_busy = self._clock(), self._was_busy
        self._was_busy = fault == Fault.BUSY
        if fault and self._refuses_since is None and (was_busy or not self._was_busy):
            self._refuses_since = now
            self._house.pulse.trouble(Trouble.STORAGE, fault)
        elif not fault and self._refuses_since is not None:
            self._alerts.note(TAKES_AGAIN, str(max(1, round((now - self._refuses_since) / 60))))
            self._refuses_since = None

    def _judge_jobs(self) -> None:
        overdue = set(self._house.pulse.overdue())
        for job in sorted(overdue - self._overdue):
            self._house.pulse.trouble(Trouble.OVERDUE, job)
        self._overdue = overdue

    def _judge_telegram(self) -> None:
        """Told once it is over: before that no letter arrives."""
        away_for = self._house.pulse.away_for
        if away_for < self._away_for and self._away_for >= NEWS_SECONDS:
            self._alerts.note(TELEGRAM_BACK, str(round(self._away_for / 60)))
        self._away_for = away_for

    async def _tell(self, due: Sequence[Alert]) -> None:
        house = self._house
        try:
            async with house.database.writing() as session:
                await alerts.tell(session, house.municipality, due, admin_ids=house.admin_ids, now=house.clock())
        except Exception as error:  # noqa: BLE001  # a full disk: it can be read and takes nothing
            log.warning("letters to administrators go past the outbox (%s)", type(error).__name__)
            await self._tell_at_once(due)
            return
        for alert in due:
            self._alerts.told(alert)

    async def _tell_at_once(self, due: Sequence[Alert]) -> None:
        t = self._house.catalog.speaker(None)
        token = IMPATIENT.set(True)
        try:
            for alert in due:
                self._alerts.told(alert)
                for admin_id in sorted(self._house.admin_ids):
                    try:
                        await self._bot.send_message(admin_id, t(alert.phrase, **alert.values))
                    except AiogramError as error:
                        log.info("an administrator could not be told (%s)", told(error))
        finally:
            IMPATIENT.reset(token)
