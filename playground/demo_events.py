"""Events of the demo: what was, what is to come, who came and who has registered."""

import random
from datetime import datetime, time, timedelta
from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.audiences import Audience, people_of
from models.events import Attendance, AttendanceSource, Event, EventPerson
from models.people import Person
from playground.demo_data import SEED
from services import audiences, people
from services.events import event_changes, event_repeating, events
from services.events.event_audiences import audience_of
from services.events.event_series import Every
from services.events.events import EventDraft
from services.visits import Visit

METHODIST, LEADER, COORDINATOR = 1017, 1019, 1015
MADE_DAYS_BEFORE = 14
SUNDAY = 6
ONLINE = "https://meet.example.org"
MOST_GUESTS = 18
GOAL = "Попробовать приём и унести его с собой"


class Planned(NamedTuple):
    """Days from today on, the hour, and what it is."""

    days: int
    hour: int
    kind: str
    title: str
    maker: int = METHODIST
    place: str | None = "Школа № 2 «Василёк», актовый зал"
    link: str | None = None
    subject: str | None = None
    seats: int | None = None
    topics: tuple[str, ...] = ()


EVENTS = (
    Planned(-70, 10, "conference", "Августовские чтения", place="Дом культуры"),
    Planned(-63, 10, "section", "Секция учителей математики", subject="math"),
    Planned(-55, 15, "seminar", "Планируем урок от результата", topics=("lesson_design",)),
    Planned(-48, 15, "meeting", "Заседание РМО: план на год", LEADER),
    Planned(-41, 14, "master_class", "Читаем текст вместе", subject="russian", seats=15),
    Planned(-34, 16, "webinar", "Цифровые сервисы на уроке", place=None, link=f"{ONLINE}/digital", topics=("digital",)),
    Planned(-30, 13, "open_lesson", "Урок-исследование в 7 классе", COORDINATOR, "Школа № 1 «Ромашка», каб. 12"),
    Planned(-25, 15, "workshop", "Разбираем детские работы", seats=12),
    Planned(-20, 15, "round_table", "Первый год в школе: что помогло"),
    Planned(-14, 16, "training", "Разговор с родителями без конфликта", seats=20, topics=("parents",)),
    Planned(-9, 14, "mutual_visit", "Взаимопосещение: история", subject="history"),
    Planned(-5, 15, "group_consultation", "Документы на аттестацию", COORDINATOR, "Школа № 1 «Ромашка», каб. 3"),
    Planned(-2, 16, "webinar", "Что нового в программах", place=None, link=f"{ONLINE}/news"),
    Planned(1, 15, "seminar", "Критерии в 5 классе", subject="math", seats=8, topics=("assessment",)),
    Planned(2, 14, "open_lesson", "Открытый урок: чтение", COORDINATOR, "Школа № 1 «Ромашка», каб. 7"),
    Planned(3, 16, "webinar", "Дети с ОВЗ в классе", place=None, link=f"{ONLINE}/inclusive", topics=("inclusion",)),
    Planned(6, 15, "workshop", "Задания на функциональную грамотность", seats=10),
    Planned(8, 15, "meeting", "Заседание РМО: итоги четверти", LEADER),
    Planned(10, 13, "master_class", "Опыты без лаборатории", subject="physics", seats=15),
    Planned(13, 10, "forum", "Форум молодых педагогов", place="Дом культуры"),
    Planned(17, 15, "council_meeting", "Заседание методического совета", place="Методический центр, каб. 1"),
    Planned(22, 15, "training", "Как говорить с классом", seats=16),
    Planned(28, 10, "contest_stage", "Конкурс «Урок года»: открытые уроки"),
    Planned(35, 15, "exhibition", "Выставка методических находок", place="Методический центр"),
)


async def hold_events(house: House) -> None:
    """The past of the school year so far and what is planned; made and held by the use cases, on their days."""
    dice = random.Random(SEED)
    for one in EVENTS:
        number = await _make(house, one)
        await _gather(house, number, one, dice)
        if one.days < 0:
            visit = await visit_at(house, one.maker, _begins(house, one) + timedelta(hours=20))
            async with house.database.writing() as session:
                await event_changes.hold(session, visit, event_id=number)
    council = next(one for one in EVENTS if one.kind == "council_meeting")
    async with house.database.writing() as session:
        number = (await session.scalars(select(Event.id).where(Event.title == council.title))).one()
    visit = await visit_at(house, METHODIST, house.clock())
    async with house.database.writing() as session:
        until = house.municipality.day(house.clock()) + timedelta(days=110)
        await event_repeating.repeat(session, visit, event_id=number, every=Every.NTH_WEEKDAY, until=until)


def _begins(house: House, one: Planned) -> datetime:
    """Never on a Sunday."""
    day = house.municipality.day(house.clock()) + timedelta(days=one.days)
    if day.weekday() == SUNDAY:
        day += timedelta(days=1 if one.days > 0 else -1)
    return datetime.combine(day, time(one.hour), house.municipality.zone)


async def _make(house: House, one: Planned) -> int:
    begins = _begins(house, one)
    visit = await visit_at(house, one.maker, min(house.clock(), begins - timedelta(days=MADE_DAYS_BEFORE)))
    draft = EventDraft(
        one.kind,
        one.title,
        begins,
        place=one.place,
        link=one.link,
        seats=one.seats,
        audience={"wanted": {"subject": [one.subject]}} if one.subject else {},
        goal=GOAL,
        topics=one.topics,
    )
    async with house.database.writing() as session:
        event = await events.create(session, visit, draft)
    return event.id


async def _gather(house: House, number: int, one: Planned, dice: random.Random) -> None:
    """Some of those it is for: they were there, or are going to be."""
    async with house.database.writing() as session:
        event = await session.get_one(Event, number)
        guests = await _audience(session, house, audience_of(event))
        chosen = dice.sample(guests, k=min(len(guests), dice.randint(4, MOST_GUESTS), one.seats or MOST_GUESTS))
        when = min(house.clock(), event.starts_at)
        for person_id in chosen:
            stays_away = dice.random()
            attendance = Attendance.REGISTERED if stays_away < 0.9 else Attendance.DECLINED
            if one.days < 0:
                attendance = Attendance.ATTENDED if stays_away < 0.8 else Attendance.ABSENT
            row = EventPerson(event_id=number, person_id=person_id, attendance=attendance, changed_at=when)
            row.source = AttendanceSource.SELF
            if attendance is Attendance.ATTENDED:
                row.source, row.confirmed_by, row.confirmed_at = AttendanceSource.LEADER, event.organiser_id, when
            session.add(row)
        await session.commit()


async def _audience(session: AsyncSession, house: House, audience: Audience) -> list[int]:
    municipality = house.municipality
    terms = audiences.terms(municipality, municipality.day(house.clock()), municipality.school_year(house.clock()))
    return list(await session.scalars(select(Person.id).where(people_of(audience, terms)).order_by(Person.id)))


async def visit_at(house: House, telegram_id: int, now: datetime) -> Visit:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, now)
