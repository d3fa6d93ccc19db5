"""Courses of the demo: what was completed and confirmed, what waits, and the categories the register knows."""

import random
from datetime import date, datetime, timedelta

from sqlalchemy import delete, func, select

from bot.app import House
from models.courses import CourseForm
from models.outbox import OutboxMessage
from models.people import Account, Person
from playground.demo_data import SEED, everybody
from playground.demo_events import METHODIST, visit_at
from services.courses import course_confirming, courses
from services.courses.course_drafts import Draft
from services.register.staff_rows import Category

FIRST_OF_CROWD = 1100
PROVIDER = "Институт развития образования (вымышленный)"
COURSES = (
    ("Функциональная грамотность на каждом уроке", 36),
    ("Дети с ОВЗ: как учить и помогать", 72),
    ("Цифровые средства учителя", 24),
    ("Обновлённые ФГОС: от плана к уроку", 36),
    ("Разговор с родителями", 16),
)
CATEGORIES = (Category.FIRST, Category.HIGHEST, None, Category.FIRST, None, Category.POSITION_COMPLIANCE)
SHARE_DONE, SHARE_WAITING = 0.75, 0.1
LATEST_AGO, LONGEST_AGO = 30, 1000
CONFIRMED_AGO = (400, LATEST_AGO - 10)
"""Days since the methodist has looked through what people had entered."""


async def complete_courses(house: House) -> None:
    """Entered by people themselves and confirmed by the methodist; a few still wait."""
    dice, today = random.Random(SEED), house.municipality.day(house.clock())
    async with house.database.reading() as session:
        last = await session.scalar(select(func.max(OutboxMessage.id))) or 0
    crowd = [one.telegram_id for one in everybody() if one.telegram_id >= FIRST_OF_CROWD]
    done = [one for one in crowd if dice.random() < SHARE_DONE]
    waiting = [one for one in crowd if one not in done and dice.random() < SHARE_WAITING] or crowd[:1]
    ended = {account: today - timedelta(days=dice.randint(LATEST_AGO, LONGEST_AGO)) for account in done}
    for ago in CONFIRMED_AGO:
        then = house.clock() - timedelta(days=ago)
        for account in [one for one, day in ended.items() if day < house.municipality.day(then)]:
            await _enter(house, account, ended.pop(account), dice, then)
        await _confirm(house, then)
    for account in waiting:
        await _enter(house, account, today - timedelta(days=7), dice, house.clock())
    async with house.database.writing() as session:
        people = await session.scalars(
            select(Person).join(Account, Account.person_id == Person.id).where(Account.telegram_id.in_(crowd))
        )
        for place, person in enumerate(people):
            category = CATEGORIES[place % len(CATEGORIES)]
            if category is not None:
                person.category, person.category_on = category.value, today - timedelta(days=200 + 11 * place)
        await session.execute(delete(OutboxMessage).where(OutboxMessage.id > last))  # read long ago
        await session.commit()


async def _confirm(house: House, then: datetime) -> None:
    keeper = await visit_at(house, METHODIST, then)
    async with house.database.writing() as session:
        shown = await course_confirming.matching(session, keeper)
        await course_confirming.confirm_all(session, keeper, mark=shown.mark)


async def _enter(house: House, account: int, ends_on: date, dice: random.Random, then: datetime) -> None:
    title, hours = dice.choice(COURSES)
    draft = Draft(
        title=title,
        hours=hours,
        starts_on=ends_on - timedelta(days=20),
        ends_on=ends_on,
        provider=PROVIDER,
        document=f"ПК-{account}",
        form=dice.choice((CourseForm.REMOTE, CourseForm.MIXED)),
    )
    visit = await visit_at(house, account, then)
    async with house.database.writing() as session:
        await courses.save(session, visit, draft=draft, is_sure=True)
