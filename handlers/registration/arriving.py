"""Where a person goes once they are known: the fact that is missing, the link they came by, or the menu."""

from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.attendance.attendance_screens import pass_screen
from handlers.events.event_sharing import linked_screen
from handlers.menu import menu_screen
from handlers.places import Place, is_used
from handlers.practices.practice_links import asked_screen
from handlers.registration.profile_screens import fact_screen
from handlers.screens import show
from handlers.surveys.survey_screens import introduction_screen
from locales.catalog import Speaker
from services.attendance import attendance_codes
from services.registration import joining, profile
from services.surveys import survey_list
from services.visits import Visit

SURVEY_LINK = "q_"
"""`/start q_diagnostics` opens the questionnaire `diagnostics`."""


async def go_on(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    *,
    payload: str | None = None,
) -> None:
    """`payload`: of the link they have come by just now; otherwise it stands in their form, if there is one."""
    fact = profile.next_fact(visit)
    if fact is not None:
        if payload is not None:
            await state.update_data(payload=payload)
        await show(event, await fact_screen(t, visit, reader, state, fact))
        return
    if payload is None:
        payload = await state.get_value("payload", "")
    await state.clear()
    await follow_link(event, payload, visit, reader, t)


async def follow_link(
    event: Message | CallbackQuery, payload: str, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Open what a deep link names; a link nobody here knows leads to the menu."""
    shown = attendance_codes.read_pass(payload)
    if shown is not None and is_used(Place.EVENTS, visit.municipality.programme.modules):
        await show(event, pass_screen(t, shown))
        return
    linked = await linked_screen(t, visit, reader, payload)
    if linked is not None:
        await show(event, linked)
        return
    asked = await asked_screen(t, visit, reader, payload)
    if asked is not None:
        await show(event, asked)
        return
    code = payload.removeprefix(SURVEY_LINK)
    listed = await survey_list.list_for(reader, visit)
    if payload.startswith(SURVEY_LINK) and any(one.code == code for one in listed):
        introduction = await survey_list.introduce(reader, visit, code=code)
        await show(event, introduction_screen(t, introduction))
    else:
        await show(event, menu_screen(t, visit, listed, await joining.standing(reader, visit)))
