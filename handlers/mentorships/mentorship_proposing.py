"""A mentor proposed: who fits, by name, and the draft with its parts until it is sent."""

from dataclasses import replace
from datetime import date, timedelta

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.forms import as_it_is_now
from handlers.mentorships import mentorship_draft
from handlers.mentorships.mentorship_buttons import (
    AddToDraft,
    AskMentorName,
    ChangeMentor,
    ChooseDraft,
    DraftPart,
    NewPair,
    OfferMentors,
    OpenDraft,
    PickMentor,
    SendDraft,
    SetDraft,
)
from handlers.mentorships.mentorship_draft_screens import MUNICIPAL, YEAR_END, draft_screen, found_screen, part_screen
from handlers.mentorships.mentorship_screens import PAGE, kept_screen, mentor_picks, mentors_screen
from handlers.places import Place, way_back
from handlers.screens import Screen, button, in_columns, show
from locales.catalog import Speaker
from models.mentorships import MentorshipForm
from services import moments
from services.errors import NotFound
from services.marks import mark_of
from services.mentorships import mentorship_proposals, mentorships
from services.mentorships.mentorship_endings import extended
from services.mentorships.mentorship_members import checked_goal
from services.mentorships.mentorship_proposals import Draft
from services.mentorships.mentorship_terms import LONGEST_MONTHS, last_day_after
from services.ports import Post
from services.visits import Visit

BEST = 5
REPLACED = "replaces"


class ProposeForm(StatesGroup):
    naming_mentee = State()
    naming_mentor = State()
    adding = State()
    starting = State()
    setting_goal = State()


def mentorship_proposing_router() -> Router:
    router = Router(name="mentorship_proposing")
    on_tap = router.callback_query.register
    on_tap(ask_mentee, NewPair.filter())
    on_tap(offer, OfferMentors.filter())
    on_tap(ask_mentor, AskMentorName.filter())
    on_tap(pick, PickMentor.filter())
    on_tap(change_mentor, ChangeMentor.filter())
    on_tap(open_draft, OpenDraft.filter())
    on_tap(choose, ChooseDraft.filter())
    on_tap(set_part, SetDraft.filter())
    on_tap(add_mentee, AddToDraft.filter())
    on_tap(send, SendDraft.filter())
    typed = (F.text.as_("typed"), ~F.text.startswith("/"))
    router.message.register(find_mentee, StateFilter(ProposeForm.naming_mentee), *typed)
    router.message.register(find_mentor, StateFilter(ProposeForm.naming_mentor), *typed)
    router.message.register(find_more, StateFilter(ProposeForm.adding), *typed)
    router.message.register(type_start, StateFilter(ProposeForm.starting), *typed)
    router.message.register(type_goal, StateFilter(ProposeForm.setting_goal), *typed)
    return router


async def ask_mentee(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await mentorships.summary(reader, visit)
    await state.set_state(ProposeForm.naming_mentee)
    await state.set_data({})
    await show(query, Screen(t("mentorship-ask-mentee"), ((way_back(t, Place.MENTORSHIPS),),)))


async def find_mentee(message: Message, typed: str, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    found = await mentorship_proposals.people(reader, visit, typed=typed, size=PAGE)
    picks = [button(one.called, OfferMentors(person=one.person_id)) for one in found]
    title = t("mentorship-found", count=len(found))
    await show(message, Screen(title, (*in_columns(picks, 1), (way_back(t, Place.MENTORSHIPS),))))


async def offer(
    query: CallbackQuery, callback_data: OfferMentors, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Who fits best; what was being put together before is over."""
    await state.set_state(None)
    await state.set_data({})
    await _offer(query, visit, reader, t, callback_data.person)


async def ask_mentor(
    query: CallbackQuery,
    callback_data: AskMentorName,
    state: FSMContext,
    visit: Visit,
    reader: AsyncSession,
    t: Speaker,
) -> None:
    called, _ = await mentorship_proposals.mentors(reader, visit, mentee_id=callback_data.person, size=0)
    await state.set_state(ProposeForm.naming_mentor)
    await state.update_data(mentee=callback_data.person)
    back = button(t.plain("back"), OfferMentors(person=callback_data.person))
    await show(query, Screen(t("mentorship-ask-mentor", called=called), ((back,),)))


async def find_mentor(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    mentee = await state.get_value("mentee", 0)
    found = await mentorship_proposals.people(reader, visit, typed=typed, but=[mentee], mentee_id=mentee, size=PAGE)
    back = button(t.plain("back"), OfferMentors(person=mentee))
    await show(message, Screen(t("mentorship-found", count=len(found)), (*mentor_picks(t, mentee, found), (back,))))


async def pick(
    query: CallbackQuery, callback_data: PickMentor, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """As most pairs are; whoever replaces a mentor gets all their mentees."""
    replaces = await state.get_value(REPLACED)
    mentees = [callback_data.mentee]
    if replaces:
        kept = await mentorships.look(reader, visit, mentorship_id=replaces)
        own = [one.id for one in kept.pair.mentees]
        mentees = own if callback_data.mentee in own else mentees
        replaces = replaces if callback_data.mentee in own else None
    draft = await mentorship_proposals.begin(
        reader, visit, mentor_id=callback_data.mentor, mentee_ids=mentees, replaces=replaces
    )
    await _show_draft(query, state, visit, reader, t, draft)


async def change_mentor(
    query: CallbackQuery, callback_data: ChangeMentor, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """Another one for the same people: the present pair stops once the new one is proposed."""
    kept = await mentorships.look(reader, visit, mentorship_id=callback_data.mentorship)
    if not kept.pair.mentees:
        raise NotFound
    await state.set_state(None)
    await state.set_data({REPLACED: callback_data.mentorship})
    await _offer(query, visit, reader, t, kept.pair.mentees[0].id)


async def open_draft(query: CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker) -> None:
    await _show_draft(query, state, visit, reader, t, await mentorship_draft.kept(state))


async def choose(query: CallbackQuery, callback_data: ChooseDraft, state: FSMContext, visit: Visit, t: Speaker) -> None:
    draft = await mentorship_draft.kept(state)
    await mentorship_draft.keep(state, draft)
    asked = {
        DraftPart.GOAL: ProposeForm.setting_goal,
        DraftPart.START: ProposeForm.starting,
        DraftPart.MENTEE: ProposeForm.adding,
    }
    if callback_data.what in asked:
        await state.set_state(asked[callback_data.what])
    await show(query, part_screen(t, visit, callback_data.what))


async def set_part(
    query: CallbackQuery, callback_data: SetDraft, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = changed(visit, await mentorship_draft.kept(state), callback_data)
    await _show_draft(query, state, visit, reader, t, draft)


def changed(visit: Visit, draft: Draft, chosen: SetDraft) -> Draft:
    """The draft with another form, level or term. Raises NotFound for what no button says."""
    match chosen.what:
        case DraftPart.FORM if chosen.value in set(MentorshipForm):
            return mentorship_draft.with_form(draft, MentorshipForm(chosen.value))
        case DraftPart.LEVEL:
            return replace(draft, is_municipal=chosen.value == MUNICIPAL)
        case DraftPart.SWAP:
            return mentorship_draft.swapped(draft)
        case DraftPart.TERM if chosen.value == YEAR_END:
            return replace(draft, ends_on=extended(visit, draft.starts_on - timedelta(days=1), 0))
        case DraftPart.TERM if chosen.value.isdecimal() and 1 <= int(chosen.value) <= LONGEST_MONTHS:
            return replace(draft, ends_on=last_day_after(draft.starts_on, int(chosen.value)))
    raise NotFound


async def find_more(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await mentorship_draft.kept(state)
    but = [draft.mentor_id, *draft.mentee_ids]
    found = await mentorship_proposals.people(reader, visit, typed=typed, but=but, size=PAGE)
    await show(message, found_screen(t, found))


async def add_mentee(
    query: CallbackQuery, callback_data: AddToDraft, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = mentorship_draft.with_mentee(await mentorship_draft.kept(state), callback_data.person)
    await _show_draft(query, state, visit, reader, t, draft)


async def type_start(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    """The same length of time, from another day on."""
    draft = await mentorship_draft.kept(state)
    today = visit.municipality.day(visit.now)
    first = moments.read_day(typed, today=today)
    await _show_draft(message, state, visit, reader, t, moved(draft, first))


def moved(draft: Draft, first: date) -> Draft:
    length = draft.ends_on - draft.starts_on
    return replace(draft, starts_on=first, ends_on=first + length)


async def type_goal(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = replace(await mentorship_draft.kept(state), goal=checked_goal(typed))
    await _show_draft(message, state, visit, reader, t, draft)


async def send(
    query: CallbackQuery,
    callback_data: SendDraft,
    state: FSMContext,
    visit: Visit,
    session: AsyncSession,
    reader: AsyncSession,
    post: Post,
    t: Speaker,
) -> None:
    draft = await mentorship_draft.kept(state)
    if callback_data.mark != mark_of(draft):
        shown = await mentorship_proposals.shown(reader, visit, draft=draft)
        await show(query, as_it_is_now(t, draft_screen(t, shown)))
        return
    number = await mentorship_proposals.propose(session, visit, draft=draft)
    post.wake()
    await state.clear()
    kept = await mentorships.look(reader, visit, mentorship_id=number)
    await show(query, kept_screen(t, visit, kept), toast=t.plain("mentorship-sent"))


async def _offer(query: CallbackQuery, visit: Visit, reader: AsyncSession, t: Speaker, mentee_id: int) -> None:
    called, best = await mentorship_proposals.mentors(reader, visit, mentee_id=mentee_id, size=BEST)
    await show(query, mentors_screen(t, called, mentee_id, best))


async def _show_draft(
    event: Message | CallbackQuery, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker, draft: Draft
) -> None:
    shown = await mentorship_proposals.shown(reader, visit, draft=draft)
    await mentorship_draft.keep(state, draft)
    await show(event, draft_screen(t, shown))
