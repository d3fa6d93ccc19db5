"""Events made, moved, repeated and called off, by whoever may keep them and by nobody else."""

from datetime import UTC, datetime, timedelta
from io import BytesIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from models.announcements import Announcement, AnnouncementKind, AnnouncementStatus
from models.associations import Association, Membership
from models.audit import Action, AuditEntry
from models.events import Attendance, Event, EventFormat, EventPerson, EventStatus
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Role, RoleGrant
from services import outbox
from services.events import event_clock, events
from services.events.events import EventDraft
from services.outbox import Priority
from tests.conftest import Clock
from tests.dialogs.shortcuts import put_to_work, settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, COORDINATOR, LEADER, TEACHER, STRANGER = 901, 902, 903, 911, 904


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    """A methodist, a coordinator and a teacher of one school, a coordinator of another, a leader of an association."""
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    leader = await settle(house, LEADER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7")
    stranger = await settle(house, STRANGER, names=("Ивова", "Ия", "Ильинична"), school="Школа № 7")
    teacher = await settle(house, TEACHER)
    async with house.database.writing() as session:
        now = house.clock()
        physics = Association(title="РМО физиков", search_key="рмо физиков", created_at=now)
        history = Association(title="РМО историков", search_key="рмо историков", created_at=now)
        session.add_all([physics, history])
        await session.flush()
        session.add(
            RoleGrant(person_id=leader, role=Role.ASSOCIATION_LEADER, association_id=physics.id, granted_at=now)
        )
        session.add(
            RoleGrant(person_id=stranger, role=Role.ASSOCIATION_LEADER, association_id=history.id, granted_at=now)
        )
        session.add(Membership(association_id=physics.id, person_id=teacher))
        await session.commit()
    found = {}
    for number in (METHODIST, COORDINATOR, LEADER, TEACHER, STRANGER):
        found[number] = telegram.person(number)
        await found[number].says("/menu")
    return found


async def every(house: House) -> list[Event]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(Event).order_by(Event.starts_at, Event.id)))


async def only(house: House) -> Event:
    [found] = await every(house)
    return found


async def letters(house: House, event_id: int) -> list[OutboxMessage]:
    query = select(OutboxMessage).where(OutboxMessage.kind == f"event:{event_id}").order_by(OutboxMessage.id)
    async with house.database.reading() as session:
        return list(await session.scalars(query))


async def make(
    house: House, telegram_id: int, title: str = "Критерии", *, at: datetime | None = None, **facts: Any
) -> int:
    visit = await visit_of(house, telegram_id)
    async with house.database.writing() as session:
        at = at or house.clock() + timedelta(days=7)
        event = await events.create(session, visit, EventDraft("seminar", title, at, **facts))
    return event.id


async def register(house: House, event_id: int, person_id: int, attendance=Attendance.REGISTERED) -> None:
    async with house.database.writing() as session:
        session.add(
            EventPerson(event_id=event_id, person_id=person_id, attendance=attendance, changed_at=house.clock())
        )
        await session.commit()


async def further(person: Person, label: str) -> None:
    """A fact that is not asked first stands on a page of its own."""
    await person.taps("Ещё…")
    if label not in person.buttons:
        await person.taps("Ещё…")
    assert len(person.buttons) <= 8
    await person.taps(label)


async def test_an_event_is_made_in_a_few_words(house: House, telegram: Telegram, town: dict[int, Person], clock: Clock):
    methodist = town[METHODIST]
    assert "План · октябрь 2025" in await methodist.says("/plan")
    assert "пока ничего нет" in methodist.text
    await methodist.taps("➕ Новое")
    await methodist.taps("Другие виды")
    await methodist.taps("‹ Назад")
    await methodist.taps("Семинар")
    await methodist.says("a")
    assert "от 3 до 200 знаков" in methodist.text
    await methodist.says("x" * 5000)
    assert "от 3 до 200 знаков" in methodist.text
    await methodist.says("Критерии <b>& оценивание")
    for typed, answered in (
        ("как-нибудь", "Не получилось разобрать"),
        ("31 ноября в 15:00", "Такого дня не бывает"),
        ("15 декабря в 25:00", "Такого времени не бывает"),
        ("5 октября 2025 в 10:00", "уже прошло"),
        ("5 октября 2029 в 10:00", "не дальше двух лет"),
        ("завтра в 3", "3:00 или 15:00?"),
        ("в 15:00", "А в какой день?"),
    ):
        assert answered in await methodist.says(typed), typed
    await put_to_work(house, telegram)  # a restart in the middle
    assert "Во сколько начало" in await methodist.says("15 декабря")
    assert "Где?" in await methodist.says("15:00")
    await methodist.says("ДК, зал & сцена")
    assert "Для кого" in methodist.text
    await methodist.taps("Предмет")
    await methodist.taps("☐ Математика")
    await methodist.taps("Готово")
    await methodist.taps("Готово")
    assert "пн, 15 декабря, 15:00–17:00" in methodist.text
    assert "Критерии <b>& оценивание" in methodist.text
    draft = await only(house)
    assert draft.status is EventStatus.DRAFT
    publish = methodist.screen
    await methodist.taps("Опубликовать")
    assert "Пока никто не знает" in methodist.text
    await methodist.forges(f"ekP:{draft.id}", message=publish)
    event = await only(house)
    assert (event.status, event.format, event.place) == (EventStatus.PLANNED, EventFormat.IN_PERSON, "ДК, зал & сцена")
    assert event.starts_at == datetime(2025, 12, 15, 12, 0, tzinfo=UTC)
    assert event.audience["wanted"] == {"subject": ["math"]}
    assert await letters(house, event.id) == []
    await methodist.taps("Рассказать")
    assert "Кнопка" in methodist.text or "Подробнее" in methodist.text
    async with house.database.reading() as session:
        told = (await session.scalars(select(Announcement))).one()
    assert (told.kind, told.link, told.status) == (
        AnnouncementKind.EVENT, f"event:{event.id}", AnnouncementStatus.DRAFT,
    )  # fmt: skip
    await methodist.forges(f"eku:{event.id}")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    async with house.database.reading() as session:
        sent = list(await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == f"announcement:{told.id}")))
    assert len(sent) == 5
    buttons = [one["data"] for row in sent[0].payload["rows"][:2] for one in row]
    assert buttons == [f"eqj:{event.id}", f"eqo:{event.id}"]


async def test_a_draft_waits_in_the_plan(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/plan")
    await methodist.taps("➕ Новое")
    await methodist.taps("Вебинар")
    await methodist.says("Вебинар о чтении")
    await methodist.says("/menu")
    await methodist.says("/plan")
    await methodist.taps("Черновики · 1")
    await methodist.taps("Вебинар о чтении")
    assert "Осталось указать, когда" in methodist.text
    assert len(methodist.buttons) == 8
    await methodist.taps("Опубликовать")
    assert "Сначала укажите, когда" in methodist.toast
    await methodist.taps("Когда")
    await methodist.taps("Выбрать в календаре")
    await methodist.taps("ноябрь 2025")
    await methodist.taps("чт 20")
    await methodist.taps("14:00")
    await methodist.taps("14:30")
    assert "чт, 20 ноября, 14:30–15:30" in methodist.text
    await methodist.taps("Где")
    await methodist.says("Телемост meet.example.ru/abc")
    draft = await only(house)
    assert (draft.place, draft.link) == ("Телемост", "https://meet.example.ru/abc")
    await methodist.taps("Где")
    await methodist.says("https://meet.example.ru/xyz")
    await methodist.taps("Где")
    await methodist.says("-")
    await further(methodist, "Ссылка")
    assert "не похоже на ссылку" in await methodist.says("где-то")
    await methodist.says("https://meet.example.ru/xyz")
    await methodist.taps("Места")
    assert "Сколько мест" in await methodist.says("много")
    await methodist.says("12")
    await further(methodist, "Темы")
    await methodist.taps("☐")
    await methodist.taps("‹ Назад")
    await further(methodist, "Сколько длится")
    await methodist.taps("1 ч 30 мин")
    await further(methodist, "Уровень")
    await methodist.taps("Региональный")
    await further(methodist, "Запись")
    await methodist.taps("Закрыть в…")
    assert "не может закончиться позже" in await methodist.says("1 декабря в 10:00")
    assert "А во сколько" in await methodist.says("19 ноября")
    await methodist.says("18:00")
    await further(methodist, "Описание")
    assert "Длинновато" in await methodist.says("я" * 3000)
    await methodist.says("Первая строка\n\nвторая")
    await further(methodist, "Цель")
    await methodist.says("Сможем & захотим")
    text = methodist.text
    for said in ("20 ноября, 14:30–16:00", "Мест: 12", "до ср, 19 ноября, 18:00", "региональный", "онлайн", "Сможем"):
        assert said in text, said
    draft = await only(house)
    assert (draft.seats, len(draft.topics), draft.format) == (12, 1, EventFormat.ONLINE)
    await methodist.taps("Для кого")
    await methodist.taps("Школа")
    await methodist.taps("☐ Школа № 3")
    await methodist.taps("☑ Школа № 3")
    assert "✕ Школа № 3" in methodist.buttons
    await methodist.taps("Готово")
    assert "все; кроме: Школа № 3" in methodist.text
    await methodist.taps("Готово")
    await methodist.taps("Удалить черновик")
    await methodist.taps("Да, удалить")
    assert await every(house) == []
    await methodist.forges(f"ekP:{draft.id}")
    assert "Этого здесь больше нет" in methodist.toast


async def test_each_keeps_their_own(house: House, town: dict[int, Person]):
    leader, coordinator, stranger, teacher = (town[one] for one in (LEADER, COORDINATOR, STRANGER, TEACHER))
    of_leader = await make(house, LEADER, "Физика света")
    of_school = await make(house, COORDINATOR, "Педсовет")
    first, second = await every(house)
    assert first.audience["wanted"] == {"association": [str(first.association_id)]}
    assert second.audience["wanted"] == {"school": [str(second.organization_id)]}
    assert "Физика света" in str((await leader.says("/plan"), leader.buttons))
    assert "Педсовет" not in str(leader.buttons)
    assert "Педсовет" in str((await coordinator.says("/plan"), coordinator.buttons))
    assert "Физика света" not in str(coordinator.buttons)
    shown = await town[METHODIST].says("/plan")
    assert "· 2" in shown
    for person, foreign in ((stranger, of_leader), (coordinator, of_leader), (leader, of_school), (teacher, of_school)):
        for data in (
            f"ek:{foreign}", f"eke:{foreign}:0", f"ekc:{foreign}:0", f"ekh:{foreign}", f"ekC:{foreign}", f"eku:{foreign}",
            f"ekr:{foreign}", f"ekR:{foreign}:week:739600", f"ekl:{foreign}:school:0", f"ekV:{foreign}:29400000:0:0:1",
            f"ekA:{foreign}:0", f"eky:{foreign}:0:0", f"eka:{foreign}:external:0", f"ekD:{foreign}:1",
        ):  # fmt: skip
            await person.forges(data)
    assert [one.status for one in await every(house)] == [EventStatus.PLANNED] * 2
    assert [one.sequence for one in await every(house)] == [0, 0]
    await leader.forges(f"ek:{of_leader}")
    assert "все свои · 1 человек" in leader.text
    await leader.forges(f"ekU:{of_leader}:subject:0:0")
    [first, _] = await every(house)
    assert first.audience["wanted"]["association"] == [str(first.association_id)]
    await leader.forges(f"ekU:{of_leader}:subject:999:0")
    await leader.forges("ekp:119999::0")
    await leader.forges("ekp:1::0")
    await leader.forges(f"ekH:{of_leader}:900000:0")
    assert "/plan" not in str(town[TEACHER].telegram.commands_of(TEACHER))


async def test_a_move_tells_everybody_and_what_waited_does_not_go(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist, number = town[METHODIST], await make(house, METHODIST, at=datetime(2025, 10, 8, 12, tzinfo=UTC))
    teacher = await settle(house, 921)
    declined = await settle(house, 922)
    await register(house, number, teacher)
    await register(house, number, declined, Attendance.DECLINED)
    visit = await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        old = outbox.Letter(f"event:{number}:0:day", outbox.Recipient(921, teacher), {"text": "завтра"})
        await outbox.put(
            session, visit.municipality, [old], kind=f"event:{number}", priority=Priority.REMINDER, now=visit.now
        )
        await session.commit()
    clock.now = datetime(2025, 10, 7, 20, 0, tzinfo=UTC)  # eleven in the evening here
    await methodist.says("/plan")
    await methodist.taps("8 ср 15:00")
    await methodist.taps("Перенести")
    assert "уже прошло" in await methodist.says("вчера в 10:00")
    assert "Сообщим 1 человеку" in await methodist.says("20 октября в 16:00")
    again = methodist.data("Перенести без причины")
    await put_to_work(house, telegram)
    assert "Длинновато" in await methodist.says("я" * 400)
    assert "Перенести?" in methodist.text
    await methodist.says("Карантин <b>&")
    assert "Перенесли ✓ Сообщим 1 человеку" in methodist.text
    await methodist.forges(again)
    event = await only(house)
    assert event.sequence == 1
    assert event.starts_at == datetime(2025, 10, 20, 13, 0, tzinfo=UTC)
    assert event.ends_at == event.starts_at + timedelta(hours=2)
    waiting, told = await letters(house, number)
    assert waiting.status is OutboxStatus.CANCELLED
    assert (told.person_id, told.due_at, told.ignores_quiet) == (teacher, clock.now, True)
    assert told.payload["values"]["reason"] == "Карантин <b>&"
    assert told.payload["days"] == {"day": "2025-10-20", "was": "2025-10-08"}
    await methodist.taps("Перенести")
    await methodist.says("21 октября в 16:00")
    await methodist.taps("Перенести")
    quiet = (await letters(house, number))[-1]
    assert quiet.ignores_quiet is False
    assert quiet.due_at > clock.now
    await methodist.taps("Изменить")
    await methodist.taps("Где")
    await methodist.says("Каб. 12")
    assert "Сообщим 1 человеку" in methodist.text
    placed = (await letters(house, number))[-1]
    assert placed.payload["phrase"] == "planning-notice-place"
    assert (await only(house)).sequence == 3


async def test_calling_off_needs_a_reason_and_is_said_once(house: House, town: dict[int, Person], clock: Clock):
    methodist, number = town[METHODIST], await make(house, METHODIST)
    teacher = await settle(house, 921)
    await register(house, number, teacher, Attendance.WAITING)
    await methodist.says("/plan")
    await methodist.taps("14 вт 15:00")
    await methodist.taps("Рассказать")
    await methodist.taps("Отправить…")
    await methodist.taps("В другое время")
    await methodist.says("10 октября в 10:00")
    await methodist.forges(f"ekc:{number}:0")
    assert "нужно знать почему" in await methodist.says("-")
    assert "Длинновато" in await methodist.says("я" * 400)
    await methodist.says("Болеет <b>лектор")
    assert "Сообщим 1 человеку" in methodist.text
    assert "которое ещё не ушло" in methodist.text
    event = await only(house)
    assert (event.status, event.reason, event.sequence) == (EventStatus.CANCELLED, "Болеет <b>лектор", 1)
    await methodist.forges(f"ekc:{number}:0")
    assert "уже прошло или отменено" in methodist.toast
    await methodist.says("ещё раз")
    assert len(await letters(house, number)) == 1
    async with house.database.reading() as session:
        told = (await session.scalars(select(Announcement))).one()
    assert told.status is AnnouncementStatus.CANCELLED
    await methodist.forges(f"ekh:{number}")
    await methodist.forges(f"ekl:{number}:school:0")
    assert (await only(house)).status is EventStatus.CANCELLED


async def test_a_series_is_made_changed_and_called_off_in_part(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    number = await make(house, METHODIST, at=datetime(2025, 10, 15, 12, tzinfo=UTC))
    teacher = await settle(house, 921)
    await methodist.forges(f"ek:{number}")
    await methodist.taps("Ещё")
    await methodist.taps("Повторять")
    await methodist.taps("Раз в месяц: каждая третья среда")
    assert "до этого дня нет ни одной" in await methodist.says("1 ноября")
    await methodist.says("25 мая")
    assert "Ещё 6 встреч" in methodist.text
    assert "19 ноября, 17 декабря, 21 января, 18 марта" in methodist.text
    assert "Пропустим: 18 февраля (дополнительные)" in methodist.text
    again = methodist.data("Добавить 6 встреч")
    await methodist.taps("Добавить")
    await methodist.forges(again)
    assert "уже одна из серии" in methodist.toast
    series = await every(house)
    assert len({one.series_id for one in series}) == 1
    zone = house.municipality.zone
    assert {f"{one.starts_at.astimezone(zone):%a %H:%M}" for one in series} == {"Wed 15:00"}
    for one in series[1:4]:
        await register(house, one.id, teacher)
    await methodist.forges(f"ek:{series[1].id}")
    await methodist.taps("Перенести")
    await methodist.taps("Эту и следующие")
    await methodist.says("20 ноября в 16:00")
    await methodist.taps("Перенести")
    moved = await every(house)
    assert [one.sequence for one in moved] == [0] + [1] * (len(series) - 1)
    assert {f"{one.starts_at.astimezone(zone):%a %H:%M}" for one in moved[1:]} == {"Thu 16:00"}
    [told] = [letter for one in moved for letter in await letters(house, one.id)]
    assert told.payload["values"]["more"] == 2
    await methodist.forges(f"ek:{series[2].id}")
    await methodist.taps("Изменить")
    await methodist.taps("Только эту")
    await methodist.taps("Места")
    await methodist.says("5")
    assert [one.seats for one in await every(house)].count(5) == 1
    await methodist.forges(f"ek:{series[3].id}")
    await methodist.taps("Отменить")
    await methodist.taps("Эту и следующие")
    await methodist.says("Перестроили план")
    statuses = [one.status for one in await every(house)]
    assert statuses[:3] == [EventStatus.PLANNED] * 3
    assert set(statuses[3:]) == {EventStatus.CANCELLED}


async def test_what_others_have_held_is_entered_at_once(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/plan")
    await methodist.taps("➕ Новое")
    await methodist.taps("Семинар")
    await methodist.says("Форум <у соседей>")
    assert "уже прошло" in await methodist.says("12 сентября 2025 с 10:00 до 12:30")
    entering = methodist.data("Уже прошло, проводили другие")
    await methodist.taps("Уже прошло")
    assert "Где?" in methodist.text
    [draft] = await every(house)
    assert (draft.is_external, draft.ends_at - draft.starts_at) == (True, timedelta(hours=2, minutes=30))
    await methodist.taps("Пропустить")
    await methodist.taps("Готово")
    await methodist.taps("Опубликовать")
    [event] = await every(house)
    assert (event.status is EventStatus.DRAFT, event.starts_at < house.clock()) == (False, True)
    before = (event.starts_at, event.sequence)
    for forged in (entering, f"ekB:{event.id}:1:0", f"ekB:{event.id}:99999999:0"):
        for person in (methodist, town[TEACHER]):
            await person.forges(forged)
    [event] = await every(house)
    assert (event.starts_at, event.sequence) == before
    await methodist.forges(f"ek:{event.id}")
    assert "Форум" in methodist.text


async def test_conflicts_are_shown_and_nothing_is_forbidden(house: House, town: dict[int, Person]):
    methodist, at = town[METHODIST], datetime(2025, 10, 15, 12, tzinfo=UTC)
    await make(house, METHODIST, "Для всех", at=at)
    await make(house, METHODIST, "Тот же зал", at=at, place="Зал  1", audience={"wanted": {"subject": ["history"]}})
    await make(house, METHODIST, "Историкам", at=at, audience={"wanted": {"subject": ["history"]}})
    await make(house, METHODIST, "Позже", at=at + timedelta(hours=2))
    own = await make(
        house, METHODIST, "Моё", at=at + timedelta(hours=1), place="зал 1", audience={"wanted": {"subject": ["math"]}}
    )
    await methodist.forges(f"ek:{own}")
    assert "В том же месте: «Тот же зал»" in methodist.text
    assert "Для тех же людей: «Для всех»" in methodist.text
    assert "Позже" in methodist.text
    assert "Историкам" not in methodist.text


async def test_the_organiser_is_asked_whether_it_was_held(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist, number = town[METHODIST], await make(house, METHODIST)
    await methodist.forges(f"ekh:{number}")
    assert "ещё не началось" in methodist.toast
    clock.now = datetime(2025, 10, 14, 20, tzinfo=UTC)
    for _ in range(2):
        async with house.database.writing() as session:
            assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == 0
    clock.now = datetime(2025, 10, 18, 9, tzinfo=UTC)  # however late
    async with house.database.writing() as session:
        assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == 1
    async with house.database.writing() as session:
        assert await event_clock.ask_if_held(session, house.municipality, now=clock.now) == 0
    [asked] = await letters(house, number)
    assert [row[0]["data"] for row in asked.payload["rows"]] == [
        f"ea:{number}:m:0", f"ekh:{number}", f"ekc:{number}:0",
    ]  # fmt: skip
    await methodist.forges(f"ekh:{number}")
    await methodist.forges(f"ekh:{number}")
    event = await only(house)
    assert (event.status, event.closed_at) == (EventStatus.HELD, clock.now)
    await methodist.forges(f"ekV:{number}:29400000:0:0:1")
    await methodist.taps("Вернуть в план")
    assert "✓ Провели" in methodist.buttons
    await methodist.taps("✓ Провели")
    await methodist.taps("Скопировать")
    assert "Осталось указать, когда" in methodist.text


async def test_the_plan_as_a_table_and_in_figures(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await make(house, METHODIST, "=1+1")
    await make(house, COORDINATOR, "Педсовет")
    await make(house, METHODIST, "Зимний", at=datetime(2025, 12, 20, 9, tzinfo=UTC))
    await methodist.says("/plan")
    await methodist.taps("По видам")
    await methodist.taps("Семинар · 2")
    await methodist.taps("ноябрь ›")
    await methodist.taps("‹ октябрь")
    await methodist.taps("Цифры и таблица")
    assert "Мероприятия за 2025/26 · 3" in methodist.text
    assert "октябрь: 2, декабрь: 1" in methodist.text
    assert "школьный: 1" in methodist.text
    await methodist.taps("⬇️ Квартал")
    document = methodist.screen.content.file
    assert document is not None
    table = list(load_workbook(BytesIO(document.data)).worksheets[0].iter_rows(values_only=True))
    assert [row[1] for row in table] == ["Тема", "=1+1", "Педсовет", "Зимний"]
    assert table[1][2:7] == ("Семинар", "14.10.2025", "15:00–17:00", None, "муниципальный")
    assert table[2][8] == "Школа № 3"
    async with house.database.reading() as session:
        noted = (await session.scalars(select(AuditEntry).where(AuditEntry.action == Action.EVENTS_EXPORTED))).one()
    assert noted.details == {"period": "quarter", "count": 3}
    await town[COORDINATOR].forges("ekx:24309:year")
    async with house.database.reading() as session:
        counts = [
            one.details["count"]
            for one in await session.scalars(
                select(AuditEntry).where(AuditEntry.action == Action.EVENTS_EXPORTED).order_by(AuditEntry.id)
            )
        ]
    assert counts == [3, 1]
