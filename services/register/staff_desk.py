"""Where tables of educators are read and compared: a process of its own, while the bot answers everybody else."""

import asyncio
import gc
import multiprocessing
import os
import signal
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Concatenate, ParamSpec, TypeVar

from models.queries.register.staff import Snapshot
from services.errors import NotFound, Unfitting
from services.register import staff_pages, staff_sheets, staff_template
from services.register.staff_case import Answers, Case, Summary
from services.register.staff_decisions import Answer, Key
from services.register.staff_pages import Kind, Page, Question
from services.register.staff_plan import Plan
from services.register.staff_rows import Problem
from services.register.staff_vocabulary import Vocabulary

KEPT_OPEN = 3
LESS_HASTE = 5
"""On a machine with one core, people who tap come before a table that is read."""
GARBAGE = 200_000
"""Tens of thousands of rows that stay are not worth being looked through again and again."""
P = ParamSpec("P")
R = TypeVar("R")
Refused = tuple[str, dict[str, Any]]
Told = Callable[[int, int, int], None]
"""Hears of which import, how many rows are behind, and how many there are."""


class Cases:
    """The tables people look at now, by the id of the import. Lives in the process that reads them."""

    def __init__(self, told: Told) -> None:
        self._told = told
        self._open: OrderedDict[int, Case] = OrderedDict()

    def lay_out(
        self,
        import_id: int,
        content: bytes,
        vocabulary: Vocabulary,
        today: date,
        snapshot: Snapshot,
        aliases: Sequence[tuple[str, str]],
    ) -> None:
        """Read a file and compare it."""
        with TemporaryDirectory(prefix="staff-") as folder:
            path = Path(folder) / "staff.xlsx"
            path.write_bytes(content)
            reading = staff_sheets.read(path, vocabulary, today=today, told=partial(self._told, import_id))
        self._open[import_id] = Case(reading, snapshot, aliases)
        while len(self._open) > KEPT_OPEN:
            self._open.popitem(last=False)

    def is_laid_out(self, import_id: int) -> bool:
        return import_id in self._open

    def meet(self, import_id: int, snapshot: Snapshot) -> None:
        """Compare with the register as it is by now."""
        self._case(import_id).meet(snapshot)

    def summary(self, import_id: int, answers: Answers) -> Summary:
        return self._case(import_id).summary(answers)

    def page(self, import_id: int, answers: Answers, kind: Kind, number: int, size: int) -> Page:
        return staff_pages.page(self._case(import_id), answers, kind, number, size)

    def problems(self, import_id: int) -> tuple[Problem, ...]:
        return self._case(import_id).problems

    def question(self, import_id: int, answers: Answers) -> Question | None:
        return staff_pages.question(self._case(import_id), answers)

    def questions(self, import_id: int, answers: Answers) -> list[Question]:
        """All that are open."""
        return staff_pages.questions(self._case(import_id), answers)

    def open_questions(self, import_id: int, answers: Answers) -> list[Key]:
        return [doubt.key for doubt in self._case(import_id).changes(answers).doubts]

    def key_of(self, import_id: int, sheet: int, row: int) -> Key | None:
        return staff_pages.key_of(self._case(import_id), sheet, row)

    def refusal(
        self, import_id: int, answers: Answers, asked: Key, answer: Answer
    ) -> tuple[str, dict[str, Any]] | None:
        """The phrase and its values: a refusal itself does not travel between processes."""
        found = self._case(import_id).refusal(answers, asked, answer)
        return (found.phrase, found.values) if found else None

    def plan(self, import_id: int, answers: Answers) -> Plan:
        return self._case(import_id).plan(answers)

    def close(self, import_id: int) -> None:
        self._open.pop(import_id, None)

    def template(self, vocabulary: Vocabulary, organizations: Sequence[str], words: Mapping[str, str]) -> bytes:
        return staff_template.template(vocabulary, organizations, words)

    def _case(self, import_id: int) -> Case:
        self._open.move_to_end(import_id)
        return self._open[import_id]


class Desk:
    """The way to the cases: one process, made when it is first needed. `in_process`: a thread, for short programs."""

    def __init__(self, *, in_process: bool = False) -> None:
        self._in_process = in_process
        self._executor: Executor | None = None
        self._context = multiprocessing.get_context("spawn")
        self._progress: Any = None
        self._cases = Cases(self._tell)

    async def ask(self, work: Callable[Concatenate[Cases, P], R], *args: P.args, **kwargs: P.kwargs) -> R:
        """Have something done with the cases; a worker that was killed is replaced once."""
        executor = self._started()
        try:
            return await self._run(executor, work, *args, **kwargs)
        except BrokenProcessPool:
            if self._executor is executor:
                self._executor = None
            return await self._run(self._started(), work, *args, **kwargs)

    def progress(self, import_id: int) -> tuple[int, int] | None:
        """Rows behind and rows in all, while the table is being read."""
        if self._progress is None:
            return None
        of, behind, total = self._progress
        return (behind, total) if of == import_id and total else None

    async def close(self) -> None:
        if self._executor is not None:
            executor, self._executor = self._executor, None
            await asyncio.to_thread(executor.shutdown, cancel_futures=True)

    async def _run(self, executor: Executor, work: Callable[..., R], *args: Any, **kwargs: Any) -> R:
        done: Callable[..., R] = partial(work, self._cases) if self._in_process else partial(_with_cases, work)
        return await asyncio.get_running_loop().run_in_executor(executor, partial(done, *args, **kwargs))

    def _started(self) -> Executor:
        if self._executor is None and self._in_process:
            self._executor = ThreadPoolExecutor(1, thread_name_prefix="staff")
        elif self._executor is None:
            self._progress = self._context.Array("q", 3)
            self._executor = ProcessPoolExecutor(1, self._context, _begin, (self._progress,))
        assert self._executor is not None
        return self._executor

    def _tell(self, *told: int) -> None:
        self._progress = told


_cases: Cases | None = None
"""Of this process, if it is a worker."""


def _begin(progress: Any) -> None:
    """Ctrl-C is the parent's business; when the parent is gone, so is this process."""
    global _cases  # noqa: PLW0603  # the one thing a worker keeps from call to call
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(AttributeError, OSError):  # there are systems without it
        os.nice(LESS_HASTE)
    gc.set_threshold(GARBAGE)
    threading.Thread(target=_end_with_parent, daemon=True).start()

    def tell(import_id: int, behind: int, total: int) -> None:
        progress[:] = (import_id, behind, total)

    _cases = Cases(tell)


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _with_cases(work: Callable[..., R], *args: Any, **kwargs: Any) -> R:
    assert _cases is not None
    return work(_cases, *args, **kwargs)


def raised(refused: Refused | None) -> None:
    """Raise the refusal that came from the worker."""
    if refused is not None:
        phrase, values = refused
        raise NotFound if phrase == NotFound.phrase else Unfitting(phrase, **values)
