"""What is shared by every list and every draft: pages, words that fit, days that are kept."""

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from services.kept_drafts import Kept, with_days
from services.paging import pages_of
from services.shortening import short


@settings(max_examples=50)
@given(count=st.integers(0, 500), size=st.integers(1, 20))
def test_everything_has_a_page_and_no_page_but_the_first_is_empty(count: int, size: int):
    pages = pages_of(count, size)

    assert pages * size >= count
    assert pages == 1 or (pages - 1) * size < count


@settings(max_examples=50)
@given(text=st.text(alphabet="аб ", max_size=30), longest=st.integers(2, 30))
def test_words_fit_and_begin_as_they_were(text: str, longest: int):
    shown = short(text, longest)

    assert len(shown) <= longest
    assert shown == text or (len(text) > longest and text.startswith(shown[:-1]) and not shown[:-1].endswith(" "))


@dataclass(frozen=True, slots=True)
class Note(Kept):
    title: str = ""
    on: date | None = None
    until: date | None = None
    groups: tuple[str, ...] = ()


def test_a_draft_comes_back_from_where_it_is_kept():
    draft = Note("x", date(2026, 11, 22), None, ("a", "b"))

    kept: dict[str, Any] = json.loads(json.dumps(draft.plain()))
    back = with_days(kept, "on", "until")

    assert kept["on"] == "2026-11-22"
    assert Note(**{**back, "groups": tuple(back["groups"])}) == draft
