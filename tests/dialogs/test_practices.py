"""Conversations about practices: told of, corrected, joined by a link, confirmed, sent back; and how they count."""

import asyncio
import re
from datetime import UTC, date, datetime

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramServerError
from aiogram.methods import SendPhoto
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import delete, select

from bot.app import House
from handlers import unfinished
from models.events import EventLevel
from models.people import Account, Role
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.queries.practices import practice_owners
from services.indicators import indicator_values
from services.practices import practices
from services.practices.practice_levels import LEVELS, at_least, theme_key
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.telegram import Person, Telegram

METHODIST, TEACHER, OTHER, THIRD = (5_000_007_000 + n for n in range(1, 5))
HOSTILE = "Урок <года> & кейс"


@pytest.fixture
async def people(house: House, telegram: Telegram, clock: Clock) -> dict[int, Person]:
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    told = (
        (METHODIST, ("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
        (TEACHER, ("Ромашкина", "Вера", "Павловна"), None),
        (OTHER, ("Кленов", "Лев", "Ильич"), None),
        (THIRD, ("Берёзкина", "Ия", "Львовна"), None),
    )
    for account, names, role in told:
        await settle(house, account, names=names, role=role, school="Школа № 3")
    found = {account: telegram.person(account, names[1], names[0]) for account, names, _ in told}
    for person in found.values():
        await person.says("/menu")
    return found


async def tell(teacher: Person, *, theme: str = HOSTILE, day: str = "01.10.2025") -> None:
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Мастер-класс")
    await teacher.says(theme)
    await teacher.taps("муниципальный")
    await teacher.says(day)
    await teacher.says("Августовская секция")
    await teacher.says("https://example.org/1?a=1&b=2")


async def only(house: House) -> Practice:
    async with house.database.reading() as session:
        return (await session.scalars(select(Practice))).one()


async def test_a_practice_is_told_joined_sent_back_corrected_and_confirmed_once(
    house: House, telegram: Telegram, people: dict[int, Person]
):
    teacher, other, methodist = people[TEACHER], people[OTHER], people[METHODIST]
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Мастер-класс")
    await teacher.says("я" * 5_000)
    assert "от 3 до 200" in teacher.text
    await tell(teacher)
    assert "Урок" in teacher.text
    await teacher.taps("Где")
    await teacher.says("Фестиваль уроков")
    await teacher.taps("Отправить")
    assert "ждёт методиста" in teacher.text
    await teacher.forges("dps:0")
    one = await only(house)
    assert (one.status, one.theme, one.place) == (PracticeStatus.WAITING, HOSTILE, "Фестиваль уроков")
    await teacher.taps("Позвать соавтора")
    link = re.search(r"start=(pr_[\w-]+)", teacher.text)
    assert link
    await other.says(f"/start {link[1]}")
    assert "Вера" in other.text
    await other.taps("Я тоже автор")
    await other.forges(f"dpj:{one.token}")
    assert "Авторы:" in other.text
    await methodist.says("/practices")
    await methodist.taps("Практики ждут: 1")
    await methodist.taps("Урок")
    stale = methodist.data("Подтвердить")
    await methodist.taps("Вернуть")
    await methodist.says("Нет <ссылки> & даты")
    assert (await only(house)).status is PracticeStatus.RETURNED
    await methodist.forges(stale)
    assert (await only(house)).status is PracticeStatus.RETURNED
    await teacher.says("/practices")
    await teacher.taps("Урок")
    assert "Что поправить" in teacher.text
    await teacher.taps("Исправить")
    await teacher.taps("Отправить")
    await methodist.says("/practices")
    await methodist.taps("Практики ждут: 1")
    await methodist.taps("Урок")
    await methodist.taps("Подтвердить")
    assert (await only(house)).status is PracticeStatus.CONFIRMED
    await people[THIRD].says(f"/start {link[1]}")
    assert "уже подтверждена" in people[THIRD].text
    await people[THIRD].forges(f"dpj:{one.token}")
    await other.forges(f"dpx:{one.id}:1")
    async with house.database.reading() as session:
        assert len(list(await session.scalars(select(PracticeAuthor)))) == 2


async def test_what_is_sent_again_after_a_cut_is_there_once(
    house: House, people: dict[int, Person], monkeypatch: pytest.MonkeyPatch
):
    """Between writing it down and forgetting the draft the bot may be cut off."""
    teacher = people[TEACHER]
    await tell(teacher)
    with monkeypatch.context() as cut:
        cut.setattr(practices, "look", nothing_more)
        cut.setattr(unfinished, "drop", nothing_more)
        await teacher.taps("Отправить")
    await teacher.says("/practices")
    await teacher.taps("Рассказать")
    await teacher.taps("Продолжить")
    await teacher.taps("Отправить")
    assert "ждёт методиста" in teacher.text
    assert (await only(house)).theme == HOSTILE
    await tell(teacher, day="02.10.2025")
    await teacher.taps("Отправить")
    assert "· 2" in await teacher.taps("‹ Назад")


async def nothing_more(*_: object, **__: object) -> None:
    raise ConnectionError


async def test_nobody_opens_or_decides_what_is_not_theirs(house: House, people: dict[int, Person]):
    await tell(people[TEACHER])
    await people[TEACHER].taps("Отправить")
    one = await only(house)
    third = people[THIRD]
    for forged in ("dpo:{}", "dpt:{}", "dpc:{}", "dpx:{}:1", "dpv:{}", "dpd:{}:1:0"):
        await third.forges(forged.format(one.id))
        assert "Урок" not in third.text
    await third.forges("dpw:0")
    await third.says("/start pr_nobodyknowsthis")
    assert "практики нет" in third.text
    assert (await only(house)).status is PracticeStatus.WAITING


async def counted(house: House, on: date, cards: list[tuple], ids: list[int]) -> int:
    """What the formula makes of these cards alone: theme, level, day, authors, status."""
    async with house.database.writing() as session:
        await session.execute(delete(PracticeAuthor))
        await session.execute(delete(Practice))
        moment = datetime(2025, 10, 1, tzinfo=UTC)
        for number, (theme, level, day, authors, status) in enumerate(cards, 1):
            session.add(
                Practice(
                    id=number,
                    kind="talk",
                    theme=theme,
                    theme_key=theme_key(theme),
                    level=level,
                    held_on=day,
                    place="x",
                    proof="x",
                    token=str(number),
                    status=status,
                    told_by=ids[0],
                    told_at=moment,
                )
            )
            await session.flush()
            for author in authors:
                session.add(PracticeAuthor(practice_id=number, person_id=ids[author], joined_at=moment))
        await session.flush()
        municipality = (await visit_of(house, METHODIST)).municipality
        definition = municipality.programme.indicators.definition("P7")
        assert definition is not None
        found = await indicator_values.out_of_facts(session, municipality, definition, on=on, today=on)
        await session.rollback()
        assert found.figure.denominator is None
        return int(found.figure.value)


def slowly(on: date, cards: list[tuple]) -> int:
    """By the words of the definition: groups joined for as long as any two share an author and a theme."""
    since = date(on.year if on.month >= 9 else on.year - 1, 9, 1)
    groups = [
        ([(theme.casefold(), set(authors))])
        for theme, level, day, authors, status in cards
        if status is PracticeStatus.CONFIRMED and since <= day <= on and level is not EventLevel.SCHOOL
    ]
    joined = True
    while joined:
        joined = False
        for one in groups:
            for other in groups:
                if one is not other and any(a[0] == b[0] and a[1] & b[1] for a in one for b in other):
                    one.extend(other)
                    groups.remove(other)
                    joined = True
                    break
            if joined:
                break
    return len(groups)


YES = PracticeStatus.CONFIRMED
MUNICIPAL = EventLevel.MUNICIPAL
CARDS = st.lists(
    st.tuples(
        st.sampled_from(["Игра", "игра", "Чтение"]),
        st.sampled_from(LEVELS),
        st.sampled_from([date(2025, 8, 31), date(2025, 9, 1), date(2025, 12, 1), date(2026, 8, 31)]),
        st.sets(st.integers(0, 3), min_size=1, max_size=2),
        st.sampled_from([YES, YES, YES, PracticeStatus.WAITING]),
    ),
    max_size=7,
)


async def ids_of(house: House) -> list[int]:
    async with house.database.reading() as session:
        return list(await session.scalars(select(Account.person_id).order_by(Account.person_id)))


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    ("cards", "expected"),
    [
        ([("Игра", MUNICIPAL, date(2025, 8, 31), {0}, YES)], 0),
        ([("Игра", MUNICIPAL, date(2025, 9, 1), {0}, YES)], 1),
        ([("Игра", MUNICIPAL, date(2025, 9, 1), {0, 1}, YES)], 1),
        ([("Игра", EventLevel.SCHOOL, date(2025, 9, 1), {0}, YES)], 0),
        ([("Ёлка", MUNICIPAL, date(2025, 9, 1), {0}, YES), (" «елка».", MUNICIPAL, date(2025, 9, 2), {0}, YES)], 1),
        ([("Игра", MUNICIPAL, date(2025, 9, 1), {0}, YES), ("Игра", MUNICIPAL, date(2025, 9, 2), {1}, YES)], 2),
        (
            [("Игра", MUNICIPAL, date(2025, 9, n), who, YES) for n, who in enumerate(({0}, {2}, {0, 1}, {1, 2}), 1)],
            1,
        ),
    ],
)
async def test_what_counts_and_what_is_one(house: House, cards: list[tuple], expected: int):
    assert await counted(house, date(2026, 8, 31), cards, await ids_of(house)) == expected


async def test_a_button_of_a_page_that_is_gone_opens_the_last_one(people: dict[int, Person]):
    teacher = people[TEACHER]
    await tell(teacher)
    await teacher.taps("Отправить")
    await teacher.forges("dpl:3")
    assert "Урок" in teacher.text


@pytest.mark.usefixtures("people")
async def test_the_formula_says_what_the_words_of_its_definition_say(house: House):
    ids, seen = await ids_of(house), []

    @settings(max_examples=60, deadline=None)
    @given(CARDS)
    def gather(cards: list[tuple]) -> None:
        seen.append(cards)

    await asyncio.to_thread(gather)
    for cards in seen:
        for on in (date(2025, 9, 1), date(2026, 8, 31)):
            assert await counted(house, on, cards, ids) == slowly(on, cards), cards


def test_levels_and_themes():
    assert at_least("federal") == (EventLevel.FEDERAL, EventLevel.INTERNATIONAL)
    assert at_least("nothing") == ()
    assert theme_key("  Ёлка   «Зимы».") == theme_key("елка зимы") != theme_key("елка")


async def test_nobody_joins_a_card_whose_words_went_with_its_author(house: House, people: dict[int, Person]):
    await tell(people[TEACHER])
    await people[TEACHER].taps("Отправить")
    one = await only(house)
    async with house.database.writing() as session:
        await practice_owners.forget_words(session, [one.told_by])
        await session.commit()
    await people[THIRD].says(f"/start pr_{one.token}")
    assert "практики нет" in people[THIRD].text
    await people[THIRD].forges(f"dpj:{one.token}")
    async with house.database.reading() as session:
        assert len(list(await session.scalars(select(PracticeAuthor)))) == 1


async def test_a_photo_of_the_certificate_proves_it(house: House, telegram: Telegram, people: dict[int, Person]):
    teacher, methodist, other = people[TEACHER], people[METHODIST], people[OTHER]
    await tell(teacher)
    await teacher.taps("Тема")
    assert "чуть позже" in await teacher.sends("photo")
    await teacher.says("Другой урок")
    await teacher.taps("Подтверждение")
    assert "Подойдёт файл" in await teacher.sends("voice")
    assert "Подтверждение: сертификат" in await teacher.sends_album("сертификат", "оборот")
    assert "этот не сохранён" in teacher.text
    await teacher.taps("Отправить")
    one = await only(house)
    assert "Подтверждение: сертификат" in teacher.text
    await teacher.taps("📎 Открыть файл")
    assert teacher.screen.content.kind == "photo"
    method = SendPhoto(chat_id=TEACHER, photo="x")
    for error, told in (
        (TelegramBadRequest(method=method, message="wrong file identifier"), "больше не открывается"),
        (TelegramServerError(method=method, message="Bad Gateway"), "Что-то пошло не так"),
    ):
        telegram.session.fails_with["sendPhoto"] = [error]
        await teacher.forges(f"dpk:{one.id}:0")
        assert told in teacher.toast or told in teacher.text
    for data in (f"dpk:{one.id}:0", f"dpk:{one.id}:1"):
        await other.forges(data)
        assert other.screen.content.kind != "photo"
    await methodist.says("/practices")
    await methodist.taps("Практики ждут")
    await methodist.taps("Другой урок")
    await methodist.taps("📎 Открыть файл")
    assert methodist.screen.content.kind == "photo"
    await teacher.forges(f"dpt:{one.id}")
    await teacher.taps("Подтверждение")
    assert f"Подтверждение: {one.proof.removeprefix('telegram-')}" in await teacher.says(one.proof)
    assert "📎 Открыть файл" not in await teacher.taps("Отправить")
    assert not any("Открыть" in label for label in teacher.buttons)
