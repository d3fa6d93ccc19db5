"""Contests as methodists keep them: put together by a form that forgives, changed, called off, closed, led on."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Document, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.contests import contest_words as words
from handlers.contests.contest_buttons import (
    AskContest,
    CancelContest,
    CloseContest,
    ContestDraftScreen,
    How,
    KeptContest,
    KeptContests,
    LastYear,
    LeaveContest,
    MakeContest,
    PickContest,
    SaveContest,
    SkipContest,
    TakeOn,
)
from handlers.contests.contest_keeping_screens import (
    PAGE,
    ask_text,
    back_to_draft,
    close_screen,
    draft_screen,
    kept_card_screen,
    kept_screen,
    last_year_screen,
    leave_screen,
    reason_screen,
    skip_text,
)
from handlers.forms import as_it_is_now
from handlers.screens import Screen, button, in_columns, show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from models.contests import ContestStage
from services.contests import contest_drafts, contest_keeping
from services.contests.contest_drafts import OPTIONAL, ContestDraft, Field
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.rights import Right, must_be_whole
from services.visits import Visit

LONGEST_FILE = 200


class ContestForm(StatesGroup):
    making = State()
    """What is typed answers what was asked last."""
    cancelling = State()


def contest_keeping_router() -> Router:
    router = Router(name="contest_keeping")
    on_tap = router.callback_query.register
    on_tap(open_kept, KeptContests.filter())
    on_tap(open_one, KeptContest.filter())
    on_tap(open_last_year, LastYear.filter())
    on_tap(make, MakeContest.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.CONTEST))
    on_tap(open_draft, ContestDraftScreen.filter())
    on_tap(leave, LeaveContest.filter())
    on_tap(ask, AskContest.filter())
    on_tap(skip, SkipContest.filter())
    on_tap(pick, PickContest.filter())
    on_tap(save, SaveContest.filter())
    on_tap(ask_reason, CancelContest.filter())
    on_tap(close, CloseContest.filter())
    on_tap(take_on, TakeOn.filter())
    on_message = router.message.register
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(take_words, StateFilter(ContestForm.making), *typed)
    on_message(take_file, StateFilter(ContestForm.making), F.document.as_("document"))
    on_message(cancel, StateFilter(ContestForm.cancelling), *typed)
    return router


async def open_kept(
    query: CallbackQuery, callback_data: KeptContests, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await contest_keeping.listed(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, kept_screen(t, visit, found))


async def open_one(
    query: CallbackQuery, callback_data: KeptContest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_one(query, visit, reader, t, callback_data.contest)


async def open_last_year(
    query: CallbackQuery, callback_data: LastYear, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await contest_keeping.last_years(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, last_year_screen(t, found))


async def make(
    query: CallbackQuery, callback_data: MakeContest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A new one begins with its title; of one that is there everything can be changed."""
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    number = callback_data.contest
    match callback_data.how:
        case How.NEW:
            await _make_new(query, state, visit, t)
            return
        case How.CHANGE:
            draft = await contest_keeping.to_change(reader, visit, contest_id=number)
        case How.NEXT:
            draft = await contest_keeping.to_follow(reader, visit, contest_id=number)
        case How.REPEAT:
            draft = await contest_keeping.to_repeat(reader, visit, contest_id=number)
    await state.set_state(ContestForm.making)
    await state.set_data({"contest_before": draft.plain()} if callback_data.how is How.CHANGE else {})
    await _go_on(query, state, visit, t, draft)


async def _make_new(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    if kept := await unfinished.kept(state, unfinished.Form.CONTEST):
        title = ContestDraft.of(kept).title
        await show(query, unfinished_screen(t, unfinished.Form.CONTEST, title, back=KeptContests(page=0)))
        return
    await _enter_new(query, state, visit, t, ContestDraft())


async def take_up(query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, t: Speaker) -> None:
    must_be_whole(visit.actor, Right.KEEP_CONTESTS)
    kept = await unfinished.taken(state, callback_data)
    await _enter_new(query, state, visit, t, ContestDraft.of(kept) if kept else ContestDraft())


async def _enter_new(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, draft: ContestDraft) -> None:
    await state.set_state(ContestForm.making)
    await state.set_data({"is_new": True})
    await _go_on(query, state, visit, t, draft)


async def open_draft(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft = await _draft(state)
    if not draft.is_whole:
        raise Unfitting("contest-draft-gone")
    await state.update_data(asked=None)
    await show(query, draft_screen(t, visit, draft))


async def leave(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Asked where something would be lost: a new one is kept."""
    form = await state.get_data()
    plain = form.get("contest_draft")
    if plain and plain != form.get("contest_before") and not form.get("is_new"):
        await show(query, leave_screen(t, ContestDraft.of(plain)))
    elif plain and plain["contest_id"]:
        await open_one(query, KeptContest(contest=plain["contest_id"]), state, visit, reader, t)
    else:
        await state.clear()
        found = await contest_keeping.listed(reader, visit, page=0, size=PAGE)
        await show(query, kept_screen(t, visit, found), toast=t.plain("unfinished-kept") if plain else None)


async def ask(query: CallbackQuery, callback_data: AskContest, state: FSMContext, visit: Visit, t: Speaker) -> None:
    await _ask(query, state, visit, t, callback_data.field)


async def skip(query: CallbackQuery, callback_data: SkipContest, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft = await _draft(state)
    if await state.get_value("asked") == callback_data.field.value:  # else a button of a question left behind
        draft = contest_drafts.cleared(draft, callback_data.field)
    await _go_on(query, state, visit, t, draft)


async def pick(query: CallbackQuery, callback_data: PickContest, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft, field = await _draft(state), callback_data.field
    values = _values(t, visit, field)
    if not 0 <= callback_data.spot < len(values):
        raise NotFound
    code = values[callback_data.spot][0]
    chosen: dict[str, Any] = {"kind": code} if field is Field.KIND else {"stage": ContestStage(code)}
    await _go_on(query, state, visit, t, replace(draft, **chosen))


async def take_words(message: Message, typed: str, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft, asked = await _draft(state), await state.get_value("asked")
    if not asked:
        await show(message, draft_screen(t, visit, draft))
        return
    field = Field(asked)
    try:
        draft = contest_drafts.typed(draft, field, typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        await _ask(message, state, visit, t, field, error=t(unfit.phrase, **unfit.values))
        return
    await _go_on(message, state, visit, t, draft)


async def take_file(message: Message, document: Document, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """Regulations, where they were asked for."""
    draft = await _draft(state)
    asked = await state.get_value("asked")
    if asked == Field.REGULATIONS.value and len(document.file_id) <= LONGEST_FILE:
        await _go_on(message, state, visit, t, replace(draft, regulations=document.file_id))
    elif asked:
        await _ask(message, state, visit, t, Field(asked))
    else:
        await show(message, draft_screen(t, visit, draft))


async def save(
    query: CallbackQuery,
    callback_data: SaveContest,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    saved = await state.get_value("contest_saved")
    if saved:  # a second tap on what was saved a moment ago
        await _show_one(query, visit, reader, t, saved)
        return
    draft = await _draft(state)
    if draft.is_whole and callback_data.mark != mark_of(draft):
        await show(query, as_it_is_now(t, draft_screen(t, visit, draft)))
        return
    number = await contest_keeping.save(session, visit, draft=draft)
    if await state.get_value("is_new"):
        await unfinished.drop(state, unfinished.Form.CONTEST)
    await state.clear()
    await state.set_data({"contest_saved": number})
    await _show_one(query, visit, reader, t, number, toast=t.plain("contest-saved"))


async def ask_reason(
    query: CallbackQuery,
    callback_data: CancelContest,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await contest_keeping.look(reader, visit, contest_id=callback_data.contest)
    await state.set_state(ContestForm.cancelling)
    await state.set_data({"contest": callback_data.contest})
    await show(query, reason_screen(t, kept))


async def cancel(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("contest", 0)
    try:
        await contest_keeping.cancel(session, visit, contest_id=number, typed=typed)
    except Unfitting as unfit:
        kept = await contest_keeping.look(reader, visit, contest_id=number)
        await show(message, reason_screen(t, kept, error=t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await _show_one(message, visit, reader, t, number)


async def close(
    query: CallbackQuery,
    callback_data: CloseContest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.contest
    if not callback_data.sure:
        await show(query, close_screen(t, await contest_keeping.look(reader, visit, contest_id=number)))
        return
    await contest_keeping.close(session, visit, contest_id=number)
    await _show_one(query, visit, reader, t, number, toast=t.plain("contest-closed"))


async def take_on(
    query: CallbackQuery,
    callback_data: TakeOn,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    taken = await contest_keeping.take_on(
        session, visit, contest_id=callback_data.contest, with_laureates=callback_data.laureates
    )
    toast = t.plain("contest-taken-on", count=taken)
    await _show_one(query, visit, reader, t, callback_data.contest, toast=toast)


async def _show_one(
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    toast: str | None = None,
) -> None:
    kept = await contest_keeping.look(reader, visit, contest_id=number)
    await show(event, kept_card_screen(t, visit, kept), toast=toast)


async def _go_on(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, draft: ContestDraft
) -> None:
    """To the first question that has no answer yet; then to the whole of it."""
    is_worth_it = bool(draft.title) and bool(await state.get_value("is_new"))
    await unfinished.keep(state, unfinished.Form.CONTEST, draft, is_worth_it=is_worth_it)
    missing = contest_drafts.missing(draft)
    if missing is not None:
        await _ask(event, state, visit, t, missing)
        return
    await state.update_data(asked=None)
    await show(event, draft_screen(t, visit, draft))


async def _ask(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker, field: Field, *, error: str = ""
) -> None:
    draft = await _draft(state)
    await state.update_data(asked=field.value)
    lines = [error] if error else []
    lines.append(ask_text(t, field))
    picks = [
        button(title, PickContest(field=field, spot=spot)) for spot, (_, title) in enumerate(_values(t, visit, field))
    ]
    rows: list[Sequence[InlineKeyboardButton]] = [*in_columns(picks, 1)]
    if field in OPTIONAL:
        rows.append((button(skip_text(t, field), SkipContest(field=field)),))
    rows.append((back_to_draft(t, draft),))
    await show(event, Screen("\n\n".join(lines), rows))


def _values(t: Speaker, visit: Visit, field: Field) -> list[tuple[str, str]]:
    """Codes and titles a field is chosen from; nothing where it is typed."""
    if field is Field.KIND:
        return [(one.code, words.kind(visit, one.code)) for one in visit.municipality.programme.events.contest_kinds]
    if field is Field.STAGE:
        return [(one.value, words.stage(t, one)) for one in ContestStage]
    return []


async def _draft(state: FSMContext) -> ContestDraft:
    """What has been put together so far; a button of a form left long ago has nothing behind it."""
    plain = await state.get_value("contest_draft")
    if not plain:
        raise Unfitting("contest-draft-gone")
    return ContestDraft.of(plain)
