"""Contests for those who enter them: the list, one of them, entering, answering, one's own over the years."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.contests.contest_buttons import (
    AnswerNomination,
    ChooseHelper,
    EnterContest,
    OpenContest,
    OpenContests,
    OwnEntries,
    SetHelper,
    SetNomination,
    ShowRegulations,
    WithdrawEntry,
)
from handlers.contests.contest_screens import (
    PAGE,
    card_screen,
    enter_screen,
    helper_screen,
    list_screen,
    own_screen,
    renominate_screen,
    withdraw_screen,
)
from handlers.places import Go, Place
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services.contests import contests
from services.contests.contest_drafts import is_link
from services.contests.contest_windows import nominations_of
from services.contests.contests import nomination_at
from services.errors import NotFound
from services.visits import Visit

OWN = 6


def contests_router() -> Router:
    router = Router(name="contests")
    router.message.register(open_contests, Command("contests"))
    on_tap = router.callback_query.register
    on_tap(open_contests, Go.filter(F.there == Place.CONTESTS))
    on_tap(leaf_contests, OpenContests.filter())
    on_tap(open_contest, OpenContest.filter())
    on_tap(show_regulations, ShowRegulations.filter())
    on_tap(enter, EnterContest.filter())
    on_tap(answer_nomination, AnswerNomination.filter())
    on_tap(set_nomination, SetNomination.filter())
    on_tap(withdraw, WithdrawEntry.filter())
    on_tap(choose_helper, ChooseHelper.filter())
    on_tap(set_helper, SetHelper.filter())
    on_tap(open_own, OwnEntries.filter())
    return router


async def open_contests(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await contests.overview(reader, visit, page=0, size=PAGE)
    await show(event, list_screen(t, visit, found))


async def leaf_contests(
    query: CallbackQuery, callback_data: OpenContests, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    found = await contests.overview(reader, visit, page=callback_data.page, size=PAGE)
    await show(query, list_screen(t, visit, found))


async def open_contest(
    query: CallbackQuery, callback_data: OpenContest, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show_card(query, visit, reader, t, callback_data.contest)


async def show_regulations(
    query: CallbackQuery, callback_data: ShowRegulations, visit: Visit, reader: AsyncSession, bot: Bot, t: Speaker
) -> None:
    """A file comes below with a way back under it; a link opens by itself."""
    contest = (await contests.look(reader, visit, contest_id=callback_data.contest)).contest
    if not contest.regulations or is_link(contest.regulations):
        raise NotFound
    await answer(query)
    back = Screen("", ((button(t.plain("back"), OpenContest(contest=contest.id)),),))
    caption = t("contest-title", title=contest.title)
    await bot.send_document(query.from_user.id, contest.regulations, caption=caption, reply_markup=back.keyboard)


async def enter(
    query: CallbackQuery,
    callback_data: EnterContest,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    contest = (await contests.look(reader, visit, contest_id=callback_data.contest)).contest
    nomination = ""
    if nominations_of(contest):
        if callback_data.spot < 0:
            await show(query, enter_screen(t, contest, callback_data.page))
            return
        nomination = nomination_at(contest, callback_data.spot, callback_data.mark)
    await contests.enter(session, visit, contest_id=contest.id, nomination=nomination)
    await _show_card(query, visit, reader, t, contest.id, toast=t.plain("contest-entered"))


async def answer_nomination(
    query: CallbackQuery,
    callback_data: AnswerNomination,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    agrees = callback_data.agrees
    entry, contest = await contests.answer(session, visit, entry_id=callback_data.entry, agrees=agrees)
    if agrees and not entry.nomination and nominations_of(contest):
        await show(query, renominate_screen(t, contest, entry, 0), toast=t.plain("contest-entered"))
        return
    toast = t.plain("contest-entered" if agrees else "contest-declined")
    await _show_card(query, visit, reader, t, contest.id, toast=toast)


async def set_nomination(
    query: CallbackQuery,
    callback_data: SetNomination,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    (entry, contest), _ = await contests.helpers(reader, visit, entry_id=callback_data.entry)
    if callback_data.spot < 0:
        await show(query, renominate_screen(t, contest, entry, callback_data.page))
        return
    nomination = nomination_at(contest, callback_data.spot, callback_data.mark)
    await contests.choose_nomination(session, visit, entry_id=entry.id, nomination=nomination)
    await _show_card(query, visit, reader, t, contest.id)


async def withdraw(
    query: CallbackQuery,
    callback_data: WithdrawEntry,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    if not callback_data.sure:
        one, _ = await contests.helpers(reader, visit, entry_id=callback_data.entry)
        await show(query, withdraw_screen(t, one))
        return
    one = await contests.withdraw(session, visit, entry_id=callback_data.entry)
    await _show_card(query, visit, reader, t, one.contest.id, toast=t.plain("contest-withdrawn"))


async def choose_helper(
    query: CallbackQuery, callback_data: ChooseHelper, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    one, found = await contests.helpers(reader, visit, entry_id=callback_data.entry)
    await show(query, helper_screen(t, one, found))


async def set_helper(
    query: CallbackQuery,
    callback_data: SetHelper,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    one = await contests.set_helper(
        session, visit, entry_id=callback_data.entry, helper_id=callback_data.person or None
    )
    await _show_card(query, visit, reader, t, one.contest.id)


async def open_own(
    query: CallbackQuery, callback_data: OwnEntries, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, own_screen(t, visit, await contests.own(reader, visit, page=callback_data.page, size=OWN)))


async def _show_card(
    query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, toast: str | None = None
) -> None:
    card = await contests.look(reader, visit, contest_id=number)
    await show(query, card_screen(t, visit, card), toast=toast)
