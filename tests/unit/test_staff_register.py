"""Years in the life of a register: people come, move, marry, leave and return, and none is lost or doubled."""

from dataclasses import dataclass, replace

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from services.register.staff_changes import Changes, compare
from services.register.staff_decisions import Verdict, settle
from services.register.staff_known import Known, names_of, updated
from services.register.staff_rows import StaffRow

SCHOOLS = {f"Школа № {number}": number for number in range(1, 4)}
SURNAMES = ("Дубов", "Дубова", "Лугов", "Луговой", "Семёнов", "Семенова", "Ким")
NAMES = ("Анна", "Ян", "Яна")
PATRONYMICS = (None, "Ильич", "Ильинична")
SUBJECTS = ((), ("math",), ("math", "physics"))


@dataclass
class Somebody:
    """A living person: what they are called and where they work, known to the test alone."""

    number: int
    names: tuple[str, str, str | None]
    school: str
    subjects: tuple[str, ...] = ()
    works: bool = True
    is_coded: bool = False
    """Whether tables name the person by the code."""

    @property
    def key(self):
        surname, name, patronymic = self.names
        row = StaffRow("", 0, None, surname, name, patronymic, "", "")
        return names_of(row), self.school


class Register:
    """What the bot will do with changes, in memory."""

    def __init__(self) -> None:
        self.people: dict[int, Known] = {}

    def apply(self, changes: Changes) -> dict[int, int]:
        """Make the changes; returns which row every new person came from."""
        assert not changes.doubts
        came = {}
        for new in changes.new:
            number = len(self.people) + 1
            row = new.row
            fields = {
                name: getattr(row, name)
                for name in ("surname", "name", "patronymic", "position", "subjects", "birth_year")
            }
            code = row.person_code or f"П-{number}"
            self.people[number] = Known(id=number, person_code=code, organization_id=new.organization_id, **fields)
            came[number] = row.row
        for change in (*changes.changed, *changes.returned):
            self.people[change.known.id] = updated(self.people[change.known.id], change.facts)
        for gone in changes.left:
            self.people[gone.id] = replace(self.people[gone.id], is_archived=True)
        return came


class Life(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.everybody: list[Somebody] = []
        self.register = Register()
        self.ids: dict[int, int] = {}
        """Of people the register knows, by their own number."""
        self.taken: set = set()
        """Names in schools: nobody could tell a namesake from one who worked there before."""
        self.is_settled = True
        self.unseen: set[int] = set()
        """Whose name or school no table has told yet: after a second change nobody could know them."""

    def _may_be(self, names, school) -> bool:
        return Somebody(0, names, school).key not in self.taken

    def _becomes(self, one: Somebody, **changes) -> None:
        for name, value in changes.items():
            setattr(one, name, value)
        self.taken.add(one.key)
        self.is_settled = False
        if "names" in changes or "school" in changes:
            self.unseen.add(one.number)

    @rule(
        names=st.tuples(st.sampled_from(SURNAMES), st.sampled_from(NAMES), st.sampled_from(PATRONYMICS)),
        school=st.sampled_from(sorted(SCHOOLS)),
        subjects=st.sampled_from(SUBJECTS),
    )
    def somebody_comes(self, names, school, subjects):
        if self._may_be(names, school):
            self.everybody.append(one := Somebody(len(self.everybody), names, school, subjects))
            self._becomes(one)

    @precondition(lambda self: self.everybody and self.is_settled)
    @rule(data=st.data(), school=st.sampled_from(sorted(SCHOOLS)), subjects=st.sampled_from(SUBJECTS))
    def somebody_moves(self, data, school, subjects):
        one = data.draw(st.sampled_from(self.everybody))
        if one.number not in self.unseen and self._may_be(one.names, school):
            self._becomes(one, school=school, works=True, subjects=subjects)

    @precondition(lambda self: self.everybody and self.is_settled)
    @rule(data=st.data(), surname=st.sampled_from(SURNAMES))
    def somebody_marries(self, data, surname):
        one = data.draw(st.sampled_from(self.everybody))
        names = (surname, *one.names[1:])
        if one.number not in self.unseen and self._may_be(names, one.school):
            self._becomes(one, names=names)

    @precondition(lambda self: self.everybody)
    @rule(data=st.data())
    def somebody_leaves_or_returns(self, data):
        one = data.draw(st.sampled_from(self.everybody))
        self._becomes(one, works=not one.works)

    @precondition(lambda self: self.everybody)
    @rule(data=st.data())
    def somebody_is_named_by_code_from_now_on(self, data):
        one = data.draw(st.sampled_from(self.everybody))
        one.is_coded = one.number in self.ids

    @rule(order=st.randoms(use_true_random=False), is_full=st.booleans())
    def a_table_is_imported(self, order, is_full):
        if not any(one.works for one in self.everybody):
            return
        rows = self._table()
        known = list(self.register.people.values())
        changes = compare(rows, known, SCHOOLS.get, is_full=is_full)
        shuffled = order.sample(rows, len(rows))
        assert compare(shuffled, order.sample(known, len(known)), SCHOOLS.get, is_full=is_full) == changes
        self._every_row_and_every_person_once(changes, rows, is_full=is_full)
        changes = settle(changes, {doubt.key: self._truth(doubt) for doubt in changes.doubts})
        came = self.register.apply(changes)
        self.ids |= {row - 2: number for number, row in came.items()}
        again = compare(rows, self.register.people.values(), SCHOOLS.get, is_full=is_full)
        assert again == Changes(unchanged=again.unchanged)
        assert len(again.unchanged) == len(rows)
        self.is_settled = True
        self.unseen -= {one.number for one in self.everybody if one.works}
        self._active_are_those_who_work(is_full=is_full)

    def _table(self) -> list[StaffRow]:
        return [
            StaffRow(
                sheet="Лист1",
                row=one.number + 2,
                person_code=f"п-{self.ids[one.number]}" if one.is_coded else None,
                surname=one.names[0].upper(),
                name=one.names[1],
                patronymic=one.names[2],
                organization=one.school,
                position="teacher",
                subjects=one.subjects,
                birth_year=1930 + one.number,
            )
            for one in self.everybody
            if one.works
        ]

    def _truth(self, doubt) -> int | Verdict:
        """What somebody who knows the people answers; whoever is known must be on offer."""
        number = self.ids.get(doubt.row.row - 2)
        if number is None:
            return Verdict.NEW
        assert number in {candidate.known.id for candidate in doubt.candidates if not candidate.is_taken}
        return number

    def _every_row_and_every_person_once(self, changes, rows, *, is_full):
        parts = (changes.new, changes.changed, changes.unchanged, changes.returned, changes.doubts)
        assert sorted(found.row.row for part in parts for found in part) == sorted(row.row for row in rows)
        matched = [
            change.known.id for part in (changes.changed, changes.unchanged, changes.returned) for change in part
        ]
        absent = [person.id for person in (*changes.left, *changes.awaiting)]
        active = {person.id for person in self.register.people.values() if not person.is_archived}
        assert len(matched + absent) == len(set(matched + absent))
        assert not is_full or active <= set(matched + absent)
        assert is_full or not absent
        assert not changes.problems

    def _active_are_those_who_work(self, *, is_full):
        active = {number for number, person in self.register.people.items() if not person.is_archived}
        working = {self.ids[one.number] for one in self.everybody if one.works}
        assert working == active if is_full else working <= active
        for one in self.everybody:
            if one.works:
                person = self.register.people[self.ids[one.number]]
                assert (names_of(person), person.organization_id) == (one.key[0], SCHOOLS[one.school])
                assert person.birth_year == 1930 + one.number

    @invariant()
    def nobody_is_lost_or_doubled(self):
        assert len(set(self.ids.values())) == len(self.ids) == len(self.register.people)
        assert {person.id for person in self.register.people.values()} == set(self.register.people)
        codes = [person.person_code for person in self.register.people.values()]
        assert len(set(codes)) == len(codes)


Life.TestCase.settings = settings(max_examples=100, stateful_step_count=30, deadline=None)
TestLife = Life.TestCase
