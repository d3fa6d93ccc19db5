"""Conversations between people through the bot: nothing lost, nothing twice, in order, never to a wrong person."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import pytest
from aiogram.exceptions import TelegramNetworkError
from aiogram.methods import SendMessage
from sqlalchemy import delete, select

from bot.app import House
from bot.delivery import TelegramMessenger
from models.audit import Action, AuditEntry
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Role
from models.queries import people as people_rows
from models.queries.registration import accounts
from models.session import count_statements
from models.threads import Part, ThreadCopy, ThreadKind, ThreadMember, ThreadMessage
from playground.messages import Content, Message
from scheduler.sender import Sender
from services import outbox, retention
from services.calling import PrivacyMode
from services.conversations import relay_clock, threads
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, put_to_work, settle
from tests.telegram import HELD, PIXEL, Person, Telegram

FAST = 1000.0
ASKER, HELPER, SECOND, MENTOR = 811, 812, 813, 814
CAST = {
    ASKER: (("Ромашкина", "Вера", "Павловна"), None),
    HELPER: (("Сиренева", "Ирина", "Олеговна"), Role.METHODIST),
    SECOND: (("Василькова", "Анна", "Юрьевна"), Role.METHODIST),
    MENTOR: (("Лютиков", "Пётр", "Ильич"), None),
}


POLL = {
    "id": "1", "question": "?", "options": [], "total_voter_count": 0, "is_closed": False, "is_anonymous": True,
    "type": "regular", "allows_multiple_answers": False, "allows_revoting": False, "members_only": False,
}  # fmt: skip


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)


@dataclass
class Town:
    """Four people who know the bot, a request and a pair of mentoring."""

    house: House
    telegram: Telegram
    clock: Clock
    ids: dict[int, int]
    people: dict[int, Person]
    request: int = 0
    pair: int = 0

    @property
    def asker(self) -> Person:
        return self.people[ASKER]

    @property
    def helper(self) -> Person:
        return self.people[HELPER]

    @property
    def mentor(self) -> Person:
        return self.people[MENTOR]

    async def begin(self, kind: ThreadKind, members: dict[int, Part], title: str) -> int:
        async with self.house.database.writing() as session:
            members = {self.ids[who]: part for who, part in members.items()}
            thread = await threads.begin(session, kind, members, title=title, now=self.clock())
            await session.commit()
            return thread.id

    @asynccontextmanager
    async def sending(self) -> AsyncIterator[None]:
        messenger = TelegramMessenger(self.telegram.bot, self.house.catalog)
        HELD.set(None)
        sender = Sender(self.house.database, self.house.municipality, messenger, self.house.clock, rate=FAST)
        running = asyncio.create_task(sender.run())
        try:
            yield
        finally:
            running.cancel()
            await asyncio.wait([running])

    async def delivers(self) -> None:
        """Everything that is due goes out, albums too."""
        self.clock.passes(seconds=3)
        async with self.sending(), asyncio.timeout(60):
            while any(row.status is OutboxStatus.NEW for row in await self.outbox()):  # noqa: ASYNC110  # another session writes
                await asyncio.sleep(0.01)

    async def outbox(self) -> list[OutboxMessage]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))

    async def said(self) -> list[ThreadMessage]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(ThreadMessage).order_by(ThreadMessage.id)))

    async def copies(self) -> Sequence[ThreadCopy]:
        async with self.house.database.reading() as session:
            return list(await session.scalars(select(ThreadCopy)))


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock) -> Town:
    ids, people = {}, {}
    for account, (names, role) in CAST.items():
        ids[account] = await settle(house, account, names=names, role=role)
        people[account] = telegram.person(account, names[1], names[0])
        await people[account].says("/menu")
    town = Town(house, telegram, clock, ids, people)
    town.request = await town.begin(
        ThreadKind.CONSULTATION, {ASKER: Part.ASKER, HELPER: Part.HELPER}, "Заявка № 1: аттестация"
    )
    town.pair = await town.begin(ThreadKind.MENTORSHIP, {MENTOR: Part.MENTOR, ASKER: Part.MENTEE}, "Наставничество")
    return town


def received(person: Person, *, since: int = 1) -> list[Message]:
    """What the bot has sent after the menu."""
    return person.messages[since:]


async def talks(person: Person, thread: int) -> None:
    """Enter a conversation by its button."""
    await person.forges(f"tk:{thread}")


async def test_two_people_talk(town: Town):
    await talks(town.helper, town.request)
    assert "Вы пишете: Вера Р. (спрашивает)" in town.helper.text
    assert "вы двое и руководитель центра" in town.helper.text
    calls = len(town.telegram.session.calls)
    await town.helper.says("Здравствуйте, Вера & <b>все</b>!")
    for kind in ("photo", "sticker", "voice", "document", "video", "video_note", "audio", "animation", "location"):
        await town.helper.sends(kind)
    assert len(town.telegram.session.calls) == calls
    town.telegram.playground.send_contact(HELPER, "+79990001122", "Роман")
    await town.telegram.deliver()
    await town.delivers()
    found = received(town.asker)
    heading = "✉️ Ирина С. · Заявка № 1: аттестация"
    assert found[0].content.text == f"{heading}\nЗдравствуйте, Вера & <b>все</b>!"
    assert [one.content.kind for one in found[1:]] == [
        "photo", "sticker", "voice", "document", "video", "video_note", "audio", "animation", "location", "contact",
    ]  # fmt: skip
    assert found[1].content.text.startswith(f"{heading}\nподпись")
    assert found[4].content.text == heading
    assert all(one.forward_origin is None and len(one.inline_keyboard or []) == 1 for one in found)
    assert found[2].inline_keyboard[0][0]["text"] == "Ответить · Ирина С. · Заявка № 1: аттестация"
    await town.asker.taps("Ответить", message=found[0])
    assert "Вы пишете: Ирина С. (помогает)" in town.asker.text
    assert found[0].content.text.startswith("✉️")
    await town.asker.says("Спасибо")
    assert "Меню" not in town.asker.text
    await town.asker.says("/menu")
    await town.asker.says("не туда")
    assert "Кому его отправить" in town.asker.text
    await town.delivers()
    assert town.helper.text == "✉️ Вера Р.\nСпасибо"
    assert [one.text for one in await town.said()][-1] == "Спасибо"
    assert received(town.mentor) == []


async def test_what_cannot_go_is_told(town: Town):
    await talks(town.asker, town.request)
    assert "Свой номер бот не передаёт" in await town.asker.sends("contact")
    town.telegram.playground.world.post(
        town.telegram.record, town.telegram.record.chats[ASKER], town.telegram.playground.person(ASKER),
        Content("poll", fields={"poll": POLL}),
    )  # fmt: skip
    await town.telegram.deliver()
    assert "никому не ушло" in town.asker.text
    await town.asker.says("А так можно?")
    assert [one.text for one in await town.said()] == ["А так можно?"]


async def test_long_words_and_long_captions_arrive_whole(town: Town):
    await talks(town.helper, town.request)
    longest = "ё" * 4096
    await town.helper.says(longest)
    playground = town.telegram.playground
    playground.send_file(HELPER, "photo", PIXEL, caption="й" * 1024)
    await town.telegram.deliver()
    await town.delivers()
    first, second = received(town.asker)
    assert (first.content.text, second.content.text) == (longest, "й" * 1024)
    for one in (first, second):
        assert one.inline_keyboard[0][0]["text"] == "Ответить · Ирина С. · Заявка № 1: аттестация"


async def test_formatting_is_kept_and_never_made_up(town: Town):
    await talks(town.helper, town.request)
    bold = {"type": "bold", "offset": 0, "length": 5}
    town.telegram.playground.world.post(
        town.telegram.record, town.telegram.record.chats[HELPER], town.telegram.playground.person(HELPER),
        Content("text", "Важно <i>не курсив</i> & так", [bold]),
    )  # fmt: skip
    await town.telegram.deliver()
    await town.delivers()
    [message] = received(town.asker)
    assert message.content.text.endswith("\nВажно <i>не курсив</i> & так")
    assert [one["type"] for one in message.content.entities] == ["bold", "bold"]


@pytest.mark.both_databases
async def test_an_album_comes_as_one_and_nothing_overtakes_it(town: Town):
    await talks(town.helper, town.request)
    await town.helper.sends_album("первая", "вторая", "")
    await town.helper.says("и слова")
    async with town.sending():
        await asyncio.sleep(0.1)
    assert received(town.asker) == []
    await town.delivers()
    *album, below, words = received(town.asker)
    assert [one.content.text for one in album] == ["первая", "вторая", ""]
    assert len({one.album for one in album}) == 1
    assert album[0].album is not None
    assert below.content.text == "✉️ Ирина С. · Заявка № 1: аттестация"
    assert words.content.text.endswith("и слова")
    assert town.telegram.session.calls.count("copyMessages") == 1
    await town.asker.says("вижу", reply_to=album[1])
    said = await town.said()
    assert said[-1].reply_to_id == said[1].id
    await town.delivers()
    assert town.helper.screen.reply_to is town.helper.written[-3]


async def test_parts_of_an_album_that_come_late_come_too(town: Town):
    await talks(town.helper, town.request)
    playground, album = town.telegram.playground, town.telegram.playground.world.new_album()
    for caption in ("раз", "два"):
        playground.send_file(HELPER, "photo", PIXEL, caption=caption, album=album)
    await town.telegram.deliver()
    await town.delivers()
    await town.helper.says("/menu")
    for caption in ("три", "четыре"):
        playground.send_file(HELPER, "photo", PIXEL, caption=caption, album=album)
    await town.telegram.deliver()
    await town.delivers()
    texts = [one.content.text for one in received(town.asker)]
    heading = "✉️ Ирина С. · Заявка № 1: аттестация"
    assert texts == ["раз", "два", heading, f"{heading}\nтри", f"{heading}\nчетыре"]


async def test_the_line_under_an_album_follows_when_it_does_not_get_through(town: Town):
    await talks(town.helper, town.request)
    """Before anything else that waits: under the words of others it would say they are of this author."""
    await town.helper.sends_album("раз", "два")
    await town.helper.says("дальше")
    method = SendMessage(chat_id=1, text="")
    town.telegram.session.fails_with["sendMessage"] = [TelegramNetworkError(method=method, message="gone")]
    await town.delivers()
    line = "✉️ Ирина С. · Заявка № 1: аттестация"
    assert [one.content.text for one in received(town.asker)] == ["раз", "два", line, f"{line}\nдальше"]
    await town.asker.says("вижу", reply_to=received(town.asker)[2])
    assert (await town.said())[-1].thread_id == town.request


async def test_a_reply_goes_to_its_thread_whatever_one_does(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("вопрос")
    await talks(town.mentor, town.pair)
    await town.mentor.says("задание")
    await town.delivers()
    question, task = received(town.asker)
    await talks(town.asker, town.request)
    answered = await town.asker.says("сделаю", reply_to=task)
    assert answered == "Ушло: Пётр Л. (наставник) · Наставничество"
    await town.asker.says("по заявке")
    calls = len(town.telegram.session.calls)
    await town.asker.says("и ещё", reply_to=question)
    assert len(town.telegram.session.calls) == calls
    await town.asker.says("/menu")
    await answer_survey(town)
    await town.asker.sends_album("раз", "два", reply_to=task)
    assert town.asker.text.startswith("Ушло: Пётр Л.")
    assert [one.content.text for one in town.asker.messages].count("Ушло: Пётр Л. (наставник) · Наставничество") == 2
    await town.asker.says("уточню", reply_to=town.asker.written[-2])
    await town.delivers()
    assert [one.thread_id for one in await town.said()] == [
        town.request, town.pair, town.pair, town.request, town.request, *[town.pair] * 3,
    ]  # fmt: skip
    texts = [one.content.text for one in received(town.mentor) if one.inline_keyboard]
    assert [text.rpartition("\n")[2] for text in texts[1:]] == ["сделаю", "✉️ Вера Р.", "уточню"]
    first = received(town.mentor)[1]
    assert first.reply_to is town.mentor.written[-1]


async def answer_survey(town: Town) -> None:
    """A questionnaire that waits for words."""
    await answer(town.house, ASKER, until="D07")
    await town.asker.says("/surveys")
    await town.asker.taps("Продолжить")


@pytest.mark.both_databases
async def test_edits_before_and_after_delivery(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("черновое")
    await town.helper.edits("чистовое")
    await town.delivers()
    [message] = received(town.asker)
    assert message.content.text.endswith("\nчистовое")
    assert not message.edit_date
    await town.helper.edits("ещё лучше")
    await town.helper.edits("ещё лучше")
    await town.delivers()
    assert message.content.text.endswith("\nещё лучше")
    assert message.inline_keyboard[0][0]["text"] == "Ответить"
    await town.helper.sends("photo")
    await town.helper.sends_album("раз", "два")
    await town.delivers()
    photo, _, two, _ = received(town.asker)[1:]
    *_, own_photo, _, own_two = town.helper.written
    await town.helper.edits("новая подпись", message=own_photo)
    await town.helper.edits("двадцать два", message=own_two)
    await town.delivers()
    assert photo.content.text == "✉️ Ирина С. · Заявка № 1: аттестация\nновая подпись"
    assert two.content.text == "двадцать два"
    assert [bool(one.edited_at) for one in await town.said()] == [True, True, False, True]
    calls = len(town.telegram.session.calls)
    await town.mentor.edits("/menu и всё")
    assert len(town.telegram.session.calls) == calls
    async with town.house.database.writing() as session:
        await threads.end(session, town.request, now=town.clock())
        await session.commit()
    assert "никому не ушла" in await town.helper.edits("поздно", message=own_photo)
    assert (await town.said())[1].text == "новая подпись"


async def test_a_file_swapped_in_an_edit_goes_or_is_told(town: Town):
    """Before it leaves, the new one leaves; afterwards its author hears that the earlier one stays."""
    await talks(town.helper, town.request)
    await town.helper.sends("document")
    await town.helper.sends("document")
    first, second = town.helper.written[-2:]
    before = [one.file_id for one in await town.said()]
    first.content = second.content
    calls = len(town.telegram.session.calls)
    await town.helper.edits("исправленный план", message=first)
    assert len(town.telegram.session.calls) == calls
    said = await town.said()
    assert [one.file_id for one in said] == [before[1]] * 2
    assert said[0].text == "исправленный план"
    await town.delivers()
    arrived = received(town.asker)
    assert [one.content.file for one in arrived] == [second.content.file] * 2
    assert arrived[0].content.text.endswith("исправленный план")
    await town.helper.sends("document")
    second.content = town.helper.written[-1].content
    assert "остался прежний" in await town.helper.edits("ещё план", message=second)
    assert (await town.said())[1].file_id == before[1]
    await town.delivers()
    assert "ещё план" not in arrived[1].content.text


async def test_an_edit_while_the_message_is_on_its_way(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("раз")
    async with town.house.database.writing() as session:
        [row] = await outbox.claim(session, town.house.municipality, now=town.clock(), limit=5)
    messenger = TelegramMessenger(town.telegram.bot, town.house.catalog)
    HELD.set(None)
    outcome = await messenger.deliver(row.chat_id, row.payload)
    await town.helper.edits("два")
    async with town.house.database.writing() as session:
        await outbox.settle(session, row, outcome, now=town.clock())
    await town.delivers()
    [message] = received(town.asker)
    assert message.content.text.endswith("\nдва")


async def test_notes_are_for_those_who_help(town: Town):
    assert await town.helper.forges(f"tkn:{town.request}") == town.helper.text
    async with town.house.database.writing() as session:
        await threads.let_in(session, town.request, {town.ids[SECOND]: Part.HELPER}, now=town.clock())
        await session.commit()
    second = town.people[SECOND]
    await talks(town.helper, town.request)
    await town.helper.taps("📝 Заметка")
    assert "не увидит" in town.helper.text
    await town.helper.says("трудный случай")
    await town.helper.sends("sticker")
    await town.delivers()
    note, sticker = received(second)
    assert note.content.text.startswith("📝 Ирина С. · заметка")
    assert sticker.inline_keyboard[0][0]["text"].startswith("📝 Ответить на заметку · Ирина С.")
    said = await second.says("согласна", reply_to=note)
    assert said.startswith("📝 Заметка ушла: Ирина С.")
    await second.taps("📝 Ответить", message=sticker)
    await second.says("и ещё")
    await second.taps("Писать всем")
    await second.says("здравствуйте")
    await town.delivers()
    assert [one.content.text.rpartition("\n")[2] for one in received(town.asker)] == ["здравствуйте"]
    assert [one.is_note for one in await town.said()] == [True, True, True, True, False]
    assert "История" in town.helper.text or await town.helper.forges(f"tr:{town.request}:-1")
    assert "трудный случай" in await town.helper.forges(f"tr:{town.request}:-1")
    assert "трудный случай" not in await town.asker.forges(f"tr:{town.request}:-1")
    await town.asker.forges(f"tkn:{town.request}")
    await town.asker.says("тайком")
    await town.delivers()
    assert not any(one.is_note for one in (await town.said())[5:])
    async with town.house.database.writing() as session:  # the request is somebody else's now
        await threads.let_out(session, town.request, town.ids[HELPER], now=town.clock())
        await session.commit()
    before = len(received(town.helper))
    said = await second.says("а приказ какой?", reply_to=note)
    assert "прочитать её некому" in said
    assert "дождутся" not in said
    await town.delivers()
    assert len(received(town.helper)) == before


@pytest.mark.both_databases
async def test_nothing_is_lost_for_whoever_blocks_the_bot_and_returns(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("раз")
    town.telegram.playground.block(ASKER, True)
    await town.telegram.deliver()
    await town.delivers()
    assert "Вера Р. сейчас не получает" in town.helper.text
    await town.helper.says("два")
    await town.helper.sends_album("три", "четыре")
    await town.helper.edits("четыре с половиной")
    await town.delivers()
    away = [one for one in town.helper.messages if "не получает" in one.content.text]
    assert len(away) == 1
    calls = town.telegram.session.calls.count("sendMessage")
    await town.delivers()
    assert town.telegram.session.calls.count("sendMessage") == calls
    town.telegram.playground.block(ASKER, False)
    before = len(town.asker.messages)
    await town.asker.says("/start")
    await town.helper.says("пять")
    await town.delivers()
    texts = [one.content.text.rpartition("\n")[2] for one in town.asker.messages[before + 1 :]]
    heading = "✉️ Ирина С. · Заявка № 1: аттестация"
    assert texts == ["раз", "два", "три", "четыре с половиной", heading, "пять"]
    town.telegram.playground.block(ASKER, True)
    await town.telegram.deliver()
    await town.helper.says("шесть")
    await town.delivers()
    away = [one for one in town.helper.messages if "не получает" in one.content.text]
    assert len(away) == 2


async def test_who_has_not_entered_gets_it_when_they_do(town: Town):
    async with town.house.database.writing() as session:
        await session.execute(delete(Account).where(Account.telegram_id == ASKER))
        await session.commit()
    await talks(town.helper, town.request)
    assert "Вера Р. ещё не в боте" in town.helper.text
    await town.helper.says("раз")
    await town.helper.says("два")
    await town.delivers()
    assert sum("ещё не в боте. Ваше" in one.content.text for one in town.helper.messages) == 1
    late = town.telegram.person(899, "Вера", "Ромашкина")
    async with town.house.database.writing() as session:
        await people_rows.link(session, telegram_id=899, person_id=town.ids[ASKER], now=town.clock())
        await session.commit()
    await late.says("/menu")
    async with town.house.database.writing() as session:
        assert await relay_clock.bring_back(session) == 2
        assert await relay_clock.bring_back(session) == 0
    await town.delivers()
    assert [one.content.text.rpartition("\n")[2] for one in received(late)] == ["раз", "два"]
    await late.says("я тут", reply_to=late.screen)
    await town.delivers()
    assert town.helper.text.endswith("я тут")


async def test_what_telegram_refuses_is_told(town: Town):
    await talks(town.helper, town.request)
    await town.helper.sends("photo")
    town.helper.clears(town.helper.written[-1])
    await town.helper.says("слова")
    await town.delivers()
    assert [one.content.text.rpartition("\n")[2] for one in received(town.asker)] == ["слова"]
    assert "Вера Р. его не увидит" in town.helper.text


async def test_words_out_of_place_go_nowhere_by_themselves(town: Town):
    before = len(await town.outbox())
    assert "Кому его отправить?" in await town.asker.says("спасибо & <b>до завтра</b>")
    assert town.asker.buttons == ["Пётр Л. · Наставничество", "Ирина С. · Заявка № 1: аттестация", "Никуда"]
    first = town.asker.screen
    await town.asker.sends("voice")
    assert "сообщений: 2" in town.asker.text
    await town.asker.sends_album("раз", "два")
    assert "сообщений: 3" in town.asker.text
    assert len(await town.outbox()) == before
    await put_to_work(town.house, town.telegram)  # a restart
    await town.asker.taps("Ирина С.")
    assert town.asker.text.startswith("✓ Ушло 4 сообщения: Ирина С.")
    await town.asker.taps("Пётр Л.", message=first)
    assert "уже сделан" in first.content.text
    await town.delivers()
    assert [one.content.kind for one in received(town.helper)] == ["text", "voice", "photo", "photo", "text"]
    assert received(town.mentor) == []
    await town.asker.says("передумала")
    await town.asker.taps("Никуда")
    await town.asker.says("утром")
    town.clock.passes(hours=1)
    await town.asker.says("днём")
    assert "Это сообщение" in town.asker.text
    await town.asker.taps("Пётр")
    await town.delivers()
    assert [one.content.text for one in received(town.mentor)] == ["✉️ Вера Р.\nднём"]
    lonely = town.people[SECOND]
    assert "ничего не спрашивал" in await lonely.says("слова")


async def test_the_mode_ends_with_a_command_and_with_any_other_button(town: Town):
    menu = town.helper.screen
    await talks(town.helper, town.request)
    await town.helper.taps("Ещё", message=menu)
    await town.helper.says("это не в разговор")
    assert "Кому его отправить?" in town.helper.text
    await talks(town.helper, town.request)
    assert "понял" not in await town.helper.says("/help")
    await town.helper.says("и это тоже")
    assert "сообщений: 2" in town.helper.text
    await talks(town.helper, town.request)
    await town.helper.taps("Закончить")
    await town.helper.says("и это")
    assert await town.said() == []


async def test_the_mode_ends_by_itself_after_hours_of_silence(town: Town):
    """Entered in the evening and forgotten: what is typed in the morning is asked about."""
    await talks(town.asker, town.pair)
    for words in ("раз", "два", "три"):
        town.clock.passes(hours=2)
        await town.asker.says(words)
    assert [one.text for one in await town.said()] == ["раз", "два", "три"]
    last = town.asker.written[-1]
    town.clock.passes(hours=2)
    await town.asker.says("четыре", reply_to=last)
    town.clock.passes(hours=2)
    await town.asker.says("пять")
    await put_to_work(town.house, town.telegram)  # a restart
    town.clock.passes(hours=3)
    assert "Кому его отправить?" in await town.asker.says("утром")
    await town.asker.sends_album("а", "б")
    assert "сообщений: 2" in town.asker.text
    assert len(await town.said()) == 5
    await town.asker.taps("Пётр Л.")
    assert [one.text for one in await town.said()][5:] == ["утром", "а", "б"]
    await talks(town.asker, town.pair)
    town.clock.passes(hours=30)
    await town.asker.says("в ответ", reply_to=last)
    assert "Ушло" in town.asker.text
    assert len(await town.said()) == 9


async def test_strangers_the_left_and_the_closed(town: Town):
    stranger = town.people[SECOND]
    for forged in (
        f"tk:{town.pair}",
        f"tkn:{town.pair}",
        f"tr:{town.pair}:0",
        "tk:999",
        "tr:999:-1",
        "ts:999",
        f"tke:{town.pair}",
    ):
        before = len(stranger.messages)
        await stranger.forges(forged)
        assert len(stranger.messages) == before
        assert "Не нашлось" in stranger.toast or "нет" in stranger.toast
    await stranger.says("мимо")
    await stranger.forges(f"td:{stranger.written[-1].id}:{town.pair}")
    assert await town.said() == []
    await talks(town.mentor, town.pair)
    await town.mentor.says("до ухода")
    await town.delivers()
    [task] = received(town.asker)
    await talks(town.asker, town.pair)
    async with town.house.database.writing() as session:
        await threads.let_out(session, town.pair, town.ids[ASKER], now=town.clock())
        await session.commit()
    town.clock.passes(minutes=1)
    assert "больше не участвуете" in await town.asker.says("после ухода")
    assert "никому не ушло" in town.asker.text
    assert "никому не ушло" in await town.asker.says("ответ", reply_to=task)
    await town.mentor.says("без вас")
    await town.delivers()
    assert "до ухода" in await town.asker.forges(f"tr:{town.pair}:-1")
    assert "без вас" not in town.asker.text
    assert "Написать" not in "".join(town.asker.buttons)
    hidden = (await town.said())[-1].id
    await town.asker.forges(f"ts:{hidden}")
    async with town.house.database.writing() as session:
        await threads.end(session, town.request, now=town.clock())
        await session.commit()
    await talks(town.helper, town.request)
    assert "Этот разговор закрыт" in town.helper.text
    await town.helper.says("вдогонку")
    assert [one.text for one in await town.said()] == ["до ухода", "без вас"]


async def test_the_same_update_twice_is_one_message(town: Town):
    await talks(town.helper, town.request)
    town.telegram.playground.say(HELPER, "раз")
    [update] = town.telegram.pending()
    await town.telegram.deliver(update, update)
    await town.helper.says("/menu")
    await town.telegram.deliver(update)
    assert "Кому" not in town.helper.text
    await town.delivers()
    assert len(received(town.asker)) == 1


async def test_at_night_it_comes_at_once_and_without_a_sound(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("днём")
    await town.delivers()
    town.clock.now = town.clock.now.replace(hour=21)
    await talks(town.helper, town.request)
    await town.helper.says("ночью")
    await town.delivers()
    day, _, night = town.telegram.session.sent[-3:]
    silent = [sent["disable_notification"] == "true" for sent in (day, night)]
    assert silent == [False, True]
    assert len(received(town.asker)) == 2


async def test_history(town: Town):
    await talks(town.helper, town.request)
    for number in range(9):
        await town.helper.says(f"слово {number}" + " и ещё" * (100 * (number == 8)))
        town.clock.passes(minutes=1)
    await town.helper.hands_over("план & <b>.docx", b"plan")
    await town.helper.edits("смотрите <план>")
    await town.helper.taps("История", message=town.helper.messages[1])
    newest = town.helper.text
    assert "слово 1\n" not in newest
    assert "слово 2" in newest
    assert "[файл] «план & <b>.docx» смотрите <план>" in newest
    assert "изменено" in newest
    assert newest.index("слово 2") < newest.index("слово 7")
    await town.helper.taps("8")
    assert town.helper.screen.content.kind == "document"
    assert town.helper.text == "смотрите <план>"
    history = town.helper.messages[-2]
    await town.helper.taps("7", message=history)
    assert town.helper.text.endswith("и ещё")
    await town.helper.taps("‹", message=history)
    assert "слово 0" in history.content.text
    assert "слово 2" not in history.content.text


async def test_the_head_reads_where_the_programme_lets_them(town: Town):
    head = town.telegram.person(890, "Нина", "Пионова")
    await settle(town.house, 890, names=("Пионова", "Нина", "Львовна"), role=Role.CENTRE_HEAD)
    await head.says("/menu")
    await talks(town.helper, town.request)
    await town.helper.says("слова")
    await head.forges(f"tr:{town.request}:-1")
    assert "слова" in head.text
    assert "записано в журнале" in head.text
    await head.forges(f"tr:{town.request}:0")
    await head.forges(f"tr:{town.pair}:-1")
    await head.forges(f"tk:{town.request}")
    await head.says("вмешаюсь")
    assert len(await town.said()) == 1
    town.clock.passes(days=1)
    await head.forges(f"tr:{town.request}:0")
    async with town.house.database.reading() as session:
        query = select(AuditEntry).where(AuditEntry.action == Action.CONVERSATION_READ)
        entries = list(await session.scalars(query))
    assert [(one.details, one.person_id) for one in entries] == [
        ({"thread": town.request, "kind": "consultation"}, town.ids[ASKER])
    ] * 2


async def test_a_restart_between_saying_and_sending(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("до")
    await put_to_work(town.house, town.telegram)
    await town.helper.says("после")
    await town.delivers()
    assert [one.content.text.rpartition("\n")[2] for one in received(town.asker)] == ["до", "после"]


async def test_what_a_message_costs(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("раз")
    town.clock.passes(seconds=1)
    statements: list[str] = []
    count_statements(town.house.database, statements.append)
    await town.helper.says("два")
    seen = [one for one in statements if not one.startswith("BEGIN")]
    assert len(seen) <= 8, "\n".join(seen)
    calls = len(town.telegram.session.calls)
    await town.delivers()
    assert town.telegram.session.calls[calls:] == ["sendMessage"] * 2


@pytest.mark.parametrize(
    ("mode", "name"),
    [(PrivacyMode.CODES, None), (PrivacyMode.INITIALS, "Ирина С."), (PrivacyMode.NAMES, "Сиренева Ирина Олеговна")],
)
async def test_names_are_said_as_the_municipality_says_them(town: Town, mode: PrivacyMode, name: str | None):
    town.house = replace(town.house, municipality=replace(town.house.municipality, privacy_mode=mode))
    await put_to_work(town.house, town.telegram)
    await talks(town.helper, town.request)
    await town.helper.says("слова")
    await town.helper.sends("sticker")
    await town.delivers()
    text, sticker = received(town.asker)
    assert text.content.text.startswith(f"✉️ {name}" if name else "✉️ П")
    heard = text.content.text + sticker.inline_keyboard[0][0]["text"]
    assert (name or "Ответить") in heard
    assert name is not None or "рина" not in heard


@pytest.mark.both_databases
async def test_whoever_withdraws_leaves_with_their_words(town: Town):
    await talks(town.asker, town.request)
    await town.asker.says("моё слово")
    await town.delivers()
    await town.asker.says("не ушедшее слово")
    await talks(town.helper, town.request)
    await town.helper.says("слово для неё")
    await town.helper.says("/menu")
    await town.asker.says("/privacy")
    assert "Сообщения в разговорах: 2" in town.asker.text
    await town.asker.says("черновик")
    await town.asker.says("/privacy")
    await town.asker.taps("Отозвать")
    await town.asker.taps("Да, отозвать")
    before = len(town.asker.messages)
    await town.delivers()
    assert len(town.asker.messages) == before
    assert [one.content.text for one in received(town.helper)][-1] != "не ушедшее слово"
    stored = await Drawer(town.house.database).everything()
    for words in ("моё слово", "не ушедшее", 'слово для неё\\"', "черновик", "Вера Р."):
        assert words not in stored
    assert "слово для неё" in stored
    await talks(town.helper, town.request)
    assert "пока никого" in town.helper.text


@pytest.mark.both_databases
async def test_words_go_when_their_time_is_over(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("старое слово")
    await town.helper.sends("photo")
    await town.delivers()
    async with town.house.database.writing() as session:
        await threads.end(session, town.request, now=town.clock())
        await session.commit()
    town.clock.passes(days=1095)
    async with town.house.database.writing() as session:
        assert "words_of_conversations" not in await retention.run(session, town.house.municipality, now=town.clock())
    town.clock.passes(days=1)
    async with town.house.database.writing() as session:
        done = await retention.run(session, town.house.municipality, now=town.clock())
    assert done["words_of_conversations"] == 1
    assert "старое слово" not in await Drawer(town.house.database).everything()
    assert "удалены" in await town.helper.forges(f"tr:{town.request}:-1")


@pytest.mark.both_databases
async def test_a_released_account_loses_nothing_that_was_said(town: Town):
    await talks(town.helper, town.request)
    await town.helper.says("раз")
    async with town.house.database.writing() as session:
        await accounts.release(session, town.ids[ASKER], now=town.clock())
        await session.commit()
    await town.delivers()
    assert received(town.asker) == []
    async with town.house.database.writing() as session:
        await people_rows.link(session, telegram_id=899, person_id=town.ids[ASKER], now=town.clock())
        await relay_clock.bring_back(session)
    again = town.telegram.person(899)
    await again.says("/menu")
    await town.delivers()
    assert received(again)[0].content.text.endswith("раз")


@pytest.mark.both_databases
async def test_two_rows_of_one_person_become_one_in_conversations(town: Town):
    await talks(town.mentor, town.pair)
    await town.mentor.says("я")
    async with town.house.database.writing() as session:
        await threads.let_in(session, town.request, {town.ids[MENTOR]: Part.HELPER}, now=town.clock())
        both = (town.ids[MENTOR], town.ids[HELPER], town.ids[SECOND])
        await session.execute(delete(Account).where(Account.person_id.in_(both)))
        await accounts.hand_over(session, source=town.ids[MENTOR], target=town.ids[SECOND])
        await accounts.hand_over(session, source=town.ids[HELPER], target=town.ids[SECOND])
        members = [tuple(row) for row in await session.execute(select(ThreadMember.thread_id, ThreadMember.person_id))]
        [author] = await session.scalars(select(ThreadMessage.author_id))
        await session.rollback()
    assert sorted(members) == sorted(
        [
            (town.request, town.ids[ASKER]),
            (town.request, town.ids[SECOND]),
            (town.pair, town.ids[ASKER]),
            (town.pair, town.ids[SECOND]),
        ]
    )
    assert author == town.ids[SECOND]


async def test_an_answer_to_what_got_lost_on_its_way_goes_to_nobody_else(town: Town):
    """Telegram has it, the bot never heard so: its button tells whose it is, and of an album's part nobody can tell."""
    await talks(town.mentor, town.pair)
    await town.mentor.says("задание")
    await town.mentor.sends_album("раз", "два")
    await town.delivers()
    task, part = received(town.asker)[:2]
    async with town.house.database.writing() as session:
        await session.execute(delete(ThreadCopy).where(ThreadCopy.chat_id == ASKER))
        await session.commit()
    await talks(town.asker, town.request)
    assert await town.asker.says("сделаю", reply_to=task) == "Ушло: Пётр Л. (наставник) · Наставничество"
    assert "Кому его отправить" in await town.asker.says("который?", reply_to=part)
    await town.asker.says("по заявке", reply_to=town.asker.messages[-1])
    await town.delivers()
    assert [one.thread_id for one in await town.said()] == [*[town.pair] * 4, town.request]
