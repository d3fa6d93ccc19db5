"""The clock stops with the program: a job it interrupts is taken back and comes again, and is no fault."""

import asyncio
import logging

LIBRARY = "apscheduler.executors.default"


class _Interrupted(logging.Filter):
    def filter(self, record: logging.LogRecord) -> bool:
        return not (record.exc_info and isinstance(record.exc_info[1], asyncio.CancelledError))


CALM = _Interrupted()


def end_calmly() -> None:
    """The library calls every interrupted job an error, with a traceback, after the clock has stopped."""
    logging.getLogger(LIBRARY).addFilter(CALM)
