"""What two programs are told to do at the same moment ends as if the one had been told after the other.

Each use case stops before its first change until the other one has looked at everything too. The ordinary run tries
those where that has mattered; `RACES=all` tries every one of the table of rights.
"""

import asyncio
import importlib
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pytest
from sqlalchemy import URL, event, func, literal, select, union_all
from sqlalchemy.util import await_only

from bot.app import House, build_house
from bot.settings import Settings
from models.base import Base
from models.people import Role
from models.session import Database, open_database
from programmes.programme import Programme
from services.errors import Refusal
from services.visits import Visit
from tests.conftest import SQLITE, Clock
from tests.dialogs.shortcuts import settle
from tests.files import Files, Store
from tests.house.plan import dotted, modules
from tests.services.test_rights_matrix import ACTOR, CASES, Case, Rows, acting, furnish

AT_ONCE = 2
WORTH_IT = (
    "consultation_duties.add", "course_providers.merge", "deficit_decisions.confirm", "event_drafting.begin",
    "event_materials.remove", "event_telling.draft_announcement", "indicator_entering.enter",
    "indicator_freezing.freeze", "invitations.issue_for_school", "meeting_minutes.sign",
    "meeting_plan_agreeing.decide", "request_taking.pass_on", "roles.give", "standing_in.record_consent",
)  # fmt: skip
NAMES = tuple(CASES) if os.environ.get("RACES") == "all" else WORTH_IT
KINDLY = {"indicator_freezing.freeze"}
"""Whoever comes second is told so where one after the other would find it done."""
LED_UP_TO_BY_OTHERS = ("consultation_closing.", "consultations.")
"""What the table of rights does before them needs somebody else's hands."""
CHANGES = ("INSERT", "UPDATE", "DELETE")
WAIT = {True: 0.01, False: 0.1}
"""Seconds; who is held by a lock does not come, and on SQLite nobody does."""


class Captured(Exception):
    def __init__(self, call: Callable[..., Any]) -> None:
        super().__init__()
        self.call = call


class Meeting:
    """Everybody waits at their first change until all are there, or nobody comes any more."""

    def __init__(self, database: Database, wait: float) -> None:
        self._wait, self._here, self._all_here = wait, set[Any](), asyncio.Event()
        for engine in database.engines:
            event.listen(engine.sync_engine, "before_cursor_execute", self._look)

    def _look(self, _connection: Any, _cursor: Any, statement: str, *_rest: Any) -> None:
        if statement.lstrip().startswith(CHANGES):
            await_only(self._meet())

    async def _meet(self) -> None:
        task = asyncio.current_task()
        if task in self._here:
            return
        self._here.add(task)
        if len(self._here) == AT_ONCE:
            self._all_here.set()
        try:
            async with asyncio.timeout(self._wait):
                await self._all_here.wait()
        except TimeoutError:
            self._all_here.set()


@dataclass
class World:
    """Furnished once; every try has a copy of it."""

    house: House
    template: URL
    store: Store
    rows: Rows
    visits: dict[Role, Visit]

    async def ends(self, name: str, *, at_once: bool) -> tuple[list[str], dict[str, int]]:
        """What they were told, and how many rows every table holds then."""
        url = self.store.create(self.template)
        database = open_database(url.render_as_string(hide_password=False))
        case = CASES[name]
        visit = next((self.visits[role] for role in HANDS if role in case.own), self.visits[Role.EDUCATOR])
        try:
            call = await lead_up_to(database, name, case, visit, self.rows)
            if at_once:
                Meeting(database, WAIT[url.get_backend_name() == SQLITE])
                told = await asyncio.gather(*(tell(database, visit, call) for _ in range(AT_ONCE)))
            else:
                told = [await tell(database, visit, call) for _ in range(AT_ONCE)]
            return sorted(told), await counts(database)
        finally:
            await database.close()
            self.store.drop(url)


HANDS = (Role.METHODIST, Role.CENTRE_HEAD, Role.ADMIN, *Role)


async def lead_up_to(database: Database, name: str, case: Case, visit: Visit, rows: Rows) -> Callable[..., Any]:
    """Whatever the case lays out first is kept; the use case with what it is to be told is handed back."""
    place, verb = name.split(".")
    module = importlib.import_module(next(dotted(path) for path in modules("services") if path.stem == place))

    async def capture(_session: Any, _visit: Visit, *given: Any, **facts: Any) -> None:
        raise Captured(lambda session, visit: call(session, visit, *given, **facts))

    with pytest.MonkeyPatch.context() as patch:
        call = getattr(module, verb)
        patch.setattr(module, verb, capture)
        async with database.writing() as session:
            try:
                await case.call(session, visit, rows)
            except Captured as captured:
                await session.commit()
                return captured.call
    raise AssertionError(name)


async def tell(database: Database, visit: Visit, call: Callable[..., Any]) -> str:
    async with database.writing() as session:
        try:
            await call(session, visit)
        except Refusal as refusal:
            return refusal.phrase
    return "done"


async def counts(database: Database) -> dict[str, int]:
    async with database.reading() as session:
        tables = Base.metadata.tables.values()
        query = union_all(*(select(literal(one.name), func.count()).select_from(one) for one in tables))
        found = {row[0]: row[1] for row in await session.execute(query)}
        await session.commit()
    return found


@pytest.fixture
async def world(
    address: URL, database_kind: str, programme: Programme, clock: Clock, request: pytest.FixtureRequest, tmp_path: Any
) -> World:
    store: Store = Files(tmp_path) if database_kind == SQLITE else request.getfixturevalue("postgresql")
    database = open_database(address.render_as_string(hide_password=False))
    house = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(house, ACTOR)
    rows = await furnish(house, "Школа № 3", 3100)
    visits = {role: await acting(house, role, rows) for role in Role}
    await database.close()
    return World(replace(house, database=database), address, store, rows, visits)


@pytest.mark.timeout(1200)
async def test_at_once_is_as_one_after_the_other(world: World):
    lost = {}
    for name in NAMES:
        if name.startswith(LED_UP_TO_BY_OTHERS):
            continue
        (told, kept), (told_at_once, kept_at_once) = (
            await world.ends(name, at_once=False),
            await world.ends(name, at_once=True),
        )
        if kept != kept_at_once or (told != told_at_once and name not in KINDLY):
            tables = {one: (kept[one], kept_at_once[one]) for one in kept if kept[one] != kept_at_once[one]}
            lost[name] = told, told_at_once, tables
    assert lost == {}
