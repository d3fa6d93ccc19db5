"""Campaigns over the tables: turns, newcomers, moves, clocks that come late; on both databases."""

import asyncio
from collections import Counter
from contextlib import suppress
from dataclasses import replace
from datetime import date, timedelta
from functools import partial
from random import Random

import pytest
from sqlalchemy import delete, func, insert, select, update

from bot.app import House, build_house
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.campaigns import Campaign, CampaignStatus, Participant
from models.coverage import By, State
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person, Role, RoleGrant
from models.queries import retention
from models.queries.registration import accounts
from models.responses import Response
from models.session import Database
from programmes.programme import Programme
from services.campaigns import (
    campaign_clock,
    campaign_drafts,
    campaign_reminders,
    campaign_results,
    campaign_running,
    campaigns,
    coverage,
)
from services.errors import NotFound, Unfitting
from services.marks import CHANGED
from services.registration import standing_in
from services.surveys import anonymous_answers, survey_list, surveys
from services.surveys.survey_windows import SurveyClosed
from services.visits import Visit
from tests.conftest import Clock
from tests.dialogs.shortcuts import answer, settle, submit, visit_of

METHODIST = 901
TEACHERS = (911, 912, 913, 914)


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    house = await build_house(Settings(_env_file=None), programme, database, clock=clock)
    await settle(house, METHODIST, role=Role.METHODIST)
    for place, number in enumerate(TEACHERS):
        await settle(house, number, school="Школа № 3" if place % 2 else "Школа № 7", career=2024)
    return house


async def tick(house: House) -> int:
    async with house.database.writing() as session:
        return await campaign_clock.tend(session, house.municipality, now=house.clock())


async def by_methodist(house: House, act, **how):
    visit = await visit_of(house, METHODIST)
    async with house.database.writing() as session:
        return await act(session, visit, **how)


async def read_and_open(house: House, number: int) -> int:
    """As somebody does who has just read the draft."""
    [[draft]] = await every(house, select(Campaign).where(Campaign.id == number))
    mark = campaign_drafts.mark_of_draft(draft)
    return await by_methodist(house, campaign_running.open_draft, campaign_id=number, mark=mark)


async def opened(house: House, code: str, *, days: int = 20) -> int:
    number = await by_methodist(house, campaign_drafts.draft, code=code)
    day = house.municipality.day(house.clock()) + timedelta(days=days)
    await by_methodist(house, campaign_drafts.set_last_day, campaign_id=number, day=day)
    return await read_and_open(house, number)


async def every(house: House, query) -> list:
    async with house.database.reading() as session:
        found = list(await session.execute(query))
        await session.commit()
    return found


async def change(house: House, *statements) -> None:
    async with house.database.writing() as session:
        for statement in statements:
            await session.execute(statement)
        await session.commit()


async def person_of(house: House, telegram_id: int) -> int:
    [[found]] = await every(house, select(Account.person_id).where(Account.telegram_id == telegram_id))
    return found


async def figures(house: House, number: int) -> dict[State, int]:
    return dict((await by_methodist(house, coverage.summary, campaign_id=number)).figures.states)


async def letters(house: House, number: int) -> list[tuple[int, str, OutboxStatus]]:
    query = select(OutboxMessage.chat_id, OutboxMessage.payload, OutboxMessage.status)
    found = await every(house, query.where(OutboxMessage.kind == f"campaign:{number}").order_by(OutboxMessage.id))
    return [(chat, payload["phrase"], status) for chat, payload, status in found]


async def sent(house: House) -> None:
    """What waits and is due has come."""
    waiting = (OutboxMessage.status == OutboxStatus.NEW, OutboxMessage.due_at <= house.clock())
    await change(
        house, update(OutboxMessage).where(*waiting).values(status=OutboxStatus.SENT, settled_at=house.clock())
    )


async def test_two_methodists_and_double_taps_open_one_campaign(house: House):
    await settle(house, 902, role=Role.CENTRE_HEAD)
    other = await visit_of(house, 902)

    async def open_as(visit: Visit) -> int:
        async with house.database.writing() as session:
            return await campaign_running.open_planned(session, visit, plan="entry")

    mine = await visit_of(house, METHODIST)
    numbers = await asyncio.gather(open_as(mine), open_as(other), open_as(mine))
    assert len(set(numbers)) == 1
    draft = await by_methodist(house, campaign_drafts.draft, code="needs")
    again = [await read_and_open(house, draft) for _ in range(2)]
    assert again == [draft, draft]
    opened_ones = await every(house, select(AuditEntry.details).where(AuditEntry.action == Action.CAMPAIGN_OPENED))
    assert len(opened_ones) == 2
    [[school_year, closes_on]] = await every(
        house, select(Campaign.school_year, Campaign.closes_on).where(Campaign.plan == "entry")
    )
    assert (school_year, closes_on) == (2025, date(2025, 10, 31))


async def test_one_questionnaire_at_a_time_in_the_order_of_opening(house: House, clock: Clock):
    first = await opened(house, "diagnostics")
    clock.passes(minutes=1)
    second = await opened(house, "adaptation")
    assert await tick(house) == len(TEACHERS)
    assert await figures(house, second) == {State.WAITING: len(TEACHERS)}
    await submit(house, 911)
    visit = await visit_of(house, 912)
    async with house.database.writing() as session:
        await surveys.decline(session, visit, code="diagnostics")
    await answer(house, 913, until="D10")
    clock.passes(minutes=1)
    assert await tick(house) == 2
    assert {chat for chat, _, _ in await letters(house, second)} == {911, 912}
    # a refusal taken back: what has not begun waits again, and its letter does not go out
    await answer(house, 912, until="D05")
    await tick(house)
    assert await figures(house, second) == {State.SILENT: 1, State.WAITING: 3}
    assert [status for chat, _, status in await letters(house, second) if chat == 912] == [OutboxStatus.CANCELLED]
    # the first one over and open again: who has begun the second goes on with it, the others wait
    await by_methodist(house, campaign_running.close, campaign_id=first)
    await tick(house)
    await answer(house, 914, code="adaptation", until="A05")
    await by_methodist(house, campaign_running.extend, campaign_id=first)
    states = [(await figures(house, number)) for number in (first, second)]
    assert states[0] == {State.FINISHED: 1, State.BEGUN: 2, State.WAITING: 1}
    assert states[1] == {State.SILENT: 1, State.WAITING: 2, State.BEGUN: 1}


async def test_letters_of_a_whole_campaign(house: House, clock: Clock):
    number = await opened(house, "diagnostics", days=24)
    await tick(house)
    await sent(house)
    await submit(house, 911)
    await answer(house, 912, until="D10")
    await change(house, update(Account).where(Account.telegram_id == 913).values(unreachable_at=clock.now))
    clock.passes(days=16)
    assert await tick(house) == 0
    clock.passes(days=1)
    assert await tick(house) == 2
    assert await tick(house) == 0
    [begun] = await every(
        house, select(OutboxMessage.payload).where(OutboxMessage.dedup_key == f"campaign:{number}:2:912")
    )
    assert begun[0]["values"] == {"title": "Профессиональный профиль педагога", "minutes": 6, "left": 15}
    await sent(house)
    clock.passes(hours=1)
    reminded = await by_methodist(house, campaign_reminders.remind, campaign_id=number)
    assert (reminded.count, reminded.had_all) == (0, 0)
    clock.passes(days=1)
    assert (await by_methodist(house, campaign_reminders.remind, campaign_id=number)).count == 2
    await sent(house)
    clock.passes(days=4)
    assert await tick(house) == 0, "three messages are all there are"
    reminded = await by_methodist(house, campaign_reminders.remind, campaign_id=number)
    assert (reminded.count, reminded.had_all) == (0, 2)
    assert Counter(chat for chat, _, _ in await letters(house, number)) == {911: 1, 912: 3, 913: 1, 914: 3}
    clock.passes(days=3)
    await tick(house)
    [[status, by]] = await every(
        house,
        select(Campaign.status, AuditEntry.actor_id).join(AuditEntry, AuditEntry.action == Action.CAMPAIGN_CLOSED),
    )
    assert (status, by) == (CampaignStatus.CLOSED, None)


async def test_whoever_answers_or_declines_gets_nothing_that_still_waits(house: House, clock: Clock):
    clock.now = clock.now.replace(hour=20)  # quiet hours: everything waits for the morning
    number = await opened(house, "diagnostics")
    await tick(house)
    await submit(house, 911)
    visit = await visit_of(house, 912)
    async with house.database.writing() as session:
        await surveys.decline(session, visit, code="diagnostics")
    statuses = {chat: status for chat, _, status in await letters(house, number)}
    assert statuses[911] is statuses[912] is OutboxStatus.CANCELLED
    await by_methodist(house, campaign_running.pause, campaign_id=number)
    assert await tick(house) == 0
    assert Counter(status for _, _, status in await letters(house, number))[OutboxStatus.HELD] == 2
    await by_methodist(house, campaign_running.resume, campaign_id=number)
    await by_methodist(house, campaign_running.close, campaign_id=number)
    assert {status for _, _, status in await letters(house, number)} == {OutboxStatus.CANCELLED}


async def test_people_come_move_leave_and_return(house: House, clock: Clock):
    number = await opened(house, "diagnostics")
    await settle(house, 915, school="Школа № 7")
    await settle(house, 916, school="Школа № 7", is_registered=False)
    await tick(house)
    assert sum((await figures(house, number)).values()) == 5
    gone, moved = await person_of(house, 914), await person_of(house, 912)
    await submit(house, 912)
    await submit(house, 911)
    [[other]] = await every(house, select(Person.organization_id).where(Person.id == await person_of(house, 911)))
    await change(
        house,
        update(Person).where(Person.id.in_((gone, await person_of(house, 911)))).values(archived_at=clock.now),
        update(Person).where(Person.id == moved).values(organization_id=other),
    )
    await tick(house)
    assert await figures(house, number) == {State.FINISHED: 2, State.SILENT: 2}
    table = await by_methodist(house, coverage.table, campaign_id=number, by=By.SCHOOL, rest="-")
    counts = {one.title: (one.count.numerator, one.count.denominator) for one in table.cells}
    assert counts == {"Школа № 7": (1, 3), "Школа № 3": (1, 1)}, "figures do not move with people"
    await change(house, update(Person).where(Person.id == gone).values(archived_at=None))
    assert await figures(house, number) == {State.FINISHED: 2, State.SILENT: 3}
    await change(house, delete(Account).where(Account.person_id == gone))
    assert await figures(house, number) == {State.FINISHED: 2, State.SILENT: 2, State.UNREACHABLE: 1}
    # once it is over nothing moves any more
    await by_methodist(house, campaign_running.close, campaign_id=number)
    clock.passes(days=1)
    await change(house, update(Person).where(Person.id == gone).values(archived_at=clock.now))
    assert sum((await figures(house, number)).values()) == 5


async def test_two_rows_of_one_person_are_one_participant(house: House):
    first, second = await opened(house, "diagnostics"), await opened(house, "needs")
    source, target = await person_of(house, 911), await person_of(house, 912)
    await tick(house)
    await change(house, delete(Participant).where(Participant.person_id == target, Participant.campaign_id == second))
    async with house.database.writing() as session:
        await session.execute(delete(Account).where(Account.person_id == target))
        await accounts.hand_over(session, source=source, target=target)
        await session.commit()
    mine = select(Participant.campaign_id, Participant.messages).where(Participant.person_id == target)
    assert sorted(map(tuple, await every(house, mine))) == [(first, 2), (second, 0)]
    assert await every(house, select(Participant).where(Participant.person_id == source)) == []


async def test_a_forgotten_answer_still_counts(house: House, clock: Clock):
    number = await opened(house, "diagnostics")
    await submit(house, 911)
    person = await person_of(house, 911)
    async with house.database.writing() as session:
        await retention.detach(session, [person], now=clock.now, today=clock.now.date())
        await session.commit()
    assert await figures(house, number) == {State.FINISHED: 1, State.SILENT: 3}


async def test_what_is_asked_is_open_as_long_as_its_campaign(house: House, clock: Clock):
    visit = await visit_of(house, 911)
    async with house.database.writing() as session:
        with pytest.raises(NotFound):
            await surveys.begin(session, visit, code="adaptation")
    number = await opened(house, "adaptation", days=5)
    response = await answer(house, 911, code="adaptation", until="A05")
    clock.passes(days=6)  # its day is past, the clock has not come
    for when in ("before the clock", "after it"):
        visit = await visit_of(house, 911)
        async with house.database.writing() as session:
            with pytest.raises(SurveyClosed) as closed:
                await surveys.review(session, visit, response_id=response)
        assert closed.value.days == {"until": date(2025, 10, 12)}, when
        await tick(house)
    await by_methodist(house, campaign_running.extend, campaign_id=number, until=date(2025, 10, 20))
    await answer(house, 911, code="adaptation")
    await by_methodist(house, campaign_running.cancel, campaign_id=number, reason="ошиблись анкетой")
    visit = await visit_of(house, 912)
    async with house.database.writing() as session:
        with pytest.raises(NotFound):
            await surveys.begin(session, visit, code="adaptation")


async def test_somebody_at_school_answers_for_whoever_has_no_messenger(house: House):
    await settle(house, 920, school="Школа № 3", role=Role.SCHOOL_COORDINATOR)
    number, person = await opened(house, "adaptation"), await person_of(house, 912)
    await change(house, delete(Account).where(Account.person_id == person))
    await tick(house)
    assert (await figures(house, number))[State.UNREACHABLE] == 1
    visit = await visit_of(house, 920)
    async with house.database.writing() as session:
        theirs = await standing_in.stand_in(session, visit, person_id=person)
        assert "adaptation" in {one.code for one in await survey_list.list_for(session, theirs)}
        await surveys.begin(session, theirs, code="adaptation")
    assert (await figures(house, number))[State.BEGUN] == 1
    # their account comes in the middle: from then on they are written to like everybody
    await change(house, insert(Account).values(telegram_id=912, person_id=person, linked_at=house.clock()))
    assert await tick(house) == 1
    assert ("campaign-letter-begun", OutboxStatus.NEW) in [(what, how) for _, what, how in await letters(house, number)]


async def test_what_cannot_be_is_refused(house: House, clock: Clock):
    empty = await by_methodist(house, campaign_drafts.draft, code="mentor")
    [[draft]] = await every(house, select(Campaign).where(Campaign.id == empty))
    mark = campaign_drafts.mark_of_draft(draft)
    for how, code in (
        ({"act": campaign_running.open_draft, "campaign_id": empty, "mark": "0"}, CHANGED),
        ({"act": campaign_running.open_draft, "campaign_id": empty, "mark": mark}, "campaign-nobody"),
        ({"act": campaign_drafts.set_last_day, "campaign_id": empty, "day": date(2025, 10, 6)}, "campaign-day-unfit"),
        ({"act": campaign_drafts.set_last_day, "campaign_id": empty, "day": date(2026, 9, 1)}, "campaign-day-unfit"),
        ({"act": campaign_running.open_planned, "plan": "exit"}, "campaign-not-now"),
        ({"act": campaigns.proposal, "plan": "<b>&"}, "campaign-not-now"),
    ):
        with pytest.raises(Unfitting) as refused:
            await by_methodist(house, how.pop("act"), **how)
        assert refused.value.phrase == code
    number = await opened(house, "diagnostics", days=5)
    for act, how, code in (
        (campaign_running.extend, {"until": date(2025, 10, 12)}, "campaign-not-later"),
        (campaign_running.cancel, {"reason": "  "}, "campaign-reason-unfit"),
        (campaign_running.cancel, {"reason": "<b>&" * 1250}, "campaign-reason-unfit"),
        (campaign_drafts.set_last_day, {"day": date(2025, 10, 12)}, "campaign-open-already"),
    ):
        with pytest.raises(Unfitting) as refused:
            await by_methodist(house, act, campaign_id=number, **how)
        assert refused.value.phrase == code
    # a methodist of one school: that school, and nothing of the whole
    school = (await every(house, select(Person.organization_id).where(Person.id == await person_of(house, 911))))[0][0]
    await change(house, update(RoleGrant).values(organization_id=school))
    with pytest.raises(NotFound):
        await by_methodist(house, campaign_running.close, campaign_id=number)
    with pytest.raises(NotFound):
        await by_methodist(house, campaign_running.open_planned, plan="entry")
    own = await opened(house, "needs")
    assert sum((await figures(house, own)).values()) == 2
    assert sum((await figures(house, number)).values()) == 2


async def test_results_without_names_that_can_be_seen_grow_no_more(house: House):
    for number in (915, 916):
        await settle(house, number)
    campaign = await opened(house, "satisfaction")
    for count, teacher in enumerate((*TEACHERS, 915), start=1):
        await submit(house, teacher, code="satisfaction")
        await by_methodist(house, campaign_running.close, campaign_id=campaign)
        if count < 5:
            await by_methodist(house, campaign_running.look, campaign_id=campaign, to_extend=True)
            await by_methodist(house, campaign_running.extend, campaign_id=campaign)
    for act in (partial(campaign_running.look, to_extend=True), campaign_running.extend):
        with pytest.raises(Unfitting, match="campaign-unnamed-over"):
            await by_methodist(house, act, campaign_id=campaign)
    visit = await visit_of(house, 916)
    async with house.database.writing() as session:
        with pytest.raises(SurveyClosed):
            await surveys.begin(session, visit, code="satisfaction")


async def test_a_draft_of_last_year_is_opened_in_this_one(house: House, clock: Clock):
    number = await by_methodist(house, campaign_drafts.draft, code="needs")
    clock.passes(days=350)
    day = house.municipality.day(clock.now)
    await by_methodist(house, campaign_drafts.set_last_day, campaign_id=number, day=day)
    await read_and_open(house, number)
    assert await every(house, select(Campaign.school_year, Campaign.closes_on)) == [(2026, day)]


async def test_results_count_the_people_coverage_counts(house: House, clock: Clock):
    """Who has moved or left having answered stays in both; who has left without an answer is in neither."""
    number = await opened(house, "diagnostics")
    for teacher in (911, 912):
        await submit(house, teacher)
    gone = [await person_of(house, teacher) for teacher in (911, 913)]
    await change(house, update(Person).where(Person.id.in_(gone)).values(archived_at=clock.now))
    told = await by_methodist(house, campaign_results.summary, campaign_id=number)
    covered = (await by_methodist(house, coverage.summary, campaign_id=number)).figures
    assert (told.done, told.asked) == (covered.finished, covered.asked) == (2, 3)
    home = select(RoleGrant.organization_id).where(RoleGrant.role == Role.METHODIST)
    assert await every(house, home) == [(None,)]
    school = select(Person.organization_id).where(Person.id == gone[0]).scalar_subquery()
    await change(house, update(RoleGrant).values(organization_id=school))
    other = select(func.max(Person.organization_id)).scalar_subquery()
    await change(house, update(Person).where(Person.id == await person_of(house, 911)).values(organization_id=other))
    told = await by_methodist(house, campaign_results.summary, campaign_id=number)
    covered = (await by_methodist(house, coverage.summary, campaign_id=number)).figures
    assert (told.done, told.asked, told.counted) == (covered.finished, covered.asked, 1)


async def test_the_season_is_announced_once(house: House, clock: Clock):
    query = select(OutboxMessage.chat_id, OutboxMessage.payload).where(OutboxMessage.dedup_key.like("campaign-plan:%"))
    for _ in range(3):
        await tick(house)
        clock.passes(days=1)
    [[chat, payload]] = await every(house, query)
    assert (chat, payload["rows"][0][0]["data"]) == (METHODIST, "kp:entry")
    number = await by_methodist(house, campaign_running.open_planned, plan="entry")
    await by_methodist(house, campaign_running.cancel, campaign_id=number, reason="рано")
    assert await by_methodist(house, campaign_running.open_planned, plan="entry") != number


async def test_the_season_says_nothing_of_what_the_programme_does_not_use(house: House, clock: Clock):
    programme = house.municipality.programme
    modules = programme.modules.model_copy(update={"diagnostics": False})
    changed = replace(house.municipality, programme=programme.model_copy(update={"modules": modules}))
    await tick(replace(house, municipality=changed))
    assert not await every(house, select(OutboxMessage.id).where(OutboxMessage.dedup_key.like("campaign-plan:%")))


async def test_one_campaign_that_fails_does_not_stop_the_others(house: House, monkeypatch: pytest.MonkeyPatch):
    broken, sound = await opened(house, "diagnostics"), await opened(house, "needs")
    async with house.database.writing() as session:
        campaign = await session.get_one(Campaign, broken)
        campaign.audience = {"wanted": {"school": ["x"]}, "within": None}
        await session.commit()
    await settle(house, 917)
    await tick(house)
    assert sum((await figures(house, sound)).values()) == 5


async def test_one_that_fails_after_it_was_changed_is_made_up_for_by_the_next_tick(
    house: House, clock: Clock, monkeypatch: pytest.MonkeyPatch
):
    broken, sound = await opened(house, "satisfaction", days=5), await opened(house, "needs", days=30)
    clock.passes(days=8)

    async def torn(*_args, **_how):
        raise RuntimeError

    with monkeypatch.context() as broke:
        broke.setattr(anonymous_answers, "seal", torn)
        await settle(house, 917)
        await tick(house)
    statuses = select(Campaign.status).order_by(Campaign.id)
    assert await every(house, statuses) == [(CampaignStatus.OPEN,), (CampaignStatus.OPEN,)]
    assert sum((await figures(house, sound)).values()) == 5
    await tick(house)
    assert await every(house, statuses) == [(CampaignStatus.CLOSED,), (CampaignStatus.OPEN,)]
    assert (await figures(house, broken))[State.SILENT] == 4


WHAT = ("open", "tick", "tick", "day", "answer", "decline", "extend", "close", "pause", "resume", "remind")

ACTS = {
    "extend": campaign_running.extend,
    "close": campaign_running.close,
    "pause": campaign_running.pause,
    "resume": campaign_running.resume,
    "remind": campaign_reminders.remind,
}


@pytest.mark.parametrize("seed", [1, 2])
async def test_whatever_happens_nobody_is_asked_twice_at_once(house: House, clock: Clock, seed: int):
    dice = Random(seed)
    numbers: list[int] = []
    codes = ["diagnostics", "needs", "adaptation", "diagnostics"]
    for _ in range(45):
        what = dice.choice(WHAT)
        if what == "open" and codes:
            numbers.append(await opened(house, codes.pop(0), days=dice.randint(3, 12)))
        elif what == "day":
            await sent(house)
            clock.passes(days=dice.randint(1, 3), hours=dice.randint(0, 9))
        elif what in {"answer", "decline"}:
            await _answered(house, dice.choice(TEACHERS), is_declined=what == "decline")
        elif what == "tick":
            await tick(house)
            await _nobody_is_asked_too_much(house)
            await _figures_add_up(house, numbers)
        elif numbers:
            act = ACTS.get(what, campaign_running.look)
            with suppress(Unfitting):
                await by_methodist(house, act, campaign_id=dice.choice(numbers))


async def _answered(house: House, teacher: int, *, is_declined: bool) -> None:
    """The newest campaign that asks the teacher hears of them."""
    visit = await visit_of(house, teacher)
    asked = (
        select(Campaign.questionnaire)
        .join(Participant, Participant.campaign_id == Campaign.id)
        .where(
            Participant.person_id == visit.actor.id,
            Participant.invited_at.is_not(None),
            Campaign.status == CampaignStatus.OPEN,
            Campaign.closes_on >= house.municipality.day(house.clock()),
        )
        .order_by(Campaign.id.desc())
    )
    for [code] in (await every(house, asked))[:1]:
        if not is_declined:
            await submit(house, teacher, code=code)
            continue
        async with house.database.writing() as session:
            await surveys.decline(session, visit, code=code)


async def _figures_add_up(house: House, numbers: list[int]) -> None:
    for number in numbers:
        count = select(func.count()).select_from(Participant).where(Participant.campaign_id == number)
        [[participants]] = await every(house, count)
        assert sum((await figures(house, number)).values()) == participants


async def _nobody_is_asked_too_much(house: House) -> None:
    unanswered = (
        select(Participant.person_id)
        .join(Campaign)
        .outerjoin(
            Response,
            (Response.person_id == Participant.person_id)
            & (Response.questionnaire == Campaign.questionnaire)
            & (Response.school_year == Campaign.school_year),
        )
        .where(
            Campaign.status.in_((CampaignStatus.OPEN, CampaignStatus.PAUSED)),
            Participant.invited_at.is_not(None),
            Response.submitted_at.is_(None),
            Response.declined_at.is_(None),
        )
    )
    asked = Counter(row[0] for row in await every(house, unanswered))
    assert max(asked.values(), default=0) <= 1
    heard = select(OutboxMessage.chat_id, OutboxMessage.kind, OutboxMessage.settled_at).where(
        OutboxMessage.kind.like("campaign:%"), OutboxMessage.status != OutboxStatus.CANCELLED
    )
    found = [tuple(row) for row in await every(house, heard)]
    assert max(Counter((chat, kind) for chat, kind, _ in found).values(), default=0) <= 3
    days = [(chat, kind, house.municipality.day(at)) for chat, kind, at in found if at]
    assert len(days) == len(set(days))
