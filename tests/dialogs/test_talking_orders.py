"""Whatever people say in whatever order, and whatever becomes of the line: everything once, in order, to the right ones."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, select

from bot.app import House
from models.outbox import OutboxMessage, OutboxStatus
from models.session import open_database
from models.threads import MessageKind, Part, ThreadKind
from services import outbox
from services.conversations import relay_clock, talk_edits, talking, threads
from services.conversations.talking import Said
from services.ports import Delivered, Later, Unreachable
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of

ONE, TWO, THREE = range(3)
MEMBERS = ((ONE, TWO), (ONE, TWO), (ONE, THREE), (ONE, TWO, THREE))
ACCOUNTS = count(10_000, 10)
places, speakers = st.sampled_from((0, 0, 0, 1, 2, 3)), st.sampled_from((ONE, ONE, TWO, THREE))
talks = st.tuples(st.just("say"), places, speakers)
albums = st.tuples(st.just("album"), places, speakers)
edits = st.tuples(st.just("edit"), st.integers(0, 30))
sends = st.tuples(st.just("send"), st.sampled_from(("goes", "goes", "fails", "flood", "dies")), st.integers(1, 3))
blocks = st.tuples(st.just("block"), st.integers(0, 2))
returns = st.tuples(st.just("return"), st.integers(0, 2))
waits = st.tuples(st.just("wait"), st.sampled_from((1, 5, 130)))
actions = st.one_of(talks, talks, albums, edits, sends, sends, blocks, returns, waits)


@dataclass
class Inbox:
    """What lies in somebody's chat: the number of each message, what it says, and of which conversation."""

    lines: dict[int, tuple[int, int, str]] = field(default_factory=dict)


@dataclass
class World:
    house: House
    clock: Clock
    base: int
    threads: list[int] = field(default_factory=list)
    numbers: Any = field(default_factory=lambda: count(1))
    words: dict[int, tuple[int, int, str, Said]] = field(default_factory=dict)
    """By message of a conversation: which one, who, what it says by now, and how it was sent."""
    inboxes: dict[int, Inbox] = field(default_factory=lambda: defaultdict(Inbox))
    blocked: set[int] = field(default_factory=set)
    album: tuple[int, int, str] | None = None

    async def begin(self) -> None:
        ids = [await settle(self.house, self.base + who) for who in (ONE, TWO, THREE)]
        parts = (Part.ASKER, Part.HELPER, Part.HELPER)
        async with self.house.database.writing() as session:
            for members in MEMBERS:
                people = {ids[who]: parts[who] for who in members}
                kind = ThreadKind.CONSULTATION
                self.threads.append((await threads.begin(session, kind, people, title="x", now=self.clock())).id)
            await session.commit()

    async def act(self, name: str, *rest: Any) -> None:
        self.clock.passes(seconds=0.01)
        await getattr(self, name)(*rest)

    async def say(self, place: int, who: int, *, album: str | None = None) -> None:
        if who not in MEMBERS[place]:
            return
        number = next(self.numbers)
        kind = MessageKind.PHOTO if album else MessageKind.TEXT
        said = Said(kind=kind, text=f"№{number}", album=album, chat_id=self.base + who, message_id=number)
        visit = replace(await visit_of(self.house, self.base + who), now=self.clock())
        async with self.house.database.writing() as session:
            for _ in range(2):  # the same update twice
                message = await talking.put(session, visit, thread_id=self.threads[place], said=said)
            await session.commit()
        self.words[message.id] = (place, who, f"№{number}", said)

    async def album_part(self, place: int, who: int) -> None:
        if self.album is None or self.album[:2] != (place, who):
            self.album = (place, who, f"album {next(self.numbers)}")
        await self.say(place, who, album=self.album[2])

    async def edit(self, which: int) -> None:
        if which >= len(self.words):
            return
        key = sorted(self.words)[which]
        place, who, text, said = self.words[key]
        newer = replace(said, text=f"{text}+")
        visit = replace(await visit_of(self.house, self.base + who), now=self.clock())
        async with self.house.database.writing() as session:
            assert await talk_edits.edit(session, visit, said=newer)
            assert not await talk_edits.edit(session, visit, said=newer)
        self.words[key] = (place, who, f"{text}+", newer)

    async def block(self, who: int) -> None:
        self.blocked.add(who)

    async def restore(self, who: int) -> None:
        self.blocked.discard(who)
        async with self.house.database.writing() as session:
            await outbox.welcome_back(session, telegram_id=self.base + who)

    async def wait(self, seconds: int) -> None:
        self.clock.passes(seconds=seconds)

    async def send(self, fate: str, limit: int) -> None:
        async with self.house.database.writing() as session:
            claimed = await outbox.claim(session, self.house.municipality, now=self.clock(), limit=limit)
        for row in claimed:
            if fate == "dies":
                continue
            outcome: Any = Later("gone", 1.0 if fate == "flood" else None)
            if row.chat_id - self.base in self.blocked:
                outcome = Unreachable("blocked")
            elif fate == "goes":
                outcome = Delivered(self.deliver(row))
            async with self.house.database.writing() as session:
                await outbox.settle(session, row, outcome, now=self.clock())

    def deliver(self, row: OutboxMessage) -> tuple[int, ...]:
        inbox, payload = self.inboxes[row.chat_id - self.base].lines, row.payload
        if "relay" not in payload or "below" in payload:
            return (next(self.numbers),)
        if "edit" in payload:
            [(key, words)] = payload["said"].items()
            thread, said, _ = inbox[payload["edit"]]
            assert said == int(key)
            inbox[payload["edit"]] = (thread, said, words)
            return (payload["edit"],)
        places = []
        for said in payload["relay"]["messages"]:
            places.append(next(self.numbers))
            # What is copied is copied as it is by now.
            words = self.words[said][2] if "copy" in payload else payload["said"][str(said)]
            inbox[places[-1]] = (payload["relay"]["thread"], said, words)
        return (*places, next(self.numbers)) if len(places) > 1 else tuple(places)

    async def settle_down(self) -> None:
        """Everybody is back and the line holds: nothing is left over."""
        for who in (ONE, TWO, THREE):
            await self.restore(who)
        for _ in range(400):
            self.clock.passes(seconds=130)
            async with self.house.database.writing() as session:
                await relay_clock.bring_back(session)
            await self.send("goes", 10)
            if not await self.left_over():
                return
        raise AssertionError("something never leaves")

    async def left_over(self) -> list[OutboxMessage]:
        statuses = (OutboxStatus.NEW, OutboxStatus.UNREACHABLE, OutboxStatus.FAILED)
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(OutboxMessage).where(OutboxMessage.status.in_(statuses))))

    def check(self) -> None:
        for who in (ONE, TWO, THREE):
            got = [line for _, line in sorted(self.inboxes[who].lines.items())]
            meant = [
                (self.threads[place], said, text)
                for said, (place, author, text, _) in sorted(self.words.items())
                if author != who and who in MEMBERS[place]
            ]
            assert sorted(got) == sorted(meant), "nothing lost, nothing twice, nothing to a wrong one"
            later_parts = self.later_parts()
            order = [said for _, said, _ in got if said not in later_parts]
            assert order == sorted(order), "what is said comes in its order"

    def later_parts(self) -> set[int]:
        """Of albums: those may come after what was said behind their first part."""
        known, later = set(), set()
        for said in sorted(self.words):
            place, who, _, sent = self.words[said]
            if sent.album is not None and (place, who, sent.album) in known:
                later.add(said)
            known.add((place, who, sent.album))
        return later


@settings(
    max_examples=8, deadline=None, derandomize=True, database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)  # fmt: skip
@given(plan=st.lists(actions, min_size=10, max_size=30))
@example(plan=[("say", 0, ONE), ("say", 0, ONE), ("send", "flood", 1), ("send", "goes", 3)])
@example(plan=[("album", 0, ONE), ("album", 0, ONE), ("say", 0, ONE), ("send", "goes", 3)])
@example(plan=[("album", 0, ONE), ("wait", 5), ("send", "dies", 1), ("album", 0, ONE), ("edit", 1), ("say", 0, ONE)])
def test_everything_once_in_order_to_the_right_ones(first_house: House, address: URL, plan: list[tuple[Any, ...]]):
    asyncio.run(_play(first_house, address, plan))


async def _play(first_house: House, address: URL, plan: list[tuple[Any, ...]]) -> None:
    clock = Clock()
    database = open_database(address.render_as_string(hide_password=False))
    world = World(replace(first_house, database=database, clock=clock), clock, next(ACCOUNTS))
    names = {"album": "album_part", "return": "restore"}
    try:
        await world.begin()
        for name, *rest in plan:
            await world.act(names.get(name, name), *rest)
        await world.settle_down()
        world.check()
    finally:
        await database.close()


assert timedelta(seconds=130) > outbox.LEASE
