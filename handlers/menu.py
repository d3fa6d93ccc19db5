"""The way home: the main menu, and what waits for the person in it."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.blocks import BlockedList
from handlers.commands import publish_own
from handlers.meetings.plans_waiting_buttons import way_to_waiting_plans
from handlers.places import Go, Place, is_used, way_back, way_to
from handlers.registration.consent_buttons import way_to_consent
from handlers.registration.joining_buttons import standing_buttons, standing_lines
from handlers.screens import Screen, button, in_columns, show
from handlers.surveys.survey_buttons import Open, Resume, Review
from handlers.work import works_of
from locales.catalog import Speaker
from models.routes import NextStep
from programmes.modules import Modules
from services.registration import joining
from services.registration.joining import Standing as JoinStanding
from services.rights import Right, may
from services.routes import routes
from services.surveys import survey_list
from services.surveys.survey_list import Listed, Standing
from services.visits import Visit
from services.waiting import Waiting, at_home

MOST_WORK = 3
"""Buttons of work on the menu, beside those everybody has."""
OWN = (Place.ROUTE, Place.CONSULT)
"""What people come for most, besides a questionnaire that waits."""
SELDOM = (
    Place.SURVEYS,
    Place.MENTOR,
    Place.EVENTS,
    Place.COURSES,
    Place.ASSOCIATION,
    Place.CONTESTS,
)
"""Behind «more» for whoever has not got it on the menu."""
SHARED = (Place.MATERIALS, Place.PRACTICES)
"""What colleagues give each other, behind one door."""
NOTHING_WAITS = Waiting()


def menu_router() -> Router:
    router = Router(name="menu")
    router.message.register(come_home, Command("start", "menu"))
    router.message.register(open_menu, Command("cancel"))
    router.callback_query.register(open_menu, Go.filter(F.there == Place.MENU))
    router.callback_query.register(open_work, Go.filter(F.there == Place.WORK))
    router.callback_query.register(open_more, Go.filter(F.there == Place.MORE))
    router.callback_query.register(open_sharing, Go.filter(F.there == Place.SHARING))
    router.callback_query.register(open_settings, Go.filter(F.there == Place.SETTINGS))
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
    step = await routes.next_step(reader, visit)
    await show(event, menu_screen(t, visit, listed, standing, step=step, waiting=await at_home(reader, visit)))


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
    waiting: Waiting = NOTHING_WAITS,
    payload: str = "",
) -> Screen:
    """`step`: what the route asks for next; `payload`: the link a person came by who has to agree first."""
    first_one = survey_list.foremost(listed)
    begun = first_one if first_one and first_one.standing is Standing.OPEN else None
    fresh = first_one if first_one and first_one.standing is Standing.NEW else None
    name, hour = visit.actor.name, visit.now.astimezone(visit.municipality.zone).hour
    lines = [t("menu-greeting", name=name, part=_part_of_day(hour)) if name else t("menu-greeting-nameless")]
    first: list[InlineKeyboardButton] = []
    if not visit.actor.has_consented:
        lines.append(t("consent-changed") if visit.actor.consent_version else t("consent-missing"))
        first = [way_to_consent(t, payload)]
    elif begun and begun.response_id and not begun.left:
        lines.append(t("menu-survey-ready", title=begun.title))
        first = [button(t.plain("menu-send"), Review(response=begun.response_id))]
    elif begun and begun.response_id:
        lines.append(t("menu-survey-waits", title=begun.title, left=begun.left, until=t.day(begun.closes_on)))
        first = [button(t.plain("menu-continue", minutes=begun.minutes_left), Resume(response=begun.response_id))]
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
            way_to_waiting_plans(t, waiting.plans),
            *in_columns([way_to(t, place) for place in _own_on_menu(visit, waiting)], 2),
            *in_columns([_way_to_work(t, place, waiting) for place in _work_on_menu(visit)], 2),
            [way_to(t, place) for place in _ends_of_menu(visit)],
        ),
    )


def _own_on_menu(visit: Visit, waiting: Waiting) -> list[Place]:
    """Whoever has work to do finds what they need seldom behind «more»."""
    modules = visit.municipality.programme.modules
    places = list(OWN) if works_of(visit.actor, modules) else [Place.SURVEYS, *OWN, Place.EVENTS]
    mentor = [Place.MENTOR] if waiting.mentors else []
    return [place for place in (*places, *mentor) if is_used(place, modules)]


def _ends_of_menu(visit: Visit) -> tuple[Place, ...]:
    return (Place.MORE,) if works_of(visit.actor, visit.municipality.programme.modules) else (Place.PROFILE, Place.MORE)


def _way_to_work(t: Speaker, place: Place, waiting: Waiting) -> InlineKeyboardButton:
    if place is Place.REQUESTS and waiting.requests:
        return button(t.plain("menu-requests-wait", count=waiting.requests), Go(there=place))
    return way_to(t, place)


def _work_on_menu(visit: Visit) -> list[Place]:
    """All of it where it is little; else the most frequent, and the way to the rest."""
    works = works_of(visit.actor, visit.municipality.programme.modules)
    places = [work.place for work in works if work.is_on_menu]
    return places if len(places) <= MOST_WORK else [*places[: MOST_WORK - 1], Place.WORK]


async def open_work(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    """What there is no room for on the menu."""
    works = works_of(visit.actor, visit.municipality.programme.modules)
    on_menu = _work_on_menu(visit)
    ways = [way_to(t, work.place) for work in works if work.is_on_menu and work.place not in on_menu]
    await show(query, Screen(t("menu-work"), (*in_columns(ways, 2), (way_back(t),))))


async def open_more(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """What people need seldom, and what does not stand on their menu."""
    modules = visit.municipality.programme.modules
    on_menu = _own_on_menu(visit, await at_home(reader, visit))
    has_work = bool(works_of(visit.actor, modules))
    # Whoever has work and a mentor too finds the mentor on the menu.
    left = {Place.MENTOR, *on_menu} if has_work else set(on_menu)
    seldom = [place for place in SELDOM if place not in left and is_used(place, modules)]
    seldom += [Place.SHARING] if _shared(modules) else []
    ends = (Place.SETTINGS,) if has_work else (Place.HELP, Place.SETTINGS)
    rows = in_columns([way_to(t, place) for place in (*seldom, *ends)], 2)
    await show(query, Screen(t("menu-more"), (*rows, (way_back(t),))))


async def open_sharing(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    await state.clear()
    ways = [(way_to(t, place),) for place in _shared(visit.municipality.programme.modules)]
    await show(query, Screen(t("menu-sharing"), (*ways, (way_back(t, Place.MORE),))))


async def open_settings(query: CallbackQuery, visit: Visit, t: Speaker) -> None:
    """What is arranged once; for those with work also what their fuller «more» has no room for."""
    works = works_of(visit.actor, visit.municipality.programme.modules)
    own = (Place.PROFILE, Place.HELP) if works else ()
    places = (Place.NOTIFICATIONS, Place.LANGUAGE, Place.PRIVACY, Place.PROGRAMME)
    blocked = [button(t.plain("blocked-open"), BlockedList(page=0))] if may(visit.actor, Right.BLOCK) else []
    rows = in_columns([way_to(t, place) for place in (*own, *places)], 2)
    await show(query, Screen(t("menu-settings"), (*rows, blocked, (way_back(t, Place.MORE),))))


def _shared(modules: Modules) -> list[Place]:
    return [place for place in SHARED if is_used(place, modules)]


def _part_of_day(hour: int) -> str:
    if 5 <= hour < 12:
        return "morning"
    return "day" if 12 <= hour < 18 else "evening"
