"""Trying a questionnaire before it is published: the pages everybody gets, under a banner, kept nowhere."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import StateFilter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.filters import Guest
from handlers.questionnaires import own_questionnaire_screens as screens
from handlers.questionnaires.own_questionnaire_buttons import OwnDraft, PickBranch, TryAs
from handlers.screens import Screen, button, show
from handlers.surveys.question_screen import question_screen
from handlers.surveys.review_screens import picking_screen, review_screen
from handlers.surveys.survey_buttons import (
    Back,
    Change,
    Choose,
    Mark,
    PassOn,
    Pause,
    PickAnswer,
    Resume,
    Review,
    Submit,
)
from handlers.surveys.survey_form import said
from locales.catalog import Speaker
from programmes.questionnaires import Questionnaire
from services.errors import NotFound
from services.questionnaires import questionnaire_drafts
from services.questionnaires import questionnaire_trials as trials
from services.questionnaires.questionnaire_trials import TRIAL_IDS, Moved, Trial
from services.surveys.survey_pages import QuestionPage, ReviewPage
from services.visits import Visit


class TrialForm(StatesGroup):
    answering = State()


def questionnaire_trials_router() -> Router:
    """To be asked before the conversations with real answers, whose buttons these pages carry."""
    router = Router(name="questionnaire_trials")
    router.callback_query.filter(~Guest())
    router.message.filter(~Guest())
    of_trial = F.response >= TRIAL_IDS.start
    for kind in (Choose, Mark, PassOn, Back, Resume, Review, Change):
        router.callback_query.register(move, kind.filter(of_trial))
    router.callback_query.register(pick_answer, PickAnswer.filter(of_trial))
    router.callback_query.register(hand_in, Submit.filter(of_trial))
    router.callback_query.register(leave, Pause.filter(of_trial))
    router.callback_query.register(pick_branch, PickBranch.filter())
    router.callback_query.register(begin, TryAs.filter())
    router.message.register(write, StateFilter(TrialForm.answering), F.text.as_("typed"), ~F.text.startswith("/"))
    return router


async def pick_branch(
    query: CallbackQuery, callback_data: PickBranch, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    draft = await questionnaire_drafts.look(reader, visit, draft_id=callback_data.draft)
    await show(query, screens.branches_screen(t, draft, visit.municipality.programme))


async def begin(
    query: CallbackQuery, callback_data: TryAs, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    draft = await questionnaire_drafts.look(reader, visit, draft_id=callback_data.draft)
    programme = visit.municipality.programme
    groups, subjects = programme.positions.groups, programme.subjects.subjects
    if callback_data.branch >= len(groups) or callback_data.subject >= len(subjects):
        raise NotFound
    group = groups[callback_data.branch]
    if group.asks_subject and callback_data.subject < 0 and screens.subjects_of(draft.questionnaire):
        await show(query, screens.subjects_screen(t, draft, callback_data.branch, programme))
        return
    subject = subjects[callback_data.subject].code if callback_data.subject >= 0 else None
    moved = trials.begin(visit, draft.questionnaire, draft.id, branch=group.code, subject=subject)
    await _show(query, state, moved, t)


async def move(
    query: CallbackQuery, callback_data: Any, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    trial, questionnaire = await _trial(state, visit, reader, callback_data.response)
    await _show(query, state, _moved(visit, questionnaire, trial, callback_data), t)


async def write(
    message: Message, typed: str, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    trial, questionnaire = await _trial(state, visit, reader, None)
    await _show(message, state, trials.write(visit, questionnaire, trial, typed), t)


async def pick_answer(
    query: CallbackQuery, callback_data: PickAnswer, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    trial, questionnaire = await _trial(state, visit, reader, callback_data.response)
    page = trials.review(visit, questionnaire, trial)[1].page
    assert isinstance(page, ReviewPage)
    await show(query, _bannered(t, picking_screen(t, page)))


async def hand_in(
    query: CallbackQuery, callback_data: Submit, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    trial, questionnaire = await _trial(state, visit, reader, callback_data.response)
    moved = trials.hand_in(visit, questionnaire, trial)
    if moved is not None:
        await _show(query, state, moved, t)
        return
    await state.clear()
    text = t("own-tried", thanks=questionnaire.thanks)
    await show(query, Screen(text, ((button(t.plain("back"), OwnDraft(draft=trial.draft_id)),),)))


async def leave(
    query: CallbackQuery, callback_data: Pause, state: FSMContext, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    await state.clear()
    draft_id = callback_data.response - TRIAL_IDS.start
    await show(query, screens.draft_screen(t, await questionnaire_drafts.look(reader, visit, draft_id=draft_id)))


async def _trial(
    state: FSMContext, visit: Visit, reader: AsyncSession, response: int | None
) -> tuple[Trial, Questionnaire]:
    """What the form remembers; a button of another trial, or of one that is over, opens nothing."""
    trial = Trial.of(await state.get_data())
    if response is not None and response != TRIAL_IDS.start + trial.draft_id:
        raise NotFound
    draft = await questionnaire_drafts.look(reader, visit, draft_id=trial.draft_id)
    return trial, draft.questionnaire


def _moved(visit: Visit, questionnaire: Questionnaire, trial: Trial, tapped: Any) -> Moved:
    by_position = {PassOn: trials.pass_on, Back: trials.go_back, Change: trials.change}
    if isinstance(tapped, Choose):
        return trials.choose(visit, questionnaire, trial, tapped.position, tapped.option)
    if isinstance(tapped, Mark):
        return trials.mark(visit, questionnaire, trial, tapped.position, tapped.option, on=tapped.on)
    if type(tapped) in by_position:
        return by_position[type(tapped)](visit, questionnaire, trial, tapped.position)
    step = trials.review if isinstance(tapped, Review) else trials.show
    return step(visit, questionnaire, trial)


async def _show(event: Message | CallbackQuery, state: FSMContext, moved: Moved, t: Speaker) -> None:
    trial, step = moved
    page = step.page
    screen = question_screen(t, page) if isinstance(page, QuestionPage) else review_screen(t, page)
    await state.set_data(trial.plain())
    await state.set_state(TrialForm.answering)
    notice = said(t, step.notice) if step.notice else None
    if notice and isinstance(event, Message):
        screen = Screen(f"{t('survey-notice', text=notice)}\n\n{screen.text}", screen.rows)
    toast = notice if isinstance(event, CallbackQuery) else None
    await show(event, _bannered(t, screen), toast=toast)


def _bannered(t: Speaker, screen: Screen) -> Screen:
    return Screen(f"{t('own-trial')}\n\n{screen.text}", screen.rows)
