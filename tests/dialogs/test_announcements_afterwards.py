"""What can still be done to an announcement that waits, goes out or lies in the chats, and what it is called."""

import asyncio

import pytest

from bot.app import House
from tests.conftest import Clock
from tests.dialogs.test_announcements import FOREIGNER, METHODIST, choose_subject, compose, deliver, got
from tests.dialogs.test_announcements import _no_waiting as _no_waiting  # noqa: PLC0414  # fixtures
from tests.dialogs.test_announcements import town as town  # noqa: PLC0414
from tests.dialogs.test_outbox import sending
from tests.telegram import PIXEL, Person, Telegram


async def send(author: Person) -> None:
    await choose_subject(author, "Физика")
    await author.taps("Отправить…")
    await author.taps("Сейчас")


async def test_deleting_is_offered_while_telegram_allows_it(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await compose(methodist, "Семинар в среду")
    await send(methodist)
    await deliver(house, telegram)
    clock.passes(hours=47)
    await methodist.forges("ni:1")
    assert "Удалить у всех" in methodist.buttons
    clock.passes(hours=1)
    await methodist.forges("ni:1")
    assert "Удалить у всех уже нельзя" in methodist.text
    assert "Удалить у всех" not in methodist.buttons
    await methodist.forges("ny:1:1")
    assert "Удалить уже нельзя" in methodist.toast
    await methodist.taps("Исправить")
    await methodist.says("Семинар в четверг")
    await deliver(house, telegram)
    assert physicist.text == "Семинар в четверг"


async def test_what_waits_for_its_hour_can_be_corrected(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар в срду")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("В другое время")
    await methodist.says("завтра 10:30")
    await methodist.taps("Исправить")
    assert "непонятно, срок чего" in await methodist.says("Семинар до %срок%")
    assert "уйдут новые слова" in await methodist.says("Семинар в среду")
    await methodist.taps("‹ Назад")
    assert "Ждёт своего часа: Семинар в среду" in methodist.text


async def test_what_was_on_its_way_when_it_was_paused_is_done(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await send(methodist)
    await deliver(house, telegram)
    await methodist.forges("nm:1:1")
    assert "Отправлено: Семинар" in methodist.text


async def test_it_is_watched_again_after_a_pause(
    house: House, telegram: Telegram, town: dict[int, Person], monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr("handlers.announcements.announcement_sending.LOOK_SECONDS", 0.01)
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await send(methodist)
    await methodist.taps("⏸ Пауза")
    await methodist.taps("▶️ Продолжить")
    shown = methodist.screen
    async with sending(house, telegram):
        for _ in range(500):
            if "Отправлено" in shown.content.text:
                break
            await asyncio.sleep(0.01)
    assert "Отправлено" in shown.content.text
    assert await got(town[FOREIGNER], "Семинар")


@pytest.mark.parametrize(
    ("kind", "name", "called"),
    [
        ("photo", "poster.png", "фото"),
        ("document", "План.pdf", "документ «План.pdf»"),
        ("voice", "v.ogg", "голосовое сообщение"),
        ("video", "v.mp4", "видео"),
    ],
)
async def test_what_has_no_words_is_called_what_it_is(
    telegram: Telegram, town: dict[int, Person], kind: str, name: str, called: str
):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    telegram.playground.send_file(METHODIST, kind, PIXEL, name=name)
    await telegram.deliver()
    assert f"Черновик: {called}" in methodist.text
    await methodist.says("/announce")
    await methodist.taps("Мои объявления")
    assert methodist.buttons[0] == f"✏️ {called}"
    await methodist.taps(called)
    assert f"Черновик: {called}" in methodist.text


async def test_an_album_is_called_one(telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    await methodist.sends_album("", "")
    await methodist.says("/announce")
    await methodist.taps("Мои объявления")
    assert methodist.buttons[0] == "✏️ альбом"
