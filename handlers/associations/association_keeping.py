"""The list of associations for whoever keeps them: by kind, by words, closed ones."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    ChooseKinds,
    NewAssociation,
    OpenAll,
    OpenAssociation,
)
from handlers.associations.association_screens import LONG_TITLE, PAGE, kind_title
from handlers.leafing import leafing
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services.associations import association_keeping
from services.associations.association_keeping import Page
from services.naming import LONGEST_SEARCH
from services.shortening import short
from services.visits import Visit


class KeepingForm(StatesGroup):
    searching = State()
    """Words of titles; the data hold `typed`."""


def association_keeping_router() -> Router:
    router = Router(name="association_keeping")
    on_tap = router.callback_query.register
    on_tap(open_all, OpenAll.filter())
    on_tap(choose_kinds, ChooseKinds.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(search, StateFilter(KeepingForm.searching), *typed)
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
                    title=short(one.association.title, LONG_TITLE),
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
    rows = ((every,), *in_columns(picks, 1), (closed,) if page.closed else (), (to_list(t),))
    await show(query, Screen(t("planning-which-filter"), rows))


def to_list(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenAll(kind="", closed=False, page=0))
