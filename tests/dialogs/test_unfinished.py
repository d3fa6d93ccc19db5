"""What is filled in step by step and left in the middle waits until its writer comes back to it."""

from dataclasses import dataclass
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.app import House
from handlers import unfinished
from models.contests import Contest
from models.courses import CourseOffer
from models.forms import Form as FormRow
from models.people import Role
from tests.conftest import Clock
from tests.dialogs.shortcuts import put_to_work, settle
from tests.telegram import Person, Telegram

TEACHER, METHODIST, OTHER = (5_000_009_000 + n for n in range(1, 4))
HOSTILE = "Урок <для всех> & каждого"


@dataclass(frozen=True)
class Filled:
    """How a form is begun, and what is asked once its title has been typed."""

    form: str
    begin: str
    taps: tuple[str, ...]
    after: str
    who: int = TEACHER


FORMS = (
    Filled("practice", "dpt:0", ("Мастер-класс",), "Какого уровня"),
    Filled("material", "mbt:0", ("Видео",), "К чему он относится"),
    Filled("claim", "ocq:0", (), "Что это"),
    Filled("course", "Ua", (), "Сколько часов"),
    Filled("contest_draft", "ocm:new:0", (), "До какого дня", METHODIST),
    Filled("offer", "za:0", (), "Сколько часов", METHODIST),
)


@pytest.fixture
async def people(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    told = (
        (TEACHER, ("Ромашкина", "Вера", "Павловна"), None),
        (METHODIST, ("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
        (OTHER, ("Кленов", "Лев", "Ильич"), None),
    )
    for account, names, role in told:
        await settle(house, account, names=names, role=role, school="Школа № 3")
    found = {account: telegram.person(account, names[1], names[0]) for account, names, _ in told}
    for person in found.values():
        await person.says("/menu")
    return found


async def begin(person: Person, filled: Filled, title: str = HOSTILE) -> str:
    """Returns what is asked next."""
    await person.forges(filled.begin)
    for label in filled.taps:
        await person.taps(label)
    return await person.says(title)


async def kept(house: House) -> set[str]:
    """The names of all forms that lie there for later."""
    async with house.database.reading() as session:
        keys = await session.scalars(select(FormRow.key))
        return {name for key in keys if (name := key.rpartition(":")[2]) in {one.form for one in FORMS}}


@pytest.mark.parametrize("filled", FORMS, ids=lambda one: one.form)
async def test_the_menu_ends_nothing(house: House, telegram: Telegram, people: dict[int, Person], filled: Filled):
    person = people[filled.who]
    asked = await begin(person, filled)
    assert filled.after in asked
    await person.says("/menu")
    await put_to_work(house, telegram)
    await person.says("/menu")
    await person.forges(filled.begin)
    assert f"Вы начали и не закончили: «{HOSTILE}»" in person.text
    await person.taps("‹ Назад")
    await person.forges(filled.begin)
    assert await person.taps("Продолжить") == asked
    assert await kept(house) == {filled.form}
    await person.forges(filled.begin)
    await person.taps("Удалить и начать заново")
    assert await kept(house) == set()
    assert HOSTILE not in await begin(person, filled, "Другое")
    await person.says("/menu")
    await person.forges(filled.begin)
    assert "Другое" in person.text


@pytest.mark.parametrize("filled", FORMS, ids=lambda one: one.form)
async def test_it_is_nobody_else_s(house: House, people: dict[int, Person], filled: Filled):
    await begin(people[filled.who], filled)
    await people[filled.who].says("/menu")
    other = people[OTHER]
    await other.forges(f"uft:{filled.form}:0")
    assert HOSTILE not in other.text
    await other.forges(f"uft:{filled.form}:1")
    assert HOSTILE not in other.text
    assert await kept(house) == {filled.form}


async def test_what_was_only_begun_with_a_tap_is_not_asked_about(house: House, people: dict[int, Person]):
    teacher = people[TEACHER]
    await teacher.forges("dpt:0")
    await teacher.taps("Мастер-класс")
    await teacher.says("/menu")
    await teacher.forges("dpt:0")
    assert "Мастер-класс" in teacher.buttons
    assert await kept(house) == set()


async def test_what_was_sent_waits_no_more_and_a_correction_leaves_the_new_one_alone(
    house: House, people: dict[int, Person]
):
    teacher = people[TEACHER]
    await begin(teacher, FORMS[0], "Первая практика")
    for said in ("муниципальный", "01.10.2025", "Фестиваль", "https://example.org/1"):
        await (teacher.taps(said) if said == "муниципальный" else teacher.says(said))
    await teacher.taps("Отправить")
    assert await kept(house) == set()
    await begin(teacher, FORMS[0], "Вторая практика")
    await teacher.says("/practices")
    await teacher.taps("Первая практика")
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    assert await kept(house) == {"practice"}
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    assert "Вторая практика" in teacher.text


async def test_whoever_withdraws_their_consent_leaves_no_words(house: House, people: dict[int, Person]):
    teacher = people[TEACHER]
    for filled in FORMS[:4]:
        await begin(teacher, filled)
        await teacher.says("/menu")
    assert await kept(house) == {one.form for one in FORMS[:4]}
    await teacher.says("/privacy")
    await teacher.taps("Отозвать")
    await teacher.taps(teacher.buttons[0])
    assert await kept(house) == set()


async def crash(*_: object) -> None:
    raise RuntimeError


async def test_an_offer_of_a_course_stored_before_a_crash_is_shown_once(
    house: House, people: dict[int, Person], monkeypatch: pytest.MonkeyPatch
):
    methodist = people[METHODIST]
    await begin(methodist, FORMS[5])
    for said in ("36", "20 октября", "24.10"):
        await methodist.says(said)
    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "drop", crash)
        await methodist.taps("Показать педагогам")
    await methodist.forges("za:0")
    await methodist.taps("Продолжить")
    await methodist.taps("Показать педагогам")
    async with house.database.reading() as session:
        assert [one.title for one in await session.scalars(select(CourseOffer))] == [HOSTILE]
    assert await kept(house) == set()


async def test_a_contest_stored_before_a_crash_is_announced_once(
    house: House, people: dict[int, Person], monkeypatch: pytest.MonkeyPatch
):
    methodist = people[METHODIST]
    await begin(methodist, FORMS[4])
    await methodist.says("20.10.2025")
    with monkeypatch.context() as patched:
        patched.setattr(unfinished, "drop", crash)
        await methodist.taps("Объявить")
    await methodist.says("/menu")
    await methodist.forges("ocm:new:0")
    await methodist.taps("Продолжить")
    await methodist.taps("Объявить")
    async with house.database.reading() as session:
        assert [one.title for one in await session.scalars(select(Contest))] == [HOSTILE]
    assert await kept(house) == set()
