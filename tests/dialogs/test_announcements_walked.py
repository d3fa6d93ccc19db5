"""Announcements as a methodist and her readers live with them: drafts, captions, questions, what remains in the chats."""

from sqlalchemy import select

from bot.app import House
from models.announcements import Announcement
from models.people import Role
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_announcements import METHODIST, TEACHERS, compose, deliver, got
from tests.dialogs.test_announcements import _no_waiting as _no_waiting  # noqa: PLC0414  # fixtures
from tests.dialogs.test_announcements import town as town  # noqa: PLC0414
from tests.telegram import PIXEL, Person, Telegram

HEAD = 905


async def to_the_school(author: Person) -> None:
    await author.taps("Кому ·")
    await author.taps("Школа")
    await author.taps("☐ Школа № 3")
    await author.taps("Готово")
    await author.taps("Готово")


async def send(house: House, telegram: Telegram, author: Person) -> None:
    await author.taps("Отправить…")
    await author.taps("Сейчас")
    await deliver(house, telegram)


async def test_other_words_go_to_the_draft_one_looks_at(town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Первый черновик")
    assert methodist.buttons[0].startswith("Кому")
    assert len(methodist.buttons) <= 8
    await methodist.taps("Ещё")
    await methodist.taps("Ссылка")
    await methodist.says("https://example.org/a")
    assert "Черновик: Слова после ссылки" in await methodist.says("Слова после ссылки")
    await compose(methodist, "Второй черновик")
    await methodist.forges("ng:1")
    assert "Черновик: Снова первый" in await methodist.says("Снова первый")
    await methodist.forges("nd:2")
    assert "Второй черновик" in methodist.text
    await methodist.taps("Кому ·")
    await methodist.taps("Всем")
    assert len(methodist.buttons) <= 8
    await methodist.taps("Ещё")
    assert len(methodist.buttons) <= 8
    await methodist.taps("Роль")
    assert "Сейчас — всем" in methodist.text
    await methodist.taps("Готово")
    await methodist.taps("Сохранить набор")
    await methodist.says("Все")
    assert "Черновик: Второй, исправленный" in await methodist.says("Второй, исправленный")


async def test_a_draft_nobody_needs_goes_and_nobody_else_sees_it(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    await compose(methodist, "Ненужное")
    await compose(methodist, "Нужное")
    await to_the_school(methodist)
    await send(house, telegram, methodist)
    await settle(house, HEAD, names=("Кедрова", "Инна", "Павловна"), role=Role.CENTRE_HEAD)
    head = telegram.person(HEAD)
    await head.says("/announce")
    await head.taps("Все объявления")
    assert not any("Ненужное" in label for label in head.buttons)
    await head.taps("Нужное")
    assert "Прислал(а): Дарья О." in head.text
    await methodist.forges("nd:1")
    await methodist.taps("Ещё")
    await methodist.taps("Удалить черновик")
    assert "Черновик удалён" in methodist.toast
    await methodist.forges("nG:1")
    await methodist.forges("nG:2")
    assert "уже ушло" in methodist.toast
    async with house.database.reading() as session:
        assert [one.text for one in await session.scalars(select(Announcement))] == ["Нужное"]


async def test_a_caption_is_filled_and_corrected_as_words_are(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, teacher = town[METHODIST], town[TEACHERS[0]]
    await methodist.says("/announce")
    telegram.playground.send_file(METHODIST, "photo", PIXEL, name="poster.png", caption="Афиша <для> %имя%")
    await telegram.deliver()
    assert "Черновик: Афиша <для> %имя%" in methodist.text
    await to_the_school(methodist)
    await send(house, telegram, methodist)
    assert teacher.text == "Афиша <для> Вера Павловна"
    await methodist.forges("ni:1")
    await methodist.taps("Исправить")
    assert "Длинновато" in await methodist.says("ж" * 1025)
    await methodist.says("Афиша исправлена, %имя%")
    await deliver(house, telegram)
    assert teacher.text == "Афиша исправлена, Вера Павловна"
    assert teacher.buttons == ["Спросить", "Почему мне?"]


async def test_names_of_places_never_reach_readers_of_an_album(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    await methodist.sends_album("Для %тебя%", "")
    assert "%тебя%" in methodist.text
    await methodist.sends_album("Для %имя%", "")
    await methodist.forges("nd:1")
    assert "не заменятся" in methodist.text
    await to_the_school(methodist)
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    assert "не заменятся" in methodist.toast
    async with house.database.reading() as session:
        assert len((await session.scalars(select(Announcement))).one().source_messages or ()) == 2


async def test_the_rest_of_words_too_long_is_no_draft_of_its_own(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    assert "Длинновато" in await methodist.says("Семинар " * 600)
    async with house.database.reading() as session:
        assert not list(await session.scalars(select(Announcement)))


async def test_who_has_read_sees_it_and_a_question_says_of_what(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, teacher = town[METHODIST], town[TEACHERS[0]]
    await compose(methodist, "План, %имя%, до <пятницы>")
    await to_the_school(methodist)
    await methodist.taps("Ознакомлен")
    await send(house, telegram, methodist)
    await teacher.taps("Ознакомлен(а)")
    assert "✓ Ознакомлен(а)" in teacher.buttons
    await teacher.taps("✓ Ознакомлен(а)")
    await teacher.taps("Спросить")
    await teacher.says("До <какой>?")
    await deliver(house, telegram)
    assert "Вопрос об объявлении «План, …, до <пятницы>», Вера" in methodist.text
    await methodist.says("/announce")
    await methodist.taps("До <какой>?")
    await methodist.says("До этой")
    await deliver(house, telegram)
    assert any("До этой" in message.content.text for message in teacher.messages)
    await teacher.taps("Спросить")
    assert "Напишите вопрос" in teacher.text


async def test_nothing_speaks_of_what_was_deleted(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, teacher = town[METHODIST], town[TEACHERS[1]]
    await compose(methodist, "Ошибка")
    await to_the_school(methodist)
    await methodist.taps("Ознакомлен")
    await send(house, telegram, methodist)
    await methodist.forges("nj:1")
    await deliver(house, telegram)
    assert "ознакомиться с объявлением «Ошибка»" in teacher.text
    await methodist.forges("ny:1:1")
    await deliver(house, telegram)
    assert not await got(teacher, "Ошибка")
    await methodist.forges("ni:1")
    assert "Удалено у всех: Ошибка" in methodist.text
    assert methodist.buttons == ["Отправить ещё раз или похожее", "‹ Назад"]
    await methodist.forges("ny:1:1")
    assert "Удалять больше нечего" in methodist.text
