"""Who answers what, in taps: a person, their duties, who stands in for them."""

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, InlineKeyboardButton, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations.duty_buttons import (
    AddDuty,
    AddSchool,
    AddSubject,
    AskSubstitute,
    KeepDuty,
    OpenDuties,
    OpenKeeper,
    PickSubject,
    PickSubstitute,
    RemoveDuty,
    RemoveSubstitute,
)
from handlers.consultations.request_buttons import EVERY_TOPIC, MoreRequests
from handlers.leafing import leaf, leafing
from handlers.places import Place, way_to
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from services import typed_days
from services.consultations import canned_answers, consultation_duties, request_access
from services.consultations.consultation_duties import Held, Keeper
from services.errors import Unfitting
from services.naming import capital
from services.visits import Visit

PAGE = 6


class DutyForm(StatesGroup):
    choosing = State()
    dating = State()


def consultation_duties_router() -> Router:
    router = Router(name="consultation_duties")
    on_tap = router.callback_query.register
    on_tap(open_duties, OpenDuties.filter())
    on_tap(open_keeper, OpenKeeper.filter())
    on_tap(choose_topic, AddDuty.filter())
    on_tap(choose_subject, AddSubject.filter())
    on_tap(take_subject, PickSubject.filter())
    on_tap(choose_school, AddSchool.filter())
    on_tap(keep, KeepDuty.filter())
    on_tap(remove, RemoveDuty.filter())
    on_tap(choose_substitute, AskSubstitute.filter())
    on_tap(ask_last_day, PickSubstitute.filter())
    on_tap(remove_substitute, RemoveSubstitute.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(set_substitute, StateFilter(DutyForm.dating), *typed)
    return router


async def open_duties(
    query: CallbackQuery, callback_data: OpenDuties, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Everybody for whoever leads; for the others themselves."""
    await state.clear()
    if not request_access.leads(visit):
        await _show(query, visit, reader, t, visit.actor.id)
        return
    page = callback_data.page
    people, pages = await consultation_duties.listed(reader, visit, page=page, size=PAGE)
    picks = [
        button(
            t.plain("duties-keeper", called=one.called, count=one.duties, uncovered=int(one.is_uncovered)),
            OpenKeeper(person=one.person_id),
        )
        for one in people
    ]
    turns = leafing(t, page, pages, lambda to: OpenDuties(page=to))
    await show(query, Screen(t("duties-title"), (*in_columns(picks, 1), turns, (_to_more(t),))))


async def open_keeper(
    query: CallbackQuery, callback_data: OpenKeeper, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    await _show(query, visit, reader, t, callback_data.person)


async def choose_topic(query: CallbackQuery, callback_data: AddDuty, visit: Visit, t: Speaker) -> None:
    person, page = callback_data.person, callback_data.page
    some, pages = leaf(canned_answers.topics(visit), page, PAGE)
    picks = [button(title, AddSubject(person=person, topic=code, page=0)) for code, title in some]
    every = button(t.plain("duties-every-topic"), AddSubject(person=person, topic=EVERY_TOPIC, page=0))
    turns = leafing(t, page, pages, lambda to: AddDuty(person=person, topic=EVERY_TOPIC, page=to))
    await show(query, Screen(t("duties-which-topic"), (*in_columns(picks, 1), turns, (every,), (_to(t, person),))))


async def choose_subject(
    query: CallbackQuery, callback_data: AddSubject, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    """The choice so far stands beside the form: buttons are too short for all of it."""
    person, topic, page = callback_data.person, callback_data.topic, callback_data.page
    await state.set_state(DutyForm.choosing)
    await state.set_data({"person": person, "topic": topic, "subject": EVERY_TOPIC})
    some, pages = leaf(visit.municipality.programme.subjects.subjects, page, PAGE)
    picks = [button(capital(one.title), PickSubject(subject=one.code)) for one in some]
    every = button(t.plain("duties-every-subject"), PickSubject(subject=EVERY_TOPIC))
    turns = leafing(t, page, pages, lambda to: AddSubject(person=person, topic=topic, page=to))
    await show(query, Screen(t("duties-which-subject"), ((every,), *in_columns(picks, 2), turns, (_to(t, person),))))


async def take_subject(
    query: CallbackQuery, callback_data: PickSubject, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.update_data(subject=callback_data.subject)
    await _schools(query, state, visit, reader, t, 0)


async def choose_school(
    query: CallbackQuery, callback_data: AddSchool, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _schools(query, state, visit, reader, t, callback_data.page)


async def _schools(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, page: int
) -> None:
    person = await _chosen_person(state)
    found, pages = await consultation_duties.schools(reader, visit, page=page, size=PAGE)
    picks = [button(title, KeepDuty(organization=number)) for number, title in found]
    every = button(t.plain("duties-every-school"), KeepDuty(organization=0))
    turns = leafing(t, page, pages, lambda to: AddSchool(page=to))
    await show(query, Screen(t("duties-which-school"), ((every,), *in_columns(picks, 1), turns, (_to(t, person),))))


async def keep(
    query: CallbackQuery,
    callback_data: KeepDuty,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    person = await _chosen_person(state)
    kept = await state.get_data()
    topic, subject = (None if kept[name] == EVERY_TOPIC else kept[name] for name in ("topic", "subject"))
    await consultation_duties.add(
        session,
        visit,
        person_id=person,
        topic=topic,
        subject=subject,
        organization_id=callback_data.organization or None,
    )
    await state.clear()
    await _show(query, visit, reader, t, person)


async def remove(
    query: CallbackQuery,
    callback_data: RemoveDuty,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    person = callback_data.person
    await consultation_duties.remove(session, visit, person_id=person, duty_id=callback_data.duty)
    await _show(query, visit, reader, t, person)


async def choose_substitute(
    query: CallbackQuery, callback_data: AskSubstitute, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    person, page = callback_data.person, callback_data.page
    found, pages = await consultation_duties.candidates(reader, visit, person_id=person, page=page, size=PAGE)
    picks = [button(called, PickSubstitute(person=person, substitute=number)) for number, called in found]
    turns = leafing(t, page, pages, lambda to: AskSubstitute(person=person, page=to))
    text = t("duties-which-substitute", count=len(found))
    await show(query, Screen(text, (*in_columns(picks, 1), turns, (_to(t, person),))))


async def ask_last_day(query: CallbackQuery, callback_data: PickSubstitute, state: FSMContext, t: Speaker) -> None:
    await state.set_state(DutyForm.dating)
    await state.set_data({"person": callback_data.person, "substitute": callback_data.substitute})
    await show(query, Screen(t("duties-ask-last-day"), ((_to(t, callback_data.person),),)))


async def set_substitute(  # the typed text besides what every handler has
    message: Message,
    typed: str,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    kept = await state.get_data()
    person = kept["person"]
    try:
        until = typed_days.day_ahead(visit, typed)
        await consultation_duties.set_substitute(
            session, visit, person_id=person, substitute_id=kept["substitute"], until=until
        )
    except Unfitting as unfit:
        await show(message, Screen(t(unfit.phrase, **unfit.values), ((_to(t, person),),)))
        return
    await state.clear()
    await _show(message, visit, reader, t, person)


async def remove_substitute(
    query: CallbackQuery,
    callback_data: RemoveSubstitute,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    await consultation_duties.remove_substitute(session, visit, person_id=callback_data.person)
    await _show(query, visit, reader, t, callback_data.person)


async def _show(event: Message | CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, person_id: int) -> None:
    one = await consultation_duties.keeper(reader, visit, person_id=person_id)
    lines: list[str] = [t("duties-of", called=one.called, count=len(one.duties))]
    lines += [t("duties-line", **_words(duty)) for duty in one.duties]
    if one.paused_until:
        lines.append(t("duties-leave", day=t.day(one.paused_until), covered=int(one.substitute is not None)))
    if one.substitute and one.substitute_until:
        lines.append(t("duties-substitute", called=one.substitute, day=t.day(one.substitute_until)))
    await show(event, Screen("\n".join(lines), (*_deeds(t, one), (_back(t, one),))))


def _deeds(t: Speaker, one: Keeper) -> list[list[InlineKeyboardButton]]:
    rows: list[list[InlineKeyboardButton]] = []
    if one.may_arrange:
        rows += [
            [button(t.plain("duties-remove", **_words(duty)), RemoveDuty(duty=duty.id, person=one.person_id))]
            for duty in one.duties[:PAGE]
        ]
        rows.append([button(t.plain("duties-add"), AddDuty(person=one.person_id, topic=EVERY_TOPIC, page=0))])
    substitute = [button(t.plain("duties-to-substitute"), AskSubstitute(person=one.person_id, page=0))]
    if one.substitute:
        substitute.append(button(t.plain("duties-no-substitute"), RemoveSubstitute(person=one.person_id)))
    rows.append(substitute)
    if one.is_own:
        rows.append([way_to(t, Place.NOTIFICATIONS)])
    return rows


def _words(duty: Held) -> dict[str, str]:
    return {"topic": duty.topic or "none", "subject": duty.subject or "none", "place": duty.place or "none"}


async def _chosen_person(state: FSMContext) -> int:
    """Whose duty is being put together. Raises Unfitting where nobody's is any more."""
    kept = await state.get_data()
    if "topic" not in kept or "person" not in kept:
        raise Unfitting("duties-begin-anew")
    return int(kept["person"])


def _to(t: Speaker, person_id: int) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenKeeper(person=person_id))


def _back(t: Speaker, one: Keeper) -> InlineKeyboardButton:
    return button(t.plain("back"), OpenDuties(page=0)) if one.may_arrange else _to_more(t)


def _to_more(t: Speaker) -> InlineKeyboardButton:
    return button(t.plain("back"), MoreRequests())
