"""The clock stops with the program: a job it interrupts rolls back, comes again after the start, and is no fault."""

import asyncio
from types import TracebackType
from typing import Any

from apscheduler.executors.asyncio import AsyncIOExecutor


class CalmlyEnding(AsyncIOExecutor):  # type: ignore[misc]  # the library says nothing of its types
    _is_ending = False

    def shutdown(self, wait: bool = True) -> None:
        self._is_ending = True
        super().shutdown(wait)

    def _run_job_error(self, job_id: str, error: BaseException, traceback: TracebackType | None = None) -> Any:
        if not (self._is_ending and isinstance(error, asyncio.CancelledError)):
            super()._run_job_error(job_id, error, traceback)
