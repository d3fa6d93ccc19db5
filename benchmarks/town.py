"""A database full of educators whose profiles are complete and who have answered nothing yet."""

from datetime import UTC, datetime
from pathlib import Path

from models.migrating import migrate
from models.organizations import Organization
from models.people import Account, Consent, Person
from models.session import normalised, open_database
from programmes.loading import find, load

PROGRAMME = "nms-2023"
FIRST_ID = 10_000
"""The Telegram id of the first person; the others follow."""


async def found(place: Path | str, people: int) -> None:
    """Make the database, a file or one of a server, with that many people in it."""
    address = f"sqlite:///{place}" if isinstance(place, Path) else place
    await migrate(normalised(address))
    consent = load(find(PROGRAMME)).consent.version
    now = datetime.now(UTC)
    database = open_database(address)
    async with database.writing() as session:
        school = Organization(title="School of Arts", search_key="school of arts")
        session.add(school)
        await session.flush()
        settled = [_teacher(school, number, now) for number in range(people)]
        session.add_all(settled)
        await session.flush()
        for number, person in enumerate(settled):
            session.add(Account(telegram_id=FIRST_ID + number, person_id=person.id, linked_at=now))
            session.add(Consent(person_id=person.id, version=consent, text_digest="0" * 64, given_at=now))
        await session.commit()
    await database.close()


def _teacher(school: Organization, number: int, now: datetime) -> Person:
    return Person(
        surname=f"Clover-{number}",
        name="Vera",
        patronymic="Pavlovna",
        organization_id=school.id,
        position="teacher",
        subject="math",
        career_started=2009,
        created_at=now,
        registered_at=now,
    )
