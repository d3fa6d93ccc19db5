"""A new association: its kind, its school where it is of one, its title."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    MakeOfKind,
    NewAssociation,
    PickSchool,
)
from handlers.associations.association_keeping import to_list
from handlers.associations.association_screens import LONG_TITLE
from handlers.associations.association_settings import settings_screen
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.associations import association_keeping
from services.errors import NotFound, Unfitting
from services.naming import capital
from services.rights import Right, must
from services.shortening import short
from services.visits import Visit

SCHOOLS = 7


class MakingForm(StatesGroup):
    finding_school = State()
    """The data hold `kind` of the association that is being made."""
    titling = State()
    """The same, and perhaps `organization`."""


def association_making_router() -> Router:
    router = Router(name="association_making")
    on_tap = router.callback_query.register
    on_tap(choose_kind, NewAssociation.filter())
    on_tap(begin, MakeOfKind.filter())
    on_tap(pick_school, PickSchool.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(find_school, StateFilter(MakingForm.finding_school), *typed)
    router.message.register(make, StateFilter(MakingForm.titling), *typed)
    return router


async def choose_kind(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """Who keeps those of a school makes those of a school."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    await state.clear()
    kinds = visit.municipality.programme.events.association_kinds
    offered = [one for one in kinds if scope.is_whole or one.is_of_school]
    picks = [button(capital(one.title), MakeOfKind(kind=one.code)) for one in offered]
    await show(query, Screen(t("association-which-kind"), (*in_columns(picks, 1), (to_list(t),))))


async def begin(query: CallbackQuery, callback_data: MakeOfKind, state: FSMContext, visit: Visit, t: Speaker) -> None:
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    kind = visit.municipality.programme.events.association_kind(callback_data.kind)
    if kind is None or not (scope.is_whole or kind.is_of_school):
        raise NotFound
    data: dict[str, str | int] = {"kind": kind.code}
    if kind.is_of_school and not scope.is_whole and len(scope.organizations) == 1:
        data["organization"] = next(iter(scope.organizations))
    is_placed = not kind.is_of_school or "organization" in data
    await state.set_state(MakingForm.titling if is_placed else MakingForm.finding_school)
    await state.set_data(data)
    text = t("association-ask-title") if is_placed else t("association-ask-school")
    await show(query, Screen(text, ((button(t.plain("back"), NewAssociation()),),)))


async def find_school(message: Message, typed: str, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    found = await association_keeping.schools(reader, visit, typed=typed, size=SCHOOLS)
    picks = [(button(short(title, LONG_TITLE), PickSchool(organization=number)),) for number, title in found]
    text = t("association-which-school", count=len(found))
    await show(message, Screen(text, (*picks, (button(t.plain("back"), NewAssociation()),))))


async def pick_school(
    query: CallbackQuery, callback_data: PickSchool, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    kind = await state.get_value("kind")
    if not kind or not scope.covers(organization_id=callback_data.organization):
        raise NotFound
    await state.set_state(MakingForm.titling)
    await state.set_data({"kind": kind, "organization": callback_data.organization})
    await show(query, Screen(t("association-ask-title"), ((button(t.plain("back"), NewAssociation()),),)))


async def make(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    data = await state.get_data()
    try:
        made = await association_keeping.make(
            session, visit, kind=str(data.get("kind")), title=typed, organization_id=data.get("organization")
        )
    except Unfitting as unfit:
        back = ((button(t.plain("back"), NewAssociation()),),)
        await show(message, Screen(f"{t(unfit.phrase, **unfit.values)}\n\n{t('association-ask-title')}", back))
        return
    await state.clear()
    await show(message, await settings_screen(visit, reader, t, made.id, note=t("association-made", title=made.title)))
