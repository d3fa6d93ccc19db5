"""`python -m playground demo`: try the bot in a browser; `serve`: only the Bot API server, for a bot of your own."""

import argparse
import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from playground.demo import demo
from playground.server import Playground, serving

PORT = 8081


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m playground", description="Telegram on this machine, to try bots.")
    parser.add_argument("command", choices=("demo", "serve"))
    parser.add_argument("--port", type=int, default=PORT)
    parser.add_argument("--folder", type=Path, default=Path("data"), help="where the demo keeps its database")
    parser.add_argument("--fresh", action="store_true", help="begin with a new municipality")
    parser.add_argument("--token", default="1000000001:any-token-you-like", help="of the bot that `serve` expects")
    chosen = parser.parse_args(arguments)
    try:
        if chosen.command == "demo":
            asyncio.run(demo(port=chosen.port, folder=chosen.folder, fresh=chosen.fresh))
        else:
            asyncio.run(serve(port=chosen.port, token=chosen.token))
    except KeyboardInterrupt:
        return 0
    except OSError as error:
        print(f"cannot listen on port {chosen.port}: {error.strerror or error}; try --port", file=sys.stderr)
        return 1
    return 0


async def serve(*, port: int, token: str) -> None:
    playground = Playground()
    playground.add_bot(token, first_name="Bot", username="some_bot")
    playground.add_person(1, "Человек", about="первый встречный")
    async with serving(playground, port=port) as url:
        print(f"Bot API and web chat at {url}", flush=True)
        with suppress(asyncio.CancelledError):
            await asyncio.Event().wait()


if __name__ == "__main__":
    sys.exit(main())
