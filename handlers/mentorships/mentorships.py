"""Pairs of mentoring looked after: figures, lists, one pair, its papers, its group."""

from aiogram import Bot, F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import refresh
from handlers.mentorships.adaptation_signals import signals_door
from handlers.mentorships.mentorship_buttons import (
    AskJoin,
    AskOrder,
    AskPairGoal,
    Join,
    LetGo,
    MorePairs,
    OpenGroup,
    OpenHistory,
    OpenKept,
    OpenPairs,
    OpenWithout,
    PaperConsent,
    TakeBackPair,
)
from handlers.mentorships.mentorship_screens import (
    PAGE,
    back_to_kept,
    group_screen,
    history_screen,
    hub_screen,
    kept_screen,
    list_screen,
    more_screen,
    without_screen,
)
from handlers.mentorships.pair_doors import with_figures
from handlers.places import Go, Place
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Catalog, Speaker
from services.mentorships import mentorship_members, mentorship_papers, mentorship_proposals, mentorships
from services.municipality import Municipality
from services.ports import Post
from services.visits import Visit


class KeepForm(StatesGroup):
    ordering = State()
    setting_goal = State()
    joining = State()


def mentorships_router() -> Router:
    router = Router(name="mentorships")
    router.message.register(open_hub, Command("mentorships"))
    on_tap = router.callback_query.register
    on_tap(open_hub, Go.filter(F.there == Place.MENTORSHIPS))
    on_tap(open_more, MorePairs.filter())
    on_tap(open_list, OpenPairs.filter())
    on_tap(open_without, OpenWithout.filter())
    on_tap(open_kept, OpenKept.filter())
    on_tap(open_history, OpenHistory.filter())
    on_tap(confirm_paper, PaperConsent.filter())
    on_tap(ask_order, AskOrder.filter())
    on_tap(take_back, TakeBackPair.filter())
    on_tap(ask_goal, AskPairGoal.filter())
    on_tap(open_group, OpenGroup.filter())
    on_tap(let_go, LetGo.filter())
    on_tap(ask_join, AskJoin.filter())
    on_tap(join, Join.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(set_order, StateFilter(KeepForm.ordering), *typed)
    router.message.register(set_goal, StateFilter(KeepForm.setting_goal), *typed)
    router.message.register(find_to_join, StateFilter(KeepForm.joining), *typed)
    return router


async def open_hub(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    summary = await mentorships.summary(reader, visit)
    await show(event, hub_screen(t, summary, signals_door(t, visit.actor)))


async def open_more(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(query, more_screen(t, await mentorships.summary(reader, visit)))


async def open_list(
    query: CallbackQuery, callback_data: OpenPairs, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    found = await mentorships.find(reader, visit, chosen=callback_data.chosen, page=callback_data.page, size=PAGE)
    await show(query, list_screen(t, callback_data, found))


async def open_without(
    query: CallbackQuery, callback_data: OpenWithout, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    found = await mentorships.without(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, without_screen(t, found))


async def open_kept(
    query: CallbackQuery, callback_data: OpenKept, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await show_kept(query, visit, reader, t, callback_data.mentorship)


async def show_kept(
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    mentorship_id: int,
    *,
    toast: str | None = None,
) -> None:
    kept = await mentorships.look(reader, visit, mentorship_id=mentorship_id)
    screen = await with_figures(reader, visit, t, kept.pair, kept_screen(t, visit, kept))
    await show(event, screen, toast=toast)


async def open_history(
    query: CallbackQuery, callback_data: OpenHistory, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await mentorships.look(reader, visit, mentorship_id=callback_data.mentorship)
    await show(query, history_screen(t, visit, kept))


async def confirm_paper(  # noqa: PLR0913, PLR0917  # the mentor's menu may change by it
    query: CallbackQuery,
    callback_data: PaperConsent,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    post: Post,
    t: Speaker,
) -> None:
    changed = await mentorship_papers.confirm_paper(session, visit, mentorship_id=callback_data.mentorship)
    post.wake()
    await refresh(bot, reader, municipality, catalog, changed, admin_ids=admin_ids)
    toast = t.plain("mentorship-paper-noted")
    await show_kept(query, visit, reader, t, callback_data.mentorship, toast=toast)


async def ask_order(
    query: CallbackQuery, callback_data: AskOrder, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, KeepForm.ordering, "mentorship-ask-order", callback_data.mentorship)


async def set_order(  # noqa: PLR0913, PLR0917  # the mentor's menu may change by it
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    post: Post,
    t: Speaker,
) -> None:
    number = await state.get_value("mentorship", 0)
    changed = await mentorship_papers.set_order(session, visit, mentorship_id=number, typed=typed)
    post.wake()
    await state.set_state(None)
    await refresh(bot, reader, municipality, catalog, changed, admin_ids=admin_ids)
    await show_kept(message, visit, reader, t, number)


async def take_back(
    query: CallbackQuery,
    callback_data: TakeBackPair,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.mentorship
    if callback_data.sure:
        await mentorship_papers.take_back(session, visit, mentorship_id=number)
        post.wake()
        await show_kept(query, visit, reader, t, number, toast=t.plain("mentorship-taken-back"))
        return
    kept = await mentorships.look(reader, visit, mentorship_id=number)
    sure = button(t.plain("mentorship-take-back-sure"), TakeBackPair(mentorship=number, sure=True))
    await show(query, Screen(t("mentorship-ask-take-back", called=kept.mentor), ((sure,), (back_to_kept(t, number),))))


async def ask_goal(
    query: CallbackQuery, callback_data: AskPairGoal, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, KeepForm.setting_goal, "mentorship-ask-goal", callback_data.mentorship)


async def set_goal(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("mentorship", 0)
    await mentorship_members.set_goal(session, visit, mentorship_id=number, typed=typed)
    await state.set_state(None)
    await show_kept(message, visit, reader, t, number)


async def open_group(
    query: CallbackQuery, callback_data: OpenGroup, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.set_state(None)
    await _show_group(query, visit, reader, t, callback_data.mentorship)


async def let_go(
    query: CallbackQuery,
    callback_data: LetGo,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.mentorship
    await mentorship_members.remove(session, visit, mentorship_id=number, person_id=callback_data.person)
    post.wake()
    await _show_group(query, visit, reader, t, number)


async def ask_join(
    query: CallbackQuery, callback_data: AskJoin, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _ask(query, state, visit, reader, t, KeepForm.joining, "mentorship-ask-mentee", callback_data.mentorship)


async def find_to_join(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = await state.get_value("mentorship", 0)
    kept = await mentorships.look(reader, visit, mentorship_id=number)
    but = [kept.pair.mentor.id, *(one.id for one in kept.pair.mentees)]
    found = await mentorship_proposals.people(reader, visit, typed=typed, but=but, size=PAGE)
    picks = [button(one.called, Join(mentorship=number, person=one.person_id)) for one in found]
    title = t("mentorship-found", count=len(found))
    await show(message, Screen(title, (*in_columns(picks, 1), (back_to_kept(t, number),))))


async def join(
    query: CallbackQuery,
    callback_data: Join,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    number = callback_data.mentorship
    await mentorship_members.add(session, visit, mentorship_id=number, person_id=callback_data.person)
    post.wake()
    await state.set_state(None)
    await _show_group(query, visit, reader, t, number)


async def _show_group(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, mentorship_id: int) -> None:
    kept = await mentorships.look(reader, visit, mentorship_id=mentorship_id)
    await show(query, group_screen(t, visit, kept))


async def _ask(  # what is asked, of whom, and where the answer goes
    query: CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    form: State,
    phrase: str,
    mentorship_id: int,
) -> None:
    await mentorships.look(reader, visit, mentorship_id=mentorship_id)
    await state.set_state(form)
    await state.set_data({"mentorship": mentorship_id})
    await show(query, Screen(t(phrase), ((back_to_kept(t, mentorship_id),),)))
