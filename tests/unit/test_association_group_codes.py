"""Codes that bring the bot into a group: read back as they were made, by the same bot alone, and short enough."""

import re
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from services.associations import association_group_codes as codes
from services.associations.association_group_codes import GroupCode
from services.registration import invitation_codes

KEY, OTHER = codes.key_of("100:one"), codes.key_of("100:two")
NOW = datetime(2025, 10, 7, 12, 0, tzinfo=UTC)
numbers = st.integers(min_value=1, max_value=2**63 - 1)
moments = st.datetimes(min_value=datetime(2025, 1, 1), max_value=datetime(2090, 1, 1), timezones=st.just(UTC))  # noqa: DTZ001


@settings(max_examples=40)
@given(association=numbers, person=numbers, now=moments)
def test_a_code_says_what_was_put_into_it(association: int, person: int, now: datetime):
    code = codes.make(KEY, association_id=association, person_id=person, now=now)
    assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", code)
    read = codes.read(KEY, code)
    assert read is not None
    assert (read.association_id, read.person_id) == (association, person)
    assert timedelta(minutes=59) <= read.until - now <= timedelta(hours=1)
    assert codes.read(OTHER, code) is None
    assert invitation_codes.read(code) is None


@settings(max_examples=40)
@given(place=st.integers(min_value=1, max_value=48), letter=st.sampled_from("AQgw_-09"))
def test_a_code_with_another_letter_is_no_code(place: int, letter: str):
    code = codes.make(KEY, association_id=7, person_id=9, now=NOW)
    place = min(place, len(code) - 1)
    changed = code[:place] + letter + code[place + 1 :]
    assert (codes.read(KEY, changed) is None) == (changed != code)


@settings(max_examples=60)
@given(typed=st.text(max_size=80))
def test_whatever_else_is_typed_is_no_code(typed: str):
    assert codes.read(KEY, typed) is None
    assert codes.read(KEY, f"g{typed}") is None


def test_a_code_is_a_code():
    code = codes.make(KEY, association_id=7, person_id=9, now=NOW)
    assert codes.read(KEY, code) == GroupCode(7, 9, NOW + timedelta(hours=1))
