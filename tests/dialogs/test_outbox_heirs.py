"""What a dead sender had on its way: little, taken over at once by one that knows it is alone."""

import asyncio
import signal
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.engine import make_url

from bot.app import House
from bot.delivery import TelegramMessenger
from models.outbox import OutboxMessage, OutboxStatus
from models.sole_owner import sole_owner
from scheduler.sender import Sender
from services import outbox
from services.outbox import Letter, Priority, Recipient
from services.ports import Delivered
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.telegram import HELD, Person, Telegram

HOLDER = """
import asyncio
import sys
from sqlalchemy import make_url
from models.sole_owner import sole_owner

async def hold():
    async with sole_owner(make_url(sys.argv[1])) as is_sole:
        print(is_sole, flush=True)
        sys.stdin.read()

asyncio.run(hold())
"""
ROOT = Path(__file__).parents[2]


@pytest.fixture
async def person(house: House, telegram: Telegram) -> Person:
    found = telegram.person(900)
    await settle(house, found.id)
    await found.says("/menu")
    return found


async def leave_behind(house: House, chat: int, clock: Clock) -> None:
    """Two rows for a chat: one that a dead sender had claimed, and the one after it."""
    letters = [Letter(f"{number}", Recipient(chat, None), {"text": f"№{number}"}) for number in range(2)]
    async with house.database.writing() as session:
        await outbox.put(session, house.municipality, letters, kind="t", priority=Priority.NOTICE, now=clock())
        await session.commit()
    async with house.database.writing() as session:
        assert len(await outbox.claim(session, house.municipality, now=clock(), limit=1)) == 1


def a_sender(house: House, telegram: Telegram, *, is_alone: bool, rate: float = 1000) -> Sender:
    HELD.set(None)
    messenger = TelegramMessenger(telegram.bot, house.catalog)
    return Sender(house.database, house.municipality, messenger, house.clock, rate=rate, is_alone=is_alone)


async def sent(house: House) -> int:
    async with house.database.reading() as session:
        query = select(func.count()).where(OutboxMessage.status == OutboxStatus.SENT)
        found: int = (await session.execute(query)).scalar_one()
        await session.commit()
    return found


def texts(person: Person) -> list[str]:
    return [message.content.text for message in person.messages if message.content.text.startswith("№")]


@pytest.mark.both_databases
@pytest.mark.parametrize("is_alone", [True, False])
async def test_only_an_heir_takes_over(
    house: House, telegram: Telegram, person: Person, clock: Clock, monkeypatch: pytest.MonkeyPatch, is_alone: bool
):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)
    await leave_behind(house, person.id, clock)
    sending = asyncio.create_task(a_sender(house, telegram, is_alone=is_alone).run())
    try:
        if not is_alone:
            await asyncio.sleep(0.3)
            assert texts(person) == []
            clock.passes(seconds=outbox.LEASE.total_seconds() + 1)
        async with asyncio.timeout(60):
            while await sent(house) < 2:  # noqa: ASYNC110  # another session writes the rows
                await asyncio.sleep(0.01)
    finally:
        sending.cancel()
        await asyncio.wait({sending})
    assert texts(person) == ["№0", "№1"]


async def test_it_takes_over_once(house: House, telegram: Telegram, person: Person, clock: Clock):
    """Its own rows on their way are not let go of by its next look."""
    await leave_behind(house, person.id, clock)
    sender = a_sender(house, telegram, is_alone=True)
    await sender._look()
    await asyncio.wait(sender._in_flight)
    async with house.database.writing() as session:
        [claimed] = await outbox.claim(session, house.municipality, now=clock(), limit=1)
    await sender._look()
    async with house.database.reading() as session:
        assert (await session.get_one(OutboxMessage, claimed.id)).lease_until is not None
    assert texts(person) == ["№0"]


async def test_while_the_disk_is_slow_nothing_new_goes_out(
    house: House, telegram: Telegram, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    """And what was held up goes one by one afterwards."""
    people = [telegram.person(910 + number) for number in range(6)]
    for person in people:
        await settle(house, person.id)
        await person.says("/menu")
        await leave_behind(house, person.id, clock)
    disk, settle_row = asyncio.Event(), outbox.settle
    moments: list[float] = []

    async def settle_slowly(*args, **how):
        await disk.wait()
        await settle_row(*args, **how)

    async def deliver(self, *_args):
        moments.append(asyncio.get_running_loop().time())
        return Delivered((1,))

    monkeypatch.setattr("services.outbox.settle", settle_slowly)
    monkeypatch.setattr(TelegramMessenger, "deliver", deliver)
    sender = a_sender(house, telegram, is_alone=True, rate=50)
    await sender._look()
    await asyncio.sleep(0.4)
    assert len(moments) == 1
    disk.set()
    await asyncio.wait(sender._in_flight)
    assert len(moments) == 6
    assert all(after - before > 0.4 / 50 for before, after in pairwise(moments))


async def holder(address: str) -> tuple[asyncio.subprocess.Process, bool]:
    """Another process over the same database, and whether it believes to be alone."""
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", HOLDER, address, cwd=ROOT, stdin=pipe, stdout=pipe
    )
    assert process.stdout is not None
    return process, (await process.stdout.readline()).strip() == b"True"


async def test_one_of_two_processes_is_alone_until_it_dies(tmp_path: Path):
    address = f"sqlite:///{tmp_path / 'bot.db'}"
    first, is_alone = await holder(address)
    assert is_alone
    second, is_alone = await holder(address)
    assert not is_alone
    first.send_signal(signal.SIGKILL)
    await first.wait()
    third, is_alone = await holder(address)
    assert is_alone
    for process in (second, third):
        process.kill()
        await process.communicate()


async def test_on_a_server_nobody_is_known_to_be_alone():
    async with sole_owner(make_url("postgresql+asyncpg://metodbot@host/metodbot")) as is_alone:
        assert not is_alone
