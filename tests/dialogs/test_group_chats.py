"""A group of Telegram of an association: linked, silent, told of meetings, lost, found, moved, let go."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from sqlalchemy import select

from bot.app import House
from bot.delivery import TelegramMessenger
from models.associations import Association, AssociationGroup
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Role, RoleGrant
from scheduler.sender import Sender
from services.associations import association_post_clock
from services.events import event_changes, event_repeating, events
from services.events.event_series import Every
from services.events.events import EventDraft
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.house.plan import ROOT
from tests.telegram import HELD, Person, Telegram

LEADER, MEMBER, OTHER_LEADER, COORDINATOR = 5_000_001_001, 5_000_001_002, 5_000_001_003, 5_000_001_004
GROUP, SECOND = -1_001_000_000_001, -1_001_000_000_002
SMALL, GROWN = -700_001, -1_000_000_700_001
HOSTILE = "Критерии <b>& оценивание"
pytestmark = pytest.mark.both_databases


class Town:
    """Two associations with their leaders, and groups they talk in."""

    def __init__(self, house: House, telegram: Telegram) -> None:
        self.house, self.telegram = house, telegram
        self.people: dict[int, Person] = {}
        self.first = self.second = 0

    async def found(self) -> None:
        names = {
            LEADER: ("Василькова", "Анна", "Юрьевна"), MEMBER: ("Ромашкина", "Вера", "Павловна"),
            OTHER_LEADER: ("Кленов", "Лев", "Ильич"), COORDINATOR: ("Осокин", "Яков", "Ильич"),
        }  # fmt: skip
        ids = {}
        for number, named in names.items():
            role = Role.SCHOOL_COORDINATOR if number == COORDINATOR else None
            ids[number] = await settle(self.house, number, names=named, role=role)
            self.people[number] = self.telegram.person(number, named[1], named[0])
        now = self.house.clock()
        async with self.house.database.writing() as session:
            made = [Association(title=f"РМО <{name}>", search_key=name, created_at=now) for name in ("а", "б")]
            session.add_all(made)
            await session.flush()
            self.first, self.second = (one.id for one in made)
            for number, association in ((LEADER, self.first), (OTHER_LEADER, self.second)):
                session.add(
                    RoleGrant(
                        person_id=ids[number], role=Role.ASSOCIATION_LEADER, association_id=association, granted_at=now
                    )
                )
            await session.commit()

    async def code_of(self, leader: int, association: int) -> str:
        """What the button of the leader's screen carries."""
        person = self.people[leader]
        await person.says("/association")
        await person.taps("Ещё…")
        await person.taps("💬 Группа в Telegram")
        assert person.data("‹ Назад") == f"oa:{association}"
        urls = [one["url"] for row in person.screen.inline_keyboard or [] for one in row if "url" in one]
        [code] = parse_qs(urlsplit(urls[0]).query)["startgroup"]
        return code

    async def says(self, chat: int, who: int, text: str) -> list[str]:
        """What is in the group of the bot's own words after somebody has said something there."""
        self.telegram.playground.say_in_group(chat, who, text)
        await self.telegram.deliver()
        return self.heard(chat)

    async def joins(self, chat: int, title: str, by: int, *, kind: str = "supergroup") -> None:
        self.telegram.playground.add_group(chat, title, by=by, kind=kind, members=[MEMBER])
        await self.telegram.deliver()

    async def stands(self, chat: int, status: str) -> None:
        self.telegram.playground.change_membership(chat, status, by=LEADER)
        await self.telegram.deliver()

    async def links(self, leader: int, association: int, chat: int) -> str:
        code = await self.code_of(leader, association)
        return (await self.says(chat, leader, f"/start@metodbot_test_bot {code}"))[-1]

    def heard(self, chat: int) -> list[str]:
        group = self.telegram.record.chats[chat]
        found = [group.messages[number] for number in group.order]
        return [one.content.text for one in found if one.from_bot and one.content.kind == "text"]

    async def groups(self) -> dict[int, tuple[int, bool]]:
        """By chat whose it is, and whether the bot can speak there."""
        async with self.house.database.reading() as session:
            found = await session.scalars(select(AssociationGroup))
            return {one.chat_id: (one.association_id, one.unreachable_at is None) for one in found}

    async def posts(self) -> Sequence[OutboxMessage]:
        async with self.house.database.reading() as session:
            query = select(OutboxMessage).where(OutboxMessage.chat_id < 0).order_by(OutboxMessage.id)
            return list(await session.scalars(query))

    async def tried(self) -> bool:
        """Whether the newest post has been sent, or has failed once; one that is on its way has done neither."""
        newest = (await self.posts())[-1]
        return newest.last_error is not None or newest.status is not OutboxStatus.NEW

    async def waits(self) -> bool:
        now = self.house.clock()
        return any(one.status is OutboxStatus.NEW and one.due_at <= now for one in await self.posts())

    async def letters(self, phrase: str) -> list[int]:
        async with self.house.database.reading() as session:
            found = list(await session.scalars(select(OutboxMessage).order_by(OutboxMessage.id)))
            return [one.chat_id for one in found if one.payload.get("phrase") == phrase]

    async def plans(self, title: str = "Чтение", **facts: object) -> int:
        facts.setdefault("starts_at", self.house.clock() + timedelta(days=10))
        draft = EventDraft("meeting", title, association_id=self.first, **facts)  # type: ignore[arg-type]
        visit = await visit_of(self.house, LEADER)
        async with self.house.database.writing() as session:
            return (await events.create(session, visit, draft)).id

    async def ticks(self) -> None:
        async with self.house.database.writing() as session:
            await association_post_clock.run(session, self.house.municipality, now=self.house.clock())


@pytest.fixture
async def town(house: House, telegram: Telegram, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Town:
    monkeypatch.setattr("services.outbox_pace.GROUP_SECONDS", 0.0)
    monkeypatch.setattr("services.outbox_pace.PRIVATE_SECONDS", 0.0)
    monkeypatch.setattr("scheduler.sender.LOOK_SECONDS", 0.01)
    clock.now = datetime(2025, 10, 7, 9, tzinfo=UTC)
    town = Town(house, telegram)
    await town.found()
    return town


@asynccontextmanager
async def sending(town: Town) -> AsyncIterator[None]:
    """Everything due goes out before the block ends."""
    HELD.set(None)
    messenger = TelegramMessenger(town.telegram.bot, town.house.catalog)
    sender = Sender(town.house.database, town.house.municipality, messenger, town.house.clock, rate=1000)
    running = asyncio.create_task(sender.run())
    try:
        yield
        async with asyncio.timeout(60):
            while await town.waits():  # noqa: ASYNC110  # another session writes the rows
                await asyncio.sleep(0.01)
    finally:
        running.cancel()
        await asyncio.wait({running})


async def test_only_its_leader_links_a_group(town: Town, clock: Clock):
    await town.joins(GROUP, "Математика <&>", LEADER)
    await town.joins(SECOND, "Физика", OTHER_LEADER)
    code = await town.code_of(LEADER, town.first)
    for who, typed in (
        (LEADER, "/start"), (LEADER, "/start@metodbot_test_bot"), (LEADER, "/menu"), (LEADER, "привет @metodbot_test_bot"),
        (MEMBER, "/start q_diagnostics"), (MEMBER, "/start " + code[:-1] + ("A" if code[-1] != "A" else "B")),
        (MEMBER, "/start " + "g" * 60), (LEADER, "/events"),
    ):  # fmt: skip
        assert await town.says(GROUP, who, typed) == [], typed
    for who in (MEMBER, OTHER_LEADER):
        assert "Подключить группу может только руководитель" in (await town.says(GROUP, who, f"/start {code}"))[-1]
    clock.passes(minutes=61)
    assert "действует час" in (await town.says(GROUP, LEADER, f"/start {code}"))[-1]
    assert await town.groups() == {}
    code = await town.code_of(LEADER, town.first)
    assert "новости о встречах объединения «РМО <а>»" in (await town.says(GROUP, LEADER, f"/start {code}"))[-1]
    assert await town.groups() == {GROUP: (town.first, True)}
    assert "Готово" in (await town.says(GROUP, LEADER, f"/start {code}"))[-1]
    assert "уже есть группа" in (await town.says(SECOND, LEADER, f"/start {code}"))[-1]
    assert "уже подключена к другому" in await town.links(OTHER_LEADER, town.second, GROUP)
    assert await town.groups() == {GROUP: (town.first, True)}
    leader, stranger = town.people[LEADER], town.people[OTHER_LEADER]
    await leader.forges(f"og:{town.first}")
    assert "«Математика <&>»" in leader.text
    await leader.says("/menu")
    for forged in (f"og:{town.first}", f"ogx:{town.first}", "og:999", "ogx:999"):
        await stranger.says("/menu")
        await stranger.forges(forged)
        assert "В группу" not in stranger.text
        assert stranger.buttons != ["‹ Назад"]
    assert await town.groups() == {GROUP: (town.first, True)}
    await leader.forges(f"ogx:{town.first}")
    await leader.forges(f"ogx:{town.first}")
    assert "Добавить бота в группу" in leader.buttons
    assert await town.groups() == {}
    assert "leaveChat" in town.telegram.session.calls


async def test_whose_rights_are_gone_links_nothing(town: Town):
    await town.joins(GROUP, "Математика", LEADER)
    code = await town.code_of(LEADER, town.first)
    async with town.house.database.writing() as session:
        for grant in await session.scalars(select(RoleGrant).where(RoleGrant.association_id == town.first)):
            await session.delete(grant)
        await session.commit()
    assert "только руководитель" in (await town.says(GROUP, LEADER, f"/start {code}"))[-1]
    assert await town.groups() == {}


async def test_a_group_reads_of_meetings_and_of_nothing_else(town: Town, clock: Clock):
    await town.joins(GROUP, "Математика", LEADER)
    await town.links(LEADER, town.first, GROUP)
    leader = await visit_of(town.house, LEADER)
    number = await town.plans(HOSTILE, place="Кабинет 5", link="https://example.org/secret")
    async with sending(town):
        pass
    post = town.heard(GROUP)[-1]
    assert "Новая встреча: «Критерии <b>& оценивание»" in post
    assert "17 октября, 12:00 · Кабинет 5" in post
    assert "example.org" not in post
    [row] = (
        town.telegram.record.chats[GROUP].messages[max(town.telegram.record.chats[GROUP].order)].inline_keyboard or []
    )
    assert row[0]["url"] == f"https://t.me/metodbot_test_bot?start=event_{number}"
    for _ in range(2):  # the second time nothing has changed
        async with town.house.database.writing() as session:
            await event_changes.move(session, leader, event_id=number, starts_at=datetime(2025, 10, 20, 10, tzinfo=UTC))
    async with town.house.database.writing() as session:
        await event_changes.change(session, leader, event_id=number, place="Кабинет 7")
    async with sending(town):
        pass
    assert len(town.heard(GROUP)) == 3  # of a change nobody had read of yet the next one tells too
    moved = town.heard(GROUP)[-1]
    assert "Было: 17 октября, 12:00" in moved
    assert "Теперь: 20 октября, 13:00 · Кабинет 7" in moved
    async with town.house.database.writing() as session:
        await event_changes.change(session, leader, event_id=number, place="Кабинет 8")
    async with sending(town):
        pass
    assert "Новое место" in town.heard(GROUP)[-1]
    heard = len(town.heard(GROUP))
    there, back = (datetime(2025, 10, day, 10, tzinfo=UTC) for day in (22, 20))
    for begins in (there, back):  # before anybody has read of it
        async with town.house.database.writing() as session:
            await event_changes.move(session, leader, event_id=number, starts_at=begins)
    async with sending(town):
        pass
    assert len(town.heard(GROUP)) == heard
    for facts in ({"starts_at": there}, {"place": "Кабинет 8, этаж 2"}, {"starts_at": back}):
        change = event_changes.move if "starts_at" in facts else event_changes.change
        async with town.house.database.writing() as session:
            await change(session, leader, event_id=number, **facts)
    async with sending(town):
        pass
    assert "Новое место" in town.heard(GROUP)[-1]
    assert "20 октября, 13:00 · Кабинет 8, этаж 2" in town.heard(GROUP)[-1]
    # 20 October is a Monday: the last afternoon to write on is Saturday's, or Friday's where Saturday ends early.
    for moment in (datetime(2025, 10, 16, 14, tzinfo=UTC), datetime(2025, 10, 20, 8, tzinfo=UTC)):
        clock.now = moment
        await town.ticks()
        await town.ticks()
    async with sending(town):
        pass
    assert [one for one in town.heard(GROUP) if "Напоминаем" in one] == [town.heard(GROUP)[-1]]
    async with town.house.database.writing() as session:
        visit = await visit_of(town.house, LEADER)
        await event_changes.cancel(session, visit, event_id=number, reason="Заболела Василькова")
    async with sending(town):
        pass
    assert "Отменили" in town.heard(GROUP)[-1]
    assert "Василькова" not in "".join(town.heard(GROUP))
    before = len(await town.posts())
    await town.ticks()
    assert len(await town.posts()) == before


async def test_at_night_nothing_is_said_and_what_was_not_said_is_not_called_off(town: Town, clock: Clock):
    await town.joins(GROUP, "Математика", LEADER)
    await town.links(LEADER, town.first, GROUP)
    clock.now = datetime(2025, 10, 7, 19, tzinfo=UTC)
    gone = await town.plans("Отменят")
    moved = await town.plans("Перенесут", starts_at=clock.now + timedelta(days=9))
    leader = await visit_of(town.house, LEADER)
    async with town.house.database.writing() as session:
        await event_changes.cancel(session, leader, event_id=gone, reason="Передумали")
    async with town.house.database.writing() as session:
        await event_changes.move(session, leader, event_id=moved, starts_at=datetime(2025, 10, 21, 10, tzinfo=UTC))
    waiting = [one for one in await town.posts() if one.status is OutboxStatus.NEW]
    assert [one.payload["phrase"] for one in waiting] == ["association-group-told-published"]
    assert waiting[0].payload["days"]["day"] == "2025-10-21"
    assert waiting[0].due_at > clock.now + timedelta(hours=5)
    late = await town.plans("Слишком рано", starts_at=clock.now + timedelta(hours=9))
    assert not [one for one in await town.posts() if one.kind == f"event:{late}:group"]
    clock.now = datetime(2025, 10, 8, 9, tzinfo=UTC)
    visit = await visit_of(town.house, LEADER)
    async with town.house.database.writing() as session:
        await event_repeating.repeat(session, visit, event_id=moved, every=Every.WEEK, until=date(2025, 11, 20))
    assert (await town.posts())[-1].payload["phrase"] == "association-group-told-repeated"
    before = len(await town.posts())
    await town.plans("В столице", is_external=True)
    foreign = await visit_of(town.house, COORDINATOR)
    async with town.house.database.writing() as session:
        await events.create(session, foreign, EventDraft("seminar", "Школьное", clock.now + timedelta(days=3)))
    assert len(await town.posts()) == before
    async with town.house.database.writing() as session:
        association = await session.get_one(Association, town.first)
        association.closed_at = clock.now
        await session.commit()
    before = len(await town.posts())
    clock.now = datetime(2025, 10, 20, 14, tzinfo=UTC)
    await town.ticks()
    assert len(await town.posts()) == before


async def test_a_group_is_lost_and_found(town: Town, clock: Clock):
    await town.joins(GROUP, "Математика", LEADER)
    await town.joins(SECOND, "Физика", LEADER)
    await town.links(LEADER, town.first, GROUP)
    await town.stands(SECOND, "kicked")  # nobody's group is nobody's loss
    await town.stands(GROUP, "kicked")
    await town.stands(GROUP, "left")
    await town.ticks()
    assert await town.groups() == {GROUP: (town.first, False)}
    assert await town.letters("association-group-is-lost") == [LEADER]
    await town.plans("Никто не услышит")
    assert await town.posts() == []
    leader = town.people[LEADER]
    await leader.forges(f"og:{town.first}")
    assert "бот не может писать" in leader.text
    clock.passes(minutes=5)
    await town.stands(GROUP, "member")
    assert await town.groups() == {GROUP: (town.first, True)}
    assert await town.letters("association-group-is-back") == [LEADER]
    town.telegram.playground.group(GROUP).may_write = False
    await town.plans("Запрещено")
    async with sending(town):
        pass
    assert await town.groups() == {GROUP: (town.first, False)}
    await town.ticks()
    await town.ticks()
    assert await town.letters("association-group-is-lost") == [LEADER, LEADER]
    await town.stands(SECOND, "member")
    assert "Готово" in await town.links(LEADER, town.first, SECOND)
    assert await town.groups() == {SECOND: (town.first, True)}


@pytest.mark.parametrize("told_first", ["by the group", "by the send"])
async def test_a_group_that_grows_loses_and_repeats_nothing(town: Town, told_first: str):
    await town.joins(SMALL, "Математика", LEADER, kind="group")
    await town.links(LEADER, town.first, SMALL)
    await town.plans("Первое")
    async with sending(town):
        pass
    number = await town.plans("Второе")
    town.telegram.playground.upgrade_group(SMALL, by=LEADER)
    service = town.telegram.pending()
    if told_first == "by the group":
        await town.telegram.deliver(*service)
    async with sending(town):
        async with asyncio.timeout(60):
            while not await town.tried():  # noqa: ASYNC110  # another session writes the rows
                await asyncio.sleep(0.01)
        town.house.clock.passes(seconds=10)  # type: ignore[attr-defined]
    await town.telegram.deliver(*service)
    assert await town.groups() == {GROWN: (town.first, True)}
    assert [("Первое" in one, "Второе" in one) for one in town.heard(SMALL)][-1] == (True, False)
    assert [one for one in town.heard(GROWN) if "Второе" in one] == town.heard(GROWN)
    assert len(town.heard(GROWN)) == 1
    leader = await visit_of(town.house, LEADER)
    async with town.house.database.writing() as session:
        await event_changes.cancel(session, leader, event_id=number, reason="Передумали")
    async with sending(town):
        pass
    assert "Отменили" in town.heard(GROWN)[-1]


async def test_a_word_in_a_group_brings_nobody_back(town: Town):
    """Somebody who has blocked the bot is not reached by talking elsewhere; a forged tap shows the group nothing."""
    await town.joins(GROUP, "Математика", LEADER)
    await town.links(LEADER, town.first, GROUP)
    async with town.house.database.writing() as session:
        account = await session.get_one(Account, MEMBER)
        account.unreachable_at = town.house.clock()
        await session.commit()
    await town.says(GROUP, MEMBER, "/start")
    async with town.house.database.reading() as session:
        assert (await session.get_one(Account, MEMBER)).unreachable_at is not None
    number = await town.plans()
    async with sending(town):
        pass
    before = town.heard(GROUP)
    group = town.telegram.record.chats[GROUP]
    message, person = group.messages[max(group.order)], town.telegram.playground.person(LEADER)
    for data in (f"ev:{number}", "go:menu", f"og:{town.first}"):
        town.telegram.playground.ask(town.telegram.record, group, person, message, data)
        await town.telegram.deliver()
    assert town.heard(GROUP) == before
    assert town.telegram.unanswered == []


def test_telegram_is_asked_for_what_groups_do(town: Town):
    assert town.telegram.dispatcher is not None
    kinds = town.telegram.dispatcher.resolve_used_update_types()
    assert set(kinds) == {"message", "edited_message", "callback_query", "my_chat_member"}
    assert "allowed_updates" in (ROOT / "bot" / "polling.py").read_text()
