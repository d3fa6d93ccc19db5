"""Screens of one's own requests: numbers are names and not amounts; somebody who is not named is still somebody."""

from datetime import UTC, datetime

import pytest

from handlers.consultations.own_consultation_screens import _did, thanks_screen
from locales.catalog import Catalog
from services.consultations.consultation_moves import Change
from services.consultations.consultations import Line


def test_a_great_number_is_written_without_gaps():
    screen = thanks_screen(Catalog().speaker("ru"), 12345)
    labels = [button.text for row in screen.rows for button in row]
    assert "№ 12345" in screen.text
    assert "Заявка № 12345" in labels


@pytest.mark.parametrize("language", ["ru", "en"])
def test_no_line_of_a_history_ends_in_the_air(language: str):
    speaker = Catalog().speaker(language)
    for change in Change:
        said = _did(speaker, Line(datetime(2026, 1, 1, tzinfo=UTC), change, ""))
        assert said == said.strip(" ,")
        assert "nobody" not in said
