"""The web chat around the conversation: columns, unread marks, history, a phone, a lost connection."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Route, expect

from playground.server import serving
from tests.e2e.page_stage import ANNA, BORIS, GALINA, PHONE, Stage, browser, needs_chromium, picture, stage

pytestmark = [pytest.mark.slow, needs_chromium, pytest.mark.asyncio(loop_scope="module")]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as launched:
        yield launched


@pytest_asyncio.fixture(loop_scope="module")
async def wide(chromium: Browser) -> AsyncIterator[Stage]:
    async with stage(chromium) as made:
        yield made


@pytest_asyncio.fixture(loop_scope="module")
async def phone(chromium: Browser) -> AsyncIterator[Stage]:
    async with stage(chromium, viewport=PHONE, has_touch=True) as made:
        yield made


async def test_a_reload_keeps_the_columns(wide: Stage) -> None:
    await wide.open()
    for person in (BORIS, ANNA, GALINA):
        await wide.page.locator(f'[data-person="{person}"]').click()
    await wide.column(ANNA).locator("[data-action=close]").click()
    assert wide.page.url.endswith(f"#{BORIS},{GALINA}")
    await wide.page.reload()
    columns = wide.page.locator("[data-chat]")
    await expect(columns).to_have_count(2)
    assert [await columns.nth(one).get_attribute("data-chat") for one in range(2)] == [str(BORIS), str(GALINA)]


async def test_unread_marks_come_and_go(wide: Stage) -> None:
    await wide.acquaint(ANNA)
    await wide.acquaint(BORIS)
    await wide.open(ANNA)
    await wide.bot.send(ANNA, "Видно сразу")
    await wide.bot.send(BORIS, "Раз")
    await wide.bot.send(BORIS, "Два")
    badge = wide.page.locator(f'[data-person="{BORIS}"] .badge')
    await expect(badge).to_have_text("2")
    await expect(wide.page.locator(f'[data-person="{ANNA}"] .badge')).to_have_count(0)
    await expect(wide.page).to_have_title("(2) Методбот")
    await wide.page.locator(f'[data-person="{BORIS}"]').click()
    await expect(badge).to_have_count(0)
    await expect(wide.column(BORIS).locator(".unread-line")).to_have_text("Непрочитанные сообщения: 2")
    async with asyncio.timeout(5):
        while (chat := wide.playground.chat(BORIS)) is None or chat.unread:  # noqa: ASYNC110  # the page tells nobody
            await asyncio.sleep(0.02)


async def test_history_comes_page_by_page_and_the_place_is_kept(wide: Stage) -> None:
    await wide.acquaint()
    ids = [await wide.bot.send(ANNA, f"Сообщение {one}") for one in range(130)]
    await wide.open(ANNA)
    messages, feed = wide.column().locator("[data-message]"), wide.column().get_by_role("log")
    await expect(messages).to_have_count(50)
    await expect(wide.message(ids[-1])).to_be_in_viewport()
    await feed.evaluate("feed => feed.scrollTop = 0")
    await expect(messages).to_have_count(100)
    await expect(wide.message(ids[80])).to_be_in_viewport()
    await wide.bot.send(ANNA, "Новое")
    jump = wide.column().get_by_role("button", name="К последним сообщениям")
    await expect(jump).to_contain_text("1")
    await expect(wide.message(ids[80])).to_be_in_viewport()
    await jump.click()
    await expect(wide.column().get_by_text("Новое")).to_be_in_viewport()
    await expect(jump).to_be_hidden()


async def test_after_a_lost_connection_nothing_is_missing_or_doubled(wide: Stage) -> None:
    playground = wide.playground
    port = 0
    async with serving(playground) as url:
        port = int(url.rpartition(":")[2])
        await wide.page.goto(f"{url}/#{ANNA}")
        kept, edited = [playground.say(ANNA, words).id for words in ("останется", "изменится")]
        await expect(wide.message(edited)).to_be_visible()
    banner = wide.page.get_by_text("Нет связи с площадкой")
    await expect(banner).to_be_visible()
    missed = playground.say(ANNA, "пропущено").id
    playground.edit(ANNA, edited, "изменилось")
    async with serving(playground, port=port):
        await expect(wide.message(missed)).to_be_visible(timeout=15_000)
        await expect(banner).to_be_hidden()
        await expect(wide.message(edited)).to_contain_text("изменилось")
        await wide.area().fill("снова вместе")
        await wide.area().press("Enter")
        await expect(wide.column().locator("[data-message]")).to_have_count(4)
        ids = (
            await wide.column()
            .locator("[data-message]")
            .evaluate_all("all => all.map(one => Number(one.dataset.message))")
        )
        assert ids[:3] == [kept, edited, missed]
        await wide.page.goto("about:blank")
    wide.alarms.clear()  # refused connections are the point of this test, and its server is another one


async def test_a_phone_shows_one_chat_and_goes_back(phone: Stage) -> None:
    await phone.acquaint()
    await phone.open()
    await phone.page.locator(f'[data-person="{ANNA}"]').tap()
    await expect(phone.area()).to_be_visible()
    await expect(phone.page.locator("[data-person]").first).to_be_hidden()
    await phone.area().fill("с телефона")
    await phone.column().locator("[data-action=send]").tap()
    assert (await phone.bot.next())["text"] == "с телефона"
    await phone.page.go_back()
    await expect(phone.page.locator(f'[data-person="{BORIS}"]')).to_be_visible()
    await phone.page.locator(f'[data-person="{BORIS}"]').tap()
    await phone.column(BORIS).locator("[data-action=back]").tap()
    await expect(phone.page.locator(f'[data-person="{BORIS}"]')).to_be_visible()
    await expect(phone.page.locator("[data-chat]")).to_have_count(0)


@pytest.mark.parametrize("width", [360, 390, 430])
async def test_nothing_sticks_out_of_a_phone(phone: Stage, width: int) -> None:
    await phone.page.set_viewport_size({"width": width, "height": 800})
    await phone.acquaint()
    endless = "Психологопедагогическоесопровождение" * 4
    buttons = [
        ["Получается, могу показать коллегам"],
        [endless, "‹ Назад"],
        ["По школам", "По объединениям", "Картинка"],
    ]
    text = f"{endless}\nhttps://example.org/{'a' * 200}\n<pre>{'x' * 200}</pre>▰▰▰▱▱"
    await phone.bot.send(ANNA, text, buttons, parse_mode="HTML")
    await phone.bot("sendDocument", chat_id=ANNA, document=(f"{endless}.docx", b"PK"))
    await phone.bot("sendPhoto", chat_id=ANNA, photo=("a.png", picture(2000, 110)))
    await phone.bot.send(ANNA, "?", reply_markup={"keyboard": [[endless, "Да", "Нет"]], "resize_keyboard": True})
    await phone.open(ANNA)
    await expect(phone.column().locator("[data-message]")).to_have_count(5)
    assert await phone.overhang() <= 0
    # Words are wrapped, not cut.
    cut = "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.textContent)"
    assert await phone.column().locator(".inline-button, .reply-button").evaluate_all(cut) == []


async def test_a_silent_bot_is_noticed(wide: Stage) -> None:
    await wide.acquaint()
    await wide.open(ANNA)
    state = wide.page.locator(".bot-state")
    await expect(state).to_have_text("бот на связи")
    await expect(state).to_have_text("бот не отвечает", timeout=10_000)
    await wide.bot("getUpdates", timeout=0)
    await expect(state).to_have_text("бот на связи")
    await wide.bot("sendChatAction", chat_id=ANNA, action="typing")
    await expect(wide.column().locator(".column-about")).to_have_text("Методбот печатает…")
    await wide.bot.send(ANNA, "Готово")
    await expect(wide.column().locator(".column-about")).to_have_text("учитель математики, школа № 3")


async def test_a_message_that_comes_while_history_is_loading_is_kept(wide: Stage) -> None:
    await wide.acquaint()
    old = await wide.bot.send(ANNA, "Старое")
    asked, released = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        response = await route.fetch()
        asked.set()
        await released.wait()
        await route.fulfill(response=response)

    await wide.page.route("**/messages?*", late)
    await wide.open(ANNA)
    await asked.wait()
    fresh = await wide.bot.send(ANNA, "Свежее")
    await wide.bot("editMessageText", chat_id=ANNA, message_id=old, text="Новее страницы")
    await expect(wide.page.locator(f'[data-person="{ANNA}"]')).to_contain_text("Свежее")
    await wide.page.wait_for_timeout(200)
    released.set()
    await expect(wide.message(fresh)).to_be_visible()
    await expect(wide.message(old)).to_contain_text("Новее страницы")
