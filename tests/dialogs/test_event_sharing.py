"""An event shared by a link and a picture; a question to its organiser; what letters and announcements of it can do."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from bot.app import House
from models.announcements import Announcement
from models.audiences import Audience, Facet
from models.events import Attendance, EventPerson
from models.outbox import OutboxMessage
from models.people import Account, Role
from models.people import Person as Stored
from models.threads import Part, Thread, ThreadKind, ThreadMember, ThreadMessage
from services.events import event_changes, event_handover, event_question_clock, event_reminders, events
from services.events.event_questions import MOST_A_DAY
from services.events.events import EventDraft
from services.registration.invitation_sheets import picture
from tests.conftest import Clock
from tests.dialogs.shortcuts import enter, settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, TEACHER, OTHER, PHYSICIST, HEAD = range(5_000_002_001, 5_000_002_006)
HOSTILE = "Чтение <b>& Ко"
Town = dict[int, Person]


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock) -> Town:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await settle(house, TEACHER, names=("Ромашкина", "Вера", "Павловна"))
    await settle(house, OTHER, names=("Кленов", "Лев", "Ильич"))
    await settle(house, PHYSICIST, names=("Осокин", "Яков", "Ильич"), subject="physics", position="teacher")
    await settle(house, HEAD, names=("Тополева", "Алла", "Ивановна"), role=Role.CENTRE_HEAD)
    people = {one: telegram.person(one) for one in (METHODIST, TEACHER, OTHER, PHYSICIST, HEAD)}
    for one in people.values():
        await one.says("/menu")
    return people


async def planned(house: House, title: str = HOSTILE, **facts: object) -> int:
    facts.setdefault("starts_at", house.clock() + timedelta(days=10))
    visit = await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        return (await events.create(session, visit, EventDraft("seminar", title, **facts))).id  # type: ignore[arg-type]


async def threads_of(house: House) -> list[tuple[Thread, int]]:
    """Questions about events, each with how much was said."""
    async with house.database.reading() as session:
        found = list(await session.scalars(select(Thread).where(Thread.kind == ThreadKind.EVENT).order_by(Thread.id)))
        said = list(await session.scalars(select(ThreadMessage.thread_id)))
        return [(one, said.count(one.id)) for one in found]


async def letters(house: House, kind: str) -> list[OutboxMessage]:
    async with house.database.reading() as session:
        query = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(OutboxMessage.id)
        return list(await session.scalars(query))


async def test_a_link_opens_the_event_for_whoever_is_meant(house: House, telegram: Telegram, town: Town, clock: Clock):
    number = await planned(house, audience=Audience({Facet.SUBJECT: ("math",)}).plain())
    teacher, methodist = town[TEACHER], town[METHODIST]
    await teacher.forges(f"ev:{number}")
    assert "Свободно" not in teacher.text
    card = teacher.screen
    await teacher.taps("🔗 Поделиться")
    link = f"https://t.me/metodbot_test_bot?start=event_{number}"
    assert link in teacher.text
    assert teacher.screen.content.kind == "photo"
    assert picture(link).startswith(b"\x89PNG")
    [shared] = [one["url"] for row in teacher.screen.inline_keyboard or [] for one in row if "url" in one]
    assert parse_qs(urlsplit(shared).query)["url"] == [link]
    assert HOSTILE in parse_qs(urlsplit(shared).query)["text"][0]
    await teacher.taps("‹ Назад")
    assert "Записаться" in teacher.buttons
    assert HOSTILE in await town[OTHER].says(f"/start event_{number}")
    assert "Записаться" in town[OTHER].buttons
    for who, typed in ((PHYSICIST, number), (PHYSICIST, 999), (TEACHER, "0"), (TEACHER, "9" * 19), (OTHER, "1x")):
        shown = await town[who].says(f"/start event_{typed}")
        assert "Записаться" not in town[who].buttons
        assert HOSTILE not in shown
    assert "Для вас этого мероприятия нет" in await town[PHYSICIST].says(f"/start event_{number}")
    assert HOSTILE in await methodist.says(f"/start event_{number}")
    await methodist.forges(f"ek:{number}")
    assert "🔗 Поделиться" in methodist.buttons
    await methodist.forges(f"ogs:{number}:1")
    assert link in methodist.text
    await methodist.taps("‹ Назад")
    assert "Записались: 0" in methodist.text
    await town[PHYSICIST].forges(f"ogs:{number}:1")
    assert link not in town[PHYSICIST].text
    open_to_all = await planned(house, "Открытый семинар")
    newcomer = telegram.person(700_777)
    await newcomer.says(f"/start event_{open_to_all}")
    await newcomer.taps("Продолжить")
    await newcomer.taps("Согласен")
    await newcomer.says("Школа № 3")
    await newcomer.taps("Школа № 3")
    await newcomer.taps("Учитель, преподаватель")
    await newcomer.taps("Учитель")
    await newcomer.says("мате")
    await newcomer.taps("Математика")
    await newcomer.says("2009")
    assert "Открытый семинар" in await newcomer.says("Лютик Ия Львовна")
    assert "Вы записаны" in await newcomer.taps("Записаться")
    async with house.database.writing() as session:
        await event_changes.cancel(session, await visit_of(house, METHODIST), event_id=number, reason="Передумали")
    screens = len(teacher.messages)
    await teacher.taps("🔗 Поделиться", message=card)
    assert "делиться нечем" in teacher.toast
    assert len(teacher.messages) == screens
    assert "Передумали" in await town[OTHER].says(f"/start event_{number}")


async def test_a_question_goes_to_the_organiser_and_the_answer_comes_back(
    house: House, telegram: Telegram, town: Town, clock: Clock
):
    number = await planned(house)
    teacher, methodist = town[TEACHER], town[METHODIST]
    await methodist.forges(f"ev:{number}")
    assert not any("Спросить" in one for one in methodist.buttons)
    await methodist.forges(f"eq:{number}")
    assert "некого спросить" in methodist.toast
    await teacher.forges(f"ev:{number}")
    card = teacher.screen
    for _ in range(2):
        await teacher.taps("Спросить организатора", message=card)
    assert "Анна В." in teacher.text
    await teacher.taps("‹ Назад")
    assert "Вопрос ушёл" not in await teacher.says("Это не вопрос организатору")
    await teacher.taps("Спросить организатора", message=card)
    assert await threads_of(house) == []
    assert "Вопрос ушёл: Анна В." in await teacher.says("Будет ли <b>запись</b>?" + "!" * 3000)
    await teacher.says("И можно ли опоздать?")
    [(thread, count)] = await threads_of(house)
    assert (count, thread.closed_at) == (2, None)
    for update in [one for one in telegram.delivered if "message" in one][-2:]:
        await telegram.deliver(update)
    assert [count for _, count in await threads_of(house)] == [2]
    sent = await letters(house, "relay")
    assert {one.chat_id for one in sent} == {METHODIST}
    assert all(HOSTILE in one.payload["relay"]["title"] for one in sent)
    await methodist.forges(f"tk:{thread.id}")
    assert f"📅 {HOSTILE}" in methodist.text
    assert "вы двое" in methodist.text
    assert "методцентром" not in methodist.text
    await methodist.says("Будет, и опоздать можно.")
    assert [one.chat_id for one in await letters(house, "relay")].count(TEACHER) == 1
    await town[HEAD].forges(f"tr:{thread.id}:-1")
    assert "опоздать" not in town[HEAD].text
    await teacher.says("/menu")
    await teacher.taps("Спросить организатора", message=card)
    assert "Вы пишете: Анна В." in teacher.text
    await teacher.says("Спасибо!")
    assert [count for _, count in await threads_of(house)] == [4]
    clock.passes(days=31)
    async with house.database.writing() as session:
        assert await event_question_clock.close_silent(session, now=clock.now) == 1
    async with house.database.writing() as session:
        assert await event_question_clock.close_silent(session, now=clock.now) == 0
    await methodist.forges(f"tk:{thread.id}")
    assert "закрыт" in methodist.text
    await teacher.forges(f"eq:{number}")
    assert "Вопрос организатору" in teacher.text
    await teacher.sends("photo")
    assert "Вопрос ушёл" in teacher.text
    [(thread, count)] = await threads_of(house)
    assert (count, thread.closed_at) == (5, None)


async def test_whom_a_question_does_not_reach(house: House, town: Town, clock: Clock):
    foreign = await planned(house, "Чужое", audience=Audience({Facet.SUBJECT: ("physics",)}).plain())
    teacher = town[TEACHER]
    await teacher.forges(f"eq:{foreign}")
    assert "Вопрос организатору" not in teacher.text
    number = await planned(house)
    await teacher.forges(f"eq:{number}")
    async with house.database.writing() as session:
        await event_changes.cancel(session, await visit_of(house, METHODIST), event_id=number, reason="Передумали")
    shown = await teacher.says("Вопрос")
    assert "некого спросить" in shown
    assert "никому не ушло" in shown
    assert await threads_of(house) == []
    for one in range(MOST_A_DAY):
        another = await planned(house, f"Встреча {one}")
        await teacher.forges(f"eq:{another}")
        await teacher.says("Вопрос")
        await teacher.says("/menu")
    another = await planned(house, "Ещё одна")
    await teacher.forges(f"eq:{another}")
    assert "Подождите" in await teacher.says("Вопрос")
    assert len(await threads_of(house)) == MOST_A_DAY
    clock.passes(days=1, minutes=1)
    await teacher.forges(f"eq:{another}")
    assert "Вопрос ушёл" in await teacher.says("Вопрос")


async def test_a_question_to_somebody_away_says_so_at_once(house: House, town: Town):
    number, teacher = await planned(house), town[TEACHER]
    async with house.database.writing() as session:
        account = await session.get_one(Account, METHODIST)
        account.unreachable_at = house.clock()
        await session.commit()
    assert "не достучаться" in await teacher.forges(f"eq:{number}")
    assert teacher.data("💬 Спросить методиста") == "go:consult"
    assert "Вопрос сохранён: Анна В." in await teacher.says("Будет ли запись?")
    assert [count for _, count in await threads_of(house)] == [1]
    await town[METHODIST].says("/menu")
    assert "Будет ли запись?" in str([one.payload for one in await letters(house, "relay")])
    another = await planned(house, "Встреча")
    assert "не достучаться" not in await teacher.forges(f"eq:{another}")
    assert "Вопрос ушёл" in await teacher.says("Вопрос")


async def test_whoever_takes_over_answers(house: House, town: Town):
    number = await planned(house)
    await town[TEACHER].forges(f"eq:{number}")
    await town[TEACHER].says("Вопрос")
    visit = await visit_of(house, HEAD)
    async with house.database.writing() as session:
        giver = await session.get_one(Stored, (await visit_of(house, METHODIST)).actor.id)
        taker = await session.get_one(Stored, visit.actor.id)
        await event_handover.hand_on(session, visit, giver=giver, taker=taker)
        await session.commit()
    async with house.database.reading() as session:
        members = list(await session.scalars(select(ThreadMember).where(ThreadMember.part == Part.ORGANISER)))
    assert {one.person_id: one.left_at is None for one in members} == {giver.id: False, taker.id: True}
    await town[TEACHER].says("Ещё вопрос")
    assert [one.chat_id for one in await letters(house, "relay")] == [METHODIST, HEAD]


async def test_letters_and_announcements_of_an_event_are_answered_where_they_stand(
    house: House, town: Town, clock: Clock
):
    number = await planned(house, seats=5)
    methodist, teacher = town[METHODIST], town[TEACHER]
    await methodist.forges(f"eku:{number}")
    await methodist.taps("Кому")
    await methodist.taps("Очистить")
    await methodist.taps("Ещё")
    assert {"Курс по сроку", "Аттестация по сроку"} <= {one.partition(":")[0] for one in methodist.buttons}
    await methodist.taps("Курс по сроку")
    await methodist.taps("☐ Срок прошёл")
    await methodist.taps("Готово")
    await methodist.taps("Аттестация по сроку")
    await methodist.taps("☐ ")
    await methodist.taps("Готово")
    assert "срок прошёл или курса нет" in methodist.text.lower()
    assert "срок подошёл" in methodist.text.lower()
    async with house.database.reading() as session:
        told = (await session.scalars(select(Announcement))).one()
    assert told.audience["wanted"] == {"course_due": ["late"], "attestation_due": ["yes"]}
    await methodist.taps("‹ Назад")
    await methodist.taps("Очистить")
    await methodist.taps("Всем")
    await methodist.taps("Готово")
    await methodist.taps("Показать мне")
    preview = methodist.messages[-1]
    while not any(one["text"] == "Записаться" for row in preview.inline_keyboard or [] for one in row):
        preview = methodist.messages[methodist.messages.index(preview) - 1]
    await methodist.taps("Записаться", message=preview)
    assert "Вы записаны" in methodist.text
    assert methodist.screen is not preview
    assert preview.inline_keyboard
    await methodist.taps("Подробнее", message=preview)
    assert "Вы записаны" in methodist.text
    await teacher.forges(f"ex:{number}")
    async with house.database.writing() as session:
        invited = (await visit_of(house, OTHER)).actor.id
        session.add(
            EventPerson(event_id=number, person_id=invited, attendance=Attendance.INVITED, changed_at=clock.now)
        )
        await session.commit()
    clock.now = datetime(2025, 10, 10, 10, tzinfo=UTC)
    async with house.database.writing() as session:
        await event_reminders.run(session, house.municipality, now=clock.now)
    reminders = [one for one in await letters(house, f"event:{number}") if one.payload["phrase"] == "event-told-days"]
    assert {one.chat_id for one in reminders} == {METHODIST, TEACHER, OTHER}
    [answers, *_] = reminders[0].payload["rows"]
    assert [one["data"] for one in answers] == [f"ex:{number}", f"ey:{number}"]
    assert "Вы записаны" in await town[OTHER].forges(answers[0]["data"])
    assert "вы не придёте" in await teacher.forges(answers[1]["data"])


async def test_a_newcomer_without_an_event_comes_home(telegram: Telegram):
    newcomer = telegram.person(700_778)
    await enter(newcomer)
    assert "Для вас этого мероприятия нет" in await newcomer.says("/start event_5")
