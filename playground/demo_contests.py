"""Contests of the demo: one with results, one that takes entries, a result from elsewhere that waits."""

from datetime import timedelta

from bot.app import House
from models.contests import ContestStage, EntryStatus
from playground.demo_events import COORDINATOR, METHODIST, visit_at
from services.contests import contest_claims, contest_keeping, contest_nominating, contest_results, contests
from services.contests.contest_claim_drafts import ClaimDraft
from services.contests.contest_drafts import ContestDraft

TEACHER, YOUNG = 1010, 1011
NOMINATIONS = ("Первые шаги", "Мастер урока")
ENTRANTS = (1011, 1104, 1105, 1106, 1107)
RESULTS = (
    (EntryStatus.WINNER, 1),
    (EntryStatus.LAUREATE, 2),
    (EntryStatus.LAUREATE, 3),
    (EntryStatus.PARTICIPANT, 0),
    (EntryStatus.PARTICIPANT, 0),
)


async def hold_contests(house: House) -> None:
    """Made, entered and judged by the use cases, on their days."""
    kind = house.municipality.programme.events.contest_kinds[0].code
    await _judged(house, kind)
    await _open(house, kind)
    await _told(house, kind)


async def _judged(house: House, kind: str) -> None:
    now = house.clock()
    today, announced = house.municipality.day(now), now - timedelta(days=60)
    draft = ContestDraft(
        title="Педагогический дебют",
        kind=kind,
        entries_until=today - timedelta(days=25),
        results_on=today - timedelta(days=10),
        nominations=NOMINATIONS,
    )
    keeper = await visit_at(house, METHODIST, announced)
    async with house.database.writing() as session:
        number = await contest_keeping.save(session, keeper, draft=draft)
    entries = []
    for place, account in enumerate(ENTRANTS):
        visit = await visit_at(house, account, announced + timedelta(days=5 + place))
        async with house.database.writing() as session:
            nomination = NOMINATIONS[place % len(NOMINATIONS)]
            entries.append(await contests.enter(session, visit, contest_id=number, nomination=nomination))
    keeper = await visit_at(house, METHODIST, now - timedelta(days=9))
    for entry, (status, place) in zip(entries, RESULTS, strict=True):
        async with house.database.writing() as session:
            await contest_results.mark(session, keeper, entry_id=entry, status=status, place=place)
    async with house.database.writing() as session:
        shown = await contest_results.matching(session, keeper, contest_id=number)
        await contest_results.confirm(session, keeper, contest_id=number, mark=shown.mark)


async def _open(house: House, kind: str) -> None:
    """Somebody has entered it; somebody else is put forward and has not answered."""
    now = house.clock()
    today = house.municipality.day(now)
    draft = ContestDraft(
        title="Учитель года",
        kind=kind,
        entries_until=today + timedelta(days=18),
        trials_from=today + timedelta(days=25),
        trials_until=today + timedelta(days=27),
        results_on=today + timedelta(days=30),
        nominations=NOMINATIONS,
    )
    keeper = await visit_at(house, METHODIST, now - timedelta(days=3))
    async with house.database.writing() as session:
        number = await contest_keeping.save(session, keeper, draft=draft)
    entrant, school = await visit_at(house, ENTRANTS[-1], now), await visit_at(house, COORDINATOR, now)
    async with house.database.writing() as session:
        await contests.enter(session, entrant, contest_id=number, nomination=NOMINATIONS[1])
    teacher = await visit_at(house, TEACHER, now)
    async with house.database.writing() as session:
        await contest_nominating.nominate(
            session, school, contest_id=number, person_id=teacher.actor.id, nomination=NOMINATIONS[0]
        )


async def _told(house: House, kind: str) -> None:
    visit = await visit_at(house, YOUNG, house.clock())
    draft = ClaimDraft(
        title="Педагогический дебют: региональный этап",
        kind=kind,
        stage=ContestStage.REGIONAL,
        on=house.municipality.day(house.clock()) - timedelta(days=2),
        status=EntryStatus.PARTICIPANT,
        place=0,
        proof="https://contest.example.org/results",
    )
    async with house.database.writing() as session:
        await contest_claims.tell(session, visit, draft=draft)
