"""What to be written about indicators and how often; where the programme stands, and what it calls success."""

from collections.abc import Sequence
from datetime import date

from aiogram import Router
from aiogram.types import CallbackQuery, InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import (
    OpenAlerts,
    OpenDashboard,
    OpenFollowing,
    OpenGoals,
    OpenIndicator,
    SetPeriod,
    TurnAlert,
)
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.indicators import DigestPeriod
from services.indicators import indicator_entering, indicator_following, indicator_goals, indicators
from services.indicators.indicator_following import Following
from services.indicators.indicator_goals import Judged, When
from services.visits import Visit

ALERTS = 8
PERIODS = (DigestPeriod.WEEKLY, DigestPeriod.MONTHLY, None)
MOST_PICKS = 6
LONGEST_LABEL = 40


def indicator_following_router() -> Router:
    router = Router(name="indicator_following")
    on_tap = router.callback_query.register
    on_tap(open_following, OpenFollowing.filter())
    on_tap(set_period, SetPeriod.filter())
    on_tap(open_alerts, OpenAlerts.filter())
    on_tap(turn_alert, TurnAlert.filter())
    on_tap(open_goals, OpenGoals.filter())
    return router


async def open_following(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await show(query, following_screen(t, await indicator_following.following(reader, visit)))


async def set_period(
    query: CallbackQuery,
    callback_data: SetPeriod,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await indicator_following.following(session, visit)
    await indicator_entering.subscribe(session, visit, period=callback_data.period, alerts=sorted(kept.alerts))
    await show(query, following_screen(t, await indicator_following.following(reader, visit)))


async def open_alerts(
    query: CallbackQuery, callback_data: OpenAlerts, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await show(query, alerts_screen(t, await indicator_following.following(reader, visit), callback_data.page))


async def turn_alert(
    query: CallbackQuery,
    callback_data: TurnAlert,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await indicator_following.following(session, visit)
    alerts = kept.alerts | {callback_data.code} if callback_data.on else kept.alerts - {callback_data.code}
    await indicator_entering.subscribe(session, visit, period=kept.period, alerts=sorted(alerts))
    await show(query, alerts_screen(t, await indicator_following.following(reader, visit), callback_data.page))


async def open_goals(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Stages with where we are today, and criteria of success, each of which leads to its indicators."""
    lines = {line.definition.code: line for line in await indicators.listed(reader, visit)}
    judged = indicator_goals.judged(visit.municipality.programme.indicators.criteria, lines)
    await show(query, goals_screen(t, visit, judged, {code: line.definition.title for code, line in lines.items()}))


def following_screen(t: Speaker, found: Following) -> Screen:
    names = [one.value if one else "never" for one in PERIODS]
    marks = [t.plain("indicator-chosen" if one is found.period else "indicator-not-chosen") for one in PERIODS]
    picks = [
        (button(f"{mark} {t.plain(f'indicator-send-{name}')}", SetPeriod(period=period)),)
        for mark, name, period in zip(marks, names, PERIODS, strict=True)
    ]
    alerts = button(t.plain("indicator-to-alerts", count=len(found.alerts)), OpenAlerts(page=0))
    back = button(t.plain("back"), OpenDashboard())
    return Screen(t("indicator-following"), (*picks, (alerts,), (back,)))


def alerts_screen(t: Speaker, found: Following, page: int) -> Screen:
    choices, pages = leaf(found.choices, page, ALERTS)
    picks = []
    for one in choices:
        is_on = one.code in found.alerts
        label = t.plain("indicator-alert-on" if is_on else "indicator-alert-off", title=_short(one.title))
        picks.append((button(label, TurnAlert(code=one.code, on=not is_on, page=page)),))
    turns = leafing(t, page, pages, lambda other: OpenAlerts(page=other))
    return Screen(t("indicator-alerts"), (*picks, turns, (button(t.plain("back"), OpenFollowing()),)))


def goals_screen(t: Speaker, visit: Visit, judged: Sequence[Judged], titles: dict[str, str]) -> Screen:
    today = visit.municipality.day(visit.now)
    stages = visit.municipality.programme.indicators.stages
    text: list[str] = [t("indicator-stages", day=words.date_of(today))]
    for one in stages:
        at = indicator_goals.when(one, today)
        since, until = words.date_of(one.since), words.date_of(one.until)
        text.append(t(f"indicator-stage-{at.value}", title=one.title, since=since, until=until))
        if at is When.NOW:
            text.append(t("indicator-stage-left", months=_months(today, one.until)))
    if judged:
        text += ["", t("indicator-criteria")]
        text += [t(f"indicator-criterion-{one.state.value}", title=one.criterion.title) for one in judged]
    codes = dict.fromkeys(code for one in judged for code in one.criterion.indicators)
    picks: list[InlineKeyboardButton] = [
        button(_short(titles[code]), OpenIndicator(code=code)) for code in list(codes)[:MOST_PICKS]
    ]
    return Screen("\n".join(text), (*in_columns(picks, 1), (button(t.plain("back"), OpenDashboard()),)))


def _months(today: date, until: date) -> int:
    """Full ones that are left."""
    months = (until.year - today.year) * 12 + until.month - today.month
    return max(0, months - (until.day < today.day))


def _short(title: str) -> str:
    return title if len(title) <= LONGEST_LABEL else title[: LONGEST_LABEL - 1].rstrip() + "\u2026"
