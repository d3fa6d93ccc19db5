"""Changes on a card: a fact typed anew, another school, the archive and back."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import leafing
from handlers.register.person_card import person_screen
from handlers.register.register_screens import (
    PAGE,
    Archive,
    AskFact,
    BackToList,
    BringBack,
    ChoosePlace,
    MoveTo,
    OpenCard,
    OpenFacts,
    fact_screen,
    facts_screen,
)
from handlers.screens import Rows, Screen, button, in_columns, show
from locales.catalog import Speaker
from services.errors import Unfitting
from services.naming import LONGEST_SEARCH
from services.register import register, register_changes
from services.register.register_facts import Correctable
from services.registration import profile
from services.visits import Visit


class CorrectionForm(StatesGroup):
    correcting = State()
    moving = State()


def register_changes_router() -> Router:
    router = Router(name="register_changes")
    router.callback_query.register(open_facts, OpenFacts.filter())
    router.callback_query.register(ask_fact, AskFact.filter())
    router.callback_query.register(choose_place, ChoosePlace.filter())
    router.callback_query.register(move, MoveTo.filter())
    router.callback_query.register(ask_to_archive, Archive.filter(~F.sure))
    router.callback_query.register(archive, Archive.filter(F.sure))
    router.callback_query.register(bring_back, BringBack.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(correct, StateFilter(CorrectionForm.correcting), *typed)
    router.message.register(look_for_place, StateFilter(CorrectionForm.moving), *typed)
    return router


async def open_facts(
    query: CallbackQuery, callback_data: OpenFacts, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    await show(query, facts_screen(t, visit, card))


async def ask_fact(
    query: CallbackQuery,
    callback_data: AskFact,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    await state.set_state(CorrectionForm.correcting)
    await state.update_data(person=callback_data.person, fact=callback_data.fact.value)
    await show(query, fact_screen(t, card, callback_data.fact))


async def correct(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """What was typed becomes the fact; what does not fit is said, and asked for again."""
    kept = await state.get_data()
    person, fact = kept.get("person", 0), Correctable(kept.get("fact", Correctable.NAME.value))
    try:
        await register_changes.correct(session, visit, person_id=person, fact=fact, typed=typed)
    except Unfitting as unfit:
        screen = fact_screen(t, await register.card(reader, visit, person_id=person), fact)
        await show(message, Screen(f"{t(unfit.phrase, **unfit.values)}\n\n{screen.text}", screen.rows))
        return
    await state.set_state(None)
    card = await register.card(reader, visit, person_id=person)
    screen = facts_screen(t, visit, card)
    await show(message, Screen(f"{t('register-corrected')}\n\n{screen.text}", screen.rows))


async def choose_place(
    query: CallbackQuery,
    callback_data: ChoosePlace,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.set_state(CorrectionForm.moving)
    same = await state.get_value("person") == callback_data.person
    sought = await state.get_value("sought", "") if same else ""
    await state.update_data(person=callback_data.person, sought=sought)
    await show(query, await _places(t, visit, reader, callback_data.person, sought, callback_data.page))


async def look_for_place(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    person = await state.get_value("person", 0)
    await state.update_data(sought=typed[:LONGEST_SEARCH])
    await show(message, await _places(t, visit, reader, person, typed, 0))


async def move(
    query: CallbackQuery,
    callback_data: MoveTo,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    """After it the person may be out of one's reach, so it is the outcome that is shown."""
    await register_changes.transfer(
        session, visit, person_id=callback_data.person, organization_id=callback_data.organization
    )
    await state.set_state(None)
    await show(query, Screen(t("register-moved"), ((button(t.plain("back"), BackToList()),),)))


async def ask_to_archive(
    query: CallbackQuery, callback_data: Archive, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    rows = (
        (button(t.plain("register-to-archive-sure"), Archive(person=callback_data.person, sure=True)),),
        _after(t, callback_data.person)[0],
    )
    await show(query, Screen(t("register-archive-ask", called=card.called), rows))


async def archive(
    query: CallbackQuery,
    callback_data: Archive,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await register_changes.archive(session, visit, person_id=callback_data.person)
    await show(query, await person_screen(t, visit, reader, callback_data.person, state))


async def bring_back(
    query: CallbackQuery,
    callback_data: BringBack,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await register_changes.bring_back(session, visit, person_id=callback_data.person)
    await show(query, await person_screen(t, visit, reader, callback_data.person, state))


async def _places(t: Speaker, visit: Visit, reader: AsyncSession, person: int, typed: str, page: int) -> Screen:
    found = await profile.find_organizations(reader, visit, typed=typed, page=page, size=PAGE)
    picks = [button(one.title, MoveTo(person=person, organization=one.id)) for one in found.organizations]
    turns = leafing(t, page, found.pages, lambda other: ChoosePlace(person=person, page=other))
    lines = [t("register-where-to")]
    lines += [t("profile-found", typed=typed, count=found.count)] if typed else []
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, *_after(t, person)))


def _after(t: Speaker, person: int) -> Rows:
    return ((button(t.plain("back"), OpenCard(person=person)),),)
