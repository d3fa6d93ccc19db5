"""Associations for whoever belongs to them: one's own, one of them, asking to be taken in, leaving."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    AskToJoin,
    DecideRequest,
    LeaveAssociation,
    LookAtOffered,
    MoreOfAssociation,
    OpenAssociation,
    OpenOffered,
    OpenRequests,
    WithdrawAsking,
)
from handlers.associations.association_card import card_screen, further_screen
from handlers.associations.association_screens import PAGE, home_screen, offered_one_screen, offered_screen
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from services.associations import association_joining, associations
from services.associations.association_joining import Applicant
from services.errors import NotFound
from services.meetings import plans_waiting
from services.naming import LONGEST_SEARCH
from services.rights import Right, must, reach
from services.visits import Visit

APPLICANTS = 3


class OfferedForm(StatesGroup):
    searching = State()


def associations_router() -> Router:
    router = Router(name="associations")
    router.message.register(open_home, Command("association"))
    on_tap = router.callback_query.register
    on_tap(open_home, Go.filter(F.there == Place.ASSOCIATION))
    on_tap(open_card, OpenAssociation.filter())
    on_tap(open_further, MoreOfAssociation.filter())
    on_tap(open_offered, OpenOffered.filter())
    on_tap(look_at_offered, LookAtOffered.filter())
    on_tap(ask, AskToJoin.filter())
    on_tap(withdraw, WithdrawAsking.filter())
    on_tap(leave, LeaveAssociation.filter())
    on_tap(open_requests, OpenRequests.filter())
    on_tap(decide, DecideRequest.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(search, StateFilter(OfferedForm.searching), *typed)
    return router


async def open_home(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Straight to the only one; to those one may join where there is none."""
    await state.clear()
    mine = await associations.own(reader, visit)
    keeps = reach(visit.actor, Right.KEEP_ASSOCIATIONS)
    if len(mine) == 1 and not keeps:
        card = await associations.card(reader, visit, association_id=mine[0].id)
        await show(event, card_screen(t, visit, card, is_only=True))
    elif not mine and not keeps:
        await state.set_state(OfferedForm.searching)
        await state.set_data({"typed": ""})
        of_subject = visit.actor.subject is not None
        page = await association_joining.offered(reader, visit, is_of_subject=of_subject, page=0, size=PAGE)
        if of_subject and not page.total:
            of_subject = False
            page = await association_joining.offered(reader, visit, page=0, size=PAGE)
        await show(event, offered_screen(t, visit, page, typed="", of_subject=of_subject, is_home=True))
    else:
        await show(event, home_screen(t, visit, mine, await plans_waiting.count(reader, visit)))


async def open_card(
    query: CallbackQuery,
    callback_data: OpenAssociation,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The only one stands where the list would be: from it the way back is out of here."""
    await state.clear()
    mine = await associations.own(reader, visit)
    card = await associations.card(reader, visit, association_id=callback_data.association)
    is_only = [one.id for one in mine] == [card.association.id] and not reach(visit.actor, Right.KEEP_ASSOCIATIONS)
    await show(query, card_screen(t, visit, card, is_only=is_only))


async def open_further(
    query: CallbackQuery, callback_data: MoreOfAssociation, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await associations.card(reader, visit, association_id=callback_data.association)
    if not card.writes:
        raise NotFound
    await show(query, further_screen(t, visit, card))


async def open_offered(
    query: CallbackQuery,
    callback_data: OpenOffered,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A further page goes on with what was searched for; a new list has no search."""
    typed = await state.get_value("typed") or "" if callback_data.page else ""
    await state.set_state(OfferedForm.searching)
    await state.set_data({"typed": typed})
    of_subject = callback_data.of_subject and visit.actor.subject is not None
    page = await association_joining.offered(
        reader, visit, typed=typed, is_of_subject=of_subject, page=callback_data.page, size=PAGE
    )
    await show(query, offered_screen(t, visit, page, typed=typed, of_subject=of_subject))


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    words = typed[:LONGEST_SEARCH]
    await state.set_data({"typed": words})
    page = await association_joining.offered(reader, visit, typed=words, page=0, size=PAGE)
    await show(message, offered_screen(t, visit, page, typed=words, of_subject=False))


async def look_at_offered(
    query: CallbackQuery, callback_data: LookAtOffered, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _show_offered(query, visit, reader, t, callback_data.association)


async def ask(
    query: CallbackQuery,
    callback_data: AskToJoin,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await association_joining.ask(session, visit, association_id=callback_data.association)
    await _show_offered(query, visit, reader, t, callback_data.association)


async def withdraw(
    query: CallbackQuery,
    callback_data: WithdrawAsking,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await association_joining.withdraw(session, visit, association_id=callback_data.association)
    await _show_offered(query, visit, reader, t, callback_data.association)


async def _show_offered(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> None:
    one = await association_joining.offered_one(reader, visit, association_id=number)
    await show(query, offered_one_screen(t, one))


async def leave(
    query: CallbackQuery,
    callback_data: LeaveAssociation,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.association
    if not callback_data.sure:
        card = await associations.card(reader, visit, association_id=number)
        sure = button(t.plain("association-leave-sure"), LeaveAssociation(association=number, sure=True))
        back = button(t.plain("back"), OpenAssociation(association=number))
        await show(query, Screen(t("association-leave-ask", title=card.association.title), ((sure,), (back,))))
        return
    title = await association_joining.leave(session, visit, association_id=number)
    await show(query, Screen(t("association-left", title=title), ((way_back(t, Place.ASSOCIATION),),)))


async def open_requests(
    query: CallbackQuery,
    callback_data: OpenRequests,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await show(query, await _requests_screen(visit, reader, t, callback_data.association))


async def decide(
    query: CallbackQuery,
    callback_data: DecideRequest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await association_joining.decide(
        session, visit, request_id=callback_data.request, accepts=callback_data.accepts
    )
    toast = t.plain("association-accepted" if callback_data.accepts else "association-declined")
    await show(query, await _requests_screen(visit, reader, t, number), toast=toast)


async def _requests_screen(visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> Screen:
    """The longest waiting first; whoever is decided about makes room for the next."""
    must(visit.actor, Right.BELONG)
    found, total = await association_joining.waiting(reader, visit, association_id=number, page=0, size=APPLICANTS)
    lines: list[str] = [t("association-requests-title", count=total)]
    rows = []
    for place, one in enumerate(found, start=1):
        lines.append(_applicant(t, visit, place, one))
        rows.append(
            (
                button(t.plain("association-accept", place=place), DecideRequest(request=one.request_id, accepts=True)),
                button(
                    t.plain("association-decline", place=place), DecideRequest(request=one.request_id, accepts=False)
                ),
            )
        )
    back = button(t.plain("back"), OpenAssociation(association=number))
    return Screen("\n".join(lines), (*rows, (back,)))


def _applicant(t: Speaker, visit: Visit, place: int, one: Applicant) -> str:
    day = t.day(visit.municipality.day(one.asked_at))
    return t("association-applicant", place=place, called=one.called, subject=one.subject or "none", day=day)
