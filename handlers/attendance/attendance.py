"""Who was there, for whoever keeps an event: the list, everybody, the rest, somebody by name, a table."""

import asyncio

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import (
    AskName,
    Mark,
    MarkAll,
    MarkMembers,
    Mode,
    MoreOfRoll,
    OpenRoll,
    PutDown,
    RollFile,
    SetRole,
    SettleRest,
    TakeOut,
)
from handlers.attendance.attendance_screens import PAGE, back_to_roll, came, found_screen, more_screen, roll_screen
from handlers.events import event_words as words
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from models.events import Attendance
from services import workbooks
from services.attendance import attendance, attendance_members, attendance_removing, attendance_tables
from services.attendance.attendance import Line
from services.errors import Unfitting
from services.visits import Visit
from services.workbooks import Table

COLUMNS = ("number", "name", "school", "stand", "role", "source")
FOUND = 8


class RollForm(StatesGroup):
    naming = State()
    """Whose name is typed; the data hold `event`."""


def attendance_router() -> Router:
    router = Router(name="attendance")
    on_tap = router.callback_query.register
    on_tap(open_roll, OpenRoll.filter())
    on_tap(mark, Mark.filter())
    on_tap(set_role, SetRole.filter())
    on_tap(take_out, TakeOut.filter())
    on_tap(mark_all, MarkAll.filter())
    on_tap(mark_members, MarkMembers.filter())
    on_tap(settle_rest, SettleRest.filter())
    on_tap(open_more, MoreOfRoll.filter())
    on_tap(ask_name, AskName.filter())
    on_tap(put_down, PutDown.filter())
    on_tap(send_file, RollFile.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(find, StateFilter(RollForm.naming), *typed)
    return router


async def open_roll(
    query: CallbackQuery, callback_data: OpenRoll, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show(query, visit, reader, t, callback_data.event, callback_data.mode, callback_data.page)


async def mark(
    query: CallbackQuery, callback_data: Mark, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number, stand = callback_data.event, callback_data.stand
    await attendance.mark(session, visit, event_id=number, person_id=callback_data.person, stand=stand)
    await _show(query, visit, reader, t, number, callback_data.mode, callback_data.page)


async def set_role(
    query: CallbackQuery, callback_data: SetRole, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number, role = callback_data.event, callback_data.role
    await attendance.set_role(session, visit, event_id=number, person_id=callback_data.person, role=role)
    await _show(query, visit, reader, t, number, Mode.ROLES, callback_data.page)


async def take_out(
    query: CallbackQuery, callback_data: TakeOut, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.event
    await attendance_removing.take_out(session, visit, event_id=number, person_id=callback_data.person)
    toast = t.plain("attendance-taken-from-list")
    await _show(query, visit, reader, t, number, Mode.OUT, callback_data.page, toast=toast)


async def mark_all(
    query: CallbackQuery, callback_data: MarkAll, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    count = await attendance.mark_all(session, visit, event_id=callback_data.event)
    toast = t.plain("attendance-marked", count=count)
    await _show(query, visit, reader, t, callback_data.event, Mode.MARKS, 0, toast=toast)


async def mark_members(
    query: CallbackQuery,
    callback_data: MarkMembers,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    count = await attendance_members.mark_members(session, visit, event_id=callback_data.event)
    toast = t.plain("attendance-marked", count=count)
    await _show(query, visit, reader, t, callback_data.event, Mode.MARKS, 0, toast=toast)


async def settle_rest(
    query: CallbackQuery,
    callback_data: SettleRest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    count = await attendance.settle_rest(session, visit, event_id=callback_data.event)
    toast = t.plain("attendance-settled", count=count)
    await _show(query, visit, reader, t, callback_data.event, Mode.MARKS, 0, toast=toast)


async def open_more(
    query: CallbackQuery, callback_data: MoreOfRoll, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    roll = await attendance.look(reader, visit, event_id=callback_data.event, page=0, size=PAGE)
    await show(query, more_screen(t, roll))


async def ask_name(
    query: CallbackQuery, callback_data: AskName, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.event
    roll = await attendance.look(reader, visit, event_id=number, page=0, size=PAGE)
    if roll.refusal:
        raise Unfitting(roll.refusal)
    await state.set_state(RollForm.naming)
    await state.set_data({"event": number})
    await show(query, Screen(t("attendance-ask-name"), ((back_to_roll(t, number),),)))


async def find(message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """The next name can be typed at once, also after one has been put down."""
    number = await state.get_value("event", 0)
    found = await attendance.find(reader, visit, event_id=number, typed=typed, size=FOUND)
    await show(message, found_screen(t, number, found))


async def put_down(
    query: CallbackQuery,
    callback_data: PutDown,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.event
    await attendance.mark(session, visit, event_id=number, person_id=callback_data.person, stand=Attendance.ATTENDED)
    await state.set_state(RollForm.naming)
    await state.set_data({"event": number})
    roll = await attendance.look(reader, visit, event_id=number, page=0, size=PAGE)
    text = f"{t('attendance-put-down')}\n{came(t, roll.tally)}"
    await show(query, Screen(text, ((back_to_roll(t, number),),)))


async def send_file(
    query: CallbackQuery, callback_data: RollFile, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    sheet = await attendance_tables.export(session, visit, event_id=callback_data.event)
    await answer(query)
    headings = [t.plain(f"attendance-column-{name}") for name in COLUMNS]
    rows = [_cells(t, *one) for one in enumerate(sheet.lines, start=1)]
    content = await asyncio.to_thread(workbooks.write, [Table(t.plain("attendance-sheet"), headings, rows)])
    day = visit.municipality.day(sheet.event.starts_at).isoformat()
    file = BufferedInputFile(content, f"{t.plain('attendance-file-name', day=day)}.xlsx")
    title = t("attendance-title", title=sheet.event.title, when=words.full_time(t, visit, sheet.event))
    caption = f"{title}\n{came(t, sheet.tally)}"
    await bot.send_document(query.from_user.id, file, caption=caption)


def _cells(t: Speaker, number: int, line: Line) -> tuple[str | int, ...]:
    stand = words.stand(t, line.attendance, is_confirmed=line.is_confirmed) if line.attendance else ""
    source = t.plain(f"participation-source-{line.source.value}") if line.source else ""
    return number, line.called, line.place, stand, t.plain(f"participation-role-{line.role.value}"), source


async def _show(  # what is shown, and how
    query: CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    mode: Mode,
    page: int,
    *,
    toast: str | None = None,
) -> None:
    roll = await attendance.look(reader, visit, event_id=number, page=page, size=PAGE)
    await show(query, roll_screen(t, visit, roll, mode), toast=toast)
