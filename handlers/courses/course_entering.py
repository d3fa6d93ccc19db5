"""A completed course entered in a minute: title, hours, day, provider, document; everything else behind a button."""

from dataclasses import replace

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, PhotoSize
from sqlalchemy.ext.asyncio import AsyncSession

from handlers import unfinished
from handlers.courses.course_asking import question_screen
from handlers.courses.course_buttons import (
    AddCourse,
    AskField,
    CorrectCourse,
    LeaveCourse,
    NewProvider,
    OpenDraft,
    PickProvider,
    SaveCourse,
    Section,
    SetForm,
    SetHours,
    SetKind,
    SetPaid,
    SetTopic,
    SkipField,
)
from handlers.courses.course_screens import course_screen, section_screen, summary_screen
from handlers.courses.courses import show_own
from handlers.form_leaving import leaving_screen
from handlers.forms import as_it_is_now
from handlers.places import Go, Place
from handlers.screens import show
from handlers.unfinished import TakeUp, unfinished_screen
from locales.catalog import Speaker
from services.courses import course_drafts, course_providers, courses
from services.courses.course_drafts import STEPS, Draft, Field
from services.courses.course_providers import Suggested
from services.errors import NotFound, Unfitting
from services.marks import mark_of
from services.naming import search_key
from services.visits import Visit


class CourseEntry(StatesGroup):
    entering = State()
    """What is typed answers what was asked last."""


def course_entering_router() -> Router:
    router = Router(name="course_entering")
    on_tap = router.callback_query.register
    on_tap(begin, AddCourse.filter())
    on_tap(take_up, TakeUp.filter(F.form == unfinished.Form.COURSE))
    on_tap(correct, CorrectCourse.filter())
    on_tap(open_section, OpenDraft.filter())
    on_tap(leave, LeaveCourse.filter())
    on_tap(ask, AskField.filter())
    on_tap(skip, SkipField.filter())
    on_tap(pick_provider, PickProvider.filter())
    on_tap(name_provider, NewProvider.filter())
    for kind in (SetHours, SetKind, SetForm, SetTopic, SetPaid):
        on_tap(choose, kind.filter())
    on_tap(save, SaveCourse.filter())
    on_message = router.message.register
    on_message(take_words, StateFilter(CourseEntry.entering), F.text.as_("typed"), ~F.text.startswith("/"))
    on_message(take_photo, StateFilter(CourseEntry.entering), F.photo[-1].as_("photo"))
    return router


async def begin(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    if kept := await unfinished.kept(state, unfinished.Form.COURSE):
        title = Draft.of(kept).title
        await show(query, unfinished_screen(t, unfinished.Form.COURSE, title, back=Go(there=Place.COURSES)))
        return
    await _enter(query, state, visit, reader, t, Draft())


async def take_up(
    query: CallbackQuery, callback_data: TakeUp, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    kept = await unfinished.taken(state, callback_data)
    await _enter(query, state, visit, reader, t, Draft.of(kept) if kept else Draft())


async def correct(
    query: CallbackQuery,
    callback_data: CorrectCourse,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await courses.to_correct(reader, visit, completion_id=callback_data.course)
    await state.set_state(CourseEntry.entering)
    await state.set_data({"course": draft.plain(), "is_whole": True, "course_before": draft.plain()})
    await show(query, summary_screen(t, visit, draft))


async def open_section(
    query: CallbackQuery, callback_data: OpenDraft, state: FSMContext, visit: Visit, t: Speaker
) -> None:
    draft = await _draft(state)
    if not draft.is_whole:
        raise Unfitting("course-draft-gone")
    await state.update_data(asked=None, is_whole=True)
    if callback_data.section is Section.SUMMARY:
        await show(query, summary_screen(t, visit, draft))
    else:
        await show(query, section_screen(t, visit, draft, callback_data.section))


async def leave(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    """Asked where something would be lost: a new one is kept."""
    form = await state.get_data()
    plain = form.get("course")
    if plain and plain["completion_id"] and plain != form.get("course_before"):
        stay = OpenDraft(section=Section.SUMMARY)
        await show(query, leaving_screen(t, stay=stay, out=Go(there=Place.COURSES)))
    else:
        is_kept = bool(plain and not plain["completion_id"])
        await state.clear()
        await show_own(query, visit, reader, t, toast=t.plain("unfinished-kept") if is_kept else None)


async def ask(
    query: CallbackQuery, callback_data: AskField, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await _draft(state)
    if callback_data.field is Field.SCAN and not visit.municipality.programme.courses.keeps_scans:
        raise NotFound
    await _ask(query, state, visit, reader, t, callback_data.field, page=callback_data.page)


async def skip(
    query: CallbackQuery, callback_data: SkipField, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await _draft(state)
    if await _is_past(query, state, visit, reader, t, callback_data.field):
        return
    await _go_on(query, state, visit, reader, t, course_drafts.cleared(draft, callback_data.field), callback_data.field)


async def _is_past(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, field: Field
) -> bool:
    """Whether a button belongs to a question that was left behind: then the person sees where they are."""
    asked = await state.get_value("asked")
    if asked == field.value:
        return False
    if asked:
        await _ask(query, state, visit, reader, t, Field(asked))
    else:
        await show(query, summary_screen(t, visit, await _draft(state)))
    return True


async def choose(
    query: CallbackQuery,
    callback_data: SetHours | SetKind | SetForm | SetTopic | SetPaid,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await _draft(state)
    match callback_data:
        case SetHours(hours=hours):
            draft, field = replace(draft, hours=hours, kind=None), Field.HOURS
        case SetKind(kind=kind):
            draft, field = replace(draft, kind=kind), Field.KIND
        case SetForm(form=form):
            draft, field = replace(draft, form=form), Field.FORM
        case SetPaid(paid=paid):
            draft, field = replace(draft, paid=paid), Field.PAID
        case SetTopic(topic=spot):
            topics = visit.municipality.programme.competences.topics
            if spot >= len(topics):
                raise NotFound
            draft, field = replace(draft, topic=topics[spot].code), Field.TOPIC
    if not await _is_past(query, state, visit, reader, t, field):
        await _go_on(query, state, visit, reader, t, draft, field)


async def pick_provider(
    query: CallbackQuery,
    callback_data: PickProvider,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    draft = await _draft(state)
    if await _is_past(query, state, visit, reader, t, Field.PROVIDER):
        return
    one = await course_providers.one(reader, visit, provider_id=callback_data.provider)
    await _go_on(query, state, visit, reader, t, replace(draft, provider_id=one.id, provider=one.title), Field.PROVIDER)


async def name_provider(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The very name that was typed."""
    draft, typed = await _draft(state), await state.get_value("typed")
    if not typed:
        raise Unfitting("course-draft-gone")
    draft = course_drafts.typed(draft, Field.PROVIDER, typed, today=visit.municipality.day(visit.now))
    await _go_on(query, state, visit, reader, t, draft, Field.PROVIDER)


async def take_words(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    form = await state.get_data()
    draft = await _draft(state)
    if not form.get("asked"):
        await show(message, summary_screen(t, visit, draft))
        return
    field = Field(form["asked"])
    try:
        if field is Field.PROVIDER:
            await _suggest(message, typed, state, visit, reader, t)
            return
        draft = course_drafts.typed(draft, field, typed, today=visit.municipality.day(visit.now))
    except Unfitting as unfit:
        suggested = await course_providers.suggest(reader, visit, typed="") if field is Field.PROVIDER else None
        screen = question_screen(t, visit, field, draft, suggested=suggested, error=t(unfit.phrase, **unfit.values))
        await show(message, screen)
        return
    await _go_on(message, state, visit, reader, t, draft, field)


async def take_photo(message: Message, photo: PhotoSize, state: FSMContext, visit: Visit, t: Speaker) -> None:
    """A certificate, where the municipality keeps them."""
    draft = await _draft(state)
    if await state.get_value("asked") == Field.SCAN.value and visit.municipality.programme.courses.keeps_scans:
        draft = replace(draft, scan=photo.file_id)
        await _keep(state, draft)
        await state.update_data(asked=None)
        await show(message, section_screen(t, visit, draft, Section.MORE))
        return
    await show(message, question_screen(t, visit, Field(await state.get_value("asked") or Field.TITLE), draft))


async def save(
    query: CallbackQuery,
    callback_data: SaveCourse,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    done = await state.get_value("course_saved")
    if done:  # a second tap on what was saved a moment ago
        await show(query, course_screen(t, visit, await courses.one(reader, visit, completion_id=done)))
        return
    draft = await _draft(state)
    if draft.is_whole and callback_data.mark != mark_of(draft):
        await show(query, as_it_is_now(t, summary_screen(t, visit, draft)))
        return
    saved = await courses.save(session, visit, draft=draft, is_sure=callback_data.sure)
    if saved.completion_id is None:
        await show(query, summary_screen(t, visit, draft, same=saved.same))
        return
    await state.clear()
    if not draft.completion_id:
        await unfinished.drop(state, unfinished.Form.COURSE)
    await state.set_data({"course_saved": saved.completion_id})
    line = await courses.one(reader, visit, completion_id=saved.completion_id)
    await show(query, course_screen(t, visit, line), toast=t.plain("course-saved"))


async def _suggest(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Known providers for what was typed; the only one there is of that very name is taken at once."""
    draft = await _draft(state)
    suggested: Suggested = await course_providers.suggest(reader, visit, typed=typed)
    if len(suggested.known) == 1 and suggested.known[0].search_key == search_key(typed):
        [one] = suggested.known
        draft = replace(draft, provider_id=one.id, provider=one.title)
        await _go_on(message, state, visit, reader, t, draft, Field.PROVIDER)
        return
    await state.update_data(typed=suggested.new)
    await show(message, question_screen(t, visit, Field.PROVIDER, draft, suggested=suggested))


async def _go_on(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    draft: Draft,
    field: Field,
) -> None:
    """To the next question of the first round; after it back to where the question was chosen."""
    await _keep(state, draft)
    await state.update_data(typed=None)
    if await state.get_value("is_whole"):
        await state.update_data(asked=None)
        section = Section.CORRECT if field in STEPS else Section.MORE
        await show(event, section_screen(t, visit, draft, section))
        return
    ahead = STEPS[STEPS.index(field) + 1 :] if field in STEPS else ()
    if ahead:
        await _ask(event, state, visit, reader, t, ahead[0])
        return
    if not draft.is_whole:
        raise Unfitting("course-draft-gone")
    await state.update_data(asked=None, is_whole=True)
    await show(event, summary_screen(t, visit, draft))


async def _ask(
    event: Message | CallbackQuery,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
    field: Field,
    *,
    page: int = 0,
) -> None:
    await state.update_data(asked=field.value)
    draft = await _draft(state)
    suggested = await course_providers.suggest(reader, visit, typed="") if field is Field.PROVIDER else None
    await show(event, question_screen(t, visit, field, draft, suggested=suggested, page=page))


async def _enter(
    query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, draft: Draft
) -> None:
    """At the first question without an answer, or with the whole of it before one's eyes."""
    await state.set_state(CourseEntry.entering)
    await state.set_data({"course": draft.plain(), "is_whole": draft.is_whole})
    if draft.is_whole:
        await show(query, summary_screen(t, visit, draft))
    else:
        await _ask(query, state, visit, reader, t, next(one for one in STEPS if not getattr(draft, one.value)))


async def _keep(state: FSMContext, draft: Draft) -> None:
    await unfinished.keep(
        state, unfinished.Form.COURSE, draft, is_worth_it=bool(draft.title) and not draft.completion_id
    )


async def _draft(state: FSMContext) -> Draft:
    """What has been entered so far; a button of a course that was saved or left long ago has nothing behind it."""
    plain = await state.get_value("course")
    if not plain:
        raise Unfitting("course-draft-gone")
    return Draft.of(plain)
