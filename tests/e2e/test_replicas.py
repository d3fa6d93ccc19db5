"""Two replicas behind the nginx of deploy/, over PostgreSQL and Redis, each a process: nothing is lost, nothing comes twice.

The ordinary run is small; `REPLICAS_PEOPLE=40 .venv/bin/pytest -s tests/e2e/test_replicas.py` is the whole one.
`REPLICAS_KILLS=30` adds three replicas of which any is killed at any moment, `REPLICAS_SEED` another chance.
"""

import asyncio
import os
import random
import shutil
import time
from collections import Counter
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
import yaml
from sqlalchemy import func, select

from bot.app import House, build_house
from bot.settings import Settings
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus, Repeat
from models.audiences import Audience
from models.migrating import migrate
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role
from models.responses import Response
from models.session import Database, open_database
from models.threads import ThreadMessage
from playground.flood import FloodLimits
from playground.server import Playground
from programmes.loading import find, load
from programmes.questionnaires import Questionnaire
from tests import nginx
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.e2e.processes import TOKEN
from tests.e2e.relay_judge import Judge
from tests.e2e.relay_people import Journal, Talker
from tests.e2e.relay_plan import seat_all, settle_all
from tests.e2e.replicas import Replicas
from tests.e2e.somebody import Somebody
from tests.e2e.test_crashes import nothing_is_lost
from tests.e2e.turns import Turns
from tests.postgresql import Server
from tests.redis_server import NoRedis, redis_of_one_own

ANSWERING = int(os.environ.get("REPLICAS_PEOPLE", "6"))
KILLS, SEED = int(os.environ.get("REPLICAS_KILLS", "0")), int(os.environ.get("REPLICAS_SEED", "7"))
TALKING, WORDS = 8, 4
AUDIENCE = 100
FIRST = 501
NEWS = "В среду встреча в школе № 3"
SETTLING_SECONDS = 90
LEASE_SECONDS = 120
LEISURELY = 5
"""Letters a second: so that most kills come while some are on their way."""
ROUND_TRIP_SECONDS = 0.1
MOST_IN_THE_AIR = 5
"""Letters and words one replica can have on their way when it dies: Telegram has them, and no mark says so."""
NOTICED_SECONDS = 2.5
"""The proxy leaves out for two seconds who was away; operators wait for that too."""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(nginx.FOUND is None, reason="no nginx on this machine"),
    pytest.mark.timeout(600),
]


@pytest.fixture
def playground() -> Playground:
    playground = Playground(flood=FloodLimits())
    playground.add_bot(TOKEN, first_name="Методбот", username="metodbot_test_bot")
    return playground


@pytest.fixture
def redis() -> Iterator[str]:
    try:
        with redis_of_one_own() as server:
            yield server.url
    except NoRedis as error:
        pytest.skip(str(error))


@pytest.fixture
def zone() -> str:
    """Where it is about noon now: nobody is told anything at night."""
    west = datetime.now(UTC).hour - 12
    return f"Etc/GMT{west:+d}" if west else "UTC"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """The programme without days on which nobody is told anything."""
    folder = tmp_path / "town"
    shutil.copytree(find("nms-2023"), folder)
    path = folder / "calendar.yaml"
    calendar = yaml.safe_load(path.read_text(encoding="utf-8"))
    hours = calendar["quiet_hours"]
    calendar["quiet_hours"] = {name: hours[name] for name in ("from", "to", "resume_at")} | {"sunday": False}
    path.write_text(yaml.safe_dump(calendar, allow_unicode=True), encoding="utf-8")
    return folder


@pytest.fixture
async def database(postgresql: Server) -> AsyncIterator[Database]:
    url = postgresql.create()
    await migrate(url)
    opened = open_database(url.render_as_string(hide_password=False))
    yield opened
    await opened.close()
    postgresql.drop(url)


@pytest.fixture
async def replicas(
    tmp_path: Path, database: Database, redis: str, zone: str, town: Path, request: pytest.FixtureRequest
) -> AsyncIterator[Replicas]:
    """Two, or as many as a test asks for."""
    address, count = database.url.render_as_string(hide_password=False), getattr(request, "param", 2)
    replicas = Replicas(tmp_path, database=address, redis=redis, count=count, TIMEZONE=zone, PROGRAMME=str(town))
    yield replicas
    await replicas.clear_away()


@pytest.fixture
async def house(database: Database, zone: str, town: Path) -> House:
    return await build_house(Settings(_env_file=None, timezone=zone), load(town), database)


class Letterbox:
    """How often the announcement has come to whom."""

    def __init__(self, playground: Playground) -> None:
        self.came: Counter[int] = Counter()
        playground.world.listeners.append(self._notice)

    def _notice(self, event: dict[str, Any]) -> None:
        if event["event"] == "message" and NEWS in (event["message"]["text"] or ""):
            self.came[event["chat_id"]] += 1


async def announce(house: House, author: int) -> None:
    row = Announcement(
        author_id=author, kind=AnnouncementKind.POLICY, status=AnnouncementStatus.SCHEDULED, text=NEWS,
        audience=Audience(is_everybody=True).plain(), repeat=Repeat.NEVER, due_at=house.clock(), created_at=house.clock(),
    )  # fmt: skip
    async with house.database.writing() as session:
        session.add(row)
        await session.commit()


async def count(database: Database, *queries: Any) -> list[int]:
    async with database.reading() as session:
        found = [await session.scalar(query) or 0 for query in queries]
        await session.commit()
    return found


async def one_dies_and_both_are_renewed(replicas: Replicas, turns: Turns) -> None:
    """A power cut of one; later an update of the program, one replica after the other. Always in the middle of taps."""
    await turns.taken(2 * ANSWERING)
    turns.give(ANSWERING)
    await asyncio.sleep(0.05)
    await replicas.bots[0].kill()
    await turns.taken(2 * ANSWERING)
    await replicas.bots[0].start()
    await replicas.until_ready(0)
    for number in (1, 0):
        await asyncio.sleep(NOTICED_SECONDS)
        turns.give(2 * ANSWERING)
        await asyncio.sleep(0.05)
        assert await replicas.bots[number].stop() == 0
        await turns.taken(2 * ANSWERING)
        await replicas.bots[number].start()
        await replicas.until_ready(number)


async def test_two_replicas_are_one_bot(
    api: str, playground: Playground, replicas: Replicas, house: House, diagnostics: Questionnaire
):
    began, dice = time.monotonic(), random.Random(7)
    people, author = await settle_audience(house, playground)
    cast = await settle_all(house, playground, TALKING)
    circles = await seat_all(house, cast, dice)
    await replicas.start(api, playground)

    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    turns = Turns(people)
    answering = [asyncio.create_task(turns.answers(person, diagnostics, dice)) for person in people]
    await one_dies_and_both_are_renewed(replicas, turns)
    turns.give_freely()
    renewed = time.monotonic() - began
    await asyncio.gather(*answering)
    await nothing_is_lost(people, Drawer(house.database))
    await asyncio.gather(*(person.taps_on("Отправить") for person in people))
    assert await count(house.database, HANDED_IN) == [ANSWERING]

    letterbox, journal = Letterbox(playground), Journal(playground)
    await announce(house, author)
    talkers = [Talker(playground, journal, one, circles, dice) for one in cast]
    await asyncio.gather(*(one.talks(WORDS, 8) for one in talkers))
    await until_settled(house.database, journal, letterbox, replicas)
    floods = [await replicas.figure(number, "metodbot_api_floods_total") for number in range(2)]
    assert await replicas.stop() == [0, 0]

    served = replicas.served()
    print(  # noqa: T201  # what the proof was made of, for docs/reliability.md
        "", f"{ANSWERING} people, {sum(one.taps for one in people)} taps; answered by each: {dict(served)}",
        f"taken at a later time of asking: {replicas.refused()}",
        f"{len(journal.lines)} words, {len(journal.awaited)} deliveries; announcement to {len(letterbox.came)}",
        f"429: {floods}; {renewed:.0f} s until renewed, {time.monotonic() - began:.0f} s in all", sep="\n",
    )  # fmt: skip
    assert min(served[0, "200"], served[1, "200"]) > 20
    assert set(letterbox.came.values()) == {1}
    assert len(letterbox.came) == AUDIENCE
    judge = Judge(playground, journal, cast)
    judge_all(judge)
    assert judge.repeats == 0
    assert await count(house.database, KEPT) == [len(journal.lines)]
    assert [one.complaints() for one in replicas.bots] == [[], []], replicas.said()


async def any_dies_at_any_moment(replicas: Replicas, dice: random.Random, is_over: asyncio.Event) -> int:
    """Sometimes two at once, seldom all three; returns how many kills there were when the work was over."""
    back: set[asyncio.Task[None]] = set()
    dead: set[int] = set()

    async def comes_back(number: int) -> None:
        await asyncio.sleep(dice.uniform(0, 4))
        await replicas.bots[number].start()
        dead.discard(number)

    kills = 0
    while kills < KILLS and not is_over.is_set():
        await asyncio.sleep(dice.uniform(0.5, 8))
        number = dice.randrange(len(replicas.bots))
        if number not in dead:
            dead.add(number)
            await replicas.bots[number].kill()
            kills += 1
            back.add(asyncio.create_task(comes_back(number)))
    await asyncio.gather(*back)
    for number in range(len(replicas.bots)):
        await replicas.until_ready(number)
    return kills


@pytest.mark.skipif(not KILLS, reason="what the dead had in their hands waits two minutes: REPLICAS_KILLS=30")
@pytest.mark.timeout(1800)
@pytest.mark.parametrize("replicas", [3], indirect=True)
async def test_three_replicas_killed_at_any_moment(
    api: str, playground: Playground, replicas: Replicas, house: House, diagnostics: Questionnaire
):
    """Answers, conversations and an announcement go on meanwhile: nothing is lost, and only what hung in the air repeats."""
    began, dice = time.monotonic(), random.Random(SEED)
    people, author = await settle_audience(house, playground)
    cast = await settle_all(house, playground, TALKING)
    circles = await seat_all(house, cast, dice)
    for bot in replicas.bots:
        bot.settings["BROADCAST_RATE"] = str(LEISURELY)
    await replicas.start(api, playground)
    playground.latency = ROUND_TRIP_SECONDS
    await asyncio.gather(*(person.opens_diagnostics() for person in people))
    letterbox, journal, is_over = Letterbox(playground), Journal(playground), asyncio.Event()
    killing = asyncio.create_task(any_dies_at_any_moment(replicas, random.Random(SEED + 1), is_over))
    await announce(house, author)
    talkers = [Talker(playground, journal, one, circles, dice) for one in cast]
    await asyncio.gather(
        *(person.answers_all(diagnostics, dice, pause=1.0) for person in people), *(one.talks(4 * WORDS, 60) for one in talkers)
    )  # fmt: skip
    is_over.set()
    kills, worked = await killing, time.monotonic() - began
    await nothing_is_lost(people, Drawer(house.database))
    await asyncio.gather(*(person.taps_on("Отправить") for person in people))
    assert await count(house.database, HANDED_IN) == [ANSWERING]
    await until_settled(house.database, journal, letterbox, replicas, within=SETTLING_SECONDS + LEASE_SECONDS)
    assert await replicas.stop() == [0, 0, 0]

    judge, twice = Judge(playground, journal, cast), letterbox.came.total() - len(letterbox.came)
    print(  # noqa: T201  # what the proof was made of, for docs/reliability.md
        "", f"{kills} kills in {worked:.0f} s; {len(people)} people, {sum(one.taps for one in people)} taps",
        f"answered by each: {dict(replicas.served())}; taken at a later time of asking: {replicas.refused()}",
        f"{len(journal.lines)} words, {len(journal.awaited)} deliveries, again: {judge.repeats}",
        f"announcement to {len(letterbox.came)}, again: {twice}; {time.monotonic() - began:.0f} s in all", sep="\n",
    )  # fmt: skip
    assert len(letterbox.came) == AUDIENCE
    judge_all(judge)
    assert twice + judge.repeats <= kills * MOST_IN_THE_AIR
    assert await count(house.database, KEPT) == [len(journal.lines)]
    assert [one.complaints() for one in replicas.bots] == [[], [], []], replicas.said()


HANDED_IN = select(func.count()).select_from(Response).where(Response.submitted_at.is_not(None))
KEPT = select(func.count()).select_from(ThreadMessage)


async def settle_audience(house: House, playground: Playground) -> tuple[list[Somebody], int]:
    """Those who answer, of whom the first may announce, and whoever reads only; the people, and the first one's row."""
    people = [Somebody(playground, FIRST + number, overlooked=NEWS) for number in range(ANSWERING)]
    for person in people[1:]:
        await settle(house, person.id)
    author = await settle(house, people[0].id, role=Role.METHODIST)
    for number in range(AUDIENCE - ANSWERING - TALKING):
        quiet = 9_000 + number
        playground.world.private_chat(playground.world.bot, playground.add_person(quiet, "Вера"))
        await settle(house, quiet)
    return people, author


def judge_all(judge: Judge) -> None:
    judge.everybody_got_everything()
    judge.nobody_got_what_is_for_others()
    judge.authors_are_in_order()
    judge.all_readers_read_the_same_order()


async def until_settled(
    database: Database, journal: Journal, letterbox: Letterbox, replicas: Replicas, within: float = SETTLING_SECONDS
) -> None:
    """Until everything is everywhere, and nothing waits that could come a second time."""
    waiting = select(func.count()).select_from(OutboxMessage).where(OutboxMessage.status == OutboxStatus.NEW)
    deadline = time.monotonic() + within
    while journal.missing or len(letterbox.came) < AUDIENCE or (await count(database, waiting))[0]:
        assert time.monotonic() < deadline, (len(journal.missing), len(letterbox.came), replicas.said()[-2000:])
        await asyncio.sleep(0.2)
