"""How a profile is asked for, one fact a screen, and how it looks when it is complete."""

from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import InlineKeyboardButton
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import PageNumber, leafing
from handlers.places import Place, way_back, way_to
from handlers.screens import Rows, Screen, button, in_columns
from locales.catalog import Speaker
from services import naming
from services.paging import pages_of
from services.registration import profile
from services.registration.profile import Fact
from services.visits import Visit

PAGE = 6
RECENT_YEARS = 6


class ProfileForm(StatesGroup):
    asking = State()


class Ask(CallbackData, prefix="pa"):
    """Ask for a fact, the first time or to correct it."""

    fact: Fact


class Leaf(CallbackData, prefix="pl"):
    """Another page of what a fact may be chosen from, or a group of positions opened."""

    fact: Fact
    page: PageNumber
    group: str


class Pick(CallbackData, prefix="pp"):
    fact: Fact
    value: str


class KeepTyped(CallbackData, prefix="pk"):
    """The organisation is what was typed: the list does not have it."""


class ClassTeacher(CallbackData, prefix="pc"):
    yes: bool


async def fact_screen(
    t: Speaker,
    visit: Visit,
    reader: AsyncSession,
    state: FSMContext,
    fact: Fact,
    *,
    page: int = 0,
    group: str = "",
    typed: str = "",
) -> Screen:
    """The question about one fact; from now on what is typed is about it."""
    await state.update_data(fact=fact.value, typed=typed)
    await state.set_state(ProfileForm.asking)
    lines = [*_heading(t, visit, fact), t(f"profile-ask-{fact.value}")]
    if fact is Fact.ORGANIZATION:
        found = await profile.find_organizations(reader, visit, typed=typed, page=page, size=PAGE)
        lines += [t("profile-found", typed=typed, count=found.count)] if typed else []
        if not found.count:  # what there is stays in sight
            found = await profile.find_organizations(reader, visit, typed="", page=page, size=PAGE)
        choices = [(one.title, str(one.id)) for one in found.organizations]
        more, rows = found.pages, _own_organization(t, typed)
    else:
        every, rows, more = _choices(visit, fact, group, typed)
        if typed and not every:
            lines.append(t("profile-found", typed=typed, count=0))
            every, rows, more = _choices(visit, fact, group, "")
        choices = every[page * PAGE : (page + 1) * PAGE]
    picks = [button(naming.capital(title), Pick(fact=fact, value=value)) for title, value in choices]
    turns = leafing(t, page, more, lambda other: Leaf(fact=fact, page=other, group=group))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, *rows, [_way_back(t, visit, fact, group)]))


def card_screen(t: Speaker, visit: Visit) -> Screen:
    """The whole profile; a tap corrects a fact."""
    programme, actor = visit.municipality.programme, visit.actor
    group = programme.positions.group_of(actor.position)
    values = {
        Fact.NAME: " ".join(filter(None, (actor.surname, actor.name, actor.patronymic))),
        Fact.ORGANIZATION: actor.organization_title or "",
        Fact.POSITION: programme.positions.title_of(actor.position),
        Fact.SUBJECT: programme.subjects.title_of(actor.subject),
        Fact.CAREER: str(actor.career_started or ""),
    }
    asked = profile.asked(visit)
    lines = [t("profile-card"), ""]
    lines += [
        t(f"profile-line-{fact.value}", value=naming.capital(value))
        for fact, value in values.items()
        if fact in asked and value
    ]
    edits = [button(t.plain(f"profile-edit-{fact.value}"), Ask(fact=fact)) for fact in asked]
    rows = in_columns(edits, 2)
    if group is not None and group.asks_subject:
        lines.append(t("profile-class-teacher", answer=_yes_or_no(actor.is_class_teacher)))
        is_one = bool(actor.is_class_teacher)
        phrase = "profile-not-class-teacher" if is_one else "profile-is-class-teacher"
        rows.append([button(t.plain(phrase), ClassTeacher(yes=not is_one))])
    return Screen("\n".join(lines), (*rows, [way_back(t)]))


def _yes_or_no(answer: bool | None) -> str:
    return "unknown" if answer is None else ("no", "yes")[answer]


def _heading(t: Speaker, visit: Visit, fact: Fact) -> list[str]:
    """Which step this is, while a profile is being filled in for the first time."""
    if profile.next_fact(visit) is None:
        return []
    asked = profile.asked(visit)
    number = asked.index(fact) + 1 if fact in asked else 1
    return [t("profile-step", number=number, total=len(asked)), ""]


Choices = list[tuple[str, str]]


def _choices(visit: Visit, fact: Fact, group: str, typed: str) -> tuple[Choices, Rows, int]:
    """What a fact may be chosen from, more buttons beside it, and the number of pages."""
    programme = visit.municipality.programme
    rows: Rows = ()
    choices: Choices = []
    if fact is Fact.CAREER:
        this_year = visit.now.astimezone(visit.municipality.zone).year
        years = [str(this_year - back) for back in range(RECENT_YEARS)]
        rows = in_columns([button(year, Pick(fact=fact, value=year)) for year in years], RECENT_YEARS // 2)
    elif fact is Fact.SUBJECT:
        choices = [(one.title, one.code) for one in programme.subjects.subjects]
    elif fact is Fact.POSITION:
        opened = programme.positions.group(group)
        if opened or typed:
            groups = [opened] if opened else programme.positions.groups
            choices = [(one.title, one.code) for own in groups for one in own.positions]
        else:
            buttons = [button(one.title, Leaf(fact=fact, page=0, group=one.code)) for one in programme.positions.groups]
            rows = in_columns(buttons, 1)
    wanted = naming.search_key(typed)
    matching = [choice for choice in choices if wanted in naming.search_key(choice[0])]
    return matching, rows, pages_of(len(matching), PAGE)


def _own_organization(t: Speaker, typed: str) -> Rows:
    """A place that is not in the list can be kept as it is written."""
    return ((button(t.plain("profile-keep-typed"), KeepTyped()),),) if typed else ()


def _way_back(t: Speaker, visit: Visit, fact: Fact, group: str) -> InlineKeyboardButton:
    """To the groups, to the fact before, or to the card if the profile is complete."""
    if group:
        return button(t.plain("back"), Ask(fact=fact))
    if profile.next_fact(visit) is None:
        return way_back(t, Place.PROFILE)
    asked = profile.asked(visit)
    place = asked.index(fact) if fact in asked else 0
    return button(t.plain("back"), Ask(fact=asked[place - 1])) if place else way_to(t, Place.HELP)
