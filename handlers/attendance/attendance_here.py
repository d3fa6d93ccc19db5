"""«I am here»: a link of the day, typed digits, and a pass for those who had to register first."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, User
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import SayHere, UsePass
from handlers.events.event_buttons import OpenEvent
from handlers.places import Place, is_used, way_to
from handlers.registration.arriving import go_on
from handlers.screens import Rows, Screen, button, show
from locales.catalog import Speaker
from models.events import Event
from services.attendance import attendance_arriving, attendance_codes
from services.attendance.attendance_codes import Pass
from services.attendance.attendance_terms import is_code_time
from services.errors import Unfitting
from services.events import event_seats
from services.municipality import Municipality
from services.registration import profile
from services.registration.invitation_guesses import Guesser
from services.visits import Visit


class HereForm(StatesGroup):
    typing = State()
    """Asked for the code; the data hold `event`."""
    ready = State()
    """The card of an event is open while its code is shown: digits are that code, everything else is not."""


class Digits(Filter):
    """A message that is six digits and nothing else."""

    async def __call__(self, message: Message) -> bool:
        return attendance_codes.read(message.text or "") is not None


class CodeOfTheDay(Filter):
    """Six digits out of the blue while a code is shown to this person, as the screen in the hall asks for them."""

    async def __call__(
        self, message: Message, reader: AsyncSession, visit: Visit | None = None
    ) -> bool | dict[str, int]:
        if visit is None or attendance_codes.read(message.text or "") is None:
            return False
        if not visit.actor.has_consented or profile.next_fact(visit) is not None:
            return False
        number = await attendance_arriving.meant(reader, visit, typed=message.text or "")
        return {"number": number} if number is not None else False


def attendance_here_router() -> Router:
    router = Router(name="attendance_here")
    on_tap = router.callback_query.register
    on_tap(ask_code, SayHere.filter())
    on_tap(use_pass, UsePass.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(take_code, StateFilter(HereForm.typing), *typed)
    router.message.register(take_code, StateFilter(HereForm.ready), *typed, Digits())
    router.message.register(take_stray_code, StateFilter(None), *typed, CodeOfTheDay())
    return router


async def ask_code(
    query: CallbackQuery, callback_data: SayHere, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.event
    seat = await event_seats.look(reader, visit, event_id=number)
    if not is_code_time(seat.event, visit.municipality.programme.events, visit.now):
        raise Unfitting("attendance-code-closed")
    await state.set_state(HereForm.typing)
    await state.set_data({"event": number})
    await show(query, _asking(t, number, t("attendance-ask-code", title=seat.event.title)))


async def be_ready(state: FSMContext, visit: Visit, event: Event) -> None:
    """While the code of an event is shown its open card takes the digits as they are typed."""
    if is_code_time(event, visit.municipality.programme.events, visit.now):
        await state.set_state(HereForm.ready)
        await state.set_data({"event": event.id})


async def take_code(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    await _take(message, typed, state, visit, session, t, await state.get_value("event", 0))


async def take_stray_code(
    message: Message, typed: str, number: int, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """Nobody was asked for it; whoever mistypes it is asked, and may simply type it once more."""
    await _take(message, typed, state, visit, session, t, number)


async def _take(
    message: Message, typed: str, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker, number: int
) -> None:
    user = _user(message.from_user)
    try:
        event = await attendance_arriving.arrive(session, visit, telegram_id=user.id, event_id=number, typed=typed)
    except Unfitting as unfit:
        await show(message, _asking(t, number, t(unfit.phrase, **unfit.values)))
        return
    await state.clear()
    await show(message, _noted(t, event))


async def arrive_by_link(  # everything a conversation has, and the link
    message: Message,
    payload: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Whoever still has to say who they are keeps a pass until they have."""
    link, user = attendance_codes.read_link(payload), _user(message.from_user)
    assert link is not None
    if profile.next_fact(visit) is not None:
        kept, refused = await at_the_door(session, visit.municipality, user, visit, payload, visit.now)
        if refused is not None:
            await show(message, Screen(t(refused.phrase, **refused.values)))
        await state.update_data(payload=kept)
        await go_on(message, state, visit, reader, t)
        return
    await state.clear()
    try:
        event = await attendance_arriving.arrive(
            session, visit, telegram_id=user.id, event_id=link.event_id, typed=link.code
        )
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), _ways(t)))
        return
    await show(message, _noted(t, event))


async def at_the_door(  # before there is a visit its parts come one by one
    session: AsyncSession,
    municipality: Municipality,
    user: User | None,
    visit: Visit | None,
    payload: str,
    now: datetime,
) -> tuple[str, Unfitting | None]:
    """What is carried on of a link: a pass in place of a code that will be over by then; or why it opens nothing."""
    link = attendance_codes.read_link(payload)
    if link is None or not is_used(Place.EVENTS, municipality.programme.modules):
        return payload, None
    guesser = Guesser(_user(user).id, visit.actor.id if visit else None)
    try:
        shown = await attendance_arriving.knock(
            session, municipality, guesser=guesser, event_id=link.event_id, code=link.code, now=now
        )
    except Unfitting as unfit:
        return "", unfit
    return attendance_codes.pass_payload(shown), None


def is_link(payload: str, visit: Visit) -> bool:
    is_here = is_used(Place.EVENTS, visit.municipality.programme.modules)
    return is_here and attendance_codes.read_link(payload) is not None


async def use_pass(
    query: CallbackQuery, callback_data: UsePass, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    shown = Pass(callback_data.event, callback_data.slot, callback_data.seal)
    try:
        event = await attendance_arriving.arrive_with_pass(session, visit, telegram_id=query.from_user.id, shown=shown)
    except Unfitting as unfit:
        await show(query, Screen(t(unfit.phrase, **unfit.values), _ways(t)))
        return
    await state.clear()
    await show(query, _noted(t, event))


def _noted(t: Speaker, event: Event) -> Screen:
    card = button(t.plain("planning-open"), OpenEvent(event=event.id))
    return Screen(t("attendance-noted", title=event.title), ((card,), (way_to(t, Place.MENU),)))


def _asking(t: Speaker, number: int, text: str) -> Screen:
    return Screen(text, ((button(t.plain("back"), OpenEvent(event=number)),),))


def _ways(t: Speaker) -> Rows:
    return ((way_to(t, Place.EVENTS), way_to(t, Place.MENU)),)


def _user(user: User | None) -> User:
    assert user is not None
    return user
