"""Asking a methodist: the question, who gets it, whether the help was complete."""

import pytest
from sqlalchemy import select

from bot.app import House
from models.consultations import AnswerTemplate, Consultation, ConsultationStatus, Duty, Outcome
from models.outbox import OutboxMessage
from models.people import Person as Stored
from models.people import Role
from models.threads import Part, Thread, ThreadMember, ThreadMessage
from services.consultations import consultation_clock, consultation_closing
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import put_to_work, settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, HEAD, OTHER = 903, 901, 904
QUESTION = "Какие документы приложить, если стаж <b>в двух</b> & школах?"


@pytest.fixture
async def methodist(house: House) -> int:
    return await settle(house, METHODIST, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)


async def ask(person: Person, topic: str = "Аттестация", question: str = QUESTION) -> str:
    await person.says("/consult")
    await person.taps(topic)
    await person.says(question)
    return await person.taps("Отправить")


async def only(house: House) -> Consultation:
    async with house.database.reading() as session:
        found = (await session.scalars(select(Consultation))).one()
        await session.commit()
    return found


async def letters(house: House) -> list[tuple[int, str]]:
    async with house.database.reading() as session:
        found = await session.execute(select(OutboxMessage.chat_id, OutboxMessage.payload).order_by(OutboxMessage.id))
        told = [(row[0], row[1].get("phrase", "")) for row in found]
        await session.commit()
    return told


async def mark(house: House, number: int = 1, result: Outcome = Outcome.FULL, by: int = METHODIST) -> None:
    visit = await visit_of(house, by)
    async with house.database.writing() as session:
        await consultation_closing.mark_answered(session, visit, consultation_id=number, result=result, summary=None)


async def tick(house: House) -> None:
    async with house.database.writing() as session:
        await consultation_clock.run(session, house.municipality, now=house.clock())


async def test_three_taps_and_a_sentence(house: House, telegram: Telegram, teacher: Person, methodist: int):
    assert "О чём вопрос?" in await teacher.says("/consult")
    assert len(teacher.buttons) <= 9
    assert "Имена детей" in await teacher.taps("Аттестация")
    summary = await teacher.says(QUESTION)
    assert "в двух" in summary
    assert "Ответ — до четверга, 9 октября" in summary
    assert "с 09:00 до 17:00" in summary
    teacher.presses("Отправить")
    teacher.presses("Отправить")
    await telegram.deliver()
    assert "Заявка № 1 отправлена" in teacher.text
    assert "уже отправлен" in teacher.toast
    one = await only(house)
    assert (one.question, one.topic, one.status) == (QUESTION, "attestation_category", ConsultationStatus.ASSIGNED)
    assert (one.responsible_id, one.subject) == (methodist, "math")
    assert await letters(house) == [(METHODIST, "consultation-letter-assigned")]
    async with house.database.reading() as session:
        thread = await session.get_one(Thread, one.thread_id)
        members = {row.person_id: row.part for row in await session.scalars(select(ThreadMember))}
        [message] = await session.scalars(select(ThreadMessage))
        await session.commit()
    assert thread.title == "№ 1 · Аттестация на категорию"
    assert members == {one.asker_id: Part.ASKER, methodist: Part.HELPER}
    assert message.text == QUESTION
    card = await teacher.taps("Заявка № 1")
    assert "ответ — до четверга" in card.lower()
    assert "Анна В." in card or "П-" in card
    assert "Написать" in " ".join(teacher.buttons)


async def test_a_question_in_several_messages_is_kept_whole(house: House, teacher: Person, methodist: int):
    await teacher.says("/consult")
    await teacher.taps("Аттестация")
    await teacher.says("Здравствуйте!")
    summary = await teacher.says(QUESTION)
    assert "Здравствуйте!\n" in summary
    assert "в двух" in summary
    await teacher.sends("document")
    assert "Или напишите заново" in await teacher.says("Подробно " * 120)
    assert "1 файл сохранён" in await teacher.taps("Написать заново")
    await teacher.says("Добрый день.")
    assert "Подробно" not in await teacher.says("Что приложить?")
    await teacher.taps("Отправить")
    assert (await only(house)).question == "Добрый день.\nЧто приложить?"
    async with house.database.reading() as session:
        said = [(one.kind.value, one.text) for one in await session.scalars(select(ThreadMessage))]
        await session.commit()
    assert said == [("text", "Добрый день."), ("document", None), ("text", "Что приложить?")]


async def test_a_draft_outlives_the_menu_and_a_restart(
    house: House, telegram: Telegram, teacher: Person, methodist: int, drawer: Drawer
):
    await teacher.says("/consult")
    await teacher.taps("Дети с ОВЗ")
    assert "1 файл сохранён" in await teacher.sends("document")
    await teacher.sends("voice")
    await teacher.says("/menu")
    await put_to_work(house, telegram)
    assert "Черновик ждёт" in await teacher.says("/consult")
    await teacher.taps("Продолжить")
    long = "слово " * 800
    assert "Текст сохранён" in await teacher.says(long)
    await teacher.says("/menu")
    await teacher.says("/consult")
    assert "помещается" in await teacher.taps("Продолжить")
    assert "2 файла" in await teacher.taps("Оставить так")
    await teacher.sends("photo")
    assert "3 файла" in teacher.text
    assert "Как вам удобнее" in await teacher.taps("💬")
    await teacher.taps("📞 Звонок")
    await teacher.taps("🗓")
    await teacher.taps("Другой день")
    assert "уже прошёл" in await teacher.says("01.02.2024")
    assert "не получилось" in (await teacher.says("когда-нибудь")).lower()
    assert "постараемся" in await teacher.says("завтра")
    assert "отправлена" in await teacher.taps("Отправить")
    one = await only(house)
    assert one.question is not None
    assert len(one.question) <= 1000
    assert one.question.endswith("слово…")
    assert (one.form.value, str(one.wanted_by)) == ("call", "2025-10-08")
    async with house.database.reading() as session:
        said = list(await session.scalars(select(ThreadMessage).order_by(ThreadMessage.id)))
        await session.commit()
    assert [message.kind.value for message in said] == ["text", "document", "voice", "text", "photo"]
    assert said[0].text is not None
    assert len(said[0].text) > 3900
    assert "О чём вопрос?" in await teacher.says("/consult")


async def test_a_topic_of_ones_own_and_what_cannot_be_sent(house: House, teacher: Person, methodist: int):
    await teacher.says("/consult")
    await teacher.taps("Все темы")
    await teacher.forges("yq:999999")
    await teacher.forges("yt:no_such_topic")
    assert "больше нет" in teacher.toast
    await teacher.says("/consult")
    await teacher.taps("Другое")
    assert "знаков 151" in await teacher.says("ы" * 151)
    assert "Бассейн &lt;b&gt;" in await teacher.says("  Бассейн <b>  ") or "Бассейн <b>" in teacher.text
    await teacher.sends("contact")
    await teacher.says("Можно ли вести урок на воде?")
    await teacher.taps("Отправить")
    one = await only(house)
    assert (one.topic, one.own_topic) == ("other", "Бассейн <b>")
    for data in (
        "ys:0",
        "yr",
        "yf",
        "yc",
        "yo:chat",
        "yd:today",
        "ya:1",
        "ya:-99",
        "yh:1",
        "yv:77",
        "yw:77:1",
        "yj:77:full",
        "yk:77",
        "yp:77",
    ):
        await teacher.forges(data)


async def test_an_answer_that_is_there_spares_the_request(
    house: House, teacher: Person, methodist: int, drawer: Drawer
):
    async with house.database.writing() as session:
        session.add(
            AnswerTemplate(
                topic="exam", title="Где взять демоверсию экзамена", text="На сайте <разработчика>", is_public=True,
                author_id=methodist, created_at=house.clock(), search_words=["демов", "экзам"],
            )
        )  # fmt: skip
        session.add(
            AnswerTemplate(
                topic="exam", title="Где взять демоверсию экзамена тайно", text="тайна", is_public=False,
                author_id=methodist, created_at=house.clock(), search_words=[],
            )
        )  # fmt: skip
        await session.commit()
    await teacher.says("/consult")
    await teacher.taps("Все темы")
    await teacher.taps("›")
    await teacher.taps("ОГЭ и ЕГЭ")
    await teacher.says("Подскажите, где можно взять демоверсию экзамена?")
    assert [label for label in teacher.buttons if label.startswith("Похожее")] == [
        "Похожее: Где взять демоверсию экзамена"
    ]
    await teacher.forges("ya:2")
    assert "больше нет" in teacher.toast
    assert "На сайте" in await teacher.taps("Похожее")
    assert "Проверьте" in await teacher.taps("Вернуться")
    await teacher.taps("Похожее")
    teacher.presses("Это помогло")
    await teacher.taps("Это помогло")
    assert await drawer.count(Consultation) == 0
    async with house.database.reading() as session:
        assert (await session.get_one(AnswerTemplate, 1)).helped == 1
        await session.commit()
    await teacher.says("/consult")
    await teacher.taps("Аттестация")
    await teacher.says("Как подать заявление на первую категорию, куда его отправить?")
    assert any("Как подать заявление" in label for label in teacher.buttons)


async def test_the_end_of_a_request(house: House, teacher: Person, colleague: Person, methodist: int):
    await ask(teacher)
    await mark(house)
    assert (await letters(house))[-1] == (teacher.id, "consultation-letter-help")
    await colleague.forges("yj:1:full")
    assert "больше нет" in colleague.toast
    assert "Жаль" in await teacher.forges("yj:1:none")
    assert "знаков 301" in await teacher.says("ы" * 301)
    assert "Записали" in await teacher.says("Не нашлось образца")
    assert "снова открыта" in await teacher.taps("Открыть снова")
    again = await only(house)
    assert (again.status, again.result_asker, again.reopened_at) == (
        ConsultationStatus.IN_PROGRESS,
        None,
        house.clock(),
    )
    await teacher.forges("yp:1")
    assert "что-то изменилось" in teacher.toast
    await mark(house, result=Outcome.PARTIAL)
    assert "уже открывали" in await teacher.forges("yj:1:partial")
    assert "Открыть снова" not in teacher.buttons
    assert "записан" in await teacher.taps("Оставить так")
    done = await only(house)
    assert (done.status, done.result_asker, done.is_unconfirmed) == (ConsultationStatus.CLOSED, Outcome.PARTIAL, False)
    assert "частично" in await teacher.taps("Заявка № 1")
    assert not any("Написать" in label for label in teacher.buttons)


async def test_withdrawing_asks_first_and_is_nobody_elses(
    house: House, teacher: Person, colleague: Person, methodist: int
):
    await ask(teacher)
    for data in ("yv:1", "yw:1:0", "yw:1:1", "yp:1", "yk:1"):
        await colleague.forges(data)
        assert "больше нет" in colleague.toast
    await teacher.says("/consult")
    assert "№ 1 · Аттестация" in await teacher.taps("Мои заявки")
    await teacher.taps("№ 1")
    assert "Отозвать заявку" in await teacher.taps("Отозвать")
    assert "Вы отозвали" in await teacher.taps("Да, отозвать")
    await teacher.forges("yw:1:1")
    assert (await only(house)).status is ConsultationStatus.WITHDRAWN
    assert (await letters(house))[-1] == (METHODIST, "consultation-letter-withdrawn")


async def test_silence_is_waited_for_asked_twice_and_closed(
    house: House, clock: Clock, teacher: Person, methodist: int
):
    await ask(teacher)
    await mark(house)
    asked = []
    for _day in range(15):
        clock.passes(days=1)
        await tick(house)
        await tick(house)
        asked.append((await only(house)).asked_times)
    assert asked == [1] * 4 + [2] * 5 + [3] * 6
    told = [phrase for chat, phrase in await letters(house) if chat == teacher.id]
    assert told == ["consultation-letter-help", *["consultation-letter-help-again"] * 2]
    one = await only(house)
    assert (one.status, one.is_unconfirmed) == (ConsultationStatus.CLOSED, True)
    await teacher.says("/consult")
    assert "получена ли помощь" in await teacher.taps("Мои заявки")
    await teacher.taps("№ 1")
    await teacher.taps("Да, полностью")
    one = await only(house)
    assert (one.result_asker, one.is_unconfirmed) == (Outcome.FULL, False)


async def test_who_answers_who_is_reminded_and_who_comes_after(
    house: House, clock: Clock, teacher: Person, methodist: int
):
    head = await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    other = await settle(house, OTHER, names=("Лютикова", "Ольга", "Сергеевна"), role=Role.METHODIST)
    async with house.database.writing() as session:
        session.add(Duty(person_id=other, topic="lesson", created_at=clock(), created_by=head))
        await session.commit()
    await ask(teacher, "Урок")
    assert (await only(house)).responsible_id == other
    for _day in range(5):
        clock.passes(days=1)
        await tick(house)
        await tick(house)
    told = [(chat, phrase) for chat, phrase in await letters(house) if phrase == "consultation-digest"]
    # Asked on Tuesday: due on Thursday, late on Friday; the weekend is left in peace.
    assert told == [(OTHER, "consultation-digest"), (HEAD, "consultation-digest"), (OTHER, "consultation-digest")]
    async with house.database.writing() as session:
        (await session.get_one(Stored, other)).archived_at = clock()
        await session.commit()
    await tick(house)
    one = await only(house)
    assert (one.responsible_id, one.status) == (methodist, ConsultationStatus.ASSIGNED)
    assert (await letters(house))[-1] == (METHODIST, "consultation-letter-assigned")


async def test_nobody_to_answer_is_said_to_the_head(house: House, clock: Clock, teacher: Person):
    await settle(house, HEAD, names=("Сиренева", "Ирина", "Олеговна"), role=Role.CENTRE_HEAD)
    await ask(teacher)
    one = await only(house)
    assert (one.responsible_id, one.status) == (None, ConsultationStatus.NEW)
    assert await letters(house) == [(HEAD, "consultation-letter-nobody")]
    clock.passes(days=1)
    await tick(house)
    assert (await letters(house))[-1] == (HEAD, "consultation-digest")
