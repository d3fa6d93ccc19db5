"""What the demo's municipality has done with its answers: campaigns, decisions and routes of two years and a bit."""

import random
from collections.abc import Awaitable, Callable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.app import House
from models.campaigns import Campaign, CampaignStatus, Participant
from models.deficits import Deficit, DeficitState
from models.outbox import OutboxMessage
from models.people import Account, Person, Role, RoleGrant
from models.responses import Response
from models.routes import Activity, RouteBasis
from playground.demo_data import ENTRY, EXIT, HISTORY, SEED, answer, facts_of
from services import people
from services.campaigns.campaigns import audience_of
from services.deficits import deficit_clock, deficit_decisions, deficit_years
from services.errors import Refusal
from services.routes import route_editing, route_guiding, route_steps, routes
from services.visits import Visit

METHODIST = 1017
WALKERS = range(1101, 1109)
"""Who has a route this year."""
LASTS = timedelta(days=10)
"""The present campaign can still be answered, whatever day it is."""

Act = Callable[..., Awaitable[Any]]


async def live_through(house: House) -> None:
    """The years before this one, and this one so far; decisions are made by the use cases, on the days they fall on."""
    this_year = house.municipality.school_year(house.clock())
    dice = random.Random(SEED)
    for year in range(this_year - HISTORY, this_year):
        await _campaign(house, ENTRY, "entry", date(year, 9, 10), date(year, 10, 31))
        await _campaign(house, EXIT, "exit", date(year + 1, 5, 10), date(year + 1, 6, 15))
        await _weigh(house)
        await _confirm(house, datetime(year, 11, 3, 9, tzinfo=UTC))
        await _answer_again(house, year, dice)
        await _weigh(house)
        await _carry_over(house, datetime(year + 1, 9, 2, 9, tzinfo=UTC))
    today = house.municipality.day(house.clock())
    await _campaign(house, ENTRY, "entry", min(date(this_year, 9, 10), today), today + LASTS, is_over=False)
    for number in WALKERS:
        await _walk(house, number)
    async with house.database.writing() as session:
        await session.execute(delete(OutboxMessage))  # what was said in those years has been read long ago
        await session.commit()


async def _campaign(  # what a campaign is
    house: House, code: str, plan: str, opens_on: date, closes_on: date, *, is_over: bool = True
) -> None:
    """A campaign that asked everybody, and whoever has answered since."""
    library = house.municipality.library
    opened = datetime(opens_on.year, opens_on.month, opens_on.day, 6, tzinfo=UTC)
    async with house.database.writing() as session:
        methodist = await _person_id(session, METHODIST)
        campaign = Campaign(
            plan=plan,
            questionnaire=code,
            version_id=library.newest[code],
            school_year=house.municipality.school_year(opened),
            audience={**audience_of(library.versions[library.newest[code]]).plain(), "within": None},
            opens_on=opens_on,
            closes_on=closes_on,
            status=CampaignStatus.CLOSED if is_over else CampaignStatus.OPEN,
            created_by=methodist,
            created_at=opened,
            opened_at=opened,
            closed_at=opened + (closes_on - opens_on) if is_over else None,
        )
        session.add(campaign)
        await session.flush()
        centre = select(RoleGrant.person_id).where(
            RoleGrant.role.in_((Role.METHODIST, Role.CENTRE_HEAD, Role.AUTHORITY_HEAD))
        )
        for person in await session.scalars(select(Person).where(Person.id.not_in(centre))):
            session.add(
                Participant(
                    campaign_id=campaign.id,
                    person_id=person.id,
                    organization_id=person.organization_id,
                    position=person.position,
                    invited_at=opened,
                    messages=1,
                )
            )
        await session.commit()


async def _weigh(house: House) -> None:
    weighed = 1
    while weighed:
        async with house.database.writing() as session:
            weighed = await deficit_clock.weigh_due(session, house.municipality, now=house.clock())


async def _confirm(house: House, now: datetime) -> None:
    """The methodist agrees with most of what the answers propose."""
    year = house.municipality.school_year(now)
    async with house.database.reading() as session:
        proposed = select(Deficit.person_id).where(Deficit.school_year == year, Deficit.state == DeficitState.PROPOSED)
        found = sorted(set(await session.scalars(proposed)))
    for person in found:
        await _act(house, METHODIST, now, deficit_decisions.confirm_person, person_id=person)


async def _answer_again(house: House, year: int, dice: random.Random) -> None:
    """In May, whoever has answered in autumn."""
    async with house.database.writing() as session:
        answered = select(Response.person_id).where(Response.questionnaire == ENTRY, Response.school_year == year)
        for person in list(await session.scalars(select(Person).where(Person.id.in_(answered)).order_by(Person.id))):
            facts = await facts_of(session, house, person, house.clock())
            await answer(session, house, person.id, facts, year, dice, code=EXIT)
        await session.commit()


async def _carry_over(house: House, now: datetime) -> None:
    carried = 1
    while carried:
        async with house.database.writing() as session:
            carried = await deficit_years.carry_over(session, house.municipality, now=now)


async def _walk(house: House, number: int) -> None:
    """Somebody with something to work on has made a route; the methodist has agreed, and some steps are done."""
    now = house.clock()
    with suppress(Refusal):
        route = await _act(house, number, now - timedelta(days=20), routes.begin, basis=RouteBasis.DEFICITS)
        await _act(house, number, now - timedelta(days=19), route_editing.accept, route_id=route)
        if number % 4:  # every fourth waits for the methodist's word
            await _act(house, METHODIST, now - timedelta(days=18), route_guiding.agree, route_id=route)
            async with house.database.reading() as session:
                steps = list(await session.scalars(select(Activity.id).where(Activity.route_id == route)))
            for step in sorted(steps)[: number % 3]:
                await _act(house, number, now - timedelta(days=number % 7), route_steps.done, activity_id=step)


async def _act(house: House, telegram_id: int, now: datetime, act: Act, **how: Any) -> Any:
    version = house.municipality.programme.consent.version
    async with house.database.reading() as session:
        actor = await people.acting(session, telegram_id, consent_version=version, is_admin=False)
    assert actor is not None
    async with house.database.writing() as session:
        return await act(session, Visit(actor, house.municipality, now), **how)


async def _person_id(session: AsyncSession, telegram_id: int) -> int:
    return (await session.scalars(select(Account.person_id).where(Account.telegram_id == telegram_id))).one()
