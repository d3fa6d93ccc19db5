"""Coming in: who the bot is, and the consent before anything is stored."""

from datetime import datetime

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart, or_f
from aiogram.fsm.context import FSMContext
from aiogram.types import BufferedInputFile, CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_here import arrive_by_link, at_the_door, is_link
from handlers.filters import Guest, Reader
from handlers.places import Place, way_to
from handlers.registration.arriving import go_on
from handlers.registration.consent_buttons import ConsentText, Meet, Verdict
from handlers.registration.invited import Code, open_invitation, refusal_at_the_door
from handlers.screens import Screen, answer, button, show, show_below
from locales.catalog import DEFAULT, Speaker
from programmes.programme import Programme
from services.municipality import Municipality
from services.registration import entering
from services.registration import invitation_codes as codes
from services.visits import Visit

LONGEST_PAYLOAD = 48
"""A deep link's payload travels inside the buttons until there is a person to keep it for; both fit 64 bytes."""


def entering_router() -> Router:
    router = Router(name="entering")
    router.callback_query.register(give_consent_text, ConsentText.filter())
    router.callback_query.register(agree, Verdict.filter(F.agreed))
    router.message.register(follow, CommandStart(deep_link=True), ~Guest(), ~Reader())
    router.message.register(greet, CommandStart(), Guest())
    router.message.register(greet_with_code, Code(), Guest())
    undecided = Router(name="undecided")
    undecided.callback_query.filter(or_f(Guest(), Reader()))
    undecided.callback_query.register(ask_consent, Meet.filter())
    undecided.callback_query.register(stay_reader, Verdict.filter(~F.agreed), Reader())
    undecided.callback_query.register(stay_outside, Verdict.filter(~F.agreed))
    router.include_router(undecided)
    return router


def outside_router() -> Router:
    """Whatever else somebody does whom nobody knows: the door is shown again."""
    router = Router(name="outside")
    router.message.filter(Guest())
    router.callback_query.filter(Guest())
    router.message.register(greet_again)
    router.callback_query.register(greet_again)
    return router


async def greet(  # before there is a visit its parts come one by one
    message: Message,
    command: CommandObject,
    session: AsyncSession,
    municipality: Municipality,
    visit: Visit | None,
    now: datetime,
    t: Speaker,
) -> None:
    payload = payload_of(command)
    code = codes.read(payload)
    if code:
        await greet_with_code(message, code, session, visit, now, t)
        return
    payload, refused = await at_the_door(session, municipality, message.from_user, visit, payload, now)
    greeting = _greeting(t, payload)
    if refused:
        greeting = Screen(f"{t(refused.phrase, **refused.values)}\n\n{greeting.text}", greeting.rows)
    await show(message, greeting)


async def greet_with_code(
    message: Message, code: str, session: AsyncSession, visit: Visit | None, now: datetime, t: Speaker
) -> None:
    """With one that opens nothing people are told so before they agree to anything."""
    refusal = await refusal_at_the_door(session, visit, message.from_user, code, now)
    greeting = _greeting(t, "" if refusal else code)
    if refusal:
        greeting = Screen(f"{t(refusal.phrase, **refusal.values)}\n\n{greeting.text}", greeting.rows)
    await show(message, greeting)


async def follow(  # everything a conversation has, and the link
    message: Message,
    command: CommandObject,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A link opened by somebody who is known already."""
    payload = payload_of(command)
    code = codes.read(payload)
    if code:
        await open_invitation(message, message.from_user, code, state, visit, session, reader, t)
        return
    if is_link(payload, visit):
        await arrive_by_link(message, payload, state, visit, session, reader, t)
        return
    await go_on(message, state, visit, reader, t, payload=payload)


async def greet_again(event: Message | CallbackQuery, t: Speaker) -> None:
    await show(event, _greeting(t, ""))


async def ask_consent(query: CallbackQuery, callback_data: Meet, municipality: Municipality, t: Speaker) -> None:
    await show_below(query, consent_screen(t, municipality.programme, callback_data.payload))


async def give_consent_text(query: CallbackQuery, municipality: Municipality, t: Speaker) -> None:
    programme = municipality.programme
    consent = programme.consent
    name = t.plain("consent-file-name", version=consent.version)
    await answer(query)
    if query.bot is not None:
        text = f"{consent.title}\n\n{programme.consent_text()}\n"
        document = BufferedInputFile(text.encode(), f"{name}.txt")
        await query.bot.send_document(query.from_user.id, document)


async def stay_outside(query: CallbackQuery, callback_data: Verdict, t: Speaker) -> None:
    rows = (
        (button(t.plain("consent-back"), Meet(payload=callback_data.payload)),),
        (way_to(t, Place.PROGRAMME), way_to(t, Place.HELP)),
    )
    await show(query, Screen(t("consent-declined"), rows))


async def stay_reader(query: CallbackQuery, callback_data: Verdict, t: Speaker) -> None:
    """No to a new text: what was stored before can still be read, taken along and deleted."""
    rows = (
        (button(t.plain("consent-back"), Meet(payload=callback_data.payload)),),
        (way_to(t, Place.PRIVACY), way_to(t, Place.MENU)),
    )
    await show(query, Screen(t("consent-declined-reader"), rows))


async def agree(  # noqa: PLR0913, PLR0917  # before there is a visit its parts come one by one
    query: CallbackQuery,
    callback_data: Verdict,
    session: AsyncSession,
    reader: AsyncSession,
    state: FSMContext,
    municipality: Municipality,
    visit: Visit | None,
    now: datetime,
    t: Speaker,
) -> None:
    """Agree to the text in force, which must be the one on the screen."""
    programme = municipality.programme
    version = programme.consent.version
    if callback_data.version != version:
        await show_below(query, consent_screen(t, programme, callback_data.payload))
        return
    given = Screen(t("consent-given", version=version, day=t.day(municipality.day(now))))
    if visit is not None and visit.actor.has_consented:
        await show(query, given)  # the same button twice: what comes next stands below already
        return
    payload, code = callback_data.payload, codes.read(callback_data.payload) or ""
    actor = await entering.agree(
        session, programme, telegram_id=query.from_user.id, language=DEFAULT, now=now, code=code
    )
    visit = Visit(actor, municipality, now)
    await show(query, given)
    # The agreement stays in the chat as it was given; what comes next stands under it.
    below = query.message if isinstance(query.message, Message) else query
    if code:
        await open_invitation(below, query.from_user, code, state, visit, session, reader, t)
        return
    if payload:
        await state.update_data(payload=payload)
    await go_on(below, state, visit, reader, t)


def payload_of(command: CommandObject) -> str:
    """What a link says, if a button can carry it on."""
    payload = (command.args or "").strip()
    return payload if len(payload.encode()) <= LONGEST_PAYLOAD and ":" not in payload else ""


def _greeting(t: Speaker, payload: str) -> Screen:
    return Screen(t("greeting"), ((button(t.plain("greeting-go-on"), Meet(payload=payload)),),))


def consent_screen(t: Speaker, programme: Programme, payload: str) -> Screen:
    consent = programme.consent
    text = t(
        "consent",
        title=consent.title,
        version=consent.version,
        since=t.full_day(consent.effective_on),
        text=programme.consent_text(),
    )
    rows = (
        (button(t.plain("consent-agree"), Verdict(agreed=True, version=consent.version, payload=payload)),),
        (button(t.plain("consent-decline"), Verdict(agreed=False, version=consent.version, payload=payload)),),
        (button(t.plain("consent-download"), ConsentText()),),
    )
    return Screen(text, rows)
