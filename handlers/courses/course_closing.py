"""Who has enrolled in a course and, once it is over, who has completed it, with the numbers of their documents."""

from collections.abc import Mapping

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.courses.course_buttons import CloseOffer, OfferMembers, OpenMember, TurnMember
from handlers.courses.course_offer_screens import MEMBERS, close_screen, closed_screen, member_screen, members_screen
from handlers.screens import show
from locales.catalog import Speaker
from services.courses import course_offering
from services.courses.course_drafts import number_of
from services.courses.course_offering import Member, Members
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.visits import Visit


class ClosingForm(StatesGroup):
    listing = State()
    numbering = State()
    """What is typed is the number of somebody's document."""


def course_closing_router() -> Router:
    router = Router(name="course_closing")
    on_tap = router.callback_query.register
    on_tap(open_members, OfferMembers.filter())
    on_tap(open_member, OpenMember.filter())
    on_tap(turn_member, TurnMember.filter())
    on_tap(close, CloseOffer.filter())
    on_message = router.message.register
    on_message(take_number, StateFilter(ClosingForm.numbering), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_members(
    query: CallbackQuery, callback_data: OfferMembers, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_members(query, state, visit, reader, t, callback_data.offer, callback_data.page)


async def open_member(
    query: CallbackQuery, callback_data: OpenMember, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found, one = await _member(visit, reader, callback_data.offer, callback_data.person, callback_data.page)
    absent, numbers = await _marks(state, found.offer.id)
    if one.is_completed or found.offer.ends_on > visit.municipality.day(visit.now):
        raise Unfitting("course-seat-goes-on" if not one.is_completed else "course-plan-settled")
    await state.set_state(ClosingForm.numbering)
    await state.update_data(person=one.person_id, page=found.page)
    await show(query, member_screen(t, found, one, absent, numbers.get(one.person_id)))


async def turn_member(
    query: CallbackQuery, callback_data: TurnMember, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found, one = await _member(visit, reader, callback_data.offer, callback_data.person, callback_data.page)
    absent, numbers = await _marks(state, found.offer.id)
    numbers.pop(one.person_id, None)
    absent ^= {one.person_id}
    await _keep(state, found.offer.id, absent, numbers)
    await _show_members(query, state, visit, reader, t, found.offer.id, found.page)


async def take_number(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    form = await state.get_data()
    if not form.get("person") or not form.get("closing"):
        raise Unfitting("course-draft-gone")
    found, one = await _member(visit, reader, form["closing"], form["person"], form.get("page") or 0)
    absent, numbers = await _marks(state, found.offer.id)
    try:
        numbers[one.person_id] = number_of(typed)
    except Unfitting as unfit:
        error = t(unfit.phrase, **unfit.values)
        await show(message, member_screen(t, found, one, absent, numbers.get(one.person_id), error))
        return
    await _keep(state, found.offer.id, absent - {one.person_id}, numbers)
    await _show_members(message, state, visit, reader, t, found.offer.id, found.page)


async def close(
    query: CallbackQuery,
    callback_data: CloseOffer,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.offer
    absent, numbers = await _marks(state, number)
    mark = _mark(absent, numbers)
    if not callback_data.sure:
        found = await course_offering.members(reader, visit, offer_id=number, page=0, size=1)
        await show(query, close_screen(t, found, absent=len(absent), numbers=len(numbers), mark=mark))
        return
    if callback_data.mark != mark:  # they are gone with another screen: whoever was not there would count as there
        raise Unfitting("course-marks-changed")
    done = await course_offering.close(session, visit, offer_id=number, absent=absent, numbers=numbers)
    await state.clear()
    await show(query, closed_screen(t, number, done))


async def _show_members(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    offer_id: int,
    page: int,
) -> None:
    found = await course_offering.members(reader, visit, offer_id=offer_id, page=page, size=MEMBERS)
    absent, numbers = await _marks(state, offer_id)
    await state.set_state(ClosingForm.listing)
    await _keep(state, offer_id, absent, numbers)
    await show(event, members_screen(t, visit, found, absent, numbers))


async def _member(
    visit: Visit, reader: AsyncSession, offer_id: int, person_id: int, page: int
) -> tuple[Members, Member]:
    """Somebody of the page they were tapped on."""
    found = await course_offering.members(reader, visit, offer_id=offer_id, page=page, size=MEMBERS)
    one = next((one for one in found.listed if one.person_id == person_id), None)
    if one is None:
        raise NotFound
    return found, one


async def _marks(state: FSMContext, offer_id: int) -> tuple[set[int], dict[int, str]]:
    """What has been marked for this offer; of another one nothing is taken over."""
    form = await state.get_data()
    if form.get("closing") != offer_id:
        return set(), {}
    numbers = {int(person): number for person, number in (form.get("numbers") or {}).items()}
    return set(form.get("absent") or ()), numbers


def _mark(absent: set[int], numbers: Mapping[int, str]) -> str:
    return mark_of(sorted(absent), sorted(numbers.items()))


async def _keep(state: FSMContext, offer_id: int, absent: set[int], numbers: dict[int, str]) -> None:
    written = {str(person): number for person, number in numbers.items()}
    await state.update_data(closing=offer_id, absent=sorted(absent), numbers=written)
