"""A program that has imported the bot once and becomes it as often as it is asked: a start without seconds of importing.

What it becomes is a process of its own with the folder, the environment and the ends of output it is told: it can be
killed like any other. Starts that prove the start itself do without it.
"""

import gc
import json
import os
import runpy
import select
import signal
import socket
import sys
from contextlib import suppress

import bot.running  # imported to be there
import bot.staff_command  # noqa: F401
import playground.demo  # noqa: F401

ORDER_BYTES = 2**16


def main(address: str) -> None:
    """Until whoever has started it is gone."""
    gc.collect()
    gc.freeze()
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(address)
        listener.listen()
        sys.stdout.write("ready\n")
        sys.stdout.flush()
        while sys.stdin not in select.select([listener, sys.stdin], [], [])[0]:
            connection, _ = listener.accept()
            with connection:
                if os.fork() == 0:
                    listener.close()
                    keep(connection)
                    return


def keep(connection: socket.socket) -> None:
    """Tell the number of the new process, and its exit code when it has ended."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    text, ends, _, _ = socket.recv_fds(connection, ORDER_BYTES, 2)
    child = os.fork()
    if child == 0:
        connection.close()
        become(json.loads(text), *ends)
        return
    for end in ends:
        os.close(end)
    with suppress(OSError):  # nobody may be left who wants to know
        connection.sendall(b"%d\n" % child)
        _, status = os.waitpid(child, 0)
        connection.sendall(b"%d\n" % os.waitstatus_to_exitcode(status))
    os._exit(0)


def become(order: dict, output: int, errors: int) -> None:
    os.setsid()
    nothing = os.open(os.devnull, os.O_RDONLY)
    for number, end in enumerate((nothing, output, errors)):
        os.dup2(end, number)
        os.close(end)
    os.chdir(order["cwd"])
    os.environ.clear()
    os.environ.update(order["env"])
    module, *arguments = order["command"]
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main(sys.argv[1])
