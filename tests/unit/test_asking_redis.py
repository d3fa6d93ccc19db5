"""Whether Redis is there: any answer but its own greeting is a problem for an operator."""

import asyncio

import pytest

from bot import asking_redis
from bot.asking_redis import problems_with


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (b"+PONG\r\n", None),
        (b"-NOAUTH Authentication required.\r\n", "Authentication required"),
        (b"-LOADING Redis is loading the dataset in memory\r\n", "loading"),
        (b"HTTP/1.1 400 Bad Request\r\n\r\n", "REDIS_URL"),
        (b"", "REDIS_URL"),
    ],
)
async def test_what_answers(answer: bytes, said: str | None, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asking_redis, "ANSWERS_WITHIN", 0.2)

    async def speak(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while words := await reader.read(1000):
            if not answer:
                continue
            commands = words.split(b"*")[1:]
            writer.write(b"".join(answer if b"PING" in one else b"+OK\r\n" for one in commands))
        writer.close()

    server = await asyncio.start_server(speak, "127.0.0.1", 0)
    async with server:
        problems = await problems_with(f"redis://:hidden@127.0.0.1:{server.sockets[0].getsockname()[1]}/0")
    if said is None:
        assert problems == []
    else:
        (line,) = problems
        assert said in line
        assert "hidden" not in line
