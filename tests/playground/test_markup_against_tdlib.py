"""Our three markup parsers must agree with the real one: same text, same entities, same refusals."""

from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from playground.errors import ApiError
from playground.text import formatted, found, html, markdown, markdown_v2
from tests.playground import tdlib

pytestmark = pytest.mark.slow
MANY = settings(max_examples=800, deadline=None, database=None, suppress_health_check=list(HealthCheck))

LETTERS = ["a", "b ", "привет", "😀", "👨‍👩‍👧", "\n", " ", "é", "\u200b", "x.ru", ";", "="]
HTML_TOKENS = [
    *LETTERS,
    "<b>", "</b>", "<i>", "</i>", "<u>", "</u>", "<s>", "</s>", "<code>", "</code>", "<pre>", "</pre>", "</>",
    '<code class="language-py">', '<a href="http://e.com">', "</a>", "<a>", "<blockquote>", "</blockquote>",
    "<blockquote expandable>", "<tg-spoiler>", "</tg-spoiler>", '<span class="tg-spoiler">', "<span>", "</span>",
    '<tg-emoji emoji-id="5">', '<tg-emoji emoji-id="-1">', "</tg-emoji>", "<tg-emoji>", "</tg-time>",
    '<tg-time unix="12" format="wDT">', '<tg-time format="q">', "&amp;", "&lt;", "&nbsp;", "&#65;", "&#x41",
    "&#1074;", "&#55357;", "&apos;", "&quot", "&gt", "&lta", "&", "<", ">", "</", "/>", "<br>", "<div>", "<!--",
    '"', "'", "class", "href", "<B>", "</B >", "<b x=1>", "<b x='", "<a href=e.com>", "<Strong>", "</strong>",
    '<a href="tg:user?id=9" b>', '<a href="javascript:1">', "<h1>",
]  # fmt: skip
MARKDOWN_TOKENS = [
    *LETTERS,
    "*", "_", "`", "```", "[", "](", "]", ")", "](http://e.com)", "(http://e.com)", "](tg://user?id=5)", "\\",
    "\\*", "\\_", "\\[", "*a*", "_b_", "`c`", "py\n", "\r\n",
]  # fmt: skip
MARKDOWN_V2_TOKENS = [
    *LETTERS,
    "*", "_", "__", "~", "||", "`", "```", "[", "](", "]", ")", "![", "](http://e.com)", "](tg://emoji?id=5)",
    "](tg://user?id=5)", "](tg://time?unix=5&format=r)", ">", "\n>", "**>", "||\n", "\\", "\\*", "\\.", ".", "!",
    "#", "-", "{", "}", "(", "|", "py\n", "*a*", "_b_", "`c`", "||d||", "\\\n", "\r", "[x\\.ru]",
]  # fmt: skip


def joined(tokens: list[str]) -> st.SearchStrategy[str]:
    return st.lists(st.sampled_from(tokens), min_size=1, max_size=12).map("".join)


PAIRS = [
    ("b", ""), ("i", ""), ("u", ""), ("s", ""), ("strong", ""), ("em", ""), ("del", ""), ("tg-spoiler", ""),
    ("span", ' class="tg-spoiler"'), ("code", ""), ("pre", ""), ("code", ' class="language-py"'),
    ("a", ' href="http://e.com/?x=1&amp;y=2"'), ("a", ' href="tg://user?id=5"'), ("a", ' href="bad link"'),
    ("blockquote", ""), ("blockquote", " expandable"), ("tg-emoji", ' emoji-id="5368324170671202286"'),
    ("tg-time", ' unix="1700000000"'), ("INS", ""),
]  # fmt: skip
NESTED_HTML = st.recursive(
    st.sampled_from(["x", "привет ", "😀", "&amp;", "&#128512;", "\n", "e.com", ""]),
    lambda inner: st.tuples(st.sampled_from(PAIRS), st.lists(inner, max_size=3)).map(
        lambda made: f"<{made[0][0]}{made[0][1]}>{''.join(made[1])}</{made[0][0]}>"
    ),
    max_leaves=12,
)
NESTED_V2 = st.recursive(
    st.sampled_from(["x", "привет ", "😀", "\\.", "\\_", "e\\.com"]),
    lambda inner: st.tuples(
        st.sampled_from([("*", "*"), ("_", "_"), ("__", "__"), ("~", "~"), ("||", "||"), ("[", "](http://e.com)")]),
        st.lists(inner, max_size=3),
    ).map(lambda made: made[0][0] + "".join(made[1]) + made[0][1]),
    max_leaves=10,
)


def ours(parser: ModuleType, text: str) -> Any:
    try:
        parsed, entities = parser.parse(text)
    except ApiError as refusal:
        return refusal.description
    shown = [{key: value for key, value in one.items() if key != "date_time_format"} for one in entities]
    return parsed, shown


def comparable(outcome: Any) -> Any:
    """Equal entities at one place have no order of their own."""
    if isinstance(outcome, str):
        return outcome
    text, entities = outcome
    return text, [(one["offset"], one["length"]) for one in entities], sorted(map(repr, map(sorted_items, entities)))


def sorted_items(entity: dict[str, Any]) -> list[tuple[str, Any]]:
    return sorted(entity.items())


def agree(mode: str, parser: ModuleType, text: str) -> None:
    assert comparable(ours(parser, text)) == comparable(tdlib.parse(mode, text))


@MANY
@given(joined(HTML_TOKENS))
def test_broken_html(text: str) -> None:
    agree("html", html, text)


@settings(MANY, max_examples=500)
@given(NESTED_HTML)
def test_nested_html(text: str) -> None:
    agree("html", html, text)


@MANY
@given(joined(MARKDOWN_V2_TOKENS))
@example("[x\\.ru]()")
def test_broken_markdown_v2(text: str) -> None:
    agree("markdown_v2", markdown_v2, text)


@settings(MANY, max_examples=500)
@given(NESTED_V2)
def test_nested_markdown_v2(text: str) -> None:
    agree("markdown_v2", markdown_v2, text)


@MANY
@given(joined(MARKDOWN_TOKENS))
def test_legacy_markdown(text: str) -> None:
    agree("markdown", markdown, text)


@settings(MANY, max_examples=600)
@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30))
def test_any_characters_in_any_mode(text: str) -> None:
    agree("html", html, text)
    agree("markdown", markdown, text)
    agree("markdown_v2", markdown_v2, text)


ADDRESSES = joined(
    ["http://", "https://", "tg://", "tg:", "ton://", "e", ".", "com", "E", "/", "?", "#", ":", "80", "@", "user?id=7",
     "x", "&id=8", " ", "%20", "рф", "[::1]", "emoji?id=5", "65536", "_", "-", "resolve?domain=x"]
)  # fmt: skip


@MANY
@given(ADDRESSES)
def test_addresses_of_links(url: str) -> None:
    agree("html", html, f'<a href="{url.replace("&", "&amp;")}">x</a>')


KINDS = [
    "Bold", "Italic", "Underline", "Strikethrough", "Spoiler", "Code", "Pre", "TextUrl", "BlockQuote",
    "ExpandableBlockQuote", "CustomEmoji",
]  # fmt: skip
SPANS = st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 12), st.integers(0, 9)), max_size=5)
PLAIN = st.lists(
    st.sampled_from(["a", "bc", "д", " ", "\n", "😀", "\r", "\t", "\u2029", "\u0333", "\u200e", "\u200f", "\u200b"]),
    min_size=1,
    max_size=10,
).map("".join)


@MANY
@given(PLAIN, SPANS)
def test_overlapping_entities_and_control_characters(text: str, spans: list[tuple[str, int, int]]) -> None:
    names = {kind: tdlib.NAMES.get(kind, kind.lower()) for kind in KINDS}
    listed = [{"type": names[kind], "offset": offset, "length": length} for kind, offset, length in spans]
    outcome: Any
    try:
        fixed = formatted.fixed(text, listed, trim=False)
        outcome = (fixed.text, sorted((one["type"], one["offset"], one["length"]) for one in fixed.entities))
    except ApiError as refusal:
        outcome = refusal.description
    judged = tdlib.fix(text, spans)
    if isinstance(judged, tuple):
        judged = (judged[0], sorted((one["type"], one["offset"], one["length"]) for one in judged[1]))
    if judged == ("", []):
        # The judge drops a text of nothing but blanks, the trimming of the next step does it for us.
        assert not outcome[0].strip(" \n")
    else:
        assert outcome == judged


WORDS = st.sampled_from(
    [
        "привет", "Test", "/start", "/help@method_bot", "/a/b", "/start@ab", "/команда", "@anna", "@ab", "@gif", "@abc",
        "@a_very_long_name_of_more_than_32_chars", "email@mail.ru", "name.surname@sub.mail.com", "иван@почта.рф",
        "#тег", "#tag_1", "#123", "#1a", "##a", "#a#b", "#тег@anna", "$USD", "$usd", "$ABCDEFGHI", "https://ya.ru",
        "http://ya.ru/path?x=1&y=2#z", "https://site.ru/путь", "ya.ru", "сайт.рф", "example.com/a_b", "main.py",
        "1.2.3.4", "http://1.2.3.4:80/", "файл.doc", "e.g.", "т.е.", "12.50", "a@b", "https://t.me/x?start=CODE",
        "t.me/method_bot", "www.site.com", "https://localhost", "http://a.b", "tg://resolve?domain=x", "ftp://x.ru",
        "HTTPS://YA.RU", "(ya.ru)", "«ya.ru»", "ya.ru,", "ya.ru.", "(https://ya.ru/a(b))", "https://ya.ru/a).",
        "ya.ru:8080/x", "ya.ru?x", "-ya.ru", "y_a.ru", "xn--e1afmkfd.xn--p1ai", "mail@ya.ru:80",
        "https://user@ya.ru", "ya.ru@x", "😀", "😀ya.ru", "<b>", "/1", "1/2", "/start,", "(/start)", "@anna,", "a@anna",
        "@anna@bob", "#тег-два", "09:30", "4276",
    ]
)  # fmt: skip
SHOWN = {"mention", "bot_command", "hashtag", "cashtag", "email", "url"}


@MANY
@given(st.lists(WORDS, min_size=1, max_size=5), st.sampled_from([" ", "\n", " \n", "  "]))
def test_entities_found_in_plain_text(words: list[str], gap: str) -> None:
    text = gap.join(words)
    judged = [one for one in tdlib.find(text) if one["type"] in SHOWN]
    assert found.entities(text) == judged
