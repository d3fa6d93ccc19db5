"""How an anonymous questionnaire looks where it differs: in a pause, and when it is gone."""

from handlers.places import Place, way_back, way_to
from handlers.screens import Screen, button
from handlers.surveys.survey_buttons import Resume
from locales.catalog import Speaker
from services.surveys.anonymous_answers import Gone


def unnamed_paused_screen(t: Speaker, response_id: int) -> Screen:
    rows = ((button(t.plain("survey-resume"), Resume(response=response_id)),), (way_back(t),))
    return Screen(t("survey-unnamed-paused"), rows)


def gone_screen(t: Speaker, gone: Gone) -> Screen:
    text = t("survey-unnamed-thanks", title=gone.questionnaire.title, thanks=gone.questionnaire.thanks)
    return Screen(text, ((way_to(t, Place.MENU),),))
