"""Conversations about the bank of materials: offered, reviewed, found, used; and how it counts."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.app import House
from models.audit import Action, AuditEntry
from models.materials import Material, MaterialPeriod, MaterialStatus, MaterialUse
from models.outbox import OutboxMessage
from models.people import Account, Role
from models.queries.materials import material_owners
from services.indicators import indicator_values
from tests.conftest import Clock
from tests.dialogs.shortcuts import counted, put_to_work, settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, TEACHER, OTHER, HEAD = (5_000_008_000 + n for n in range(1, 5))
HOSTILE = "Памятка <родителям> & детям"
LINK = "https://example.org/1?a=1&b=2"


@pytest.fixture
async def people(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    told = (
        (METHODIST, ("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
        (TEACHER, ("Ромашкина", "Вера", "Павловна"), None),
        (OTHER, ("Кленов", "Лев", "Ильич"), None),
        (HEAD, ("Берёзкина", "Ия", "Львовна"), Role.CENTRE_HEAD),
    )
    for account, names, role in told:
        await settle(house, account, names=names, role=role, school="Школа № 3")
    found = {account: telegram.person(account, names[1], names[0]) for account, names, _ in told}
    for person in found.values():
        await person.says("/menu")
    return found


async def offer(person: Person, *, title: str = HOSTILE, name: str = "Да, с моим", send: bool = True) -> None:
    await person.says("/materials")
    await person.taps("Мои материалы")
    await person.taps("Поделиться")
    await person.taps("Видео")
    await person.says(title)
    await person.taps("Методическая")
    await person.taps("Всем")
    await person.says("Что внутри <b>& как с этим работать")
    await person.says(LINK)
    await person.taps(name)
    if send:
        await person.taps("Отправить")


async def publish(person: Person, title: str = HOSTILE) -> None:
    await person.says("/materials")
    await person.taps("Ждут рецензии")
    await person.taps(title)
    await person.taps("Опубликовать")


async def stored(house: House) -> list[Material]:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(Material).order_by(Material.id)))
        await session.commit()
    return found


async def letters(house: House) -> list[tuple[int, str]]:
    async with house.database.reading() as session:
        found = [(one.chat_id, one.payload["phrase"]) for one in await session.scalars(select(OutboxMessage))]
        await session.commit()
    return [one for one in found if one[1].startswith("material-")]


async def test_the_very_same_once_more_is_there_already(house: House, people: dict[int, Person]):
    """A draft outlives its sending when the bot is cut off in between."""
    await offer(people[TEACHER])
    await offer(people[TEACHER])
    await offer(people[OTHER])
    await publish(people[METHODIST])
    await offer(people[TEACHER])
    assert [one.status for one in await stored(house)] == [MaterialStatus.PUBLISHED, MaterialStatus.WAITING]
    assert "материал уже в банке" in people[TEACHER].text
    await offer(people[TEACHER], title="Другая памятка")
    assert len(await stored(house)) == 3


async def test_every_step_says_what_it_wants_and_loses_nothing(
    house: House, telegram: Telegram, people: dict[int, Person]
):
    teacher = people[TEACHER]
    await teacher.says("/materials")
    assert "пока ничего нет" in teacher.text
    await teacher.taps("Мои материалы")
    await teacher.taps("Поделиться")
    assert "Выберите кнопку" in await teacher.says("видео")
    await teacher.taps("Видео")
    assert "от 3 до 150" in await teacher.says("я" * 5_000)
    assert "от 3 до 150" in await teacher.says("...")
    assert "Файл попросим" in await teacher.hands_over("рано.pdf", b"%PDF")
    await teacher.says(HOSTILE)
    await teacher.taps("Методическая")
    await put_to_work(house, telegram)  # the program starts anew: the form is where it was
    await teacher.taps("Всем")
    assert "от 3 до 300" in await teacher.says("я" * 301)
    await teacher.says("Что внутри <b>&")
    for unfit in ("не ссылка", "http:/oops", "https://example.org/" + "a" * 500, "javascript:alert(1)"):
        assert "Нужна ссылка целиком" in await teacher.says(unfit)
    await teacher.hands_over("Памятка <1>.pdf", b"%PDF")
    await teacher.taps("Нет, без имени")
    assert "Памятка <1>.pdf" in teacher.text
    await teacher.taps("Название")
    await teacher.says("Другое название")
    await teacher.taps("‹ Назад")
    assert "Сохранили" in telegram.toasts[-1]
    await teacher.taps("Поделиться")
    await teacher.taps("Продолжить")
    teacher.presses("Отправить")
    teacher.presses("Отправить")
    await telegram.deliver()
    [one] = await stored(house)
    assert (one.title, one.status, one.is_named) == ("Другое название", MaterialStatus.WAITING, False)
    await teacher.forges("mbs:0")
    await teacher.forges("mbp:kind:0")
    assert len(await stored(house)) == 1


async def test_it_is_returned_corrected_published_withdrawn_and_offered_again(house: House, people: dict[int, Person]):
    teacher, methodist, other = people[TEACHER], people[METHODIST], people[OTHER]
    await offer(teacher)
    await methodist.says("/materials")
    await methodist.taps("Ждут рецензии: 1")
    await methodist.taps(HOSTILE)
    stale = methodist.data("Опубликовать")
    await methodist.taps("Вернуть")
    assert "от 3 до 300" in await methodist.says("я")
    await methodist.says("Добавьте <примеры> & ответы")
    await methodist.forges(stale)
    assert (await stored(house))[0].status is MaterialStatus.RETURNED
    await teacher.says("/materials")
    await teacher.taps("Мои материалы")
    await teacher.taps(HOSTILE)
    assert "Добавьте <примеры> & ответы" in teacher.text
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    await publish(methodist)
    await methodist.forges(stale)
    await other.says("/materials")
    await other.taps(HOSTILE)
    assert "Вера" in other.text
    await other.taps("Получить")
    assert LINK in other.text
    await methodist.says("/materials")
    await methodist.taps(HOSTILE)
    await methodist.taps("Снять с публикации")
    await methodist.says("Устарело")
    assert "пока ничего нет" in await other.says("/materials")
    await other.forges("mbo:1")
    await other.forges("mbg:1")
    await other.forges("mbu:1:1")
    assert await counted(house, MaterialUse) == 0
    await teacher.says("/materials")
    await teacher.taps("Мои материалы")
    await teacher.taps(HOSTILE)
    assert "Устарело" in teacher.text
    house.clock.passes(minutes=1)
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    await publish(methodist)
    assert await counted(house, MaterialPeriod) == 2
    phrases = ("returned", "published", "withdrawn", "published")
    assert await letters(house) == [(TEACHER, f"material-notice-{one}") for one in phrases]


async def test_what_was_in_the_bank_is_never_lost_by_its_author(house: House, people: dict[int, Person]):
    teacher, methodist = people[TEACHER], people[METHODIST]
    await offer(teacher)
    await publish(methodist)
    await teacher.forges("mbx:1:1")
    assert "уже в банке" in teacher.toast
    await methodist.says("/materials")
    await methodist.taps(HOSTILE)
    await methodist.taps("Снять с публикации")
    await methodist.says("Устарело")
    await teacher.forges("mbx:1:1")
    house.clock.passes(minutes=1)
    await teacher.says("/materials")
    await teacher.taps("Мои материалы")
    await teacher.taps(HOSTILE)
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    await teacher.taps("Убрать")
    await teacher.taps("Да, убрать")
    assert [one.status for one in await stored(house)] == [MaterialStatus.WITHDRAWN]
    assert await counted(house, MaterialPeriod) == 1
    await offer(teacher, title="Так и не вышло")
    await teacher.taps("Убрать")
    await teacher.taps("Да, убрать")
    await teacher.forges("mbx:2:1")
    assert len(await stored(house)) == 1


async def test_nobody_reads_or_decides_what_is_not_theirs(house: House, telegram: Telegram, people: dict[int, Person]):
    await offer(people[TEACHER], name="Нет, без имени")
    other = people[OTHER]
    await other.says("/menu")
    for forged in (
        "mbo:1",
        "mbg:1",
        "mbt:1",
        "mbx:1:0",
        "mbx:1:1",
        "mbr:1:0",
        "mbc:1:0",
        "mbv:0",
        "mbo:77",
        "mbp:kind:99",
    ):
        await other.forges(forged)
        assert "Памятка" not in other.text, forged
    [one] = await stored(house)
    assert one.status is MaterialStatus.WAITING
    await other.says("/materials")
    for forged in ("mbl:50:0:0", "mbl:0:77:0", "mbl:0:0:9999"):
        await other.forges(forged)
    await publish(people[METHODIST])
    await other.says("/materials")
    await other.taps(HOSTILE)
    assert "Автор не указан" in other.text
    await other.forges("mbt:1")
    await other.forges("mbr:1:0")
    assert (await stored(house))[0].status is MaterialStatus.PUBLISHED
    await people[HEAD].says("/materials")
    await people[HEAD].taps(HOSTILE)
    assert "Вера" in people[HEAD].text


async def test_it_is_found_and_used_once(house: House, telegram: Telegram, people: dict[int, Person]):
    methodist, other = people[METHODIST], people[OTHER]
    for number in range(7):
        await offer(methodist, title=f"Ёлка и урок {number}")
        assert "уже в банке" in methodist.text
    await offer(methodist, title="Про чтение")
    assert await letters(house) == []
    assert "· 8" in await other.says("/materials")
    assert "Про чтение" in await other.says("ЧТЕНИЕ")
    assert "· 1" in other.text
    assert "· 7" in await other.says("елка")
    await other.taps("›")
    assert "Ёлка и урок 0" in other.text
    assert "«елка»" in other.text, "the second page is of the same words"
    assert "пока ничего нет" in await other.says("я" * 5_000)
    await other.taps("Все")
    await other.taps("Вид")
    await other.taps("Программа")
    assert "пока ничего нет" in other.text
    await other.taps("Область")
    await other.taps("Методическая")
    assert "Программа · Методическая" in other.text
    await other.says("/materials")
    await other.taps("Про чтение")
    other.presses("Отметить")
    other.presses("Отметить")
    await telegram.deliver()
    assert "Применил 1 человек" in other.text
    assert await counted(house, MaterialUse) == 1
    await other.taps("✓ Применяю")
    assert await counted(house, MaterialUse) == 0


async def test_what_is_left_of_somebody_who_goes(house: House, people: dict[int, Person]):
    await offer(people[TEACHER], title="Останется")
    await publish(people[METHODIST], "Останется")
    await offer(people[TEACHER], title="Уйдёт")
    await people[TEACHER].forges("mbu:1:1")
    async with house.database.writing() as session:
        account = await session.scalar(select(Account).where(Account.telegram_id == TEACHER))
        assert account is not None
        assert account.person_id is not None
        await material_owners.forget_words(session, [account.person_id])
        await session.commit()
    [one] = await stored(house)
    assert (one.title, one.status, one.is_named) == ("Останется", MaterialStatus.PUBLISHED, False)
    assert await counted(house, MaterialUse) == 0


async def test_a_button_of_a_page_that_is_gone_opens_the_last_one(people: dict[int, Person]):
    teacher = people[TEACHER]
    await offer(teacher)
    await teacher.forges("mby:3")
    assert "Памятка" in teacher.text


async def figure(house: House, on: date) -> int:
    today = house.municipality.day(house.clock())
    definition = house.municipality.programme.indicators.definition("P14")
    assert definition is not None
    async with house.database.reading() as session:
        found = await indicator_values.out_of_facts(session, house.municipality, definition, on=on, today=today)
        await session.commit()
    assert found.figure.value is not None
    return int(found.figure.value)


async def keep(house: House, author: int, periods: list[list[tuple[datetime, datetime | None]]]) -> None:
    """One material for each list of the times it was in the bank."""
    async with house.database.writing() as session:
        await session.execute(delete(MaterialPeriod))
        await session.execute(delete(Material))
        for times in periods:
            one = Material(
                kind="video", title="x", search_key="x", area="methods", note="x", source=LINK, author_id=author,
                is_named=True, status=MaterialStatus.WAITING, told_at=datetime(2025, 1, 1, tzinfo=UTC),
            )  # fmt: skip
            session.add(one)
            await session.flush()
            session.add_all(
                MaterialPeriod(material_id=one.id, published_at=since, withdrawn_at=until) for since, until in times
            )
        await session.commit()


def slowly(on: date, periods: list[list[tuple[datetime, datetime | None]]]) -> int:
    """Of each material alone: is it there when the day here, three hours ahead of Greenwich, is over?"""
    over = datetime(on.year, on.month, on.day, 21, tzinfo=UTC)
    return sum(any(since < over and (until is None or until >= over) for since, until in times) for times in periods)


async def test_the_bank_is_counted_at_the_end_of_a_day(house: House, people: dict[int, Person]):
    author = (await visit_of(house, TEACHER)).actor.id
    last_second = datetime(2025, 8, 31, 20, 59, 59, tzinfo=UTC)
    midnight = last_second + timedelta(seconds=1)
    day = date(2025, 8, 31)
    for periods, told in (
        ([[(last_second, None)]], 1),
        ([[(midnight, None)]], 0),
        ([[(datetime(2025, 1, 1, tzinfo=UTC), last_second)]], 0),
        ([[(datetime(2025, 1, 1, tzinfo=UTC), midnight)]], 1),
        ([[(datetime(2025, 1, 1, tzinfo=UTC), datetime(2025, 2, 1, tzinfo=UTC)), (last_second, None)]], 1),
        ([[]], 0),
    ):
        await keep(house, author, periods)
        assert await figure(house, day) == slowly(day, periods) == told, periods


HOURS = st.integers(0, 24 * 20)
BEGIN = datetime(2025, 8, 20, tzinfo=UTC)


@st.composite
def times(draw: st.DrawFn) -> list[tuple[datetime, datetime | None]]:
    """Periods of one material: one after the other, the last one perhaps not over."""
    edges = sorted({BEGIN + timedelta(hours=one) for one in draw(st.lists(HOURS, max_size=5))})
    pairs: list[tuple[datetime, datetime | None]] = list(zip(edges[::2], edges[1::2], strict=False))
    return [*pairs, (edges[-1], None)] if len(edges) % 2 else pairs


async def test_the_formula_agrees_with_a_slow_count(house: House, people: dict[int, Person]):
    author, seen = (await visit_of(house, TEACHER)).actor.id, []

    @settings(max_examples=40, deadline=None)
    @given(st.lists(times(), max_size=6))
    def gather(periods: list[list[tuple[datetime, datetime | None]]]) -> None:
        seen.append(periods)

    await asyncio.to_thread(gather)
    assert any(seen)
    for periods in seen:
        await keep(house, author, periods)
        for on in (date(2025, 8, 22), date(2025, 8, 31), date(2025, 9, 5)):
            assert await figure(house, on) == slowly(on, periods), periods


async def test_words_that_come_too_late_show_how_it_stands(people: dict[int, Person]):
    teacher, methodist = people[TEACHER], people[METHODIST]
    await offer(teacher)
    await methodist.forges("mbo:1")
    await methodist.taps("Вернуть")
    await teacher.forges("mbt:1")
    await teacher.taps("Название")
    await teacher.says("Другая памятка")
    await teacher.taps("Отправить")
    await methodist.says("Нет ссылки")
    assert "успели изменить" in methodist.text
    assert "Другая памятка" in methodist.text
    assert methodist.data("Вернуть")


async def test_what_a_reviewer_puts_into_the_bank_is_written_down(house: House, people: dict[int, Person]):
    await offer(people[METHODIST])
    [one] = await stored(house)
    assert one.status is MaterialStatus.PUBLISHED
    async with house.database.reading() as session:
        kept = list(await session.scalars(select(AuditEntry).where(AuditEntry.action == Action.MATERIAL_DECIDED)))
    assert [entry.details for entry in kept] == [{"material": one.id, "outcome": "published"}]
