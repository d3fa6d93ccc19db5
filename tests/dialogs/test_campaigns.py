"""Campaigns from the calendar's proposal to the last figure: who is asked, what they hear, who sees what."""

from dataclasses import replace

import pytest
from sqlalchemy import select, update

from bot.app import House
from models.audit import Action, AuditEntry
from models.outbox import OutboxMessage
from models.people import Account, Role
from services.campaigns import campaign_clock
from tests.dialogs.shortcuts import answer, counted, put_to_work, settle, submit
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.telegram import Person, Telegram

METHODIST, COORDINATOR, AUTHORITY = 901, 902, 904
TEACHERS = (911, 912, 913)
FOREIGNER = 921


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    """A methodist, a coordinator with three teachers at one school, a physicist at another, the authority."""
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST)
    await settle(house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    await settle(house, AUTHORITY, names=("Рябинин", "Олег", "Львович"), role=Role.AUTHORITY_HEAD)
    for number in TEACHERS:
        await settle(house, number)
    await settle(house, FOREIGNER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7")
    found = {}
    for number in (METHODIST, COORDINATOR, AUTHORITY, *TEACHERS, FOREIGNER):
        found[number] = telegram.person(number)
        await found[number].says("/menu")
    return found


async def tick(house: House) -> int:
    async with house.database.writing() as session:
        return await campaign_clock.tend(session, house.municipality, now=house.clock())


async def deliver(house: House, telegram: Telegram) -> None:
    await tick(house)
    async with sending(house, telegram):
        await until(house, all_settled)


async def open_entry(methodist: Person) -> str:
    await methodist.says("/campaigns")
    await methodist.taps("Открыть: Входная")
    return await methodist.taps("Открыть сейчас")


async def test_a_campaign_of_the_season_from_one_tap_to_the_last_figure(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, coordinator, authority = town[METHODIST], town[COORDINATOR], town[AUTHORITY]
    await tick(house)
    async with sending(house, telegram):
        await until(house, all_settled)
    assert "Пришло время: «Входная диагностика», до 31 октября" in methodist.text
    assert "Позовём: 5 человек" in await methodist.taps("Посмотреть и открыть")
    methodist.presses("Открыть сейчас")
    methodist.presses("Открыть сейчас")
    await telegram.deliver()
    assert "Идёт до 31 октября" in methodist.text
    assert "0,0 % (0 из 5)" in methodist.text
    await methodist.says("/menu")
    await methodist.forges("kp:entry")
    assert "Идёт до 31 октября" in methodist.text, "the letter's button leads to what a colleague has opened"
    await deliver(house, telegram)
    invited, refusing, begun = (town[number] for number in TEACHERS)
    assert "до 31 октября" in invited.text
    assert "Это добровольно" in invited.text
    assert "самооценка" in await invited.taps("Открыть анкету · 8 мин")
    await submit(house, invited.id)
    await refusing.taps("Открыть анкету")
    await refusing.taps("Не хочу участвовать")
    await answer(house, begun.id, until="D10")
    shown = await methodist.says("/coverage")
    assert "20,0 % (1 из 5) · за неделю +20,0" in shown
    assert "Начали: 1. Ещё не открыли: 2. Отказались: 1." in shown
    assert "Хуже всего: Школа № 7 — 0,0 % (0 из 1)" in shown
    assert "· Школа № 3 — 25,0 % (1 из 4)" in await methodist.taps("По школам")
    await methodist.taps("‹ Назад")
    assert "Учителя" in await methodist.taps("По должностям")
    await methodist.taps("‹ Назад")
    await methodist.taps("Кого нет · 3")
    nina, vera, alla = methodist.buttons[:3]
    assert [nina, alla] == ["Нина К., Школа № 3", "Алла Т., Школа № 7"]
    assert vera.startswith("◐ Вера Р. (…"), "a colleague of hers is called the same"
    assert vera.endswith("), Школа № 3")
    assert "Алла Т." in await methodist.taps("Алла Т.")
    await methodist.taps("‹ Назад")
    assert methodist.buttons[:3] == [nina, vera, alla], "back in the list, not among everybody"
    await methodist.taps("‹ Назад")
    await methodist.taps("Картинка")
    assert methodist.screen.content.kind == "photo"
    # the school: its own in full numbers and by name; the authority: no names, nothing small
    assert "25,0 % (1 из 4)" in await coordinator.says("/coverage")
    await coordinator.taps("Кого нет · 2")
    assert coordinator.buttons[0] == "Нина К."
    await coordinator.taps("‹ Назад")
    await coordinator.taps("Таблица .xlsx")
    assert coordinator.screen.content.kind == "document"
    assert "ни имён, ни ответов" in await authority.says("/coverage")
    assert not any("Кого нет" in label or "Напомнить" in label for label in authority.buttons)
    assert "25,0" not in await authority.taps("По школам")
    await authority.forges("cvm:1:0")
    assert "закрыт" in telegram.toasts[-1]
    house.clock.passes(days=17)
    await deliver(house, telegram)
    assert "Осталось 15 вопросов, около 6 мин. Продолжить?" in begun.text
    assert "Приглашаем" not in begun.text
    assert "решили не участвовать" in await refusing.says("/surveys")
    house.clock.passes(days=8)
    await tick(house)
    await begun.taps("Продолжить · 6 мин")
    assert "Анкета закрыта, ответы сохранены" in begun.text
    assert "закрылась 31 октября 2025 года" in await begun.says("/surveys")
    await town[FOREIGNER].forges("so:diagnostics")
    assert "закрылась 31 октября. Отвечать на неё больше не нужно" in town[FOREIGNER].toast
    async with house.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action)))
        await session.commit()
    assert actions.count(Action.CAMPAIGN_OPENED) == actions.count(Action.CAMPAIGN_CLOSED) == 1
    assert Action.COVERAGE_EXPORTED in actions


async def test_a_campaign_by_hand_is_held_extended_closed_and_cancelled(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, teacher = town[METHODIST], town[911]
    await methodist.says("/campaigns")
    await methodist.taps("Другая анкета")
    await methodist.taps("Первые годы")
    assert "Позовём: 0 человек" in methodist.text
    await methodist.taps("Кому ·")
    await methodist.taps("Молодые специалисты")
    await methodist.taps("☑")
    assert "Кому: пока никого не выбрали" in methodist.text
    await methodist.taps("Готово")
    await methodist.taps("Школа")
    await methodist.taps("☐ Школа № 3")
    assert "Кому: Школа № 3" in methodist.text
    assert "Позовём: 6 человек" in methodist.text
    await methodist.taps("Готово")
    await methodist.taps("Готово")
    start = methodist.data("Открыть сейчас")
    await methodist.taps("До 21 октября")
    assert "не позже 31 августа" in await methodist.says("1 октября 2024")
    assert "Не получилось разобрать день" in await methodist.says("<b>&" * 1250)
    assert "Последний день: 12 ноября" in await methodist.says("до 12 ноября")
    assert "С тех пор здесь кое-что изменилось" in await methodist.forges(start)
    assert "Последний день: 12 ноября" in methodist.text
    await methodist.taps("Открыть сейчас")
    await tick(house)
    await methodist.taps("⏸ Пауза")
    assert "На паузе" in methodist.text
    assert not any("Напомнить" in label for label in methodist.buttons)
    await teacher.says("/menu")
    assert "«Первые годы в профессии» ждёт вас до 12 ноября: 4 минуты" in teacher.text
    await teacher.taps("Пройти анкету")
    await teacher.taps("Начать")
    assert "Вопрос 1 из" in teacher.text
    await methodist.taps("▶️ Продолжить")
    await methodist.taps("Продлить")
    await methodist.taps("Ещё на неделю")
    assert "Идёт до 19 ноября" in methodist.text
    await methodist.taps("Продлить")
    assert "позже прежнего" in await methodist.says("12 ноября")
    assert "Идёт до 30 ноября" in await methodist.says("30.11")
    await methodist.taps("Закрыть")
    await methodist.taps("Да, закрыть")
    assert "Закрылась 7 октября" in methodist.text
    await teacher.says("24")
    assert "Анкета «Первые годы в профессии» закрылась 7 октября" in teacher.text
    await methodist.taps("Отменить")
    assert "Причина: не та школа &lt;b&gt;" in await reason(methodist, "не та школа <b>")
    await methodist.taps("‹ Назад")
    assert "✕ Первые годы в профессии" in await press_and_list(methodist, "Прошедшие")
    assert "Первые годы" not in await teacher.says("/menu")
    await methodist.forges("kc:1000")
    await methodist.forges("kd:1")
    for forged in ("kc:1", "kj:1", "kl:1", "kv:1"):
        told = len(telegram.toasts)
        await teacher.forges(forged)
        assert "закрыт" in telegram.toasts[told], forged
    async with house.database.writing() as session:
        gone = update(Account).where(Account.telegram_id == FOREIGNER)
        await session.execute(gone.values(unreachable_at=house.clock()))
        await session.commit()
    await methodist.says("/campaigns")
    await methodist.taps("Другая анкета")
    assert "из них 1: ответить без имени за них нельзя" in await methodist.taps("Обратная связь")
    assert not telegram.unanswered


async def test_the_programme_may_keep_names_from_schools(house: House, telegram: Telegram, town: dict[int, Person]):
    await open_entry(town[METHODIST])
    programme = house.municipality.programme
    closed = programme.campaigns.model_copy(update={"names_of_missing": False})
    changed = replace(house.municipality, programme=programme.model_copy(update={"campaigns": closed}))
    await put_to_work(replace(house, municipality=changed), telegram)
    coordinator = town[COORDINATOR]
    assert "0,0 % (0 из 4)" in await coordinator.says("/coverage")
    assert not any("Кого нет" in label for label in coordinator.buttons)
    await coordinator.forges("cvm:1:0")
    assert "закрыт" in telegram.toasts[-1]


async def test_a_school_reminds_its_own_people(house: House, telegram: Telegram, town: dict[int, Person]):
    await open_entry(town[METHODIST])
    await deliver(house, telegram)
    await submit(house, TEACHERS[0])
    house.clock.passes(days=1)
    coordinator, foreigner = town[COORDINATOR], town[FOREIGNER]
    heard = foreigner.text
    await coordinator.says("/coverage")
    label = next(one for one in coordinator.buttons if "Напомнить" in one)
    assert label.endswith("3"), "herself and two teachers; the physicist of another school is not hers to remind"
    before = await counted(house, OutboxMessage)
    coordinator.presses(label)
    coordinator.presses(label)
    await telegram.deliver()
    assert await counted(house, OutboxMessage) == before + 3
    await coordinator.taps("‹ Назад")
    assert "25,0 % (1 из 4)" in coordinator.text
    assert not any("Напомнить" in one for one in coordinator.buttons), "today everybody has heard of it"
    async with sending(house, telegram):
        await until(house, all_settled)
    assert foreigner.text == heard
    await town[AUTHORITY].forges("kj:1")
    await foreigner.forges("kj:1")
    assert await counted(house, OutboxMessage) == before + 3


async def reason(person: Person, text: str) -> str:
    await person.says(text)
    return telegram_html(person)


def telegram_html(person: Person) -> str:
    return person.screen.content.text.replace("<", "&lt;").replace(">", "&gt;")


async def press_and_list(person: Person, label: str) -> str:
    await person.taps(label)
    return "\n".join(person.buttons)
