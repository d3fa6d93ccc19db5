"""What a pair does together, as its two sides meet it: two taps, a yes, a plan, first weeks; signals for a methodist."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from bot.app import House
from models.mentorships import AdaptationSignal, EntryKind, FirstStep, MentorshipEntry, MentorshipStep
from models.people import Role
from models.responses import Response
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.pairing import pair_up
from tests.telegram import Person, Telegram

MENTOR, MENTEE, COORDINATOR, METHODIST = 901, 902, 903, 904
EVIL = "<b>&</b> " + "ы" * 5000


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@pytest.fixture
async def mentor(house: House, telegram: Telegram) -> Person:
    return await come(house, telegram, MENTOR, ("Сиренева", "Ирина", "Олеговна"))


@pytest.fixture
async def mentee(house: House, telegram: Telegram) -> Person:
    return await come(house, telegram, MENTEE, ("Ромашкина", "Вера", "Павловна"), career=2025)


async def come(house: House, telegram: Telegram, number: int, names: tuple[str, str, str], **about) -> Person:
    person = telegram.person(number, names[1], names[0])
    await settle(house, number, names=names, **about)
    await person.says("/menu")
    return person


@pytest.fixture
async def pair(house: House, mentor: Person, mentee: Person) -> int:
    mentor_id, mentee_id = [(await visit_of(house, one.id)).actor.id for one in (mentor, mentee)]
    return await pair_up(house, mentor_id, mentee_id, starts_on=date(2025, 10, 1))


async def drawer_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key.columns)))
        await session.commit()
    return found


async def test_two_taps_are_an_entry_and_one_tap_confirms_it(
    house: House, telegram: Telegram, mentor: Person, mentee: Person, pair: int, clock: Clock
):
    assert "Что было сегодня, 7 октября" in await mentor.forges(f"Jw:{pair}")
    assert mentor.buttons[:5] == ["Встреча", "Посещение урока", "Взаимопосещение", "Разбор", "Дистанционно"]
    kinds = mentor.screen
    mentor.presses("Встреча")
    mentor.presses("Встреча")
    await telegram.deliver_at_once()
    [entry] = await drawer_of(house, MentorshipEntry)
    assert (entry.kind, entry.on) == (EntryKind.MEETING, date(2025, 10, 7))
    assert kinds is mentor.screen
    assert "Записано" in mentor.text
    assert "Вторая сторона ещё не ответила" in mentor.text

    async with sending(house, telegram):
        clock.passes(minutes=6)
        await until(house, all_settled)
    assert "Ирина С. записывает в журнал: Встреча, 7 октября" in mentee.text
    question = mentee.screen
    assert "Так было?" in await mentee.forges(f"Je:{entry.id}")
    assert "Спасибо, подтверждено" in await mentee.taps("Да, было")
    assert "Подтверждено: Вера Р." in mentee.text

    # Typed right after the two taps it is what was done; too much is refused, and nothing is lost.
    await mentor.says(EVIL)
    assert "помещается 500 знаков" in mentor.text
    assert "&lt;b&gt;" not in await mentor.says("<b>Разобрали</b> & обсудили урок")
    assert "Что сделали: <b>Разобрали</b> & обсудили урок" in mentor.text
    assert "Вторая сторона ещё не ответила" in mentor.text

    await mentor.taps("Тема")
    assert "Цифровые ресурсы и сервисы" in mentor.buttons[0]
    assert "Тема: Цифровые ресурсы" in await mentor.taps("Цифровые")
    await mentor.taps("Задание")
    assert "До какого дня?" in await mentor.says("Показать фрагмент урока")
    assert "посмотрите" not in await mentor.says("вчера")
    assert "📌 Задание до 15 декабря: Показать фрагмент урока" in await mentor.says("15 декабря")
    await mentor.taps("Вчера / другой день")
    assert "Вчера, 6 октября" in mentor.buttons
    assert "нужен день с 01.10.2025 по 07.10.2025" in await mentor.says("30 сентября")
    assert "3 октября 2025" in await mentor.says("3.10")

    assert "Запись изменилась" in await mentee.forges(f"Jy:{entry.id}:{entry.on.toordinal()}", message=question)
    assert "Отмечено: было не так" in await mentee.taps("Не так")
    async with sending(house, telegram):
        await until(house, all_settled)
    assert "Вера Р. отмечает, что было не так" in mentor.text
    assert "Запись пока не считается" in await mentor.taps("Открыть")
    assert "Запись убрана" in await mentor.taps("Убрать")
    assert "Записано" in await mentor.taps("Вернуть запись")
    await mentor.taps("Журнал")
    assert "Журнал · 1 запись" in mentor.text
    assert "Октябрь 2025 · 1" in mentor.text


async def test_the_home_of_a_pair_says_how_it_stands(
    house: House, telegram: Telegram, mentor: Person, mentee: Person, pair: int, clock: Clock
):
    for number in range(7):
        clock.now = datetime(2025, 10, 7 + number, 12, tzinfo=UTC)
        await mentor.forges(f"Jk:{pair}:meeting")
    clock.now = datetime(2025, 11, 5, 12, tzinfo=UTC)
    await mentor.forges(f"Jk:{pair}:mutual_visit")
    home = await mentee.forges(f"mp:{pair}")
    assert "📓 Записей в ноябре: 1, нужно 2\nВзаимных посещений в этой четверти: 1, нужно 1\n" in home
    assert "8 записей ждут вашего «да»" in home
    for label in ("Посмотреть запись", "✏️ Записать встречу", "Журнал · 8", "План", "🧩 Первые недели"):
        assert label in mentee.buttons
    assert len(mentee.buttons) <= 9
    assert "ждут вашего" not in await mentor.forges(f"mp:{pair}")
    assert "🧩 Первые недели" not in mentor.buttons
    await mentee.forges(f"Jl:{pair}:0")
    assert "Ноябрь 2025 · 1" in mentee.text
    assert "Октябрь 2025 · 7" in mentee.text
    assert [one for one in mentee.buttons if one.isdigit()] == ["1", "2", "3", "4", "5"]
    await mentee.taps("›")
    assert [one for one in mentee.buttons if one.isdigit()] == ["6", "7", "8"]
    assert "Да, было" in (await mentee.taps("6"), *mentee.buttons)
    assert "Убрать" not in mentee.buttons

    await settle(house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    keeper = telegram.person(COORDINATOR)
    await keeper.says("/menu")
    [first, *_] = await drawer_of(house, MentorshipEntry)
    menu = keeper.text
    for data in (f"Jl:{pair}:0", f"Je:{first.id}", f"Jk:{pair}:meeting", f"Jx:{first.id}", f"Jp:{pair}"):
        assert await keeper.forges(data) == menu
        assert "больше нет" in keeper.toast
    kept = await keeper.forges(f"mp:{pair}")
    assert "📓 Записей в ноябре: 1, нужно 2" in kept
    assert "Записать" not in "".join(keeper.buttons)
    assert len(await drawer_of(house, MentorshipEntry)) == 8


async def test_a_plan_is_the_mentors_and_both_tick_it_off(
    house: House, mentor: Person, mentee: Person, pair: int, clock: Clock
):
    assert "Его составит наставник" in await mentee.forges(f"Jp:{pair}")
    assert mentee.buttons == ["‹ К паре"]
    await mentor.forges(f"Jp:{pair}")
    await mentor.taps("Из готового плана")
    assert "Первый год учителя: 8 шагов" in mentor.text
    assert "до 8 октября" in await mentor.taps("Первый год учителя")
    assert "План пары · 0 из 8" in mentor.text
    await mentor.taps("1")
    assert "Что получится: время встреч выбрано" in mentor.text
    await mentor.taps("Назвать иначе")
    await mentor.says("ы" * 5000)
    assert "помещается 200 знаков" in mentor.text
    assert "<b>Свой</b> & шаг" in await mentor.says("<b>Свой</b> & шаг")
    await mentor.taps("Перенести")
    assert "до 1 декабря" in await mentor.says("1.12")
    await mentor.taps("Добавить шаг")
    assert "до какого дня?" in await mentor.says("Сходить вместе на объединение")
    assert "Сходить вместе на объединение — до 20 октября" in await mentor.says("20.10")

    await mentee.forges(f"Jp:{pair}")
    await mentee.taps("1")
    assert "Убрать шаг" not in mentee.buttons
    assert "1 из 9" in await mentee.taps("Сделано")
    await mentee.taps("1")
    assert "0 из 9" in await mentee.taps("Ещё не сделано")
    steps = await drawer_of(house, MentorshipStep)
    for data in (f"Jz:{steps[0].id}", f"Jm:{steps[0].id}", f"Js:{pair}", f"Jh:{pair}", f"JP:{pair}:preschool"):
        await mentee.forges(data)
        assert "больше нет" in mentee.toast
    assert len(await drawer_of(house, MentorshipStep)) == len(steps) == 9
    await mentor.taps("2")
    assert "0 из 8" in await mentor.taps("Убрать шаг")


async def test_first_weeks_are_ticked_with_one_tap(house: House, mentee: Person, mentor: Person):
    """Without a mentor too."""
    await mentor.says("/mentor")
    assert "🧩 Первые недели" not in mentor.buttons
    await mentee.says("/mentor")
    assert "0 из 10" in await mentee.taps("🧩 Первые недели")
    assert "спросите <i>" not in mentee.text
    assert "Узнать, кто ваш наставник — спросите завуча" in mentee.text
    shown = mentee.screen
    mentee.presses("2")
    mentee.presses("2")
    await mentee.telegram.deliver()
    assert mentee.screen is shown
    assert "1 из 10" in mentee.text
    assert "✅ 2" in mentee.buttons
    assert "0 из 10" in await mentee.taps("✅ 2")
    await mentee.forges("ft:nothing:1")
    assert "больше нет" in mentee.toast
    assert await drawer_of(house, FirstStep) == []


async def test_signals_are_read_by_methodists_and_by_nobody_of_the_school(
    house: House, telegram: Telegram, mentee: Person, mentor: Person, pair: int
):
    now = house.clock()
    who = (await visit_of(house, MENTEE)).actor.id
    async with house.database.writing() as session:
        response = Response(
            person_id=who, questionnaire="adaptation", school_year=2025, started_at=now, changed_at=now, submitted_at=now,
            version_id=house.municipality.library.newest["adaptation"],
        )  # fmt: skip
        session.add(response)
        await session.flush()
        signal = AdaptationSignal(
            response_id=response.id, person_id=who, codes=["no_mentor", "exhausted"], created_at=now
        )
        session.add(signal)
        await session.commit()
        number = signal.id
    methodist = await come(
        house, telegram, METHODIST, ("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST, school="Центр"
    )
    await settle(house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    keeper = telegram.person(COORDINATOR)
    await keeper.says("/menu")
    await keeper.says("/mentorships")
    assert "🔔 Сигналы" not in keeper.buttons
    for person in (keeper, mentor, mentee):
        menu = person.text
        for data in ("sg:0:0", "sg:1:0", f"sG:{number}", f"sV:{number}"):
            assert await person.forges(data) == menu
            assert "закрыт" in person.toast
    await methodist.says("/mentorships")
    await methodist.taps("🔔 Сигналы")
    assert "1. Вера Р., Школа № 3: нет наставника; не хватает сил, нагрузка велика" in methodist.text
    await methodist.taps("1")
    assert "Школе об анкете не говорите" in methodist.text
    card = methodist.screen
    assert "Новых сигналов нет" in await methodist.taps("Увидел(а)")
    assert "Новых сигналов нет" in await methodist.forges(f"sV:{number}", message=card)
    assert "Вера Р." in await methodist.taps("Просмотренные")
