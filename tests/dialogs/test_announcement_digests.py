"""Several announcements of one digest come as one message, and each keeps its own reader, words and figures."""

from sqlalchemy import delete, select, update

from bot.app import House
from models.announcements import Announcement, AnnouncementKind
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account
from services.announcements import announcement_clock
from tests.conftest import Clock
from tests.dialogs.test_announcements import (
    FOREIGNER,
    METHODIST,
    TEACHERS,
    _no_waiting,  # noqa: F401  # a fixture
    choose_subject,
    compose,
    deliver,
    town,  # noqa: F401  # a fixture
)
from tests.dialogs.test_outbox import rows
from tests.telegram import Person, Telegram

HEADING = "Сводка за 7 октября"


async def leave(author: Person, text: str | None, *, kind: str = "Методика", reading: bool = False) -> None:
    """One for physicists, left to the next digest; without words a picture."""
    await author.says("/announce")
    await (author.says(text) if text is not None else author.sends("photo"))
    await choose_subject(author, "Физика")
    await author.taps("Вид")
    await author.taps(kind)
    if reading:
        await author.taps("☐ Просить")
    await author.taps("Отправить…")
    await author.taps("В ближайшей сводке")


async def start(house: House, clock: Clock) -> None:
    clock.passes(minutes=30)
    async with house.database.writing() as session:
        await announcement_clock.start_due(session, house.municipality, now=clock())


def digests(person: Person) -> list[str]:
    return [one.content.text for one in person.messages if HEADING in one.content.text]


async def row_of(house: House, person: Person, number: int) -> OutboxMessage:
    """The letter of an announcement to somebody."""
    found = await rows(house)
    return next(one for one in found if one.kind == f"announcement:{number}" and one.chat_id == person.id)


async def figures(author: Person, number: int) -> str:
    await author.says("/announce")
    return await author.forges(f"ni:{number}")


async def test_one_message_for_all_words_and_each_is_read_in_its_place(
    house: House,
    telegram: Telegram,
    town: dict[int, Person],  # noqa: F811
    clock: Clock,
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await physicist.forges("n4:grant:0")
    await leave(methodist, "\nСеминар <& в среду, %имя%!\nВ 15:00, школа № 7", kind="События", reading=True)
    await leave(methodist, "Сборник задач")
    await leave(methodist, None)
    await leave(methodist, "Гранты года", kind="Гранты")
    await compose(methodist, "Вне сводки")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await start(house, clock)
    before = len(physicist.messages)
    await deliver(house, telegram)
    came = physicist.messages[before:]
    assert len(came) == 3
    assert sum(one.content.file is not None for one in came) == 1
    assert sum(one.content.text == "Вне сводки" for one in came) == 1
    [listed] = digests(physicist)
    assert "1. 📅 Семинар <& в среду, Алла Ивановна!\n2. 🧩 Сборник задач\n" in listed
    assert "15:00" not in listed
    assert "Грант" not in listed
    assert "3. 💰 Гранты года" in digests(methodist)[0]
    message = next(one for one in came if HEADING in one.content.text)
    opens = [row[0]["text"] for row in message.inline_keyboard or []]
    assert opens == ["1. Семинар <& в среду, Алла Ивановна!", "2. Сборник задач"]
    own = await row_of(house, physicist, 1)
    for _ in range(2):
        await physicist.forges(f"nE:{own.id}", message=message)
    assert "В 15:00, школа № 7" in message.content.text
    shown = [one["text"] for row in message.inline_keyboard or [] for one in row]
    assert shown == ["Ознакомлен(а)", "Спросить", "Почему мне?", "‹ К сводке"]
    await physicist.taps("Ознакомлен(а)", message=message)
    await physicist.taps("‹ К сводке", message=message)
    assert message.content.text == listed
    await physicist.taps("2.", message=message)
    assert message.content.text == "Сборник задач"
    first = await figures(methodist, 1)
    assert "Дошло: 2" in first
    assert "Ознакомились: 1" in first
    assert "· Дарья О." in await methodist.taps("Не ознакомились · 1")
    assert "Дошло: 1" in await figures(methodist, 4)
    for stranger in (methodist, town[TEACHERS[0]]):
        for data in (f"nE:{own.id}", f"nD:{own.id}:0"):
            await stranger.says("/menu")
            assert "Семинар" not in await stranger.forges(data)
            assert "Этого здесь больше нет" in stranger.toast
    single = await row_of(house, physicist, 5)
    await physicist.forges(f"nE:{single.id}", message=message)
    assert message.content.text == "Сборник задач"
    await physicist.forges(f"nD:{own.id}:9999", message=message)
    assert message.content.text == listed


async def test_a_correction_and_a_deletion_reach_the_list_and_what_is_opened(
    house: House,
    telegram: Telegram,
    town: dict[int, Person],  # noqa: F811
    clock: Clock,
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    for text in ("Семинар в среду, %имя%", "Сборник задач", "Олимпиада"):
        await leave(methodist, text)
    await start(house, clock)
    await deliver(house, telegram)
    message = next(one for one in physicist.messages if HEADING in one.content.text)
    await physicist.taps("1.", message=message)
    assert message.content.text == "Семинар в среду, Алла Ивановна"
    await figures(methodist, 1)
    await methodist.taps("Исправить")
    assert "Исправляем: 2 сообщения" in await methodist.says("Семинар в четверг, %имя%")
    await deliver(house, telegram)
    assert "1. 🧩 Семинар в четверг, Алла Ивановна\n2. 🧩 Сборник" in message.content.text
    await physicist.taps("1.", message=message)
    assert message.content.text == "Семинар в четверг, Алла Ивановна"
    await physicist.taps("‹ К сводке", message=message)
    await figures(methodist, 2)
    await methodist.taps("Удалить у всех")
    assert "Удаляем: 2 сообщения" in await methodist.taps("Да, удалить у всех")
    await deliver(house, telegram)
    assert "2. ✕ объявление отозвали\n3. 🧩 Олимпиада" in message.content.text
    assert "Семинар в четверг, Алла Ивановна" in message.content.text
    assert [row[0]["text"][:2] for row in message.inline_keyboard or []] == ["1.", "3."]
    taken = await row_of(house, physicist, 2)
    assert "Сборник" not in str(taken.payload)
    await physicist.forges(f"nE:{taken.id}", message=message)
    assert "объявление отозвали" in message.content.text
    assert "Сборник" not in message.content.text
    assert [row[0]["text"] for row in message.inline_keyboard or []] == ["‹ К сводке"]
    await figures(methodist, 2)
    shown = methodist.messages[-1]
    assert "Удалено у всех" in shown.content.text
    assert not any("Исправить" in button["text"] for row in shown.inline_keyboard or [] for button in row)
    teacher = town[TEACHERS[0]]
    async with house.database.writing() as session:
        await session.execute(delete(Account).where(Account.telegram_id == teacher.id))
        moved = update(Account).where(Account.telegram_id == FOREIGNER).values(telegram_id=teacher.id)
        await session.execute(moved)
        await session.commit()
    seen = [one.content.text for one in teacher.messages]
    await figures(methodist, 3)
    await methodist.taps("Исправить")
    await methodist.says("Олимпиада по физике")
    await deliver(house, telegram)
    assert "3. 🧩 Олимпиада по физике" in message.content.text
    assert [one.content.text for one in teacher.messages] == seen


async def test_who_is_away_and_what_is_held_back(
    house: House,
    telegram: Telegram,
    town: dict[int, Person],  # noqa: F811
    clock: Clock,
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    for text in ("Первое", "Второе", "Третье", "Четвёртое"):
        await leave(methodist, text)
    await figures(methodist, 4)
    await methodist.taps("Отменить отправку")
    await methodist.taps("Да, отменить")
    await start(house, clock)
    await figures(methodist, 2)
    await methodist.taps("⏸ Пауза")
    telegram.playground.block(METHODIST, True)
    await deliver(house, telegram)
    telegram.playground.block(METHODIST, False)
    assert ["1. 🧩 Первое\n2. 🧩 Третье" in one for one in digests(physicist)] == [True]
    for number in (1, 3):
        said = await figures(methodist, number)
        assert "Дошло: 1" in said
        assert "заблокировали бота: 1" in said
    await figures(methodist, 2)
    await methodist.taps("▶️ Продолжить")
    await deliver(house, telegram)
    assert physicist.text == "Второе"
    assert physicist.buttons == ["Спросить", "Почему мне?"]
    assert "Дошло: 2" in await figures(methodist, 2)
    async with house.database.reading() as session:
        fourth = await session.scalars(select(OutboxMessage).where(OutboxMessage.kind == "announcement:4"))
        assert list(fourth) == []
        await session.commit()


async def test_one_alone_comes_as_ever_and_many_are_leafed_through(
    house: House,
    telegram: Telegram,
    town: dict[int, Person],  # noqa: F811
    clock: Clock,
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await leave(methodist, "Одно")
    await start(house, clock)
    await deliver(house, telegram)
    assert physicist.text == "Одно"
    async with house.database.writing() as session:
        pattern = await session.get_one(Announcement, 1)
        for number in range(11):
            facts = {"kind": AnnouncementKind.CONTEST, "text": f"Конкурс {number} " + "я" * 5 * number}
            same = ("author_id", "audience", "repeat", "created_at")
            new = Announcement(**facts, **{name: getattr(pattern, name) for name in same})
            new.status, new.due_at = type(pattern.status).SCHEDULED, pattern.due_at
            session.add(new)
        await session.commit()
    await start(house, clock)
    await deliver(house, telegram)
    assert "11. 🏆 Конкурс 10 яя" in physicist.text
    assert physicist.buttons[-2:] == ["8. Конкурс 7 " + "я" * 26 + "…", "Ещё ›"]
    assert len(physicist.buttons) == 9
    await physicist.taps("Ещё ›")
    assert physicist.buttons[0].startswith("9. Конкурс 8")
    assert len(physicist.buttons) == 4
    await physicist.taps("11.")
    assert physicist.text == "Конкурс 10 " + "я" * 50
    await physicist.taps("‹ К сводке")
    assert physicist.buttons[0].startswith("9.")
    await physicist.taps("‹")
    assert physicist.buttons[0].startswith("1.")
    found = [one for one in await rows(house) if one.chat_id == FOREIGNER]
    assert {one.status for one in found} == {OutboxStatus.SENT}
