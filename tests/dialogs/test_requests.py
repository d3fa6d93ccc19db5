"""Requests for help: who sees which, who takes them, what becomes of them; and nobody reaches what is not theirs."""

import asyncio

import pytest
from sqlalchemy import select

from bot.app import House
from models.consultations import AnswerTemplate, Consultation, ConsultationStatus, Outcome
from models.threads import MessageKind, ThreadMessage
from tests.conftest import Clock
from tests.dialogs.requesting import (
    FIRST,
    HEAD,
    LEADER,
    NEIGHBOUR,
    SCHOOL_HEAD,
    SECOND,
    TEACHER,
    Town,
    asked,
    changes,
    helping,
    letters,
    people_the_town,
    stored,
    written,
)
from tests.telegram import Person, Telegram


@pytest.fixture
async def town(house: House, telegram: Telegram) -> Town:
    return await people_the_town(house, telegram)


async def test_the_most_urgent_stands_first_and_is_one_tap_away(house: House, town: Town):
    asker = town.ids[TEACHER]
    calm = await asked(house, asker, first_in=100)
    late = await asked(house, asker, hours_ago=60, first_in=-3)
    soon = await asked(house, asker, responsible=town.ids[FIRST], first_in=4)
    other = await asked(house, asker, responsible=town.ids[SECOND])
    methodist = town[FIRST]
    await methodist.says("/menu")
    said = await methodist.taps("📥 Заявки")
    assert methodist.buttons[-3:] == ["Мои", "Ещё", "‹ Назад"]
    assert "Ждут 3 заявки, ваших: 1, пока ничьих: 2 · просрочено: 1 · скоро срок: 1" in said
    places = [said.index(f"№ {number} ·") for number in (late, soon, calm)]
    assert places == sorted(places)
    assert f"№ {other} ·" not in said
    assert "просрочена на 3 ч" in said
    said = await methodist.taps(f"№ {late}")
    assert "«Какие документы <b>приложить</b> & куда?»" in said
    assert "Вера Р." in said
    assert "математика" in said
    assert "📎 1 вложение" in said
    assert methodist.buttons[0] == "Взять и ответить"
    await methodist.taps("‹ Назад")
    await methodist.taps("Ещё")
    await methodist.taps("Ничьи")
    assert f"№ {soon} ·" not in methodist.text
    await methodist.taps("Ещё")
    await methodist.taps("По теме")
    assert methodist.buttons[0] == "Аттестация на категорию · 3"
    await methodist.taps("Аттестация")
    assert "Все открытые · Аттестация на категорию: 3" in methodist.text


async def test_two_take_it_at_once_and_one_has_it(house: House, telegram: Telegram, town: Town):
    number = await asked(house, town.ids[TEACHER])
    first, second = town[FIRST], town[SECOND]
    for one in (first, second):
        await one.says("/requests")
        await one.taps(f"№ {number}")
    for one in (first, second):
        one.presses("Взять и ответить")
    await telegram.deliver_at_once()
    found = await stored(house, number)
    winner, loser = (first, second) if found.responsible_id == town.ids[FIRST] else (second, first)
    assert found.status is ConsultationStatus.IN_PROGRESS
    assert "Вы пишете: Вера Р. (спрашивает)" in winner.text
    card = winner.messages[-2]
    assert "Написать ответ" in str(card.inline_keyboard)
    assert any("уже взял(а)" in toast for toast in telegram.toasts)
    assert await helping(house, number) == {found.responsible_id}
    assert await changes(house, number) == ["asked", "taken"]
    assert await letters(house, TEACHER) == ["request-told-taken"]
    await loser.taps("Взять и ответить")
    await winner.says("Возьмите справки & <подписи>")
    assert [one.text for one in await written(house, number)] == ["Возьмите справки & <подписи>"]
    assert (await stored(house, number)).first_answer_at is not None
    await winner.taps(
        "Закончить разговор", message=next(one for one in winner.messages if "Вы пишете" in str(one.content.text))
    )
    assert f"№ {number} ·" in await winner.taps(f"К заявке № {number}")
    assert "Готово" in winner.buttons
    await loser.says("А я не взял")
    assert len(await written(house, number)) == 1
    await winner.forges(f"qc:{number}")
    assert await changes(house, number) == ["asked", "taken"]
    await loser.forges(f"rq:{number}")
    assert "Написать ответ" not in "".join(loser.buttons)


async def test_what_was_attached_is_seen_before_it_is_taken_and_answers_are_not(house: House, town: Town):
    free, taken = (
        await asked(house, town.ids[TEACHER]),
        await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST]),
    )
    async with house.database.writing() as session:
        for number in (free, taken):
            thread = (await stored(house, number)).thread_id
            values = {"thread_id": thread, "author_id": town.ids[SECOND], "at": house.clock(), "kind": MessageKind.TEXT}
            session.add(ThreadMessage(**values, text="Прежний ответ"))
            session.add(ThreadMessage(**values, text="Прежняя заметка", is_note=True))
        await session.commit()
    second = town[SECOND]
    await second.forges(f"rq:{free}", message=await greeted(second))
    seen = await second.taps("📎 Посмотреть вложения")
    assert "[фото]" in seen
    assert "записано в журнале" not in seen
    assert "Прежн" not in seen
    assert second.buttons == ["2", "В меню"]
    open_one, closed_one = [(await stored(house, number)).thread_id for number in (free, taken)]
    for somebody, thread in (
        (second, closed_one),
        (town[LEADER], open_one),
        (town[SCHOOL_HEAD], open_one),
        (town[NEIGHBOUR], open_one),
    ):
        start = await greeted(somebody)
        before = len(somebody.messages)
        await somebody.forges(f"tr:{thread}:-1", message=start)
        assert "приложить" not in "".join(one.content.text for one in somebody.messages[before:])
    async with house.database.writing() as session:
        (await session.get_one(Consultation, free)).status = ConsultationStatus.WITHDRAWN
        await session.commit()
    before = len(second.messages)
    await second.forges(f"tr:{open_one}:-1")
    assert "приложить" not in "".join(one.content.text for one in second.messages[before:])


async def test_what_was_missing_reaches_whoever_answers_and_nobody_else(house: House, town: Town):
    number = await asked(
        house, town.ids[TEACHER], responsible=town.ids[FIRST], asker_comment="Не хватило <b>образца</b>",
    )  # fmt: skip
    for somebody, is_told in ((town[FIRST], True), (town[HEAD], False)):
        said = await somebody.forges(f"rq:{number}", message=await greeted(somebody))
        assert f"№ {number}" in said
        assert ("Чего не хватило: «Не хватило <b>образца</b>»" in said) is is_told


async def test_it_changes_hands_and_old_buttons_lead_nowhere(house: House, town: Town):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    first, second = town[FIRST], town[SECOND]
    await first.says("/requests")
    await first.taps(f"№ {number}")
    await first.taps("Взять и ответить")
    await first.forges(f"rq:{number}")
    old = first.screen
    await first.taps("Передать")
    assert "Лев К. · 0" in first.buttons
    assert "Вера Р." not in "".join(first.buttons)
    await first.says("клен")
    await first.taps("Лев К.")
    said = await first.says("Он знает <b>порядок</b> & сроки")
    assert "передана" in said
    found = await stored(house, number)
    assert (found.responsible_id, found.status) == (town.ids[SECOND], ConsultationStatus.ASSIGNED)
    assert await helping(house, number) == {town.ids[SECOND]}
    [note] = await written(house, number)
    assert note.is_note
    assert note.text == "Он знает <b>порядок</b> & сроки"
    assert [one for one in await letters(house, SECOND) if one != "None"] == ["request-told-given"]
    assert await letters(house, TEACHER) == ["request-told-passed"]
    for data in (f"rq:{number}", f"qs:{number}", f"qS:{number}:t", f"qP:{number}:{town.ids[HEAD]}", f"qy:{number}:{town.ids[HEAD]}",
                 f"qd:{number}", f"qx:{number}:full", f"qi:{number}:0", f"qm:{number}", f"qe:{number}", f"qa:{number}:0:0"):  # fmt: skip
        await first.forges(data, message=old)
        assert "Вера Р." not in first.text
    assert (await stored(house, number)).responsible_id == town.ids[SECOND]
    assert (await stored(house, number)).status is ConsultationStatus.ASSIGNED
    await second.says("/requests")
    await second.taps(f"№ {number}")
    await second.taps("Ещё")
    await second.taps("История заявки")
    assert "Дарья О.: передано: Лев К." in second.text


async def test_a_helper_joins_notes_and_leaves(house: House, town: Town):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    first, leader = town[FIRST], town[LEADER]
    await leader.says("/requests")
    assert "ничего не ждёт" in leader.text
    await leader.forges(f"rq:{number}")
    assert "Вера Р." not in leader.text
    await first.forges(f"rq:{number}", message=await greeted(first))
    await first.taps("Ещё")
    await first.taps("Помощники")
    await first.taps("Позвать коллегу")
    await first.taps("Алла Т.")
    assert "✕ Алла Т." in first.buttons
    assert await letters(house, LEADER) == ["request-told-joined"]
    await leader.says("/requests")
    await leader.taps(f"№ {number}")
    assert "Отвечает: Дарья О." in leader.text
    assert "Передать" not in leader.buttons
    await leader.taps("Заметка")
    assert "Длинновато" in await leader.says("я" * 4000)
    await leader.says("много слов " * 450)
    assert await written(house, number) == []
    await leader.says("Проверьте <b>приказ</b> & дату")
    [note] = await written(house, number)
    assert (note.is_note, note.text) == (True, "Проверьте <b>приказ</b> & дату")
    assert (await stored(house, number)).first_answer_at is None
    for data in (f"qy:{number}:{town.ids[SECOND]}", f"qS:{number}:t", f"qE:{number}:{town.ids[FIRST]}"):
        await leader.forges(data)
    assert await helping(house, number) == {town.ids[FIRST], town.ids[LEADER]}
    await leader.forges(f"qm:{number}")
    await leader.taps("Больше не помогаю")
    assert await helping(house, number) == {town.ids[FIRST]}
    await leader.forges(f"rq:{number}")
    assert "Вера Р." not in leader.text


async def greeted(person: Person):
    await person.says("/requests")
    return person.screen


async def test_put_off_it_waits_for_nobody_and_its_term_stays(house: House, town: Town, clock: Clock):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST], first_in=300, solution_in=600)
    methodist = town[FIRST]
    due = (await stored(house, number)).first_due_at
    await methodist.says("/requests")
    await methodist.taps(f"№ {number}")
    await methodist.taps("Отложить")
    assert "не больше чем на 90 дней" in await methodist.says("1.10.2025")
    assert "Не получилось разобрать день" in await methodist.says("потом")
    assert "Отложена до 13 октября" in await methodist.says("13.10")
    assert (await stored(house, number)).first_due_at == due
    assert "ничего не ждёт" in await methodist.says("/requests")
    await methodist.taps("Мои")
    assert "отложена" in methodist.text
    await methodist.taps(f"№ {number}")
    await methodist.taps("Вернуть в работу")
    await methodist.taps("Отложить")
    await methodist.taps("До понедельника")
    assert "Отложена до 13 октября" in methodist.text
    clock.passes(days=6)
    assert "Ждёт 1 заявка" in await methodist.says("/requests")


async def test_it_is_turned_down_with_words(house: House, town: Town):
    number = await asked(house, town.ids[TEACHER])
    methodist = town[FIRST]
    await methodist.forges(f"qm:{number}", message=await greeted(methodist))
    await methodist.taps("Отклонить")
    assert "Длинновато" in await methodist.says("я" * 301)
    assert "отклонена" in await methodist.says("Это <не> к нам & не сюда")
    found = await stored(house, number)
    assert (found.status, found.reason) == (ConsultationStatus.REJECTED, "Это <не> к нам & не сюда")
    assert found.closed_at is not None
    assert await letters(house, TEACHER) == ["request-told-rejected"]
    await town[SECOND].forges(f"qc:{number}", message=await greeted(town[SECOND]))
    assert (await stored(house, number)).responsible_id is None


async def test_it_is_done_with_a_line_for_the_journal(house: House, town: Town):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    methodist = town[FIRST]
    await methodist.says("/requests")
    await methodist.taps(f"№ {number}")
    await methodist.taps("Взять и ответить")
    await methodist.forges(f"rq:{number}")
    await methodist.taps("Готово")
    await methodist.taps("Частично")
    assert "Длинновато" in await methodist.says("я" * 501)
    assert "отмечена" in await methodist.says("Разобрали <b>приказ</b>")
    found = await stored(house, number)
    assert (found.status, found.result_methodist) == (ConsultationStatus.ANSWERED, Outcome.PARTIAL)
    assert found.summary == "Разобрали <b>приказ</b>"
    told = len(await letters(house, TEACHER))
    await methodist.forges(f"qx:{number}:partial")
    assert "отмечена" in methodist.text
    assert len(await letters(house, TEACHER)) == told
    await methodist.forges(f"qx:{number}:full")
    assert (await stored(house, number)).result_methodist is Outcome.PARTIAL
    await methodist.says("/requests")
    await methodist.taps("Мои")
    assert "ждём слова педагога" in methodist.text


async def test_ready_answers_are_sent_changed_made_and_put_away(house: House, telegram: Telegram, town: Town):
    number = await asked(house, town.ids[TEACHER])
    first, second = town[FIRST], town[SECOND]
    await first.says("/requests")
    await first.taps("Ещё")
    await first.taps("Готовые ответы")
    await first.taps("＋ Новый ответ")
    await first.taps("Аттестация на категорию")
    assert "Длинновато" in await first.says("я" * 101)
    await first.says("Документы & стаж")
    assert "только для вас" in await first.says("Приложите & покажите <копию>")
    await second.forges("qB:1", message=await greeted(second))
    assert "Документы" not in second.text
    await first.forges(f"rq:{number}")
    await first.taps("Готовый ответ")
    await first.taps("Документы")
    await first.taps("Сначала изменить")
    assert "<копию>" in first.text
    assert "Длинновато" in await first.says("я" * 3501)
    await first.says("Приложите копию")
    found = await stored(house, number)
    assert (found.responsible_id, found.status) == (town.ids[FIRST], ConsultationStatus.IN_PROGRESS)
    assert found.first_answer_at is not None
    await first.taps("Готовый ответ")
    await first.taps("Документы")
    first.presses("Отправить как есть")
    first.presses("Отправить как есть")
    await telegram.deliver()
    assert [one.text for one in await written(house, number)] == ["Приложите копию", "Приложите & покажите <копию>"]
    await first.taps("Ещё")
    await first.taps("Сохранить мой ответ")
    assert "для вас" in await first.says("Второй")
    await first.taps("Показывать педагогам")
    async with house.database.reading() as session:
        kept = list(await session.scalars(select(AnswerTemplate).order_by(AnswerTemplate.id)))
        await session.commit()
    assert [(one.used, one.is_public, one.text) for one in kept] == [
        (2, False, "Приложите & покажите <копию>"), (0, True, "Приложите & покажите <копию>"),
    ]  # fmt: skip
    assert kept[0].search_words
    await second.forges("qB:2")
    assert "видят педагоги" in second.text
    assert "Убрать в архив" not in second.buttons
    await second.forges("qk:2:1")
    await second.forges("qu:2:0")
    await first.taps("Название")
    await first.says("Третий")
    await first.taps("Текст")
    assert "Новый текст" in await first.says("Новый текст")
    await first.taps("Убрать в архив")
    await first.taps("Да, убрать")
    await second.forges("qB:2")
    assert "Третий" not in second.text


async def test_whoever_leads_sees_all_and_nobody_else_sees_anything(house: House, town: Town):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    head = town[HEAD]
    await head.says("/requests")
    assert "ничего не ждёт" in head.text
    await head.taps("Ещё")
    await head.taps("Все открытые")
    await head.taps(f"№ {number}")
    assert "Отвечает: Дарья О." in head.text
    assert "приложить" not in head.text
    await head.taps("Ещё")
    assert "Переписка" in head.buttons
    await head.taps("‹ Назад")
    await head.taps("Передать")
    await head.taps("Лев К.")
    await head.taps("Передать без пояснений")
    assert await helping(house, number) == {town.ids[SECOND]}
    assert await letters(house, FIRST) == ["request-told-gone"]
    for somebody in (town[SCHOOL_HEAD], town[NEIGHBOUR], town[LEADER], town[FIRST]):
        await somebody.says("/requests")
        for data in (f"rq:{number}", "ql:all:-:0", "ql:closed:-:0", f"qc:{number}", f"qm:{number}", f"qi:{number}:0", f"qp:{number}:p:0",
                     f"qP:{number}:{town.ids[NEIGHBOUR]}", f"qH:{number}:{town.ids[LEADER]}", f"qr:{number}", f"qA:{number}:1", f"qz:{number}:1",
                     "rq:0", "rq:99999999999999999999", f"qS:{number}:x", f"qD:{number}:all", "ql:all:-:-1"):  # fmt: skip
            await somebody.forges(data)
        said = "".join(message.content.text for message in somebody.messages)
        assert "Вера Р." not in said
        assert "приложить" not in said
    assert await helping(house, number) == {town.ids[SECOND]}


async def test_nobody_answers_their_own_request(house: House, town: Town):
    number = await asked(house, town.ids[FIRST])
    methodist = town[FIRST]
    assert "ничего не ждёт" in await methodist.says("/requests")
    await methodist.forges(f"rq:{number}")
    await methodist.forges(f"qc:{number}")
    assert (await stored(house, number)).responsible_id is None
    await town[SECOND].forges(f"qy:{number}:{town.ids[FIRST]}", message=await greeted(town[SECOND]))
    await town[SECOND].forges(f"qy:{number}:{town.ids[NEIGHBOUR]}")
    assert (await stored(house, number)).responsible_id is None


async def test_taps_that_come_twice_do_it_once(house: House, telegram: Telegram, town: Town):
    number = await asked(house, town.ids[TEACHER], responsible=town.ids[FIRST])
    methodist = town[FIRST]
    await methodist.forges(f"qP:{number}:{town.ids[SECOND]}", message=await greeted(methodist))
    methodist.presses("Передать без пояснений")
    [tap] = telegram.pending()
    await telegram.deliver_at_once(tap, {**tap, "update_id": tap["update_id"] + 1})
    await asyncio.sleep(0)
    assert (await changes(house, number)).count("passed") == 1
    assert (await letters(house, SECOND)).count("request-told-given") == 1
