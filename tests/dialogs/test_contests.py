"""Conversations about contests: announced, entered, put forward, marked, confirmed, corrected, told from elsewhere."""

from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.app import House
from models.audit import Action, AuditEntry
from models.contests import Contest, ContestEntry, EntryStatus
from models.people import Role
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.dialogs.test_modules import without
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.pairing import pair_up
from tests.telegram import Person, Telegram

METHODIST, COORDINATOR, TEACHER, OTHER, MENTOR, FOREIGN = (5_000_004_000 + n for n in range(1, 7))
HOSTILE = "Учитель <года> & Ко"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@pytest.fixture
async def people(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    told = (
        (METHODIST, ("Василькова", "Анна", "Юрьевна"), Role.METHODIST, "Школа № 3"),
        (COORDINATOR, ("Лютикова", "Ольга", "Сергеевна"), Role.SCHOOL_COORDINATOR, "Школа № 3"),
        (TEACHER, ("Ромашкина", "Вера", "Павловна"), None, "Школа № 3"),
        (OTHER, ("Кленов", "Лев", "Ильич"), None, "Школа № 3"),
        (MENTOR, ("Берёзкина", "Ия", "Львовна"), None, "Школа № 3"),
        (FOREIGN, ("Тополева", "Алла", "Ивановна"), Role.SCHOOL_COORDINATOR, "Школа № 7"),
    )
    for account, names, role, school in told:
        await settle(house, account, names=names, role=role, school=school)
    found = {account: telegram.person(account, names[1], names[0]) for account, names, _, _ in told}
    for person in found.values():
        await person.says("/menu")
    return found


async def announce(methodist: Person, *, title: str = HOSTILE, until: str = "20.10.2025") -> None:
    await methodist.says("/contests")
    await methodist.taps("Вести конкурсы")
    await methodist.taps("➕ Новый конкурс")
    await methodist.says(title)
    await methodist.says(until)


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).order_by(table.id)))
        await session.commit()
    return found


async def send_all(house: House, telegram: Telegram) -> None:
    """Whatever waits to be said is said."""
    async with sending(house, telegram):
        await until(house, lambda rows: all_settled([one for one in rows if one.due_at <= house.clock()]))


async def test_a_contest_from_its_announcement_to_its_results(
    house: House, telegram: Telegram, people: dict[int, Person], clock: Clock
):
    methodist, teacher, coordinator, other = (people[one] for one in (METHODIST, TEACHER, COORDINATOR, OTHER))
    assert "приём заявок не идёт" in await teacher.says("/contests")
    # a form that forgives
    await methodist.says("/contests")
    await methodist.taps("Вести конкурсы")
    assert "Как называется" in await methodist.taps("➕ Новый конкурс")
    assert "от 3 до 200" in await methodist.says("я" * 5000)
    assert "До какого дня" in await methodist.says(HOSTILE)
    assert "уже прошёл" in await methodist.says("01.10.2025")
    assert "Так увидят педагоги" in await methodist.says("20 октября")
    await methodist.taps("Начало приёма")
    assert "спорят" in await methodist.says("25.10.2025")
    await methodist.taps("Приём уже идёт")
    await methodist.taps("Номинации")
    assert "по одной в строке" in await methodist.says("я" * 3000)
    assert "Номинации (2):\n— Дебют & <К>\n— Мастер" in await methodist.says("Дебют & <К>\nМастер\nМастер")
    await methodist.taps("Положение")
    assert "https://" in await methodist.says("почитайте сами")
    assert "Положение: файл" in await methodist.hands_over("regulations.pdf", b"%PDF")
    await methodist.taps("День итогов")
    await methodist.says("01.11.2025")
    await methodist.taps("Этап")
    await methodist.taps("муниципальный этап")
    methodist.presses("Объявить конкурс")
    methodist.presses("Объявить конкурс")
    await telegram.deliver()
    assert "Идёт приём" in methodist.text  # the second tap shows what the first has made
    assert "закрыта" not in methodist.toast
    [contest] = await all_of(house, Contest)
    assert (contest.nominations, contest.school_year) == ("Дебют & <К>\nМастер", 2025)
    # somebody enters, and another time
    assert "осталось 13 дней" in await teacher.says("/contests")
    assert HOSTILE in await teacher.taps("Учитель <года")
    await teacher.taps("Положение")
    await teacher.taps("‹ Назад")
    assert "В какой номинации" in await teacher.taps("Участвовать")
    picking = teacher.data("Мастер")
    await teacher.taps("Мастер")
    assert "«Мастер»: заявка подана" in teacher.text
    assert "Нужна помощь в подготовке" in teacher.buttons
    await teacher.forges(picking)
    assert len(await all_of(house, ContestEntry)) == 1
    await teacher.forges(f"oce:{contest.id}:1:0:0")
    assert "Номинации изменились" in teacher.toast
    # a school puts somebody forward; another school does not
    await coordinator.forges(f"oco:{contest.id}")
    await coordinator.taps("Выдвинуть педагога")
    assert "Нашлось" in await coordinator.says("клен")
    await coordinator.taps("Лев К.")
    assert "Выдвинуть" in coordinator.text
    await coordinator.taps("Номинацию выберет")
    assert "ждём ответа" in coordinator.text
    foreign = people[FOREIGN]
    lev = (await visit_of(house, OTHER)).actor.id
    assert "Выдвинуть" not in await foreign.forges(f"ocJ:{contest.id}:{lev}:-1:0:0:1")
    for forged in ("ocG:2", "ocB:2:1", "ocK:1", "ocR:1:-1:0", "ocE:1", "ocM:1:winner:1:1", "ocC:1:0:1", "ocF:1"):
        await foreign.forges(forged)
        assert "Лев" not in foreign.text
        assert "Вера" not in foreign.text
    await send_all(house, telegram)
    assert "Вас выдвигают" in other.text
    assert "В какой номинации" in await other.taps("Да, участвую")
    await other.taps("Дебют")
    assert "заявка подана" in other.text
    # marked, and seen by nobody else
    clock.now = datetime(2025, 10, 20, 16, 59, tzinfo=UTC)
    assert "последний день" in await other.forges(f"oco:{contest.id}")
    clock.now = datetime(2025, 10, 22, 9, tzinfo=UTC)
    await other.forges(f"oco:{contest.id}")
    assert "Отозвать" not in str(other.buttons)
    await other.forges("ocw:2:1")
    assert "закончился" in other.toast
    await methodist.says("/contests")
    await methodist.taps("Вести конкурсы")
    await methodist.taps("⏳")
    await methodist.taps("Участники и итоги")
    await methodist.taps("Вера Р.")
    await methodist.taps("Победитель")
    await methodist.taps("1 место")
    assert "победитель, 1 место" in methodist.text
    assert "заявка подана" in await teacher.forges(f"oco:{contest.id}")
    assert "победитель" not in teacher.text
    await coordinator.says("/contests")
    await coordinator.taps("Наши участники")
    assert "победитель" not in coordinator.text
    await methodist.taps("‹ Назад")
    await methodist.taps("Остальные — участники")
    await methodist.taps("Подтвердить итоги · 2")
    assert "Победители: 1" in methodist.text
    number = methodist.data("Да, подтвердить")
    await methodist.taps("Да, подтвердить")
    await methodist.forges(number)
    assert "изменились" in methodist.toast
    await send_all(house, telegram)
    assert "Ваш результат: победитель, 1 место" in teacher.text
    assert "участник" in other.text
    letters = len(teacher.messages)
    # corrected in the open
    await methodist.forges("ocE:1")
    await methodist.taps("Лауреат")
    assert "Станет: лауреат" in methodist.text
    await methodist.taps("Да, исправить")
    await send_all(house, telegram)
    assert len(teacher.messages) == letters + 1
    assert "исправили" in teacher.text
    corrected = [one for one in await all_of(house, AuditEntry) if one.action is Action.CONTEST_RESULT_CORRECTED]
    assert [(one.details["before"], one.details["after"]) for one in corrected] == [("winner", "laureate")]
    # the table, the end
    await methodist.forges(f"ocK:{contest.id}")
    await methodist.taps("Список .xlsx")
    [file] = [one for one in telegram.playground.world.files.by_unique_id.values() if one.name.endswith(".xlsx")]
    sheet = load_workbook(BytesIO(file.data)).active
    assert [row[3] for row in sheet.iter_rows(min_row=2, values_only=True)] == ["участник", "лауреат, 1 место"]
    await methodist.forges(f"ocK:{contest.id}")
    await methodist.taps("Завершить")
    await methodist.taps("Да, завершить")
    assert "Завершён" in methodist.text
    assert "лауреат" in await teacher.forges("ocy:0")


async def test_results_from_elsewhere_wait_for_a_methodist(
    house: House, telegram: Telegram, people: dict[int, Person], clock: Clock
):
    methodist, teacher, coordinator, other = (people[one] for one in (METHODIST, TEACHER, COORDINATOR, OTHER))
    await teacher.says("/contests")
    await teacher.taps("Мои участия")
    assert "Какой конкурс" in await teacher.taps("➕ Результат не у нас")
    assert "Что это за конкурс" in await teacher.says("Сердце <отдаю> & детям")
    await teacher.taps("Профессиональное мастерство")
    await teacher.taps("региональный этап")
    assert "впереди" in await teacher.says("05.12.2025")
    assert "Какой результат" in await teacher.says("01.10.2025")
    await teacher.taps("лауреат")
    await teacher.taps("2 место")
    assert "от 3 до 500" in await teacher.says("я" * 5000)
    assert "лауреат, 2 место" in await teacher.says("https://example.org/итоги <b>")
    again = teacher.data("Отправить методисту")
    assert "ждёт подтверждения" in await teacher.taps("Отправить методисту")
    await teacher.forges(again)
    assert "закрыта" in teacher.toast
    [entry] = await all_of(house, ContestEntry)
    # a school tells the same of a colleague: one contest, not two; a stranger's name is not told
    await coordinator.says("/contests")
    await coordinator.taps("Наши участники")
    await coordinator.taps("➕ За педагога")
    await coordinator.says("кленов")
    await coordinator.taps("Лев К.")
    await coordinator.says("сердце отдаю детям")
    for label in ("Профессиональное", "региональный", "участник", "Без места"):
        if label == "участник":
            await coordinator.says("01.10.2025")
        await coordinator.taps(label)
    await coordinator.says("В приказе № 5")
    await coordinator.taps("Отправить методисту")
    assert len(await all_of(house, Contest)) == 1
    foreign = (await visit_of(house, FOREIGN)).actor.id
    await coordinator.forges(f"ocq:{foreign}")
    assert "Алла" not in coordinator.text
    for forged in ("ocV:1", "ocv:0", "ocD:1:1:0"):
        await teacher.forges(forged)
        assert "Лев" not in teacher.text
    # the methodist looks at both
    for person in (teacher, coordinator):
        await person.says("/contests")
        assert "подтверждение" not in str(person.buttons)
    await methodist.says("/contests")
    await methodist.taps("❗ Результаты на подтверждение · 2")
    await methodist.taps("Вера Р.")
    confirm = methodist.data("Подтвердить")
    assert "https://example.org/итоги <b>" in methodist.text
    assert "· 1" in await methodist.taps("Подтвердить")
    await methodist.forges(confirm)
    await methodist.taps("Лев К.")
    await methodist.taps("Не подтверждать")
    assert "от 3 до 300" in await methodist.says("x")
    assert "Всё проверено" in await methodist.says("Такого приказа <нет>")
    await send_all(house, telegram)
    assert "лауреат, 2 место" in teacher.text
    assert "Такого приказа <нет>" in other.text
    assert "Такого приказа <нет>" in coordinator.text
    assert "не подтверждён" in await other.forges("ocy:0")
    assert "лауреат, 2 место" in await teacher.forges("ocy:0")
    assert "ждёт" not in teacher.text
    assert (entry.status, len(await all_of(house, ContestEntry))) == (EntryStatus.LAUREATE, 2)
    kept = [one for one in await all_of(house, AuditEntry) if one.action is Action.CONTEST_RESULT_DECIDED]
    assert [one.details["is_confirmed"] for one in kept] == [1, 0]


async def test_a_photo_of_the_diploma_proves_a_result_from_elsewhere(people: dict[int, Person]):
    methodist, teacher = people[METHODIST], people[TEACHER]
    await teacher.says("/contests")
    await teacher.taps("Мои участия")
    await teacher.taps("➕ Результат не у нас")
    assert "чуть позже" in await teacher.sends("document")
    await teacher.says("Сердце отдаю детям")
    await teacher.taps("Профессиональное мастерство")
    await teacher.taps("региональный этап")
    await teacher.says("01.10.2025")
    await teacher.taps("лауреат")
    await teacher.taps("2 место")
    assert "Подойдёт файл" in await teacher.sends("video")
    assert "Подтверждение: document.png" in await teacher.sends("document")
    assert "этот не сохранён" in await teacher.sends("photo")
    await teacher.taps("Отправить методисту")
    await methodist.says("/contests")
    await methodist.taps("❗ Результаты на подтверждение · 1")
    await methodist.taps("Вера Р.")
    opening = methodist.data("📎 Открыть файл")
    await methodist.taps("📎 Открыть файл")
    assert methodist.screen.content.kind == "document"
    for person in (teacher, people[COORDINATOR], people[OTHER]):
        await person.says("/menu")
        await person.forges(opening)
        assert person.screen.content.kind == "text"


async def test_the_next_stage_helpers_and_a_contest_called_off(
    house: House, telegram: Telegram, people: dict[int, Person], clock: Clock
):
    methodist, teacher, other = people[METHODIST], people[TEACHER], people[OTHER]
    await announce(methodist)
    await methodist.taps("Объявить конкурс")
    mentor, young = [(await visit_of(house, one)).actor.id for one in (MENTOR, TEACHER)]
    await pair_up(house, mentor, young)
    for person in (teacher, other):
        await person.forges("oco:1")
        await person.taps("Участвовать")
        assert "заявка подана" in person.text
    assert "наставника" in await other.taps("Кто помогает")
    await teacher.taps("Кто помогает")
    await teacher.taps("Ия Б. · наставник")
    assert "Помогает: Ия Б." in teacher.text
    await teacher.forges(f"ocH:1:{(await visit_of(house, OTHER)).actor.id}")
    assert "Помогает: Ия Б." in await teacher.forges("oco:1")
    await other.forges("oco:1")
    await other.taps("Отозвать заявку")
    await other.taps("Да, отозвать")
    assert "не участвует" in other.text
    await other.taps("Участвовать")
    assert "заявка подана" in other.text
    clock.now += timedelta(days=20)
    await methodist.forges("ocM:1:winner:1:0")
    await methodist.forges("ocM:2:laureate:0:0")
    await methodist.forges("ocX:1:1")
    assert "подтвердите" in methodist.toast
    await methodist.forges("ocC:1:0:0")
    await methodist.taps("Да, подтвердить")
    # the next stage: one tap takes the winners
    await methodist.forges("ocK:1")
    assert "До какого дня" in await methodist.taps("➡️ Следующий этап")
    assert "региональный этап" in await methodist.says("30.11.2025")
    await methodist.taps("Объявить конкурс")
    await methodist.taps("Пригласить победителей · 1")
    assert "Ещё не ответили: 1" in methodist.text
    assert "Победителей и лауреатов · 1" in methodist.buttons
    await methodist.forges("ocT:2:0")
    assert len(await all_of(house, ContestEntry)) == 3
    await send_all(house, telegram)
    assert "следующий этап" in teacher.text
    await teacher.taps("Нет")
    assert "не участвует" in teacher.text
    await teacher.says("/contests")
    await teacher.taps("Учитель")
    await teacher.taps("Нужна помощь в подготовке")
    assert "онкурс" in teacher.text
    # called off with a reason, and a year later held again
    await methodist.forges("ocx:2")
    assert "от 3 до 300" in await methodist.says("я" * 5000)
    assert "Отменён" in await methodist.says("Нет <жюри>")
    await methodist.forges("ocS:0")
    clock.now = datetime(2026, 9, 15, 9, tzinfo=UTC)
    await methodist.forges("ock:0")
    await methodist.taps("Как в прошлом году")
    assert "20 октября" in await methodist.taps("Учитель")
    await methodist.taps("Объявить конкурс")
    assert [one.school_year for one in await all_of(house, Contest)] == [2025, 2025, 2026]


async def test_without_contests_nothing_leads_to_them(house: House, telegram: Telegram, people: dict[int, Person]):
    methodist, teacher = people[METHODIST], people[TEACHER]
    await announce(methodist)
    await methodist.taps("Объявить конкурс")
    house = await without(house, telegram, "contests")
    for person in (methodist, teacher):
        await person.says("/contests")
        assert "Учитель" not in person.text
        await person.says("/menu")
        for forged in ("go:contests", "ocl:0", "oco:1", "oce:1:-1:0:0", "ock:0", "ocj:1:0", "ocy:0", "ocq:0"):
            assert "из старого сообщения" in await person.forges(forged), forged
    assert "contests" not in telegram.commands_of(METHODIST)
    assert (await all_of(house, Contest))[0].entries_until == date(2025, 10, 20)
