"""Words of announcements compared with each other."""

import pytest

from services.announcements.announcement_texts import are_alike


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("Приказ № 7: прочтите до пятницы", "приказ №7 - <b>прочтите</b> до пятницы!", True),
        (
            "Семинар для учителей физики в среду в 15:00, школа № 3, кабинет 12",
            "Семинар для учителей физики в среду в 15:00, школа № 3, кабинет 14",
            True,
        ),
        ("Семинар в среду", "Семинар в четверг", False),
        ("Сдайте план до 1 декабря", "Сдайте отчёт до 5 декабря", False),
    ],
)
def test_nearly_the_same_words_are_alike(one: str, other: str, said: bool):
    assert are_alike(one, other) is said
