"""A pair of mentoring from the proposal to the summary, as everybody in it meets it; and what others may not."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
from docx import Document
from openpyxl import load_workbook

from bot.app import House
from models.audit import Action, AuditEntry
from models.mentorships import EntryKind, Mentorship, MentorshipEntry, MentorshipStatus
from models.outbox import OutboxMessage
from models.people import Role
from models.threads import Part, Thread, ThreadMember
from services.mentorships import mentorship_clock
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_modules import without
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.dialogs.test_route import drawer_of, person_of
from tests.telegram import Person, Telegram

METHODIST, MENTOR, YOUNG, COORDINATOR, STRANGER, SECOND = 921, 922, 923, 924, 925, 926
OTHER_SCHOOL = "Школа № 9"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


async def deliver(house: House, telegram: Telegram) -> None:
    async with sending(house, telegram):
        await until(house, lambda rows: all_settled([one for one in rows if one.due_at <= house.clock()]))


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await mentorship_clock.run(session, house.municipality, now=house.clock())


class Town:
    """The people of these conversations."""

    def __init__(self, telegram: Telegram) -> None:
        self.methodist = telegram.person(METHODIST, "Ольга", "Рябинина")
        self.mentor = telegram.person(MENTOR, "Ирина", "Калинина")
        self.young = telegram.person(YOUNG, "Пётр", "Васильков")
        self.coordinator = telegram.person(COORDINATOR, "Лев", "Дубравин")
        self.stranger = telegram.person(STRANGER, "Анна", "Осокина")


@pytest.fixture
async def town(house: House, telegram: Telegram) -> Town:
    town = Town(telegram)
    await settle(house, METHODIST, names=("Рябинина", "Ольга", "Савельевна"), school="Центр", role=Role.METHODIST)
    await settle(house, MENTOR, names=("Калинина", "Ирина", "Львовна"), career=1998)
    await settle(house, YOUNG, names=("Васильков", "Пётр", "Ильич"), career=2025)
    await settle(house, COORDINATOR, names=("Дубравин", "Лев", "Кузьмич"), role=Role.SCHOOL_COORDINATOR)
    await settle(
        house, STRANGER, names=("Осокина", "Анна", "Глебовна"), school=OTHER_SCHOOL, role=Role.SCHOOL_COORDINATOR
    )
    for person in vars(town).values():
        await person.says("/menu")
    return town


async def pair_of(house: House) -> Mentorship:
    return (await drawer_of(house, Mentorship))[-1]


async def propose(town: Town) -> None:
    await town.coordinator.says("/mentorships")
    await town.coordinator.taps("Без наставника · 1")
    await town.coordinator.taps("Пётр В.")
    await town.coordinator.taps("Ирина К.")
    await town.coordinator.taps("Предложить")


async def begin(house: House, telegram: Telegram, town: Town) -> Mentorship:
    """A pair at work since today."""
    await propose(town)
    await deliver(house, telegram)
    await town.mentor.taps("Да, согласен(на)")
    await town.coordinator.taps("Внести приказ")
    await town.coordinator.says("№ 45-к от 01.09.2025")
    await deliver(house, telegram)
    return await pair_of(house)


async def test_from_a_proposal_to_work(house: House, telegram: Telegram, town: Town, drawer: Drawer):
    coordinator, mentor, young = town.coordinator, town.mentor, town.young
    assert "Наставника у вас сейчас нет" in await young.says("/mentor")
    assert "пары подбирает: Лев Д." in young.text
    assert "💬 Спросить методиста" in young.buttons
    assert "С наставником 0 из 1 молодого педагога" in await coordinator.says("/mentorships")
    await coordinator.taps("Без наставника · 1")
    offered = await coordinator.taps("Пётр В.")
    assert "Больше всего подходят" in offered
    assert coordinator.buttons[0].startswith("Ирина К. · тот же предмет")
    assert not any("Пётр" in one or "Анна" in one for one in coordinator.buttons)
    draft = await coordinator.taps("Ирина К.")
    assert "7 октября 2025" in draft
    assert "6 октября 2026" in draft
    assert "внутри школы" in draft
    await coordinator.taps("Срок")
    assert "31 августа 2026" in await coordinator.taps("До конца учебного года")
    await coordinator.taps("Цель")
    assert "Цель: <b> & тетради" in await coordinator.says("<b> & тетради")
    coordinator.presses("Предложить")
    coordinator.presses("Предложить")
    await telegram.deliver()
    [pair] = await drawer_of(house, Mentorship)
    assert pair.status is MentorshipStatus.PROPOSED
    assert "Наставника у вас сейчас нет" in await young.says("/mentor")
    await deliver(house, telegram)
    asked = mentor.text
    assert "Пётр В." in asked
    assert "351.8" in asked
    mentor.presses("Да, согласен(на)")
    mentor.presses("Да, согласен(на)")
    await telegram.deliver()
    assert "Ждём приказ" in mentor.text
    await coordinator.says("/mentorships")
    await coordinator.taps("Ждут приказа · 1")
    await coordinator.taps("Ирина К.")
    await coordinator.taps("Внести приказ")
    assert "Не получилось прочитать" in await coordinator.says("сорок пять")
    assert "слишком давняя" in await coordinator.says("45-к от 01.09.1995")
    assert "Состояние: работает" in await coordinator.says("№ 45-к от 01.09.2025")
    assert "Приказ № 45-к от 1 сентября 2025" in coordinator.text
    await deliver(house, telegram)
    assert "У вас есть наставник: Ирина К." in young.text.replace("<b>", "")
    assert await drawer.roles() == ["mentor", "methodist", "school_coordinator", "school_coordinator"]
    assert "mentees" in telegram.commands_of(MENTOR)
    assert "Ваш наставник: Ирина К." in await young.says("/mentor")
    assert young.buttons[:3] == ["✉️ Написать", "✏️ Записать встречу", "Урок, разбор…"]
    assert "🤝 Мои подопечные" in (await mentor.says("/menu"), mentor.buttons)[1]
    assert "Мои подопечные" in await mentor.says("/mentees")
    assert "Вы наставник: Пётр В." in await mentor.taps("Пётр В.")
    [thread] = await drawer_of(house, Thread)
    members = {one.person_id: one.part for one in await drawer_of(house, ThreadMember)}
    assert members == {await person_of(house, MENTOR): Part.MENTOR, await person_of(house, YOUNG): Part.MENTEE}
    assert (await pair_of(house)).thread_id == thread.id
    assert thread.title == "", "no name of anybody is kept where modes of names do not reach"
    assert await young.taps("✉️ Написать") == (
        "✉️ Вы пишете: Ирина К. (наставник)\nНаставничество\n" + young.text.split("\n", 2)[2]
    )
    assert "С наставником 1 из 1" in await coordinator.says("/mentorships")
    await coordinator.taps("Работают · 1")
    await coordinator.taps("Ирина К.")
    history = await coordinator.taps("История")
    assert [line.split(" · ")[1] for line in history.split("\n")[2:]] == [
        "наставник предложен", "наставник согласился", "внесён приказ", "работа началась", "наставнику дана роль",
    ]  # fmt: skip


async def test_no_a_paper_and_an_order_before_the_word(house: House, telegram: Telegram, town: Town):
    await propose(town)
    await deliver(house, telegram)
    await town.mentor.taps("Нет")
    assert "Слишком длинно" in await town.mentor.says("а" * 1000)
    await town.mentor.says("болею <i>")
    await deliver(house, telegram)
    assert "Причина: болею <i>" in town.coordinator.text
    assert (await pair_of(house)).status is MentorshipStatus.DECLINED
    await town.mentor.forges(f"mpc:{(await pair_of(house)).id}")
    assert "решено иначе" in town.mentor.toast
    await propose(town)
    await deliver(house, telegram)
    await town.mentor.taps("Нет")
    await town.mentor.taps("Без причины")
    await propose(town)
    await town.coordinator.taps("Внести приказ")
    assert "Состояние: предложена" in await town.coordinator.says("7 01.10.2025")
    assert "Состояние: работает" in await town.coordinator.taps("Согласие подписано на бумаге")
    await propose_again(town)
    assert "уже есть или предложена" in town.coordinator.toast


async def propose_again(town: Town) -> None:
    """The same two once more, by name."""
    await town.coordinator.says("/mentorships")
    await town.coordinator.taps("Новая пара")
    await town.coordinator.says("васильк")
    await town.coordinator.taps("Пётр В.")
    await town.coordinator.taps("Найти по имени")
    await town.coordinator.says("калин")
    await town.coordinator.taps("Ирина К.")
    await town.coordinator.taps("Предложить")


async def test_an_end_longer_finished_and_stopped(
    house: House, telegram: Telegram, town: Town, clock: Clock, drawer: Drawer
):
    pair = await begin(house, telegram, town)
    mentor, young = town.mentor, town.young
    clock.now = datetime(2026, 9, 23, 9, tzinfo=UTC)
    await tick(house)
    await tick(house)
    await deliver(house, telegram)
    assert "Что дальше?" in mentor.text
    assert len([one for one in await drawer_of(house, OutboxMessage) if "ending" in one.dedup_key]) == 1
    ask = mentor.screen
    await mentor.taps("Продлить")
    assert "6 января 2027" in "".join(mentor.buttons)
    await mentor.taps("На 3 месяца")
    assert (await pair_of(house)).ends_on == date(2027, 1, 6)
    await mentor.taps("Завершить", message=ask) if ask.inline_keyboard and len(ask.inline_keyboard) == 3 else None
    await mentor.forges(f"mpf:{pair.id}")
    assert "Напишите итог" in await mentor.says("а" * 5000)
    assert "Итог: Ведёт уроки сам" in await mentor.says("Ведёт уроки сам")
    assert (await pair_of(house)).result == "Ведёт уроки сам"
    await young.says("/mentor")
    await young.taps("Остановить")
    await young.says("уезжаю")
    assert "заканчивается 28 сентября" in young.text
    await deliver(house, telegram)
    assert "Причина: уезжаю" in mentor.text
    await mentor.says("/mentees")
    await mentor.taps("Пётр В.")
    assert "Не останавливать" not in mentor.buttons
    await mentor.forges(f"mpb:{pair.id}")
    assert "попросили не вы" in mentor.toast
    await young.says("/mentor")
    await young.taps("Не останавливать")
    assert (await pair_of(house)).stops_on is None
    await young.taps("Остановить")
    await young.says("всё же уезжаю")
    clock.passes(days=2)
    await tick(house)
    assert (await pair_of(house)).status is MentorshipStatus.ACTIVE
    clock.passes(days=10)
    await tick(house)
    stopped = await pair_of(house)
    assert (stopped.status, stopped.stops_on) == (MentorshipStatus.STOPPED, date(2026, 9, 28))
    assert "mentor" not in await drawer.roles()
    [thread] = await drawer_of(house, Thread)
    assert thread.closed_at is not None
    await deliver(house, telegram)
    for person in (mentor, young):
        home = await person.forges(f"mp:{pair.id}")
        assert "Работа вместе закончена" in home
        assert "✉️ Написать" not in person.buttons
        assert "ничего не написали" in await person.taps("Переписка")
        assert "✉️ Написать" not in person.buttons
        await person.forges(f"mps:{pair.id}")
        assert "Работа вместе закончена" in person.text


async def test_a_summary_and_the_register(house: House, telegram: Telegram, town: Town, clock: Clock):
    pair = await begin(house, telegram, town)
    async with house.database.writing() as session:
        for day, kind in ((date(2025, 10, 8), EntryKind.MEETING), (date(2025, 11, 8), EntryKind.LESSON_VISIT)):
            session.add(
                MentorshipEntry(
                    mentorship_id=pair.id, on=day, kind=kind, topic="digital", result="=1+1 готово",
                    author_id=pair.mentor_id, created_at=house.clock(),
                )
            )  # fmt: skip
        await session.commit()
    await town.mentor.forges(f"mpi:{pair.id}")
    assert "Итог появится" in town.mentor.toast
    clock.now = datetime(2026, 10, 7, 9, tzinfo=UTC)
    await tick(house)
    assert (await pair_of(house)).status is MentorshipStatus.COMPLETED
    for person in (town.mentor, town.coordinator):
        await person.forges(f"mpi:{pair.id}")
        text = words_of(file_of(person))
        assert {"Ирина К., Школа № 3", "встреча: 1; посещение урока: 1"} <= set(text), text
        assert "10.2025: 1; 11.2025: 1" in text
    audited = [one for one in await drawer_of(house, AuditEntry) if one.action is Action.MENTORSHIPS_EXPORTED]
    assert [one.actor_id for one in audited] == [await person_of(house, COORDINATOR)]
    await town.coordinator.says("/mentorships")
    assert len(town.coordinator.buttons) <= 8
    await town.coordinator.taps("Ещё")
    assert town.coordinator.buttons[-1] == "‹ Назад"
    await town.coordinator.taps("Выгрузить")
    sheet = load_workbook(BytesIO(file_of(town.coordinator))).active
    rows = list(sheet.iter_rows(values_only=True))
    assert rows[1][:6] == (
        "Ирина К., Школа № 3",
        "Пётр В.",
        "пара",
        "внутри школы",
        "45-к",
        "01.09.2025",
    )
    assert rows[1][13] == 2
    await town.young.says("/mentor")
    await town.young.taps("Завершённые · 1")
    assert "Итог в .docx" in (await town.young.taps("Ирина К."), town.young.buttons)[1]


def file_of(person: Person) -> bytes:
    file = person.screen.content.file
    assert file is not None
    return file.data


def words_of(content: bytes) -> list[str]:
    made = Document(BytesIO(content))
    lines = [one.text.partition(": ")[2] for one in made.paragraphs]
    return lines + [cell.text for table in made.tables for row in table.rows for cell in row.cells]


async def test_others_reach_nothing(house: House, telegram: Telegram, town: Town):
    pair = await begin(house, telegram, town)
    stranger = town.stranger
    assert "Молодых педагогов пока нет" in await stranger.says("/mentorships")
    person, mentor = await person_of(house, YOUNG), await person_of(house, MENTOR)
    for forged in (
        f"mpr:{pair.id}", f"mph:{pair.id}", f"mpa:{pair.id}", f"mp1:{pair.id}", f"mpv:{pair.id}:1", f"mp2:{pair.id}",
        f"mp3:{pair.id}", f"mp4:{pair.id}:{person}", f"mp5:{pair.id}", f"mp6:{pair.id}:{person}", f"mp7:{pair.id}",
        f"mp:{pair.id}", f"mpc:{pair.id}", f"mpd:{pair.id}", f"mpe:{pair.id}", f"mpx:{pair.id}:3", f"mpf:{pair.id}",
        f"mps:{pair.id}", f"mpb:{pair.id}", f"mpi:{pair.id}", f"mpm:{person}", f"mpq:{person}", f"mpp:{mentor}:{person}",
        "mpr:999999", "mpp:999999:999998",
    ):  # fmt: skip
        await stranger.forges(forged)
        assert "больше нет" in stranger.toast or "больше нет" in stranger.text, forged
        telegram.toasts.clear()
    for forged in ("mpg", "mpz:0", "mpj:form", "mpt:term:12", f"mpu:{person}"):
        await stranger.forges(forged)
        assert "Начните заново" in stranger.toast, forged
    for forged in ("mpk:all:0", "mpw:0", "mp8", "mpy"):
        await town.young.forges(forged)
        assert "закрыт" in town.young.toast, forged
    assert (await pair_of(house)).status is MentorshipStatus.ACTIVE
    await town.young.forges(f"mpx:{pair.id}:3")
    assert (await pair_of(house)).ends_on == pair.ends_on


async def test_without_the_module_nothing_leads_to_mentoring(house: House, telegram: Telegram, town: Town):
    pair = await begin(house, telegram, town)
    house = await without(house, telegram, "mentoring")
    for person in (town.coordinator, town.mentor, town.young):
        menu = await person.says("/menu")
        assert "🤝" not in menu + "".join(person.buttons)
        for command in ("/mentor", "/mentees", "/mentorships"):
            assert "аставни" not in await person.says(command)
        await person.says("/menu")
        for forged in ("go:mentor", "go:mentees", "go:mentorships", f"mp:{pair.id}", f"mpr:{pair.id}", "mpk:all:0"):
            assert "из старого сообщения" in await person.forges(forged), forged
    assert not {"mentor", "mentees", "mentorships"} & set(telegram.commands_of(MENTOR))
    before = len(await drawer_of(house, OutboxMessage))
    house.clock.passes(days=400)
    await tick(house)
    assert len(await drawer_of(house, OutboxMessage)) == before
