"""One person's updates go one by one, several people's side by side, and nothing of them stays."""

import asyncio

from aiogram import Dispatcher
from aiogram.fsm.storage.base import StorageKey

from bot.one_by_one import OneByOne


def key(person: int) -> StorageKey:
    return StorageKey(bot_id=1, chat_id=person, user_id=person)


async def test_updates_of_one_person_keep_their_order_and_those_of_others_do_not_wait():
    line, heard = OneByOne(), list[tuple[int, int, str]]()
    both_are_in = asyncio.Barrier(2)

    async def handle(person: int, number: int) -> None:
        async with line.lock(key(person)):
            heard.append((person, number, "in"))
            if number == 0:
                await both_are_in.wait()
            await asyncio.sleep(0)
            heard.append((person, number, "out"))

    await asyncio.gather(*(handle(person, number) for number in range(5) for person in (1, 2)))
    for person in (1, 2):
        told = [(number, what) for who, number, what in heard if who == person]
        assert told == [(number, what) for number in range(5) for what in ("in", "out")]
    assert line.people == 0


async def test_whoever_fails_or_gives_up_leaves_the_line():
    line = OneByOne()
    let_go = asyncio.Event()

    async def hold() -> None:
        async with line.lock(key(1)):
            await let_go.wait()
            raise LookupError

    async def follow() -> str:
        async with line.lock(key(1)):
            return "in"

    first, waiting, last = (asyncio.create_task(one) for one in (hold(), follow(), follow()))
    await asyncio.sleep(0)
    waiting.cancel()
    await asyncio.gather(waiting, return_exceptions=True)
    assert line.people == 1
    let_go.set()
    assert await last == "in"
    assert isinstance((await asyncio.gather(first, return_exceptions=True))[0], LookupError)
    assert line.people == 0


def test_the_library_takes_it():
    """What is falsy it would leave aside in silence."""
    line = OneByOne()
    assert Dispatcher(events_isolation=line).fsm.events_isolation is line
