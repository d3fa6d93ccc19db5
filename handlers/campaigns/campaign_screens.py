"""How campaigns look to whoever runs them: what the calendar proposes, drafts, those that run."""

from collections.abc import Sequence
from functools import reduce

from aiogram.types import InlineKeyboardButton

from handlers.announcements.announcement_screens import value_title
from handlers.campaigns.campaign_buttons import (
    AskAll,
    CancelCampaign,
    ChooseSurvey,
    CloseCampaign,
    DropDraft,
    ExtendWeek,
    HoldCampaign,
    MakeDraft,
    OpenCampaign,
    OpenCampaignDraft,
    OpenCoverage,
    OpenExtending,
    OpenHub,
    OpenLastDay,
    OpenPast,
    OpenPlan,
    OpenWho,
    OpenWhoFacet,
    OpenWhoSaved,
    RemindAll,
    SetLastDay,
    StartDraft,
    StartPlan,
    TakeWhoSaved,
    TurnWho,
)
from handlers.campaigns.campaign_result_buttons import CampaignResults
from handlers.leafing import leaf, leafing
from handlers.places import Place, way_back
from handlers.questionnaires.own_questionnaire_buttons import OwnQuestionnaires
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.announcements import SavedAudience
from models.audiences import Facet
from models.campaigns import Campaign, CampaignStatus
from programmes.calendar import Reminders
from programmes.questionnaires import Questionnaire
from services.campaigns.campaign_drafts import FACETS, Draft, mark_of_draft
from services.campaigns.campaigns import Hub, Proposal, Titled, audience_of
from services.errors import Unfitting

PAGE = 6
FEWEST_LISTED = 2
"""Of those that run, however many the calendar proposes."""


def hub_screen(t: Speaker, hub: Hub, page: int) -> Screen:
    every = [*hub.live, *hub.drafts]
    shown, pages = leaf(every, page, max(FEWEST_LISTED, PAGE - 1 - len(hub.proposed)))
    turns = leafing(t, page, pages, lambda other: OpenHub(page=other))
    lines = [t("campaign-hub")]
    lines += [t("campaign-proposed", title=one.plan.title, until=t.day(one.closes_on)) for one in hub.proposed]
    lines += [] if every else [t("campaign-none")]
    proposed = [
        (button(t.plain("campaign-open-plan", title=one.plan.title), OpenPlan(plan=one.plan.code)),)
        for one in hub.proposed
    ]
    past = (button(t.plain("campaign-to-past"), OpenPast(page=0)),) if hub.has_past else ()
    rows = (
        *proposed,
        *((_listed(t, one),) for one in shown),
        turns,
        (button(t.plain("campaign-new"), ChooseSurvey(page=0)), button(t.plain("campaign-own"), OwnQuestionnaires())),
        past,
        (way_back(t),),
    )
    return Screen("\n".join(lines), rows)


def past_screen(t: Speaker, listed: Sequence[Titled], page: int, pages: int) -> Screen:
    turns = leafing(t, page, pages, lambda other: OpenPast(page=other))
    text = t("campaign-past") if listed else t("campaign-past-none")
    return Screen(text, (*((_listed(t, one),) for one in listed), turns, (way_back(t, Place.CAMPAIGNS),)))


def proposal_screen(t: Speaker, proposal: Proposal, reminders: Reminders) -> Screen:
    season = proposal.season
    lines = [
        t("campaign-proposal", title=season.plan.title, until=t.day(season.closes_on)),
        t("campaign-survey-line", title=proposal.questionnaire.title, minutes=proposal.questionnaire.minutes),
        _size(t, proposal),
        promise(t, reminders),
    ]
    start = button(t.plain("campaign-start"), StartPlan(plan=season.plan.code))
    return Screen("\n".join(lines), ((start,), (way_back(t, Place.CAMPAIGNS),)))


def surveys_screen(t: Speaker, surveys: Sequence[Questionnaire], page: int) -> Screen:
    shown, pages = leaf(surveys, page, PAGE)
    turns = leafing(t, page, pages, lambda other: ChooseSurvey(page=other))
    picks = [(button(one.title, MakeDraft(code=one.code)),) for one in shown]
    return Screen(t("campaign-which-survey"), (*picks, turns, (way_back(t, Place.CAMPAIGNS),)))


def draft_screen(t: Speaker, draft: Draft, reminders: Reminders) -> Screen:
    number, until = draft.campaign.id, t.day(draft.campaign.closes_on)
    lines = [
        t("campaign-draft"),
        t("campaign-survey-line", title=draft.questionnaire.title, minutes=draft.questionnaire.minutes),
        *_who(t, draft),
        t("campaign-until-line", until=until),
        promise(t, reminders),
    ]
    rows = (
        (
            button(t.plain("campaign-to-who", count=draft.size.people), OpenWho(campaign=number)),
            button(t.plain("campaign-to-last-day", until=until), OpenLastDay(campaign=number)),
        ),
        (button(t.plain("campaign-start"), StartDraft(campaign=number, mark=mark_of_draft(draft.campaign))),),
        (button(t.plain("campaign-drop"), DropDraft(campaign=number)),),
        (way_back(t, Place.CAMPAIGNS),),
    )
    return Screen("\n".join(lines), rows)


def who_screen(t: Speaker, draft: Draft) -> Screen:
    number = draft.campaign.id
    facets = [
        button(
            t.plain(f"facet-{facet.value}") + _chosen(draft, facet), OpenWhoFacet(campaign=number, facet=facet, page=0)
        )
        for facet in FACETS
        if facet in draft.choices
    ]
    rows = (
        (button(t.plain("campaign-ask-all"), AskAll(campaign=number)),),
        *in_columns(facets, 2),
        (button(t.plain("audience-open-saved"), OpenWhoSaved(campaign=number)),),
        (button(t.plain("announcement-done"), OpenCampaignDraft(campaign=number)),),
    )
    return Screen("\n".join([t("campaign-who"), *_who(t, draft)]), rows)


def facet_screen(t: Speaker, draft: Draft, facet: Facet, page: int) -> Screen:
    number, chosen = draft.campaign.id, draft.audience.wanted.get(facet, ())
    places = list(enumerate(draft.choices.get(facet, ())))
    shown, pages = leaf(places, page, PAGE)
    turns = leafing(t, page, pages, lambda other: OpenWhoFacet(campaign=number, facet=facet, page=other))
    picks = [
        (
            button(
                ("☑ " if choice.value in chosen else "☐ ") + value_title(t, facet, choice),
                TurnWho(campaign=number, facet=facet, place=place),
            ),
        )
        for place, choice in shown
    ]
    lines = [t("campaign-facet", facet=t.plain(f"facet-{facet.value}")), *_who(t, draft)]
    back = button(t.plain("announcement-done"), OpenWho(campaign=number))
    return Screen("\n".join(lines), (*picks, turns, (back,)))


def saved_screen(t: Speaker, campaign_id: int, saved: Sequence[SavedAudience]) -> Screen:
    picks = [(button(one.title, TakeWhoSaved(campaign=campaign_id, saved=one.id)),) for one in saved]
    text = t("campaign-saved", count=len(saved))
    return Screen(text, (*picks, (button(t.plain("back"), OpenWho(campaign=campaign_id)),)))


def last_day_screen(t: Speaker, campaign_id: int, problem: str = "") -> Screen:
    rows = (
        (
            button(t.plain("campaign-two-weeks"), SetLastDay(campaign=campaign_id, days=14)),
            button(t.plain("campaign-month"), SetLastDay(campaign=campaign_id, days=30)),
        ),
        (button(t.plain("back"), OpenCampaignDraft(campaign=campaign_id)),),
    )
    return Screen("\n\n".join(filter(None, (problem, t("campaign-ask-last-day")))), rows)


def campaign_screen(t: Speaker, one: Titled, figures: str, *, remind: int) -> Screen:
    """`figures`: a line of coverage; `remind`: how many a reminder would reach."""
    campaign, number = one.campaign, one.campaign.id
    status = campaign.status.value
    until, reason = t.day(campaign.closes_on), campaign.reason or "none"
    if campaign.is_anonymous and campaign.status is CampaignStatus.CLOSED:
        status = "closed-unnamed"
    lines = [t(f"campaign-is-{status}", title=one.title, until=until, reason=reason), figures]
    rows = (*_acts(t, campaign, number, remind), (way_back(t, Place.CAMPAIGNS),))
    return Screen("\n".join(filter(None, lines)), rows)


def extending_screen(t: Speaker, campaign_id: int, problem: str = "") -> Screen:
    rows = (
        (button(t.plain("campaign-week-more"), ExtendWeek(campaign=campaign_id)),),
        (button(t.plain("back"), OpenCampaign(campaign=campaign_id)),),
    )
    return Screen("\n\n".join(filter(None, (problem, t("campaign-ask-longer")))), rows)


def promise(t: Speaker, reminders: Reminders) -> str:
    """What people will hear of it."""
    days = sorted(reminders.campaign_days_before_end, reverse=True)
    if not days:
        return t("campaign-promise-plain", most=reminders.campaign_most)
    listed = reduce(lambda first, last: t.plain("campaign-and", first=first, last=last), map(str, days))
    return t("campaign-promise", days=listed, last=days[-1], most=reminders.campaign_most)


def refused(t: Speaker, unfit: Unfitting) -> str:
    days = {name: t.day(day) for name, day in unfit.days.items()}
    return t(unfit.phrase, **unfit.values, **days)


def _acts(t: Speaker, campaign: Campaign, number: int, remind: int) -> Rows:
    coverage = (
        button(t.plain("campaign-to-coverage"), OpenCoverage(campaign=number)),
        button(t.plain("campaign-to-results"), CampaignResults(campaign=number)),
    )
    longer = button(t.plain("campaign-extend"), OpenExtending(campaign=number))
    cancel = button(t.plain("campaign-cancel"), CancelCampaign(campaign=number))
    match campaign.status:
        case CampaignStatus.OPEN | CampaignStatus.PAUSED:
            is_open = campaign.status is CampaignStatus.OPEN
            hold = button(
                t.plain("campaign-pause" if is_open else "campaign-resume"), HoldCampaign(campaign=number, hold=is_open)
            )
            shut = button(t.plain("campaign-close"), CloseCampaign(campaign=number, sure=False))
            again = button(t.plain("campaign-remind", count=remind), RemindAll(campaign=number))
            return (coverage, (again,) if is_open and remind else (), (hold, longer), (shut, cancel))
        case CampaignStatus.CLOSED:
            return (coverage, (longer, cancel))
        case _:
            return ()


def last_day(t: Speaker, campaign: Campaign) -> str:
    """With the year where it is over: there is one of that name every year."""
    return t.full_day(campaign.closes_on) if campaign.status is CampaignStatus.CLOSED else t.day(campaign.closes_on)


def _listed(t: Speaker, one: Titled) -> InlineKeyboardButton:
    campaign = one.campaign
    text = t.plain(f"campaign-listed-{campaign.status.value}", title=one.title, until=last_day(t, campaign))
    if campaign.status is CampaignStatus.DRAFT:
        return button(text, OpenCampaignDraft(campaign=campaign.id))
    return button(text, OpenCampaign(campaign=campaign.id))


def _who(t: Speaker, draft: Draft) -> list[str]:
    """Whom it asks in words, and how many that is."""
    size = _size(t, draft)
    if not draft.audience:
        return [t("campaign-who-nobody")]
    if draft.audience.plain() == audience_of(draft.questionnaire).plain():
        return [t("campaign-who-meant"), size]
    wanted = "; ".join(filter(None, (_titles(t, draft, *one) for one in draft.audience.wanted.items())))
    unwanted = "; ".join(filter(None, (_titles(t, draft, *one) for one in draft.audience.unwanted.items())))
    return [t("campaign-who-chosen", wanted=wanted or "all", unwanted=unwanted or "none"), size]


def _size(t: Speaker, one: Proposal | Draft) -> str:
    size, privacy = one.size, "unnamed" if one.questionnaire.anonymous else "named"
    return t("campaign-size", people=size.people, absent=size.absent + size.unreachable, privacy=privacy)


def _titles(t: Speaker, draft: Draft, facet: Facet, values: Sequence[str]) -> str:
    named = (value_title(t, facet, one) for one in draft.choices.get(facet, ()) if one.value in values)
    return ", ".join(named) if facet is not Facet.ROLE or len(values) > 1 or values != ("educator",) else ""


def _chosen(draft: Draft, facet: Facet) -> str:
    count = len(draft.audience.wanted.get(facet, ()))
    return f" · {count}" if count else ""
