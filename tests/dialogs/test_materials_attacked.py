"""The bank under crashes, odd messages, a programme that has changed, and authors who want no name."""

import pytest

from bot.app import House
from handlers import unfinished
from tests.dialogs.test_materials import TEACHER, offer, people, stored  # noqa: F401
from tests.telegram import Person


async def test_a_crash_after_it_was_stored_makes_no_second_one(
    house: House,
    people: dict[int, Person],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    teacher = people[TEACHER]
    await offer(teacher, send=False)

    async def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "drop", crash)
        await teacher.taps("Отправить")
    await teacher.says("/materials")
    await teacher.taps("Мои материалы")
    await teacher.taps("Поделиться")
    await teacher.taps("Продолжить")
    await teacher.taps("Отправить")
    assert "Ждёт рецензии" in teacher.text
    assert len(await stored(house)) == 1


async def test_what_the_programme_has_given_up_is_asked_anew(
    house: House,
    people: dict[int, Person],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    teacher = people[TEACHER]
    await offer(teacher)
    await offer(teacher, title="Другой материал", send=False)
    monkeypatch.setattr(type(house.municipality.programme.materials), "kind", lambda _, code: None)
    await teacher.forges("mbs:0")
    await teacher.says("/materials")
    await teacher.taps("Мои материалы")
    await teacher.taps("Поделиться")
    await teacher.taps("Продолжить")
    assert "Что это за материал" in teacher.text
    await teacher.forges("mbt:1")
    assert "Что это за материал" in teacher.text


async def test_a_voice_in_the_place_of_a_file_is_told_what_will_do(
    house: House,
    people: dict[int, Person],  # noqa: F811
):
    teacher = people[TEACHER]
    await offer(teacher, send=False)
    await teacher.taps("Файл или ссылка")
    await teacher.sends("voice")
    assert "голосовое банк не хранит" in teacher.text
    assert "Пришлите файл" in teacher.text
    await teacher.taps("‹ Назад")
    await teacher.sends("voice")
    assert "Отправить на рецензию" in teacher.buttons


async def test_whoever_wants_no_name_reads_who_sees_it(house: House, people: dict[int, Person]):  # noqa: F811
    await offer(people[TEACHER], name="Нет, без имени")
    assert "Имя автора видит только методист" in people[TEACHER].text
