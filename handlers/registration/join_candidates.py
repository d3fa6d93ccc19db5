"""Finding somebody without an invitation in the register, and making two rows one."""

from contextlib import suppress

from aiogram import F, Router
from aiogram.exceptions import TelegramAPIError
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.commands import publish_own
from handlers.leafing import leafing
from handlers.registration.join_decisions import PAGE, list_screen
from handlers.registration.joining_buttons import Bind, Candidates, OpenJoin
from handlers.screens import Screen, button, show
from locales.catalog import Catalog, Speaker
from services.naming import LONGEST_SEARCH
from services.registration import join_candidates
from services.registration.join_candidates import Candidate
from services.visits import Visit


class CandidateForm(StatesGroup):
    searching = State()


def join_candidates_router() -> Router:
    router = Router(name="join_candidates")
    router.callback_query.register(open_candidates, Candidates.filter())
    router.message.register(find, StateFilter(CandidateForm.searching), F.text.as_("typed"), ~F.text.startswith("/"))
    router.callback_query.register(ask, Bind.filter(~F.sure))
    router.callback_query.register(bind, Bind.filter(F.sure))
    return router


async def open_candidates(
    query: CallbackQuery,
    callback_data: Candidates,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    form, number = await state.get_data(), callback_data.request
    typed = form.get("typed", "") if form.get("request") == number else ""
    page = min(max(callback_data.page, 0), 10_000)
    await show(query, await _screen(t, visit, reader, state, number, page=page, typed=typed))


async def find(message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    number = int(await state.get_value("request", 0))
    looked_for = typed[:LONGEST_SEARCH]
    await show(message, await _screen(t, visit, reader, state, number, typed=looked_for))


async def _screen(
    t: Speaker,
    visit: Visit,
    reader: AsyncSession,
    state: FSMContext,
    number: int,
    *,
    page: int = 0,
    typed: str = "",
) -> Screen:
    found = await join_candidates.candidates(reader, visit, request_id=number, typed=typed, page=page, size=PAGE)
    await state.set_data({"request": number, "typed": typed})
    await state.set_state(CandidateForm.searching)
    lines = [t("join-candidates", called=found.applicant)]
    lines += [t("profile-found", typed=typed, count=found.count)] if typed else []
    lines += [t("join-candidates-none")] if not found.count and not typed else []
    rows = [[button(_label(one), Bind(request=number, person=one.id, sure=False))] for one in found.listed]
    turns = leafing(t, page, found.pages, lambda other: Candidates(request=number, page=other))
    return Screen("\n".join(lines), (*rows, turns, [button(t.plain("back"), OpenJoin(request=number))]))


def _label(candidate: Candidate) -> str:
    return " \u00b7 ".join(filter(None, (candidate.called, candidate.code, candidate.position)))[:60]


async def ask(query: CallbackQuery, callback_data: Bind, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Two rows side by side, and what will happen to answers both have."""
    number, person = callback_data.request, callback_data.person
    match = await join_candidates.compare(reader, visit, request_id=number, person_id=person)
    lines = [t("join-bind-ask", applicant=match.applicant, candidate=_label(match.candidate))]
    lines += [t("join-bind-both", title=title) for title in match.dropped]
    rows = (
        (button(t.plain("join-bind-sure"), Bind(request=number, person=person, sure=True)),),
        (button(t.plain("back"), Candidates(request=number)),),
    )
    await show(query, Screen("\n".join(lines), rows))


async def bind(  # everything a conversation has, and words for somebody else
    query: CallbackQuery,
    callback_data: Bind,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    catalog: Catalog,
    t: Speaker,
) -> None:
    bound = await join_candidates.bind(session, visit, request_id=callback_data.request, person_id=callback_data.person)
    await state.clear()
    await show(query, await list_screen(t, visit, reader, said=t("join-bound", called=bound.called)))
    if query.bot is not None:
        with suppress(TelegramAPIError):  # they may have stopped the bot meanwhile
            speaker, modules = catalog.speaker(bound.actor.language), visit.municipality.programme.modules
            await publish_own(query.bot, speaker, bound.actor, bound.telegram_id, modules)
