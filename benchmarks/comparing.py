"""Our bot on each of its databases, alone and doubled, beside a questionnaire library that keeps nothing."""

import asyncio
import itertools
import tempfile
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, ExitStack, asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks import measuring, peers, replicated_stage, town
from benchmarks.crowd import Crowd, Respondents, Surveyed, Talkers
from benchmarks.measuring import Load, Stands
from benchmarks.peer_bot import QUESTIONS
from benchmarks.stage import on_stage
from tests import postgresql

BARE, OURS, ON_POSTGRESQL = "bare echo", "ours, SQLite", "ours, PostgreSQL"
ONE, TWO = "ours, PostgreSQL, webhook", "two of ours, PostgreSQL, Redis, webhook"


@dataclass(frozen=True, slots=True)
class Plan:
    rounds: int
    seconds: float
    size: int = 100
    people: int = 6000
    warm_answers: int = 2


SERVER = (*postgresql.AS_INSTALLED, "max_connections=200")
"""Four bots keep up to twenty connections each."""
FULL, QUICK = Plan(rounds=3, seconds=4.0), Plan(rounds=1, seconds=2.0, size=20, people=1200, warm_answers=1)


@dataclass(slots=True)
class Findings:
    plan: Plan
    loads: dict[str, list[Load]] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """What could not be measured here, and why."""


async def measure(plan: Plan) -> Findings:
    """Those of one group take turns, so that whatever else the machine does meets all of them."""
    found = Findings(plan)
    with tempfile.TemporaryDirectory(prefix="methodbot-bench-") as name:
        folder = Path(name)
        async with _alone(plan, folder, found) as crowds:
            await _take_turns(plan, crowds, found)
        with ExitStack() as stack:
            try:  # in a thread, for it runs a loop of its own
                server = await asyncio.to_thread(stack.enter_context, postgresql.running_server(SERVER))
            except postgresql.NoServer as error:
                found.missing.append(f"PostgreSQL: {error}")
                return found
            async with _on_server(plan, folder, server, found) as crowds:
                await _take_turns(plan, crowds, found)
    return found


Crowds = dict[str, tuple[Stands, Crowd]]


@asynccontextmanager
async def _alone(plan: Plan, folder: Path, found: Findings) -> AsyncIterator[Crowds]:
    database = folder / "town.db"
    await town.found(database, plan.people)
    place = await asyncio.to_thread(peers.fetched)
    async with AsyncExitStack() as stack:
        crowds: Crowds = {}
        bare = await stack.enter_async_context(
            on_stage("bare", "benchmarks.bare_bot", folder=folder, database=database)
        )
        crowds[BARE] = bare, Talkers(bare.playground, itertools.count(town.FIRST_ID))
        ours = await stack.enter_async_context(on_stage("ours", "bot", "run", folder=folder, database=database))
        crowds[OURS] = ours, Respondents(ours.playground, itertools.count(town.FIRST_ID))
        if place is None:
            found.missing.append("aiogram-dialog-survey: it cannot be fetched here")
        for library in peers.PEERS if place else ():
            command = ("benchmarks.peer_bot",)
            peer = await stack.enter_async_context(
                on_stage(library, *command, folder=folder, database=database, PYTHONPATH=str(place))
            )
            crowds[library] = peer, Surveyed(peer.playground, itertools.count(town.FIRST_ID), QUESTIONS - 1)
        yield crowds


@asynccontextmanager
async def _on_server(plan: Plan, folder: Path, server: postgresql.Server, found: Findings) -> AsyncIterator[Crowds]:
    first = await asyncio.to_thread(server.create)
    await town.found(first.render_as_string(hide_password=False), plan.people)
    others = [await asyncio.to_thread(server.create, first) for _ in range(2)]
    polled, one, two = (url.render_as_string(hide_password=False) for url in (first, *others))
    async with AsyncExitStack() as stack:
        crowds: Crowds = {}
        by_polling = await stack.enter_async_context(
            on_stage("polled", "bot", "run", folder=folder, database=folder, DATABASE_URL=polled)
        )
        crowds[ON_POSTGRESQL] = by_polling, Respondents(by_polling.playground, itertools.count(town.FIRST_ID))
        single = await stack.enter_async_context(replicated_stage.copies(1, folder, one))
        crowds[ONE] = single, Respondents(single.playground, itertools.count(town.FIRST_ID))
        redis = await stack.enter_async_context(replicated_stage.redis_server(folder))
        if redis is None:
            found.missing.append("two copies: there is no redis-server here")
        else:
            double = await stack.enter_async_context(replicated_stage.copies(2, folder, two, redis))
            crowds[TWO] = double, Respondents(double.playground, itertools.count(town.FIRST_ID))
        yield crowds


async def _take_turns(plan: Plan, crowds: Crowds, found: Findings) -> None:
    for _ in range(plan.rounds):
        for name, (stands, crowd) in crowds.items():
            load = await measuring.load(stands, crowd, plan.size, seconds=plan.seconds, warm=plan.warm_answers)
            found.loads.setdefault(name, []).append(load)
    for name, (stands, _) in crowds.items():
        found.megabytes[name] = stands.megabytes()
