"""The way home: the main menu, and what waits for the person in it."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.blocks import BlockedList
from handlers.commands import publish_own
from handlers.consent_buttons import way_to_consent
from handlers.joining_buttons import standing_buttons, standing_lines
from handlers.places import Go, Place, is_used, way_back, way_to
from handlers.screens import Screen, button, in_columns, show
from handlers.survey_buttons import Open, Resume, Review
from handlers.work import works_of
from locales.catalog import Speaker
from models.routes import NextStep
from services import joining, routes, survey_list
from services.joining import Standing as JoinStanding
from services.rights import Right, may
from services.survey_list import Listed, Standing
from services.visits import Visit

MOST_WORK = 3
"""Buttons of work on the menu, beside those everybody has."""


def menu_router() -> Router:
    router = Router(name="menu")
    router.message.register(come_home, Command("start", "menu"))
    router.message.register(open_menu, Command("cancel"))
    router.callback_query.register(open_menu, Go.filter(F.there == Place.MENU))
    router.callback_query.register(open_work, Go.filter(F.there == Place.WORK))
    router.callback_query.register(open_more, Go.filter(F.there == Place.MORE))
    return router


async def open_menu(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    listed = await survey_list.list_for(reader, visit)
    standing = await joining.standing(reader, visit)
    await show(event, menu_screen(t, visit, listed, standing, step=await routes.next_step(reader, visit)))


async def come_home(
    message: Message, bot: Bot, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The menu, and for those with work to do the command list that goes with it."""
    await open_menu(message, state, visit, reader, t)
    modules = visit.municipality.programme.modules
    if works_of(visit.actor, modules):
        await publish_own(bot, t, visit.actor, message.chat.id, modules)


def menu_screen(
    t: Speaker,
    visit: Visit,
    listed: tuple[Listed, ...],
    standing: JoinStanding | None = None,
    *,
    step: NextStep | None = None,
    payload: str = "",
) -> Screen:
    """`step`: what the route asks for next; `payload`: the link a person came by who has to agree first."""
    first_one = survey_list.foremost(listed)
    waiting = first_one if first_one and first_one.standing is Standing.OPEN else None
    fresh = first_one if first_one and first_one.standing is Standing.NEW else None
    modules = visit.municipality.programme.modules
    name, hour = visit.actor.name, visit.now.astimezone(visit.municipality.zone).hour
    lines = [t("menu-greeting", name=name, part=_part_of_day(hour)) if name else t("menu-greeting-nameless")]
    first: list[InlineKeyboardButton] = []
    if not visit.actor.has_consented:
        lines.append(t("consent-changed") if visit.actor.consent_version else t("consent-missing"))
        first = [way_to_consent(t, payload)]
    elif waiting and waiting.response_id and not waiting.left:
        lines.append(t("menu-survey-ready", title=waiting.title))
        first = [button(t.plain("menu-send"), Review(response=waiting.response_id))]
    elif waiting and waiting.response_id:
        lines.append(t("menu-survey-waits", title=waiting.title, left=waiting.left, until=t.day(waiting.closes_on)))
        first = [button(t.plain("menu-continue", minutes=waiting.minutes_left), Resume(response=waiting.response_id))]
    elif fresh:
        phrase = "menu-survey-asked" if fresh.is_asked else "menu-survey-new"
        lines.append(t(phrase, title=fresh.title, minutes=fresh.minutes, until=t.day(fresh.closes_on)))
        first = [button(t.plain("menu-begin", minutes=fresh.minutes), Open(code=fresh.code))]
    else:
        is_thanked = any(one.standing in {Standing.SUBMITTED, Standing.DONE} for one in listed)
        lines.append(t("menu-all-done") if is_thanked else t("menu-nothing-waits"))
    if step is not None:
        is_late = step.due_on < visit.municipality.day(visit.now)
        lines.append(t("menu-route-step", title=step.title, day=t.day(step.due_on), late=int(is_late)))
    lines += standing_lines(t, standing)
    return Screen(
        "\n".join(lines),
        (
            first,
            standing_buttons(t, standing),
            [way_to(t, place) for place in (Place.SURVEYS, Place.ROUTE) if is_used(place, modules)],
            *in_columns([way_to(t, place) for place in _work_on_menu(visit)], 2),
            (way_to(t, Place.PROFILE), way_to(t, Place.MORE)),
        ),
    )


def _work_on_menu(visit: Visit) -> list[Place]:
    """All of it where it is little; else the most frequent, and the way to all of it."""
    works = works_of(visit.actor, visit.municipality.programme.modules)
    places = [work.place for work in works if work.is_on_menu]
    return places if len(places) <= MOST_WORK else [*places[: MOST_WORK - 1], Place.WORK]


async def open_work(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    works = works_of(visit.actor, visit.municipality.programme.modules)
    ways = [way_to(t, work.place) for work in works if work.is_on_menu]
    await show(query, Screen(t("menu-work"), (*in_columns(ways, 2), (way_back(t),))))


async def open_more(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    """What people need seldom."""
    blocked = [button(t.plain("blocked-open"), BlockedList(page=0))] if may(visit.actor, Right.BLOCK) else []
    rows = (
        (way_to(t, Place.PROGRAMME), way_to(t, Place.PRIVACY)),
        (way_to(t, Place.HELP), way_to(t, Place.LANGUAGE)),
        (way_to(t, Place.NOTIFICATIONS),),
        blocked,
        (way_back(t),),
    )
    await show(query, Screen(t("menu-more"), rows))


def _part_of_day(hour: int) -> str:
    if 5 <= hour < 12:
        return "morning"
    return "day" if 12 <= hour < 18 else "evening"
