"""The process that reads tables: light, replaced when it is killed, gone with its parent."""

import asyncio
import os
import signal
import sys
from pathlib import Path

import pytest

from services.register.staff_desk import Cases, Desk

pytestmark = pytest.mark.slow


def number(_cases: Cases) -> int:
    return os.getpid()


def is_there(process: int) -> bool:
    """One that has ended and waits to be noticed is not."""
    command = Path(f"/proc/{process}/cmdline")
    return command.exists() and bool(command.read_bytes())


def heavy(_cases: Cases) -> list[str]:
    return sorted({name.partition(".")[0] for name in sys.modules} & {"aiogram", "aiohttp", "matplotlib"})


@pytest.fixture
async def desk():
    desk = Desk()
    yield desk
    await desk.close()


async def test_it_is_a_process_of_its_own_and_light(desk: Desk):
    assert await desk.ask(number) != os.getpid()
    assert await desk.ask(heavy) == []
    assert desk.progress(1) is None


async def test_a_worker_that_was_killed_is_replaced(desk: Desk):
    before = await desk.ask(number)
    os.kill(before, signal.SIGKILL)
    after = await desk.ask(number)
    assert after not in {before, os.getpid()}
    assert await desk.ask(Cases.is_laid_out, 1) is False


async def test_it_goes_with_its_parent():
    """However the parent ends: nobody is left to clear up."""
    program = "import asyncio\nfrom tests.unit.test_staff_desk import Desk, number\n\nasync def main():\n    desk = Desk()\n    print(await desk.ask(number), flush=True)\n    await asyncio.sleep(60)\n\nif __name__ == '__main__':\n    asyncio.run(main())\n"
    parent = await asyncio.create_subprocess_exec(sys.executable, "-c", program, stdout=asyncio.subprocess.PIPE)
    assert parent.stdout is not None
    worker = int(await parent.stdout.readline())
    parent.kill()
    await parent.wait()
    for _ in range(100):
        if not is_there(worker):
            return
        await asyncio.sleep(0.05)
    raise AssertionError("the worker outlives its parent")


async def test_closing_ends_it(desk: Desk):
    worker = await desk.ask(number)
    await desk.close()
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)
