"""An association of the demo as it lives: a plan of the year, a meeting with minutes and tasks, a group to talk in."""

from datetime import date, datetime, timedelta

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.associations import Association, AssociationGroup, MemberPart, Membership
from models.events import Event, EventStatus
from models.meetings import Decision, MeetingPlan, PlannedMeeting, PlanStatus
from models.outbox import OutboxMessage
from models.people import Account, Person, RoleGrant
from playground.server import Playground
from services import people
from services.meetings import meeting_agenda, meeting_decisions, meeting_minutes
from services.meetings.meeting_plans import planned_months
from services.visits import Visit

METHODIST, LEADER = 1017, 1019
GROUP, GROUP_TITLE = -1_001_000_001_019, "Русисты: беседа"
SECRETARY = 1101
SPARE_TOPICS = ("Проверяем сочинения вместе", "Функциональное чтение в 5–6 классах", "Итоги года")
AGENDA = "Итоги стартовой диагностики — Калинкина\nОткрытые уроки второй четверти\nРазное"
HEARD = "Слабее всего даётся работа с текстом. Договорились разобрать три приёма на следующей встрече."
DECISIONS = ("Собрать банк заданий по чтению", "Записать один открытый урок на параллель")
SOON = timedelta(days=5)


def gather_group(playground: Playground) -> None:
    """The group is there whenever the demo starts; whose it is the database knows."""
    playground.add_group(GROUP, GROUP_TITLE, by=LEADER, members=[SECRETARY])


async def lead_associations(house: House) -> None:
    """After the events of the demo: the association of one leader gets everything one can have."""
    async with house.database.writing() as session:
        grant = await session.scalar(
            select(RoleGrant)
            .join(Account, Account.person_id == RoleGrant.person_id)
            .where(Account.telegram_id == LEADER, RoleGrant.association_id.is_not(None))
        )
        assert grant is not None
        association = await session.get_one(Association, grant.association_id)
        session.add(
            AssociationGroup(
                chat_id=GROUP,
                association_id=association.id,
                title=GROUP_TITLE,
                linked_by=grant.person_id,
                linked_at=house.clock(),
            )
        )
        meetings = await _meetings(session, association.id)
        secretary = await _choose_secretary(session, association.id)
        await _plan(session, house, association.id, meetings)
        await session.commit()
    held = next(one for one in meetings if one.status is EventStatus.HELD)
    await _write_minutes(house, held, secretary)
    async with house.database.writing() as session:
        await session.execute(delete(OutboxMessage))  # what was said in those days has been read long ago
        await session.commit()


async def _meetings(session: AsyncSession, association_id: int) -> list[Event]:
    of_association = (Event.association_id == association_id, Event.kind == "meeting")
    return list(await session.scalars(select(Event).where(*of_association).order_by(Event.starts_at)))


async def _choose_secretary(session: AsyncSession, association_id: int) -> int:
    """Whose surname the search of the minutes finds."""
    person = await session.scalar(
        select(Person).join(Account, Account.person_id == Person.id).where(Account.telegram_id == SECRETARY)
    )
    assert person is not None
    mine = await session.get_one(Membership, (association_id, person.id))
    mine.part = MemberPart.SECRETARY
    return person.id


async def _plan(session: AsyncSession, house: House, association_id: int, meetings: list[Event]) -> None:
    """Agreed on, with the meetings there are and some of the months to come."""
    visit = await _visit(house, METHODIST, house.clock())
    year = house.municipality.school_year(visit.now)
    plan = MeetingPlan(
        association_id=association_id, school_year=year, status=PlanStatus.APPROVED, created_at=visit.now,
        decided_by=visit.actor.id, decided_at=visit.now,
    )  # fmt: skip
    session.add(plan)
    await session.flush()
    months, today = planned_months(visit, year), house.municipality.day(visit.now)
    known = {_month(house, one): one for one in meetings}
    for month, event in known.items():
        if month in months:
            session.add(PlannedMeeting(plan_id=plan.id, month=month, topic=event.title, event_id=event.id))
    ahead = [one for one in months if one > today and one not in known]
    for month, topic in zip(ahead, SPARE_TOPICS, strict=False):
        session.add(PlannedMeeting(plan_id=plan.id, month=month, topic=topic))


def _month(house: House, event: Event) -> date:
    return house.municipality.day(event.starts_at).replace(day=1)


async def _write_minutes(house: House, event: Event, secretary: int) -> None:
    """By the use cases, on their days: the agenda before, the minutes the day after."""
    before = await _visit(house, LEADER, event.starts_at - timedelta(days=2))
    async with house.database.writing() as session:
        await meeting_agenda.add(session, before, event_id=event.id, typed=AGENDA)
    after = await _visit(house, LEADER, event.starts_at + timedelta(days=1))
    async with house.database.writing() as session:
        minutes = await meeting_minutes.begin(session, after, event_id=event.id)
    async with house.database.writing() as session:
        sheet = await meeting_minutes.look(session, after, minutes_id=minutes)
    async with house.database.writing() as session:
        await meeting_minutes.write_heard(session, after, item_id=sheet.points[0].item.id, typed=HEARD)
    due = house.municipality.day(house.clock()) + SOON
    for text in DECISIONS:
        async with house.database.writing() as session:
            number = await meeting_decisions.add(session, after, minutes_id=minutes, typed=text)
        async with house.database.writing() as session:
            await meeting_decisions.entrust(session, after, decision_id=number, person_id=secretary)
    async with house.database.writing() as session:
        (await session.get_one(Decision, number)).due_on = due
        await session.commit()
    async with house.database.writing() as session:
        await meeting_minutes.sign(session, after, minutes_id=minutes)


async def _visit(house: House, telegram_id: int, now: datetime) -> Visit:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    return Visit(actor, house.municipality, now)
