"""How the bot speaks to somebody."""

import pytest

from services.calling import PrivacyMode, addressed


@pytest.mark.parametrize(
    ("mode", "patronymic", "called"),
    [
        (PrivacyMode.NAMES, "Петровна", "Анна Петровна"),
        (PrivacyMode.INITIALS, "Петровна", "Анна Петровна"),
        (PrivacyMode.CODES, "Петровна", "Анна"),
        (PrivacyMode.NAMES, None, "Анна"),
    ],
)
def test_people_are_addressed_by_name_and_patronymic(mode: PrivacyMode, patronymic: str | None, called: str):
    assert addressed(mode, name="Анна", patronymic=patronymic) == called
