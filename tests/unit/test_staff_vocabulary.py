"""Positions and subjects under the names tables give them."""

import pytest

from programmes import staff_words
from services.register.staff_headings import column_of
from services.register.staff_letters import key
from services.register.staff_rows import Category, Column
from services.register.staff_vocabulary import Job
from tests.unit.staff_samples import VOCABULARY


@pytest.mark.parametrize("title", VOCABULARY.position_titles)
def test_every_position_is_known_by_its_title(title):
    for typed in (title, title.upper(), f"  {title} ", title.replace("ё", "е").replace("-", " ")):
        job = VOCABULARY.job(typed)
        assert job
        assert job.subjects == ()


def test_titles_stand_for_different_positions():
    assert len({VOCABULARY.job(title) for title in VOCABULARY.position_titles}) == len(VOCABULARY.position_titles)


@pytest.mark.parametrize(
    ("typed", "subjects"),
    [
        ("учитель математики", ("math",)),
        ("Учитель русского языка и литературы", ("russian", "literature")),
        ("учитель начальных классов", ("primary",)),
        ("учитель физической культуры", ("physical_education",)),
        ("учитель физики, информатики", ("physics", "informatics")),
        ("учитель родного языка и литературы", ("native",)),
        ("учитель труда (технологии)", ("labour",)),
        ("учитель технологии", ("labour",)),
        ("преподаватель ОБЗР", ("safety",)),
        ("учитель (английский язык)", ("english",)),
        ("yчитeль химии", ("chemistry",)),
    ],
)
def test_a_subject_may_stand_behind_the_position(typed, subjects):
    job = VOCABULARY.job(typed)
    assert job
    assert job.subjects == subjects


@pytest.mark.parametrize(
    "typed", ["", "учитель прикладной магии", "логопед математики", "математик", "учитель и", "учитель 5"]
)
def test_unknown_positions_are_not_guessed(typed):
    assert VOCABULARY.job(typed) is None


def test_a_speech_therapist_is_no_teacher_of_speech_therapy():
    assert VOCABULARY.job("учитель-логопед") == VOCABULARY.job("Учитель логопед") == Job("teacher_speech_therapist")


@pytest.mark.parametrize("title", VOCABULARY.subject_titles)
def test_every_subject_is_known_by_its_title(title):
    assert len(VOCABULARY.subjects_in(title)) == 1


@pytest.mark.parametrize("typed", ["", "магия", "физеко", "мат", "химия и магия", "и"])
def test_unknown_subjects_are_not_guessed(typed):
    assert VOCABULARY.subjects_in(typed) == ()


def test_hints():
    assert VOCABULARY.similar_position("учетель") == "учитель"
    assert VOCABULARY.similar_position("учитель прикладной магии") == "учитель"
    assert VOCABULARY.similar_position("щщщ") is None
    assert VOCABULARY.similar_subject("матиматика") == "математика"


def test_headings_never_stand_for_two_columns():
    spelled = [key(spelling) for spellings in staff_words.HEADINGS.values() for spelling in spellings]
    assert len(spelled) == len(set(spelled))
    assert set(staff_words.HEADINGS) == set(Column)
    assert not any(map(column_of, staff_words.IGNORED_HEADINGS))


def test_categories_never_stand_for_two_levels():
    spelled = [key(spelling) for spellings in staff_words.CATEGORIES.values() for spelling in spellings]
    assert len(spelled) == len(set(spelled))
    assert set(staff_words.CATEGORIES) == set(Category) - {Category.METHODIST_AND_MENTOR}


def test_letters_only_look_alike():
    assert all(len(chr(foreign)) == 1 for foreign in staff_words.LOOK_ALIKES)
    assert all("\u0400" <= chr(own) <= "\u04ff" for own in staff_words.LOOK_ALIKES.values())
    assert not any("\u0400" <= chr(foreign) <= "\u04ff" for foreign in staff_words.LOOK_ALIKES)
