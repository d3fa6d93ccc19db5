"""Campaigns put together: the calendar's with one tap, others by hand."""

from datetime import timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.campaigns import campaign_screens as screens
from handlers.campaigns.campaign_buttons import (
    AskAll,
    ChooseSurvey,
    DropDraft,
    MakeDraft,
    OpenCampaignDraft,
    OpenHub,
    OpenLastDay,
    OpenPast,
    OpenPlan,
    OpenWho,
    OpenWhoFacet,
    OpenWhoSaved,
    SetLastDay,
    StartDraft,
    StartPlan,
    TakeWhoSaved,
    TurnWho,
)
from handlers.campaigns.campaign_running import show_campaign
from handlers.forms import as_it_is_now
from handlers.places import Go, Place
from handlers.screens import Screen, show
from locales.catalog import Speaker
from services import typed_days
from services.announcements import saved_audiences
from services.campaigns import campaign_drafts, campaign_running, campaigns
from services.errors import Unfitting
from services.marks import CHANGED
from services.rights import Right, must
from services.visits import Visit


class DraftForm(StatesGroup):
    last_day = State()


def campaigns_router() -> Router:
    router = Router(name="campaigns")
    router.message.register(open_hub, Command("campaigns"))
    on_tap = router.callback_query.register
    on_tap(open_hub, Go.filter(F.there == Place.CAMPAIGNS))
    on_tap(leaf_hub, OpenHub.filter())
    on_tap(open_past, OpenPast.filter())
    on_tap(open_plan, OpenPlan.filter())
    on_tap(start_plan, StartPlan.filter())
    on_tap(choose_survey, ChooseSurvey.filter())
    on_tap(make_draft, MakeDraft.filter())
    on_tap(open_draft, OpenCampaignDraft.filter())
    on_tap(open_who, OpenWho.filter())
    on_tap(open_facet, OpenWhoFacet.filter())
    on_tap(turn_who, TurnWho.filter())
    on_tap(ask_all, AskAll.filter())
    on_tap(open_saved, OpenWhoSaved.filter())
    on_tap(take_saved, TakeWhoSaved.filter())
    on_tap(open_last_day, OpenLastDay.filter())
    on_tap(set_last_day, SetLastDay.filter())
    on_tap(start_draft, StartDraft.filter())
    on_tap(drop_draft, DropDraft.filter())
    router.message.register(
        type_last_day, StateFilter(DraftForm.last_day), F.text.as_("typed"), ~F.text.startswith("/")
    )
    return router


async def open_hub(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(event, screens.hub_screen(t, await campaigns.hub(reader, visit), 0))


async def leaf_hub(
    query: CallbackQuery, callback_data: OpenHub, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, screens.hub_screen(t, await campaigns.hub(reader, visit), callback_data.page))


async def open_past(
    query: CallbackQuery, callback_data: OpenPast, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    listed, pages = await campaigns.past(reader, visit, page=callback_data.page, size=screens.PAGE)
    await show(query, screens.past_screen(t, listed, callback_data.page, pages))


async def open_plan(
    query: CallbackQuery, callback_data: OpenPlan, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    proposal = await campaigns.proposal(reader, visit, plan=callback_data.plan)
    if isinstance(proposal, int):
        await show_campaign(query, visit, reader, t, proposal)
        return
    await show(query, screens.proposal_screen(t, proposal, visit.municipality.programme.calendar.reminders))


async def start_plan(
    query: CallbackQuery,
    callback_data: StartPlan,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await campaign_running.open_planned(session, visit, plan=callback_data.plan)
    await show_campaign(query, visit, reader, t, number, toast=t.plain("campaign-started"))


async def choose_survey(query: CallbackQuery, callback_data: ChooseSurvey, visit: Visit, t: Speaker) -> None:
    must(visit.actor, Right.RUN_CAMPAIGNS)
    await show(query, screens.surveys_screen(t, campaigns.choosable(visit), callback_data.page))


async def make_draft(
    query: CallbackQuery,
    callback_data: MakeDraft,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = await campaign_drafts.draft(session, visit, code=callback_data.code)
    await _show_draft(query, visit, reader, t, number)


async def open_draft(
    query: CallbackQuery,
    callback_data: OpenCampaignDraft,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await _show_draft(query, visit, reader, t, callback_data.campaign)


async def open_who(
    query: CallbackQuery, callback_data: OpenWho, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await campaign_drafts.view(reader, visit, campaign_id=callback_data.campaign)
    await show(query, screens.who_screen(t, draft))


async def open_facet(
    query: CallbackQuery, callback_data: OpenWhoFacet, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await campaign_drafts.view(reader, visit, campaign_id=callback_data.campaign)
    await show(query, screens.facet_screen(t, draft, callback_data.facet, callback_data.page))


async def turn_who(
    query: CallbackQuery,
    callback_data: TurnWho,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, facet, place = callback_data.campaign, callback_data.facet, callback_data.place
    await campaign_drafts.turn(session, visit, campaign_id=number, facet=facet, place=place)
    draft = await campaign_drafts.view(reader, visit, campaign_id=number)
    await show(query, screens.facet_screen(t, draft, facet, place // screens.PAGE))


async def ask_all(
    query: CallbackQuery,
    callback_data: AskAll,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await campaign_drafts.take_all(session, visit, campaign_id=callback_data.campaign)
    draft = await campaign_drafts.view(reader, visit, campaign_id=callback_data.campaign)
    await show(query, screens.who_screen(t, draft))


async def open_saved(
    query: CallbackQuery, callback_data: OpenWhoSaved, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await campaign_drafts.view(reader, visit, campaign_id=callback_data.campaign)
    saved = await saved_audiences.listed(reader, visit)
    await show(query, screens.saved_screen(t, callback_data.campaign, saved))


async def take_saved(
    query: CallbackQuery,
    callback_data: TakeWhoSaved,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.campaign
    await campaign_drafts.take_saved(session, visit, campaign_id=number, saved_id=callback_data.saved)
    await show(query, screens.who_screen(t, await campaign_drafts.view(reader, visit, campaign_id=number)))


async def open_last_day(
    query: CallbackQuery,
    callback_data: OpenLastDay,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await campaign_drafts.view(reader, visit, campaign_id=callback_data.campaign)
    await state.set_state(DraftForm.last_day)
    await state.set_data({"campaign": callback_data.campaign})
    await show(query, screens.last_day_screen(t, callback_data.campaign))


async def set_last_day(
    query: CallbackQuery,
    callback_data: SetLastDay,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    day = visit.municipality.day(visit.now) + timedelta(days=callback_data.days)
    await campaign_drafts.set_last_day(session, visit, campaign_id=callback_data.campaign, day=day)
    await state.clear()
    await _show_draft(query, visit, reader, t, callback_data.campaign)


async def type_last_day(
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
        await campaign_drafts.set_last_day(session, visit, campaign_id=number, day=day)
    except Unfitting as unfit:
        await show(message, screens.last_day_screen(t, number, screens.refused(t, unfit)))
        return
    await state.clear()
    await _show_draft(message, visit, reader, t, number)


async def start_draft(
    query: CallbackQuery,
    callback_data: StartDraft,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.campaign
    try:
        await campaign_running.open_draft(session, visit, campaign_id=number, mark=callback_data.mark)
    except Unfitting as unfit:
        if unfit.phrase != CHANGED:
            raise
        await show(query, as_it_is_now(t, await _draft(visit, reader, t, number)))
        return
    await show_campaign(query, visit, reader, t, number, toast=t.plain("campaign-started"))


async def drop_draft(
    query: CallbackQuery,
    callback_data: DropDraft,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await campaign_drafts.drop(session, visit, campaign_id=callback_data.campaign)
    hub = await campaigns.hub(reader, visit)
    await show(query, screens.hub_screen(t, hub, 0), toast=t.plain("campaign-dropped"))


async def _show_draft(
    event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, number: int
) -> None:
    await show(event, await _draft(visit, reader, t, number))


async def _draft(visit: Visit, reader: AsyncSession, t: Speaker, number: int) -> Screen:
    draft = await campaign_drafts.view(reader, visit, campaign_id=number)
    return screens.draft_screen(t, draft, visit.municipality.programme.calendar.reminders)
