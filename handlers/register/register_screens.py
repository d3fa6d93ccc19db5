"""How the people of the register look: the way in, schools, lists, one person."""

from collections.abc import Sequence
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton
from pydantic import Field

from handlers.leafing import PageNumber, leafing
from handlers.places import Place, way_back, way_to
from handlers.registration.invitation_buttons import SendSheets
from handlers.registration.joining_buttons import joins_button
from handlers.screens import Rows, Screen, button, in_columns
from handlers.surveys.survey_buttons import RowId
from handlers.work import works_of
from locales.catalog import Speaker
from services import naming
from services.register.register import Card, Door, Found, Held, School, Standing, Summary
from services.register.register_facts import CONTACTS, Correctable, correctable
from services.visits import Visit

PAGE = 7


class OpenSchools(CallbackData, prefix="rs"):
    page: PageNumber


class OpenSchool(CallbackData, prefix="ro"):
    organization: RowId


class OpenList(CallbackData, prefix="rl"):
    organization: Annotated[int, Field(ge=0, lt=2**63)]
    """0: everybody within reach."""
    standing: Standing
    page: PageNumber


class OpenCard(CallbackData, prefix="rp"):
    person: RowId


class BackToList(CallbackData, prefix="rb"):
    """To where the card was opened from."""


class OpenFacts(CallbackData, prefix="rc"):
    person: RowId


class AskFact(CallbackData, prefix="rf"):
    person: RowId
    fact: Correctable


class Archive(CallbackData, prefix="ra"):
    person: RowId
    sure: bool


class BringBack(CallbackData, prefix="rr"):
    person: RowId


class ChoosePlace(CallbackData, prefix="rt"):
    person: RowId
    page: PageNumber


class MoveTo(CallbackData, prefix="rm"):
    person: RowId
    organization: RowId


def hub_screen(t: Speaker, visit: Visit, summary: Summary) -> Screen:
    """Where all work with people begins."""
    text = "\n".join((t("register", people=summary.people, entered=summary.entered), t("register-how-to-search")))
    works = [
        way_to(t, work.place)
        for work in works_of(visit.actor, visit.municipality.programme.modules)
        if not work.is_on_menu
    ]
    schools = button(t.plain("register-schools"), OpenSchools(page=0))
    left = button(t.plain("register-archive"), OpenList(organization=0, standing=Standing.ARCHIVE, page=0))
    joins = (joins_button(t, summary.waiting),) if summary.waiting else ()
    return Screen(text, (joins, (schools, left), *in_columns(works, 2), (way_back(t),)))


def schools_screen(t: Speaker, schools: Sequence[School], *, page: int, pages: int, back: Place) -> Screen:
    lines = [t("register-schools-title") if schools else t("register-no-schools")]
    picks = [
        button(
            t.plain("register-school-button", title=one.title, entered=one.entered, people=one.people),
            OpenSchool(organization=one.id),
        )
        for one in schools
    ]
    turns = leafing(t, page, pages, lambda other: OpenSchools(page=other))
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (way_back(t, back),)))


def school_screen(
    t: Speaker, visit: Visit, school: School, door: Door, *, back: Sequence[InlineKeyboardButton]
) -> Screen:
    text = t("register-school", title=school.title, people=school.people, entered=school.entered)
    outside = school.people - school.entered

    def listed(standing: Standing) -> OpenList:
        return OpenList(organization=school.id, standing=standing, page=0)

    rows = [
        (joins_button(t, door.waiting),) if door.waiting else (),
        (_invite_all(t, school.id, outside, door.newest_invitation),)
        if outside and door.newest_invitation is not None
        else (),
        (button(t.plain("register-outside", count=outside), listed(Standing.OUTSIDE)),) if outside else (),
        (button(t.plain("register-everybody", count=school.people), listed(Standing.ALL)),),
        (button(t.plain("register-archive"), listed(Standing.ARCHIVE)),),
        [
            way_to(t, work.place)
            for work in works_of(visit.actor, visit.municipality.programme.modules)
            if work.place is Place.INVITE
        ],
        back,
    ]
    return Screen(text, rows)


def _invite_all(t: Speaker, school: int, outside: int, newest: int) -> InlineKeyboardButton:
    """The sheets of everybody who has not come, at one tap."""
    return button(t.plain("invitations-send", count=outside), SendSheets(school=school, after=newest))


def list_screen(t: Speaker, found: Found, *, typed: str, standing: Standing, back: InlineKeyboardButton) -> Screen:
    title = found.school.title if found.school else ""
    if typed:
        heading = t("register-found", typed=typed, count=found.count)
    else:
        heading = t("register-list", standing=standing.value, title=title or "none", count=found.count)
    lines = [heading, t("register-list-signs") if found.people else t("register-how-to-search")]
    organization = found.school.id if found.school else 0
    picks = [
        button(t.plain("register-person-button", called=one.called, sign=_sign(one.is_archived, one.has_entered)),
               OpenCard(person=one.id))
        for one in found.people
    ]  # fmt: skip
    turns = leafing(
        t,
        found.page,
        found.pages,
        lambda other: OpenList(organization=organization, standing=standing, page=other),
    )
    return Screen("\n".join(lines), (*in_columns(picks, 1), turns, (back,)))


def card_screen(t: Speaker, visit: Visit, card: Card, *, more: Rows = (), back: InlineKeyboardButton) -> Screen:
    """One person; `more` are the buttons other areas put here, `back` leads to where the card was opened from."""
    person = card.person
    rows: list[Sequence[InlineKeyboardButton]] = []
    if card.may_change and person.archived_at is None:
        rows.append(
            (
                button(t.plain("register-correct"), OpenFacts(person=person.id)),
                button(t.plain("register-transfer"), ChoosePlace(person=person.id, page=0)),
            )
        )
    rows.extend(more)
    if card.may_change:
        if person.archived_at is None:
            last = button(t.plain("register-to-archive"), Archive(person=person.id, sure=False))
        else:
            last = button(t.plain("register-bring-back"), BringBack(person=person.id))
        rows.append((last,))
    return Screen("\n".join(_about(t, visit, card)), (*rows, (back,)))


def facts_screen(t: Speaker, visit: Visit, card: Card) -> Screen:
    person = card.person
    picks = [
        button(t.plain(f"register-fact-{fact.value}"), AskFact(person=person.id, fact=fact))
        for fact in correctable(visit)
    ]
    text = "\n".join((*_about(t, visit, card), "", t("register-what-to-correct")))
    return Screen(text, (*in_columns(picks, 2), (button(t.plain("back"), OpenCard(person=person.id)),)))


def fact_screen(t: Speaker, card: Card, fact: Correctable) -> Screen:
    """What to type for a fact."""
    lines = (f"<b>{t('register-called', called=card.called)}</b>", t(f"register-ask-{fact.value}"))
    return Screen("\n".join(lines), ((button(t.plain("back"), OpenFacts(person=card.person.id)),),))


def _role(t: Speaker, held: Held) -> str:
    return t("register-role", role=t.plain(f"role-{held.role.value}"), place=held.place or "none")


def _about(t: Speaker, visit: Visit, card: Card) -> Sequence[str]:
    """What is known; a fact nobody knows has no line."""
    person, programme = card.person, visit.municipality.programme
    subjects = [programme.subjects.title_of(code) for code in (person.subject, *card.further_subjects) if code]
    job = naming.capital(", ".join(filter(None, (programme.positions.title_of(person.position), *subjects))))
    lines: list[str] = [t("register-card", called=card.called, code=person.code or "")]
    lines += [t("register-line", text=job)] if job else []
    if person.career_started:
        lines.append(t("register-career", year=str(person.career_started), young=_young(person.is_young)))
    if person.category:
        day = t.full_day(person.category_on) if person.category_on else "none"
        lines.append(t("register-category", category=t.plain(f"category-{person.category}"), day=day))
    if card.associations:
        lines.append(t("register-associations", titles=", ".join(card.associations)))
    contacts = [value for fact in CONTACTS if (value := getattr(person, fact.value))]
    if contacts and visit.municipality.privacy_mode.value == "names":
        lines.append(t("register-contacts", contacts=", ".join(sorted(contacts))))
    lines += [_role(t, held) for held in card.roles]
    if person.archived_at:
        lines.append(t("register-left", day=t.full_day(visit.municipality.day(person.archived_at))))
    elif card.entered_at:
        lines.append(t("register-entered", day=t.full_day(visit.municipality.day(card.entered_at))))
    else:
        lines.append(t("register-not-entered"))
    return lines


def _young(is_young: bool | None) -> str:
    return "yes" if is_young else "no"


def _sign(is_archived: bool, has_entered: bool) -> str:
    if is_archived:
        return "archived"
    return "entered" if has_entered else "outside"
