"""Codes of invitations: made by chance, read however they are typed."""

import pytest

from services.registration import invitation_codes as codes


def test_codes_differ_and_hold_nothing_that_is_misread():
    made = {codes.make() for _ in range(2000)}
    assert len(made) == 2000
    assert set("".join(made)) == set(codes.ALPHABET)
    assert not set("01ILO") & set(codes.ALPHABET)
    for code in made:
        assert len(code) == 10
        assert not code.isalpha()
        assert not code.isdigit()
        assert codes.read(code) == codes.read_message(code) == code
        assert codes.read_message(codes.shown(code).lower()) == code


CODE = "ABCEH2345K"


@pytest.mark.parametrize(
    "typed",
    ["ABCEH2345K", "ABCEH-2345K", "abceh-2345k", " a b c e h 2 3 4 5 k ", "ABCEH–2345K", "ABCEH—2345K", "ABCEH 2345K\n",
     "АВСЕН-2345К", "авсен2345к", "АBСEН-2345K", "\u00a0ABCEH\u202f2345K"],
)  # fmt: skip
def test_a_code_is_read_however_it_is_typed(typed: str):
    assert codes.read(typed) == codes.read_message(typed) == CODE


@pytest.mark.parametrize(
    "typed",
    ["", "ABCEH2345", "ABCEH2345KK", "q_diagnostics", "математика", "КАТАМАРАНА", "9131234567", "МАМА", "ABCEH_2345K",
     "<b>ABCEH2345K</b>", "🏫" * 10, "ABCEH2345Ж", "x" * 5000, " " * 5000 + CODE, "٢٣٤٥٦٧٨٩٢٣"],
)  # fmt: skip
def test_words_numbers_and_other_links_are_no_codes(typed: str):
    assert codes.read_message(typed) is None


def test_a_mistyped_code_is_still_an_attempt_at_one():
    assert codes.read_message("ABCE0-12345") == "ABCE012345"
    assert codes.read_message("ABCDE-FGHJK") == "ABCDEFGHJK"
    assert codes.read("abcdefghjk") == "ABCDEFGHJK"


def test_the_digest_says_nothing_of_the_code():
    assert len(codes.digest(CODE)) == 64
    assert CODE not in codes.digest(CODE).upper()
    assert codes.digest(CODE) != codes.digest("ABCEH2345M")


def test_links_carry_the_code_without_its_hyphen():
    assert codes.link("metodbot", CODE) == "https://t.me/metodbot?start=ABCEH2345K"
