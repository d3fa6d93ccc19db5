"""Results of a campaign: in all, by question, by group, as a picture, as a table."""

import asyncio

from aiogram import Router
from aiogram.types import BufferedInputFile, CallbackQuery
from sqlalchemy.ext.asyncio import AsyncSession

from handlers.campaigns import campaign_result_screens as screens
from handlers.campaigns.campaign_result_buttons import (
    CampaignResults,
    QuestionPicture,
    ResultFile,
    ResultGroups,
    ResultPicture,
    ResultQuestion,
    ResultQuestions,
    ResultWords,
)
from handlers.screens import Screen, answer, button, show
from locales.catalog import Speaker
from services import charts
from services.campaigns import campaign_results, result_files
from services.errors import Unfitting
from services.visits import Visit


def campaign_results_router() -> Router:
    router = Router(name="campaign_results")
    on_tap = router.callback_query.register
    on_tap(open_results, CampaignResults.filter())
    on_tap(list_questions, ResultQuestions.filter())
    on_tap(open_question, ResultQuestion.filter())
    on_tap(read_words, ResultWords.filter())
    on_tap(open_groups, ResultGroups.filter())
    on_tap(draw, ResultPicture.filter())
    on_tap(draw_question, QuestionPicture.filter())
    on_tap(give_file, ResultFile.filter())
    return router


async def open_results(
    query: CallbackQuery, callback_data: CampaignResults, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await campaign_results.summary(reader, visit, campaign_id=callback_data.campaign)
    await show(query, screens.summary_screen(t, summary, visit.municipality.programme))


async def list_questions(
    query: CallbackQuery, callback_data: ResultQuestions, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await campaign_results.summary(reader, visit, campaign_id=callback_data.campaign)
    await show(query, screens.questions_screen(t, summary, callback_data.page))


async def open_question(
    query: CallbackQuery, callback_data: ResultQuestion, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    here = callback_data.campaign
    summary = await campaign_results.summary(reader, visit, campaign_id=here)
    one = await campaign_results.question(reader, visit, campaign_id=here, position=callback_data.position)
    await show(query, screens.question_screen(t, summary, one))


async def read_words(
    query: CallbackQuery, callback_data: ResultWords, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    page = callback_data.page
    one, words = await campaign_results.words(
        reader,
        visit,
        campaign_id=callback_data.campaign,
        position=callback_data.position,
        page=page,
        size=screens.PAGE,
    )
    await show(query, screens.words_screen(t, callback_data.campaign, one, words, page))


async def open_groups(
    query: CallbackQuery, callback_data: ResultGroups, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    here, by = callback_data.campaign, callback_data.by
    groups = await campaign_results.groups(reader, visit, campaign_id=here, grouping=by)
    await show(query, screens.groups_screen(t, here, by, groups, callback_data.page))


async def draw(
    query: CallbackQuery, callback_data: ResultPicture, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    summary = await campaign_results.summary(reader, visit, campaign_id=callback_data.campaign)
    bars = screens.summary_bars(t, summary, visit.municipality.programme)
    if not bars:
        raise Unfitting("coverage-nothing-to-draw")
    back = button(t.plain("back"), CampaignResults(campaign=callback_data.campaign))
    picture = await asyncio.to_thread(charts.bars, t.plain("results-chart"), bars)
    caption = t("results-title", title=summary.title)
    await show(query, Screen(caption, ((back,),), picture))


async def draw_question(
    query: CallbackQuery, callback_data: QuestionPicture, visit: Visit, reader: AsyncSession, t: Speaker
) -> None:
    here, position = callback_data.campaign, callback_data.position
    one = await campaign_results.question(reader, visit, campaign_id=here, position=position)
    title, bars = t.plain("results-chart-question", number=position + 1), screens.question_bars(one)
    if not bars:
        raise Unfitting("coverage-nothing-to-draw")
    picture = await asyncio.to_thread(charts.bars, title, bars)
    back = button(t.plain("back"), ResultQuestion(campaign=here, position=position))
    caption = t("results-question", number=position + 1, text=screens.caption_of(one))
    await show(query, Screen(caption, ((back,),), picture))


async def give_file(
    query: CallbackQuery, callback_data: ResultFile, visit: Visit, session: AsyncSession, t: Speaker
) -> None:
    export = await result_files.export(session, visit, campaign_id=callback_data.campaign)
    await answer(query)
    words = {key: t.plain(key) for key in result_files.WORDS}
    content = await asyncio.to_thread(result_files.table, export, words)
    file = BufferedInputFile(content, f"{t.plain('results-file-name', title=export.summary.title)}.xlsx")
    assert query.bot is not None
    await query.bot.send_document(query.from_user.id, file, caption=t("results-file-caption"))
