"""What the clock takes away and when: a moving clock, a leap day, both databases."""

import asyncio
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import select, text

from bot.app import House, build_house
from bot.settings import Settings
from models.audit import Action, AuditEntry
from models.events import EventLevel
from models.invitations import Block, Invitation
from models.materials import Material, MaterialPeriod, MaterialStatus, MaterialUse
from models.outbox import OutboxMessage, OutboxStatus
from models.people import Account, Person, Role
from models.practices import Practice, PracticeAuthor, PracticeStatus
from models.responses import Answer, Response
from models.roadmap import RoadmapMark
from models.session import Database
from models.staff import ImportStatus, StaffImport
from programmes.programme import Programme
from services import privacy, retention
from services.retention import RULES
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, submit
from tests.house.plan import ROOT

TEACHER, COLLEAGUE = 5_000_000_501, 5_000_000_502


@pytest.fixture
async def house(database: Database, programme: Programme, clock: Clock) -> House:
    return await build_house(Settings(_env_file=None), programme, database, clock=clock)


async def run(house: House) -> dict[str, int]:
    async with house.database.writing() as session:
        return await retention.run(session, house.municipality, now=house.clock())


async def all_of(house: House, table: type) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table)))
        await session.commit()
    return found


async def put(house: House, *rows: object) -> None:
    async with house.database.writing() as session:
        session.add_all(rows)
        await session.commit()


async def test_nothing_due_leaves_no_trace(house: House):
    await settle(house, TEACHER)
    await submit(house, TEACHER)
    assert await run(house) == {}
    assert await all_of(house, AuditEntry) == []


async def test_abandoned_tables_lose_their_content_after_a_day(house: House, clock: Clock):
    def table(status: ImportStatus, content: bytes | None) -> StaffImport:
        return StaffImport(status=status, content=content, fingerprint="x", answers={"1": 2}, created_at=clock.now)

    await put(
        house,
        table(ImportStatus.PREVIEWED, b"names"),
        table(ImportStatus.APPLIED, None),
        table(ImportStatus.APPLIED, b"left over"),
    )
    clock.passes(hours=24)
    assert await run(house) == {}
    clock.passes(seconds=1)
    assert await run(house) == {"abandoned_imports": 2}
    assert await run(house) == {}
    found = sorted(await all_of(house, StaffImport), key=lambda one: one.id)
    assert [one.status for one in found] == [ImportStatus.DROPPED, ImportStatus.APPLIED, ImportStatus.APPLIED]
    assert [one.content for one in found] == [None, None, None]
    assert found[0].answers == {}
    assert found[0].finished_at == clock.now


async def archive(house: House, person_id: int, at: datetime) -> None:
    async with house.database.writing() as session:
        person = await session.get(Person, person_id)
        assert person is not None
        person.archived_at = at
        await session.commit()


@pytest.mark.parametrize(
    ("left", "last_moment"),
    [
        (datetime(2025, 10, 7, 12, tzinfo=UTC), datetime(2025, 11, 6, 12, tzinfo=UTC)),
        (datetime(2028, 2, 29, 23, 59, tzinfo=UTC), datetime(2028, 3, 30, 23, 59, tzinfo=UTC)),
        (datetime(2028, 1, 31, 0, 0, tzinfo=UTC), datetime(2028, 3, 1, 0, 0, tzinfo=UTC)),
    ],
)
async def test_who_left_loses_the_account_after_thirty_days(
    house: House, clock: Clock, left: datetime, last_moment: datetime
):
    person_id = await settle(house, TEACHER)
    await settle(house, COLLEAGUE)
    await archive(house, person_id, left)
    clock.now = last_moment
    assert await run(house) == {}
    clock.passes(seconds=1)
    assert await run(house) == {"accounts_of_those_who_left": 1}
    assert [account.telegram_id for account in await all_of(house, Account)] == [COLLEAGUE]
    assert len(await all_of(house, Person)) == 2


async def test_answers_lose_the_name_the_day_after_the_promised_one(house: House, clock: Clock):
    person_id = await settle(house, TEACHER)
    await submit(house, TEACHER)
    colleague_id = await settle(house, COLLEAGUE)
    await submit(house, COLLEAGUE)
    marks = len(await all_of(house, Answer))
    until = house.municipality.programme.answers_kept_until
    last_moment = datetime(until.year, until.month, until.day, 23, 59, 59, tzinfo=house.municipality.zone)
    clock.now = last_moment.astimezone(UTC)
    assert await run(house) == {}
    clock.passes(seconds=1)
    assert await run(house) == {"answers_by_name": 2}
    responses = await all_of(house, Response)
    assert {person_id, colleague_id}.isdisjoint(one.person_id for one in responses)
    assert {one.facts for one in responses} == {None}
    assert {one.last_message_id for one in responses} == {None}
    answers = await all_of(house, Answer)
    assert len(answers) == marks
    assert {answer.text for answer in answers} == {None}
    nobodies = [person for person in await all_of(house, Person) if person.forgotten_at]
    assert len(nobodies) == 2
    assert {(one.surname, one.code, one.organization_id, one.position) for one in nobodies} == {(None,) * 4}
    assert {one.forgotten_at.day for one in nobodies} == {1}
    assert await run(house) == {}


async def share(house: House, *authors: int) -> None:
    """A practice that waits for a word."""
    at = house.clock()
    one = Practice(
        kind="talk", theme="Тема", theme_key="k", level=EventLevel.MUNICIPAL, held_on=at.date(), place="Чтения",
        proof="vk.com", token="t", status=PracticeStatus.WAITING, told_by=authors[0], told_at=at,
    )  # fmt: skip
    await put(house, one)
    await put(house, *(PracticeAuthor(practice_id=one.id, person_id=author, joined_at=at) for author in authors))


def material(author: int, at: datetime) -> Material:
    return Material(
        kind="lesson", title="Урок", search_key="урок", area="subject", note="Как вести", source="https://e.org",
        author_id=author, is_named=True, status=MaterialStatus.PUBLISHED, told_at=at,
    )  # fmt: skip


async def test_words_of_a_shared_practice_go_with_its_last_author(house: House, clock: Clock):
    first, second = await settle(house, TEACHER), await settle(house, COLLEAGUE)
    await share(house, first, second)
    for author, theme, status in ((first, "Тема", PracticeStatus.WAITING), (second, "", PracticeStatus.RETURNED)):
        async with house.database.writing() as session:
            await privacy.take_out(session, author, now=clock(), today=clock().date())
            await session.commit()
        [one] = await all_of(house, Practice)
        assert (one.theme, one.status) == (theme, status)


async def test_practices_and_materials_lose_the_name_with_the_answers(house: House, clock: Clock):
    first, second = await settle(house, TEACHER), await settle(house, COLLEAGUE)
    await share(house, first)
    one = material(second, clock())
    await put(house, one)
    await put(house, MaterialPeriod(material_id=one.id, published_at=clock()))
    clock.now = datetime(2031, 12, 31, 19, 0, tzinfo=UTC)
    assert await run(house) == {"answers_by_name": 2}
    assert await run(house) == {}
    [practice], [kept] = await all_of(house, Practice), await all_of(house, Material)
    assert (practice.theme, kept.title, kept.is_named) == ("", "Урок", False)
    assert not {practice.told_by, kept.author_id} & {first, second}


async def test_who_has_only_used_a_material_or_explained_a_mark_leaves_nothing_of_it(house: House, clock: Clock):
    author, reader = await settle(house, TEACHER), await settle(house, COLLEAGUE)
    one = material(author, clock())
    await put(house, one)
    await put(
        house,
        MaterialUse(material_id=one.id, person_id=reader, used_at=clock()),
        RoadmapMark(item="x", due_on=clock().date(), reason="Я ошиблась", marked_by=reader, marked_at=clock()),
    )
    async with house.database.writing() as session:
        await privacy.take_out(session, reader, now=clock(), today=clock().date())
        await session.commit()
    assert await all_of(house, MaterialUse) == []
    assert [one.reason for one in await all_of(house, RoadmapMark)] == [None]


async def test_a_programme_that_ends_on_a_leap_day_keeps_answers_until_the_last_of_february(house: House, clock: Clock):
    programme = house.municipality.programme
    period = programme.passport.period.model_copy(update={"prolonged_to": date(2032, 2, 29)})
    passport = programme.passport.model_copy(update={"period": period})
    changed = programme.model_copy(update={"passport": passport})
    assert changed.answers_kept_until == date(2033, 2, 28)
    municipality = type(house.municipality)(
        changed, house.municipality.library, house.municipality.zone, house.municipality.privacy_mode
    )
    await settle(house, TEACHER)
    await submit(house, TEACHER)
    for day, expected in ((date(2033, 2, 28), {}), (date(2033, 3, 1), {"answers_by_name": 1})):
        async with house.database.writing() as session:
            now = datetime(day.year, day.month, day.day, 12, tzinfo=UTC)
            assert await retention.run(session, municipality, now=now) == expected


async def test_unused_invitations_go_after_ninety_days(house: House, clock: Clock):
    person_id = await settle(house, TEACHER)

    def invitation(digest: str, **more: object) -> Invitation:
        return Invitation(
            digest=digest, role=Role.EDUCATOR, person_id=person_id, created_at=clock.now, expires_at=clock.now, **more
        )

    await put(house, invitation("unused"), invitation("used", used_at=clock.now, used_by=person_id))
    clock.passes(days=90)
    assert await run(house) == {}
    clock.passes(seconds=1)
    assert await run(house) == {"unused_invitations": 1}
    assert [one.digest for one in await all_of(house, Invitation)] == ["used"]


async def test_blocks_go_with_their_end(house: House, clock: Clock):
    end = clock.now + timedelta(hours=1)
    await put(
        house,
        Block(telegram_id=1, blocked_at=clock.now, until=end),
        Block(telegram_id=2, blocked_at=clock.now, until=None),
    )
    assert await run(house) == {}
    clock.passes(hours=1)
    assert await run(house) == {"expired_blocks": 1}
    assert [one.telegram_id for one in await all_of(house, Block)] == [2]


async def test_what_was_taken_away_is_written_down_as_counts(house: House, clock: Clock):
    await put(house, Block(telegram_id=1, blocked_at=clock.now, until=clock.now))
    await run(house)
    [entry] = await all_of(house, AuditEntry)
    assert (entry.action, entry.actor_id, entry.details) == (Action.RETENTION_RUN, None, {"expired_blocks": 1})


async def test_two_programs_that_keep_terms_at_once_take_away_once(house: House, clock: Clock):
    await put(house, *(Block(telegram_id=n, blocked_at=clock.now, until=clock.now) for n in range(1, 30)))
    counts = await asyncio.gather(*(run(house) for _ in range(4)))
    assert sum(one.get("expired_blocks", 0) for one in counts) == 29


@pytest.mark.parametrize("statement", ["UPDATE audit_entries SET action = 'x'", "DELETE FROM audit_entries"])
async def test_the_audit_cannot_be_changed(house: House, clock: Clock, statement: str):
    await put(house, AuditEntry(at=clock.now, action=Action.CONSENT_GIVEN, details={}))
    async with house.database.writing() as session:
        with pytest.raises(Exception, match="never changed"):
            await session.execute(text(statement))
    assert len(await all_of(house, AuditEntry)) == 1


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_every_rule_stands_in_the_book_of_operations(name: str):
    assert f"`{name}`" in (ROOT / "docs" / "operations.md").read_text(encoding="utf-8")


async def test_words_of_old_letters_go_and_the_letters_stay(house: House):
    now = house.clock()
    common = {"chat_id": 1, "kind": "notice", "payload": {"text": "words"}, "priority": 5, "due_at": now,
              "ignores_quiet": False, "for_staff": False, "status": OutboxStatus.SENT, "attempts": 1}  # fmt: skip
    async with house.database.writing() as session:
        session.add(OutboxMessage(dedup_key="old", settled_at=now - timedelta(days=91), **common))
        session.add(OutboxMessage(dedup_key="new", settled_at=now - timedelta(days=89), **common))
        await session.commit()
    for emptied in ({"letters": 1}, {}):
        async with house.database.writing() as session:
            assert await retention.run(session, house.municipality, now=now) == emptied
    async with house.database.reading() as session:
        found = {row.dedup_key: row.payload for row in await session.scalars(select(OutboxMessage))}
    assert found == {"old": {}, "new": {"text": "words"}}
