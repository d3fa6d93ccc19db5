"""Who leads an association: seen, named, changed once a year in three taps."""

from aiogram import Bot, F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.associations.association_buttons import (
    ChooseFor,
    Dismiss,
    Name,
    OpenAssociation,
    OpenLeading,
    Purpose,
)
from handlers.associations.association_members import LONG_NAME, PAGE, member_title
from handlers.associations.association_screens import to_card
from handlers.commands import refresh
from handlers.leafing import leafing
from handlers.screens import Screen, button, show
from locales.catalog import Catalog, Speaker
from services.associations import association_leaders, association_members
from services.associations.association_leaders import Changed, Leading
from services.municipality import Municipality
from services.naming import LONGEST_SEARCH
from services.shortening import short
from services.visits import Visit


class LeadersForm(StatesGroup):
    finding = State()
    """The data hold `association` and `purpose`."""


def association_leaders_router() -> Router:
    router = Router(name="association_leaders")
    on_tap = router.callback_query.register
    on_tap(open_leading, OpenLeading.filter())
    on_tap(choose, ChooseFor.filter())
    on_tap(name, Name.filter())
    on_tap(dismiss, Dismiss.filter())
    router.message.register(find, StateFilter(LeadersForm.finding), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def open_leading(
    query: CallbackQuery, callback_data: OpenLeading, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await show(query, await _leading(visit, reader, t, callback_data.association))


async def _leading(visit: Visit, reader: AsyncSession, t: Speaker, number: int, *, note: str = "") -> Screen:
    found = await association_leaders.look(reader, visit, association_id=number)
    text = t(
        "association-leading-text",
        title=found.association.title,
        leaders=", ".join(one.called for one in found.leaders) or "none",
        deputies=", ".join(one.called for one in found.deputies) or "none",
        secretary=found.secretary.called if found.secretary else "none",
    )
    rows = (*_ways(t, found, number), (button(t.plain("back"), OpenAssociation(association=number)),))
    return Screen(f"{note}\n\n{text}" if note else text, rows)


def _ways(t: Speaker, found: Leading, number: int) -> list[list[InlineKeyboardButton]]:
    """What the actor may change."""
    rows: list[list[InlineKeyboardButton]] = []
    if found.may_name_leader:
        label = t.plain("association-change-leader" if found.leaders else "association-name-leader")
        rows.append([button(label, ChooseFor(association=number, purpose=Purpose.LEADER, page=0))])
    naming = [
        button(t.plain("association-name-secretary"), ChooseFor(association=number, purpose=Purpose.SECRETARY, page=0))
    ]
    if found.may_name_deputy:
        naming.insert(
            0, button(t.plain("association-name-deputy"), ChooseFor(association=number, purpose=Purpose.DEPUTY, page=0))
        )
    rows.append(naming)
    released = [*(found.leaders if found.may_name_leader else ()), *(found.deputies if found.may_name_deputy else ())]
    released += [found.secretary] if found.secretary else []
    rows += [
        [
            button(
                t.plain("association-dismiss", called=short(one.called, LONG_NAME)),
                Dismiss(association=number, person=one.id, sure=False),
            )
        ]
        for one in released[:4]
    ]
    return rows


async def choose(
    query: CallbackQuery, callback_data: ChooseFor, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Members to be tapped; anybody else can be typed where the leader is chosen."""
    number, purpose = callback_data.association, callback_data.purpose
    await state.set_state(LeadersForm.finding)
    await state.set_data({"association": number, "purpose": purpose.value})
    page = await association_members.page(reader, visit, association_id=number, page=callback_data.page, size=PAGE)
    picks = [(button(member_title(t, one), _named(number, one.id, purpose)),) for one in page.found]
    turns = leafing(t, page.page, page.pages, lambda there: ChooseFor(association=number, purpose=purpose, page=there))
    text = t("association-choose", purpose=purpose.value, title=page.association.title, count=page.total)
    await show(query, Screen(text, (*picks, turns, (_to_leading(t, number),))))


async def find(message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Members by name; whoever names a leader may look in the whole register."""
    data = await state.get_data()
    number, purpose = int(data.get("association", 0)), Purpose(data.get("purpose", Purpose.SECRETARY))
    words = typed[:LONGEST_SEARCH]
    if purpose is Purpose.LEADER:
        found = await association_members.candidates(reader, visit, association_id=number, typed=words, size=PAGE)
    else:
        page = await association_members.page(reader, visit, association_id=number, typed=words, page=0, size=PAGE)
        found = tuple((one.id, one.called) for one in page.found)
    picks = [(button(short(called, LONG_NAME), _named(number, one, purpose)),) for one, called in found]
    text = t("association-candidates", count=len(found), typed=words)
    await show(message, Screen(text, (*picks, (_to_leading(t, number),))))


async def name(  # noqa: PLR0913, PLR0917  # menus of everybody affected are brought up to date as well
    query: CallbackQuery,
    callback_data: Name,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    number, person, purpose = callback_data.association, callback_data.person, callback_data.purpose
    if not callback_data.sure:
        asked = await association_leaders.before(
            reader, visit, association_id=number, person_id=person, is_leader=purpose is Purpose.LEADER
        )
        text = t(
            "association-name-ask",
            purpose=purpose.value,
            called=asked.called,
            title=asked.title,
            old=", ".join(asked.old) or "none",
        )
        label = t.plain("association-name-sure")
        sure = button(label, Name(association=number, person=person, purpose=purpose, sure=True))
        await show(query, Screen(text, ((sure,), (_to_leading(t, number),))))
        return
    naming = {
        Purpose.LEADER: association_leaders.name_leader,
        Purpose.DEPUTY: association_leaders.name_deputy,
        Purpose.SECRETARY: association_leaders.name_secretary,
    }[purpose]
    done = await naming(session, visit, association_id=number, person_id=person)
    await state.clear()
    await _refresh(bot, reader, municipality, catalog, admin_ids, done)
    note = t("association-named", purpose=purpose.value, called=done.affected[0].called, meetings=done.meetings)
    await show(query, await _leading(visit, reader, t, number, note=note))


async def dismiss(  # noqa: PLR0913, PLR0917  # menus of everybody affected are brought up to date as well
    query: CallbackQuery,
    callback_data: Dismiss,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    bot: Bot,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    t: Speaker,
) -> None:
    number, person = callback_data.association, callback_data.person
    if not callback_data.sure:
        asked = await association_leaders.before(
            reader, visit, association_id=number, person_id=person, is_leader=False
        )
        sure = button(t.plain("association-dismiss-sure"), Dismiss(association=number, person=person, sure=True))
        text = t("association-dismiss-ask", called=asked.called, title=asked.title)
        await show(query, Screen(text, ((sure,), (_to_leading(t, number),))))
        return
    done = await association_leaders.dismiss(session, visit, association_id=number, person_id=person)
    await _refresh(bot, reader, municipality, catalog, admin_ids, done)
    if person == visit.actor.id:  # they may not look at it any more
        await show(query, Screen(t("association-dismissed"), ((to_card(t, number),),)))
        return
    await show(query, await _leading(visit, reader, t, number, note=t("association-dismissed")))


async def _refresh(  # what the lists of commands are made of
    bot: Bot,
    reader: AsyncSession,
    municipality: Municipality,
    catalog: Catalog,
    admin_ids: frozenset[int],
    done: Changed,
) -> None:
    accounts = [one.telegram_id for one in done.affected]
    await refresh(bot, reader, municipality, catalog, *accounts, admin_ids=admin_ids)


def _named(number: int, person: int, purpose: Purpose) -> Name:
    return Name(association=number, person=person, purpose=purpose, sure=False)


def _to_leading(t: Speaker, number: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenLeading(association=number))
