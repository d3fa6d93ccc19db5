"""How answering goes, month by month, and the journal as a table to be opened in Excel."""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from aiogram import Bot, Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.request_buttons import MoreRequests
from handlers.consultations.request_figure_buttons import ChooseSpan, JournalFile, OpenFigures
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from models.consultations import ConsultationForm, ConsultationStatus, Outcome
from programmes.consultations import TopicGroup
from services import workbooks
from services.consultations import consultation_journal, request_figures
from services.consultations.consultation_journal import Late, Row, Stretch
from services.consultations.request_figures import Figures
from services.visits import Visit
from services.workbooks import Table

COLUMNS = (
    "number", "asked", "who", "school", "position", "subject", "topic", "group", "form", "by", "first", "solved",
    "summary", "methodist", "asker", "status", "late",
)  # fmt: skip
MOST_PEOPLE = 30
DAY, MOMENT = "%d.%m.%Y", "%d.%m.%Y %H:%M"


@dataclass(frozen=True, slots=True)
class _Words:
    """Every word of the table, so that it can be put together away from the loop."""

    groups: Mapping[TopicGroup | None, str]
    forms: Mapping[ConsultationForm, str]
    together: str
    outcomes: Mapping[Outcome | None, str]
    unconfirmed: str
    statuses: Mapping[ConsultationStatus, str]
    late: Mapping[Late, str]


def request_figures_router() -> Router:
    router = Router(name="request_figures")
    router.callback_query.register(open_figures, OpenFigures.filter())
    router.callback_query.register(choose_span, ChooseSpan.filter())
    router.callback_query.register(send_journal, JournalFile.filter())
    return router


async def open_figures(
    query: CallbackQuery, callback_data: OpenFigures, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    back = callback_data.back
    found = await request_figures.gather(reader, visit, back=back)
    turns = []
    if back < request_figures.FURTHEST_MONTHS:
        turns.append(button(t.plain("page-before"), OpenFigures(back=back + 1)))
    if back:
        turns.append(button(t.plain("page-after"), OpenFigures(back=back - 1)))
    rows = (turns, (button(t.plain("requests-journal"), ChooseSpan()),), (button(t.plain("back"), MoreRequests()),))
    await show(query, Screen("\n".join(_lines(t, found)), rows))


def _lines(t: Speaker, found: Figures) -> list[str]:
    month = f"{found.month:%m.%Y}"
    lines: list[str] = [
        t("requests-figures", month=month, everybody=int(found.is_everybodys), asked=found.asked),
        t("requests-figures-first", hours=_hours(found.hours), before=_hours(found.hours_before)),
        t("requests-figures-now", open=found.open, overdue=found.overdue, free=found.unassigned),
    ]
    if found.people:
        lines.append("")
    lines += [
        t("requests-figures-person", called=one.called, open=one.open, overdue=one.overdue, hours=_hours(one.hours))
        for one in found.people[:MOST_PEOPLE]
    ]
    return lines


def _hours(hours: float | None) -> str:
    """In whole hours; none where nothing was answered."""
    return "none" if hours is None else str(max(round(hours), 1))


async def choose_span(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    rows = []
    for stretch in Stretch:
        for back in (0, 1):
            since, until = consultation_journal.period(visit, stretch, back)
            last = until.fromordinal(until.toordinal() - 1)
            text = t.plain("requests-journal-span", since=f"{since:{DAY}}", until=f"{last:{DAY}}", what=stretch.value)
            rows.append([button(text, JournalFile(span=stretch, back=back))])
    await show(query, Screen(t("requests-journal-which"), (*rows, (button(t.plain("back"), OpenFigures(back=0)),))))


async def send_journal(
    query: CallbackQuery, callback_data: JournalFile, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    stretch, back = callback_data.span, callback_data.back
    found = await consultation_journal.export(session, visit, stretch=stretch, back=back)
    await answer(query)
    content = await asyncio.to_thread(lambda table: workbooks.write([table]), table_of(t, found))
    since, until = consultation_journal.period(visit, stretch, back)
    name = t.plain("requests-journal-file", since=since.isoformat(), until=until.isoformat())
    caption = t("requests-journal-caption", count=len(found))
    await bot.send_document(query.from_user.id, BufferedInputFile(content, f"{name}.xlsx"), caption=caption)


def table_of(t: Speaker, rows: Sequence[Row]) -> Table:
    """Its rows are put together by whoever writes it, away from the loop."""
    words, headings = _words(t), [t.plain(f"requests-heading-{name}") for name in COLUMNS]
    return Table(t.plain("requests-journal"), headings, (_cells(words, row) for row in rows))


def _words(t: Speaker) -> _Words:
    outcomes: dict[Outcome | None, str] = {one: t.plain("request-result", result=one.value) for one in Outcome}
    groups: dict[TopicGroup | None, str] = {
        one: t.plain("requests-journal-group", group=one.value) for one in TopicGroup
    }
    return _Words(
        groups={None: "–", **groups},
        forms={one: t.plain("requests-journal-form", form=one.value.replace("_", "-")) for one in ConsultationForm},
        together=t.plain("requests-journal-form", form="group"),
        outcomes={None: "", **outcomes},
        unconfirmed=t.plain("requests-journal-unconfirmed"),
        statuses={
            one: t.plain("requests-journal-status", status=one.value.replace("_", "-")) for one in ConsultationStatus
        },
        late={one: t.plain("requests-journal-late", late=one.value) for one in Late},
    )


def _cells(words: _Words, row: Row) -> tuple[str | int, ...]:
    return (
        row.number,
        f"{row.asked_at:{MOMENT}}",
        row.called,
        row.place,
        row.position,
        row.subject,
        row.topic,
        words.groups[row.group],
        words.together if row.is_group else words.forms[row.form],
        row.answered_by,
        f"{row.first_answer_on:{DAY}}" if row.first_answer_on else "",
        f"{row.solved_on:{DAY}}" if row.solved_on else "",
        row.summary,
        words.outcomes[row.result_methodist],
        words.outcomes[row.result_asker] or (words.unconfirmed if row.is_unconfirmed else ""),
        words.statuses[row.status],
        words.late[row.late],
    )
