"""Announcements: to exactly the right people, once, with everything that can happen to them afterwards."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from sqlalchemy import select

from bot.app import House
from models.announcements import Announcement, AnnouncementStatus, Repeat
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Role, RoleGrant
from models.people import Person as PersonRow
from playground.messages import Content
from services.announcements import announcement_clock
from services.announcements.announcement_sending import next_hour
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle
from tests.dialogs.test_outbox import all_settled, sending, until
from tests.dialogs.test_talking import POLL
from tests.telegram import PIXEL, Person, Telegram

METHODIST, COORDINATOR = 901, 902
TEACHERS = (911, 912, 913)
FOREIGNER = 921


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)
    monkeypatch.setattr("handlers.announcements.announcement_sending.LOOK_SECONDS", 1000)


@pytest.fixture
async def town(house: House, telegram: Telegram) -> dict[int, Person]:
    """A methodist, a coordinator with three teachers at one school, a physicist at another."""
    await settle(house, METHODIST, names=("Осокина", "Дарья", "Юрьевна"), role=Role.METHODIST, subject="physics")
    await settle(house, COORDINATOR, names=("Клюквина", "Нина", "Олеговна"), role=Role.SCHOOL_COORDINATOR)
    for number in TEACHERS:
        await settle(house, number)
    await settle(house, FOREIGNER, names=("Тополева", "Алла", "Ивановна"), school="Школа № 7", subject="physics")
    found = {}
    for number in (METHODIST, COORDINATOR, *TEACHERS, FOREIGNER):
        found[number] = telegram.person(number)
        await found[number].says("/menu")
    return found


async def compose(author: Person, text: str = "Семинар в среду, %имя%!") -> str:
    await author.says("/announce")
    return await author.says(text)


async def choose_subject(author: Person, label: str) -> None:
    await author.taps("Кому ·")
    await author.taps("Предмет")
    await author.taps(label)
    await author.taps("Готово")
    await author.taps("Готово")


async def deliver(house: House, telegram: Telegram) -> None:
    async with sending(house, telegram):
        await until(house, all_settled)


async def got(person: Person, words: str) -> bool:
    return any(words in message.content.text for message in person.messages)


async def only(house: House) -> Announcement:
    async with house.database.reading() as session:
        return (await session.scalars(select(Announcement).order_by(Announcement.id))).one()


async def test_the_right_people_get_it_once_with_their_own_names(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    assert "Кому: пока никому" in await compose(methodist)
    await choose_subject(methodist, "Физика")
    assert "Кому: Физика" in methodist.text
    assert "2 человека, получат 2" in methodist.text
    await methodist.taps("Отправить…")
    assert "осталось 2" in await methodist.taps("Сейчас")
    await methodist.forges("nn:1:0:0")
    await deliver(house, telegram)
    foreigner = town[FOREIGNER]
    assert "Семинар в среду, Алла Ивановна!" in foreigner.text
    assert sum("Семинар" in message.content.text for message in foreigner.messages) == 1
    assert not await got(town[TEACHERS[0]], "Семинар")
    await methodist.forges("ni:1")
    assert "Отправлено:" in methodist.text
    assert "Дошло: 2" in methodist.text


async def test_nobody_gets_it_by_accident(town: dict[int, Person], house: House):
    methodist = town[METHODIST]
    await compose(methodist)
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    assert "Отправлять некому" in methodist.toast
    assert (await only(house)).status is AnnouncementStatus.DRAFT


async def test_and_or_not_in_a_few_taps(town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist)
    await methodist.taps("Кому ·")
    await methodist.taps("Школа")
    await methodist.taps("☐ Школа № 3")
    assert "5 человек" in methodist.text
    await methodist.taps("☑ Школа № 3")
    assert "✕ Школа № 3" in methodist.buttons
    await methodist.taps("Готово")
    await methodist.taps("Предмет")
    await methodist.taps("Физика")
    assert "1 человек" in methodist.text
    await methodist.taps("Готово")
    assert "Кому: Физика; кроме: Школа № 3" in methodist.text
    await methodist.taps("Очистить")
    assert "пока никому" in methodist.text
    await methodist.taps("Всем")
    assert "6 человек" in methodist.text


async def open_only_draft(person: Person, label: str) -> None:
    await person.says("/announce")
    await person.taps("Мои объявления")
    await person.taps(label)


async def test_a_new_message_replaces_the_words_and_keeps_the_rest(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар в среду")
    await choose_subject(methodist, "Физика")
    assert "Семинар в четверг" in await methodist.says("Семинар в четверг")
    assert "Кому: Физика" in methodist.text
    assert (await only(house)).text == "Семинар в четверг"
    await methodist.sends("video")
    assert (await only(house)).source_messages
    assert (await only(house)).text == "Семинар в четверг", "a file comes to the words, not instead of them"
    assert "Вложение: видео" in methodist.text
    assert "Другие слова" in await methodist.says("Другие слова")
    assert (await only(house)).source_messages, "words take the place of words"
    await methodist.sends("photo")
    assert "Вложение: фото" in methodist.text
    assert (await only(house)).text == "подпись", "what came with words of its own"
    assert "помещается" in await methodist.says("Очень долго " * 90)
    await open_only_draft(methodist, "подпись")
    await methodist.taps("Ещё")
    assert "Вложение" not in await methodist.taps("Убрать вложение")
    assert (await only(house)).source_messages is None
    await methodist.says("Очень долго " * 90)
    assert "помещается" in await methodist.sends("video")
    assert (await only(house)).source_messages is None
    await open_only_draft(methodist, "Очень долго")
    await methodist.says("Снова слова")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    assert "ничего не спрашивал" in await methodist.says("Ещё слова")
    assert (await only(house)).text == "Снова слова"


async def test_everybody_except_some(town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist)
    await methodist.taps("Кому ·")
    await methodist.taps("Всем")
    await methodist.taps("Школа")
    await methodist.taps("☐ Школа № 3")
    assert "✕ Школа № 3" in methodist.buttons
    await methodist.taps("Готово")
    assert "Кому: всем, кому вы можете написать; кроме: Школа № 3" in methodist.text
    assert "1 человек" in methodist.text
    await methodist.taps("Школа")
    await methodist.taps("✕ Школа № 3")
    await methodist.taps("Готово")
    assert "6 человек" in methodist.text


async def test_an_audience_is_saved_and_used_again(town: dict[int, Person]):
    methodist, coordinator = town[METHODIST], town[COORDINATOR]
    await compose(methodist)
    await methodist.taps("Кому ·")
    assert "Сохранить набор" not in methodist.buttons
    await methodist.taps("Предмет")
    await methodist.taps("Физика")
    await methodist.taps("Готово")
    await methodist.taps("Ещё")
    await methodist.taps("Сохранить набор")
    assert "Напишите короче" in await methodist.says("я" * 41)
    assert "Кому: Физика" in await methodist.says("Физики")
    await compose(methodist, "Другое")
    await methodist.taps("Кому ·")
    await methodist.taps("Сохранённые")
    assert "Кому: Физика" in await methodist.taps("Физики")
    await compose(coordinator, "Своё")
    await coordinator.taps("Кому ·")
    assert "Пока нет ни одного" in await coordinator.taps("Сохранённые")
    for data in ("nA:3:1", "nB:3:1"):
        await coordinator.forges(data)
        assert "Этого здесь больше нет" in coordinator.toast
    await methodist.taps("Сохранённые")
    assert "Пока нет ни одного" in await methodist.taps("✕ Удалить")


async def test_a_coordinator_reaches_their_own_school_alone(house: House, telegram: Telegram, town: dict[int, Person]):
    coordinator = town[COORDINATOR]
    await compose(coordinator, "Педсовет в четверг")
    await coordinator.taps("Кому ·")
    await coordinator.taps("Школа")
    assert coordinator.buttons == ["☐ Школа № 3", "Готово"]
    await coordinator.taps("Готово")
    await coordinator.taps("Всем")
    await coordinator.taps("Готово")
    await coordinator.taps("Отправить…")
    await coordinator.taps("Сейчас")
    await deliver(house, telegram)
    assert await got(town[TEACHERS[0]], "Педсовет")
    assert not await got(town[FOREIGNER], "Педсовет")


async def test_others_cannot_touch_it(town: dict[int, Person], house: House):
    await compose(town[METHODIST])
    for stranger in (town[TEACHERS[0]], town[COORDINATOR]):
        for data in (
            "nd:1",
            "nn:1:0:0",
            "nc:1:1",
            "ny:1:1",
            "nj:1",
            "n2:1",
            "ni:1",
            "nm:1:1",
            "ne:1:1",
            "nr:1",
            "nw:1",
        ):
            await stranger.forges(data)
            assert "Семинар" not in stranger.text
    assert (await only(house)).status is AnnouncementStatus.DRAFT


@pytest.mark.parametrize(
    ("text", "said"),
    [("Привет, %кто%!", "Непонятно, что подставить"), ("я" * 3600, "Длинновато")],
)
async def test_words_that_cannot_go_out_are_told_at_once(town: dict[int, Person], text: str, said: str):
    methodist = town[METHODIST]
    assert said in await compose(methodist, text)
    assert "Черновик" in await methodist.says("Семинар <b>&")


async def test_a_preview_shows_exactly_what_people_get(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Приходите, %имя% из «%школа%»")
    await methodist.taps("☐ Просить")
    await methodist.taps("Показать мне")
    shown = methodist.messages[-2]
    assert shown.content.text == "Приходите, Дарья Юрьевна из «Школа № 3»"
    assert [button["text"] for row in shown.inline_keyboard or [] for button in row] == [
        "Ознакомлен(а)", "Спросить", "Почему мне?"
    ]  # fmt: skip
    assert "Черновик" in methodist.text


@pytest.mark.parametrize("kind", ["photo", "document", "voice", "video"])
async def test_anything_can_be_announced(house: House, telegram: Telegram, town: dict[int, Person], kind: str):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    assert "Черновик" in await methodist.sends(kind)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    assert town[FOREIGNER].screen.content.file is not None


async def test_reading_is_asked_for_counted_and_reminded_of(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist = town[METHODIST]
    await compose(methodist, "Приказ № 5")
    await methodist.taps("☐ Просить")
    assert "☑ Просить «Ознакомлен(а)»" in methodist.buttons
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    foreigner = town[FOREIGNER]
    for _ in range(2):
        await foreigner.taps("Ознакомлен(а)")
    assert "Спасибо" in foreigner.toast
    await methodist.forges("ni:1")
    assert "Ознакомились: 1" in methodist.text
    assert "· Дарья О." in await methodist.taps("Не ознакомились · 1")
    await methodist.taps("‹ Назад")
    assert "Напомним 1 человеку" in await methodist.taps("Напомнить им")
    await methodist.taps("‹ Назад")
    assert "уже напоминали" in await methodist.taps("Напомнить им")
    await deliver(house, telegram)
    assert not await got(foreigner, "Вас просили ознакомиться")
    assert await got(methodist, "Вас просили ознакомиться")


async def test_a_question_goes_to_the_author_and_the_answer_comes_back(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, foreigner = town[METHODIST], town[FOREIGNER]
    await compose(methodist, "Семинар в среду")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    await foreigner.taps("Спросить")
    assert "Вопрос отправлен" in await foreigner.says("А <b>где</b> & когда?")
    await deliver(house, telegram)
    assert "Алла Т." in methodist.text
    assert "А <b>где</b> & когда?" in methodist.text
    await methodist.taps("Ответить")
    assert "Ответ отправлен" in await methodist.says("В школе № 7, в 15:00")
    await deliver(house, telegram)
    assert "В школе № 7, в 15:00" in foreigner.text
    await foreigner.forges("na:1")
    assert "Напишите ответ" not in foreigner.text


async def test_pause_resume_cancel(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    assert "На паузе" in await methodist.taps("⏸ Пауза")
    async with sending(house, telegram):
        await asyncio.sleep(0.2)
    assert not await got(town[FOREIGNER], "Семинар")
    assert "Отправляется" in await methodist.taps("▶️ Продолжить")
    await methodist.taps("Отменить отправку")
    assert "не придёт 2 людям" in await methodist.taps("Да, отменить")
    await deliver(house, telegram)
    assert not await got(town[FOREIGNER], "Семинар")


async def test_a_correction_reaches_everybody_in_place(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, foreigner = town[METHODIST], town[FOREIGNER]
    await compose(methodist, "Семинар в среду, %имя%")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    await methodist.forges("ni:1")
    await methodist.taps("Исправить")
    assert "Исправляем: 2 сообщения" in await methodist.says("Семинар в четверг, %имя%")
    await deliver(house, telegram)
    assert "Семинар в четверг, Алла Ивановна" in foreigner.text
    assert not await got(foreigner, "в среду")
    assert "Спросить" in foreigner.buttons


async def test_it_is_taken_back_everywhere(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, foreigner = town[METHODIST], town[FOREIGNER]
    await compose(methodist, "Семинар отменён")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    assert await got(foreigner, "Семинар отменён")
    await methodist.forges("ni:1")
    await methodist.taps("Удалить у всех")
    assert "Удаляем: 2 сообщения" in await methodist.taps("Да, удалить у всех")
    await deliver(house, telegram)
    assert not await got(foreigner, "Семинар отменён")


async def test_it_waits_for_its_hour(house: House, telegram: Telegram, town: dict[int, Person], clock: Clock):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("В другое время")
    assert "Не получилось разобрать" in await methodist.says("после обеда")
    assert "прошло" in await methodist.says("1.10.2025 10:00")
    assert "Уйдёт 9 октября, 10:30" in await methodist.says("9 октября 10:30")
    for hours, letters in ((24, 0), (24, 2), (24, 0)):
        clock.passes(hours=hours)
        async with house.database.writing() as session:
            assert await announcement_clock.start_due(session, house.municipality, now=clock()) == letters
    await deliver(house, telegram)
    assert await got(town[FOREIGNER], "Семинар")


async def test_the_digest_leaves_on_its_day(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Новинки")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    assert "Уйдёт 7 октября, 15:30" in await methodist.taps("В ближайшей сводке · 7 октября, 15:30")
    assert (await only(house)).status is AnnouncementStatus.SCHEDULED


async def test_a_series_goes_on_until_it_is_cancelled(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    methodist = town[METHODIST]
    await compose(methodist, "Планёрка")
    await choose_subject(methodist, "Физика")
    assert methodist.buttons[0] == "Отправить…"
    await methodist.taps("Ещё")
    await methodist.taps("Повтор: нет")
    assert "Повтор: каждую неделю" in methodist.buttons
    await methodist.taps("‹ Назад")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    counts = []
    for _ in range(3):
        clock.passes(days=7)
        async with house.database.writing() as session:
            counts.append(await announcement_clock.start_due(session, house.municipality, now=clock()))
    assert counts == [2, 2, 2]
    async with house.database.reading() as session:
        found = list(await session.scalars(select(Announcement).order_by(Announcement.id)))
    assert [one.status for one in found] == [AnnouncementStatus.SENDING] * 4 + [AnnouncementStatus.SCHEDULED]
    await methodist.forges("ni:1")
    assert "Повторяется каждую неделю" in methodist.text
    assert "Повторов больше не будет" in await methodist.taps("Остановить повторы")
    clock.passes(days=7)
    async with house.database.writing() as session:
        assert await announcement_clock.start_due(session, house.municipality, now=clock()) == 0


async def test_whoever_may_not_announce_any_more_does_not(house: House, town: dict[int, Person], clock: Clock):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("В другое время")
    await methodist.says("завтра 10:30")
    async with house.database.writing() as session:
        for grant in await session.scalars(select(RoleGrant).where(RoleGrant.role == Role.METHODIST)):
            await session.delete(grant)
        await session.commit()
    clock.passes(days=1)
    async with house.database.writing() as session:
        assert await announcement_clock.start_due(session, house.municipality, now=clock()) == 0
    assert (await only(house)).status is AnnouncementStatus.CANCELLED


async def test_people_decline_a_kind_and_choose_their_hours(
    house: House, telegram: Telegram, town: dict[int, Person], clock: Clock
):
    foreigner = town[FOREIGNER]
    await foreigner.taps("Ещё")
    await foreigner.taps("Настройки")
    await foreigner.taps("Уведомления")
    await foreigner.taps("Что присылать")
    await foreigner.taps("☑ Методика")
    assert "☐ Методика" in foreigner.buttons
    await foreigner.forges("n4:urgent:0")
    assert "приходят всем" in foreigner.toast
    methodist = town[METHODIST]
    await compose(methodist, "Методика")
    await choose_subject(methodist, "Физика")
    assert "получат 1" in methodist.text
    assert "Отказались от таких: 1" in methodist.text
    await foreigner.taps("☐ Методика")
    await foreigner.taps("‹ Назад")
    await foreigner.taps("Не раньше какого часа")
    await foreigner.taps("с 12:00")
    await foreigner.taps("‹ Назад")
    assert "не раньше 12:00" in foreigner.text
    clock.now = clock.now.replace(hour=6)  # nine in Moscow
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    async with house.database.reading() as session:
        dues = {row.chat_id: row.due_at for row in await session.scalars(select(OutboxMessage))}
    assert dues[METHODIST] == clock.now
    assert dues[FOREIGNER] == clock.now.replace(hour=9)
    await foreigner.taps("Пауза на отпуск")
    await foreigner.taps("Пауза 7 дней")
    assert "Пауза до 13 октября включительно" in foreigner.text
    async with house.database.reading() as session:
        row = (await session.scalars(select(OutboxMessage).where(OutboxMessage.chat_id == FOREIGNER))).one()
    assert row.due_at.date().isoformat() == "2025-10-14"
    assert row.status is OutboxStatus.NEW


async def test_why_me_names_the_sender_and_the_way_to_decline(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, foreigner = town[METHODIST], town[FOREIGNER]
    await compose(methodist, "Семинар")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    await foreigner.taps("Почему мне?")
    assert "Прислал(а): Дарья О., методист. Вид: Методика." in foreigner.text
    assert "выбрал отправитель. Предмет: Физика." in foreigner.text
    await foreigner.taps("Не присылать «Методика»")
    assert "☐ Методика" in foreigner.buttons


async def test_the_same_words_twice_are_noticed(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist, "Семинар")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    said = await compose(methodist, "  семинар!")
    assert "уже отправляли (Дарья О.)" in said
    assert "уже отправляли" not in await compose(methodist, "Семинар в среду")
    assert "уже отправляли." in await compose(town[COORDINATOR], "Семинар")


def test_series_keep_their_hour(house: House):
    zone = house.municipality.zone
    first = datetime(2026, 1, 31, 10, 30, tzinfo=zone)
    assert next_hour(first, Repeat.MONTHLY, zone, after=first) == datetime(2026, 2, 28, 10, 30, tzinfo=zone)
    late = first + timedelta(days=70)
    assert next_hour(first, Repeat.MONTHLY, zone, after=late) == datetime(2026, 4, 30, 10, 30, tzinfo=zone)
    assert next_hour(first, Repeat.WEEKLY, zone, after=first) == datetime(2026, 2, 7, 10, 30, tzinfo=zone)


async def announce_album(telegram: Telegram, author: Person) -> None:
    """Three pictures at once, and the draft they become."""
    await author.says("/announce")
    for _ in range(3):
        telegram.playground.send_file(author.id, "photo", PIXEL, name="photo.png")
    pictures = telegram.pending()
    for picture in pictures:
        picture["message"]["media_group_id"] = "album"
    await telegram.deliver_at_once(*pictures)
    await choose_subject(author, "Физика")


async def test_an_album_comes_whole_with_its_buttons_below(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await announce_album(telegram, methodist)
    await methodist.taps("Показать мне")
    assert "Черновик" in methodist.text
    assert methodist.messages[-2].content.text == "К объявлению выше:"
    before = len(physicist.messages)
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    assert [message.content.file is not None for message in physicist.messages[before:]] == [True, True, True, False]
    assert physicist.buttons == ["Спросить", "Почему мне?"]
    assert "Прислал(а): Дарья О." in await physicist.taps("Почему мне?")


async def test_an_album_never_comes_twice(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await announce_album(telegram, methodist)
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    before = len(physicist.messages)
    broken = [TelegramNetworkError(SendMessage(chat_id=1, text="x"), "gone") for _ in range(2)]
    telegram.session.fails_with["sendMessage"] = broken
    await deliver(house, telegram)
    assert len(physicist.messages) == before + 3


async def test_places_are_called_what_their_author_calls_them(town: dict[int, Person]):
    methodist = town[METHODIST]
    assert "Ждём вас, %имя%, из «%школа%»" in await compose(methodist, "Ждём вас, %Имя%, из «%школа%»")
    await methodist.says("/announce")
    await methodist.taps("Мои объявления")
    assert methodist.buttons[0] == "✏️ Ждём вас, %имя%, из «%школа%»"


async def test_only_exceptions_are_told_to_be_nobody(town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist)
    await methodist.taps("Кому ·")
    await methodist.taps("Школа")
    await methodist.taps("☐ Школа № 7")
    await methodist.taps("☑ Школа № 7")
    said = await methodist.taps("Готово")
    assert "Кому: пока никому" in said
    assert "кроме: Школа № 7" in said


@pytest.mark.parametrize(
    "typed", ["https://", "http://x", "https://a b.ru", "https://.", "https:// a.ru", "ftp://a.ru"]
)
async def test_a_link_no_button_can_be_made_of_is_told_at_once(town: dict[int, Person], typed: str):
    methodist = town[METHODIST]
    await compose(methodist)
    await methodist.taps("Ещё")
    await methodist.taps("Ссылка")
    assert "не похоже на ссылку" in await methodist.says(typed)
    assert "Ссылка: https://Центр.рф/анкета?a=1" in await methodist.says("https://Центр.рф/анкета?a=1")


async def test_too_many_words_leave_a_way_back(town: dict[int, Person]):
    methodist = town[METHODIST]
    assert "Длинновато" in await compose(methodist, "а" * 4096)
    assert "Пришлите его одним сообщением" in await methodist.taps("Назад")


async def test_what_has_reached_nobody_is_not_said_to_have(town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("В ближайшей")
    await methodist.taps("Отменить отправку")
    assert await methodist.taps("Да, отменить") == "Отменено: больше никому не придёт."


async def test_nobody_is_reminded_of_what_was_taken_from_them(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist, physicist = town[METHODIST], town[FOREIGNER]
    await compose(methodist)
    await methodist.taps("☐ Просить")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    number = (await only(house)).id
    await methodist.forges(f"ny:{number}:1")
    await deliver(house, telegram)
    left = len(physicist.messages)
    await methodist.forges(f"nj:{number}")
    assert "уже удалили у всех" in methodist.toast
    await methodist.forges(f"nx:{number}")
    assert "уже удалили у всех" in await methodist.says("Другие слова")
    await deliver(house, telegram)
    assert len(physicist.messages) == left


@pytest.mark.parametrize("prefix", ["nd", "nu", "no", "np"])
async def test_what_has_gone_out_is_shown_as_a_draft_nowhere(
    house: House, telegram: Telegram, town: dict[int, Person], prefix: str
):
    methodist = town[METHODIST]
    await compose(methodist)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    number = (await only(house)).id
    await methodist.says("/announce")
    assert "Пришлите его" in await methodist.forges(f"{prefix}:{number}")
    assert "уже ушло" in methodist.toast


async def test_what_has_reached_everybody_is_not_called_off(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await compose(methodist)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await methodist.taps("Отменить отправку")
    asked = methodist.screen
    await deliver(house, telegram)
    await methodist.taps("Да, отменить", message=asked)
    assert (await only(house)).status is AnnouncementStatus.SENDING
    await methodist.forges(f"ni:{(await only(house)).id}")
    assert "Отправлено" in methodist.text


async def test_everybody_reads_their_own_deadline(house: House, telegram: Telegram, town: dict[int, Person]):
    """Of nothing it is no deadline; for whom it is not known, the author knows before anything leaves."""
    methodist = town[METHODIST]
    assert "непонятно, срок чего" in await compose(methodist, "Курс нужен до %срок%, %имя%!")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    assert "непонятно, срок чего" in methodist.toast
    assert (await only(house)).status is AnnouncementStatus.DRAFT
    async with house.database.writing() as session:
        found = await session.scalars(select(Account).where(Account.telegram_id.in_([TEACHERS[0], FOREIGNER])))
        for account in found:
            person = await session.get_one(PersonRow, account.person_id)
            person.category, person.category_on = "position_compliance", date(2021, 2, 28)
        await session.commit()
    await methodist.forges("nd:1")
    await methodist.taps("Кому ·")
    await methodist.taps("Очистить")
    await methodist.taps("Ещё")
    await methodist.taps("Аттестация")
    await methodist.taps("☐")
    await methodist.taps("Готово")
    await methodist.taps("‹ Назад")
    assert "непонятно" not in await methodist.taps("Готово")
    assert "прочерк" not in methodist.text
    await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    assert await got(town[FOREIGNER], "Курс нужен до 28.02.2026, Алла Ивановна!")
    assert not await got(town[TEACHERS[1]], "Курс нужен")


async def test_a_deadline_nobody_knows_is_counted_before_sending(
    house: House, telegram: Telegram, town: dict[int, Person]
):
    methodist = town[METHODIST]
    await compose(methodist, "Анкета ждёт до %срок%.")
    await choose_subject(methodist, "Физика")
    await methodist.taps("Ещё")
    await methodist.taps("Анкета")
    assert "Для 2 человек срок неизвестен" in await methodist.taps("Профессиональный профиль педагога")
    assert "Для 2 человек срок неизвестен" in await methodist.taps("Отправить…")
    await methodist.taps("Сейчас")
    await deliver(house, telegram)
    assert await got(town[FOREIGNER], "Анкета ждёт до \u2014.")


async def test_a_poll_is_refused_with_what_to_do_instead(house: House, telegram: Telegram, town: dict[int, Person]):
    methodist = town[METHODIST]
    await methodist.says("/announce")
    playground = telegram.playground
    playground.world.post(
        telegram.record, telegram.record.chats[METHODIST], playground.person(METHODIST),
        Content("poll", fields={"poll": POLL}),
    )  # fmt: skip
    await telegram.deliver()
    assert "анкету из одного вопроса" in methodist.text
    async with house.database.reading() as session:
        assert await session.scalar(select(Announcement)) is None
        await session.commit()
    assert "Черновик" in await methodist.says("Тогда словами")


async def test_at_night_nobody_is_told_of_seconds(house: House, town: dict[int, Person]):
    methodist = town[METHODIST]
    house.clock.now = house.clock.now.replace(hour=21)
    await compose(methodist)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    shown = await methodist.taps("Сейчас")
    assert "осталось 2" in shown
    assert "около" not in shown
    assert "тихие часы" in shown


async def test_an_older_message_sends_to_nobody_it_does_not_name(town: dict[int, Person], house: House):
    methodist = town[METHODIST]
    await compose(methodist)
    await choose_subject(methodist, "Физика")
    await methodist.taps("Отправить…")
    old = methodist.screen
    now, digest, hour = (str(one["callback_data"]) for row in (old.inline_keyboard or [])[:3] for one in row)
    await methodist.says("/menu")
    await methodist.forges("nd:1")
    await choose_subject(methodist, "Математика")
    for data in (now, digest, hour):
        await methodist.forges(data, message=old)
        if data == hour:
            await methodist.says("завтра 12:00")
        assert await got(methodist, "С тех пор здесь кое-что изменилось")
        assert (await only(house)).status is AnnouncementStatus.DRAFT
    assert "Математика" in methodist.text
    await methodist.taps("Сейчас")
    assert (await only(house)).status is AnnouncementStatus.SENDING
