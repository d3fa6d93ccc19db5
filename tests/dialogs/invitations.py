"""People of the register and codes in somebody's hands, made without a conversation."""

from datetime import timedelta

from sqlalchemy import select

from bot.app import House
from models.associations import Association
from models.base import Base
from models.invitations import Invitation
from models.organizations import Organization
from models.people import Person as Stored
from models.people import Role, RoleGrant
from models.queries import people as rows
from services.naming import person_key, search_key
from services.registration import invitation_codes as codes

SCHOOL = "Школа № 3"


async def place_of(house: House, title: str = SCHOOL) -> int:
    async with house.database.writing() as session:
        place = await session.scalar(select(Organization).where(Organization.title == title))
        place = place or Organization(title=title, search_key=search_key(title), is_confirmed=True)
        session.add(place)
        await session.commit()
        return place.id


async def register(
    house: House,
    surname: str = "Васильков",
    name: str = "Лев",
    patronymic: str | None = "Ильич",
    *,
    school: str = SCHOOL,
    position: str | None = "teacher",
    subject: str | None = "math",
    career: int | None = None,
    role: Role | None = None,
) -> int:
    """Somebody of the staff register who has never seen the bot."""
    place, now = await place_of(house, school), house.clock()
    async with house.database.writing() as session:
        person = Stored(
            surname=surname, name=name, patronymic=patronymic, organization_id=place, position=position,
            subject=subject, career_started=career, created_at=now, registered_at=now,
        )  # fmt: skip
        await rows.add(session, person, code_prefix=house.municipality.programme.passport.person_code_prefix)
        person.search_key = person_key(surname=surname, name=name, patronymic=patronymic, code=person.code)
        if role is not None:
            session.add(RoleGrant(person_id=person.id, role=role, granted_at=now))
        await session.commit()
        return person.id


async def invitation(
    house: House, person: int | None = None, *, role: Role = Role.EDUCATOR, school: int | None = None, days: float = 14
) -> str:
    """The code of an invitation nobody has opened."""
    code, now = codes.make(), house.clock()
    await put(
        house,
        Invitation(
            digest=codes.digest(code), role=role, person_id=person, organization_id=school,
            created_at=now, expires_at=now + timedelta(days=days),
        ),
    )  # fmt: skip
    return code


async def association(house: House, title: str = "РМО математиков") -> int:
    row = Association(title=title, search_key=search_key(title), created_at=house.clock())
    await put(house, row)
    return row.id


async def put(house: House, *things: Base) -> None:
    async with house.database.writing() as session:
        session.add_all(things)
        await session.commit()


async def every(house: House, table: type[Base], **wanted: object) -> list:
    async with house.database.reading() as session:
        found = list(await session.scalars(select(table).filter_by(**wanted).order_by(*table.__table__.primary_key)))
        await session.commit()
    return found
