"""Taking part elsewhere: said by whoever was there with a proof, confirmed by whoever keeps events of theirs."""

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_buttons import (
    AskProof,
    ClaimFile,
    DecideClaim,
    OpenClaim,
    OpenClaims,
    OpenElsewhere,
    OpenOneElsewhere,
)
from handlers.documents import KEPT, OTHERS, hand_out, named, not_yet, opening, sent_in
from handlers.events import event_words as words
from handlers.events.event_after_buttons import OwnParticipation
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.events import Attendance, Event, EventRole
from services.attendance import attendance_claims
from services.attendance.attendance_claims import Own
from services.documents import read_document
from services.errors import Unfitting
from services.visits import Visit

PAGE = 6
SIGNS = {Attendance.ATTENDED: "\u2713 "}


class ClaimForm(StatesGroup):
    proving = State()
    """The data hold `event` and `role`."""


def attendance_claims_router() -> Router:
    """Of whoever was there."""
    router = Router(name="attendance_claims")
    on_tap = router.callback_query.register
    on_tap(open_elsewhere, OpenElsewhere.filter())
    on_tap(open_one, OpenOneElsewhere.filter())
    on_tap(ask_proof, AskProof.filter())
    on_tap(send_own_file, ClaimFile.filter(F.person == 0))
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    proving = StateFilter(ClaimForm.proving)
    router.message.register(take_proof, proving, *typed)
    router.message.register(take_file, proving, KEPT | OTHERS)
    return router


def attendance_deciding_router() -> Router:
    """Of whoever decides."""
    router = Router(name="attendance_deciding")
    on_tap = router.callback_query.register
    on_tap(open_claims, OpenClaims.filter())
    on_tap(open_claim, OpenClaim.filter())
    on_tap(send_file, ClaimFile.filter(F.person != 0))
    on_tap(decide, DecideClaim.filter())
    return router


async def open_elsewhere(
    query: CallbackQuery,
    callback_data: OpenElsewhere,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    number = callback_data.page
    page = await attendance_claims.elsewhere(reader, visit, page=number, size=PAGE)
    picks = [(_pick(t, visit, one, page.stands.get(one.id)),) for one in page.events]
    turns = leafing(t, number, page.pages, lambda there: OpenElsewhere(page=there))
    back = button(t.plain("back"), OwnParticipation(year=None, page=0))
    rows = (*picks, turns, (back,))
    await show(query, Screen(t("attendance-elsewhere", count=page.total), rows))


def _pick(t: Speaker, visit: Visit, event: Event, stand: Attendance | None) -> InlineKeyboardButton:
    sign = SIGNS.get(stand, "") if stand else ""
    day = words.day_of_year(t, visit, visit.municipality.day(event.starts_at))
    return button(f"{sign}{day} \u00b7 {words.short_title(visit, event)}", OpenOneElsewhere(event=event.id))


async def open_one(
    query: CallbackQuery,
    callback_data: OpenOneElsewhere,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    own = await attendance_claims.look(reader, visit, event_id=callback_data.event)
    await show(query, own_screen(t, visit, own))


def own_screen(t: Speaker, visit: Visit, own: Own, *, refused: str = "") -> Screen:
    event = own.event
    lines: list[str] = [
        t("planning-title", title=event.title),
        t("planning-when-line", when=words.spoken_time(t, visit, event)),
    ]
    lines += [t("planning-place-line", place=event.place)] if event.place else []
    lines += [t("planning-link-line", link=event.link)] if event.link else []
    if own.is_confirmed:
        lines.append(t("attendance-claim-is-confirmed", role=t.plain(f"participation-role-{own.role.value}")))
    elif own.attendance is Attendance.ATTENDED:
        role = t.plain(f"participation-role-{own.role.value}")
        lines.append(t("attendance-claim-is-told", role=role, proof=named(t, own.proof)))
    elif own.attendance is Attendance.ABSENT:
        lines.append(t("attendance-claim-is-rejected"))
    if own.is_open and own.attendance is not Attendance.ATTENDED:
        lines += ["", t("attendance-which-part")]
    lines += ["", refused] if refused else []
    picks = [button(t.plain(f"attendance-i-{role.value}"), AskProof(event=event.id, role=role)) for role in EventRole]
    file = opening(t, own.proof, ClaimFile(event=event.id))
    rows = (file, *(in_columns(picks, 1) if own.is_open else ()), (_back(t),))
    return Screen("\n".join(lines), rows)


async def ask_proof(
    query: CallbackQuery, callback_data: AskProof, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.event
    own = await attendance_claims.look(reader, visit, event_id=number)
    if not own.is_open:
        raise Unfitting("attendance-claim-closed")
    await state.set_state(ClaimForm.proving)
    await state.set_data({"event": number, "role": callback_data.role.value})
    await show(query, Screen(t("attendance-ask-proof"), ((_back_to_one(t, number),),)))


async def take_proof(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await _say(message, state, visit, session, reader, t, typed=typed)


async def take_file(
    message: Message, state: FSMContext, visit: Visit, session: AsyncSession, reader: AsyncSession, t: Speaker
) -> None:
    """A photo of a certificate shows it as well as words do."""
    file = sent_in(message, photo_title=message.caption)
    if file is None:
        number = await state.get_value("event", 0)
        await show(message, Screen(not_yet(t, is_asked=True), ((_back_to_one(t, number),),)))
        return
    await _say(message, state, visit, session, reader, t, file=file)


async def send_own_file(
    query: CallbackQuery, callback_data: ClaimFile, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    own = await attendance_claims.look(reader, visit, event_id=callback_data.event)
    await hand_out(query, bot, t, read_document(own.proof))


async def send_file(
    query: CallbackQuery, callback_data: ClaimFile, bot: Bot, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.event, callback_data.person
    claim = await attendance_claims.one_claim(reader, visit, event_id=number, person_id=person)
    await hand_out(query, bot, t, read_document(claim.proof))


async def open_claims(
    query: CallbackQuery, callback_data: OpenClaims, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_claims(query, visit, reader, t, callback_data.page)


async def open_claim(
    query: CallbackQuery, callback_data: OpenClaim, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.event, callback_data.person
    claim = await attendance_claims.one_claim(reader, visit, event_id=number, person_id=person)
    text = t(
        "attendance-claim",
        called=claim.called,
        title=claim.event.title,
        when=words.spoken_time(t, visit, claim.event),
        role=t.plain(f"participation-role-{claim.role.value}"),
        proof=named(t, claim.proof),
    )
    decisions = [
        button(t.plain(phrase), DecideClaim(event=number, person=person, confirms=confirms))
        for phrase, confirms in (("attendance-claim-confirm", True), ("attendance-claim-reject", False))
    ]
    file = opening(t, claim.proof, ClaimFile(event=number, person=person))
    await show(query, Screen(text, (file, decisions, (button(t.plain("back"), OpenClaims(page=0)),))))


async def decide(
    query: CallbackQuery,
    callback_data: DecideClaim,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    confirms = callback_data.confirms
    await attendance_claims.decide(
        session, visit, event_id=callback_data.event, person_id=callback_data.person, confirms=confirms
    )
    toast = t.plain("attendance-claim-confirmed" if confirms else "attendance-claim-rejected")
    await _show_claims(query, visit, reader, t, 0, toast=toast)


async def _say(
    message: Message,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
    *,
    typed: str = "",
    file: str | None = None,
) -> None:
    kept = await state.get_data()
    number, role = int(kept.get("event", 0)), EventRole(kept.get("role", EventRole.LISTENER.value))
    try:
        await attendance_claims.say(session, visit, event_id=number, role=role, typed=typed, file=file)
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((_back_to_one(t, number),),)))
        return
    await state.clear()
    await show(message, own_screen(t, visit, await attendance_claims.look(reader, visit, event_id=number)))


async def _show_claims(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, page: int, *, toast: str | None = None
) -> None:
    claims, pages, count = await attendance_claims.waiting(reader, visit, page=page, size=PAGE)
    picks = [
        (
            button(
                f"{one.called} \u00b7 {words.short_title(visit, one.event)}",
                OpenClaim(event=one.event.id, person=one.person_id),
            ),
        )
        for one in claims
    ]
    turns = leafing(t, page, pages, lambda there: OpenClaims(page=there))
    text = t("attendance-claims", count=count)
    await show(query, Screen(text, (*picks, turns, (way_back(t, Place.PLAN),))), toast=toast)


def _back(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenElsewhere(page=0))


def _back_to_one(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenOneElsewhere(event=number))
