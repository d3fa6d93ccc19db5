"""The profile: a fact a screen, whatever is typed, and corrections afterwards."""

import pytest

from bot.app import House
from models.organizations import Organization
from services.naming import search_key
from services.registration import profile
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle, visit_of
from tests.telegram import Person

TITLES = (
    "Лицей «Росток» имени Ёлкина",
    "Гимназия № 1",
    *(f"Школа № {number}" for number in range(1, 15)),
    "Детский сад «Ёжик»",
    "Дом творчества",
)


@pytest.fixture
async def newcomer(stranger: Person, house: House) -> Person:
    """Somebody who has just agreed and is asked where they work."""
    async with house.database.writing() as session:
        for title in TITLES:
            session.add(Organization(title=title, search_key=search_key(title), is_confirmed=True))
        await session.commit()
    await stranger.says("/start")
    await stranger.taps("Продолжить")
    await stranger.taps("Согласен")
    return stranger


SPELLINGS = {
    TITLES[0]: ("росток", "ЕЛКИНА росток", "ёлкина, «лицей»!", "имени ЁЛКИНА", "лиц ел"),
    TITLES[1]: ("  гимназия   1 ", "№1 гимназия", "гимназия №1", "Гимн. № 1"),
    TITLES[-2]: ("ежик", "«ёжик»", "сад детский"),
    TITLES[-1]: ("творчества дом", "ДОМ-ТВОРЧЕСТВА"),
}


@pytest.mark.parametrize("title", SPELLINGS)
async def test_an_organisation_is_found_however_it_is_typed(newcomer: Person, drawer: Drawer, title: str):
    for typed in SPELLINGS[title]:
        assert "1 вариант" in await newcomer.says(typed), typed
        assert newcomer.buttons[0] == title
    await newcomer.taps(title)
    assert "Кем вы работаете" in newcomer.text
    person = await drawer.person(newcomer.id)
    assert person is not None
    assert person.organization_id == TITLES.index(title) + 1


async def test_what_is_not_in_the_list_finds_nothing_and_breaks_nothing(newcomer: Person):
    for typed in ("Школа № 99", "'; DROP TABLE people; --", "<b>", "100%", "a_b", "%", "_", "🏫", "\\", "&"):
        text = await newcomer.says(typed)
        assert typed in text
        assert "ничего не нашли" in text, typed
        assert "Моей нет в списке — записать так" in newcomer.buttons
        assert newcomer.buttons[0] == TITLES[0]
    await newcomer.taps("›")
    assert newcomer.buttons[0] == TITLES[6]


async def test_the_list_is_leafed_through_in_a_circle(newcomer: Person):
    assert newcomer.buttons[:6] == list(TITLES[:6])
    await newcomer.taps("›")
    assert newcomer.buttons[:6] == list(TITLES[6:12])
    await newcomer.taps("›")
    assert newcomer.buttons[:6] == list(TITLES[12:])
    await newcomer.taps("›")
    assert newcomer.buttons[:6] == list(TITLES[:6])
    await newcomer.taps("‹")
    assert "3 из 3 ›" in newcomer.buttons


async def test_leafing_keeps_to_what_was_looked_for(newcomer: Person):
    await newcomer.says("школа")
    assert "14 вариантов" in newcomer.text
    for label, page in (("›", 2), ("›", 3), ("›", 1), ("‹", 3), ("3 из 3 ›", 1)):
        await newcomer.taps(label)
        assert "14 вариантов" in newcomer.text
        assert f"{page} из 3 ›" in newcomer.buttons
    assert newcomer.buttons[:6] == list(TITLES[2:8])


async def test_a_place_that_is_not_listed_is_kept_as_it_was_written(newcomer: Person, drawer: Drawer):
    title = "Муниципальное автономное учреждение дополнительного образования «Центр „Сокол“» посёлка Ёлки"
    assert 60 < len(title) <= 120
    await newcomer.says(title)
    await newcomer.taps("Моей нет")
    assert "Кем вы работаете" in newcomer.text
    stored = await drawer.everything()
    assert title in stored
    assert await drawer.count(Organization) == len(TITLES) + 1


async def test_the_same_place_typed_by_two_people_is_one_place(teacher: Person, colleague: Person, drawer: Drawer):
    await teacher.taps("Мой профиль")
    await teacher.taps("Место работы")
    await teacher.says("Кадетский корпус")
    await teacher.taps("Моей нет")
    await colleague.taps("Мой профиль")
    await colleague.taps("Место работы")
    await colleague.says("«кадетский»  КОРПУС")
    await colleague.taps("Моей нет")
    one, other = await drawer.person(teacher.id), await drawer.person(colleague.id)
    assert one is not None
    assert other is not None
    assert one.organization_id == other.organization_id


async def test_what_can_hardly_be_a_place_is_not_kept(newcomer: Person, drawer: Drawer):
    for typed in ("ab", "!!!", "x" * 121, "слово " * 850):
        await newcomer.says(typed)
        await newcomer.taps("Моей нет")
        assert "от 3 до 120" in newcomer.toast, typed
        newcomer.telegram.toasts.clear()
    assert await drawer.count(Organization) == len(TITLES)
    assert "Где вы работаете" in newcomer.text


NO_FACTS = (
    "pp:organization:999", "pp:organization:-1", "pp:organization:", "pp:organization:9223372036854775808",
    "pp:organization:" + "9" * 40, "pp:organization:1 OR 1=1", "pp:organization:²", "pp:organization:١",
    "pp:position:astronaut", "pp:position:", "pp:subject:magic", "pp:career:1900", "pp:career:abcd", "pp:name:7",
)  # fmt: skip
NO_PAGES = (
    "pl:organization:-1:", "pl:organization:99999999999999999999999999:", "pl:organization:abc:", "pl:magic:0:",
    "pl:position:0:astronauts", "pl:position:7:teacher", "pl:subject:900:", "pl:organization:900:", "pa:magic", "pk",
)  # fmt: skip


async def test_forged_facts_are_refused_calmly(newcomer: Person, drawer: Drawer):
    before = await drawer.everything()
    for data in NO_FACTS:
        assert "Где вы работаете" in await newcomer.forges(data), data
        assert newcomer.toast, data
        newcomer.telegram.toasts.clear()
    assert await drawer.everything() == before
    assert not newcomer.telegram.unanswered


async def test_forged_pages_crash_nothing(newcomer: Person, drawer: Drawer):
    for data in NO_PAGES:
        assert "мы уже знаем" not in await newcomer.forges(data), data
    person = await drawer.person(newcomer.id)
    assert person is not None
    assert (person.organization_id, person.position) == (None, None)
    assert not newcomer.telegram.unanswered


GROUPS = [
    ("Учитель, преподаватель", "Преподаватель", "lecturer", True),
    ("Воспитатель детского сада", "Музыкальный", "music_director", False),
    ("Психолог, логопед", "Тьютор", "tutor", False),
    ("Педагог дополнительного", "Концертмейстер", "accompanist", False),
    ("Руководитель, заместитель", "Заведующий", "head", False),
]


@pytest.mark.parametrize(("group", "position", "code", "asks_subject"), GROUPS)
async def test_the_subject_is_asked_of_those_who_teach_one(
    newcomer: Person, drawer: Drawer, group: str, position: str, code: str, asks_subject: bool
):
    assert "Шаг 1 из" in newcomer.text
    await newcomer.taps("Школа № 3")
    await newcomer.taps(group)
    await newcomer.taps(position)
    assert ("Какой предмет" in newcomer.text) == asks_subject
    if asks_subject:
        await newcomer.says("физич")
        await newcomer.taps("Физическая культура")
    assert "В каком году" in newcomer.text
    person = await drawer.person(newcomer.id)
    assert person is not None
    assert person.position == code
    assert bool(person.subject) == asks_subject


async def test_back_leads_from_every_fact_to_the_one_before(newcomer: Person):
    await newcomer.taps("Школа № 3")
    await newcomer.taps("Учитель, преподаватель")
    await newcomer.taps("Назад")
    assert "Психолог, логопед, соцпедагог" in newcomer.buttons
    await newcomer.taps("Учитель, преподаватель")
    await newcomer.taps("Преподаватель")
    await newcomer.taps("Назад")
    assert "Кем вы работаете" in newcomer.text
    await newcomer.taps("Назад")
    assert "Где вы работаете" in newcomer.text
    await newcomer.taps("Помощь")
    assert "Что умеет бот" in newcomer.text
    await newcomer.taps("Назад")
    assert "Какой предмет" in newcomer.text


@pytest.fixture
async def nameless(newcomer: Person) -> Person:
    """Somebody who is asked in which year they began."""
    await newcomer.taps("Школа № 3")
    await newcomer.taps("Воспитатель детского сада")
    await newcomer.taps("Воспитатель")
    return newcomer


NO_YEARS = (
    "1959", "2026", "0", "09", "20091", "-2009", "2009.5", "двадцать", "٢٠٠٩", "²⁰⁰⁹", "2 009", "9" * 4000, "1e3", "🎂",
)  # fmt: skip


async def test_a_year_that_cannot_be_is_asked_again(nameless: Person, drawer: Drawer):
    for typed in NO_YEARS:
        text = await nameless.says(typed)
        assert "Нужен год четырьмя цифрами, от 1960 до 2025" in text, typed
        assert "В каком году" in text, typed
    person = await drawer.person(nameless.id)
    assert person is not None
    assert person.career_started is None


@pytest.mark.parametrize(("typed", "year"), [("1960", 1960), ("2025", 2025), (" 2009\n", 2009), ("\u200b2009", 2009)])
async def test_a_year_at_the_bounds_is_kept(nameless: Person, drawer: Drawer, typed: str, year: int):
    assert "Как вас зовут" in await nameless.says(typed)
    person = await drawer.person(nameless.id)
    assert person is not None
    assert person.career_started == year


NAMES = {
    "Ромашкина Вера Павловна": ("Ромашкина", "Вера", "Павловна"),
    "ромашкина вера": ("Ромашкина", "Вера", None),
    "РОМАШКИНА ВЕРА": ("Ромашкина", "Вера", None),
    "Салтыков-Щедрин Михаил Евграфович": ("Салтыков-Щедрин", "Михаил", "Евграфович"),
    "салтыков-щедрин михаил": ("Салтыков-Щедрин", "Михаил", None),
    "Д’Артаньян Шарль": ("Д’Артаньян", "Шарль", None),
    "О'Коннор Мэри Джейн": ("О'Коннор", "Мэри", "Джейн"),
    "Алиев Али Гасан оглы": ("Алиев", "Али", "Гасан оглы"),
    "  Ким\n Ли  ": ("Ким", "Ли", None),
    "Иванов И. П.": ("Иванов", "И.", "П."),
    "Müller Jürgen": ("Müller", "Jürgen", None),
    "МакДональд Анна": ("МакДональд", "Анна", None),
}


async def test_names_of_all_kinds_are_kept(teacher: Person, drawer: Drawer):
    for typed, kept in NAMES.items():
        await teacher.forges("pa:name")
        assert "Мой профиль" in await teacher.says(typed), typed
        person = await drawer.person(teacher.id)
        assert person is not None
        assert (person.surname, person.name, person.patronymic) == kept


NO_NAMES = (
    "Вера", "1234", "Ромашкина Вера 2", "<b>Вера</b> &", "Вера & Ко", "🌼 Вера", "а" * 61 + " Вера", "Ив. Ан. Пе. Ро. Си.",
    "слово " * 833, "-- --", "Вера_Павловна Р", "' OR 1=1", "https://example.org вход", "Вера Ромашкина!",
)  # fmt: skip


async def test_what_is_no_name_is_asked_again(nameless: Person, drawer: Drawer):
    await nameless.taps("2020")
    for typed in NO_NAMES:
        text = await nameless.says(typed)
        assert "Нужны фамилия, имя и отчество словами" in text, typed
        assert "Как вас зовут" in text, typed
    person = await drawer.person(nameless.id)
    assert person is not None
    assert person.surname is None


async def test_a_question_of_the_profile_stays_after_what_is_no_text(nameless: Person):
    for kind in ("photo", "voice", "sticker", "document", "contact", "location"):
        text = await nameless.sends(kind)
        assert "здесь не подойдут" in text, kind
        assert "В каком году" in text, kind
    assert "Как вас зовут" in await nameless.says("2009")


CORRECTIONS = [
    ("Место работы", "Кадетский корпус", "Моей нет", "Место работы: Кадетский корпус"),
    ("Предмет", "физика", "Физика", "Предмет: Физика"),
    ("Год начала", "1999", None, "с 1999 года"),
    ("Имя", "Лютикова Анна", None, "Лютикова Анна"),
    ("Должность", "тьют", "Тьютор", "Должность: Тьютор"),
]


@pytest.mark.parametrize(("fact", "typed", "choice", "line"), CORRECTIONS)
async def test_a_fact_is_corrected_from_the_card(teacher: Person, fact: str, typed: str, choice: str | None, line: str):
    await teacher.taps("Мой профиль")
    await teacher.taps(fact)
    await teacher.says(typed)
    if choice:
        await teacher.taps(choice)
    assert "Мой профиль" in teacher.text
    assert line in teacher.text
    assert "ничего не спрашивал" in await teacher.says("лишнее")


@pytest.mark.parametrize("fact", ["Место работы", "Должность", "Предмет", "Год начала", "Имя"])
async def test_a_correction_begun_and_left_changes_nothing(teacher: Person, drawer: Drawer, fact: str):
    await teacher.taps("Мой профиль")
    card, before = teacher.text, await drawer.person(teacher.id)
    await teacher.taps(fact)
    assert "Сейчас бот ничего не спрашивал" not in await teacher.sends("sticker")
    await teacher.taps("Назад")
    assert teacher.text == card
    await teacher.says("2001")
    after = await drawer.person(teacher.id)
    assert before is not None
    assert after is not None
    assert after.career_started == before.career_started == 2009


async def test_whoever_starts_to_teach_is_asked_for_the_subject(house: House, stranger: Person, drawer: Drawer):
    await settle(house, stranger.id, position="tutor", subject=None)
    await stranger.says("/profile")
    assert "Предмет" not in "".join(stranger.buttons)
    await stranger.taps("Должность")
    await stranger.taps("Учитель, преподаватель")
    await stranger.taps("Учитель")
    assert "Какой предмет" in stranger.text
    assert "Какой предмет" in await stranger.says("/menu")
    await stranger.says("хим")
    await stranger.taps("Химия")
    person = await drawer.person(stranger.id)
    assert person is not None
    assert (person.position, person.subject) == ("teacher", "chemistry")


async def test_whoever_stops_teaching_has_no_subject_any_more(teacher: Person, drawer: Drawer):
    await teacher.says("/profile")
    await teacher.taps("Должность")
    await teacher.taps("Психолог")
    await teacher.taps("Тьютор")
    assert "Предмет" not in teacher.text
    assert "Классный" not in teacher.text
    person = await drawer.person(teacher.id)
    assert person is not None
    assert person.subject is None


async def test_the_class_teacher_is_switched_and_a_double_tap_switches_once(teacher: Person, drawer: Drawer):
    await teacher.says("/profile")
    assert "не указано" in teacher.text
    teacher.presses("Я классный")
    teacher.presses("Я классный")
    await teacher.telegram.deliver()
    assert "Классный руководитель: да" in teacher.text
    await teacher.taps("Я не классный")
    assert "Классный руководитель: нет" in teacher.text
    person = await drawer.person(teacher.id)
    assert person is not None
    assert person.is_class_teacher is False


async def test_until_the_profile_is_complete_every_way_leads_to_the_missing_fact(nameless: Person):
    for typed in ("/menu", "/surveys", "/cancel", "/profile", "/nothing"):
        assert "В каком году" in await nameless.says(typed)
    for data in ("go:surveys", "sb:diagnostics", "sc:1:0:0", "garbage", "st:1"):
        assert "В каком году" in await nameless.forges(data)
    assert not nameless.telegram.unanswered


async def test_a_year_delivered_twice_is_no_name(nameless: Person, drawer: Drawer):
    await nameless.says("2009")
    await nameless.telegram.deliver(nameless.telegram.delivered[-1])
    person = await drawer.person(nameless.id)
    assert person is not None
    assert (person.career_started, person.surname) == (2009, None)


async def test_taps_on_older_questions_of_the_profile_still_count(nameless: Person, drawer: Drawer):
    """Every fact has its own buttons: an old one corrects its own fact and no other."""
    await nameless.taps("2020")
    await nameless.forges("pp:position:coach")
    assert "Как вас зовут" in nameless.text
    await nameless.forges("pp:career:2021")
    person = await drawer.person(nameless.id)
    assert person is not None
    assert (person.position, person.career_started, person.surname) == ("coach", 2021, None)


async def test_each_fact_of_the_profile_is_somebodys_own(teacher: Person, colleague: Person, house: House):
    await teacher.says("/profile")
    await teacher.taps("Имя")
    await teacher.says("Лютикова Анна")
    other = await visit_of(house, colleague.id)
    assert other.actor.surname == "Ромашкина"
    assert profile.next_fact(other) is None
