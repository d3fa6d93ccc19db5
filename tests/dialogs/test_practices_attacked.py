"""Practices under strangers, crashes, two authors at once, and people who go."""

import re

import pytest
from sqlalchemy import select

from bot.app import House
from handlers import unfinished
from models.people import Account
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries.practices import practice_owners
from services import privacy
from tests.dialogs.test_practices import HOSTILE, METHODIST, OTHER, TEACHER, THIRD, only, people, tell  # noqa: F401
from tests.telegram import Person, Telegram


async def join(teacher: Person, other: Person) -> None:
    await teacher.says("/practices")
    await teacher.taps("Урок")
    await teacher.taps("Позвать соавтора")
    link = re.search(r"start=(pr_[\w-]+)", teacher.text)
    assert link
    await other.says(f"/start {link[1]}")
    await other.taps("Я тоже автор")


async def go_away(house: House, account: int) -> None:
    async with house.database.writing() as session:
        person = await session.scalar(select(Account.person_id).where(Account.telegram_id == account))
        assert person is not None
        now = house.clock()
        await privacy.take_out(session, person, now=now, today=house.municipality.day(now))
        await session.commit()


async def test_the_last_author_who_goes_takes_the_words_along(house: House, people: dict[int, Person]):  # noqa: F811
    await tell(people[TEACHER])
    await people[TEACHER].taps("Отправить")
    await join(people[TEACHER], people[OTHER])
    await go_away(house, TEACHER)
    assert (await only(house)).theme == HOSTILE
    await people[OTHER].says("/practices")
    await people[OTHER].taps("Урок")
    await go_away(house, OTHER)
    assert (await only(house)).theme == ""
    assert (await only(house)).status is PracticeStatus.RETURNED


async def test_a_crash_after_it_was_stored_makes_no_second_one(
    house: House,
    people: dict[int, Person],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    teacher = people[TEACHER]
    await tell(teacher)

    async def crash(*_: object) -> None:
        raise RuntimeError

    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "drop", crash)
        await teacher.taps("Отправить")
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Продолжить")
    await teacher.taps("Отправить")
    assert "ждёт методиста" in teacher.text
    assert (await only(house)).theme == HOSTILE
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    await only(house)


async def test_two_authors_correct_at_once(house: House, people: dict[int, Person]):  # noqa: F811
    teacher, other = people[TEACHER], people[OTHER]
    await tell(teacher)
    await teacher.taps("Отправить")
    await join(teacher, other)
    for one in (teacher, other):
        await one.says("/practices")
        await one.taps("Урок")
        await one.taps("Исправить")
    await other.taps("Где")
    await other.says("Новое место")
    await other.taps("Отправить")
    await teacher.taps("Отправить")
    assert (await only(house)).place == "Новое место"


async def test_odd_days(house: House, people: dict[int, Person]):  # noqa: F811
    teacher = people[TEACHER]
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Мастер-класс")
    await teacher.says(HOSTILE)
    await teacher.taps("муниципальный")
    for day in ("01.10.1000", "01.01.1900", "29.02.2025", "50" * 2_000, "10.10.2025 14:00"):
        assert "Не получилось разобрать день" in await teacher.says(day), day
    for day in ("31.12.2099", "завтра"):
        assert "ещё не наступил" in await teacher.says(day), day
    assert "Где?" in await teacher.says("29.02")
    await teacher.says("Место")
    await teacher.says("Приказ 1")
    assert "29 февраля 2024" in teacher.text


async def test_a_methodist_who_is_late_is_told_once(house: House, people: dict[int, Person]):  # noqa: F811
    teacher, methodist = people[TEACHER], people[METHODIST]
    await tell(teacher)
    await teacher.taps("Отправить")
    await methodist.says("/practices")
    await methodist.taps("Практики ждут")
    await methodist.taps("Урок")
    await methodist.taps("Вернуть")
    async with house.database.writing() as session:
        (await session.scalars(select(Practice))).one().status = PracticeStatus.CONFIRMED
        await session.commit()
    assert "уже изменили или проверили" in await methodist.says("Добавьте ссылку")
    assert "уже изменили или проверили" not in await methodist.says("Это о другом")
    await tell(teacher, theme="Другой урок")
    await teacher.taps("Отправить")
    await methodist.says("/practices")
    await methodist.taps("Практики ждут")
    await methodist.taps("Другой урок")
    await methodist.taps("Вернуть")
    await teacher.taps("Исправить")
    await teacher.taps("Где")
    await teacher.says("Новое место")
    await teacher.taps("Отправить")
    assert "уже изменили или проверили" in await methodist.says("Добавьте ссылку")
    assert "Другой урок" in methodist.text
    assert "уже изменили или проверили" not in await methodist.says("Это о другом")


async def test_whose_link_it_is(house: House, telegram: Telegram, people: dict[int, Person]):  # noqa: F811
    teacher, third = people[TEACHER], people[THIRD]
    await tell(teacher)
    await teacher.taps("Отправить")
    link = f"/start pr_{(await only(house)).token}"
    assert "Вы тоже готовили" not in await teacher.says(link)
    assert "Исправить" in " ".join(teacher.buttons)
    stranger = telegram.person(777_777, "Пётр", "Чужой")
    for said in (link, "/menu"):
        await stranger.says(said)
        assert "Урок" not in stranger.text
    await stranger.forges(f"dpj:{(await only(house)).token}")
    assert "Урок" not in stranger.text
    other = people[OTHER]
    await other.says(link)
    await go_away(house, OTHER)
    await other.taps("Я тоже автор")
    assert "Урок" not in other.text
    await third.says(link)
    await third.taps("Я тоже автор")
    await third.says(link)
    assert "Вы тоже готовили" not in third.text
    async with house.database.reading() as session:
        assert len(list(await session.scalars(select(PracticeAuthor)))) == 2


async def test_an_author_takes_back_what_waits_and_the_last_one_takes_it_along(
    house: House,
    telegram: Telegram,
    people: dict[int, Person],  # noqa: F811
):
    teacher, other = people[TEACHER], people[OTHER]
    await tell(teacher)
    await teacher.taps("Отправить")
    number = (await only(house)).id
    await join(teacher, other)
    await people[THIRD].forges(f"dpx:{number}:1")
    await go_away(house, TEACHER)
    await other.says("/practices")
    await other.taps("Урок")
    await other.taps("Убрать")
    assert "совсем" in other.text
    other.presses("Да, убрать")
    other.presses("Да, убрать")
    await telegram.deliver()
    assert "Здесь собираются" in other.text
    async with house.database.reading() as session:
        assert list(await session.scalars(select(Practice))) == []
        assert list(await session.scalars(select(PracticeAuthor))) == []


async def test_a_kind_the_programme_has_given_up_is_asked_anew(
    house: House,
    people: dict[int, Person],  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
):
    teacher = people[TEACHER]
    await tell(teacher)
    await teacher.says("/menu")
    kinds = house.municipality.programme.practices
    monkeypatch.setattr(type(kinds), "kind", lambda _, code: None)
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Продолжить")
    assert "Чем вы поделились" in teacher.text


async def test_whoever_goes_back_out_of_the_form_hears_that_it_is_kept(
    house: House,
    telegram: Telegram,
    people: dict[int, Person],  # noqa: F811
):
    teacher = people[TEACHER]
    for begin, kind in (("dpt:0", "Мастер-класс"), ("mbt:0", "Видео")):
        await teacher.forges(begin)
        await teacher.taps(kind)
        await teacher.says(HOSTILE)
        for _ in range(3):
            await teacher.taps("‹ Назад")
        assert "Сохранили" in telegram.toasts[-1]


async def test_two_rows_of_one_person_are_one_author_who_can_take_it_back(
    house: House,
    telegram: Telegram,
    people: dict[int, Person],  # noqa: F811
):
    teacher, other = people[TEACHER], people[OTHER]
    await tell(teacher)
    await teacher.taps("Отправить")
    await join(teacher, other)
    async with house.database.writing() as session:
        by_account = {one.telegram_id: one.person_id for one in await session.scalars(select(Account))}
        one, two = by_account[OTHER], by_account[TEACHER]
        assert one is not None
        assert two is not None
        await practice_owners.merge(session, source=one, target=two)
        await session.commit()
    await teacher.says("/practices")
    await teacher.taps("Урок")
    assert "Автор:" in teacher.text
    assert "Убрать" in teacher.buttons
