"""Asking a methodist: a topic, a sentence, one look over it, sent."""

from dataclasses import replace
from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import Command, StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.consultations import consultation_draft as drafts
from handlers.consultations.consultation_buttons import (
    AllTopics,
    CutQuestion,
    DropDraft,
    Helped,
    OpenDraft,
    OpenForms,
    OpenWishes,
    PickForm,
    PickTopic,
    PickWish,
    ReadAnswer,
    RewriteQuestion,
    SendQuestion,
    Wish,
)
from handlers.consultations.consultation_draft import MOST_SAID, Draft
from handlers.consultations.consultation_screens import (
    answer_screen,
    day_screen,
    forms_screen,
    naming_screen,
    sent_screen,
    start_screen,
    summary_screen,
    topics_screen,
    wishes_screen,
    writing_screen,
)
from handlers.conversations.said import said_of
from handlers.forms import as_it_is_now
from handlers.places import Go, Place, way_back
from handlers.screens import Screen, answer, show
from locales.catalog import Speaker
from programmes.consultations import OTHER
from services.consultations import consultation_answers, consultations
from services.errors import NotFound, Unfitting
from services.visits import Visit

FRIDAY = 4


class ConsultForm(StatesGroup):
    naming = State()
    writing = State()
    dating = State()


def consultations_router() -> Router:
    router = Router(name="consultations")
    router.message.register(open_start, Command("consult"))
    on_tap = router.callback_query.register
    on_tap(open_start, Go.filter(F.there == Place.CONSULT))
    on_tap(open_topics, AllTopics.filter())
    on_tap(pick_topic, PickTopic.filter())
    on_tap(open_draft, OpenDraft.filter())
    on_tap(drop_draft, DropDraft.filter())
    on_tap(cut_question, CutQuestion.filter())
    on_tap(rewrite_question, RewriteQuestion.filter())
    on_tap(open_forms, OpenForms.filter())
    on_tap(pick_form, PickForm.filter())
    on_tap(open_wishes, OpenWishes.filter())
    on_tap(pick_wish, PickWish.filter())
    on_tap(read_answer, ReadAnswer.filter())
    on_tap(be_helped, Helped.filter())
    on_tap(send, SendQuestion.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(name_topic, StateFilter(ConsultForm.naming), *typed)
    router.message.register(take_day, StateFilter(ConsultForm.dating), *typed)
    router.message.register(take, StateFilter(ConsultForm.writing), ~F.text.startswith("/") | ~F.text)
    return router


async def open_start(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    counts = await consultations.counts(reader, visit)
    await show(event, start_screen(t, visit, await drafts.load(state), counts=counts))


async def open_topics(query: CallbackQuery, callback_data: AllTopics, visit: Visit, t: Speaker) -> None:
    await show(query, topics_screen(t, visit, callback_data.page))


async def pick_topic(
    query: CallbackQuery, callback_data: PickTopic, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """What was written for another topic stays."""
    topic = callback_data.topic
    if visit.municipality.programme.consultations.topic(topic) is None:
        raise NotFound
    draft = replace(await drafts.load(state), topic=topic, own_topic=None)
    if topic == OTHER:
        await drafts.keep(state, replace(draft, topic=""))
        await state.set_state(ConsultForm.naming)
        await show(query, naming_screen(t))
        return
    await drafts.keep(state, draft)
    await _show_draft(query, state, visit, reader, t, draft)


async def name_topic(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    try:
        named = consultations.checked_topic(visit, OTHER, typed)
    except Unfitting as unfit:
        await show(message, naming_screen(t, said=t(unfit.phrase, **unfit.values)))
        return
    draft = replace(await drafts.load(state), topic=OTHER, own_topic=named)
    await drafts.keep(state, draft)
    await _show_draft(message, state, visit, reader, t, draft)


async def take(message: Message, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Words are the question, however many messages they come in; files are kept with it.

    The pictures of an album come one by one.
    """
    said, draft = said_of(message), await drafts.load(state)
    if said is None:
        await show(message, Screen(t("consultation-unsendable"), ((way_back(t, Place.CONSULT),),)))
        return
    is_more_of_album = said.album is not None and said.album in {one.album for one in draft.said}
    taken = draft.with_said(said)
    if len(taken.said) <= MOST_SAID:
        draft = taken
        await drafts.keep(state, draft)
    if not is_more_of_album:
        await _show_draft(message, state, visit, reader, t, draft)


async def open_draft(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    draft = await drafts.load(state)
    if not draft.is_begun:
        await open_start(query, state, visit, reader, t)
        return
    await _show_draft(query, state, visit, reader, t, draft)


async def drop_draft(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await drafts.forget(state)
    await open_start(query, state, visit, reader, t)


async def cut_question(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    draft = await drafts.load(state)
    if draft.is_too_long:
        draft = replace(draft, is_cut=True)
        await drafts.keep(state, draft)
    await open_draft(query, state, visit, reader, t)


async def rewrite_question(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = (await drafts.load(state)).without_words()
    await drafts.keep(state, draft)
    await _show_draft(query, state, visit, reader, t, draft)


async def open_forms(query: CallbackQuery, t: Speaker) -> None:
    await show(query, forms_screen(t))


async def pick_form(
    query: CallbackQuery, callback_data: PickForm, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await drafts.load(state)
    if draft.is_begun:
        await drafts.keep(state, replace(draft, form=callback_data.form))
    await open_draft(query, state, visit, reader, t)


async def open_wishes(query: CallbackQuery, t: Speaker) -> None:
    await show(query, wishes_screen(t))


async def pick_wish(
    query: CallbackQuery, callback_data: PickWish, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await drafts.load(state)
    if draft.is_begun and callback_data.wish is Wish.OTHER:
        await state.set_state(ConsultForm.dating)
        await show(query, day_screen(t))
        return
    if draft.is_begun:
        wanted = _wanted(callback_data.wish, visit.municipality.day(visit.now))
        await drafts.keep(state, replace(draft, wanted_by=wanted))
    await open_draft(query, state, visit, reader, t)


async def take_day(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    try:
        wanted = consultations.wished_day(visit, typed)
    except Unfitting as unfit:
        await show(message, day_screen(t, said=t(unfit.phrase, **unfit.values)))
        return
    draft = replace(await drafts.load(state), wanted_by=wanted)
    await drafts.keep(state, draft)
    await _show_draft(message, state, visit, reader, t, draft)


async def read_answer(
    query: CallbackQuery, callback_data: ReadAnswer, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    similar = await consultation_answers.read(reader, visit, answer_id=callback_data.answer)
    await show(query, answer_screen(t, similar))


async def be_helped(
    query: CallbackQuery, callback_data: Helped, state: FSMContext, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    """No request is needed any more; tapping twice counts once, the question being gone."""
    draft = await drafts.load(state)
    if draft.is_begun:
        await consultation_answers.helped(session, visit, answer_id=callback_data.answer)
        await drafts.forget(state)
        await state.clear()
    await show(query, Screen(t("consultation-has-helped"), ((way_back(t),),)))


async def send(
    query: CallbackQuery,
    callback_data: SendQuestion,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await drafts.load(state)
    if not draft.is_begun:
        await answer(query, t.plain("consultation-no-draft"))
        return
    draft = _without_past(draft, visit)
    if not _is_whole(draft, visit):
        await _show_draft(query, state, visit, reader, t, draft)
        return
    if callback_data.mark != draft.mark:
        await show(query, as_it_is_now(t, await _summary(visit, reader, t, draft)))
        return
    promise = consultations.promised(visit)
    asked = await consultations.ask(
        session,
        visit,
        topic=draft.topic,
        own_topic=draft.own_topic,
        question=draft.words or "",
        form=draft.form,
        wanted_by=draft.wanted_by,
        attachments=draft.said,
    )
    await drafts.forget(state)
    await state.clear()
    await show(query, sent_screen(t, visit, asked, promise))


async def _show_draft(  # the draft besides what every handler has
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, draft: Draft
) -> None:
    """What is still missing, or all of it to look over; more can be typed and sent either way."""
    await state.set_state(ConsultForm.writing)
    draft = _without_past(draft, visit)
    if not draft.topic or visit.municipality.programme.consultations.topic(draft.topic) is None:
        await show(event, topics_screen(t, visit, 0))
    elif not _is_whole(draft, visit):
        await show(event, writing_screen(t, visit, draft))
    else:
        await show(event, await _summary(visit, reader, t, draft))


async def _summary(visit: Visit, reader: AsyncSession, t: Speaker, draft: Draft) -> Screen:
    similar = await consultation_answers.alike(reader, visit, topic=draft.topic, question=draft.words or "")
    return summary_screen(t, visit, draft, consultations.promised(visit), similar)


def _is_whole(draft: Draft, visit: Visit) -> bool:
    return draft.is_whole and visit.municipality.programme.consultations.topic(draft.topic) is not None


def _without_past(draft: Draft, visit: Visit) -> Draft:
    """A day that is over while the question lay about is no wish any more."""
    is_past = draft.wanted_by is not None and draft.wanted_by < visit.municipality.day(visit.now)
    return replace(draft, wanted_by=None) if is_past else draft


def _wanted(wish: Wish, today: date) -> date | None:
    match wish:
        case Wish.TODAY:
            return today
        case Wish.TOMORROW:
            return today + timedelta(days=1)
        case Wish.THIS_WEEK:
            return today + timedelta(days=max(FRIDAY - today.weekday(), 0))
        case _:
            return None
