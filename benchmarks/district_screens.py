"""How long screens of a district take, looked at one after another."""

import asyncio
import gc
from collections.abc import Awaitable, Callable, Mapping
from statistics import quantiles
from time import perf_counter
from typing import Any, NamedTuple

from sqlalchemy.ext.asyncio import AsyncSession

from benchmarks.district_stage import Counter
from bot.app import House
from services.visits import Visit

Look = Callable[[AsyncSession, Visit], Awaitable[Any]]


class Screen(NamedTuple):
    p95_ms: float
    longest_ms: float
    statements: float
    """Of one look."""


async def looked_at(house: House, visit: Visit, screens: Mapping[str, Look], looks: int) -> dict[str, Screen]:
    counter = Counter(house)
    found: dict[str, Screen] = {}
    for name, look in screens.items():
        gc.collect()  # what was made to fill the database is no business of the screens
        waits, before = [], counter.count
        for _ in range(looks):
            began = perf_counter()
            async with house.database.reading() as session:
                await look(session, visit)
            waits.append((perf_counter() - began) * 1000)
            await asyncio.sleep(0)
        found[name] = Screen(quantiles(waits, n=20)[-1], max(waits), (counter.count - before) / looks)
    return found
