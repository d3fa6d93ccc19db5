"""Roles: who holds which, given on a card, taken back from a list."""

from aiogram import Bot, F, Router
from aiogram.filters import Command
from aiogram.filters.callback_data import CallbackData
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import refresh
from handlers.leafing import PageNumber, stepping
from handlers.places import Go, Place, way_back
from handlers.register.register_screens import OpenCard
from handlers.role_words import role_title
from handlers.screens import Screen, button, in_columns, show
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Catalog, Speaker
from models.people import Role
from services import roles
from services.municipality import Municipality
from services.register import register
from services.rights import may_be_given
from services.visits import Visit

PAGE = 7


class OpenRole(CallbackData, prefix="gr"):
    role: Role
    page: PageNumber


class OpenGrant(CallbackData, prefix="gg"):
    grant: RowId
    person: RowId
    role: Role


class TakeBack(CallbackData, prefix="gt"):
    grant: RowId


class ChooseRole(CallbackData, prefix="gc"):
    person: RowId


class GiveRole(CallbackData, prefix="gv"):
    person: RowId
    role: Role


def roles_router() -> Router:
    router = Router(name="roles")
    router.message.register(open_roles, Command("roles"))
    router.callback_query.register(open_roles, Go.filter(F.there == Place.ROLES))
    router.callback_query.register(open_role, OpenRole.filter())
    router.callback_query.register(open_grant, OpenGrant.filter())
    router.callback_query.register(take_back, TakeBack.filter())
    router.callback_query.register(choose_role, ChooseRole.filter())
    router.callback_query.register(give_role, GiveRole.filter())
    return router


async def open_roles(event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    counts = await roles.counts(reader, visit)
    picks = [
        button(t.plain("roles-button", role=role_title(t, role), count=count), OpenRole(role=role, page=0))
        for role, count in counts.items()
    ]
    await show(event, Screen(t("roles"), (*in_columns(picks, 1), (way_back(t, Place.PEOPLE),))))


async def open_role(
    query: CallbackQuery, callback_data: OpenRole, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    role, page = callback_data.role, callback_data.page
    counts = await roles.counts(reader, visit)
    held = await roles.holders(reader, visit, role=role, page=page, size=PAGE + 1)
    picks = [
        button(
            t.plain("roles-holder-button", called=one.called, place=one.place or "none"),
            OpenGrant(grant=one.grant_id, person=one.person_id, role=role),
        )
        for one in held[:PAGE]
    ]
    turns = stepping(t, page, lambda other: OpenRole(role=role, page=other), has_more=len(held) > PAGE)
    text = t("roles-holders", role=role_title(t, role), count=counts.get(role, 0))
    await show(query, Screen(text, (*in_columns(picks, 1), turns, (way_back(t, Place.ROLES),))))


async def open_grant(
    query: CallbackQuery, callback_data: OpenGrant, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    text = t("roles-take-ask", role=role_title(t, callback_data.role), called=card.called)
    rows = (
        (button(t.plain("roles-take-sure"), TakeBack(grant=callback_data.grant)),),
        (button(t.plain("back"), OpenRole(role=callback_data.role, page=0)),),
    )
    await show(query, Screen(text, rows))


async def take_back(  # noqa: PLR0913, PLR0917  # the other person's menu is brought up to date as well
    query: CallbackQuery,
    callback_data: TakeBack,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    affected = await roles.take_back(session, visit, grant_id=callback_data.grant)
    await refresh(bot, reader, municipality, catalog, affected.telegram_id, admin_ids=admin_ids)
    await show(query, Screen(t("roles-taken", called=affected.called), ((way_back(t, Place.ROLES),),)))


async def choose_role(
    query: CallbackQuery, callback_data: ChooseRole, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    card = await register.card(reader, visit, person_id=callback_data.person)
    picks = [
        button(role_title(t, role), GiveRole(person=callback_data.person, role=role))
        for role in may_be_given(visit.actor)
        if all(held.role is not role for held in card.roles)
    ]
    back = button(t.plain("back"), OpenCard(person=callback_data.person))
    await show(query, Screen(t("roles-give-title", called=card.called), (*in_columns(picks, 1), (back,))))


async def give_role(  # noqa: PLR0913, PLR0917  # the other person's menu is brought up to date as well
    query: CallbackQuery,
    callback_data: GiveRole,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    affected = await roles.give(session, visit, person_id=callback_data.person, role=callback_data.role)
    await refresh(bot, reader, municipality, catalog, affected.telegram_id, admin_ids=admin_ids)
    text = t("roles-given", role=role_title(t, callback_data.role), called=affected.called)
    await show(query, Screen(text, ((button(t.plain("back"), OpenCard(person=callback_data.person)),),)))
