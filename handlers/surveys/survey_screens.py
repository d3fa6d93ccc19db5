"""How questionnaires look before and around the questions: the introduction, the list, the pause."""

from aiogram.types import InlineKeyboardButton

from handlers.leafing import leaf, leafing
from handlers.places import Go, Place, way_back
from handlers.register.register_screens import OpenCard
from handlers.screens import Rows, Screen, button
from handlers.surveys.survey_buttons import Begin, Decline, Leaf, Open, Resume, ShowResult
from locales.catalog import Speaker
from services.surveys.survey_list import Introduction, Listed, Standing
from services.surveys.surveys import Entered

PAGE = 6


def introduction_screen(t: Speaker, introduction: Introduction) -> Screen:
    questionnaire = introduction.questionnaire
    if introduction.is_anonymous:
        until = t.day(introduction.listed.closes_on)
        text = t("survey-unnamed-introduction", title=questionnaire.title, intro=questionnaire.intro, until=until)
    else:
        text = t(
            "survey-introduction",
            title=questionnaire.title,
            intro=questionnaire.intro,
            assurance=introduction.assurance,
        )
    rows: Rows = (
        (button(t.plain("survey-begin"), Begin(code=questionnaire.code)),),
        (
            button(t.plain("survey-later"), Go(there=Place.MENU)),
            button(t.plain("survey-decline"), Decline(code=questionnaire.code)),
        ),
    )
    return Screen(text, rows)


def list_screen(t: Speaker, listed: tuple[Listed, ...], page: int = 0) -> Screen:
    """What waits stands first; those of the years before grow in number and are read seldom."""
    lines = [t("survey-list")] if listed else [t("survey-list"), "", t("survey-list-empty")]
    some, pages = leaf(listed, page, PAGE)
    for one in some:
        is_asked = one.is_asked and one.standing is Standing.NEW
        phrase = t(
            "survey-listed-asked" if is_asked else f"survey-listed-{one.standing.value}",
            title=one.title,
            summary=one.summary,
            left=one.left,
            minutes=one.minutes_left,
            until=t.day(one.closes_on),
            year=str(one.closes_on.year),
        )
        lines += ["", phrase]
    leaves = leafing(t, page, pages, lambda number: Leaf(page=number))
    return Screen("\n".join(lines), (*([_list_button(t, one)] for one in some), leaves, [way_back(t)]))


def paused_screen(t: Speaker, response_id: int, listed: tuple[Listed, ...]) -> Screen:
    until = next((one.closes_on for one in listed if one.response_id == response_id), None)
    text = t("survey-paused", until=t.day(until)) if until else t("survey-list")
    rows = ((button(t.plain("survey-resume"), Resume(response=response_id)),), (way_back(t),))
    return Screen(text, rows)


def entered_screen(t: Speaker, entered: Entered) -> Screen:
    """Handed in for somebody: the result is not for these eyes."""
    text = t("standing-in-submitted", called=entered.called)
    return Screen(text, ((button(t.plain("back"), OpenCard(person=entered.person_id)),),))


def _list_button(t: Speaker, one: Listed) -> InlineKeyboardButton:
    text = t.plain(f"survey-open-{one.standing.value}", title=one.title, year=str(one.closes_on.year))
    if one.response_id is None or one.standing is Standing.DECLINED:
        return button(text, Open(code=one.code))
    if one.standing is Standing.SUBMITTED:
        return button(text, ShowResult(response=one.response_id))
    return button(text, Resume(response=one.response_id))
