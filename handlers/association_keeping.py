"""Associations for whoever keeps them: the list, a new one, its title and subject, closing and opening again."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.association_buttons import (
    AskTitle,
    ChooseKinds,
    ChooseSubject,
    CloseAssociation,
    MakeOfKind,
    NewAssociation,
    OpenAll,
    OpenAssociation,
    OpenSettings,
    PickSchool,
    ReopenAssociation,
    SetSubject,
)
from handlers.association_screens import PAGE, kind_title, short
from handlers.leafing import leaf, leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services import association_keeping, associations
from services.association_keeping import LONGEST_SEARCH, Page
from services.errors import NotFound, Unfitting
from services.naming import capital
from services.rights import Right, must
from services.visits import Visit

SUBJECTS = 12
SCHOOLS = 7


class KeepingForm(StatesGroup):
    searching = State()
    """Words of titles; the data hold `typed`."""
    finding_school = State()
    """The data hold `kind` of the association that is being made."""
    titling = State()
    """The same, and perhaps `organization`."""
    renaming = State()
    """The data hold `association`."""


def association_keeping_router() -> Router:
    router = Router(name="association_keeping")
    on_tap = router.callback_query.register
    on_tap(open_all, OpenAll.filter())
    on_tap(choose_kinds, ChooseKinds.filter())
    on_tap(choose_kind, NewAssociation.filter())
    on_tap(begin, MakeOfKind.filter())
    on_tap(pick_school, PickSchool.filter())
    on_tap(open_settings, OpenSettings.filter())
    on_tap(ask_title, AskTitle.filter())
    on_tap(choose_subject, ChooseSubject.filter())
    on_tap(set_subject, SetSubject.filter())
    on_tap(close, CloseAssociation.filter())
    on_tap(reopen, ReopenAssociation.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(search, StateFilter(KeepingForm.searching), *typed)
    router.message.register(find_school, StateFilter(KeepingForm.finding_school), *typed)
    router.message.register(make, StateFilter(KeepingForm.titling), *typed)
    router.message.register(rename, StateFilter(KeepingForm.renaming), *typed)
    return router


async def open_all(
    query: CallbackQuery, callback_data: OpenAll, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """A further page goes on with what was searched for."""
    typed = await state.get_value("typed") or "" if callback_data.page else ""
    await state.set_state(KeepingForm.searching)
    await state.set_data({"typed": typed})
    page = await association_keeping.listed(
        reader,
        visit,
        kind=callback_data.kind or None,
        typed=typed,
        is_closed=callback_data.closed,
        page=callback_data.page,
        size=PAGE,
    )
    await show(query, _list(t, visit, page, kind=callback_data.kind, is_closed=callback_data.closed, typed=typed))


async def search(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    words = typed[:LONGEST_SEARCH]
    await state.set_data({"typed": words})
    page = await association_keeping.listed(reader, visit, typed=words, page=0, size=PAGE)
    await show(message, _list(t, visit, page, kind="", is_closed=False, typed=words))


def _list(t: Speaker, visit: Visit, page: Page, *, kind: str, is_closed: bool, typed: str) -> Screen:
    text = t(
        "association-list",
        count=page.total,
        kind=kind_title(visit, kind) if kind else "none",
        closed=int(is_closed),
        typed=typed or "none",
    )
    picks = [
        (
            button(
                t.plain(
                    "association-list-line",
                    title=short(one.association.title),
                    members=one.members,
                    school=one.school or "none",
                ),
                OpenAssociation(association=one.association.id),
            ),
        )
        for one in page.found
    ]
    turns = leafing(t, page.page, page.pages, lambda there: OpenAll(kind=kind, closed=is_closed, page=there))
    narrow = button(t.plain("association-by-kind"), ChooseKinds())
    new = button(t.plain("association-new"), NewAssociation())
    return Screen(text, (*picks, turns, (new, narrow), (way_back(t, Place.ASSOCIATION),)))


async def choose_kinds(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Only kinds there are."""
    page = await association_keeping.listed(reader, visit, page=0, size=1)
    picks = [
        button(
            t.plain("planning-filter-kind", kind=kind_title(visit, kind), count=count),
            OpenAll(kind=kind, closed=False, page=0),
        )
        for kind, count in sorted(page.kinds.items(), key=lambda one: -one[1])
    ]
    every = button(
        t.plain("planning-filter-all", count=sum(page.kinds.values())), OpenAll(kind="", closed=False, page=0)
    )
    closed = button(t.plain("association-closed-ones", count=page.closed), OpenAll(kind="", closed=True, page=0))
    rows = ((every,), *in_columns(picks, 1), (closed,) if page.closed else (), (_to_list(t),))
    await show(query, Screen(t("planning-which-filter"), rows))


async def choose_kind(query: CallbackQuery, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """Who keeps those of a school makes those of a school."""
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    await state.clear()
    kinds = visit.municipality.programme.events.association_kinds
    offered = [one for one in kinds if scope.is_whole or one.is_of_school]
    picks = [button(capital(one.title), MakeOfKind(kind=one.code)) for one in offered]
    await show(query, Screen(t("association-which-kind"), (*in_columns(picks, 1), (_to_list(t),))))


async def begin(query: CallbackQuery, callback_data: MakeOfKind, state: FSMContext, visit: Visit, t: Speaker) -> None:
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    kind = visit.municipality.programme.events.association_kind(callback_data.kind)
    if kind is None or not (scope.is_whole or kind.is_of_school):
        raise NotFound
    data: dict[str, str | int] = {"kind": kind.code}
    if kind.is_of_school and not scope.is_whole and len(scope.organizations) == 1:
        data["organization"] = next(iter(scope.organizations))
    is_placed = not kind.is_of_school or "organization" in data
    await state.set_state(KeepingForm.titling if is_placed else KeepingForm.finding_school)
    await state.set_data(data)
    text = t("association-ask-title") if is_placed else t("association-ask-school")
    await show(query, Screen(text, ((button(t.plain("back"), NewAssociation()),),)))


async def find_school(message: Message, typed: str, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    found = await association_keeping.schools(reader, visit, typed=typed, size=SCHOOLS)
    picks = [(button(short(title), PickSchool(organization=number)),) for number, title in found]
    text = t("association-which-school", count=len(found))
    await show(message, Screen(text, (*picks, (button(t.plain("back"), NewAssociation()),))))


async def pick_school(
    query: CallbackQuery, callback_data: PickSchool, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    scope = must(visit.actor, Right.KEEP_ASSOCIATIONS)
    kind = await state.get_value("kind")
    if not kind or not scope.covers(organization_id=callback_data.organization):
        raise NotFound
    await state.set_state(KeepingForm.titling)
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
    await show(message, await _settings(visit, reader, t, made.id, note=t("association-made", title=made.title)))


async def open_settings(
    query: CallbackQuery, callback_data: OpenSettings, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await _settings(visit, reader, t, callback_data.association))


async def _settings(visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, note: str = "") -> Screen:
    card = await associations.card(reader, visit, association_id=number)
    if not card.keeps:
        raise NotFound
    association = card.association
    subject = visit.municipality.programme.subjects.title_of(association.subject)
    text = t(
        "association-settings-text",
        title=association.title,
        kind=capital(card.kind),
        subject=subject or "none",
        closed=int(association.closed_at is not None),
    )
    name = button(t.plain("association-rename"), AskTitle(association=number))
    about = button(t.plain("association-set-subject"), ChooseSubject(association=number, page=0))
    end = (
        button(t.plain("association-reopen"), ReopenAssociation(association=number))
        if association.closed_at
        else button(t.plain("association-close"), CloseAssociation(association=number, sure=False))
    )
    rows = ((name, about), (end,), (_to_card(t, number),))
    return Screen(f"{note}\n\n{text}" if note else text, rows)


async def ask_title(
    query: CallbackQuery, callback_data: AskTitle, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    association, _ = await association_keeping.depends(reader, visit, association_id=callback_data.association)
    await state.set_state(KeepingForm.renaming)
    await state.set_data({"association": association.id})
    await show(
        query, Screen(t("association-ask-new-title", title=association.title), ((_to_settings(t, association.id),),))
    )


async def rename(
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = int(await state.get_value("association") or 0)
    try:
        await association_keeping.rename(session, visit, association_id=number, title=typed)
    except Unfitting as unfit:
        await session.rollback()
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((_to_settings(t, number),),)))
        return
    await state.clear()
    await show(message, await _settings(visit, reader, t, number))


async def choose_subject(
    query: CallbackQuery, callback_data: ChooseSubject, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    number = callback_data.association
    association, _ = await association_keeping.depends(reader, visit, association_id=number)
    subjects = list(enumerate(visit.municipality.programme.subjects.subjects, start=1))
    some, pages = leaf(subjects, callback_data.page, SUBJECTS)
    picks = [button(capital(one.title), SetSubject(association=number, spot=spot)) for spot, one in some]
    none = (button(t.plain("association-no-subject"), SetSubject(association=number, spot=0)),)
    turns = leafing(t, callback_data.page, pages, lambda there: ChooseSubject(association=number, page=there))
    rows = (*in_columns(picks, 2), turns, none, (_to_settings(t, number),))
    await show(query, Screen(t("association-which-subject", title=association.title), rows))


async def set_subject(
    query: CallbackQuery,
    callback_data: SetSubject,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.association
    subject = subject_at(visit, callback_data.spot) if callback_data.spot else None
    await association_keeping.set_subject(session, visit, association_id=number, subject=subject)
    await show(query, await _settings(visit, reader, t, number))


def subject_at(visit: Visit, spot: int) -> str:
    """The code of a subject by its place in the programme, counted from one."""
    subjects = visit.municipality.programme.subjects.subjects
    if not 1 <= spot <= len(subjects):
        raise NotFound
    return subjects[spot - 1].code


async def close(
    query: CallbackQuery,
    callback_data: CloseAssociation,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    number = callback_data.association
    if not callback_data.sure:
        association, left = await association_keeping.depends(reader, visit, association_id=number)
        sure = button(t.plain("association-close-sure"), CloseAssociation(association=number, sure=True))
        text = t(
            "association-close-ask",
            title=association.title,
            members=left.members,
            meetings=left.meetings,
            requests=left.requests,
        )
        await show(query, Screen(text, ((sure,), (_to_settings(t, number),))))
        return
    await association_keeping.close(session, visit, association_id=number)
    await show(query, await _settings(visit, reader, t, number))


async def reopen(
    query: CallbackQuery,
    callback_data: ReopenAssociation,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await association_keeping.reopen(session, visit, association_id=callback_data.association)
    await show(query, await _settings(visit, reader, t, callback_data.association))


def _to_list(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenAll(kind="", closed=False, page=0))


def _to_card(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("association-to-card"), OpenAssociation(association=number))


def _to_settings(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenSettings(association=number))
