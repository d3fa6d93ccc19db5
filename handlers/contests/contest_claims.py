"""Results of contests held elsewhere: told step by step, with a proof; confirmed or sent back by methodists."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.contests.contest_buttons import (
    AskClaim,
    BeginClaim,
    ClaimPeople,
    DecideClaim,
    LeaveClaim,
    OwnEntries,
    PickClaim,
    SaveClaim,
    WaitingClaim,
    WaitingClaims,
)
from handlers.contests.contest_claim_screens import (
    PAGE,
    PEOPLE,
    ask_screen,
    choices,
    claim_screen,
    people_screen,
    reason_screen,
    summary_screen,
    waiting_screen,
)
from handlers.contests.contest_screens import own_screen
from handlers.documents import KEPT, OTHERS, not_yet, one_is_enough, sent_in
from handlers.form_leaving import leaving_screen
from handlers.forms import as_it_is_now
from handlers.screens import show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from models.contest_rows import RESULTS
from services.contests import contest_claim_drafts, contest_claims, contests
from services.contests.contest_claim_drafts import STAGES, ClaimDraft, Step
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.visits import Visit

OWN = 6


class ClaimForm(StatesGroup):
    telling = State()
    """What is typed answers what was asked last."""
    looking = State()
    rejecting = State()


def contest_claims_router() -> Router:
    router = Router(name="contest_claims")
    on_tap = router.callback_query.register
    on_tap(begin, BeginClaim.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.CLAIM))
    on_tap(open_people, ClaimPeople.filter())
    on_tap(leave, LeaveClaim.filter())
    on_tap(ask, AskClaim.filter())
    on_tap(pick, PickClaim.filter())
    on_tap(save, SaveClaim.filter())
    on_tap(open_waiting, WaitingClaims.filter())
    on_tap(open_claim, WaitingClaim.filter())
    on_tap(decide, DecideClaim.filter())
    on_message = router.message.register
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    telling = StateFilter(ClaimForm.telling)
    on_message(take_words, telling, *typed)
    on_message(take_file, telling, KEPT | OTHERS)
    on_message(search, StateFilter(ClaimForm.looking), *typed)
    on_message(reject, StateFilter(ClaimForm.rejecting), *typed)
    return router


async def begin(
    query: CallbackQuery, callback_data: BeginClaim, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = ClaimDraft()
    if callback_data.person:
        one = await contest_claims.mate(reader, visit, person_id=callback_data.person)
        draft = replace(draft, person_id=one.person_id, called=one.called)
    elif kept := await unfinished.kept(state, unfinished.Form.CLAIM):
        title = ClaimDraft.of(kept).title
        await show(query, unfinished_screen(t, unfinished.Form.CLAIM, title, back=OwnEntries(page=0)))
        return
    await _enter(query, state, visit, reader, t, draft)


async def take_up(
    query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await unfinished.taken(state, callback_data)
    await _enter(query, state, visit, reader, t, ClaimDraft.of(kept) if kept else ClaimDraft())


async def open_people(
    query: CallbackQuery, callback_data: ClaimPeople, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    form = await state.get_data()
    typed = form.get("typed") or "" if callback_data.page else ""
    await state.set_state(ClaimForm.looking)
    await state.set_data({"typed": typed})
    await _show_people(query, visit, reader, t, typed=typed, page=callback_data.page)


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(typed=typed[:60])
    await _show_people(message, visit, reader, t, typed=typed[:60], page=0)


async def leave(
    query: CallbackQuery, callback_data: LeaveClaim, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Back to the whole of it; out of what is told of somebody else only when asked, for it is kept nowhere else."""
    plain = await state.get_value("claim")
    draft = ClaimDraft.of(plain) if plain else ClaimDraft()
    if draft.missing is None and callback_data.stay:
        await state.update_data(asked=None)
        await show(query, summary_screen(t, visit, draft))
    elif draft.person_id:
        await show(query, leaving_screen(t, stay=LeaveClaim(stay=True), out=OwnEntries(page=0)))
    else:
        await state.clear()
        found = await contests.own(reader, visit, page=0, size=OWN)
        await show(query, own_screen(t, visit, found), toast=t.plain("unfinished-kept") if draft.title else None)


async def ask(
    query: CallbackQuery, callback_data: AskClaim, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, callback_data.step, page=callback_data.page)


async def pick(
    query: CallbackQuery, callback_data: PickClaim, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft, step, spot = await _draft(state), callback_data.step, callback_data.spot
    if step is Step.CONTEST:
        contest = await contest_claims.begin(reader, visit, contest_id=spot)
        draft = replace(draft, contest_id=contest.id, title=contest.title, kind=contest.kind)
        draft = replace(draft, stage=contest.stage, on=contest.results_on)
    else:
        possible = dict(choices(t, visit, step, None))
        if spot not in possible:
            raise NotFound
        kinds = visit.municipality.programme.events.contest_kinds
        match step:
            case Step.KIND:
                draft = replace(draft, kind=kinds[spot].code)
            case Step.STAGE:
                draft = replace(draft, stage=STAGES[spot])
            case Step.RESULT:
                draft = replace(draft, status=RESULTS[spot], place=None)
            case _:
                draft = replace(draft, place=spot)
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
        draft = contest_claim_drafts.typed(draft, step, typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        await _ask(message, state, visit, reader, t, step, error=t(unfit.phrase, **unfit.values))
        return
    if step is Step.CONTEST:
        draft = replace(draft, kind="", stage=None, on=None)
    await _go_on(message, state, visit, reader, t, draft)


async def take_file(message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """A photo of a diploma shows it as well as words do."""
    draft, asked = await _draft(state), await state.get_value("asked")
    kept = sent_in(message, photo_title=message.caption)
    if not asked:
        await show(message, one_is_enough(t, summary_screen(t, visit, draft)))
    elif asked == Step.PROOF.value and kept is not None:
        await _go_on(message, state, visit, reader, t, replace(draft, proof=kept))
    else:
        await _ask(message, state, visit, reader, t, Step(asked), error=not_yet(t, is_asked=asked == Step.PROOF.value))


async def save(
    query: CallbackQuery,
    callback_data: SaveClaim,
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
    await contest_claims.tell(session, visit, draft=draft)
    await state.clear()
    if not draft.person_id:
        await unfinished.drop(state, unfinished.Form.CLAIM)
    found = await contests.own(reader, visit, page=0, size=OWN)
    await show(query, own_screen(t, visit, found), toast=t.plain("contest-claim-sent"))


async def open_waiting(
    query: CallbackQuery,
    callback_data: WaitingClaims,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    found = await contest_claims.waiting(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, waiting_screen(t, found))


async def open_claim(
    query: CallbackQuery, callback_data: WaitingClaim, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, claim_screen(t, visit, await contest_claims.look(reader, visit, entry_id=callback_data.entry)))


async def decide(
    query: CallbackQuery,
    callback_data: DecideClaim,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.entry
    if callback_data.confirm:
        await contest_claims.confirm(session, visit, entry_id=number, mark=callback_data.mark)
        found = await contest_claims.waiting(reader, visit, page=0, size=PAGE)
        await show(query, waiting_screen(t, found), toast=t.plain("contest-claim-confirmed"))
        return
    one = await contest_claims.look(reader, visit, entry_id=number)
    await state.set_state(ClaimForm.rejecting)
    await state.set_data({"entry": number, "mark": callback_data.mark})
    await show(query, reason_screen(t, one))


async def reject(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    form = await state.get_data()
    if not form.get("entry"):
        raise Unfitting("contest-draft-gone")
    number = form["entry"]
    try:
        await contest_claims.reject(session, visit, entry_id=number, mark=form["mark"], typed=typed)
    except Unfitting as unfit:
        one = await contest_claims.look(reader, visit, entry_id=number)
        await show(message, reason_screen(t, one, error=t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await show(message, waiting_screen(t, await contest_claims.waiting(reader, visit, page=0, size=PAGE)))


async def _enter(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, draft: ClaimDraft
) -> None:
    await state.set_state(ClaimForm.telling)
    await state.set_data({})
    await _go_on(query, state, visit, reader, t, draft)


async def _go_on(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    draft: ClaimDraft,
) -> None:
    """To the first question that has no answer yet; then to the whole of it."""
    if not draft.kind and not visit.municipality.programme.events.contest_kinds:
        draft = replace(draft, kind="other")
    await unfinished.keep(state, unfinished.Form.CLAIM, draft, is_worth_it=bool(draft.title) and not draft.person_id)
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
    page: int = 0,
    error: str = "",
) -> None:
    draft = await _draft(state)
    await state.update_data(asked=step.value)
    known = await contest_claims.known(reader, visit, page=page, size=PAGE) if step is Step.CONTEST else None
    await show(event, ask_screen(t, visit, step, draft, known, error=error))


async def _show_people(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, *, typed: str, page: int
) -> None:
    found, count = await contest_claims.mates(reader, visit, typed=typed, page=page, size=PEOPLE)
    await show(event, people_screen(t, found, count=count, page=page, typed=typed))


async def _draft(state: FSMContext) -> ClaimDraft:
    plain = await state.get_value("claim")
    if plain is None:
        raise Unfitting("contest-draft-gone")
    return ClaimDraft.of(plain)
