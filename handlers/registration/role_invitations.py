"""Inviting to a role: which one, for which place; and taking back what nobody has opened."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.registration.invitation_buttons import (
    KINDS,
    PAGE,
    InviteForm,
    InviteRoles,
    IssueRole,
    RevokeInvitation,
    RoleInvitations,
    RolePlaces,
    invitation_screen,
    username,
)
from handlers.role_words import role_title
from handlers.screens import Screen, button, in_columns, show, show_below
from locales.catalog import Speaker
from models.people import Role
from services.naming import LONGEST_SEARCH
from services.registration import invitation_codes as codes
from services.registration import role_invitations
from services.registration.role_invitations import Unused
from services.rights import OF_AN_ASSOCIATION, OF_AN_ORGANIZATION, Right, may_be_given, must
from services.visits import Visit


def role_invitations_router() -> Router:
    router = Router(name="role_invitations")
    router.callback_query.register(choose_role, InviteRoles.filter())
    router.callback_query.register(choose_place, RolePlaces.filter())
    router.message.register(
        find_place, StateFilter(InviteForm.searching_place), F.text.as_("typed"), ~F.text.startswith("/")
    )
    router.callback_query.register(issue, IssueRole.filter())
    router.callback_query.register(open_unused, RoleInvitations.filter())
    router.callback_query.register(revoke, RevokeInvitation.filter())
    return router


async def choose_role(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    must(visit.actor, Right.GIVE_ROLES)
    await state.clear()
    roles = [button(role_title(t, role), RolePlaces(role=role)) for role in may_be_given(visit.actor)]
    unused = [button(t.plain("invitation-roles-unused"), RoleInvitations())]
    await show(query, Screen(t("invitation-roles"), (*in_columns(roles, 2), unused, [way_back(t, Place.INVITE)])))


async def choose_place(
    query: CallbackQuery,
    callback_data: RolePlaces,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    role, page = callback_data.role, callback_data.page
    form = await state.get_data()
    typed = form.get("typed", "") if form.get("role") == role.value else ""
    await show(query, await _places_screen(t, visit, reader, state, role, page=page, typed=typed))


async def find_place(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    role = Role(await state.get_value("role", Role.METHODIST.value))
    await show(message, await _places_screen(t, visit, reader, state, role, typed=typed[:LONGEST_SEARCH]))


async def _places_screen(
    t: Speaker,
    visit: Visit,
    reader: AsyncSession,
    state: FSMContext,
    role: Role,
    *,
    page: int = 0,
    typed: str = "",
) -> Screen:
    found = await role_invitations.places(reader, visit, role=role, typed=typed, page=page, size=PAGE)
    await state.update_data(role=role.value, typed=typed)
    await state.set_state(InviteForm.searching_place)

    def issuing(text: str, limit: int) -> list[InlineKeyboardButton]:
        return [button(text, IssueRole(role=role, limit=limit, after=found.after))]

    rows: list[list[InlineKeyboardButton]] = []
    if role in OF_AN_ASSOCIATION:
        text = t("invitation-role-association") if found.choices else t("invitation-role-no-association")
    else:
        text = t("invitation-role-place")
        whole = "invitation-role-own-school" if role in OF_AN_ORGANIZATION else "invitation-role-whole"
        rows.append(issuing(t.plain(whole), 0))
    rows += [issuing(title, number) for title, number in found.choices]
    lines = [t("invitation-role-chosen", role=role_title(t, role)), text]
    lines += [t("profile-found", typed=typed, count=0)] if typed and not found.choices else []
    turns = leafing(t, page, found.pages, lambda other: RolePlaces(role=role, page=other))
    back = [button(t.plain("back"), InviteRoles())]
    return Screen("\n".join(lines), (*rows, turns, back))


async def issue(
    query: CallbackQuery,
    callback_data: IssueRole,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    """The invitation stays in the chat as it is, to be sent on."""
    assert query.bot is not None
    name, role, limit = await username(query.bot), callback_data.role, callback_data.limit or None
    is_of_association = role in OF_AN_ASSOCIATION
    issued = await role_invitations.issue(
        session,
        visit,
        role=role,
        organization_id=None if is_of_association else limit,
        association_id=limit if is_of_association else None,
        after=callback_data.after,
    )
    await state.clear()
    rows = ((button(t.plain("invitation-roles-unused"), RoleInvitations()),), (way_back(t, Place.INVITE),))
    await show_below(query, invitation_screen(t, issued, codes.link(name, issued.code), role=role, rows=rows))


async def open_unused(
    query: CallbackQuery,
    callback_data: RoleInvitations,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await state.clear()
    await show(query, await _unused_screen(t, visit, reader, callback_data.page))


async def revoke(
    query: CallbackQuery,
    callback_data: RevokeInvitation,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await role_invitations.revoke(session, visit, invitation_id=callback_data.invitation)
    await show(query, await _unused_screen(t, visit, reader, 0), toast=t.plain("invitation-role-revoked"))


async def _unused_screen(t: Speaker, visit: Visit, reader: AsyncSession, page: int) -> Screen:
    unused, pages = await role_invitations.unused(reader, visit, page=page, size=PAGE)
    lines: list[str] = [t("invitation-unused") if unused else t("invitation-unused-none")]
    rows = []
    for number, one in enumerate(unused, start=page * PAGE + 1):
        lines.append(_line(t, number, one))
        rows.append([button(t.plain("invitation-revoke", number=number), RevokeInvitation(invitation=one.id))])
    back = [button(t.plain("back"), InviteRoles())]
    turns = leafing(t, page, pages, lambda other: RoleInvitations(page=other))
    return Screen("\n".join(lines), (*rows, turns, back))


def _line(t: Speaker, number: int, one: Unused) -> str:
    role = role_title(t, one.role)
    kind, until = KINDS[bool(one.place)], t.day(one.until)
    return t("invitation-unused-line", kind=kind, number=number, role=role, place=one.place, until=until)
