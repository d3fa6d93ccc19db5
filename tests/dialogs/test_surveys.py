"""Questionnaires from the list to the result: pausing, reviewing, declining, another year, another version."""

from dataclasses import replace
from typing import Any

import pytest

from bot.app import House, build_house
from bot.settings import Settings
from models.questionnaires import QuestionnaireVersion
from models.responses import Response
from programmes.programme import Programme
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, put_to_work, settle, submit
from tests.telegram import Person, Telegram

BRANCHES = [
    ("teacher", "math", 23),
    ("preschool_educator", None, 23),
    ("psychologist", None, 21),
    ("coach", None, 23),
    ("director", None, 23),
]
NEXT_YEAR = {"days": 330}


async def tap_through(person: Person, number: int = 0) -> int:
    """Answer every question with a tap on its option of that number; returns how many there were."""
    asked = 0
    while "Вопрос" in person.text:
        asked += 1
        assert asked <= 40, person.text
        if "Дальше ›" in person.buttons:
            await person.taps("Дальше ›")
            continue
        if person.buttons[0] == "‹ Назад":
            await person.says("Научиться вести проект & <b>не бояться</b>")
            continue
        await person.taps(person.buttons[number])
        if any(label.startswith("Готово") for label in person.buttons):
            await person.taps("Готово")
    return asked


@pytest.mark.parametrize(("position", "subject", "count"), BRANCHES)
@pytest.mark.parametrize("option", [0, 3])
async def test_a_questionnaire_is_answered_to_the_end_and_sent(
    telegram: Telegram, house: House, drawer: Drawer, position: str, subject: str | None, count: int, option: int
):
    person = telegram.person(501)
    await settle(house, person.id, position=position, subject=subject)
    await person.says("/menu")
    await person.taps("Пройти анкету")
    assert "Это самооценка, а не проверка" in person.text
    await person.taps("Начать")
    assert f"Вопрос 1 из {count}" in person.text
    assert await tap_through(person, option) == count
    assert "Всё заполнено. Отправить?" in person.text
    assert "&amp;" not in person.text
    await person.taps("Отправить")
    assert person.screen.content.kind == "photo"
    assert ("Ваши опоры" if option == 0 else "Зона помощи") in person.text
    response = await drawer.response(person.id)
    assert response.submitted_at == house.clock()
    answers = await drawer.answers(person.id)
    assert len(answers) == count
    assert answers["D24"].text == "Научиться вести проект & <b>не бояться</b>"


async def test_the_other_questionnaire_is_answered_to_the_end_too(teacher: Person, drawer: Drawer):
    await teacher.taps("Мои анкеты")
    await teacher.taps("Запрос на обучение")
    await teacher.taps("Начать")
    await tap_through(teacher)
    assert "Спасибо. Учтём ваши темы" in await teacher.taps("Отправить")
    assert (await drawer.response(teacher.id)).submitted_at is not None


async def test_a_pause_is_gone_on_from_the_same_question(teacher: Person, house: House):
    await answer(house, teacher.id, until="D05")
    await teacher.says("/surveys")
    await teacher.taps("Продолжить")
    question = teacher.text
    assert "Ответы сохранены" in await teacher.taps("Пауза")
    assert "ничего не спрашивал" in await teacher.says("а это куда?")
    await teacher.says("/menu")
    assert await teacher.taps("Продолжить анкету") == question


@pytest.mark.parametrize(
    "way", ["/menu", "/cancel", "/start", "/surveys", "/profile", "/help", "/privacy", "/language"]
)
async def test_every_way_out_of_a_question_leads_back_in(teacher: Person, house: House, drawer: Drawer, way: str):
    await answer(house, teacher.id, until="D05")
    await teacher.says("/surveys")
    await teacher.taps("Продолжить")
    question, screen = teacher.text, teacher.screen
    await teacher.says(way)
    await teacher.taps("Часто трудно", message=screen)
    assert question != screen.content.text
    assert (await drawer.answers(teacher.id))["D05"].chosen == ["2"]


async def test_a_restart_in_the_middle_loses_nothing(teacher: Person, house: House, telegram: Telegram, drawer: Drawer):
    await answer(house, teacher.id, until="D24")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    await put_to_work(house, telegram)
    await teacher.says("После перезапуска")
    assert (await drawer.answers(teacher.id))["D24"].text == "После перезапуска"
    await put_to_work(house, telegram)
    await teacher.taps("Отправить")
    assert (await drawer.response(teacher.id)).submitted_at is not None


async def test_beginning_again_begins_nothing_anew(teacher: Person, drawer: Drawer):
    await teacher.taps("Пройти анкету")
    introduction = teacher.screen
    for _ in range(3):
        teacher.presses("Начать")
    await teacher.telegram.deliver_at_once()
    await teacher.taps("Дальше")
    await teacher.forges("sb:diagnostics", message=introduction)
    assert "Вопрос 2 из" in teacher.text
    assert await drawer.count(Response) == 1


async def test_back_shows_what_was_answered_and_keeps_it(teacher: Person, house: House, drawer: Drawer):
    await answer(house, teacher.id, until="D05", option=1)
    before = {code: stored.chosen for code, stored in (await drawer.answers(teacher.id)).items()}
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    for _ in range(3):
        await teacher.taps("‹ Назад")
    assert "Вопрос 1 из" in teacher.text
    assert "‹ Назад" not in teacher.buttons
    await teacher.taps("Дальше ›")
    assert "Вопрос 4 из" in teacher.text
    await teacher.taps("‹ Назад")
    assert "● В целом получается" in teacher.buttons
    await teacher.taps("Пока не умею")
    after = {code: stored.chosen for code, stored in (await drawer.answers(teacher.id)).items()}
    assert after == {**before, "D04": ["3"]}
    assert "Вопрос 4 из" in teacher.text


async def test_only_optional_questions_can_be_skipped(teacher: Person, house: House, drawer: Drawer):
    await answer(house, teacher.id, until="D06")
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    assert "Пропустить" not in teacher.buttons
    await teacher.forges("sn:1:5")
    assert "нужно ответить" in teacher.toast
    assert "D06" not in await drawer.answers(teacher.id)
    await teacher.taps("В целом получается")
    await teacher.taps("Пропустить")
    stored = (await drawer.answers(teacher.id))["D07"]
    assert stored.is_skipped
    assert (stored.chosen, stored.text, stored.score) == (None, None, None)


async def test_nothing_is_sent_before_every_mandatory_answer(teacher: Person, house: House, drawer: Drawer):
    await answer(house, teacher.id, until="D22")
    await teacher.forges("sa:1")
    assert "Без ответа 2 обязательных вопроса" in teacher.text
    assert "Отправить" not in teacher.buttons
    await teacher.taps("Ответить на оставшиеся")
    assert "Вопрос 21 из" in teacher.text
    assert "Осталось 2 обязательных вопроса" in teacher.toast
    assert (await drawer.response(teacher.id)).submitted_at is None
    await teacher.forges("st:1")
    assert "когда вы отправите" in teacher.toast


@pytest.mark.parametrize("moment", ["before", "after"])
async def test_any_answer_is_changed_before_and_after_sending(
    teacher: Person, house: House, drawer: Drawer, moment: str
):
    await (submit if moment == "after" else answer)(house, teacher.id)
    await teacher.says("/surveys")
    if moment == "after":
        await teacher.taps("Результат")
        await teacher.taps("Посмотреть ответы")
    else:
        await teacher.taps("Продолжить")
    for number in range(1, 24, 1 if moment == "before" else 6):
        await teacher.taps("Изменить ответ")
        await teacher.taps(str(number))
        assert f"Вопрос {number} из 23" in teacher.text
        await teacher.forges(f"sa:{(await drawer.response(teacher.id)).id}")
    await teacher.taps("Изменить ответ")
    await teacher.taps("2")
    await teacher.taps("Пока не умею")
    assert "Пока не умею" in teacher.text
    assert (await drawer.answers(teacher.id))["D03"].score == 3
    assert ((await drawer.response(teacher.id)).submitted_at is not None) == (moment == "after")


async def test_words_are_changed_after_sending(teacher: Person, house: House, drawer: Drawer):
    await submit(house, teacher.id)
    await teacher.forges("se:1:23")
    await teacher.says("Новые слова")
    assert "Анкета отправлена. Ответы можно поправить" in teacher.text
    assert "«Новые слова»" in teacher.text
    assert (await drawer.answers(teacher.id))["D24"].text == "Новые слова"


async def test_another_branch_opens_a_sent_questionnaire_again(teacher: Person, house: House, drawer: Drawer):
    await submit(house, teacher.id)
    await teacher.forges("sa:1")
    await teacher.taps("Изменить ответ")
    await teacher.taps("1")
    await teacher.taps("Руководитель, заместитель")
    assert "Насколько вам сейчас трудно проверить" in teacher.text
    assert (await drawer.response(teacher.id)).submitted_at is None
    await tap_through(teacher)
    assert "Всё заполнено" in teacher.text
    await teacher.taps("Отправить")
    assert (await drawer.response(teacher.id)).submitted_at is not None


async def test_an_answer_to_another_sentence_does_not_count_in_the_new_branch(
    teacher: Person, house: House, drawer: Drawer
):
    await answer(house, teacher.id)
    await teacher.forges("se:1:0")
    await teacher.taps("Психолог, логопед")
    answers = await drawer.answers(teacher.id)
    assert answers["D04"].branch == "teacher"
    assert len(answers) == 23
    assert "выбрать способ обследования" in teacher.text
    await teacher.forges("se:1:0")
    await teacher.taps("Учитель, преподаватель")
    assert "Всё заполнено" in teacher.text


async def test_declining_is_remembered_and_can_be_changed(teacher: Person, drawer: Drawer):
    await teacher.taps("Пройти анкету")
    await teacher.taps("Не хочу участвовать")
    assert "вы решили не участвовать" in teacher.text
    assert "Передумаете" in teacher.toast
    assert (await drawer.response(teacher.id)).declined_at is not None
    assert "Запрос на обучение" in await teacher.says("/menu")
    await teacher.says("/surveys")
    await teacher.taps("Профессиональный профиль")
    await teacher.taps("Начать")
    assert "Вопрос 1 из" in teacher.text
    assert (await drawer.response(teacher.id)).declined_at is None


async def test_declining_from_an_old_screen_takes_no_answer_and_no_sending_back(
    teacher: Person, house: House, drawer: Drawer
):
    await teacher.taps("Пройти анкету")
    await submit(house, teacher.id)
    await teacher.taps("Не хочу участвовать")
    response = await drawer.response(teacher.id)
    assert response.declined_at is None
    assert response.submitted_at is not None


async def test_whoever_answers_after_declining_takes_part_again(teacher: Person, drawer: Drawer):
    await teacher.taps("Пройти анкету")
    introduction = teacher.screen
    await teacher.taps("Начать")
    await teacher.taps("Дальше")
    await teacher.says("/help")
    await teacher.forges("sd:diagnostics")
    assert "ничего не спрашивал" in await teacher.says("своими словами")
    await teacher.forges("sc:1:2:2", message=introduction)
    assert (await drawer.answers(teacher.id))["D03"].chosen == ["2"]
    assert (await drawer.response(teacher.id)).declined_at is None
    assert "осталось 21 вопрос" in (await teacher.says("/surveys")).replace("остался", "осталось")


async def test_a_profile_corrected_in_the_middle_hides_a_question_and_nobody_is_stuck(
    teacher: Person, house: House, drawer: Drawer
):
    await answer(house, teacher.id, until="D20")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    question = teacher.screen
    assert "классный руководитель" in teacher.text
    await teacher.says("/profile")
    await teacher.forges("pc:0")
    await teacher.taps("Часто трудно", message=question)
    assert "показать свой опыт" in teacher.text or "показать свой опыт" in question.content.text
    assert "D20" not in await drawer.answers(teacher.id)
    await teacher.taps("Часто трудно", message=question)
    assert set(await drawer.answers(teacher.id)) >= {"D19", "D21"}


async def test_the_years_in_the_profession_are_not_asked_for_twice(teacher: Person, drawer: Drawer):
    await teacher.taps("Пройти анкету")
    await teacher.taps("Начать")
    assert "Подставили из вашего профиля" in teacher.text
    await teacher.taps("Дальше")
    assert "Вопрос 2 из 23" in teacher.text
    assert "полных лет" not in teacher.text


@pytest.fixture
async def last_year(teacher: Person, house: House, clock: Clock) -> Person:
    """A teacher whose school year ended with half the questions unanswered."""
    await answer(house, teacher.id, until="D10")
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    clock.passes(**NEXT_YEAR)
    return teacher


async def test_the_last_moment_of_a_school_year_is_local(teacher: Person, house: House, clock: Clock, drawer: Drawer):
    await answer(house, teacher.id, until="D10")
    await teacher.says("/menu")
    zone = house.municipality.zone
    clock.now = clock.now.astimezone(zone).replace(year=2026, month=8, day=31, hour=23, minute=59)
    await teacher.taps("Продолжить")
    await teacher.taps("Часто трудно")
    assert "D10" in await drawer.answers(teacher.id)
    clock.passes(minutes=2)
    await teacher.taps("Часто трудно")
    assert "закрылась" in teacher.toast
    assert "D11" not in await drawer.answers(teacher.id)


@pytest.mark.parametrize("data", ["sc:1:9:1", "sn:1:9", "sp:1:9", "sa:1", "sk:1", "se:1:3", "ss:1", "sm:1:6:1:1"])
async def test_a_closed_questionnaire_changes_no_more(last_year: Person, drawer: Drawer, data: str):
    before = await drawer.everything()
    await last_year.forges(data)
    assert "закрылась" in last_year.toast
    assert "закрылась" in await last_year.says("текст")
    assert await drawer.everything() == before


async def test_a_closed_questionnaire_is_read_and_a_new_one_begun(last_year: Person, drawer: Drawer):
    await last_year.says("/surveys")
    assert "закрылась 31 августа 2026 года" in last_year.text
    await last_year.taps("Ответы 2026 года")
    assert "Анкета закрыта, ответы сохранены" in last_year.text
    assert last_year.buttons == ["‹ Назад"]
    await last_year.taps("‹ Назад")
    await last_year.taps("Профессиональный профиль")
    await last_year.taps("Начать")
    assert "Вопрос 1 из" in last_year.text
    assert [one.school_year for one in await drawer.responses(last_year.id)] == [2025, 2026]


async def test_the_result_of_a_closed_year_stays_to_be_read(teacher: Person, house: House, clock: Clock):
    await submit(house, teacher.id)
    clock.passes(**NEXT_YEAR)
    await teacher.says("/surveys")
    await teacher.taps("Ответы 2026 года")
    await teacher.taps("Результат")
    assert "Ваши опоры" in teacher.text
    assert "можно менять" not in teacher.text
    await teacher.taps("Посмотреть ответы")
    assert "Анкета закрыта" in teacher.text
    assert "Изменить ответ" not in teacher.buttons


async def test_years_before_are_on_further_pages(teacher: Person, house: House, clock: Clock):
    for _ in range(7):
        await submit(house, teacher.id)
        clock.passes(days=365)
    await teacher.says("/surveys")
    assert "Профессиональный профиль" in teacher.buttons[0]
    assert len(teacher.buttons) <= 9
    years = [label.split()[1] for label in teacher.buttons if label.startswith("Ответы")]
    assert years == ["2032", "2031", "2030", "2029"]
    await teacher.taps("1 из 2 ›")
    years = [label.split()[1] for label in teacher.buttons if label.startswith("Ответы")]
    assert years == ["2028", "2027", "2026"]
    await teacher.taps("Ответы 2026 года")
    await teacher.taps("Результат")
    assert "Ваши опоры" in teacher.text


async def reopened(house: House, programme: Programme, telegram: Telegram, changes: dict[str, Any]) -> House:
    """A restart with another wording of the diagnostics."""
    questionnaire = programme.questionnaires["diagnostics"].model_copy(update=changes)
    edited = programme.model_copy(update={"questionnaires": {**programme.questionnaires, "diagnostics": questionnaire}})
    settings = Settings(_env_file=None)
    again = await build_house(settings, edited, house.database, clock=house.clock)
    await put_to_work(again, telegram)
    return again


async def test_answers_keep_the_version_they_were_given_to(
    teacher: Person, colleague: Person, house: House, programme: Programme, telegram: Telegram, drawer: Drawer
):
    await answer(house, teacher.id, until="D05")
    diagnostics = programme.questionnaires["diagnostics"]
    fewer = [q for q in diagnostics.questions if q.code not in {"D05", "D06"}]
    await reopened(house, programme, telegram, {"questions": tuple(fewer), "title": "Новый профиль"})
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    assert "Вопрос 4 из 23" in teacher.text
    await teacher.taps("Часто трудно")
    assert (await drawer.answers(teacher.id))["D05"].chosen == ["2"]
    assert "«Новый профиль»" in await colleague.says("/menu")
    await colleague.taps("Пройти")
    await colleague.taps("Начать")
    assert "из 21" in colleague.text
    mine, theirs = await drawer.response(teacher.id), await drawer.response(colleague.id)
    assert mine.version_id != theirs.version_id


async def test_a_restart_with_the_same_programme_publishes_nothing(
    house: House, programme: Programme, telegram: Telegram, drawer: Drawer
):
    before = await drawer.count(QuestionnaireVersion)
    again = await reopened(house, programme, telegram, {})
    assert await drawer.count(QuestionnaireVersion) == before
    assert again.municipality.library.newest == house.municipality.library.newest
    assert replace(again.municipality, library=house.municipality.library).zone == house.municipality.zone


async def test_a_sent_questionnaire_of_an_older_version_still_has_its_result(
    teacher: Person, house: House, programme: Programme, telegram: Telegram
):
    await submit(house, teacher.id)
    await reopened(house, programme, telegram, {"title": "Новый профиль"})
    await teacher.says("/surveys")
    assert "Профессиональный профиль педагога" in teacher.text
    await teacher.taps("Результат")
    assert "Ваши опоры" in teacher.text


@pytest.mark.parametrize(
    "data", ["so:adaptation", "sb:adaptation", "sd:mentor", "sb:satisfaction", "so:nothing", "sb:"]
)
async def test_questionnaires_for_others_cannot_be_opened(teacher: Person, drawer: Drawer, data: str):
    await teacher.forges(data)
    assert "больше нет" in teacher.toast
    assert await drawer.responses(teacher.id) == []


async def test_sending_twice_at_once_is_sending_once(teacher: Person, house: House, clock: Clock, drawer: Drawer):
    await answer(house, teacher.id)
    await teacher.taps("Мои анкеты")
    await teacher.taps("Продолжить")
    sent_at = clock.now
    teacher.presses("Отправить")
    teacher.presses("Отправить")
    await teacher.telegram.deliver_at_once()
    clock.passes(hours=1)
    await teacher.forges("ss:1")
    assert (await drawer.response(teacher.id)).submitted_at == sent_at
    assert "Ваши опоры" in teacher.text
    assert not teacher.telegram.unanswered
