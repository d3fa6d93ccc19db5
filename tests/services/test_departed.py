"""Whoever has withdrawn since a copy was taken is forgotten again when it is put back, and nobody else is."""

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from sqlalchemy import URL, select

from bot.app import House, build_house
from bot.restoring import restore
from bot.settings import Settings
from models.copying import Source
from models.people import Account, Consent, Person
from models.queries import forms
from models.session import Database, open_database
from programmes.programme import Programme
from services import privacy
from services.backups import backups
from services.registration import binding
from tests.conftest import SQLITE, Clock
from tests.dialogs.shortcuts import settle, submit, visit_of

STAYED, LEFT, CAME, REGISTERED, RETURNED = (5_000_000_601 + number for number in range(5))


@pytest.fixture(autouse=True)
def has_programs(database_kind: str) -> None:
    if database_kind != SQLITE and not (shutil.which("pg_dump") and shutil.which("pg_restore")):
        pytest.skip("no pg_dump on this machine")


@pytest.fixture
def given(address: URL) -> Settings:
    return Settings(_env_file=None, database_url=address.render_as_string(hide_password=False))


async def settled(house: House, clock: Clock) -> dict[int, int]:
    """Persons by account; each consents at a moment of their own, as people do."""
    people = {}
    for number, account in enumerate((STAYED, LEFT, CAME, REGISTERED, RETURNED)):
        clock.passes(minutes=1)
        names = ("Ромашкина", "Вера", "Павловна")
        people[account] = await settle(house, account, names=names, is_registered=number in {3, 4})
    return people


async def leave(house: House, account: int) -> None:
    visit = await visit_of(house, account)
    async with house.database.writing() as session:
        await privacy.leave(session, visit)


async def bind(house: House, people: dict[int, int]) -> None:
    """Who came by themselves turns out to be somebody of the register, whose own account is a lost one."""
    async with house.database.writing() as session:
        lost = await session.get_one(Account, REGISTERED)
        await session.delete(lost)
        await session.flush()
        came, register = [await session.get_one(Person, people[one]) for one in (CAME, REGISTERED)]
        await binding.bind(session, came=came, register=register, decided_by=None, now=house.clock())
        await session.commit()


async def agree_again(house: House, person_id: int, account: int) -> None:
    async with house.database.writing() as session:
        now, version = house.clock(), house.municipality.programme.consent.version
        session.add(Consent(person_id=person_id, version=version, text_digest="x", given_at=now))
        session.add(Account(telegram_id=account, person_id=person_id, linked_at=now))
        await session.commit()


async def test_withdrawals_are_done_again(
    database: Database, programme: Programme, clock: Clock, given: Settings, address: URL, tmp_path: Path
):
    house = await build_house(given, programme, database, clock=clock)
    people = await settled(house, clock)
    for account in (STAYED, LEFT, CAME):
        await submit(house, account)
    async with database.writing() as session:
        for account in (STAYED, LEFT):
            key = f"1:{account}:{account}:practice"
            await forms.put(session, key=key, state=None, content={"theme": "Words"}, now=datetime.now(UTC))
        await session.commit()
    file = tmp_path / "copy"
    await backups.take(Source(address), file, None)
    clock.passes(minutes=10)
    await leave(house, LEFT)
    left_at = clock.now
    clock.passes(minutes=10)
    await bind(house, people)
    await leave(house, CAME)
    await leave(house, RETURNED)
    clock.passes(minutes=10)
    await agree_again(house, people[RETURNED], RETURNED)
    await database.close()

    lines = await restore(given, programme, file, is_replacing=True)
    assert lines[-1].endswith("forgotten again: 4"), lines
    back = open_database(given.database_url)
    async with back.reading() as session:
        accounts = set(await session.scalars(select(Account.telegram_id)))
        consents = {one.person_id: one.withdrawn_at for one in await session.scalars(select(Consent))}
        stored = await session.get_one(Person, people[LEFT])
        typed = [one.key for one in await forms.all_of(session)]
        await session.commit()
    await back.close()
    assert accounts == {STAYED}
    assert typed == [f"1:{STAYED}:{STAYED}:practice"]
    assert {person for person, moment in consents.items() if moment is None} == {people[STAYED]}
    assert consents[people[LEFT]] == left_at
    assert (stored.surname, stored.forgotten_at) == (None, left_at)


async def test_without_the_database_before_it_is_said_that_nobody_knows(
    database: Database, programme: Programme, clock: Clock, given: Settings, address: URL, tmp_path: Path
):
    house = await build_house(given, programme, database, clock=clock)
    await settle(house, LEFT)
    file = tmp_path / "copy"
    await backups.take(Source(address), file, None)
    await database.close()
    if address.get_backend_name() != SQLITE:
        pytest.skip("the same way on both; another database would have to be made")
    elsewhere = given.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'new.db'}"})
    lines = await restore(elsewhere, programme, file, is_replacing=False)
    assert "NOT KNOWN" in lines[-1]
    assert "no database before" in lines[-1]
