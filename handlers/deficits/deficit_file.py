"""The register of deficits as a table to be opened in Excel."""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.deficits import deficit_words as words
from handlers.deficits.deficit_buttons import RegisterFile
from handlers.screens import answer
from locales.catalog import Speaker
from models.deficits import DeficitSource, DeficitState
from services import workbooks
from services.deficits import deficit_export
from services.deficits.deficit_export import Row
from services.surveys.diagnostics_results import Severity
from services.visits import Visit
from services.workbooks import Table

COLUMNS = (
    "who", "code", "school", "subject", "area", "topics", "severity", "index", "source", "state", "since", "created",
    "decided", "note",
)  # fmt: skip
DAY = "%d.%m.%Y"


class _Words(NamedTuple):
    """Every word of the table, so that it can be put together away from the loop."""

    severities: dict[str, str]
    sources: dict[DeficitSource, str]
    states: dict[DeficitState, str]


def deficit_file_router() -> Router:
    router = Router(name="deficit_file")
    router.callback_query.register(send_register, RegisterFile.filter())
    return router


async def send_register(query: CallbackQuery, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker) -> None:
    rows = await deficit_export.export(session, visit)
    await answer(query)
    content = await asyncio.to_thread(lambda table: workbooks.write([table]), table_of(t, visit, rows))
    day = visit.municipality.day(visit.now).isoformat()
    file = BufferedInputFile(content, f"{t.plain('deficits-file-name', day=day)}.xlsx")
    await bot.send_document(query.from_user.id, file, caption=t("deficits-file-caption", count=len(rows)))


def table_of(t: Speaker, visit: Visit, rows: Sequence[Row]) -> Table:
    """Its rows are put together by whoever writes it, away from the loop."""
    competences = visit.municipality.programme.competences
    spoken = _Words(
        {one.value: words.severity(t, competences, one.value) for one in Severity},
        {one: words.source(t, one) for one in DeficitSource},
        {one: words.state(t, one) for one in DeficitState},
    )
    headings = [t.plain(f"deficits-heading-{name}") for name in COLUMNS]
    return Table(t.plain("deficits-sheet"), headings, (_cells(spoken, row) for row in rows))


def _cells(spoken: _Words, row: Row) -> tuple[str, ...]:
    return (
        row.called,
        row.code,
        row.place,
        row.subject,
        row.area,
        row.topics,
        spoken.severities.get(row.severity, row.severity),
        row.index,
        spoken.sources[row.source],
        spoken.states[row.state],
        f"{row.since:{DAY}}",
        f"{row.created:{DAY}}",
        row.decided_by,
        row.note,
    )
