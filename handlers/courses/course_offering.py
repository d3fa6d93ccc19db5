"""Offers of courses put together, changed and called off by methodists."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.courses import course_words as words
from handlers.courses.course_buttons import (
    AskOffer,
    CallOff,
    KeptOffer,
    KeptOffers,
    LeaveOffer,
    MakeOffer,
    OfferDraftScreen,
    PickOffer,
    SaveOffer,
    SkipOffer,
)
from handlers.courses.course_offer_screens import (
    PAGE,
    back_to_draft,
    call_off_screen,
    draft_screen,
    kept_offer_screen,
    kept_screen,
)
from handlers.form_leaving import leaving_screen
from handlers.forms import as_it_is_now
from handlers.leafing import leafing
from handlers.screens import Screen, button, in_columns, show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from models.courses import CourseForm
from services.courses import course_offer_drafts, course_offering, course_providers
from services.courses.course_offer_drafts import OPTIONAL, STEPS, Field, OfferDraft
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.naming import capital
from services.paging import pages_of
from services.rights import Right, must_be_whole
from services.shortening import short
from services.visits import Visit

CHOICES = 6


class OfferForm(StatesGroup):
    making = State()
    """What is typed answers what was asked last."""


def course_offering_router() -> Router:
    router = Router(name="course_offering")
    on_tap = router.callback_query.register
    on_tap(open_kept, KeptOffers.filter())
    on_tap(open_offer, KeptOffer.filter())
    on_tap(make, MakeOffer.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.OFFER))
    on_tap(open_draft, OfferDraftScreen.filter())
    on_tap(leave, LeaveOffer.filter())
    on_tap(ask, AskOffer.filter())
    on_tap(skip, SkipOffer.filter())
    on_tap(pick, PickOffer.filter())
    on_tap(save, SaveOffer.filter())
    on_tap(call_off, CallOff.filter())
    router.message.register(take_words, StateFilter(OfferForm.making), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_kept(
    query: CallbackQuery, callback_data: KeptOffers, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await course_offering.listed(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, kept_screen(t, visit, found))


async def open_offer(
    query: CallbackQuery, callback_data: KeptOffer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    one = await course_offering.look(reader, visit, offer_id=callback_data.offer)
    await show(query, kept_offer_screen(t, visit, one))


async def make(
    query: CallbackQuery, callback_data: MakeOffer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A new one begins with its title; of one that is there everything can be changed."""
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    if callback_data.offer:
        draft = await course_offering.to_change(reader, visit, offer_id=callback_data.offer)
        await _enter(query, state, visit, reader, t, draft, before=draft.plain())
    elif kept := await unfinished.kept(state, unfinished.Form.OFFER):
        title = OfferDraft.of(kept).title
        await show(query, unfinished_screen(t, unfinished.Form.OFFER, title, back=KeptOffers(page=0)))
    else:
        await _enter(query, state, visit, reader, t, OfferDraft())


async def take_up(
    query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    must_be_whole(visit.actor, Right.CONFIRM_COURSES)
    kept = await unfinished.taken(state, callback_data)
    await _enter(query, state, visit, reader, t, OfferDraft.of(kept) if kept else OfferDraft())


async def open_draft(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft = await _draft(state)
    if not draft.is_whole:
        raise Unfitting("course-draft-gone")
    await state.update_data(asked=None)
    await show(query, draft_screen(t, visit, draft))


async def leave(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Asked where something would be lost: a new one is kept."""
    form = await state.get_data()
    plain = form.get("offer")
    number = plain["offer_id"] if plain else None
    if number and plain != form.get("offer_before"):
        await show(query, leaving_screen(t, stay=OfferDraftScreen(), out=KeptOffer(offer=number)))
    elif number:
        await open_offer(query, KeptOffer(offer=number), state, visit, reader, t)
    else:
        await state.clear()
        found = await course_offering.listed(reader, visit, page=0, size=PAGE)
        await show(query, kept_screen(t, visit, found), toast=t.plain("unfinished-kept") if plain else None)


async def ask(
    query: CallbackQuery, callback_data: AskOffer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, callback_data.field, page=callback_data.page)


async def skip(
    query: CallbackQuery, callback_data: SkipOffer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await _draft(state)
    if await state.get_value("asked") == callback_data.field.value:  # else a button of a question left behind
        draft = course_offer_drafts.cleared(draft, callback_data.field)
    await _go_on(query, state, visit, reader, t, draft)


async def pick(
    query: CallbackQuery, callback_data: PickOffer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A group is taken in or left out and the list stays; anything else is chosen once."""
    draft, field, spot = await _draft(state), callback_data.field, callback_data.spot
    if field is Field.PROVIDER:
        one = await course_providers.one(reader, visit, provider_id=spot)
        await _go_on(query, state, visit, reader, t, replace(draft, provider_id=one.id, provider=one.title))
        return
    values = _values(t, visit, field)
    if spot >= len(values):
        raise NotFound
    code = values[spot][0]
    if field is Field.GROUPS:
        await _keep(state, course_offer_drafts.turned(draft, code))
        await _ask(query, state, visit, reader, t, field, page=callback_data.page)
        return
    chosen: dict[str, Any] = {field.value: CourseForm(code) if field is Field.FORM else code}
    await _go_on(query, state, visit, reader, t, replace(draft, **chosen))


async def take_words(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft, asked = await _draft(state), await state.get_value("asked")
    if not asked:
        await show(message, draft_screen(t, visit, draft))
        return
    field = Field(asked)
    try:
        draft = course_offer_drafts.typed(draft, field, typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        await _ask(message, state, visit, reader, t, field, error=t(unfit.phrase, **unfit.values))
        return
    await _go_on(message, state, visit, reader, t, draft)


async def save(
    query: CallbackQuery,
    callback_data: SaveOffer,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await _draft(state)
    if draft.is_whole and callback_data.mark != mark_of(draft):
        await show(query, as_it_is_now(t, draft_screen(t, visit, draft)))
        return
    number = await course_offering.save(session, visit, draft=draft)
    await state.clear()
    if not draft.offer_id:
        await unfinished.drop(state, unfinished.Form.OFFER)
    one = await course_offering.look(reader, visit, offer_id=number)
    await show(query, kept_offer_screen(t, visit, one), toast=t.plain("course-offer-saved"))


async def call_off(
    query: CallbackQuery,
    callback_data: CallOff,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.offer
    if not callback_data.sure:
        await show(query, call_off_screen(t, await course_offering.look(reader, visit, offer_id=number)))
        return
    told = await course_offering.call_off(session, visit, offer_id=number)
    one = await course_offering.look(reader, visit, offer_id=number)
    await show(query, kept_offer_screen(t, visit, one), toast=t.plain("course-offer-is-called-off", count=told))


async def _go_on(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    draft: OfferDraft,
) -> None:
    """To the first question that has no answer yet; then to the whole of it."""
    await _keep(state, draft)
    missing = [field for field in STEPS if not getattr(draft, field.value)]
    if missing:
        await _ask(event, state, visit, reader, t, missing[0])
        return
    await state.update_data(asked=None)
    await show(event, draft_screen(t, visit, draft))


async def _ask(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    field: Field,
    *,
    page: int = 0,
    error: str = "",
) -> None:
    await state.update_data(asked=field.value)
    draft = await _draft(state)
    lines = [error] if error else []
    lines.append(t(f"course-offer-ask-{field.value.replace('_', '-')}"))
    rows: list[Sequence[InlineKeyboardButton]] = await _choices(visit, reader, t, field, draft, page)
    if field in OPTIONAL:
        rows.append((button(t.plain(f"course-offer-without-{field.value}"), SkipOffer(field=field)),))
    rows.append((back_to_draft(t, draft),))
    await show(event, Screen("\n\n".join(lines), rows))


async def _choices(
    visit: Visit, reader: AsyncSession, t: Speaker, field: Field, draft: OfferDraft, page: int
) -> list[Sequence[InlineKeyboardButton]]:
    if field is Field.PROVIDER:
        known = (await course_providers.suggest(reader, visit, typed="")).known
        picks = [button(short(one.title, 60), PickOffer(field=field, spot=one.id)) for one in known]
        return list(in_columns(picks, 1))
    values = list(enumerate(_values(t, visit, field)))
    pages = pages_of(len(values), CHOICES)
    page %= pages
    picks = [
        button(_sign(field, code, draft) + capital(title), PickOffer(field=field, spot=spot, page=page))
        for spot, (code, title) in values[page * CHOICES : (page + 1) * CHOICES]
    ]
    return [*in_columns(picks, 1), leafing(t, page, pages, lambda other: AskOffer(field=field, page=other))]


def _values(t: Speaker, visit: Visit, field: Field) -> list[tuple[str, str]]:
    """Codes and titles a field is chosen from; nothing where it is typed."""
    programme = visit.municipality.programme
    found = {
        Field.TOPIC: [(one.code, one.title) for one in programme.competences.topics],
        Field.GROUPS: [(one.code, one.plural) for one in programme.positions.groups],
        Field.SUBJECT: [(one.code, one.title) for one in programme.subjects.subjects],
        Field.FORM: [(one.value, words.form(t, one)) for one in CourseForm],
    }
    return found.get(field, [])


def _sign(field: Field, code: str, draft: OfferDraft) -> str:
    if field is not Field.GROUPS:
        return ""
    return "☑ " if code in draft.groups else "☐ "


async def _enter(
    query: CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    draft: OfferDraft,
    *,
    before: dict[str, Any] | None = None,
) -> None:
    """`before`: of one that is there, how it stands."""
    await state.set_state(OfferForm.making)
    await state.set_data({"offer_before": before} if before else {})
    await _go_on(query, state, visit, reader, t, draft)


async def _keep(state: FSMContext, draft: OfferDraft) -> None:
    await unfinished.keep(state, unfinished.Form.OFFER, draft, is_worth_it=bool(draft.title) and not draft.offer_id)


async def _draft(state: FSMContext) -> OfferDraft:
    plain = await state.get_value("offer")
    if not plain:
        raise Unfitting("course-draft-gone")
    return OfferDraft.of(plain)
