"""How indicators look: the dashboard with the worst first, one of them with everything there is to know of it."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from aiogram.types import InlineKeyboardButton

from handlers.indicators import indicator_words as words
from handlers.indicators.indicator_buttons import (
    NOW,
    AskDay,
    AskFreeze,
    AskValue,
    DrawDashboard,
    DrawTrend,
    OpenDashboard,
    OpenFollowing,
    OpenGoals,
    OpenHistory,
    OpenIndicator,
    OpenLacking,
    OpenMore,
    OpenSlices,
)
from handlers.leafing import leaf, leafing
from handlers.places import way_back
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from models.scopes import Scope
from programmes.indicators import Indicator
from services.indicators.indicator_figures import Change, Figure
from services.indicators.indicator_formulas import formula_of
from services.indicators.indicator_standing import urgency
from services.indicators.indicators import Card, Line, may_enter
from services.visits import Visit

PAGE = 4
"""So few that a screen of a phone holds them with their buttons."""
IN_A_ROW = 4


def dashboard_screen(t: Speaker, visit: Visit, scope: Scope, lines: Sequence[Line], page: int) -> Screen:
    """`scope`: how far the person sees; none: they read the results of the whole municipality."""
    ordered = sorted(lines, key=lambda line: urgency(line.figure, line.aim))
    shown, pages = leaf(ordered, page, PAGE)
    first = min(page, pages - 1) * PAGE
    day = newest_day(lines, visit.municipality.day(visit.now))
    text: list[str] = [t("indicators-title", part=part_of(scope), day=words.date_of(day))]
    for place, line in enumerate(shown, start=first + 1):
        text.append(_line(t, visit, place, line, day, is_part=bool(scope) and not scope.is_whole))
    text.append(t("indicators-legend") if lines else t("indicators-none"))
    codes = [line.definition.code for line in shown]
    picks = [button(str(place), OpenIndicator(code=code)) for place, code in enumerate(codes, start=first + 1)]
    turns = leafing(t, page, pages, lambda other: OpenDashboard(page=other))
    picture = [button(t.plain("indicators-to-picture"), DrawDashboard())] if lines else []
    return Screen(
        "\n".join(text), (*in_columns(picks, IN_A_ROW), turns, (*picture, *_more(t, visit, scope)), (way_back(t),))
    )


def more_screen(t: Speaker, visit: Visit, scope: Scope) -> Screen:
    """What is wanted now and then, so that the numbers stay on one screen."""
    back = button(t.plain("back"), OpenDashboard())
    return Screen(t("indicators-more"), (*([one] for one in _ways_on(t, visit, scope)), (back,)))


def _more(t: Speaker, visit: Visit, scope: Scope) -> list[InlineKeyboardButton]:
    found = _ways_on(t, visit, scope)
    return found if len(found) < 2 else [button(t.plain("indicators-to-more"), OpenMore())]


def _ways_on(t: Speaker, visit: Visit, scope: Scope) -> list[InlineKeyboardButton]:
    ways = [button(t.plain("indicators-to-goals"), OpenGoals())] if _has_goals(visit) else []
    return [*ways, button(t.plain("indicators-to-following"), OpenFollowing())] if scope else ways


def part_of(scope: Scope) -> str:
    """What the person's figures are of, as a word of phrases."""
    if not scope or scope.is_whole:
        return "whole"
    if scope.associations and scope.organizations:
        return "own"
    several = len(scope.organizations) + len(scope.associations) > 1
    return ("association" if scope.associations else "school") + ("s" if several else "")


def card_screen(t: Speaker, visit: Visit, card: Card, on: date | None, *, before: Sequence[Figure] = ()) -> Screen:
    """`before`: what was told of it so far, the earliest first."""
    definition = card.definition
    text = [
        t("indicator-title", title=definition.title),
        t(
            "indicator-value",
            value=words.with_parts(t, definition, card.figure, card.aim),
            day=_day_of(visit, card, on),
        ),
        *_plan(t, card),
        *(t("indicator-since", change=words.change(t, definition, one)) for one in _changes(card)),
        *_skyline(t, before),
        _told(t, visit, card),
        "",
        t("indicator-how", how=definition.how),
        t("indicator-left-out", left_out=definition.left_out),
        *_counts(t, card),
        _source(t, card, visit.municipality.day(visit.now)),
    ]
    return Screen("\n".join(text), (*_ways(t, card, on), (button(t.plain("back"), OpenDashboard()),)))


def back_to(t: Speaker, definition: Indicator | str, day: int = NOW) -> InlineKeyboardButton:
    code = definition if isinstance(definition, str) else definition.code
    return button(t.plain("back"), OpenIndicator(code=code, day=day))


def _line(t: Speaker, visit: Visit, place: int, line: Line, day: date, *, is_part: bool) -> str:
    definition, figure = line.definition, line.figure
    waits = figure is not None and not figure.has_value and may_enter(visit.actor, definition)
    is_of_another = figure is not None and figure.has_value and figure.as_of != day
    said: str = t(
        "indicators-line",
        place=place,
        mark=words.mark(t, figure, line.aim),
        title=definition.title,
        value=t.plain("indicator-waits") if waits else words.value_of(t, definition, figure, line.aim),
        plan=words.plan(t, definition, line.aim) if line.aim is not None else "none",
    )
    if is_of_another and figure is not None:
        said += t("indicators-line-day", day=words.date_of(figure.as_of))
    return said + t("indicators-line-whole") if is_part and formula_of(definition).is_of_whole else said


def newest_day(lines: Sequence[Line], today: date) -> date:
    """The day most values are of that the bot works out."""
    counted = [line.figure for line in lines if line.definition.formula is not None and line.figure is not None]
    days = Counter(figure.as_of for figure in counted if figure.has_value)
    return max(days, key=lambda day: (days[day], day)) if days else today


def _has_goals(visit: Visit) -> bool:
    found = visit.municipality.programme.indicators
    return bool(found.stages or found.criteria)


def _day_of(visit: Visit, card: Card, on: date | None) -> str:
    asked = on or visit.municipality.day(visit.now)
    return words.date_of(card.figure.as_of if card.figure is not None and card.figure.has_value else asked)


def _plan(t: Speaker, card: Card) -> list[str]:
    if card.aim is None:
        if card.definition.target is None:
            return [t("indicator-without-plan")]
        return [t("indicator-plan-waits")] if card.figure is not None and card.is_of_whole else []
    aim = card.aim
    planned, until = words.plan(t, card.definition, aim), words.date_of(aim.until)
    return [t("indicator-plan", plan=planned, until=until, distance=words.distance(t, card.definition, aim))]


def _changes(card: Card) -> list[Change]:
    found = [one for one in (card.since_snapshot, card.since_year) if one is not None]
    return found[:1] if len(found) == 2 and found[0].since == found[1].since else found


def _skyline(t: Speaker, figures: Sequence[Figure]) -> list[str]:
    bars = words.skyline(figures)
    since = words.date_of(figures[-len(bars)].as_of) if bars else ""
    return [t("indicator-skyline", bars=bars, since=since)] if bars else []


def _told(t: Speaker, visit: Visit, card: Card) -> str:
    day = visit.municipality.day
    if card.is_published:
        return t("indicator-published")
    if card.entry is not None:
        return t("indicator-entered", by=card.told_by or "none", day=words.date_of(day(card.entry.entered_at)))
    if card.snapshot is None:
        return t("indicator-not-entered" if card.definition.formula is None else "indicator-counted-now")
    taken = words.date_of(day(card.snapshot.taken_at))
    if card.snapshot.taken_by is None:
        return t("indicator-told-by-clock", day=taken)
    said = t("indicator-signed", by=card.told_by or "none", day=taken)
    return f"{said}\n{t('indicator-reason', reason=card.snapshot.reason)}" if card.snapshot.reason else said


def _counts(t: Speaker, card: Card) -> list[str]:
    """How many are left out, by reason."""
    named = [
        t.plain("indicator-left-out-count", reason=t.plain(f"indicator-left-out-{reason}"), count=count)
        for reason, count in sorted(card.left_out.items(), key=lambda one: -one[1])
    ]
    lines: list[str] = [t("indicator-left-out-counts", counts="; ".join(named))] if named else []
    return [*lines, t("indicator-left-out-few")] if card.hides_left_out else lines


def _source(t: Speaker, card: Card, today: date) -> str:
    definition = card.definition
    said: str = t("indicator-source", source=definition.source.value)
    if definition.locked_until is not None and definition.locked_until >= today:
        said += t("indicator-locked", until=words.date_of(definition.locked_until))
    return said + t("indicator-version", version=card.version) if card.version > 1 else said


def _ways(t: Speaker, card: Card, on: date | None) -> Rows:
    """The most likely one first."""
    code, day = card.definition.code, NOW if on is None else on.toordinal()
    formula = formula_of(card.definition)
    rows: list[list[InlineKeyboardButton]] = []
    if card.may_enter:
        rows.append([button(t.plain("indicator-to-value"), AskValue(code=code))])
    if card.sees_names:
        phrase = "indicator-to-counted" if formula.lists_counted else "indicator-to-lacking"
        rows.append([button(t.plain(phrase), OpenLacking(code=code, day=day, page=0))])
    parts = [
        button(t.plain("indicator-to-slices"), OpenSlices(code=code, by=by, day=day, page=0)) for by in card.slices[:1]
    ]
    rows.append([*parts, button(t.plain("indicator-to-day"), AskDay(code=code))])
    if card.sees_history:
        draw = button(t.plain("indicator-to-trend"), DrawTrend(code=code, day=day))
        rows.append([button(t.plain("indicator-to-history"), OpenHistory(code=code, page=0)), draw])
    is_signed = card.snapshot is not None and card.snapshot.taken_by is not None
    if card.may_freeze and (is_signed or card.figure is None or card.figure.has_value):
        phrase = "indicator-to-correct" if is_signed else "indicator-to-freeze"
        rows.append([button(t.plain(phrase), AskFreeze(code=code, day=day))])
    return rows
