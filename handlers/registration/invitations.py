"""Inviting people of the register: a school at once on paper, or one person from their card."""

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.leafing import leafing
from handlers.places import Go, Place, way_back, way_to
from handlers.registration.invitation_buttons import (
    PAGE,
    InviteForm,
    InvitePerson,
    InviteRoles,
    InviteSchool,
    InviteSchools,
    RevokeSchool,
    SendSheets,
    invitation_screen,
    people_place,
    username,
)
from handlers.registration.invitation_papers import papers
from handlers.registration.joining_buttons import joins_button
from handlers.screens import Screen, button, show, show_below
from locales.catalog import Speaker
from services import rights
from services.naming import LONGEST_SEARCH
from services.registration import invitation_codes as codes
from services.registration import invitations, school_invitations
from services.registration.school_invitations import School
from services.rights import Right
from services.visits import Visit


def invitations_router() -> Router:
    router = Router(name="invitations")
    router.message.register(open_invitations, Command("invite"))
    router.callback_query.register(open_invitations, Go.filter(F.there == Place.INVITE))
    router.callback_query.register(leaf_schools, InviteSchools.filter())
    router.message.register(
        find_school, StateFilter(InviteForm.searching_school), F.text.as_("typed"), ~F.text.startswith("/")
    )
    router.callback_query.register(open_school, InviteSchool.filter())
    router.callback_query.register(send_sheets, SendSheets.filter())
    router.callback_query.register(ask_to_revoke, RevokeSchool.filter(~F.sure))
    router.callback_query.register(revoke_school, RevokeSchool.filter(F.sure))
    router.callback_query.register(invite_person, InvitePerson.filter())
    return router


async def open_invitations(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Schools to choose from; somebody with a single school is there already."""
    await state.clear()
    only = await school_invitations.only_school(visit)
    if only is not None:
        school = await school_invitations.school(reader, visit, organization_id=only)
        await show(event, school_screen(t, visit, school, is_only=True))
    else:
        await show(event, await _schools_screen(t, visit, reader, state))


async def leaf_schools(
    query: CallbackQuery,
    callback_data: InviteSchools,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    typed = await state.get_value("typed", "")
    await show(query, await _schools_screen(t, visit, reader, state, page=callback_data.page, typed=typed))


async def find_school(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    looked_for = typed[:LONGEST_SEARCH]
    await show(message, await _schools_screen(t, visit, reader, state, typed=looked_for))


async def _schools_screen(
    t: Speaker, visit: Visit, reader: AsyncSession, state: FSMContext, *, page: int = 0, typed: str = ""
) -> Screen:
    found = await school_invitations.schools(reader, visit, typed=typed, page=page, size=PAGE)
    await state.update_data(typed=typed)
    await state.set_state(InviteForm.searching_school)
    lines = [t("invitations"), t("invitations-schools", count=found.count)]
    lines += [t("invitations-found", typed=typed, count=found.count)] if typed else []
    rows = [
        [button(t.plain("invitations-school", title=title, count=count), InviteSchool(school=number))]
        for number, title, count in found.listed
    ]
    roles = [button(t.plain("invitations-roles"), InviteRoles())] if rights.may(visit.actor, Right.GIVE_ROLES) else []
    turns = leafing(t, page, found.pages, lambda other: InviteSchools(page=other))
    return Screen("\n".join(lines), (*rows, turns, roles, [way_back(t)]))


async def open_school(
    query: CallbackQuery, callback_data: InviteSchool, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    school = await school_invitations.school(reader, visit, organization_id=callback_data.school)
    is_only = await school_invitations.only_school(visit) is not None
    await show(query, school_screen(t, visit, school, is_only=is_only))


def school_screen(t: Speaker, visit: Visit, school: School, *, is_only: bool, said: str = "") -> Screen:
    lines = [said, ""] if said else []
    lines.append(t("invitations-of-school", title=school.title, missing=school.missing))
    lines += [t("invitations-unused", count=school.unused)] if school.unused else []
    send = button(t.plain("invitations-send", count=school.missing), SendSheets(school=school.id, after=school.after))
    revoke = button(t.plain("invitations-revoke-school"), RevokeSchool(school=school.id, sure=False))
    roles = button(t.plain("invitations-roles"), InviteRoles())
    rows = (
        [send] if school.missing else [],
        [joins_button(t, school.waiting)] if school.waiting else [],
        [revoke] if school.unused else [],
        [roles] if is_only and rights.may(visit.actor, Right.GIVE_ROLES) else [],
        [way_back(t) if is_only else way_back(t, Place.INVITE)],
    )
    return Screen("\n".join(lines), rows)


async def send_sheets(
    query: CallbackQuery,
    callback_data: SendSheets,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    """Cards and list of everybody of the school who is not in the bot yet, as two files."""
    assert query.bot is not None
    number = callback_data.school
    name = await username(query.bot)
    issued = await invitations.issue_for_school(session, visit, organization_id=number, after=callback_data.after)
    await show(query, Screen(t("invitations-preparing", count=len(issued))))
    for paper in await papers(t, issued, name):
        await query.bot.send_document(query.from_user.id, paper)
    school = await school_invitations.school(reader, visit, organization_id=number)
    is_only = await school_invitations.only_school(visit) is not None
    said = t("invitations-sent", count=len(issued), until=t.full_day(issued[0].until))
    await _send_below(query, school_screen(t, visit, school, is_only=is_only, said=said))


async def _send_below(query: CallbackQuery, screen: Screen) -> None:
    assert query.bot is not None
    await query.bot.send_message(query.from_user.id, screen.text, reply_markup=screen.keyboard)


async def ask_to_revoke(
    query: CallbackQuery, callback_data: RevokeSchool, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    school = await school_invitations.school(reader, visit, organization_id=callback_data.school)
    rows = (
        (button(t.plain("invitations-revoke-sure"), RevokeSchool(school=school.id, sure=True)),),
        (button(t.plain("back"), InviteSchool(school=school.id)),),
    )
    await show(query, Screen(t("invitations-revoke-ask", title=school.title, count=school.unused), rows))


async def revoke_school(
    query: CallbackQuery,
    callback_data: RevokeSchool,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    count = await school_invitations.revoke_all(session, visit, organization_id=callback_data.school)
    school = await school_invitations.school(reader, visit, organization_id=callback_data.school)
    is_only = await school_invitations.only_school(visit) is not None
    said = t("invitations-revoked", count=count)
    await show(query, school_screen(t, visit, school, is_only=is_only, said=said))


async def invite_person(
    query: CallbackQuery, callback_data: InvitePerson, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """The invitation stands under the card it was asked from, to be sent on as it is."""
    assert query.bot is not None
    name = await username(query.bot)
    [issued] = await invitations.issue_for(session, visit, person_ids=[callback_data.person])
    rows = ((way_to(t, people_place(visit.actor)), way_to(t, Place.INVITE)),)
    screen = invitation_screen(t, issued, codes.link(name, issued.code), role=None, rows=rows)
    await show_below(query, screen)
