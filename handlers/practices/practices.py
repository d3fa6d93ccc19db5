"""Practices people have shared: told of step by step, joined by a link, confirmed or sent back."""

from dataclasses import replace

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.documents import KEPT, OTHERS, hand_out, not_yet, one_is_enough, sent_in
from handlers.form_leaving import leaving_screen
from handlers.forms import as_it_is_now
from handlers.places import Go, Place
from handlers.practices.practice_buttons import (
    AskPractice,
    DecidePractice,
    JoinPractice,
    LeaveForm,
    LeavePractice,
    OpenPractice,
    OwnPractices,
    PickPractice,
    PracticeFile,
    SendPractice,
    SharePractice,
    TellPractice,
    WaitingPractice,
    WaitingPractices,
)
from handlers.practices.practice_screens import (
    PAGE,
    ask_screen,
    card_screen,
    choices,
    decide_screen,
    leave_screen,
    own_screen,
    reason_screen,
    share_screen,
    summary_screen,
    waiting_screen,
)
from handlers.registration.invitation_buttons import username
from handlers.screens import Screen, show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from services.documents import read_document
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.ports import Post
from services.practices import practice_deciding, practice_drafts, practices
from services.practices.practice_drafts import PracticeDraft, Step
from services.practices.practice_levels import LEVELS
from services.rights import Right, may
from services.visits import Visit


class PracticeForm(StatesGroup):
    telling = State()
    """What is typed answers what was asked last."""
    returning = State()


def practices_router() -> Router:
    router = Router(name="practices")
    on_tap, on_message = router.callback_query.register, router.message.register
    on_message(open_own, Command("practices"))
    on_tap(open_own, Go.filter(F.there == Place.PRACTICES))
    on_tap(leaf_own, OwnPractices.filter())
    on_tap(open_card, OpenPractice.filter())
    on_tap(begin, TellPractice.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.PRACTICE))
    on_tap(ask, AskPractice.filter())
    on_tap(pick, PickPractice.filter())
    on_tap(send, SendPractice.filter())
    on_tap(leave_form, LeaveForm.filter())
    on_tap(share, SharePractice.filter())
    on_tap(join, JoinPractice.filter())
    on_tap(leave, LeavePractice.filter())
    on_tap(send_file, PracticeFile.filter())
    on_tap(open_waiting, WaitingPractices.filter())
    on_tap(open_to_decide, WaitingPractice.filter())
    on_tap(decide, DecidePractice.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    telling = StateFilter(PracticeForm.telling)
    on_message(take_words, telling, *typed)
    on_message(take_file, telling, KEPT | OTHERS)
    on_message(send_back, StateFilter(PracticeForm.returning), *typed)
    return router


async def open_own(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(event, await _own(visit, reader, t, page=0))


async def leaf_own(
    query: CallbackQuery, callback_data: OwnPractices, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await _own(visit, reader, t, page=callback_data.page))


async def open_card(
    query: CallbackQuery, callback_data: OpenPractice, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    card = await practices.look(reader, visit, practice_id=callback_data.practice)
    await show(query, card_screen(t, visit, card))


async def begin(
    query: CallbackQuery, callback_data: TellPractice, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = PracticeDraft()
    if callback_data.practice:
        one = (await practices.look(reader, visit, practice_id=callback_data.practice)).practice
        draft = PracticeDraft.of_row(one)
    elif kept := await unfinished.kept(state, unfinished.Form.PRACTICE):
        theme = PracticeDraft.of(kept).theme
        await show(query, unfinished_screen(t, unfinished.Form.PRACTICE, theme, back=OwnPractices(page=0)))
        return
    await _enter(query, state, visit, reader, t, draft)


async def take_up(
    query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await unfinished.taken(state, callback_data)
    await _enter(query, state, visit, reader, t, PracticeDraft.of(kept) if kept else PracticeDraft())


async def ask(
    query: CallbackQuery, callback_data: AskPractice, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, callback_data.step)


async def pick(
    query: CallbackQuery, callback_data: PickPractice, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft, step, spot = await _draft(state), callback_data.step, callback_data.spot
    themes = await practices.themes(reader, visit) if step is Step.THEME else []
    if spot >= len(choices(t, visit, step, themes)):
        raise NotFound
    match step:
        case Step.KIND:
            draft = replace(draft, kind=visit.municipality.programme.practices.kinds[spot].code)
        case Step.LEVEL:
            draft = replace(draft, level=LEVELS[spot])
        case _:
            draft = replace(draft, theme=themes[spot])
    await _go_on(query, state, visit, reader, t, draft)


async def take_words(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft, asked = await _draft(state), await state.get_value("asked")
    if not asked:
        await show(message, summary_screen(t, visit, draft))
        return
    step = Step(asked)
    try:
        draft = practice_drafts.typed(draft, step, typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        await _ask(message, state, visit, reader, t, step, error=t(unfit.phrase, **unfit.values))
        return
    await _go_on(message, state, visit, reader, t, draft)


async def take_file(message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """A photo of a certificate shows it as well as words do."""
    draft, asked = await _draft(state), await state.get_value("asked")
    kept = sent_in(message, photo_title=message.caption)
    if not asked:
        await show(message, one_is_enough(t, summary_screen(t, visit, draft)))
    elif asked == Step.PROOF.value and kept is not None:
        await _go_on(message, state, visit, reader, t, replace(draft, proof=kept))
    else:
        await _ask(message, state, visit, reader, t, Step(asked), error=not_yet(t, is_asked=asked == Step.PROOF.value))


async def send(
    query: CallbackQuery,
    callback_data: SendPractice,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await _draft(state)
    if draft.missing is None and callback_data.mark != mark_of(draft):
        await show(query, as_it_is_now(t, summary_screen(t, visit, draft)))
        return
    number = await practices.tell(session, visit, draft=draft)
    await state.clear()
    if not draft.practice_id:
        await unfinished.drop(state, unfinished.Form.PRACTICE)
    card = await practices.look(reader, visit, practice_id=number)
    await show(query, card_screen(t, visit, card), toast=t.plain("practice-sent"))


async def leave_form(
    query: CallbackQuery, callback_data: LeaveForm, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Back to the whole of it; out of corrections only when asked, for they are kept nowhere else."""
    plain = await state.get_value("practice")
    draft = PracticeDraft.of(plain) if plain else PracticeDraft()
    if draft.missing is None and callback_data.stay:
        await state.update_data(asked=None)
        await show(query, summary_screen(t, visit, draft))
    elif draft.practice_id:
        await show(query, leaving_screen(t, stay=LeaveForm(stay=True), out=OwnPractices(page=0)))
    else:
        await state.clear()
        await show(
            query, await _own(visit, reader, t, page=0), toast=t.plain("unfinished-kept") if draft.theme else None
        )


async def share(
    query: CallbackQuery, callback_data: SharePractice, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await practices.look(reader, visit, practice_id=callback_data.practice)
    await show(query, share_screen(t, card, await username(bot)))


async def join(
    query: CallbackQuery,
    callback_data: JoinPractice,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await practices.join(session, visit, token=callback_data.token)
    await state.clear()
    card = await practices.look(reader, visit, practice_id=number)
    await show(query, card_screen(t, visit, card), toast=t.plain("practice-joined"))


async def leave(
    query: CallbackQuery,
    callback_data: LeavePractice,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.practice
    if not callback_data.sure:
        await show(query, leave_screen(t, await practices.look(reader, visit, practice_id=number)))
        return
    await practices.leave(session, visit, practice_id=number)
    await show(query, await _own(visit, reader, t, page=0), toast=t.plain("practice-left"))


async def send_file(
    query: CallbackQuery, callback_data: PracticeFile, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    look = practice_deciding.look if callback_data.waiting else practices.look
    card = await look(reader, visit, practice_id=callback_data.practice)
    await hand_out(query, bot, t, read_document(card.practice.proof))


async def open_waiting(
    query: CallbackQuery,
    callback_data: WaitingPractices,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await practice_deciding.waiting(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, waiting_screen(t, visit, found))


async def open_to_decide(
    query: CallbackQuery,
    callback_data: WaitingPractice,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    card = await practice_deciding.look(reader, visit, practice_id=callback_data.practice)
    await show(query, decide_screen(t, visit, card))


async def decide(
    query: CallbackQuery,
    callback_data: DecidePractice,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number, mark = callback_data.practice, callback_data.mark
    if callback_data.confirm:
        await practice_deciding.confirm(session, visit, practice_id=number, mark=mark)
        post.wake()
        found = await practice_deciding.waiting(reader, visit, page=0, size=PAGE)
        await show(query, waiting_screen(t, visit, found), toast=t.plain("practice-confirmed"))
        return
    card = await practice_deciding.look(reader, visit, practice_id=number)
    await state.set_state(PracticeForm.returning)
    await state.set_data({"returned": number, "mark": mark})
    await show(query, reason_screen(t, card))


async def send_back(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    form = await state.get_data()
    number = form.get("returned")
    if not number:
        raise Unfitting("practice-draft-gone")
    try:
        await practice_deciding.send_back(session, visit, practice_id=number, mark=form["mark"], typed=typed)
    except Unfitting as unfit:
        error = t(unfit.phrase, **unfit.values)
        if unfit.phrase == practice_deciding.CHANGED:  # another methodist or an author was first: no word would do here
            await state.clear()
            found = await practice_deciding.waiting(reader, visit, page=0, size=PAGE)
            await show(message, waiting_screen(t, visit, found, error=error))
            return
        card = await practice_deciding.look(reader, visit, practice_id=number)
        await show(message, reason_screen(t, card, error=error))
        return
    await state.clear()
    post.wake()
    await show(message, waiting_screen(t, visit, await practice_deciding.waiting(reader, visit, page=0, size=PAGE)))


async def _own(visit: Visit, reader: AsyncSession, t: Speaker, *, page: int) -> Screen:
    found = await practices.own(reader, visit, page=page, size=PAGE)
    waits = None
    if may(visit.actor, Right.CONFIRM_PRACTICES):
        waits = (await practice_deciding.waiting(reader, visit, page=0, size=1)).count
    return own_screen(t, visit, found, waiting=waits)


async def _enter(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, draft: PracticeDraft
) -> None:
    if visit.municipality.programme.practices.kind(draft.kind) is None:
        draft = replace(draft, kind="")  # the programme has given it up since: asked anew
    await state.set_state(PracticeForm.telling)
    await state.set_data({})
    await _go_on(query, state, visit, reader, t, draft)


async def _go_on(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    draft: PracticeDraft,
) -> None:
    """To the first question that has no answer yet; then to the whole of it."""
    await unfinished.keep(
        state, unfinished.Form.PRACTICE, draft, is_worth_it=bool(draft.theme) and not draft.practice_id
    )
    if draft.missing is not None:
        await _ask(event, state, visit, reader, t, draft.missing)
        return
    await state.update_data(asked=None)
    await show(event, summary_screen(t, visit, draft))


async def _ask(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    step: Step,
    *,
    error: str = "",
) -> None:
    draft = await _draft(state)
    await state.update_data(asked=step.value)
    themes = await practices.themes(reader, visit) if step is Step.THEME else []
    await show(event, ask_screen(t, visit, step, draft, themes, error=error))


async def _draft(state: FSMContext) -> PracticeDraft:
    plain = await state.get_value("practice")
    if plain is None:
        raise Unfitting("practice-draft-gone")
    return PracticeDraft.of(plain)
