"""A table against the register: what is plain is decided, what is not is asked."""

from dataclasses import replace
from datetime import date

import pytest

from services.errors import NotFound, Unfitting
from services.register.staff_changes import Changes, New, compare
from services.register.staff_decisions import Verdict, settle
from services.register.staff_doubts import Reason
from services.register.staff_known import Difference, Fact, updated
from services.register.staff_rows import Category, Column, Problem
from services.register.staff_typos import Slips, is_one_slip
from tests.unit.staff_samples import known, row, speak

SCHOOLS = {"Школа № 5": 5, "школа 5": 5, "Школа № 7": 7}


def against(rows, people, **more) -> Changes:
    changes = compare(rows, people, SCHOOLS.get, **more)
    speak(changes.problems)
    return changes


def asked(changes) -> list[tuple[int, Reason, bool]]:
    (doubt,) = changes.doubts
    return [(candidate.known.id, candidate.reason, candidate.is_taken) for candidate in doubt.candidates]


def test_an_empty_register_takes_everybody():
    rows = [row(), row("Дубов", "Олег", row=3)]
    assert against(rows, []) == Changes(new=(New(rows[0], 5), New(rows[1], 5)))


def test_somebody_known_and_unchanged():
    changes = against([row()], [known()])
    assert [change.known.id for change in changes.unchanged] == [1]
    assert changes == Changes(unchanged=changes.unchanged)


@pytest.mark.parametrize(
    "typed",
    [
        row("РОМАШКИНА"),
        row("Рoмашкина"),
        row(organization="школа 5"),
        row(patronymic=None, person_code="П-1"),
        row(phone="+79001234567", email="VERA@b.ru", subjects=("physics", "math"), associations=("рмо  физиков",)),
    ],
)
def test_another_spelling_changes_nothing(typed):
    person = known(
        person_code="п-1",
        phone="+7 (900) 123-45-67",
        email="vera@b.ru",
        subjects=("math", "physics"),
        associations=("РМО физиков",),
    )
    changes = against([typed], [person])
    assert len(changes.unchanged) == 1
    assert not changes.changed


def test_the_dots_over_yo_do_not_matter():
    changes = against([row("Семенова", "Алена")], [known(surname="Семёнова", name="Алёна")])
    assert len(changes.unchanged) == 1


def test_every_fact_that_differs_is_named():
    person = known(
        person_code="П-1",
        subjects=("math",),
        career_started=2008,
        birth_year=1984,
        is_young=True,
        category=Category.FIRST,
        category_on=date(2020, 1, 1),
        associations=("ШМО",),
        email="old@b.ru",
        phone="+79000000000",
    )
    after = {
        Fact.SURNAME: "Лугова",
        Fact.ORGANIZATION: 7,
        Fact.POSITION: "methodist",
        Fact.SUBJECTS: ("physics",),
        Fact.CAREER_STARTED: 2009,
        Fact.BIRTH_YEAR: 1985,
        Fact.IS_YOUNG: False,
        Fact.CATEGORY: Category.HIGHEST,
        Fact.CATEGORY_ON: date(2023, 12, 25),
        Fact.ASSOCIATIONS: ("РМО",),
        Fact.EMAIL: "new@b.ru",
        Fact.PHONE: "+79001112233",
    }
    fields = {fact.value: value for fact, value in after.items() if fact is not Fact.ORGANIZATION}
    typed = row(**fields, organization="Школа № 7", person_code="П-1")
    changes = against([typed], [person])
    (change,) = changes.changed
    told = {difference.fact: difference.after for difference in change.facts}
    assert told == after
    assert Difference(Fact.ORGANIZATION, 5, 7) in change.facts
    again = against([typed], [updated(person, change.facts)])
    assert len(again.unchanged) == 1


def test_empty_cells_erase_nothing():
    person = known(patronymic="Павловна", subjects=("math",), email="a@b.ru", category=Category.FIRST, is_young=True)
    assert len(against([row()], [person]).unchanged) == 1


def test_no_is_an_answer_and_not_an_empty_cell():
    (change,) = against([row(is_young=False, category=Category.NONE)], [known()]).changed
    assert {difference.fact for difference in change.facts} == {Fact.IS_YOUNG, Fact.CATEGORY}


def test_a_code_carries_a_person_to_another_school_under_another_name():
    changes = against([row("Лугова", organization="Школа № 7", person_code="П-1")], [known(person_code="П-1")])
    (change,) = changes.changed
    assert {difference.fact for difference in change.facts} == {Fact.SURNAME, Fact.ORGANIZATION}


def test_a_code_of_somebody_else_is_asked_about():
    changes = against([row("Дубов", "Олег", "Ильич", person_code="П-1")], [known(person_code="П-1")])
    assert asked(changes) == [(1, Reason.CODE, False)]
    assert (changes.left, [person.id for person in changes.awaiting]) == ((), [1])
    with pytest.raises(NotFound):
        settle(changes, {("Лист1", 2): Verdict.NEW})


def test_a_code_is_given_to_somebody_who_had_none():
    (change,) = against([row(person_code="П-9")], [known()]).changed
    assert change.facts == (Difference(Fact.PERSON_CODE, None, "П-9"),)


def test_a_known_name_with_a_new_code_is_asked_about():
    assert asked(against([row(person_code="П-9")], [known(person_code="П-1")])) == [(1, Reason.NAMESAKE, False)]


def test_whoever_is_missing_has_left_and_nobody_is_deleted():
    of_the_centre = known(4, "Кедров", is_of_centre=True)
    changes = against([row()], [known(), known(2, "Дубов"), known(3, "Лугова", is_archived=True), of_the_centre])
    assert [person.id for person in changes.left] == [2]


def test_a_partial_table_sends_nobody_away():
    changes = against([row()], [known(2, "Дубов")], is_full=False)
    assert (changes.left, changes.awaiting, len(changes.new)) == ((), (), 1)


def test_somebody_from_the_archive_returns_with_what_has_changed():
    changes = against([row(career_started=2009)], [known(is_archived=True)])
    (back,) = changes.returned
    assert [difference.fact for difference in back.facts] == [Fact.CAREER_STARTED]
    assert not updated(back.known, back.facts).is_archived
    assert not changes.changed


def test_an_active_namesake_comes_before_one_in_the_archive():
    changes = against([row()], [known(1, is_archived=True), known(2)])
    assert [change.known.id for change in changes.unchanged] == [2]
    assert not changes.returned


def test_the_same_name_elsewhere_is_asked_about():
    changes = against([row(organization="Школа № 7")], [known()])
    assert asked(changes) == [(1, Reason.ELSEWHERE, False)]
    assert changes.left == ()


def test_somebody_without_an_organisation_is_asked_about():
    assert asked(against([row()], [known(organization_id=None)])) == [(1, Reason.ELSEWHERE, False)]


def test_the_same_name_elsewhere_is_asked_about_even_if_that_one_is_in_the_table():
    changes = against([row(), row(row=3, organization="Школа № 7")], [known()])
    assert len(changes.unchanged) == 1
    assert asked(changes) == [(1, Reason.ELSEWHERE, True)]


@pytest.mark.parametrize(
    "typed",
    [row("Ромошкина"), row("Рмашкина"), row("Ромашкинаа"), row("Ромашкнна"), row("Ромшакина"), row(name="Вира")],
)
def test_one_slip_in_a_name_is_asked_about(typed):
    changes = against([typed], [known()])
    assert asked(changes) == [(1, Reason.TYPO, False)]
    assert changes.new == ()


def test_a_slip_is_looked_for_in_one_organisation_only():
    changes = against([row("Ромошкина", organization="Школа № 7")], [known()])
    assert len(changes.new) == 1
    assert len(changes.left) == 1


def test_two_slips_are_two_people():
    assert len(against([row("Рамошкина")], [known()]).new) == 1


def test_somebody_like_a_colleague_who_is_in_the_table_is_new():
    changes = against([row(), row("Ромашкин", row=3)], [known()])
    assert (len(changes.unchanged), len(changes.new)) == (1, 1)


@pytest.mark.parametrize("years", [{"birth_year": 1985}, {"career_started": 2009}])
def test_a_changed_surname_is_asked_about_when_a_year_agrees(years):
    assert asked(against([row("Лугова", **years)], [known(**years)])) == [(1, Reason.RENAMED, False)]
    assert len(against([row("Лугова", **years)], [known()]).new) == 1
    assert len(against([row("Лугова", **years)], [known(name="Анна", **years)]).new) == 1
    assert len(against([row("Лугова", organization="Школа № 7", **years)], [known(**years)]).new) == 1


def test_a_patronymic_left_out_is_asked_about_unless_something_else_agrees():
    short = row(patronymic=None, birth_year=1985)
    assert asked(against([short], [known()])) == [(1, Reason.PATRONYMIC, False)]
    assert len(against([short], [known(birth_year=1985)]).unchanged) == 1
    assert asked(against([short], [known(birth_year=1984)])) == [(1, Reason.PATRONYMIC, False)]
    assert asked(against([row()], [known(patronymic=None)])) == [(1, Reason.PATRONYMIC, False)]


def test_a_short_name_that_fits_two_people_is_asked_about():
    people = [known(birth_year=1985), known(2, patronymic="Ильинична", birth_year=1985)]
    changes = against([row(patronymic=None, birth_year=1985)], people)
    assert asked(changes) == [(1, Reason.PATRONYMIC, False), (2, Reason.PATRONYMIC, False)]
    assert changes.left == ()


def test_namesakes_in_one_school_are_told_apart_by_codes_only():
    people = [known(1, person_code="П-1"), known(2, person_code="П-2")]
    rows = [row(person_code="П-2"), row(row=3, person_code="П-1")]
    assert [change.known.id for change in against(rows, people).unchanged] == [2, 1]
    assert asked(against([row()], people)) == [(1, Reason.NAMESAKE, False), (2, Reason.NAMESAKE, False)]


def test_a_row_beside_the_one_with_the_code_is_asked_about():
    changes = against([row(person_code="П-1"), row(row=3)], [known(person_code="П-1")])
    assert len(changes.unchanged) == 1
    assert asked(changes) == [(1, Reason.NAMESAKE, True)]


def test_new_people_of_one_name_in_two_schools_are_asked_about():
    rows = [row(), row(row=3, organization="Школа № 7")]
    changes = against(rows, [])
    assert changes.new == ()
    assert [(doubt.candidates, doubt.twins) for doubt in changes.doubts] == [((), (rows[1],)), ((), (rows[0],))]
    coded = [replace(one, person_code=f"П-{one.row}") for one in rows]
    assert len(against(coded, []).new) == 2


def test_people_without_a_name_are_found_by_code_and_never_by_an_empty_name():
    nameless = known(surname=None, name=None, patronymic=None, person_code="П-1")
    (change,) = against([row(person_code="П-1")], [nameless]).changed
    assert {difference.fact for difference in change.facts} == {Fact.SURNAME, Fact.NAME, Fact.PATRONYMIC}
    assert len(against([row()], [nameless]).new) == 1


def test_an_unknown_organisation_is_a_problem_and_its_people_stay():
    typed = row(organization="Школа № 99", letters={Column.ORGANIZATION: "E"})
    changes = against([typed], [known(), known(2, "Дубов")])
    assert changes.problems == (Problem("Лист1", "E2", "staff-problem-unknown-organization", {"text": "Школа № 99"}),)
    assert [person.id for person in changes.left] == [2]


def test_an_organisation_is_looked_up_once_for_each_title():
    looked = []
    compare(
        [row(row=number, name="Вера" + "а" * number) for number in range(9)],
        [],
        lambda title: looked.append(title) or 5,
    )
    assert looked == ["Школа № 5"]


def test_one_school_under_two_titles_shows_one_person_twice():
    changes = against([row(), row(row=3, organization="школа 5")], [known()])
    assert [(problem.cell, problem.phrase) for problem in changes.problems] == [("A3", "staff-problem-same-person")]
    assert changes == Changes(problems=changes.problems)


def test_one_code_in_two_rows_decides_nothing():
    rows = [row(person_code="П-1"), row("Дубов", row=3, person_code="п-1")]
    changes = against(rows, [known(person_code="П-1")])
    assert [problem.phrase for problem in changes.problems] == ["staff-problem-same-code"]
    assert changes == Changes(problems=changes.problems)


def test_neither_the_order_of_rows_nor_of_people_counts():
    rows = [row(), row("Дубов", row=3), row("Лугова", row=4, organization="Школа № 7"), row("Ромошкина", row=5)]
    people = [known(1, "Лугова"), known(2, "Дубова"), known(3, "Ромашкина", "Вира"), known(4, "Тихий")]
    assert against(rows[::-1], people[::-1]) == against(rows, people)


# Answers


def test_answers_decide():
    people = [known(1), known(2, "Дубов", "Олег"), known(3, "Лугова", "Анна")]
    rows = [
        row("Ромошкина"),
        row("Дубав", "Олег", row=3),
        row("Тихая", "Анна", row=4, organization="Школа № 7"),
        row("Лугова", "Анна", row=5, organization="Школа № 7"),
    ]
    changes = against(rows, people)
    assert [doubt.row.row for doubt in changes.doubts] == [2, 3, 5]
    assert [person.id for person in changes.awaiting] == [1, 2, 3]
    settled = settle(changes, {("Лист1", 2): 1, ("Лист1", 3): Verdict.NEW})
    assert [change.known.id for change in settled.changed] == [1]
    assert [new.row.row for new in settled.new] == [3, 4]
    assert [person.id for person in settled.left] == [2]
    assert [person.id for person in settled.awaiting] == [3]
    assert [doubt.row.row for doubt in settled.doubts] == [5]


def test_a_row_left_out_touches_nobody():
    settled = settle(against([row("Ромошкина")], [known()]), {("Лист1", 2): Verdict.LEFT_OUT})
    assert settled == Changes()


def test_an_archived_candidate_returns():
    settled = settle(against([row("Ромошкина")], [known(is_archived=True)]), {("Лист1", 2): 1})
    assert [change.known.id for change in settled.returned] == [1]


def test_answers_nobody_offered_are_refused():
    changes = against([row(), row(row=3, organization="Школа № 7")], [known(), known(2, "Дубов")])
    for answers in ({("Лист1", 9): 1}, {("Лист1", 3): 2}, {("Лист1", 3): 1}):
        with pytest.raises(NotFound):
            settle(changes, answers)


def test_one_person_cannot_be_two_rows():
    changes = against([row("Ромошкина"), row("Рамашкина", row=3)], [known()])
    with pytest.raises(Unfitting) as refused:
        settle(changes, {("Лист1", 2): 1, ("Лист1", 3): 1})
    assert refused.value.phrase == "staff-problem-chosen-twice"
    settled = settle(changes, {("Лист1", 2): 1})
    assert asked(settled) == [(1, Reason.TYPO, True)]
    with pytest.raises(NotFound):
        settle(settled, {("Лист1", 3): 1})


# Slips


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        ("дуб", "дуб", False),
        ("дуб", "дубы", True),
        ("дуб", "уб", True),
        ("дуб", "дыб", True),
        ("дуб", "убд", False),
        ("дуб", "удб", True),
        ("дуб", "дбу", True),
        ("абвг", "бавг", True),
        ("абвг", "багв", False),
        ("", "а", True),
        ("", "", False),
        ("аа", "ааа", True),
        ("дуб", "дубок", False),
    ],
)
def test_slips(one, other, answer):
    assert is_one_slip(one, other) is is_one_slip(other, one) is answer
    assert (Slips([one]).near(other) == [one]) is answer
