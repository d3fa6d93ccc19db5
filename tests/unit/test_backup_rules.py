"""Which copies stay, when one is due, and files closed with a passphrase."""

from datetime import date, datetime, time, timedelta
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from services.backups import sealing
from services.backups.backup_terms import is_due, to_keep
from services.backups.sealing import CannotOpen

PASSPHRASE = "почтовая лошадь"
OPENED_BY_AGE = bytes.fromhex(
    "6167652d656e6372797074696f6e2e6f72672f76310a2d3e207363727970742053593844757a5176762f574f784d6c6b426f524963512034"
    "0a2f6a774758384258673659445134366d4e5478464e5331346d4d3336343875484a636d4c424f7148316b410a2d2d2d205853393663434e"
    "5167624d4e4e727a505352416d452b527a4c4e332b6f53616f717a30647a7652616444300accd78d99cc16947d3b37ad02ad6e562092c5a9"
    "e175e3a9e262cf09a91d081fb87b637e0b04f49674330f4406fff964"
)
"""A program of age's authors has opened it."""
EVENING = datetime.combine(date(2025, 11, 22), time(19))
moments = some.sets(some.integers(0, 90 * 24).map(lambda hours: EVENING - timedelta(hours=hours)), max_size=60)


def closed(content: bytes) -> bytes:
    target = BytesIO()
    sealing.seal(BytesIO(content), target, PASSPHRASE)
    return target.getvalue()


def opened(content: bytes, passphrase: str = PASSPHRASE) -> bytes:
    target = BytesIO()
    sealing.unseal(BytesIO(content), target, passphrase)
    return target.getvalue()


@pytest.fixture(autouse=True)
def little_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sealing, "WORK", 2)


def test_the_format_is_that_of_age():
    assert opened(OPENED_BY_AGE) == "Ромашка\n".encode()
    assert sealing.is_sealed(OPENED_BY_AGE)


@pytest.mark.parametrize("size", [0, 1, 65535, 65536, 65537, 131072])
def test_what_is_closed_opens(size: int):
    content = bytes(number % 251 for number in range(size))
    assert opened(closed(content)) == content
    assert closed(content) != closed(content)


def test_a_wrong_passphrase_and_every_damage_are_noticed():
    whole = closed(b"x" * 65536 + b"y" * 10)
    with pytest.raises(CannotOpen, match="passphrase is wrong"):
        opened(whole, "ослик")
    spots = [*range(0, 210, 3), len(whole) // 2, len(whole) - 1]
    for spot in spots:
        hurt = bytearray(whole)
        hurt[spot] ^= 4
        with pytest.raises(CannotOpen):
            opened(bytes(hurt))
    for length in (0, 10, 150, 230, len(whole) - 26, len(whole) - 1):  # one of them ends where a piece does
        with pytest.raises(CannotOpen):
            opened(whole[:length])
    with pytest.raises(CannotOpen):
        opened(whole + b"z")
    with pytest.raises(CannotOpen, match="more work"):
        opened(whole.replace(b" 2\n", b" 30\n", 1))


@settings(max_examples=60, deadline=None)
@given(moments)
def test_seven_days_and_four_weeks_stay(standing: set[datetime]):
    kept = to_keep(standing)
    assert kept <= standing
    days = sorted({moment.date() for moment in standing}, reverse=True)
    weeks = sorted({moment.isocalendar()[:2] for moment in standing}, reverse=True)
    assert {moment.date() for moment in kept} >= set(days[:7])
    assert {moment.isocalendar()[:2] for moment in kept} >= set(weeks[:5])
    assert {moment for moment in standing if days and moment.date() == days[0]} <= kept
    assert len({moment.date() for moment in kept}) <= 7 + 5
    for day in days[1:]:
        of_the_day = [moment for moment in standing if moment.date() == day]
        assert kept.intersection(of_the_day) <= {max(of_the_day)}


@settings(max_examples=60, deadline=None)
@given(moments)
def test_tidying_twice_takes_nothing_more(standing: set[datetime]):
    assert to_keep(to_keep(standing)) == to_keep(standing)


def test_a_year_of_nights_leaves_ten_or_eleven():
    standing: set[datetime] = set()
    for number in range(365):
        standing.add(datetime.combine(date(2025, 1, 1) + timedelta(days=number), time(3, 7)))
        standing = to_keep(standing)
    assert 9 <= len(standing) <= 11
    assert (max(standing) - min(standing)).days >= 21


def test_once_a_day_after_three():
    morning = datetime.combine(date(2025, 11, 22), time(3))
    assert is_due(morning, [])
    assert not is_due(morning - timedelta(seconds=1), [])
    assert is_due(morning, [morning - timedelta(days=1)])
    assert not is_due(morning + timedelta(hours=20), [morning])
