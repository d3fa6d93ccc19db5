"""Campaigns that run: looked at, held, extended, closed, cancelled; everybody who has not answered reminded."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.campaigns import campaign_screens as screens
from handlers.campaigns.campaign_buttons import (
    CancelCampaign,
    CloseCampaign,
    ExtendWeek,
    HoldCampaign,
    OpenCampaign,
    OpenCoverage,
    OpenExtending,
    RemindAll,
)
from handlers.campaigns.coverage_screens import figures_line
from handlers.screens import Screen, button, show
from locales.catalog import Speaker
from models.campaigns import CampaignStatus
from services import typed_days
from services.campaigns import campaign_reminders, campaign_running, coverage
from services.campaigns.campaigns import Titled, title_of
from services.errors import Unfitting
from services.ports import Post
from services.rights import Right, may
from services.visits import Visit


class RunningForm(StatesGroup):
    extending = State()
    cancelling = State()


def campaign_running_router() -> Router:
    router = Router(name="campaign_running")
    on_tap = router.callback_query.register
    on_tap(open_campaign, OpenCampaign.filter())
    on_tap(hold, HoldCampaign.filter())
    on_tap(ask_longer, OpenExtending.filter())
    on_tap(extend_week, ExtendWeek.filter())
    on_tap(ask_to_close, CloseCampaign.filter(~F.sure))
    on_tap(close, CloseCampaign.filter(F.sure))
    on_tap(ask_reason, CancelCampaign.filter())
    on_tap(remind, RemindAll.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(extend, StateFilter(RunningForm.extending), *typed)
    router.message.register(cancel, StateFilter(RunningForm.cancelling), *typed)
    return router


async def show_campaign(  # where it is shown, besides what every handler has
    event: Message | CallbackQuery,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    number: int,
    *,
    toast: str | None = None,
) -> None:
    campaign = await campaign_running.look(reader, visit, campaign_id=number)
    figures, count = "", 0
    if campaign.status is not CampaignStatus.CANCELLED:
        figures = figures_line(t, await coverage.summary(reader, visit, campaign_id=number))
    if campaign.status is CampaignStatus.OPEN:
        count, _ = await coverage.reminder_size(reader, visit, campaign_id=number)
    titled = Titled(campaign, title_of(visit, campaign))
    await show(event, screens.campaign_screen(t, titled, figures, remind=count), toast=toast)


async def open_campaign(
    query: CallbackQuery, callback_data: OpenCampaign, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show_campaign(query, visit, reader, t, callback_data.campaign)


async def hold(
    query: CallbackQuery,
    callback_data: HoldCampaign,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    act = campaign_running.pause if callback_data.hold else campaign_running.resume
    await act(session, visit, campaign_id=callback_data.campaign)
    post.wake()
    await show_campaign(query, visit, reader, t, callback_data.campaign)


async def ask_longer(
    query: CallbackQuery,
    callback_data: OpenExtending,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await campaign_running.look(reader, visit, campaign_id=callback_data.campaign, to_extend=True)
    await state.set_state(RunningForm.extending)
    await state.set_data({"campaign": callback_data.campaign})
    await show(query, screens.extending_screen(t, callback_data.campaign))


async def extend_week(
    query: CallbackQuery,
    callback_data: ExtendWeek,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    campaign = await campaign_running.extend(session, visit, campaign_id=callback_data.campaign)
    await state.clear()
    toast = t.plain("campaign-extended", until=t.day(campaign.closes_on))
    await show_campaign(query, visit, reader, t, callback_data.campaign, toast=toast)


async def extend(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("campaign", 0)
    try:
        day = typed_days.day_ahead(visit, typed)
        await campaign_running.extend(session, visit, campaign_id=number, until=day)
    except Unfitting as unfit:
        await show(message, screens.extending_screen(t, number, screens.refused(t, unfit)))
        return
    await state.clear()
    await show_campaign(message, visit, reader, t, number)


async def ask_to_close(
    query: CallbackQuery, callback_data: CloseCampaign, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    campaign = await campaign_running.look(reader, visit, campaign_id=callback_data.campaign)
    sure = button(t.plain("campaign-close-sure"), CloseCampaign(campaign=campaign.id, sure=True))
    back = button(t.plain("back"), OpenCampaign(campaign=campaign.id))
    text = t("campaign-close-ask-unnamed" if campaign.is_anonymous else "campaign-close-ask")
    await show(query, Screen(text, ((sure,), (back,))))


async def close(
    query: CallbackQuery,
    callback_data: CloseCampaign,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await campaign_running.close(session, visit, campaign_id=callback_data.campaign)
    await show_campaign(query, visit, reader, t, callback_data.campaign)


async def ask_reason(
    query: CallbackQuery,
    callback_data: CancelCampaign,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """The reason is the second thought: nothing happens before it is written."""
    campaign = await campaign_running.look(reader, visit, campaign_id=callback_data.campaign)
    await state.set_state(RunningForm.cancelling)
    await state.set_data({"campaign": campaign.id})
    back = button(t.plain("back"), OpenCampaign(campaign=campaign.id))
    await show(query, Screen(t("campaign-cancel-ask"), ((back,),)))


async def cancel(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await state.get_value("campaign", 0)
    try:
        await campaign_running.cancel(session, visit, campaign_id=number, reason=typed)
    except Unfitting as unfit:
        back = button(t.plain("back"), OpenCampaign(campaign=number))
        await show(message, Screen(screens.refused(t, unfit), ((back,),)))
        return
    await state.clear()
    await show_campaign(message, visit, reader, t, number)


async def remind(
    query: CallbackQuery, callback_data: RemindAll, visit: Visit, session: AsyncSession, post: Post, t: Speaker
) -> None:
    done = await campaign_reminders.remind(session, visit, campaign_id=callback_data.campaign)
    post.wake()
    most = visit.municipality.programme.calendar.reminders.campaign_most
    there = OpenCampaign if may(visit.actor, Right.RUN_CAMPAIGNS) else OpenCoverage
    back = button(t.plain("back"), there(campaign=callback_data.campaign))
    lines = [t("campaign-reminded", count=done.count)]
    lines += [t("campaign-reminded-all", count=done.had_all, most=most)] if done.had_all else []
    await show(query, Screen("\n".join(lines), ((back,),)))
