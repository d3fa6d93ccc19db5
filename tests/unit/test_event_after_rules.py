"""Hours, marks, links and pages: what comes after an event, without a database."""

import random
from datetime import UTC, datetime, timedelta
from statistics import mean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.errors import Unfitting
from services.events.certificate_pages import ACROSS, WIDTH, Look, Page, draw, fitted, known, wrapped
from services.events.event_feedback_figures import average_tenths, may_be_shown, useful_share
from services.events.event_hours import academic_hours
from services.events.event_material_facts import LONGEST_TITLE, link_in, title_beside
from tests.paper import pages

MORNING = datetime(2025, 10, 10, 9, tzinfo=UTC)
MARKS = st.dictionaries(st.integers(1, 5), st.integers(0, 40))
PAGE = Page(
    "Методическая служба", "Город", "Сертификат", "Ромашкина Вера Павловна", "", "Подтверждаем участие в мероприятии",
    "Семинар «Критерии»", ("10 октября 2025 г.", "Кабинет 5"), "№ 2025/26-1-2", "Руководитель",
)  # fmt: skip


@pytest.mark.parametrize(
    ("begins", "ends", "hours"),
    [
        (MORNING, MORNING + timedelta(minutes=10), 1),
        (MORNING, MORNING + timedelta(minutes=90), 2),
        (MORNING, MORNING + timedelta(minutes=120), 3),
        (MORNING, MORNING + timedelta(days=1, hours=6), 16),
        (MORNING.replace(hour=22), MORNING.replace(hour=22) + timedelta(hours=3), 4),
        (MORNING, MORNING + timedelta(days=3), None),
        (MORNING, MORNING + timedelta(days=2, hours=-2), None),
    ],
)
def test_hours_are_academic(begins: datetime, ends: datetime, hours: int | None):
    assert academic_hours(begins, ends) == hours


@settings(max_examples=60)
@given(MARKS)
def test_marks_say_what_a_count_by_hand_says(marks: dict[int, int]):
    every = [mark for mark, count in marks.items() for _ in range(count)]
    share = useful_share(marks)
    assert (share.numerator, share.denominator) == (len([one for one in every if one >= 4]), len(every))
    assert may_be_shown(marks) == (len(every) >= 5)
    assert abs(average_tenths(marks) - 10 * mean(every or [0])) <= 0.5


def test_a_link_is_found_among_words():
    assert link_in("Запись: https://video.example.ru/a?b=1") == ("https://video.example.ru/a?b=1", "Запись")
    assert link_in("school.example.ru/plan — план") == ("https://school.example.ru/plan", "план")
    assert link_in("https://video.example.ru/") == ("https://video.example.ru/", None)
    for wrong in ("просто слова", "https://a.example.ru https://b.example.ru", "javascript:alert(1)", "x" * 5000):
        with pytest.raises(Unfitting):
            link_in(wrong)
    assert title_beside(None, " \n ", "план.docx") == "план.docx"
    assert title_beside(None, "") is None
    assert len(title_beside("x" * 5000) or "") == LONGEST_TITLE


@settings(max_examples=25, deadline=None)
@given(st.text(st.sampled_from("шщЖ i.<&$№😀\u200d"), max_size=200), st.floats(9, 30))
def test_no_line_is_broader_than_its_room_and_no_letter_is_lost(text: str, size: float):
    look = Look(size, 9, 0.14)
    lines = wrapped(text, size, look)
    assert "".join(lines).replace(" ", "") == known(text, look.family, look.weight).replace(" ", "")
    for line in lines:
        assert len(line) == 1 or wrapped(line, size, look) == [line]
    _, found = fitted(text, look)
    assert 9 <= found <= size
    assert ACROSS * WIDTH < WIDTH


def test_a_certificate_is_a_page_of_a4_with_its_words():
    dice = random.Random(3)
    words = ["функциональная", "грамотность", "$x$", "<b>&", "\\frac", "оценивание"]
    long = ""
    while len(long) < 200:
        long += dice.choice(words) + " "
    title = f"Семинар «{long[:200].strip()}»"
    whole, by_hand = pages(
        draw(
            [
                PAGE,
                Page(
                    **{
                        **{name: getattr(PAGE, name) for name in Page.__slots__},
                        "name": None,
                        "hint": "П-7",
                        "title": title,
                    }
                ),
            ]
        )
    )
    for said in ("Методическая служба", "Сертификат", "Ромашкина Вера Павловна", "Семинар «Критерии»", "№ 2025/26-1-2"):
        assert said in whole.split("\n")
    assert "Ромашкина" not in by_hand
    assert "П-7" in by_hand
    assert title.replace(" ", "") in by_hand.replace("\n", "").replace(" ", "")
    assert "\u2026" not in by_hand
