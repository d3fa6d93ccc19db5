"""The gate: floods are slowed down and told so, blocked accounts hear one sentence a day, nobody blocks upwards."""

import asyncio
from dataclasses import replace

import pytest
from aiogram.types import Document
from sqlalchemy import select

from bot.app import House
from handlers.documents import MEGABYTE, must_be_small
from models.audit import Action, AuditEntry
from models.invitations import Block
from models.people import Role
from models.session import count_statements
from services import blocks
from services.blocks import InForce
from services.errors import Unfitting
from services.pace import Pace
from tests.conftest import Clock
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import answer, put_to_work, settle
from tests.telegram import Person, Telegram

TOLD = "не отвечает этому аккаунту"


@pytest.fixture
async def hurried(house: House, telegram: Telegram, teacher: Person) -> Person:
    """A teacher at a gate that lets five updates through at once, and pauses for a moment."""
    await put_to_work(replace(house, pace=Pace(burst=5, per_second=0.001, pause=0.2)), telegram)
    return teacher


async def test_a_flood_of_messages_is_told_at_once_and_counted_afterwards(hurried: Person, telegram: Telegram):
    for _ in range(5):
        await hurried.says("/help")
    sent = len(hurried.messages)
    assert "это сообщение не записано" in await hurried.says("мои слова")
    await hurried.says("ещё слова")
    await hurried.says("и ещё")
    assert len(hurried.messages) == sent + 1
    await asyncio.sleep(0.4)
    assert "не записаны 2 ваших сообщения" in hurried.text


async def test_a_flood_of_taps_is_let_go_with_one_sentence(hurried: Person, house: House, telegram: Telegram):
    seen: list[str] = []
    count_statements(house.database, seen.append)
    for _ in range(20):
        hurried.presses("Мои анкеты")
    await telegram.deliver()
    assert not telegram.unanswered
    assert len([toast for toast in telegram.toasts if "Слишком быстро" in toast]) == 1
    assert len([one for one in seen if "accounts.telegram_id" in one]) == 5, "only those let through were looked at"


async def test_the_answer_tapped_too_fast_is_not_stored_and_can_be_given_later(
    hurried: Person, house: House, telegram: Telegram, drawer: Drawer
):
    await answer(house, hurried.id, until="D03")
    await hurried.says("/surveys")
    await hurried.taps("Продолжить")
    question = hurried.screen
    for _ in range(6):
        await hurried.says("/no_such")
    before = await drawer.answers(hurried.id)
    await hurried.taps("Часто трудно", message=question)
    assert (await drawer.answers(hurried.id)).keys() == before.keys()


async def test_the_pace_of_one_process_does_not_stop_a_fast_teacher(house: House, telegram: Telegram, teacher: Person):
    await put_to_work(replace(house, pace=Pace()), telegram)
    for _ in range(60):
        assert "Слишком" not in await teacher.says("/help")


async def block(house: House, by: Person, person_id: int) -> None:
    await by.forges(f"blk:{person_id}")
    await by.taps("Да, заблокировать")


@pytest.fixture
async def methodist(house: House, telegram: Telegram) -> Person:
    person = telegram.person(700, "Анна", "Василькова")
    await settle(house, person.id, names=("Василькова", "Анна", "Юрьевна"), role=Role.METHODIST)
    await person.says("/menu")
    return person


async def test_a_blocked_account_hears_one_sentence_a_day_and_nothing_else_works(
    house: House, methodist: Person, teacher: Person, drawer: Drawer, clock: Clock
):
    found = await drawer.person(teacher.id)
    assert found is not None
    await methodist.forges(f"blk:{found.id}")
    assert "Заблокировать: Вера Р.?" in methodist.text
    assert "Вера Р.: с 7 октября" in await methodist.taps("Да, заблокировать")
    before = await drawer.everything()
    assert TOLD in await teacher.says("/menu")
    sent = len(teacher.messages)
    for typed in ("/start", "слова", "/privacy"):
        await teacher.says(typed)
    await teacher.forges("so:diagnostics")
    assert len(teacher.messages) == sent
    assert await drawer.everything() == before
    assert not teacher.telegram.unanswered
    clock.passes(days=1)
    await teacher.forges("go:menu")
    assert TOLD in teacher.toast
    assert len(teacher.messages) == sent
    await methodist.taps("Разблокировать: Вера Р.")
    assert "Никого нет" in methodist.text
    assert "Вера, добрый день" in await teacher.says("/menu")


async def test_blocked_updates_cost_no_statement(house: House, methodist: Person, teacher: Person, drawer: Drawer):
    found = await drawer.person(teacher.id)
    await block(house, methodist, found.id)
    seen: list[str] = []
    count_statements(house.database, seen.append)
    await teacher.says("/menu")
    assert seen == []


async def test_a_block_survives_a_restart_and_ends_with_its_time(
    house: House, telegram: Telegram, teacher: Person, clock: Clock
):
    async with house.database.writing() as session:
        until = clock.now.replace(hour=18)
        session.add(Block(telegram_id=teacher.id, blocked_at=clock.now, until=until))
        await session.commit()
    await put_to_work(replace(house, blocked=InForce()), telegram)
    assert TOLD in await teacher.says("/menu")
    clock.now = until
    assert "Вера, добрый вечер" in await teacher.says("/menu")


async def test_the_list_is_found_in_the_menu_by_those_who_may_block(methodist: Person, teacher: Person):
    await methodist.taps("Ещё")
    await methodist.taps("Настройки")
    assert "Никого нет" in await methodist.taps("Заблокированные")
    await teacher.taps("Ещё")
    await teacher.taps("Настройки")
    assert "Заблокированные" not in teacher.buttons


async def test_strangers_in_the_list_are_called_by_four_digits(house: House, methodist: Person, clock: Clock):
    async with house.database.writing() as session:
        session.add(Block(telegram_id=123456789, blocked_at=clock.now, until=None))
        await session.commit()
    await methodist.forges("blkl:0")
    assert "Незнакомый аккаунт …6789" in methodist.text
    assert "123456789" not in methodist.text


@pytest.mark.parametrize(
    ("by", "whom", "refused"),
    [
        (Role.METHODIST, Role.CENTRE_HEAD, True),
        (Role.METHODIST, Role.ADMIN, True),
        (Role.CENTRE_HEAD, Role.ADMIN, True),
        (Role.ADMIN, Role.ADMIN, True),
        (Role.CENTRE_HEAD, Role.METHODIST, False),
        (Role.METHODIST, Role.METHODIST, False),
        (Role.METHODIST, Role.SCHOOL_COORDINATOR, False),
    ],
)
async def test_nobody_blocks_upwards(
    house: House, telegram: Telegram, drawer: Drawer, by: Role, whom: Role, refused: bool
):
    actor = telegram.person(701)
    await settle(house, actor.id, role=by)
    target = await settle(house, 702, role=whom)
    await actor.says("/menu")
    await actor.forges(f"blky:{target}")
    assert await drawer.count(Block) == (not refused)
    assert ("более высокая роль" in actor.toast) == refused


async def test_nobody_blocks_themselves_the_operator_or_somebody_who_never_came(
    house: House, telegram: Telegram, methodist: Person, drawer: Drawer
):
    own = await drawer.person(methodist.id)
    await methodist.forges(f"blky:{own.id}")
    assert "Себя заблокировать нельзя" in methodist.toast
    operator = await settle(house, 1)
    await methodist.forges(f"blky:{operator}")
    assert "более высокая роль" in methodist.toast
    await methodist.forges("blky:999999")
    assert "больше нет" in methodist.toast
    assert await drawer.count(Block) == 0


@pytest.mark.parametrize("role", [None, Role.SCHOOL_COORDINATOR, Role.ORGANIZATION_HEAD, Role.AUTHORITY_HEAD])
async def test_others_do_not_block(house: House, telegram: Telegram, drawer: Drawer, role: Role | None):
    actor = telegram.person(701)
    await settle(house, actor.id, role=role)
    target = await settle(house, 702)
    await actor.says("/menu")
    for data in (f"blk:{target}", f"blky:{target}", "blku:702", "blkl:0"):
        await actor.forges(data)
        assert "закрыт" in actor.toast
        telegram.toasts.clear()
    assert await drawer.count(Block) == 0


async def test_a_double_tap_blocks_once_and_both_are_written_down_as_they_were(
    house: House, methodist: Person, teacher: Person, drawer: Drawer
):
    found = await drawer.person(teacher.id)
    await methodist.forges(f"blk:{found.id}")
    methodist.presses("Да, заблокировать")
    methodist.presses("Да, заблокировать")
    await methodist.telegram.deliver_at_once()
    assert await drawer.count(Block) == 1
    await methodist.forges(f"blku:{teacher.id}")
    await methodist.forges(f"blku:{teacher.id}")
    async with house.database.reading() as session:
        actions = list(await session.scalars(select(AuditEntry.action).order_by(AuditEntry.id)))
        await session.commit()
    assert actions.count(Action.ACCOUNT_UNBLOCKED) == 1
    assert Action.ACCOUNT_BLOCKED in actions


async def test_an_administrator_of_the_operator_is_never_locked_out(house: House, telegram: Telegram, clock: Clock):
    admin = telegram.person(1)
    await settle(house, admin.id)
    async with house.database.writing() as session:
        session.add(Block(telegram_id=1, blocked_at=clock.now, until=None))
        await session.commit()
        house.blocked.replace(await blocks.in_force(session, now=clock.now))
    assert "добрый день" in await admin.says("/menu")


@pytest.mark.parametrize(("size", "is_fine"), [(5 * MEGABYTE, True), (5 * MEGABYTE + 1, False), (None, False)])
def test_big_files_are_refused_before_they_are_fetched(size: int | None, is_fine: bool):
    document = Document(file_id="x", file_unique_id="x", file_size=size)
    if is_fine:
        must_be_small(document, megabytes=5)
        return
    with pytest.raises(Unfitting) as refused:
        must_be_small(document, megabytes=5)
    assert (refused.value.phrase, refused.value.values) == ("file-too-big", {"limit": 5})
