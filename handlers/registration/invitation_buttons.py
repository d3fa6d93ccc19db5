"""Buttons of invitations, and how an invitation looks on the screen."""

from typing import Annotated

from aiogram import Bot
from aiogram.filters.callback_data import CallbackData
from aiogram.fsm.state import State, StatesGroup
from pydantic import Field

from handlers.leafing import PageNumber
from handlers.places import Place
from handlers.role_words import role_title
from handlers.screens import Rows, Screen
from handlers.surveys.survey_buttons import RowId
from locales.catalog import Markup, Speaker
from models.people import Role
from services.people import Actor
from services.registration import invitation_codes as codes
from services.registration import invitation_sheets as sheets
from services.registration.invitations import Issued
from services.rights import Right, reach

PAGE = 6
KINDS = ("bare", "limited")
"""Of a phrase about a role: without a place, and with one."""
NewestId = Annotated[int, Field(ge=0, lt=2**63)]


class InviteForm(StatesGroup):
    searching_school = State()
    searching_place = State()


class InvitePerson(CallbackData, prefix="inp"):
    """From the card of somebody of the register."""

    person: RowId


class InviteSchools(CallbackData, prefix="inl"):
    page: PageNumber = 0


class InviteSchool(CallbackData, prefix="ins"):
    school: RowId


class SendSheets(CallbackData, prefix="ina"):
    school: RowId
    after: NewestId
    """The newest invitation issued there when the button was shown."""


class RevokeSchool(CallbackData, prefix="inr"):
    school: RowId
    sure: bool


class InviteRoles(CallbackData, prefix="inq"):
    pass


class RolePlaces(CallbackData, prefix="ino"):
    role: Role
    page: PageNumber = 0


class IssueRole(CallbackData, prefix="inx"):
    role: Role
    limit: NewestId
    """The organisation, or for a role of an association the association; 0: neither."""
    after: NewestId


class RoleInvitations(CallbackData, prefix="inu"):
    page: PageNumber = 0


class RevokeInvitation(CallbackData, prefix="inv"):
    invitation: RowId


def people_place(actor: Actor) -> Place:
    """The screen with the people somebody looks after."""
    return Place.PEOPLE if reach(actor, Right.SEE_PEOPLE).is_whole else Place.STAFF


async def username(bot: Bot) -> str:
    return (await bot.me()).username or ""


def invitation_screen(t: Speaker, issued: Issued, link: str, *, role: Role | None, rows: Rows) -> Screen:
    """One invitation to send on or to show: who, code, link, and the link as a picture."""
    phrase = t("invitation-for-role", role=role_title(t, role)) if role else t("invitation-for-person")
    lines = [phrase]
    lines += [t("invitation-called", called=issued.called)] if issued.called else []
    lines += [t("invitation-place", place=issued.place)] if issued.place else []
    lines += [Markup(), t("invitation-link", link=link, code=codes.shown(issued.code), until=t.full_day(issued.until))]
    return Screen("\n".join(lines), rows, picture=sheets.picture(link))
