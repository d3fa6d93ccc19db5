"""When two questions are alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.consultations.consultation_likeness import Known, likeness, most_alike, stems
from tests.programmes import NMS

WORDS = st.lists(
    st.sampled_from(["урок", "экзамен", "документы", "стаж", "родители", "класс", "курс", "план"]), max_size=8
)


@settings(max_examples=100)
@given(WORDS, WORDS, st.randoms(use_true_random=False))
def test_order_case_and_endings_do_not_matter(one, other, dice):
    mixed = [word.upper() + "ами" * (len(word) > 4) for word in one]
    dice.shuffle(mixed)
    first, second = stems(" ".join(one)), stems(" ".join(other))
    assert likeness(stems(", ".join(mixed)), second) == likeness(first, second)
    assert likeness(first, second) == likeness(second, first)
    assert 0 <= likeness(first, second) <= 1
    assert likeness(first, first) == (1 if first else 0)
    if not first & second:
        assert likeness(first, second) == 0


@settings(max_examples=60)
@given(WORDS, st.lists(WORDS, max_size=6))
def test_at_most_three_known_ones_are_found_and_the_same_words_always(asked, others):
    known = [Known(str(number), stems(" ".join(words))) for number, words in enumerate(others)]
    question = " ".join(asked)
    found = most_alike(question, known)
    assert len(found) == len(set(found)) <= 3
    assert set(found) <= {one.key for one in known}
    assert found == most_alike(question, known)
    if stems(question):
        assert most_alike(question, [Known("own", stems(question)), *known])[0] == "own"


@pytest.mark.parametrize(
    ("question", "first"),
    [
        ("Здравствуйте! Подскажите, через что теперь подают заявление на первую категорию?", "Как подать заявление"),
        ("Надо ли ждать два года, чтобы после первой пойти на высшую", "Нужно ли ждать два года"),
        ("сколько часов должны быть курсы и как часто", "Как часто нужны курсы"),
        ("Как провести урок и не устать?", None),
        ("Какая сегодня погода в Антарктиде?", None),
        ("Помогите", None),
    ],
)
def test_frequent_questions_answer_what_people_ask(question: str, first: str | None):
    asked = [one.question for one in NMS.consultations.frequent_questions]
    found = most_alike(question, [Known(one, stems(one)) for one in asked])
    assert found[0].startswith(first) if first else not found
