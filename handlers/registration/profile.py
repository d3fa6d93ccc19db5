"""The profile: asked for once, a fact a screen, and corrected whenever the person likes."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import publish_own
from handlers.filters import Unintroduced
from handlers.places import Go, Place
from handlers.registration.arriving import go_on
from handlers.registration.profile_screens import (
    Ask,
    ClassTeacher,
    KeepTyped,
    Leaf,
    Pick,
    ProfileForm,
    card_screen,
    fact_screen,
)
from handlers.screens import Screen, show
from handlers.work import works_of
from locales.catalog import Speaker
from services import naming
from services.errors import Unfitting
from services.registration import joining, profile
from services.registration.profile import Fact
from services.visits import Visit


def profile_router() -> Router:
    router = Router(name="profile")
    router.callback_query.register(ask, Ask.filter())
    router.callback_query.register(leaf, Leaf.filter())
    router.callback_query.register(pick, Pick.filter())
    router.callback_query.register(keep_typed, KeepTyped.filter())
    router.message.register(take_typed, StateFilter(ProfileForm.asking), F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(refuse_content, StateFilter(ProfileForm.asking), ~F.text)
    router.message.register(ask_again, Unintroduced())
    router.callback_query.register(ask_again, Unintroduced())
    router.message.register(open_card, Command("profile"))
    router.callback_query.register(open_card, Go.filter(F.there == Place.PROFILE))
    router.callback_query.register(set_class_teacher, ClassTeacher.filter())
    return router


async def open_card(event: Message | CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    await state.clear()
    await show(event, card_screen(t, visit))


async def ask(
    query: CallbackQuery,
    callback_data: Ask,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await show(query, await fact_screen(t, visit, reader, state, callback_data.fact))


async def leaf(
    query: CallbackQuery,
    callback_data: Leaf,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    fact, page, group = callback_data.fact, callback_data.page, callback_data.group
    form = await state.get_data()
    is_searching = form.get("fact") == fact.value and not group
    typed = form.get("typed", "") if is_searching else ""
    await show(query, await fact_screen(t, visit, reader, state, fact, page=page, group=group, typed=typed))


async def pick(
    query: CallbackQuery,
    callback_data: Pick,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await _pick(session, visit, callback_data.fact, callback_data.value)
    await _after(query, state, visit, kept, session, reader, t)


async def keep_typed(
    query: CallbackQuery,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    form = await state.get_data()
    typed = form.get("typed", "")
    if form.get("fact") != Fact.ORGANIZATION or not typed:
        await go_on(query, state, visit, reader, t)  # an old button: what is typed by now is about something else
        return
    kept = await profile.name_organization(session, visit, title=typed)
    await _after(query, state, visit, kept, session, reader, t)


async def take_typed(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """A year or a name is the answer; for the rest it says what to look for."""
    fact = Fact(await state.get_value("fact", Fact.NAME.value))
    try:
        if fact is Fact.CAREER:
            kept = await profile.set_career(session, visit, typed=typed)
        elif fact is Fact.NAME:
            kept = await profile.set_name(session, visit, typed=typed)
        else:
            looked_for = typed[: naming.LONGEST_TITLE + 1]
            await show(message, await fact_screen(t, visit, reader, state, fact, typed=looked_for))
            return
    except Unfitting as unfit:
        screen = await fact_screen(t, visit, reader, state, fact)
        await show(message, Screen(f"{t(unfit.phrase, **unfit.values)}\n\n{screen.text}", screen.rows))
        return
    await _after(message, state, visit, kept, session, reader, t)


async def refuse_content(message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """A photo, a voice, a sticker: the same question again, with a word about what would be an answer."""
    fact = Fact(await state.get_value("fact", Fact.NAME.value))
    screen = await fact_screen(t, visit, reader, state, fact)
    await show(message, Screen(f"{t('profile-words-only')}\n\n{screen.text}", screen.rows))


async def ask_again(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Until a person has said who they are, everything leads to the fact that is missing."""
    await go_on(event, state, visit, reader, t)


async def set_class_teacher(
    query: CallbackQuery, callback_data: ClassTeacher, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    kept = await profile.set_class_teacher(session, visit, is_class_teacher=callback_data.yes)
    await show(query, card_screen(t, kept))


async def _pick(session: AsyncSession, visit: Visit, fact: Fact, value: str) -> Visit:
    if fact is Fact.ORGANIZATION:
        return await profile.set_organization(session, visit, organization_id=value)
    if fact is Fact.POSITION:
        return await profile.set_position(session, visit, position=value)
    if fact is Fact.SUBJECT:
        return await profile.set_subject(session, visit, subject=value)
    if fact is Fact.CAREER:
        return await profile.set_career(session, visit, typed=value)
    return await profile.set_name(session, visit, typed=value)


async def _after(
    event: Message | CallbackQuery,
    state: FSMContext,
    before: Visit,
    kept: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """On to the next missing fact; back to the card if the profile was complete before and still is.

    With the last fact somebody without an invitation asks their school to vouch for them.
    """
    if profile.next_fact(kept) is None and joining.needs_vouching(kept.actor):
        await joining.ask(session, kept)
    modules = kept.municipality.programme.modules
    if works_of(before.actor, modules) != works_of(kept.actor, modules) and event.bot and event.from_user:
        with suppress(TelegramAPIError):  # a role at one's own school begins to mean something
            await publish_own(event.bot, t, kept.actor, event.from_user.id, modules)
    if profile.next_fact(before) is None and profile.next_fact(kept) is None:
        await state.clear()
        await show(event, card_screen(t, kept))
    else:
        await go_on(event, state, kept, reader, t)
