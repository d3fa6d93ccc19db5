"""My route, as an educator meets it: put together, changed, walked, paused, called off; and what others may not."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select

from bot.app import House
from models.deficits import Deficit, DeficitSource, DeficitState
from models.people import Person as Stored
from models.people import Role
from models.routes import Activity, ActivityStatus, Route, RouteStatus, RouteVersion
from services.routes import route_facts
from services.routes.route_facts import Fact
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.telegram import PIXEL, Person, Telegram

METHODIST, MENTOR, COORDINATOR, STRANGER = 901, 902, 903, 904


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


async def person_of(house: House, telegram_id: int) -> int:
    return (await visit_of(house, telegram_id)).actor.id


async def confirm(
    house: House, person_id: int, area: str = "psychology", topic: str = "inclusion", severity: str = "critical"
) -> int:
    """A confirmed deficit, straight in the table."""
    now = house.clock()
    async with house.database.writing() as session:
        deficit = Deficit(
            person_id=person_id, school_year=house.municipality.school_year(now), area=area, topic=topic, topics=[topic] if topic else [],
            severity=severity, source=DeficitSource.INTERVIEW, state=DeficitState.CONFIRMED, created_at=now, state_since=now,
        )  # fmt: skip
        session.add(deficit)
        await session.commit()
        return deficit.id


async def drawer_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(*table.__table__.primary_key.columns)))
        await session.commit()
    return found


async def route_of(house: House) -> Route:
    [route] = await drawer_of(house, Route)
    return route


async def steps_of(house: House) -> list[Activity]:
    return [one for one in await drawer_of(house, Activity) if one.status is not ActivityStatus.SKIPPED]


async def deliver(house: House, telegram: Telegram) -> None:
    async with sending(house, telegram):
        await until(house, lambda rows: all_settled([one for one in rows if one.due_at <= house.clock()]))


@pytest.fixture
async def walker(house: House, teacher: Person) -> Person:
    """A teacher with an accepted route of a critical deficit."""
    await confirm(house, await person_of(house, teacher.id))
    await teacher.says("/route")
    await teacher.taps("Собрать маршрут")
    await teacher.taps("Принять маршрут")
    return teacher


async def test_a_route_is_put_together_changed_and_accepted(house: House, teacher: Person):
    assert "Маршрут" not in (await teacher.says("/menu")).split("\n")[0]
    assert "Отчётов не будет" in await teacher.says("/route")
    assert "Собрать маршрут" not in teacher.buttons
    await teacher.forges("wb:deficits")
    assert "Подтверждённых тем пока нет" in teacher.toast
    await confirm(house, await person_of(house, teacher.id))
    assert "Подтверждена 1 тема" in await teacher.says("/route")
    draft = await teacher.taps("Собрать маршрут")
    assert "Это черновик" in draft
    assert "Курс «Дети с ОВЗ» — до" in draft
    assert len(teacher.buttons) <= 8
    assert 3 <= len(await steps_of(house)) <= 6
    await teacher.forges("wb:deficits")
    assert len(await drawer_of(house, Route)) == 1
    await teacher.taps("Изменить шаги")
    await teacher.taps("Курс «Дети с ОВЗ»")
    await teacher.taps("Заменить")
    placed = {one.title for one in await steps_of(house)}
    assert not any(f". {title} (" in teacher.text for title in placed), "what stands in the route is no alternative"
    label, offered = teacher.text.split("\n")[2].split(". ", 1)
    assert offered.rsplit(" (", 1)[0] in await teacher.taps(label)
    await teacher.taps("Заменить")
    await teacher.taps("Своими словами")
    await teacher.says("<b>Урок & чай</b>")
    assert "&lt;b&gt;" not in teacher.text
    assert "<b>Урок & чай</b>" in teacher.text
    await teacher.taps("Перенести")
    assert "Не получилось разобрать" in await teacher.says("когда-нибудь")
    assert "день с 07.10.2025 по 31.08.2026" in await teacher.says("1 сентября 2027")
    assert "Перенесено: до 15 декабря" in await teacher.says("15.12")
    await teacher.taps("Убрать")
    before = len(await steps_of(house))
    await teacher.taps("‹ Назад")
    await teacher.taps("Добавить шаг")
    await teacher.taps("Своими словами")
    assert "помещается 200 знаков" in await teacher.says("я" * 3000)
    await teacher.says("Сходить к дефектологу")
    assert len(await steps_of(house)) == before + 1
    await teacher.says("/route")
    await teacher.taps("Цель")
    assert "🎯 Учить всех" in await teacher.says("Учить   всех")
    assert "начинать можно уже сейчас" in await teacher.taps("Принять маршрут")
    route = await route_of(house)
    assert (route.status, route.goal) == (RouteStatus.AGREED, "Учить всех")
    assert len(await drawer_of(house, RouteVersion)) == route.version
    assert "🧭" in await teacher.says("/menu")


async def test_one_tap_is_enough_and_can_be_undone(house: House, walker: Person, telegram: Telegram):
    assert "▶️" in walker.text
    await walker.taps("Сделано:")
    assert "✅ Сделано" in walker.text
    assert "не обязательно" in walker.text
    done_button = walker.screen
    await walker.sends("photo")
    assert "📎 Приложено: 1" in walker.text
    step = next(one for one in await steps_of(house) if one.status is ActivityStatus.DONE)
    assert step.evidence[0]["kind"] == "photo"
    await walker.taps("Приложить")
    await walker.says("https://example.org/plan")
    await walker.taps("Приложить")
    await walker.says("№ 12-345")
    await walker.taps("Приложить")
    await walker.says("Было полезно")
    step = next(one for one in await steps_of(house) if one.status is ActivityStatus.DONE)
    assert [one["kind"] for one in step.evidence] == ["photo", "link", "number", "words"]
    await walker.taps("Показать приложенное")
    assert "г.: https://example.org/plan" in walker.text
    assert walker.messages[-2].content.file is not None
    await walker.taps("Убрать приложенное")
    assert "📎" not in walker.text
    await walker.forges(f"wd:{step.id}")
    assert [one.status for one in await steps_of(house)].count(ActivityStatus.DONE) == 1
    await walker.taps("Отметил(а) по ошибке", message=done_button)
    assert ActivityStatus.DONE not in {one.status for one in await steps_of(house)}


async def test_steps_are_postponed_skipped_and_restored(house: House, walker: Person):
    first = (await steps_of(house))[0]
    await walker.taps("Перенести")
    data = walker.data(next(label for label in walker.buttons if label.startswith("Через 2 недели")))
    await walker.taps("Через 2 недели")
    await walker.forges(data)
    moved = next(one for one in await steps_of(house) if one.id == first.id)
    assert moved.due_on == first.due_on + timedelta(weeks=2)
    await walker.says("/route")
    await walker.taps("Весь маршрут")
    await walker.taps("Шаги")
    await walker.taps(walker.buttons[0])
    await walker.taps("Не нужно")
    title = (await walker.says("Нет <i>времени</i>")).split("\n")[0]
    assert "Мой маршрут" in title
    skipped = [one for one in await drawer_of(house, Activity) if one.status is ActivityStatus.SKIPPED]
    assert [one.reason for one in skipped] == ["Нет <i>времени</i>"]
    await walker.taps("Весь маршрут")
    await walker.taps("История")
    assert "не нужно" in walker.text
    assert "черновик собран" in walker.text
    await walker.taps("Версия 1")
    assert "Версия 1" in walker.text
    await walker.forges(f"wp:{skipped[0].id}")
    await walker.taps("Вернуть в маршрут")
    assert "Сделано" in walker.buttons


async def test_a_pause_a_picture_a_document_and_calling_off(house: House, walker: Person):
    await walker.taps("Весь маршрут")
    await walker.taps("Документом")
    file = walker.screen.content.file
    assert file is not None
    assert file.data.startswith(b"PK")
    await walker.says("/route")
    await walker.taps("Весь маршрут")
    await walker.taps("Пауза")
    assert "⏸" in await walker.taps("14 дней")
    assert (await route_of(house)).hold_until == date(2025, 10, 21)
    step = (await steps_of(house))[0]
    await walker.forges(f"wd:{step.id}")
    assert "на паузе" in walker.toast
    await walker.taps("Продолжить маршрут")
    await walker.taps("Сделано:")
    await walker.taps("К маршруту")
    await walker.taps("Весь маршрут")
    await walker.taps("Картинкой")
    assert "Пройдено 1 из" in walker.text
    await walker.says("/route")
    await walker.taps("Весь маршрут")
    await walker.taps("Изменить")
    await walker.taps("Мне не нужен")
    await walker.taps("Справляюсь без него")
    route = await route_of(house)
    assert (route.status, route.reason) == (RouteStatus.CANCELLED, "Справляюсь без него")
    assert [one.status for one in await steps_of(house)] == [ActivityStatus.DONE]
    await walker.taps("По моему запросу")
    await walker.taps("›")
    await walker.taps(walker.buttons[0])
    assert (await route_of(house)).status is RouteStatus.DRAFT
    assert (await steps_of(house))[0].status is ActivityStatus.DONE


async def test_other_grounds_and_own_words_alone(house: House, telegram: Telegram):
    young = telegram.person(611)
    await settle(house, young.id, career=2024)
    await young.says("/route")
    assert "Первые годы в профессии" in young.buttons
    await young.taps("Первые годы в профессии")
    assert "Уверенно вести уроки" in young.text
    old = telegram.person(612)
    await settle(house, old.id)
    await old.says("/route")
    assert "Первые годы в профессии" not in old.buttons
    await old.forges("wb:young")
    assert "Такого основания здесь нет" in old.toast
    await old.taps("К аттестации")
    assert "Публикация своего опыта" in old.text
    writer = telegram.person(613)
    await settle(house, writer.id)
    await writer.says("/route")
    await writer.taps("По моему запросу")
    await writer.taps("Своими словами")
    assert "Шагов пока нет" in writer.text
    assert "Принять маршрут" not in writer.buttons
    await writer.taps("Добавить шаг")
    await writer.taps("Своими словами")
    await writer.says("Прочитать книгу")
    await writer.says("/route")
    assert "0 из 1" in await writer.taps("Принять маршрут")


async def test_a_methodist_agrees_proposes_and_confirms(house: House, telegram: Telegram, walker: Person):
    methodist, mentor = telegram.person(METHODIST), telegram.person(MENTOR)
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, MENTOR, names=("Клёнов", "Лев", "Ильич"), role=Role.MENTOR)
    hub = await methodist.says("/routes")
    assert "ждёт методиста: 1" in hub
    await methodist.taps("Ждут моего слова · 1")
    await methodist.taps("Вера Р.")
    assert "ждёт слова методиста" in methodist.text
    await methodist.taps("Согласовать")
    route = await route_of(house)
    assert route.status is RouteStatus.ACTIVE
    [deficit] = await drawer_of(house, Deficit)
    assert deficit.state is DeficitState.IN_WORK
    await deliver(house, telegram)
    assert "Методист согласовал ваш маршрут" in walker.text
    await mentor.says("/routes")
    assert "Вы пока никого не сопровождаете" in mentor.text
    await mentor.forges(f"wo:{route.id}")
    assert "Вера Р." not in mentor.text
    await methodist.taps("Предложить изменения")
    await methodist.taps("Кто поможет")
    await methodist.says("клен")
    await methodist.taps("Лев К.")
    assert (await route_of(house)).status is RouteStatus.PROPOSED
    await mentor.says("/routes")
    assert "пока никого" in mentor.text
    await mentor.forges(f"wo:{route.id}")
    assert "Вера Р." not in mentor.text
    house.clock.passes(minutes=11)
    await deliver(house, telegram)
    assert "предложил изменения" in walker.text
    await walker.taps("Открыть маршрут")
    assert "Помогает: Лев К." in walker.text
    await walker.taps("Принять маршрут")
    assert (await route_of(house)).status is RouteStatus.ACTIVE
    step = next(one for one in await steps_of(house) if one.needs_acceptance)
    await walker.forges(f"wd:{step.id}")
    await deliver(house, telegram)
    assert "сделан шаг" in mentor.text
    await mentor.taps("Открыть маршрут")
    await mentor.taps("Вера Р.")
    assert "Предложить изменения" not in mentor.buttons
    await mentor.forges(f"wz:{step.id}")
    assert len([one for one in await steps_of(house) if one.id == step.id]) == 1
    await mentor.forges(f"vb:{step.id}")
    await mentor.says("Ещё один <урок>")
    await deliver(house, telegram)
    assert "пока не подтверждён: Ещё один <урок>" in walker.text
    await walker.forges(f"wd:{step.id}")
    await mentor.says("/routes")
    await mentor.taps("Вера Р.")
    await mentor.taps("Подтвердить:")
    accepted = next(one for one in await steps_of(house) if one.id == step.id)
    assert accepted.status is ActivityStatus.ACCEPTED
    await walker.forges(f"wu:{step.id}")
    assert "уже подтверждён" in walker.toast


async def test_nobody_reaches_what_is_not_theirs(house: House, telegram: Telegram, walker: Person):
    coordinator, stranger = telegram.person(COORDINATOR), telegram.person(STRANGER)
    await settle(house, COORDINATOR, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.SCHOOL_COORDINATOR)
    await settle(house, STRANGER, names=("Тополева", "Алла", "Ивановна"))
    route, step = await route_of(house), (await steps_of(house))[0]
    for somebody in (coordinator, stranger):
        await somebody.says("/routes")
        assert "Вы пока никого" in somebody.text
        for data in (f"wo:{route.id}", f"wp:{step.id}", f"wd:{step.id}", f"wx:{step.id}:0", f"wX:{step.id}:1", f"wc:{route.id}",
                     f"vg:{route.id}", f"vc:{step.id}", f"wj:{route.id}", f"wv:{route.id}:0", f"wE:{step.id}", "vx", "va:waiting:0:0:1",
                     f"wP:{route.id}:1", f"wS:{route.id}", f"wH:{route.id}:0", "vl:all:0:0:0", "vr:0:0", f"wT:{step.id}:739600"):  # fmt: skip
            await somebody.forges(data)
            assert "Вера Р." not in "".join(message.content.text for message in somebody.messages)
    assert (await route_of(house)).version == route.version
    assert (await steps_of(house))[0].status is ActivityStatus.PLANNED
    for data in (
        "wo:0",
        "wo:99999999999999999999",
        "wX:1:-1",
        f"wX:{step.id}:999",
        f"wT:{step.id}:1",
        f"wK:{step.id}:9",
    ):
        await walker.forges(data)
    assert (await route_of(house)).version == route.version


async def test_facts_close_fitting_steps_once(house: House, walker: Person):
    person = await person_of(house, walker.id)

    async def happens(kind: str, topic: str | None, reference: str) -> int:
        async with house.database.writing() as session:
            fact = Fact(kind, date(2025, 10, 20), reference, topic)
            closed = await route_facts.close_by_fact(
                session, house.municipality, fact, person_id=person, now=house.clock()
            )
            await session.commit()
        return closed

    assert await happens("advanced_training", "digital", "course:1") == 0
    assert await happens("festival", None, "event:1") == 0
    assert await happens("advanced_training", "inclusion", "course:2") == 1
    assert await happens("advanced_training", "inclusion", "course:2") == 0
    step = next(one for one in await steps_of(house) if one.status is ActivityStatus.DONE)
    assert (step.kind, step.done_on) == ("course", date(2025, 10, 20))
    assert step.evidence == [
        {"kind": "fact", "fact": "advanced_training", "reference": "course:2", "at": house.clock().isoformat()}
    ]
    async with house.database.writing() as session:
        stored = await session.get_one(Stored, person)
        fact = Fact("consultation", date(2025, 10, 20), "x")
        municipality, nobody = house.municipality, stored.id + 1000
        assert not await route_facts.close_by_fact(session, municipality, fact, person_id=nobody, now=house.clock())


async def test_batches_and_the_table(house: House, telegram: Telegram, clock: Clock):
    methodist = telegram.person(METHODIST)
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, MENTOR, names=("Клёнов", "Лев", "Ильич"), role=Role.MENTOR)
    for number in range(620, 628):
        one = telegram.person(number)
        person = await settle(house, number, names=("Берёзкина", f"Нина{'абвгдежз'[number - 620]}", "Ивановна"))
        await confirm(house, person)
        if number == 627:
            continue
        await one.says("/route")
        await one.taps("Собрать маршрут")
        await one.taps("Принять маршрут")
    hub = await methodist.says("/routes")
    assert "Без маршрута 1 педагог" in hub
    assert "ждёт методиста: 7" in hub
    await methodist.taps("Ждут моего слова · 7")
    await methodist.taps("›")
    await methodist.taps("Согласовать все · 7")
    assert "Согласовать 7 маршрутов?" in methodist.text
    assert "Согласовано: 7" in await methodist.taps("Да, согласовать")
    await methodist.says("/routes")
    await methodist.taps("Никто не помогает · 7")
    await methodist.taps("Назначить помощника")
    await methodist.says("Лев")
    assert "Предложено: 7" in await methodist.taps("Лев К.")
    clock.now = datetime(2026, 5, 20, 9, tzinfo=UTC)
    await methodist.says("/routes")
    await methodist.taps("Сроки прошли · 7")
    assert "Напомним: 7" in await methodist.taps("Напомнить всем · 7")
    await methodist.taps("‹ Назад")
    await methodist.taps("Сроки прошли · 7")
    assert "Напомним: 0" in await methodist.taps("Напомнить всем · 7")
    await deliver(house, telegram)
    last = telegram.person(620)
    assert "Срок прошёл" in last.text
    await methodist.says("/routes")
    assert len(methodist.buttons) <= 9
    await methodist.taps("Ещё")
    await methodist.taps("По школам")
    await methodist.taps("Школа № 3")
    assert "Все · 7" in methodist.text
    await methodist.says("/routes")
    await methodist.taps("Ещё")
    await methodist.taps("Выгрузить")
    file = methodist.screen.content.file
    assert file is not None
    assert file.data.startswith(b"PK")
    assert "Маршрутов: 7" in methodist.text


async def test_those_without_a_route_are_a_list_and_one_tap_away(house: House, telegram: Telegram, teacher: Person):
    await confirm(house, await person_of(house, teacher.id))
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    methodist = telegram.person(METHODIST, "Анна", "Василькова")
    assert "Без маршрута 1 педагог" in await methodist.says("/routes")
    await methodist.taps("Без маршрута · 1")
    assert "Вера Р., Школа № 3" in methodist.buttons
    await methodist.taps("Напомнить всем · 1")
    assert "Напомним: 1" in methodist.toast
    assert "уже получили напоминание" in methodist.text
    await methodist.forges("vW")
    assert "напоминать некому" in methodist.toast
    await deliver(house, telegram)
    assert "Соберём маршрут?" in teacher.text
    await teacher.taps("🧭 Собрать маршрут")
    assert "Подтверждена 1 тема" in teacher.text
    for forged in ("vW", "vw:0", "vw:9999"):
        before = teacher.text
        assert await teacher.forges(forged) == before, forged
    await methodist.forges("vw:9999")
    await methodist.taps("Вера Р.")
    assert "Дети с ОВЗ" in methodist.text


async def test_what_was_not_asked_for_and_old_buttons_are_answered_kindly(
    house: House, telegram: Telegram, walker: Person
):
    step = (await steps_of(house))[0]
    await walker.says("/route")
    await walker.taps("Весь маршрут")
    await walker.taps("Изменить")
    await walker.taps("Цель")
    assert "Здесь бот ждёт другого" in await walker.sends("voice")
    assert "🎯 Учить всех" in await walker.says("Учить всех")
    await walker.says("/route")
    await walker.taps("Сделано:")
    assert "Голос и видео приложить нельзя" in await walker.sends("voice")
    for number in range(3):
        telegram.playground.send_file(walker.id, "photo", PIXEL, name=f"{number}.png")
    album = telegram.pending()
    for update in album:
        update["message"]["media_group_id"] = "13"
    await telegram.deliver(*album)
    assert "📎 Приложено: 3" in walker.text
    for old in (f"wt:{step.id}", f"wk:{step.id}"):  # a reminder's buttons, weeks later
        assert "уже всё изменилось" in await walker.forges(old), old
        assert "Отметил(а) по ошибке" in walker.buttons
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    methodist = telegram.person(METHODIST, "Анна", "Василькова")
    await methodist.says("/routes")
    await methodist.taps("Ждут моего слова")
    assert "Мой маршрут" not in await methodist.taps("Вера Р.")
    before = methodist.text
    for forged in ("vl:supported:0:0:0", "va:supported:0:0:1", "vb:999", "vb:2"):
        assert await methodist.forges(forged) == before, forged


async def test_a_mentor_finds_those_they_help_in_the_menu(house: House, telegram: Telegram, walker: Person):
    mentor = await settle(house, MENTOR, names=("Лютиков", "Пётр", "Ильич"), role=Role.MENTOR)
    async with house.database.writing() as session:
        (await session.get_one(Route, 1)).supporter_id = mentor
        await session.commit()
    helper = telegram.person(MENTOR, "Пётр", "Лютиков")
    await helper.says("/menu")
    assert "сопровождаете 1 маршрут" in await helper.taps("🧭 Маршруты педагогов")
    assert "routes" in telegram.commands_of(MENTOR)
    await walker.says("/menu")
    assert "🧭 Маршруты педагогов" not in walker.buttons


async def test_nobodys_own_route_waits_for_their_own_word(house: House, telegram: Telegram):
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    methodist = telegram.person(METHODIST, "Анна", "Василькова")
    await confirm(house, await person_of(house, METHODIST))
    await methodist.says("/route")
    await methodist.taps("Собрать маршрут")
    await methodist.taps("Принять маршрут")
    await methodist.says("/routes")
    assert not [one for one in methodist.buttons if one.startswith("Ждут моего слова")]
