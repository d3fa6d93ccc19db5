"""Foreign words stay words in the web chat, and the page needs nothing but its own server."""

import re
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from playwright.async_api import Browser, expect

import playground
from tests.e2e.page_stage import ANNA, Stage, browser, needs_chromium, picture, stage

PAGE = Path(playground.__file__).with_name("page")
SCRIPTS = sorted(PAGE.glob("*.js"))
HURT = "<img src=x onerror=window.hurt=1>"


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


@pytest_asyncio.fixture(loop_scope="module")
async def wide(chromium: Browser) -> AsyncIterator[Stage]:
    async with stage(chromium) as made:
        yield made


async def assert_unhurt(at: Stage) -> None:
    assert await at.page.evaluate("window.hurt") is None
    assert await at.page.locator("img[src=x], svg[onload], script:not([src])").count() == 0


@pytest.mark.slow
@needs_chromium
@pytest.mark.asyncio(loop_scope="module")
async def test_hostile_words_stay_words(wide: Stage) -> None:
    stranger = 1009
    wide.playground.add_person(stranger, HURT, HURT, about=HURT)
    await wide.bot("setMyDescription", description=HURT)
    await wide.open(stranger)
    await expect(wide.column(stranger)).to_contain_text(HURT)
    wide.playground.say(stranger, HURT)
    await wide.bot.next()
    await wide.bot("setMyCommands", commands=[{"command": "menu", "description": HURT}])
    message = await wide.bot.send(stranger, HURT, [[HURT, {"text": HURT, "url": "https://example.org/?" + "q" * 9}]])
    await expect(wide.message(message, stranger).locator(".words")).to_contain_text(HURT)
    await expect(wide.button(message, 0, 0, stranger)).to_have_text(HURT)
    await wide.button(message, 0, 0, stranger).click()
    query = await wide.bot.next("callback_query")
    await wide.bot("answerCallbackQuery", callback_query_id=query["id"], text=HURT)
    await expect(wide.column(stranger).locator(".toast")).to_have_text(HURT)
    await wide.column(stranger).locator("[data-action=menu]").click()
    await expect(wide.column(stranger).get_by_role("option")).to_contain_text(HURT)
    await wide.bot("sendDocument", chat_id=stranger, document=(f"{HURT}.docx", b"PK"), caption=HURT)
    await wide.bot("sendPhoto", chat_id=stranger, photo=(f"{HURT}.png", picture(40, 40)), caption=HURT)
    await wide.bot("sendPoll", chat_id=stranger, question=HURT, options=[HURT, "Нет"])
    await wide.bot.send(stranger, "?", reply_markup={"keyboard": [[HURT]], "input_field_placeholder": HURT})
    await expect(wide.column(stranger).locator(".reply-button")).to_have_text(HURT)
    await wide.column(stranger).locator(".photo").click()
    await expect(wide.page.locator(".viewer-bar")).to_contain_text(HURT)
    await assert_unhurt(wide)


@pytest.mark.slow
@needs_chromium
@pytest.mark.asyncio(loop_scope="module")
async def test_addresses_that_run_code_are_no_links(wide: Stage) -> None:
    await wide.open(ANNA)
    found: dict[str, bool] = await wide.page.evaluate(
        """async () => {
            const { safeAddress } = await import("/static/entities.js");
            const tried = ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "java\\nscript:alert(1)", "data:text/html,x",
                           "vbscript:x", "blob:x", "file:///etc/passwd", "https://example.org", "example.org", "tg://user?id=1"];
            return Object.fromEntries(tried.map((one) => [one, safeAddress(one)]));
        }"""
    )
    accepted = {address for address, shown in found.items() if shown}
    assert accepted == {"https://example.org", "example.org", "tg://user?id=1"}


@pytest.mark.slow
@needs_chromium
@pytest.mark.asyncio(loop_scope="module")
@pytest.mark.parametrize(
    ("text", "entities", "html"),
    [
        ("ab", [("bold", 0, 2), ("italic", 1, 1)], "<strong>a<em>b</em></strong>"),
        ("abcd", [("bold", 0, 3), ("italic", 2, 2)], "<strong>ab<em>c</em></strong><em>d</em>"),
        ("🙂b", [("bold", 2, 1)], "🙂<strong>b</strong>"),
        ("ab", [("bold", 5, 4), ("italic", -1, 2), ("underline", 0, 0), ("strikethrough", 1, 900)], "a<s>b</s>"),
        ("ab", [("unknown", 0, 2)], "ab"),
        ("a\nb\nc", [("blockquote", 2, 1)], "a<blockquote>b</blockquote>c"),
        ("<b>", [("italic", 0, 3)], "<em>&lt;b&gt;</em>"),
    ],
)
async def test_entities_become_elements(
    wide: Stage, text: str, entities: list[tuple[str, int, int]], html: str
) -> None:
    await wide.open()
    made = [{"type": kind, "offset": offset, "length": length} for kind, offset, length in entities]
    shown = await wide.page.evaluate(
        """async ([text, entities]) => {
            const { renderText } = await import("/static/entities.js");
            const box = document.createElement("div");
            box.append(...renderText(text, entities));
            return box.innerHTML;
        }""",
        [text, made],
    )
    assert shown == html


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_script_parses_markup_or_speaks_russian(path: Path) -> None:
    code = path.read_text()
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|DOMParser|\beval\b|new Function", code
    )
    assert path.name == "texts.js" or not re.search("[а-яё]", code, re.IGNORECASE)


def test_every_phrase_is_used_and_every_used_phrase_exists() -> None:
    catalogue = (PAGE / "texts.js").read_text()
    phrases = set(
        re.findall(r"^  (\w+): ", catalogue.partition("export const texts = {")[2].partition("\n};")[0], re.MULTILINE)
    )
    used = {name for path in SCRIPTS for name in re.findall(r"\btexts\.(\w+)", path.read_text())} - {"js"}
    assert phrases == used


def test_nothing_comes_from_elsewhere() -> None:
    for path in PAGE.iterdir():
        elsewhere = set(re.findall(r"(?:https?:)?//([\w.-]+\.[a-z]+)", path.read_text()))
        assert elsewhere <= {"www.w3.org"}, path.name
