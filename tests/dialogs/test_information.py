"""Help, the programme and the language: in English no Russian word is left but the programme's own."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest

from bot.app import House
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, settle, submit
from tests.dialogs.test_menu import Walker
from tests.telegram import Person, Telegram

CYRILLIC = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё-]*")
TAGS = re.compile(r"</?\w+>")
OWN = {"П-", "Школа", "Ромашкина", "Вера", "Павловна", "Русский"}
"""What the person has typed or is called by, and the name of a language in itself."""


def words(data: Any) -> Iterator[str]:
    """Every Russian word of the programme's data."""
    if isinstance(data, dict):
        for value in data.values():
            yield from words(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from words(value)
    elif isinstance(data, str):
        yield from (word.casefold() for word in CYRILLIC.findall(data))


def shown(sent: dict[str, Any]) -> Iterator[str]:
    yield TAGS.sub("", sent.get("text") or sent.get("caption") or "")
    markup = json.loads(sent.get("reply_markup") or "{}")
    yield from (button["text"] for row in markup.get("inline_keyboard", []) for button in row)


def strangers(house: House, sent: list[dict[str, Any]]) -> set[str]:
    """Lines of Russian that neither the programme nor the person has written: a phrase left untranslated."""
    known = set(words(house.municipality.programme.model_dump(mode="json")))
    known |= {word.casefold() for word in OWN}
    found = set()
    for message in sent:
        for text in shown(message):
            for line in text.splitlines():
                # One letter is an initial.
                unknown = [word for word in CYRILLIC.findall(line) if len(word) > 1 and word.casefold() not in known]
                # The review cuts long questions: the last word of such a line may be half a word.
                if unknown and not (line.find("…") >= 0 and len(unknown) == 1):
                    found.add(line)
    return found


async def test_the_language_is_switched_and_remembered(teacher: Person, drawer: Drawer):
    await teacher.says("/language")
    assert "Which language" in await teacher.taps("○ English")
    assert teacher.buttons == ["○ Русский", "● English", "‹ Back"]
    assert "Good day, Вера" in await teacher.taps("Back")
    person = await drawer.person(teacher.id)
    assert person is not None
    assert person.language == "en"
    await teacher.says("/language")
    assert "На каком языке" in await teacher.taps("○ Русский")


@pytest.mark.parametrize("language", ["fr", "", "RU", "../ru", "1"])
async def test_a_language_nobody_offers_is_not_kept(teacher: Person, drawer: Drawer, language: str):
    await teacher.forges(f"lang:{language}")
    person = await drawer.person(teacher.id)
    assert person is not None
    assert person.language == "ru"
    assert "старого сообщения" in teacher.text


async def test_every_screen_of_an_english_reader_is_english(telegram: Telegram, house: House):
    person = telegram.person(504)
    await settle(house, person.id, language="en")
    await submit(house, person.id)
    await answer(house, person.id, code="needs", until="N03")
    await person.says("/menu")
    await Walker(person, but=("leave:1", "lang:ru")).walk()
    for typed in ("/help", "/nonsense", "nothing asked", "/privacy"):
        await person.says(typed)
    assert len(telegram.session.sent) > 60
    assert strangers(house, telegram.session.sent) == set()
    assert strangers(house, [{"text": toast} for toast in telegram.toasts]) == set()


async def test_a_survey_in_english_tells_its_mistakes_in_english(telegram: Telegram, house: House):
    person = telegram.person(504)
    await settle(house, person.id, language="en")
    await answer(house, person.id, until="D08")
    await person.says("/menu")
    await person.taps("Continue")
    await person.says("typed instead of tapped")
    assert "chosen with a button" in person.text
    await person.sends("voice")
    assert "do not fit here" in person.text
    await person.forges("sc:1:999:0")
    assert strangers(house, telegram.session.sent) == set()
    assert strangers(house, [{"text": toast} for toast in telegram.toasts]) == set()


async def test_an_untranslated_phrase_would_be_found(house: House):
    """The net of the tests above has no hole: Russian phrases of the bot are caught."""
    assert strangers(house, [{"text": "Всё заполнено. Отправить?"}])
    assert strangers(house, [{"reply_markup": json.dumps({"inline_keyboard": [[{"text": "Отложить"}]]})}])


async def test_help_in_the_middle_of_a_question_lets_the_answer_be_typed(teacher: Person, house: House, drawer: Drawer):
    await answer(house, teacher.id, until="D24")
    await teacher.says("/menu")
    await teacher.taps("Продолжить")
    await teacher.says("/help")
    await teacher.says("Хочу вести проект с классом")
    assert (await drawer.answers(teacher.id))["D24"].text == "Хочу вести проект с классом"
