"""How an anonymous questionnaire looks around its questions: in the list, before, in between, after."""

from collections.abc import Sequence

from aiogram.types import InlineKeyboardButton

from handlers.places import Place, way_back, way_to
from handlers.screens import Screen, button
from handlers.survey_buttons import BeginUnnamed, DeclineUnnamed, OpenUnnamed, Resume
from locales.catalog import Speaker
from services.anonymous_answers import Asked, Gone


def unnamed_line(t: Speaker, one: Asked) -> str:
    title, until = one.questionnaire.title, t.day(one.closes_on)
    if one.is_done:
        return t("survey-unnamed-done", title=title)
    return t("survey-unnamed-listed", title=title, summary=one.questionnaire.summary, until=until)


def unnamed_rows(t: Speaker, asked: Sequence[Asked]) -> list[list[InlineKeyboardButton]]:
    return [
        [button(t.plain("survey-open-new", title=one.questionnaire.title), OpenUnnamed(campaign=one.campaign_id))]
        for one in asked
        if not one.is_done
    ]


def unnamed_introduction(t: Speaker, asked: Asked) -> Screen:
    questionnaire = asked.questionnaire
    text = t(
        "survey-unnamed-introduction",
        title=questionnaire.title,
        intro=questionnaire.intro,
        until=t.day(asked.closes_on),
    )
    rows = (
        (button(t.plain("survey-begin"), BeginUnnamed(campaign=asked.campaign_id)),),
        (button(t.plain("survey-decline"), DeclineUnnamed(campaign=asked.campaign_id)),),
        (way_back(t, Place.SURVEYS),),
    )
    return Screen(text, rows)


def unnamed_paused_screen(t: Speaker, response_id: int) -> Screen:
    rows = ((button(t.plain("survey-resume"), Resume(response=response_id)),), (way_back(t),))
    return Screen(t("survey-unnamed-paused"), rows)


def gone_screen(t: Speaker, gone: Gone) -> Screen:
    text = t("survey-unnamed-thanks", title=gone.questionnaire.title, thanks=gone.questionnaire.thanks)
    return Screen(text, ((way_to(t, Place.MENU),),))
