"""What people have stored goes up through every schema there ever was, is worked with there, and comes down again."""

from sqlalchemy import URL, Connection, text

from bot.app import build_house
from bot.settings import Settings
from models.migrating import migrate
from models.session import open_database
from programmes.programme import Programme
from tests.dialogs.drawer import Drawer
from tests.dialogs.shortcuts import put_to_work, settle
from tests.migrations.filling import Rows, fill, missing, read
from tests.migrations.test_migrations import REVISIONS, ask, go_down
from tests.telegram import Telegram

KEPT_FOR_GOOD = ("audit_entries", "indicator_snapshots")
"""Tables that refuse to be changed, whatever a schema was built anew for."""


def refuses_changes(connection: Connection, table: str) -> bool:
    try:
        with connection.begin_nested():
            connection.execute(text(f"DELETE FROM {table}"))
    except Exception:  # noqa: BLE001  # each driver has its own
        return True
    return False


async def climb(address: URL) -> Rows:
    """Up step by step, with one more row in every table at every step; returns what is there at the top."""
    before: Rows = {}
    for number, revision in enumerate(REVISIONS, start=1):
        await migrate(address, revision)
        await ask(address, lambda connection, row=number: fill(connection, row))
        now = await ask(address, read)
        assert missing(before, now) == []
        assert {table: len(now[table]) for table in before} == {table: len(rows) + 1 for table, rows in before.items()}
        before = now
    return before


async def test_rows_of_every_schema_reach_the_newest_and_come_back(empty_address: URL, programme: Programme):
    everything = await climb(empty_address)
    assert all(everything.values())
    assert len(everything["people"]) == len(REVISIONS)
    for table in KEPT_FOR_GOOD:
        assert await ask(empty_address, lambda connection, name=table: refuses_changes(connection, name))
    await somebody_answers(empty_address, programme)
    above = await ask(empty_address, read)
    assert missing(everything, above) == []
    for below in REVISIONS[-2::-1]:
        await ask(empty_address, lambda connection, down=below: go_down(connection, down))
        here = await ask(empty_address, read)
        assert missing(everything, here) == [], below


async def somebody_answers(address: URL, programme: Programme) -> None:
    """A person who is new in the old database goes through a question of a questionnaire."""
    database = open_database(address.render_as_string(hide_password=False))
    try:
        house = await build_house(Settings(_env_file=None), programme, database)
        telegram = Telegram()
        await put_to_work(house, telegram)
        teacher = telegram.person(501)
        await settle(house, teacher.id)
        await teacher.says("/surveys")
        await teacher.taps("Профессиональный профиль")
        await teacher.taps("Начать")
        await teacher.taps(teacher.buttons[0])
        assert len(await Drawer(database).answers(teacher.id)) == 1
    finally:
        await database.close()
