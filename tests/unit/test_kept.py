"""Updates that wait in the database: whole, in order, closed, and gone when they are handled."""

import json
import sqlite3
from typing import Any

import pytest
from sqlalchemy import select

from bot import kept as module
from bot.kept import Kept
from bot.taking import one_of, whose
from models.session import Database
from models.updates import KeptUpdate

TOKEN = "1:of-nobody"
WORDS = "Ёлкина <b>& \ud83d"


async def numbers(database: Database) -> list[int]:
    async with database.reading() as session:
        return list(await session.scalars(select(KeptUpdate.number).order_by(KeptUpdate.number)))


def update(number: int, text: str = WORDS) -> dict[str, Any]:
    return {"update_id": number, "message": {"chat": {"id": 5}, "from": {"id": 6}, "text": text}}


async def test_what_is_kept_comes_again_until_it_is_handled(database: Database, monkeypatch: pytest.MonkeyPatch):
    contents = {number: one_of(update(number)).content for number in (2**40, 7, 8)}
    first = Kept(database, TOKEN)
    assert await first.recall() == {}
    assert await first.keep(contents)
    assert await first.keep(contents)
    first.done(8)
    first.done(9)
    await first.close()
    assert await numbers(database) == [7, 2**40]
    second = Kept(database, TOKEN)
    found = await second.recall()
    assert list(found) == [7, 2**40]
    assert json.loads(found[7]) == update(7)
    monkeypatch.setattr(module, "CLEAR_SECONDS", 0)
    second.done(7)
    second.done(2**40)
    await second.close()
    assert await numbers(database) == []


async def test_without_the_token_it_says_nothing(database: Database, caplog: pytest.LogCaptureFixture):
    kept = Kept(database, TOKEN)
    await kept.keep({1: one_of(update(1, "личное")).content})
    async with database.reading() as session:
        closed = await session.scalar(select(KeptUpdate.content))
    assert closed is not None
    assert "личное".encode() not in closed
    other = Kept(database, "2:of-somebody-else")
    assert await other.recall() == {}
    assert "1 more were closed with another token" in caplog.text
    await other.close()
    assert await numbers(database) == []


async def test_a_database_that_takes_nothing_is_said_once(
    database: Database, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    kept = Kept(database, TOKEN)

    async def refuse(*_given: object) -> None:
        raise sqlite3.OperationalError("disk I/O error")

    with monkeypatch.context() as patch:
        patch.setattr("models.queries.kept_updates.put", refuse)
        assert not await kept.keep({1: b"x"})
        assert not await kept.keep({1: b"x"})
    assert caplog.text.count("cannot be kept") == 1
    assert await kept.keep({1: b"x"})


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ({"message": {"chat": {"id": 5}, "from": {"id": 6}}}, (5, 6)),
        ({"callback_query": {"from": {"id": 6}, "message": {"chat": {"id": 5}}}}, (5, 6)),
        ({"my_chat_member": {"chat": {"id": 5}, "from": {"id": 6}}}, (5, 6)),
        ({"inline_query": {"from": {"id": 6}}}, (None, 6)),
        ({"poll": {"id": "1"}}, 1),
        ({"message": "чужое"}, 1),
        ({"message": {"chat": {"id": []}, "from": 7}}, 1),
        ({}, 1),
    ],
)
def test_whose_an_update_is(event: dict[str, Any], expected: object):
    assert whose({"update_id": 1, **event}) == expected
