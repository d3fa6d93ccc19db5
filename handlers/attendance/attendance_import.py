"""Who was there out of a list: surnames in a message or a table, a preview, one tap."""

import asyncio
from collections.abc import Sequence

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import BufferedInputFile, CallbackQuery, Document, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import ApplyList, AskList, Mode, RollTemplate
from handlers.attendance.attendance_screens import PAGE, back_to_roll, roll_screen
from handlers.documents import fetched, must_be_small
from handlers.screens import Rows, Screen, answer, button, show
from locales.catalog import Speaker
from services.attendance import attendance, attendance_import
from services.attendance.attendance_import import (
    HEAVIEST_MEGABYTES,
    OF_TEMPLATE,
    SHOWN,
    Column,
    Headings,
    OtherWords,
    Preview,
)
from services.errors import Unfitting
from services.rights import Right, must
from services.visits import Visit

MOST_LINES_SHOWN = 12


class ListForm(StatesGroup):
    sending = State()
    """The data hold `event` and, once something was shown, the `people` of it."""


def attendance_import_router() -> Router:
    router = Router(name="attendance_import")
    on_tap = router.callback_query.register
    on_tap(ask_list, AskList.filter())
    on_tap(send_template, RollTemplate.filter())
    on_tap(apply_list, ApplyList.filter())
    on_message = router.message.register
    on_message(take_table, StateFilter(ListForm.sending), F.document.as_("document"))
    on_message(take_list, StateFilter(ListForm.sending), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def ask_list(
    query: CallbackQuery, callback_data: AskList, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.event
    await attendance.unsettled(reader, visit, event_id=number)
    await state.set_state(ListForm.sending)
    await state.set_data({"event": number})
    await show(query, _opening(t, number, t("attendance-ask-list")))


async def send_template(
    query: CallbackQuery, callback_data: RollTemplate, visit: Visit, session: AsyncSession, bot: Bot, t: Speaker
) -> None:
    sheet, yes = t.plain("attendance-sheet"), t.plain("attendance-yes")
    content = await attendance_import.template(
        session, visit, event_id=callback_data.event, headings=_headings(t), sheet=sheet, yes=yes
    )
    file = BufferedInputFile(content, f"{sheet}.xlsx")
    caption = t("attendance-template-sent", yes=yes)
    await asyncio.gather(bot.send_document(query.from_user.id, file, caption=caption), answer(query))


async def take_list(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("event", 0)
    try:
        preview = await attendance_import.look(reader, visit, event_id=number, typed=typed)
    except Unfitting as unfit:
        await show(message, _opening(t, number, t(unfit.phrase, **unfit.values)))
        return
    await _show(message, state, t, preview)


async def take_table(  # the file besides what every handler has
    message: Message,
    document: Document,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    bot: Bot,
    t: Speaker,
) -> None:
    must(visit.actor, Right.PLAN_EVENTS)
    number = await state.get_value("event", 0)
    try:
        must_be_small(document, megabytes=HEAVIEST_MEGABYTES)
        content = await fetched(bot, document.file_id)
        preview = await attendance_import.look_at_table(
            reader,
            visit,
            event_id=number,
            content=content,
            headings=_headings(t),
            others=_other_words(t),
            yes=t.plain("attendance-yes"),
        )
    except Unfitting as unfit:
        await show(message, _opening(t, number, t(unfit.phrase, **unfit.values)))
        return
    await _show(message, state, t, preview)


async def apply_list(
    query: CallbackQuery,
    callback_data: ApplyList,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.event
    kept = await state.get_data()
    people = kept.get("people", []) if kept.get("event") == number else []
    count = await attendance_import.apply(session, visit, event_id=number, person_ids=people, mark=callback_data.mark)
    roll = await attendance.look(reader, visit, event_id=number, page=0, size=PAGE)
    await show(query, roll_screen(t, visit, roll, Mode.MARKS), toast=t.plain("attendance-marked", count=count))


async def _show(message: Message, state: FSMContext, t: Speaker, preview: Preview) -> None:
    await state.update_data(people=list(preview.found))
    number, matched = preview.event.id, preview.matched
    lines: list[str] = [
        t(
            "attendance-list-preview",
            found=len(preview.found),
            already=preview.already,
            unclear=len(matched.unclear),
            unknown=len(matched.unknown),
        )
    ]
    lines += [t("attendance-list-found", called=one) for one in preview.called]
    more = len(preview.found) - SHOWN
    lines += [t("attendance-list-more", count=more)] if more > 0 else []
    lines += _listed(t, "attendance-list-unclear", matched.unclear)
    lines += _listed(t, "attendance-list-unknown", matched.unknown)
    apply: Rows = ()
    new = len(preview.found) - preview.already
    if new:
        apply = ((button(t.plain("attendance-list-apply", count=new), ApplyList(event=number, mark=preview.mark)),),)
    await show(message, Screen("\n".join(lines), (*apply, (back_to_roll(t, number),))))


def _listed(t: Speaker, phrase: str, said: Sequence[str]) -> list[str]:
    """As they were typed: whoever has typed them knows whom they meant."""
    found: list[str] = [t(phrase, typed=one) for one in said[:MOST_LINES_SHOWN]]
    more = len(said) - MOST_LINES_SHOWN
    return [*found, t("attendance-list-more", count=more)] if more > 0 else found


def _headings(t: Speaker) -> Headings:
    return {column: t.plain(f"attendance-heading-{column.value}") for column in OF_TEMPLATE}


def _other_words(t: Speaker) -> OtherWords:
    words = ((column, t.plain(f"attendance-heading-other-{column.value}")) for column in Column)
    return {word.strip(): column for column, several in words for word in several.split(";")}


def _opening(t: Speaker, number: int, text: str) -> Screen:
    template = button(t.plain("attendance-template"), RollTemplate(event=number))
    return Screen(text, ((template,), (back_to_roll(t, number),)))
