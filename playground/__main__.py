"""`python -m playground demo`: try the bot in a browser; `serve`: only the Bot API server, for a bot of your own."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Coroutine
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from playground.demo import BotEnded, demo
from playground.server import Playground, serving

PORT = 8081


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m playground", description="Telegram on this machine, to try bots.")
    parser.add_argument("command", choices=("demo", "serve"))
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--folder", type=Path, default=Path("data"), help="where the demo keeps its database")
    parser.add_argument("--fresh", action="store_true", help="begin with a new municipality")
    parser.add_argument("--large", action="store_true", help="with a register of 2,000 educators")
    parser.add_argument("--token", default="1000000001:any-token-you-like", help="of the bot that `serve` expects")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "demo":
            say = partial(print, flush=True)
            work = demo(port=chosen.port, folder=chosen.folder, fresh=chosen.fresh, large=chosen.large, say=say)
        else:
            work = serve(port=chosen.port, token=chosen.token)
        asyncio.run(until_signal(work))
    except BotEnded:
        print("the bot has ended", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"cannot listen on port {chosen.port}: {error.strerror or error}; try --port", file=sys.stderr)
        return 1
    return 0


async def until_signal(work: Coroutine[Any, Any, None]) -> None:
    """Until Ctrl-C or a polite end by the system; whatever was opened is closed either way."""
    task = asyncio.ensure_future(work)
    for number in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # there are systems without signals
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    with suppress(asyncio.CancelledError):
        await task


async def serve(*, port: int, token: str) -> None:
    playground = Playground()
    playground.add_bot(token, first_name="Bot", username="some_bot")
    playground.add_person(1, "Человек", about="первый встречный")
    async with serving(playground, port=port) as url:
        print(f"Bot API and web chat at {url}", flush=True)
        await asyncio.Event().wait()


if __name__ == "__main__":
    sys.exit(main())
