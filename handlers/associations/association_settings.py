"""An association as whoever keeps it changes it: its title and subject, closing and opening again."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    AskTitle,
    ChooseSubject,
    CloseAssociation,
    OpenSettings,
    ReopenAssociation,
    SetSubject,
)
from handlers.associations.association_screens import to_card
from handlers.leafing import leaf, leafing
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.associations import association_keeping, associations
from services.errors import NotFound, Unfitting
from services.naming import capital
from services.visits import Visit

SUBJECTS = 12


class SettingsForm(StatesGroup):
    renaming = State()
    """The data hold `association`."""


def association_settings_router() -> Router:
    router = Router(name="association_settings")
    on_tap = router.callback_query.register
    on_tap(open_settings, OpenSettings.filter())
    on_tap(ask_title, AskTitle.filter())
    on_tap(choose_subject, ChooseSubject.filter())
    on_tap(set_subject, SetSubject.filter())
    on_tap(close, CloseAssociation.filter())
    on_tap(reopen, ReopenAssociation.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(rename, StateFilter(SettingsForm.renaming), *typed)
    return router


async def open_settings(
    query: CallbackQuery, callback_data: OpenSettings, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await settings_screen(visit, reader, t, callback_data.association))


async def settings_screen(visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, note: str = "") -> Screen:
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
    rows = ((name, about), (end,), (to_card(t, number),))
    return Screen(f"{note}\n\n{text}" if note else text, rows)


async def ask_title(
    query: CallbackQuery, callback_data: AskTitle, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    association, _ = await association_keeping.depends(reader, visit, association_id=callback_data.association)
    await state.set_state(SettingsForm.renaming)
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
    await show(message, await settings_screen(visit, reader, t, number))


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
    await show(query, await settings_screen(visit, reader, t, number))


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
    await show(query, await settings_screen(visit, reader, t, number))


async def reopen(
    query: CallbackQuery,
    callback_data: ReopenAssociation,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await association_keeping.reopen(session, visit, association_id=callback_data.association)
    await show(query, await settings_screen(visit, reader, t, callback_data.association))


def _to_settings(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenSettings(association=number))
