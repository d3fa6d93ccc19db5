"""A questionnaire goes into a table and comes back the same; what is wrong is said by its cell, all at once."""

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from programmes.programme import Programme
from programmes.questionnaires import Questionnaire
from programmes.vocabulary import Vocabulary
from services.questionnaires.questionnaire_files import Reading, read
from services.questionnaires.questionnaire_sheets import template, written
from services.register.staff_desk import Desk


@pytest.fixture(scope="module")
def vocabulary(programme: Programme) -> Vocabulary:
    return Vocabulary(programme.positions, programme.subjects, programme.competences)


def reading(vocabulary: Vocabulary, content: bytes, name: str = "a.xlsx") -> Reading:
    return read(None, name, content, "q1", vocabulary)


@pytest.mark.parametrize("code", ["adaptation", "diagnostics", "diagnostics_exit", "mentor", "needs", "satisfaction"])
def test_there_and_back(programme: Programme, vocabulary: Vocabulary, code: str):
    questionnaire = programme.questionnaires[code]
    found = reading(vocabulary, written(questionnaire))
    assert found.problems == ()
    assert Questionnaire.model_validate(found.content) == questionnaire.model_copy(update={"code": "q1"})


def test_the_template_can_be_sent_back_as_it_is(vocabulary: Vocabulary):
    found = reading(vocabulary, template())
    assert found.problems == ()
    made = Questionnaire.model_validate(found.content)
    assert [question.kind.value for question in made.questions] == ["scale", "multi", "text"]
    assert made.questions[0].scale == "rate5"


def changed(**cells: object) -> bytes:
    """The template with other values in some cells of its questions and options."""
    book = load_workbook(BytesIO(template()))
    for place, value in cells.items():
        sheet, cell = place.split("_")
        book[{"q": "Вопросы", "o": "Варианты", "w": "Анкета"}[sheet]][cell] = value
    out = BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"q_B2": "ромашка"}, ("Вопросы, B2", "own-problem-kind")),
        ({"q_C3": None}, ("Вопросы, C3", "own-problem-missing")),
        ({"q_F3": "два"}, ("Вопросы, F3", "own-problem-number")),
        ({"q_E2": "ага"}, ("Вопросы, E2", "own-problem-flag")),
        ({"q_N4": "Q9 = 1"}, ("Вопросы, N4", "own-problem-earlier")),
        ({"q_N4": "когда дождь"}, ("Вопросы, N4", "own-problem-condition")),
        ({"q_A3": "Q1"}, ("Вопросы, A3", "own-problem-twice")),
        ({"q_M2": "садовники"}, ("Вопросы, M2", "own-problem-branch")),
        ({"o_A2": "Q7"}, ("Варианты, A2", "own-problem-target")),
        ({"o_E2": "1.5"}, ("Варианты, E2", "own-problem-number")),
        ({"o_B2": "ёлка"}, ("Варианты, B2", "own-problem-code")),
        ({"w_B2": None}, ("Анкета, B2", "own-problem-missing")),
        ({"w_B2": "x" * 90}, ("Анкета, B2", "own-problem-other")),
        ({"q_C2": "x" * 3600}, ("Вопросы, C2", "own-problem-long")),
        ({"q_C2": "=1+1"}, ("Вопросы, C2", "staff-problem-formula")),
        ({"q_C2": "x" * 9000}, ("Вопросы, C2", "staff-problem-too-long")),
    ],
)
def test_mistakes_are_told_by_cell(vocabulary: Vocabulary, cells: dict[str, object], expected: tuple[str, str]):
    found = reading(vocabulary, changed(**cells))
    assert found.content is None
    assert expected in {(one.place, one.phrase) for one in found.problems}


def test_all_mistakes_at_once(vocabulary: Vocabulary):
    found = reading(vocabulary, changed(q_B2="ромашка", q_F3="два", o_A2="Q7", w_B6="скоро"))
    assert {one.place for one in found.problems} >= {"Вопросы, B2", "Вопросы, F3", "Варианты, A2", "Анкета, B6"}


BOMB = b"a: &a [x, x]\nb: &b [*a, *a]\n"


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.yaml", BOMB),
        ("a.yaml", b"a: &a [*a, *a]\n"),
        ("a.yaml", b"\xff\xfe"),
        ("a.yaml", b"[" * 100_000),
        ("a.yaml", b"code: x\ncode: y\n"),
        ("a.yaml", b"title: " + b"9" * 5000),
        ("a.yaml", b"title: 2025-13-45\n"),
        ("a.yaml", b""),
        ("a.yaml", b"- 1\n"),
        ("a.xlsx", b"PK\x03\x04 nothing"),
        ("a.xlsx", b""),
        ("a.xlsx", b"x" * (2**20 + 1)),
    ],
)
def test_hostile_files_are_refused_calmly(vocabulary: Vocabulary, name: str, content: bytes):
    found = reading(vocabulary, content, name)
    assert found.content is None
    assert found.problems


def test_a_book_of_something_else_is_refused(vocabulary: Vocabulary):
    out = BytesIO()
    Workbook().save(out)
    assert reading(vocabulary, out.getvalue()).problems[0].phrase == "own-problem-no-sheets"


def test_text_files_are_read_as_those_of_a_programme(vocabulary: Vocabulary):
    text = """
code: mood
title: Как вы?
summary: минута
intro: Скажите.
thanks: Спасибо.
minutes: 1
questions:
  - {code: M1, kind: single, text: Кто вы?, mandatory: true, options_from: position_groups}
  - {code: M2, kind: text, length: 200, text: Что запомнилось?}
"""
    found = reading(vocabulary, text.encode(), "mood.yaml")
    assert found.problems == ()
    assert found.content is not None
    assert found.content["code"] == "q1"
    wrong = reading(vocabulary, text.replace("mandatory", "mandatori").encode(), "mood.yaml")
    assert wrong.problems[0].place.startswith("questions.0")


@pytest.mark.slow
async def test_files_are_read_in_a_process_of_their_own(vocabulary: Vocabulary):
    desk = Desk()
    try:
        found = await desk.ask(read, "a.xlsx", changed(q_B2="ромашка"), "q1", vocabulary)
        assert ("Вопросы, B2", "own-problem-kind") in {(one.place, one.phrase) for one in found.problems}
        assert (await desk.ask(read, "a.xlsx", template(), "q1", vocabulary)).problems == ()
    finally:
        await desk.close()
