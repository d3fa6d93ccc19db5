"""Taps and typed words inside a questionnaire: each answers the question it was meant for, and no other."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any

import pytest

from bot.app import House
from models.responses import Answer
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, settle
from tests.telegram import Person, Telegram

Opened = Callable[[str], Coroutine[Any, Any, Person]]
HELP, WORDS, TEXT, YEARS = "D23", "D07", "D24", "D02"


@pytest.fixture
def at(teacher: Person, house: House) -> Opened:
    """The teacher in front of that question, on a fresh screen."""

    async def opened(question: str) -> Person:
        await answer(house, teacher.id, until=question)
        await teacher.says("/surveys")
        return await _then(teacher.taps("Продолжить"), teacher)

    return opened


async def _then(coming: Coroutine[Any, Any, str], person: Person) -> Person:
    await coming
    return person


async def chosen(drawer: Drawer, person: Person) -> dict[str, list[str] | None]:
    return {code: stored.chosen for code, stored in (await drawer.answers(person.id)).items()}


# Taps


@pytest.mark.parametrize("is_at_once", [True, False])
async def test_a_double_tap_answers_one_question(at: Opened, telegram: Telegram, drawer: Drawer, is_at_once: bool):
    person = await at("D03")
    person.presses("Часто трудно")
    person.presses("Часто трудно")
    await (telegram.deliver_at_once() if is_at_once else telegram.deliver())
    assert await chosen(drawer, person) == {"D01": ["teacher"], "D03": ["2"]}
    assert "Вопрос 3 из" in person.text
    assert not telegram.toasts
    assert not telegram.unanswered


async def test_of_two_different_fast_taps_the_first_is_the_answer(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at("D03")
    person.presses("Часто трудно")
    person.presses("Пока не умею")
    await telegram.deliver_at_once()
    assert await chosen(drawer, person) == {"D01": ["teacher"], "D03": ["2"]}
    assert "старая кнопка" in person.toast


async def test_taps_on_older_messages_answer_nothing(at: Opened, drawer: Drawer):
    person = await at("D03")
    old = person.screen
    await person.says("/surveys")
    await person.taps("Продолжить")
    await person.taps("Часто трудно")
    await person.taps("Пока не умею", message=old)
    assert await chosen(drawer, person) == {"D01": ["teacher"], "D03": ["2"]}
    assert "Вопрос 3 из" in person.telegram.record.chats[person.id].messages[old.id].content.text
    assert "старая кнопка" in person.toast


async def test_a_tap_on_the_screen_before_a_pause_answers_its_own_question(at: Opened, drawer: Drawer):
    person = await at("D03")
    old = person.screen
    await person.says("/menu")
    await person.taps("Часто трудно", message=old)
    assert (await chosen(drawer, person))["D03"] == ["2"]


async def test_redelivered_taps_change_nothing(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at("D03")
    for label in ("Часто трудно", "Пока не умею", "В целом получается"):
        await person.taps(label)
    before = await drawer.everything(but=("questionnaire_versions", "forms"))
    await telegram.deliver(*telegram.delivered[-3:])
    await telegram.deliver(*reversed(telegram.delivered[-3:]))
    assert await drawer.everything(but=("questionnaire_versions", "forms")) == before
    assert "Вопрос 5 из" in person.text


async def test_taps_out_of_order_answer_only_what_was_shown(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at("D03")
    person.presses("Часто трудно")
    telegram.playground.forge(person.id, person.screen.id, "sc:1:3:3")
    first, second = telegram.pending()
    await telegram.deliver(second, first)
    assert await chosen(drawer, person) == {"D01": ["teacher"], "D03": ["2"]}
    await telegram.deliver(second)
    assert (await chosen(drawer, person))["D04"] == ["3"]


async def test_going_back_twice_at_once_goes_back_once(at: Opened, telegram: Telegram):
    person = await at("D06")
    person.presses("‹ Назад")
    person.presses("‹ Назад")
    await telegram.deliver_at_once()
    assert "Вопрос 4 из" in person.text


async def test_a_double_tap_on_done_passes_one_question(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(HELP)
    await person.taps("☐ Курс")
    person.presses("Готово")
    person.presses("Готово")
    await telegram.deliver_at_once()
    assert "Чему одному" in person.text
    assert "D24" not in await drawer.answers(person.id)


async def test_fast_marks_from_one_screen_are_all_kept(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(HELP)
    for label in ("☐ Курс", "☐ Стажировка", "☐ Наставник"):
        person.presses(label)
    await telegram.deliver_at_once()
    assert (await chosen(drawer, person))[HELP] == ["course", "internship", "mentoring"]
    assert "Готово · 3" in person.buttons


async def test_marks_delivered_twice_and_out_of_order_stay_set(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(HELP)
    for label in ("☐ Курс", "☐ Наставник"):
        person.presses(label)
    updates = telegram.pending()
    await telegram.deliver(*reversed(updates))
    await telegram.deliver(*updates)
    assert (await chosen(drawer, person))[HELP] == ["course", "mentoring"]


async def test_a_stale_mark_sets_what_it_said_and_never_turns_over(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(HELP)
    person.presses("☐ Курс")
    [on] = telegram.pending()
    await telegram.deliver(on)
    await telegram.deliver(on)
    assert (await chosen(drawer, person))[HELP] == ["course"]
    await person.taps("☑ Курс")
    assert (await chosen(drawer, person))[HELP] is None
    assert not any(label.startswith("Готово") for label in person.buttons)


async def test_a_fourth_mark_is_refused_and_the_three_stay(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(HELP)
    for label in ("☐ Курс", "☐ Стажировка", "☐ Наставник", "☐ Мастер-класс"):
        person.presses(label)
    await telegram.deliver_at_once()
    assert (await chosen(drawer, person))[HELP] == ["course", "internship", "mentoring"]
    assert "не больше 3" in person.toast


async def test_the_lonely_option_puts_the_others_out(at: Opened, drawer: Drawer):
    person = await at("D13")
    await person.taps("☐ Проект")
    await person.taps("☐ Пока ничего")
    assert (await chosen(drawer, person))["D13"] == ["nothing"]
    await person.taps("☐ Игровые")
    assert (await chosen(drawer, person))["D13"] == ["games"]


async def test_marks_of_a_question_passed_by_are_not_touched(at: Opened, drawer: Drawer):
    person = await at(HELP)
    await person.taps("☐ Курс")
    old = [one["callback_data"] for row in person.screen.inline_keyboard or [] for one in row]
    await person.taps("Готово")
    for data in old:
        await person.forges(data)
    assert (await chosen(drawer, person))[HELP] == ["course"]


HOSTILE = [
    "sc:1:2:5", "sc:1:2:-1", "sc:1:2:99999999999999999999", "sc:1:-1:0", "sc:1:24:0", "sc:1:99999999999999999999:0",
    "sc:-1:2:0", "sc:0:2:0", "sc:999:2:0", "sc:9223372036854775808:2:0", "sc:" + "9" * 50 + ":2:0", "sc:1.5:2:0",
    "sc:1:2:", "sc:1:2", "sc:١:2:0:x", "sm:1:2:0:1", "sm:1:6:0:1", "sm:1:2:0:2", "sm:1:22:77:1", "sn:1:2", "sn:1:23", "sn:1:-5",
    "sp:1:99", "se:1:99", "se:1:-1", "se:1:1", "st:1", "st:77", "sr:77", "sx:77", "sa:77", "sk:77", "ss:77",
]  # fmt: skip


async def test_forged_buttons_answer_nothing(at: Opened, drawer: Drawer, caplog: pytest.LogCaptureFixture):
    person = await at("D03")
    for data in HOSTILE:
        before = await chosen(drawer, person)
        text = await person.forges(data)
        assert "мы уже знаем" not in text, data
        assert await chosen(drawer, person) == before, data
        assert not person.telegram.unanswered, data
    assert "ERROR" not in {record.levelname for record in caplog.records}


OTHERS = ("sc:1:2:0", "sm:1:22:0:1", "sn:1:2", "sp:1:2", "sr:1", "sa:1", "sk:1", "se:1:0", "ss:1", "st:1")


async def test_nobody_reaches_into_somebody_elses_answers(at: Opened, colleague: Person, drawer: Drawer):
    person = await at("D03")
    before = await drawer.everything(but=("questionnaire_versions", "forms"))
    screen = colleague.text
    for data in OTHERS:
        assert await colleague.forges(data) == screen, data
        assert "больше нет" in colleague.toast
        colleague.telegram.toasts.clear()
    assert "Продолжить" not in await colleague.forges("sx:1")
    assert await drawer.everything(but=("questionnaire_versions", "forms")) == before
    assert "Вопрос 2 из" in person.text


async def test_twenty_people_answer_at_once_and_nothing_is_mixed_up(telegram: Telegram, house: House, drawer: Drawer):
    people = [telegram.person(700 + number, f"Имя{number}") for number in range(20)]
    for person in people:
        await settle(house, person.id)
        await answer(house, person.id, until="D03")
        await person.says("/surveys")
        await person.taps("Продолжить")
    for question in range(4):
        for number, person in enumerate(people):
            label = person.buttons[(number + question) % 5]
            person.presses(label)
            person.presses(label)
        await telegram.deliver_at_once()
    for number, person in enumerate(people):
        stored = await chosen(drawer, person)
        codes = [["0", "1", "2", "3", "N"][(number + question) % 5] for question in range(4)]
        assert stored == {"D01": ["teacher"], **{f"D0{3 + place}": [code] for place, code in enumerate(codes)}}
    assert not telegram.unanswered
    assert house.database.checked_out() == 0


# Words


async def test_text_where_a_button_is_expected_is_no_answer(at: Opened, drawer: Drawer):
    person = await at("D03")
    text = await person.says("Пока не умею")
    assert "ответ выбирают кнопкой" in text
    assert "Вопрос 2 из" in text
    assert "D03" not in await drawer.answers(person.id)


@pytest.mark.parametrize(("question", "told"), [("D03", "выбирают кнопкой"), (WORDS, "длинно"), (TEXT, "длинно")])
async def test_the_rest_of_a_long_paste_is_no_answer(at: Opened, drawer: Drawer, question: str, told: str):
    person = await at(question)
    before = len(person.messages)
    await person.says("я" * 4200)  # Telegram cuts it in two: the second piece alone would fit
    assert told in person.text
    assert len(person.messages) == before + 1
    assert question not in await drawer.answers(person.id)
    await person.says("Вести проект")
    assert (question in await drawer.answers(person.id)) == (question != "D03")


@pytest.mark.parametrize("question", ["D03", WORDS, HELP, TEXT])
async def test_what_is_no_text_is_no_answer(at: Opened, drawer: Drawer, question: str):
    person = await at(question)
    shown = person.text
    for kind in ("photo", "voice", "sticker", "document", "contact", "location", "video_note"):
        text = await person.sends(kind)
        assert "здесь не подойдут" in text, kind
        assert text.endswith(shown), kind
    assert question not in await drawer.answers(person.id)


@pytest.fixture
async def veteran(telegram: Telegram, house: House) -> Person:
    """A teacher of so many years that the questionnaire asks about them: the number it knows does not fit."""
    person = telegram.person(505)
    await settle(house, person.id, career=1961)
    await answer(house, person.id, until=YEARS)
    await person.says("/menu")
    await person.taps("Продолжить")
    return person


NO_YEARS = {
    "от 0 до 60": ("61", "-1", "9" * 4000, "+61", "−5"),
    "число цифрами": ("5.5", "пять", "٥", "1e1", "5 лет", "<b>5</b>", "²"),
}


async def test_a_number_that_does_not_fit_is_asked_again(veteran: Person, drawer: Drawer):
    for said, misfits in NO_YEARS.items():
        for typed in misfits:
            text = await veteran.says(typed)
            assert said in text, typed
            assert "Сколько полных лет" in text, typed
    assert YEARS not in await drawer.answers(veteran.id)


async def test_a_number_at_the_bounds_is_kept(veteran: Person, drawer: Drawer):
    for typed, number in (("0", 0), ("60", 60), (" 007 ", 7), ("+5", 5), ("\u200b12", 12)):
        await veteran.says(typed)
        assert (await drawer.answers(veteran.id))[YEARS].number == number, typed
        assert "Вопрос 3 из" in veteran.text
        await veteran.taps("‹ Назад")
        assert f"Ваш ответ: {number}" in veteran.text, typed
    await veteran.taps("Дальше ›")
    assert (await drawer.answers(veteran.id))[YEARS].number == 12


WORDINGS = ["<b>&\"'</b>", "&amp; &lt;script&gt;", "' OR 1=1; --", "😀👩‍🏫", "я" * 300, "строка\nдругая", "%s %d \\n", "*жирно* _курсив_", "١٢٣"]  # fmt: skip


async def test_words_are_kept_and_shown_as_they_were_typed(at: Opened, drawer: Drawer):
    person = await at(TEXT)
    for typed in WORDINGS:
        await person.says(typed)
        assert (await drawer.answers(person.id))[TEXT].text == typed
        assert typed.split()[0][:50] in person.text
        await person.forges("se:1:23")
        assert f"Вы написали: «{typed}»" in person.text


@pytest.mark.parametrize("typed", ["я" * 301, "слово " * 833])
async def test_words_that_do_not_fit_are_asked_for_again(at: Opened, drawer: Drawer, typed: str):
    person = await at(TEXT)
    text = await person.says(typed)
    assert "помещается 300 знаков" in text
    assert "Чему одному" in text
    assert TEXT not in await drawer.answers(person.id)


async def test_own_words_beside_marks_stay_with_them(at: Opened, drawer: Drawer):
    person = await at(WORDS)
    await person.taps("☐ 2")
    assert "Вы написали: «Логарифмы»" in await person.says("Логарифмы")
    await person.taps("☐ 3")
    stored = (await drawer.answers(person.id))[WORDS]
    assert (len(stored.chosen or []), stored.text) == (2, "Логарифмы")
    await person.taps("Готово")
    assert "спланировать урок" in person.text


async def test_a_typed_message_delivered_again_answers_no_other_question(
    at: Opened, telegram: Telegram, drawer: Drawer
):
    person = await at(WORDS)
    await person.says("Логарифмы")
    [typed] = telegram.delivered[-1:]
    await person.taps("Готово")
    await answer_to(person, TEXT)
    await telegram.deliver(typed)
    stored = await drawer.answers(person.id)
    assert stored[WORDS].text == "Логарифмы"
    assert TEXT not in stored


async def answer_to(person: Person, question: str) -> None:
    """Tap on to the question, always the first option."""
    for _ in range(30):
        if question == TEXT and "Чему одному" in person.text:
            return
        await person.taps(person.buttons[0])
        if any(label.startswith("Готово") for label in person.buttons):
            await person.taps("Готово")
    raise AssertionError(person.text)


async def test_a_refused_message_delivered_again_answers_no_other_question(
    at: Opened, telegram: Telegram, drawer: Drawer
):
    """After a hard stop the last updates come again, in their order: the words meet a question that wants words."""
    person = await at("D06")
    await person.says("не туда")
    [typed] = telegram.delivered[-1:]
    await person.taps("Часто трудно")
    await telegram.deliver(typed)
    assert WORDS not in await drawer.answers(person.id)


async def test_words_typed_together_with_a_tap_go_to_the_question_shown(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at(TEXT)
    telegram.playground.say(person.id, "Первое")
    telegram.playground.say(person.id, "Второе")
    await telegram.deliver_at_once()
    assert (await drawer.answers(person.id))[TEXT].text == "Первое"
    assert "ничего не спрашивал" in person.text


async def test_words_typed_in_the_review_are_no_answer(at: Opened, drawer: Drawer):
    person = await at(TEXT)
    await person.taps("Пропустить")
    assert "ничего не спрашивал" in await person.says("забытое")
    assert (await drawer.answers(person.id))[TEXT].text is None


async def test_skipping_takes_no_words_away(at: Opened, drawer: Drawer):
    person = await at(TEXT)
    await person.says("Останется")
    await person.forges("se:1:23")
    assert "Пропустить" not in person.buttons
    await person.taps("Дальше ›")
    assert (await drawer.answers(person.id))[TEXT].text == "Останется"


async def test_two_fast_phones_of_one_account_make_one_row_each_answer(at: Opened, telegram: Telegram, drawer: Drawer):
    person = await at("D03")
    waiting = []
    for label in ("Часто трудно", "Часто трудно", "Пока не умею"):
        person.presses(label)
        waiting += telegram.pending()
    await asyncio.gather(*(telegram.deliver(update) for update in waiting))
    assert await drawer.count(Answer) == 2
