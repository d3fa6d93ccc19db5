"""Members of an association: the list, one of them, added from the register or by subject, taken out."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    AddMember,
    AddMembers,
    AddSubject,
    ChooseSubjectToAdd,
    OpenAssociation,
    OpenMember,
    OpenMembers,
    RemoveMember,
)
from handlers.associations.association_settings import SUBJECTS, subject_at
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.associations import association_keeping, association_members, associations
from services.associations.association_members import Line, Page
from services.naming import LONGEST_SEARCH, capital
from services.shortening import short
from services.visits import Visit

PAGE = 7
LONG_NAME = 60


class MembersForm(StatesGroup):
    searching = State()
    """Among members; the data hold `association` and `typed`."""
    adding = State()
    """In the register; the data hold `association`."""


def association_members_router() -> Router:
    router = Router(name="association_members")
    on_tap = router.callback_query.register
    on_tap(open_members, OpenMembers.filter())
    on_tap(open_member, OpenMember.filter())
    on_tap(remove, RemoveMember.filter())
    on_tap(ask_whom, AddMembers.filter())
    on_tap(add, AddMember.filter())
    on_tap(choose_subject, ChooseSubjectToAdd.filter())
    on_tap(add_subject, AddSubject.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(search, StateFilter(MembersForm.searching), *typed)
    router.message.register(find, StateFilter(MembersForm.adding), *typed)
    return router


async def open_members(
    query: CallbackQuery, callback_data: OpenMembers, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.association
    data = await state.get_data()
    is_same = callback_data.page and data.get("association") == number
    typed = data.get("typed", "") if is_same else ""
    await state.set_state(MembersForm.searching)
    await state.set_data({"association": number, "typed": typed})
    await show(query, await _list(visit, reader, t, number, typed=typed, page=callback_data.page))


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = int(await state.get_value("association") or 0)
    await state.update_data(typed=typed[:LONGEST_SEARCH])
    await show(message, await _list(visit, reader, t, number, typed=typed[:LONGEST_SEARCH], page=0))


async def _list(  # the list and what it is narrowed by
    visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, typed: str, page: int, note: str = ""
) -> Screen:
    found = await association_members.page(reader, visit, association_id=number, typed=typed, page=page, size=PAGE)
    card = await associations.card(reader, visit, association_id=number)
    text = t("association-members-title", title=found.association.title, count=found.total, typed=typed or "none")
    add = (button(t.plain("association-add"), AddMembers(association=number)),)
    is_open = found.association.closed_at is None
    rows = (
        *_picks(t, number, found),
        leafing(t, found.page, found.pages, lambda there: OpenMembers(association=number, page=there)),
        add if card.keeps and is_open else (),
        (button(t.plain("back"), OpenAssociation(association=number)),),
    )
    return Screen(f"{note}\n\n{text}" if note else text, rows)


def _picks(t: Speaker, number: int, found: Page) -> list[tuple[InlineKeyboardButton]]:
    return [(button(member_title(t, one), OpenMember(association=number, person=one.id)),) for one in found.found]


def member_title(t: Speaker, one: Line) -> str:
    part = "leader" if one.leads and one.part.value != "deputy" else one.part.value
    return t.plain("association-member-line", called=short(one.called, LONG_NAME), part=part)


async def open_member(
    query: CallbackQuery, callback_data: OpenMember, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number, person = callback_data.association, callback_data.person
    association, line = await association_members.one(reader, visit, association_id=number, person_id=person)
    card = await associations.card(reader, visit, association_id=number)
    part = "leader" if line.leads and line.part.value != "deputy" else line.part.value
    text = t("association-member", called=line.called, part=part, title=association.title)
    remove_it = (button(t.plain("association-remove"), RemoveMember(association=number, person=person, sure=False)),)
    rows = (remove_it if card.leads and not line.leads else (), (_to_members(t, number),))
    await show(query, Screen(text, rows))


async def remove(
    query: CallbackQuery,
    callback_data: RemoveMember,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, person = callback_data.association, callback_data.person
    if not callback_data.sure:
        association, line = await association_members.one(reader, visit, association_id=number, person_id=person)
        sure = button(t.plain("association-remove-sure"), RemoveMember(association=number, person=person, sure=True))
        text = t("association-remove-ask", called=line.called, title=association.title)
        await show(query, Screen(text, ((sure,), (_to_members(t, number),))))
        return
    await association_members.remove(session, visit, association_id=number, person_id=person)
    await show(query, await _list(visit, reader, t, number, typed="", page=0), toast=t.plain("association-removed"))


async def ask_whom(
    query: CallbackQuery, callback_data: AddMembers, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.association
    association, _ = await association_keeping.depends(reader, visit, association_id=number)
    await state.set_state(MembersForm.adding)
    await state.set_data({"association": number})
    await show(
        query, _adding(t, visit, number, association.subject, t("association-ask-whom", title=association.title))
    )


def _adding(t: Speaker, visit: Visit, number: int, subject: str | None, text: str) -> Screen:
    """By name, or everybody of the subject it is about, or of another one."""
    codes = [one.code for one in visit.municipality.programme.subjects.subjects]
    own = visit.municipality.programme.subjects.title_of(subject)
    rows = []
    if own:
        spot = codes.index(subject or "") + 1
        label = t.plain("association-add-own-subject", subject=own)
        rows.append((button(label, AddSubject(association=number, spot=spot, sure=False)),))
    rows.append((button(t.plain("association-add-subject"), ChooseSubjectToAdd(association=number, page=0)),))
    return Screen(text, (*rows, (_to_members(t, number),)))


async def find(message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    number = int(await state.get_value("association") or 0)
    found = await association_members.candidates(reader, visit, association_id=number, typed=typed, size=PAGE)
    picks = [(button(short(called, LONG_NAME), AddMember(association=number, person=one)),) for one, called in found]
    text = t("association-candidates", count=len(found), typed=typed[:LONGEST_SEARCH])
    await show(message, Screen(text, (*picks, (_to_members(t, number),))))


async def add(
    query: CallbackQuery,
    callback_data: AddMember,
    visit: Visit,
    session: AsyncSession,
    t: Speaker,
) -> None:
    """The next one can be typed at once."""
    number = callback_data.association
    called = await association_members.add(session, visit, association_id=number, person_id=callback_data.person)
    await show(query, Screen(t("association-added", called=called), ((_to_members(t, number),),)))


async def choose_subject(
    query: CallbackQuery, callback_data: ChooseSubjectToAdd, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.association
    association, _ = await association_keeping.depends(reader, visit, association_id=number)
    subjects = list(enumerate(visit.municipality.programme.subjects.subjects, start=1))
    some, pages = leaf(subjects, callback_data.page, SUBJECTS)
    picks = [button(capital(one.title), AddSubject(association=number, spot=spot, sure=False)) for spot, one in some]
    turns = leafing(t, callback_data.page, pages, lambda there: ChooseSubjectToAdd(association=number, page=there))
    rows = (*in_columns(picks, 2), turns, (button(t.plain("back"), AddMembers(association=number)),))
    await show(query, Screen(t("association-which-subject", title=association.title), rows))


async def add_subject(
    query: CallbackQuery,
    callback_data: AddSubject,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number, subject = callback_data.association, subject_at(visit, callback_data.spot)
    back = (button(t.plain("back"), AddMembers(association=number)),)
    if not callback_data.sure:
        found = await association_members.of_subject(reader, visit, association_id=number, subject=subject)
        text = t("association-add-ask", subject=found.subject, count=found.count, title=found.association.title)
        label = t.plain("association-add-sure", count=found.count)
        sure = (button(label, AddSubject(association=number, spot=callback_data.spot, sure=True)),)
        await show(query, Screen(text, (sure if found.count else (), back)))
        return
    added = await association_members.add_of_subject(session, visit, association_id=number, subject=subject)
    await show(
        query, await _list(visit, reader, t, number, typed="", page=0, note=t("association-added-many", count=added))
    )


def _to_members(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("association-to-members"), OpenMembers(association=number, page=0))
