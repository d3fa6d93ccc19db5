"""Years of a register through the real import: whatever happens to people, none is lost and none is doubled."""

import asyncio
from dataclasses import dataclass, replace
from io import BytesIO

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from sqlalchemy import URL, func, select

from bot.app import House, build_house
from bot.settings import Settings
from models.associations import Association, Membership
from models.audit import AuditEntry
from models.organizations import Organization
from models.people import FurtherSubject, Person, Role, RoleGrant
from models.session import Database, open_database
from programmes.programme import Programme
from services.register import staff_applying, staff_imports
from services.register.staff_case import Counts
from services.register.staff_decisions import Verdict
from services.register.staff_desk import Desk
from tests.conftest import Clock
from tests.dialogs.shortcuts import settle, visit_of
from tests.files import Store
from tests.programmes import NMS
from tests.unit.staff_samples import HEADINGS

METHODIST = 700
SCHOOLS = ("Школа № 1", "Школа № 2", "Школа № 3")
SURNAMES = ("Дубов", "Дупов", "Дубова", "Лугов", "Луговой", "Семёнов")
NAMES = ("Анна", "Яна")
SUBJECTS = ("", "математика", "математика; физика", "физика; математика", "история")
KINDS = ("hire", "hire", "move", "marry", "slip", "teach", "join", "leave", "return", "code", "import", "import")


@dataclass
class Living:
    """A living person: what they are called and where they work, known to the test alone."""

    surname: str
    name: str
    school: str
    birth_year: int
    patronymic: str = "Ильинична"
    subjects: str = ""
    associations: str = ""
    works: bool = True
    id: int | None = None
    """Of their row in the register, once there is one."""
    is_coded: bool = False

    @property
    def key(self) -> tuple[str, str, str, str]:
        return self.surname.replace("ё", "е"), self.name, self.patronymic, self.school


class Town:
    """People and what happens to them; between two tables one thing to each at most."""

    def __init__(self) -> None:
        self.people = [
            Living(f"Директор{letter}", "Зоя", school, 1970) for letter, school in zip("авк", SCHOOLS, strict=True)
        ]
        self.touched: set[int] = set()
        self.known_as: set[tuple[str, ...]] = set()
        """By what the register knows people: a name freed since cannot be told from the one before."""

    def brought_in(self) -> None:
        self.touched.clear()
        self.known_as = {person.key for person in self.people}

    def happens(self, kind: str, one: int, other: int) -> None:
        if kind == "hire":
            names = {"surname": SURNAMES[one % 6], "name": NAMES[other % 2], "school": SCHOOLS[(one + other) % 3]}
            # Nobody of another year has the same name anywhere: who that is no table could tell.
            self._take_in(Living(**names, birth_year=1960 + len(self.people)))
            return
        number = 3 + one % max(len(self.people) - 3, 1)
        if number >= len(self.people) or number in self.touched or self.people[number].works == (kind == "return"):
            return
        person = self.people[number]
        changed = {
            "move": {"school": SCHOOLS[other % 3]},
            "marry": {"surname": f"Новая{'бвгдж'[other % 5]}"},
            "slip": {"surname": person.surname[:-1] + "пк"[other % 2]},
            "teach": {"subjects": SUBJECTS[other % 5]},
            "join": {"associations": ("РМО; ТГ", "рмо", "ТГ")[other % 3]},
            "leave": {"works": False},
            "return": {"works": True, "school": SCHOOLS[other % 3]},
            "code": {"is_coded": person.id is not None},
        }[kind]
        after = replace(person, **changed)
        if after.key == person.key or not self._is_there(after):
            self.people[number] = after
            self.touched.add(number)

    def _take_in(self, person: Living) -> None:
        if not self._is_there(person):
            self.touched.add(len(self.people))
            self.people.append(person)

    def _is_there(self, person: Living) -> bool:
        return person.key in self.known_as or any(other.key == person.key for other in self.people)


class Register:
    """The database, and a methodist who answers every question by what is true."""

    def __init__(self, house: House) -> None:
        self.house = house
        self.desk = Desk(in_process=True)
        self.codes: dict[int, str] = {}

    async def bring(self, town: Town) -> None:
        working = [person for person in town.people if person.works]
        content = self.table(working)
        await self._bring(content, working)
        await self._meet(working)
        town.brought_in()
        before = await self.everything()
        assert before["people"] == self.expected(town)
        counts = await self._bring(content, working)
        assert (counts.to_write, counts.unchanged, counts.organizations) == (0, len(working), 0)
        assert await self.everything() == before

    def table(self, people: list[Living]) -> bytes:
        book = Workbook(write_only=True)
        sheet = book.create_sheet("Лист1")
        sheet.append(HEADINGS)
        for one in people:
            code = self.codes[one.id] if one.is_coded and one.id else None
            facts = {
                "Код": code, "Фамилия": one.surname, "Имя": one.name, "Отчество": one.patronymic,
                "Организация": one.school, "Должность": "учитель", "Предметы": one.subjects,
                "Год рождения": one.birth_year, "Объединения": one.associations,
            }  # fmt: skip
            sheet.append([facts.get(heading) for heading in HEADINGS])
        out = BytesIO()
        book.save(out)
        return out.getvalue()

    async def _bring(self, content: bytes, working: list[Living]) -> Counts:
        visit = await visit_of(self.house, METHODIST)
        async with self.house.database.writing() as session, self.house.database.reading() as reader:
            at = (session, reader, visit, self.desk)
            number = await staff_imports.take(session, visit, content=content)
            preview = await staff_imports.look(*at, import_id=number)
            assert preview.summary.counts.problems == 0
            while question := await staff_imports.question(reader, visit, self.desk, import_id=number):
                truth = working[question.row - 2].id
                offered = {choice.id for choice in question.choices if not choice.is_taken}
                assert truth is None or truth in offered
                await staff_imports.answer(
                    *at,
                    import_id=number,
                    sheet=question.sheet,
                    row_number=question.row,
                    answer=Verdict.NEW if truth is None else truth,
                )
            preview = await staff_imports.look(*at, import_id=number)
            if not preview.summary.counts.to_write:
                return preview.summary.counts
            done = await staff_applying.apply(*at, import_id=number, shown=preview.summary.fingerprint[:8])
        assert isinstance(done, Counts)
        return done

    async def _meet(self, working: list[Living]) -> None:
        """Learn which row each newcomer has become."""
        known = {person.id for person in working}
        async with self.house.database.reading() as session:
            query = select(Person, Organization.title).join(Organization, Organization.id == Person.organization_id)
            found = (await session.execute(query)).all()
            await session.commit()
        self.codes = {person.id: str(person.code) for person, _ in found}
        assert len(set(self.codes.values())) == len(found)
        places = {(one.surname, one.name, title): one.id for one, title in found if one.id not in known}
        for person in working:
            if person.id is None:
                person.id = places[person.surname, person.name, person.school]

    async def everything(self) -> dict[str, object]:
        async with self.house.database.reading() as session:
            titles = dict((await session.execute(select(Organization.id, Organization.title))).all())
            further = (await session.execute(select(FurtherSubject.person_id, FurtherSubject.subject))).all()
            joined = (
                await session.execute(
                    select(Membership.person_id, Association.search_key).join(
                        Association, Association.id == Membership.association_id
                    )
                )
            ).all()  # fmt: skip
            rows = list(await session.scalars(select(Person).order_by(Person.id)))
            audited = await session.scalar(select(func.count()).select_from(AuditEntry))
            await session.commit()
        people = {
            one.id: (
                one.surname,
                titles[one.organization_id],
                {subject for subject in (one.subject, *(of for number, of in further if number == one.id)) if subject},
                {key for number, key in joined if number == one.id},
                one.archived_at is None,
            )
            for one in rows
        }
        return {"people": people, "audited": audited, "places": len(titles)}

    def expected(self, town: Town) -> dict[int, object]:
        """What the register must hold; a cell that was emptied says nothing, so what stood there before stays."""
        for person in town.people:
            if person.id is not None and person.works:
                self.told(person)
        return {
            person.id: (*self.said[person.id], person.works) for person in town.people if person.id is not None
        }  # fmt: skip

    said: dict[int, tuple]

    def told(self, person: Living) -> None:
        codes = {"математика": "math", "физика": "physics", "история": "history"}
        before = self.said.get(person.id or 0, ("", "", set(), set()))
        subjects = {codes[one] for one in person.subjects.split("; ") if one}
        joined = {one.lower() for one in person.associations.split("; ") if one}
        self.said[person.id or 0] = (person.surname, person.school, subjects or before[2], joined or before[3])


async def live(address: str, programme: Programme, events: list[tuple[str, int, int]]) -> None:
    database = open_database(address)
    house = await build_house(Settings(_env_file=None), programme, database, clock=Clock())
    town = Town()
    boss = town.people[0]
    await settle(
        house, METHODIST, names=(boss.surname, boss.name, boss.patronymic), school=boss.school, role=Role.METHODIST
    )
    register = Register(house)
    register.said = {}
    boss.id, boss.subjects = 1, "математика"
    try:
        await register.bring(town)
        for event in (*events, ("import", 0, 0)):
            if event[0] == "import":
                await register.bring(town)
            else:
                town.happens(*event)
        async with database.reading() as session:
            assert await session.scalar(select(func.count()).select_from(RoleGrant)) == 1
            await session.commit()
    finally:
        await register.desk.close()
        await database.close()


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    events=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.integers(0, 30)), min_size=5, max_size=40)
)
def test_nobody_is_lost_or_doubled(store: Store, migrated: URL, events: list[tuple[str, int, int]]):
    address = store.create(migrated)
    try:
        asyncio.run(live(address.render_as_string(hide_password=False), NMS, events))
    finally:
        store.drop(address)


async def test_a_life_on_either_database(database: Database, programme: Programme):
    """One long story, on PostgreSQL too."""
    events = [
        ("hire", 0, 0), ("hire", 1, 1), ("hire", 3, 0), ("hire", 5, 1), ("import", 0, 0), ("move", 0, 1), ("teach", 1, 2),
        ("marry", 2, 0), ("join", 3, 0), ("import", 0, 0), ("leave", 0, 0), ("code", 1, 0), ("join", 3, 1), ("import", 0, 0),
        ("return", 0, 2), ("slip", 3, 0), ("move", 1, 2), ("teach", 1, 4), ("import", 0, 0),
    ]  # fmt: skip
    await live(database.url.render_as_string(hide_password=False), programme, events)
